import { chargingRows } from './charging';
import { diagnosticsRows } from './diagnostics';
import { infoRows } from './info';
import { limitsRows } from './limits';
import { meterRows } from './meter';
import type { KeyRow } from './row';
import { scheduleRows } from './schedule';
import { sessionRows } from './session';
import { settingsRows } from './settings';
import { statusRows } from './status';
import { surplusRows } from './surplus';
import { tariffRows } from './tariff';
import { tripRows } from './trip';

/** Every API key of v2 devices: chargers and controllers. A key may have a row for each, where it means different things. */
export const catalogue: readonly KeyRow[] = [
    ...chargingRows,
    ...infoRows,
    ...sessionRows,
    ...meterRows,
    ...statusRows,
    ...limitsRows,
    ...settingsRows,
    ...surplusRows,
    ...tariffRows,
    ...tripRows,
    ...scheduleRows,
    ...diagnosticsRows,
];
