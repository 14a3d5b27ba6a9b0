import { buttonRows } from './button';
import { cardsRows } from './cards';
import { chargingRows } from './charging';
import { cloudRows } from './cloud';
import { controllerRows } from './controller';
import { diagnosticsRows } from './diagnostics';
import { gridRows } from './grid';
import { infoRows } from './info';
import { ledRows } from './led';
import { limitsRows } from './limits';
import { loadBalancingRows } from './loadBalancing';
import { lockRows } from './lock';
import { meterRows } from './meter';
import { modbusRows } from './modbus';
import { mqttRows } from './mqtt';
import { networkRows } from './network';
import { ocppRows } from './ocpp';
import type { KeyRow } from './row';
import { scheduleRows } from './schedule';
import { sessionRows } from './session';
import { settingsRows } from './settings';
import { statusRows } from './status';
import { surplusRows } from './surplus';
import { tariffRows } from './tariff';
import { tripRows } from './trip';

/** Every API key of v2 devices, chargers and controllers: one row each. */
export const catalogue: readonly KeyRow[] = [
    ...chargingRows,
    ...infoRows,
    ...sessionRows,
    ...meterRows,
    ...statusRows,
    ...settingsRows,
    ...limitsRows,
    ...surplusRows,
    ...tariffRows,
    ...tripRows,
    ...scheduleRows,
    ...cardsRows,
    ...lockRows,
    ...ledRows,
    ...buttonRows,
    ...loadBalancingRows,
    ...gridRows,
    ...networkRows,
    ...cloudRows,
    ...mqttRows,
    ...ocppRows,
    ...modbusRows,
    ...diagnosticsRows,
    ...controllerRows,
];
