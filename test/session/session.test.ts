import { waysTo } from '../../src/goe/transport/ways';
import { sessionSuite } from './sessionSuite';

const v1Lacks = {
    filter: 'API v1 always answers with everything',
    models: 'API v1 tells neither model nor a firmware of API v2',
    batches: 'API v1 takes one command per request',
    reasons: 'API v1 refuses by changing nothing',
    phases: 'API v1 has neither',
    raw: 'API v1 has its own fields',
    apiSwitch: 'another API',
} as const;

sessionSuite({
    name: 'local HTTP API v2',
    open: ({ address }, clock) => waysTo({ host: address, connection: 'http-v2' }, clock),
});

sessionSuite({
    name: 'local HTTP API v1',
    simulator: { api: 'v1', v1Firmware: '041.0' },
    open: ({ address }, clock) => waysTo({ host: address, connection: 'http-v1' }, clock),
    lacks: v1Lacks,
});

const token = 'token-of-the-cloud';
const cloudLacks = {
    polls: 'the cloud answers at its own pace',
    refusesConnections: 'the cloud answers also while the charger is away',
    http: 'the cloud stands in between',
    apiSwitch: 'another switch',
} as const;

sessionSuite({
    name: 'cloud API v2',
    simulator: { cloud: { token } },
    open: ({ charger, cloud }, clock) =>
        waysTo(
            {
                serial: String(charger.status(['sse']).sse),
                token,
                cloud: { v2: cloud?.address ?? '', v1: '' },
                connection: 'cloud-v2',
            },
            clock,
        ),
    lacks: { ...cloudLacks, reasons: 'the cloud does not pass the words on' },
});

sessionSuite({
    name: 'cloud API v1',
    simulator: { api: 'v1', cloud: { token } },
    open: ({ cloud }, clock) =>
        waysTo({ token, cloud: { v2: '', v1: cloud?.address ?? '' }, connection: 'cloud-v1' }, clock),
    lacks: { ...v1Lacks, ...cloudLacks },
});
