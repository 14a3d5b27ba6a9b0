/** Words for scripts: fixed, in capitals, never translated. */

/** `car`, API v1 and v2 (go-e API keys, firmware 60.4; 6 since 60.4). */
export const carWords: Readonly<Record<number, string>> = {
    0: 'UNKNOWN',
    1: 'IDLE',
    2: 'CHARGING',
    3: 'WAITING_FOR_CAR',
    4: 'COMPLETE',
    5: 'ERROR',
    6: 'INITIALIZING',
};

const errorWordsAlways: Readonly<Record<number, string>> = {
    0: 'NONE',
    1: 'FI_AC',
    2: 'FI_DC',
    3: 'PHASE',
    4: 'OVERVOLT',
    5: 'OVERAMP',
    6: 'DIODE',
    7: 'PP_INVALID',
    8: 'GND_INVALID',
    9: 'CONTACTOR_STUCK',
    10: 'CONTACTOR_MISS',
};

/** `err`, official key lists of firmware 59.4 to 60.4. */
export const errorWords: Readonly<Record<number, string>> = {
    ...errorWordsAlways,
    12: 'STATUS_LOCK_STUCK_OPEN',
    13: 'STATUS_LOCK_STUCK_LOCKED',
    14: 'FI_UNKNOWN',
    15: 'UNKNOWN',
    16: 'OVERTEMP',
    17: 'NO_COMM',
    18: 'CP_INVALID',
    23: 'RDC_SELF_TEST_FAILED',
};

/** `err`, documents for the firmware before. */
export const errorWordsBefore59: Readonly<Record<number, string>> = {
    ...errorWordsAlways,
    11: 'FI_UNKNOWN',
    12: 'UNKNOWN',
    13: 'OVERTEMP',
    14: 'NO_COMM',
    15: 'STATUS_LOCK_STUCK_OPEN',
    16: 'STATUS_LOCK_STUCK_LOCKED',
};

/** `err` of API v1; everything else is an internal error (go-e API v1). */
export const errorWordsV1: Readonly<Record<number, string>> = {
    0: 'NONE',
    1: 'RCCB',
    3: 'PHASE',
    8: 'NO_GROUND',
    10: 'INTERNAL',
};
