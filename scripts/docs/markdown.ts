/** Text that is shown as it is typed. */
export function code(text: string): string {
    return `\`${text.replaceAll('`', "'").replaceAll('|', '\\|')}\``;
}

/** Plain text for a cell or a heading: nothing in it is Markdown or HTML. */
export function escapeText(text: string): string {
    return text
        .replace(/\s+/g, ' ')
        .trim()
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('`', '&#96;')
        .replace(/[\\|*_[\]~#]/g, '\\$&')
        .replaceAll('&\\#96;', '&#96;');
}

/** The anchor that GitHub gives a heading. */
export function anchorOf(title: string): string {
    return title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-');
}
