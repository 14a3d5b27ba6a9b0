import { deepEqual, equal } from 'node:assert/strict';
import { chargesOnSurplus, FeedControl, feedStatus, type FeedSituation } from '../../../src/control/surplusFeed';
import type { SurplusReading } from '../../../src/control/surplusInputs';

const known = (pGrid: number): SurplusReading => ({ power: { pGrid } });
const missing: SurplusReading = { unknown: 'missing', id: 'meter.0.grid' };
const charging: FeedSituation = {
    now: 0,
    enabled: true,
    stopWhenBroken: true,
    reading: known(-500),
    carConnected: true,
    charging: true,
    carW: 2_300,
    isHeld: true,
    force: 0,
};

/** Looks once a second and tells when it wanted what, in seconds. */
function run(control: FeedControl, from: number, to: number, of: (second: number) => Partial<FeedSituation>): string[] {
    const did: string[] = [];
    for (let second = from; second <= to; second++) {
        const { action } = control.next({ ...charging, ...of(second), now: second * 1000 });
        if (action.kind !== 'nothing') {
            did.push(`${action.kind} ${second}`);
        }
    }
    return did;
}

describe('The surplus feed of a charger', () => {
    let control: FeedControl;
    beforeEach(() => {
        control = new FeedControl();
    });

    /** Fed until second 10, broken from 11 on, stopped at 30. */
    function stop(): void {
        deepEqual(
            run(control, 0, 30, second => (second > 10 ? { reading: missing } : {})),
            ['send 0', 'send 5', 'send 10', 'stop 30'],
        );
        control.stopped();
    }

    describe('sends', () => {
        it('every five seconds', () => {
            deepEqual(
                run(control, 0, 12, () => ({})),
                ['send 0', 'send 5', 'send 10'],
            );
        });

        it('sooner on a change above 100 W, but not twice a second', () => {
            const grid = (second: number): Partial<FeedSituation> => ({ reading: known(second >= 2 ? 601 : 500) });
            deepEqual(run(control, 0, 8, grid), ['send 0', 'send 2', 'send 7']);
            const { action } = control.next({ ...charging, now: 7_500, reading: known(5_000) });
            equal(action.kind, 'nothing');
        });

        it('no sooner on a change of 100 W', () => {
            const grid = (second: number): Partial<FeedSituation> => ({ reading: known(second >= 2 ? 600 : 500) });
            deepEqual(run(control, 0, 6, grid), ['send 0', 'send 5']);
        });

        it('only while a car is connected', () => {
            for (const carConnected of [false, null, undefined]) {
                const { action, status } = control.next({ ...charging, carConnected });
                deepEqual([action.kind, status], ['nothing', feedStatus.waitingForCar]);
            }
        });

        it('nothing while it is switched off', () => {
            const { action, status } = control.next({ ...charging, enabled: false });
            deepEqual([action.kind, status], ['nothing', feedStatus.off]);
        });

        it('nothing while a power is unknown, and says why', () => {
            for (const unknown of ['missing', 'tooOld', 'notANumber'] as const) {
                const { action, status } = control.next({ ...charging, reading: { unknown, id: 'grid' } });
                deepEqual([action.kind, status], ['nothing', feedStatus[unknown]]);
            }
        });

        it('on when the clock is put back', () => {
            run(control, 1_000, 1_000, () => ({}));
            deepEqual(
                run(control, 0, 0, () => ({})),
                ['send 0'],
            );
        });
    });

    describe('stops charging', () => {
        it('20 s after the last data when the car still draws power', stop);

        it('sooner where a strong car would have drawn 0.02 kWh by then, but not before the charger itself may notice', () => {
            const strong = (carW: number) => (second: number) => (second > 10 ? { carW, reading: missing } : {});
            deepEqual(
                [4_100, 7_400, 22_000].map(carW => run(new FeedControl(), 0, 40, strong(carW))[3]),
                ['stop 25', 'stop 17', 'stop 16'],
            );
        });

        it('20 s after a frozen sensor last told the truth, not after it was found out', () => {
            const frozen = (second: number): Partial<FeedSituation> =>
                second > 12 ? { reading: { unknown: 'tooOld', id: 'grid', since: 2_000 } } : {};
            deepEqual(run(control, 0, 40, frozen)[3], 'stop 22');
        });

        it('20 s after a car came while there was no data', () => {
            deepEqual(run(control, 0, 25, second => ({ carConnected: second >= 3, reading: missing }))[0], 'stop 23');
        });

        it('not when the car draws none', () => {
            deepEqual(
                run(control, 0, 99, () => ({ reading: missing, charging: false })),
                [],
            );
        });

        it('not when somebody forced it on', () => {
            deepEqual(
                run(control, 0, 99, () => ({ reading: missing, force: 2 })),
                [],
            );
        });

        it('not when the owner does not want that', () => {
            deepEqual(
                run(control, 0, 99, () => ({ reading: missing, stopWhenBroken: false })),
                [],
            );
        });

        it('not when the data was back in between', () => {
            deepEqual(
                run(control, 0, 35, second => (second === 19 ? {} : { reading: missing })),
                ['send 19'],
            );
        });

        it('not when the car charges for another reason, which is looked at again after 20 s', () => {
            deepEqual(
                run(control, 0, 20, () => ({ reading: missing })),
                ['stop 20'],
            );
            control.leaveAlone(20_000);
            deepEqual(
                run(control, 21, 40, () => ({ reading: missing })),
                ['stop 40'],
            );
        });
    });

    describe('releases what it stopped', () => {
        beforeEach(stop);

        it('when the data is back', () => {
            const back = (second: number): Partial<FeedSituation> => ({
                force: 1,
                charging: false,
                reading: second >= 90 ? known(-500) : missing,
            });
            deepEqual(run(control, 31, 90, back), ['release 90']);
            control.released();
            deepEqual(
                run(control, 91, 91, () => ({ force: 0 })),
                ['send 91'],
            );
        });

        it('when the feed is switched off, or the stopping', () => {
            for (const off of [{ enabled: false }, { stopWhenBroken: false }]) {
                const { action } = control.next({ ...charging, ...off, now: 31_000, reading: missing, force: 1 });
                equal(action.kind, 'release');
            }
        });

        it('also after a restart', () => {
            const restarted = new FeedControl(true);
            deepEqual(
                run(restarted, 0, 3, second => ({ force: 1, reading: second < 3 ? missing : known(0) })),
                ['release 3'],
            );
        });

        it('not when somebody decided otherwise since, and does not stop that one again', () => {
            const taken = (second: number): Partial<FeedSituation> => ({
                reading: missing,
                force: second < 40 ? 1 : 0,
            });
            deepEqual(run(control, 31, 300, taken), ['forget 40']);
        });

        it('and is ready for the next break once the data was back', () => {
            run(control, 31, 31, () => ({ reading: missing, force: 2 }));
            deepEqual(
                run(control, 32, 60, second => ({ reading: second === 35 ? known(0) : missing })),
                ['send 35', 'stop 55', 'stop 56', 'stop 57', 'stop 58', 'stop 59', 'stop 60'],
            );
        });

        it('and is ready for the next car', () => {
            run(control, 31, 32, () => ({ reading: missing, force: 0, carConnected: false, charging: false }));
            deepEqual(
                run(control, 33, 53, () => ({ reading: missing })),
                ['stop 53'],
            );
        });
    });

    it('takes a charge for one on surplus in Eco mode only, and not with a low price or a timer', () => {
        const raw = { car: 2, frc: 0, lmo: 4, fup: true, modelStatus: 12 };
        equal(chargesOnSurplus(raw), true);
        equal(chargesOnSurplus({ ...raw, modelStatus: 20 }), true);
        for (const other of [
            { car: 4 },
            { frc: 2 },
            { lmo: 3 },
            { lmo: 5 },
            { fup: false },
            { modelStatus: 7 },
            { modelStatus: 14 },
            { lmo: null },
        ]) {
            equal(chargesOnSurplus({ ...raw, ...other }), false, JSON.stringify(other));
        }
    });
});
