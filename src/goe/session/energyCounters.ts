import type { StateValue } from '../catalogue/row';
import { Meter } from '../codec/meter';
import type { DevicePlan } from '../codec/plan';
import { SessionEnergy } from '../codec/sessionEnergy';

/** What was shown before this start: state id -> kWh and when, ms since 1970. */
export type ShownCounters = ReadonlyMap<string, { readonly value: number; readonly at: number }>;

/** The energy counters of one device: the total never falls, the session survives a device that loses count. */
export class EnergyCounters {
    private readonly meters = new Map<string, Meter>();
    private readonly sessions = new Map<string, SessionEnergy>();

    /** @param shown what was shown before this start, so that nothing falls after a restart */
    constructor(shown: ShownCounters = new Map()) {
        shown.forEach(({ value, at }, id) => this.meters.set(id, new Meter(value, at)));
    }

    /**
     * Puts the counters of an answer right, in place.
     *
     * @param readable decoded answer
     * @param known values shown so far, for what this answer does not say
     * @param plan what the device has
     * @param now ms since 1970
     */
    correct(
        readable: Map<string, StateValue>,
        known: ReadonlyMap<string, StateValue>,
        plan: DevicePlan,
        now: number,
    ): void {
        const counters = [...readable].flatMap(([id, value]) => {
            const row = plan.states.get(id)?.row;
            return typeof value === 'number' && (row?.rising || row?.ofSession) ? [{ id, value, row }] : [];
        });
        for (const { id, value } of counters.filter(({ row }) => row.rising)) {
            const meter = this.meters.get(id) ?? new Meter();
            this.meters.set(id, meter);
            readable.set(id, meter.read(value, now));
        }
        for (const { id, value } of counters.filter(({ row }) => row.ofSession)) {
            const session = this.sessions.get(id) ?? new SessionEnergy();
            this.sessions.set(id, session);
            const connected = readable.get('carConnected') ?? known.get('carConnected');
            const total = readable.get('totalChargedEnergy') ?? known.get('totalChargedEnergy');
            const energy = session.read({
                energy: value,
                carConnected: typeof connected === 'boolean' ? connected : null,
                total: typeof total === 'number' ? total : undefined,
            });
            readable.set(id, Math.round(energy * 1000) / 1000);
        }
    }
}
