import assert from 'node:assert/strict';
import { catalogue } from '../../../src/goe/catalogue/catalogue';
import type { KeyRow } from '../../../src/goe/catalogue/row';
import { v1Rows } from '../../../src/goe/catalogue/v1';
import { planFor, withoutMissingParts } from '../../../src/goe/codec/plan';

const ids = (plan: ReturnType<typeof planFor>): string[] => [...plan.states.keys()];

describe('What a device has', () => {
    it('follows from the keys it answered with', () => {
        const plan = planFor(catalogue, 'charger', 'essential', new Set(['amp', 'car']));
        const readable = [...plan.states.values()].filter(({ row }) => row.access !== 'w');
        assert.deepEqual(
            readable.map(({ row }) => row.id),
            ['maxCurrent', 'pwmSignal', 'carConnected', 'charging'],
        );
        assert.deepEqual(
            [...plan.polls],
            [
                ['amp', 'status'],
                ['car', 'live'],
            ],
        );
    });

    it('grows from essential to standard to all', () => {
        const sizes = (['essential', 'standard', 'all'] as const).map(
            keySet => planFor(catalogue, 'charger', keySet).states.size,
        );
        assert.ok(sizes[0] < sizes[1] && sizes[1] < sizes[2], sizes.join(' < '));
    });

    it('is something else for a charger and for a controller', () => {
        const charger = ids(planFor(catalogue, 'charger', 'all'));
        const controller = ids(planFor(catalogue, 'controller', 'all'));
        assert.ok(charger.includes('maxCurrent') && !controller.includes('maxCurrent'));
        assert.ok(controller.includes('categories.0.power') && !charger.includes('categories.0.power'));
        assert.ok(charger.includes('firmware') && controller.includes('firmware'));
    });

    it('includes the keys that other values are made of, read as often as these', () => {
        const { polls } = planFor(catalogue, 'charger', 'essential', new Set(['psm', 'pnp', 'fsp', 'err', 'fwv']));
        assert.deepEqual([polls.get('pnp'), polls.get('fsp'), polls.get('fwv')], ['status', 'status', 'constant']);
    });

    it('has its cards in the shape that this firmware sends', () => {
        const old = planFor(catalogue, 'charger', 'all', new Set(['cards']));
        const recent = planFor(catalogue, 'charger', 'all', new Set(['c0n', 'c0e', 'c0i']));
        const both = planFor(catalogue, 'charger', 'all', new Set(['cards', 'c0n', 'c0e', 'c0i']));
        assert.equal(old.states.get('cards.0.name')?.key, 'cards');
        assert.equal(recent.states.get('cards.0.name')?.key, 'c0n');
        assert.equal(both.states.get('cards.0.name')?.key, 'cards');
    });

    it('never includes a secret', () => {
        const secrets = catalogue.filter(({ secret }) => secret).map(({ key }) => key);
        assert.ok(secrets.length > 10);
        for (const kind of ['charger', 'controller'] as const) {
            const { byKey, polls } = planFor(catalogue, kind, 'all');
            assert.deepEqual(
                secrets.filter(key => byKey.has(key) || polls.has(key)),
                [],
            );
        }
    });

    it('leaves out parts that its answers do not have, but no essential one', () => {
        const plan = planFor(catalogue, 'charger', 'all', new Set(['tma']));
        const left = withoutMissingParts(plan, new Map([['temperature1', 20]]));
        assert.ok(left.states.has('temperature2'));
        assert.ok(plan.states.has('meter.temperature3') && !left.states.has('meter.temperature3'));
        assert.equal(left.byKey.get('tma')?.length, 2);
    });
});

describe('A charger with API v1', () => {
    const plan = planFor(v1Rows, 'charger', 'all', undefined, catalogue);

    it('has the same states where it has the same values', () => {
        for (const id of [
            'maxCurrent',
            'powerAll',
            'voltageL1',
            'sessionChargedEnergy',
            'totalChargedEnergy',
            'carConnected',
        ]) {
            assert.ok(plan.states.has(id), id);
        }
    });

    it('can write only what API v1 can write', () => {
        const { row } = plan.states.get('maxCurrent') ?? assert.fail();
        assert.equal(row.access, 'rw');
        assert.equal(plan.states.get('chargingPhases')?.row.access, 'r');
    });

    it('shows of a card only that it is there, never its number', () => {
        const secrets = new Set(v1Rows.filter(({ secret }: KeyRow) => secret).map(({ key }) => key));
        const shown = [...plan.states.values()].filter(({ key }) => secrets.has(key));
        assert.ok(shown.every(({ row, source }) => row.type === 'boolean' && source.codec === 'cardLearned'));
        assert.equal(shown.length, 10);
    });
});
