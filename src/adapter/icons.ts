/** A drawing in the colour of admin's cards and buttons, as an address that needs no server. */
function drawing(content: string): string {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${content}</svg>`;
    return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

const line = 'fill="none" stroke="#3399cc" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';

/** Pictures of devices, by kind. */
export const pictures = {
    /** A wallbox with its ring of light and a plug. */
    charger: drawing(
        '<rect x="4" y="1.5" width="16" height="21" rx="4" fill="#f4f6f8" stroke="#26323c"/>' +
            '<circle cx="12" cy="9.5" r="5" fill="none" stroke="#00a3da" stroke-width="1.8"/>' +
            '<path d="M12.8 6.2 9.8 10.2h2l-.6 2.9 3-4h-2z" fill="#ffb300"/>' +
            '<path d="M12 17v3" stroke="#26323c" stroke-width="2" stroke-linecap="round"/>',
    ),
    /** A box on a rail with its clamps. */
    controller: drawing(
        '<rect x="3" y="3" width="18" height="18" rx="1.5" fill="#f4f6f8" stroke="#26323c"/>' +
            '<path d="M3 7.5h18M3 16.5h18" stroke="#26323c"/>' +
            '<path d="M6 5.2h1.5M10 5.2h1.5M14 5.2h1.5M6 18.8h1.5M10 18.8h1.5M14 18.8h1.5" stroke="#26323c" stroke-width="1.6"/>' +
            '<path d="M6 14l3-3.5 2.5 2L16 9" fill="none" stroke="#00a3da" stroke-width="1.6"/>',
    ),
} as const;

/** Signs on buttons for which admin has no name. */
export const signs = {
    power: drawing(`<path d="M12 3v9M7 5.8a8 8 0 1 0 10 0" ${line}/>`),
    card: drawing(`<rect x="3" y="5" width="18" height="14" rx="2" ${line}/><path d="M3 10h18M7 15h4" ${line}/>`),
} as const;
