/** What one of the platform's checks complains about. */
export interface Finding {
    /** The check's own name for it, such as W5058. */
    readonly code: string;
    readonly text: string;
}

/** A finding that stays, and why. */
export interface Explained extends Finding {
    readonly reason: string;
}

/**
 * Reads the findings that are explained: the rows of the tables in docs/platform-findings.md, with three columns: code, a part
 * of the finding's text, reason.
 *
 * @param page the page's text
 */
export function readExplained(page: string): Explained[] {
    return page.split('\n').flatMap(line => {
        const [, code, text, reason] = /^\| `([^`]+)` \| `([^`]+)` \| (.+) \|$/.exec(line.trimEnd()) ?? [];
        return reason === undefined ? [] : [{ code, text, reason }];
    });
}

/** The explanation of a finding; undefined where it has none. */
export function explanationOf({ code, text }: Finding, explained: readonly Explained[]): Explained | undefined {
    return explained.find(entry => entry.code === code && text.includes(entry.text));
}

/**
 * Reads what the repository checker prints.
 *
 * @param output all of it: findings stand in lines such as "[W5058] text"
 */
export function readFindings(output: string): Finding[] {
    return output.split('\n').flatMap(line => {
        const [, code, text] = /^\[([EWS]\d{4})\] (.+)$/.exec(line.trimEnd()) ?? [];
        return text === undefined ? [] : [{ code, text }];
    });
}
