import { defineSlice, flag, json, list, moment, number, text, word, type Field } from './slice';

/** Who the device is. */
export const metadata = defineSlice('metadata', {
    serialNumber: text('info.serialNumber'),
    friendlyName: text('info.friendlyName'),
    model: text('info.model'),
    firmware: text('firmware'),
});

/** The clock of the device. */
export const time = defineSlice('time', {
    timeServerEnabled: flag('settings.timeServerEnabled'),
    timeServerStatus: word('diagnostics.timeServerStatus'),
    /** Minutes from UTC, without daylight saving. */
    offset: number('settings.timeZoneOffset'),
    daylightSaving: word('settings.daylightSaving'),
    universalTime: moment('diagnostics.universalTime'),
    /** The clock on its wall, ISO 8601 with the offset where the device says it. */
    localTime: {
        id: 'diagnostics.localTime',
        from: reading => {
            const value = reading.value('diagnostics.localTime');
            // `loc` has a space before the offset, which is no ISO 8601 (go-eCharger-API-v2, apikeys: 2022-01-07T11:36:06.226 +01:00).
            return typeof value === 'string' ? value.replace(' ', '') : null;
        },
    } satisfies Field<string | null>,
});

/** What the device has done so far: kWh, number of restarts, seconds since the last one. */
export const statistics = defineSlice(
    'statistics',
    {
        totalEnergy: number('totalChargedEnergy'),
        restarts: number('diagnostics.restartCount'),
        uptime: number('diagnostics.uptime'),
    },
    'charger',
);

/** What its owner has set: A, kWh, W, phases (0 automatic, 1, 3). */
export const configuration = defineSlice(
    'configuration',
    {
        current: number('maxCurrent'),
        energyLimit: number('sessionChargeEnergyLimit'),
        phases: number('phases'),
        chargingMode: word('settings.chargingMode'),
        accessControl: word('accessControl'),
        threePhasePower: number('surplus.threePhasePower'),
        currentPresets: json<number[]>('limits.currentPresets'),
        lockMode: word('lock.mode'),
        effectiveLockMode: word('lock.effectiveMode'),
    },
    'charger',
);

const perPhase = (state: string): Record<'l1' | 'l2' | 'l3', Field<number | null>> => ({
    l1: number(`${state}L1`),
    l2: number(`${state}L2`),
    l3: number(`${state}L3`),
});

/** What happens now: V, A, W, %, kWh. */
export const charging = defineSlice(
    'charging',
    {
        car: text('pwmSignal'),
        allowed: flag('allowCharging'),
        forced: word('forceState'),
        reason: word('status.chargingReason'),
        error: text('error'),
        allowedCurrent: number('limits.allowedCurrent'),
        phaseCount: number('status.phaseCount'),
        phasesInUse: number('phasesInUse'),
        lock: word('lock.state'),
        sessionEnergy: number('sessionChargedEnergy'),
        power: number('powerAll'),
        averagePower: number('meter.averagePower'),
        voltages: { ...perPhase('voltage'), neutral: number('meter.voltageNeutral') },
        currents: perPhase('current'),
        powers: { ...perPhase('power'), neutral: number('meter.powerNeutral') },
        powerFactors: { ...perPhase('meter.powerFactor'), neutral: number('meter.powerFactorNeutral') },
        temperatures: [{ celsius: number('temperature1') }, { celsius: number('temperature2') }],
    },
    'charger',
);

/** Where the energy came from, this session and in total: kWh. */
export const energies = defineSlice(
    'energies',
    {
        session: number('sessionChargedEnergy'),
        sessionSolar: number('session.energySolar'),
        sessionGrid: number('session.energyGrid'),
        sessionBattery: number('session.energyBattery'),
        sessionOther: number('session.energyOther'),
        /** Seconds. */
        chargingDuration: number('session.chargingDuration'),
        pluggedInAt: moment('session.pluggedInAt'),
        total: number('totalChargedEnergy'),
    },
    'charger',
);

/** The ten cards: kWh each; who charges now is `transaction` (null nobody, 0 without a card, 1 to 10). */
export const cards = defineSlice(
    'cards',
    {
        transaction: number('transaction'),
        cards: list(10, index => ({
            name: text(`cards.${index}.name`),
            energy: number(`cards.${index}.energy`),
            learned: flag(`cards.${index}.learned`),
        })),
    },
    'charger',
);

/** Charging from the sun: W, negative at the grid while feeding in. */
export const surplus = defineSlice(
    'surplus',
    {
        enabled: flag('surplus.enabled'),
        chargingMode: word('settings.chargingMode'),
        pausesAllowed: flag('settings.pausesAllowed'),
        gridPower: number('surplus.gridPower'),
        solarPower: number('surplus.solarPower'),
        batteryPower: number('surplus.batteryPower'),
        gridTarget: number('surplus.gridTarget'),
        startPower: number('surplus.startPower'),
    },
    'charger',
);

/** What holds the current down, in A; null: does not limit. */
export const limits = defineSlice(
    'limits',
    {
        allowed: number('limits.allowedCurrent'),
        requested: number('limits.requested'),
        installation: number('limits.installation'),
        cable: number('limits.cable'),
        adapter: number('limits.adapter'),
        temperature: number('limits.temperature'),
        unbalancedLoad: number('limits.unbalancedLoad'),
        loadBalancing: number('limits.loadBalancing'),
        surplus: number('limits.surplus'),
        tariff: number('limits.tariff'),
        accessControl: number('limits.accessControl'),
        minimum: number('limits.minimum'),
    },
    'charger',
);

/** A controller's voltage sensor: V. */
export const voltages = defineSlice(
    'voltages',
    {
        name: text('voltages.name'),
        l1: number('voltages.l1'),
        l2: number('voltages.l2'),
        l3: number('voltages.l3'),
        neutral: number('voltages.n'),
    },
    'controller',
);

/** A controller's six current sensors: A, W, %. */
export const currents = defineSlice(
    'currents',
    {
        sensors: list(6, index => ({
            name: text(`currents.${index}.name`),
            current: number(`currents.${index}.current`),
            power: number(`currents.${index}.power`),
            powerFactor: number(`currents.${index}.powerFactor`),
            phase: word(`currents.${index}.phase`),
            inverted: flag(`currents.${index}.inverted`),
        })),
    },
    'controller',
);

/** A controller's sixteen categories (0 house, 1 grid, 2 car, 3 relay, 4 solar, 5 battery, then the owner's): W, kWh, A. */
export const categories = defineSlice(
    'categories',
    {
        categories: list(16, index => ({
            name: text(`categories.${index}.name`),
            power: number(`categories.${index}.power`),
            energyIn: number(`categories.${index}.energyIn`),
            energyOut: number(`categories.${index}.energyOut`),
            currents: {
                l1: number(`categories.${index}.currentL1`),
                l2: number(`categories.${index}.currentL2`),
                l3: number(`categories.${index}.currentL3`),
                neutral: number(`categories.${index}.currentNeutral`),
            },
        })),
    },
    'controller',
);

/** All slices, in the order in which the command line shows them. */
export const slices = [
    metadata,
    time,
    statistics,
    configuration,
    charging,
    energies,
    cards,
    surplus,
    limits,
    voltages,
    currents,
    categories,
] as const;
