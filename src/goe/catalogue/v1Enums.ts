/** Numbers that mean something else in API v1 than in v2. */
export const v1Enums = {
    /** `ast`; 3 was seen as well (go-eCharger-API-v1 issue 111). */
    accessControlV1: { 0: 'Open', 1: 'Card or app', 2: 'Electricity price', 3: 'Timer' },
    /** `err`; every other number is an internal fault. */
    errorCodeV1: { 0: 'None', 1: 'Residual current', 3: 'Phase', 8: 'No earth', 10: 'Internal' },
    /** `tds`: hours that are added in summer. */
    daylightSavingV1: { 0: 'None', 1: 'Europe' },
    marketV1: { 0: 'Austria', 1: 'Germany' },
} as const satisfies Record<string, Readonly<Record<number, string>>>;
