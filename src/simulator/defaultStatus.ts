import type { Box } from './box';
import { defaultNetwork } from './defaultNetwork';

const midnight = { hour: 0, minute: 0, second: 0 };
const emptySchedule = {
    control: 0,
    ranges: [
        { begin: midnight, end: midnight },
        { begin: midnight, end: midnight },
    ],
};

/** Firmware 60.4 sends every card twice: in `cards` and as c0n, c0e, c0i (go-eCharger-API-v2 issue 305). */
function cardKeys(cards: readonly { name: string; energy: number; cardId: boolean }[]): Record<string, unknown> {
    return Object.fromEntries(
        cards.flatMap((card, number) => [
            [`c${number}n`, card.name],
            [`c${number}e`, card.energy],
            [`c${number}i`, card.cardId],
        ]),
    );
}

/**
 * Every key of a charger on firmware 60.4 with a made-up value, without CORE and PRO taken into account.
 *
 * Key names: go-eCharger-API-v2, API_KEYS_FIRMWARE, firmware 60.4, and `psm`, which the list forgets. Values of what moves
 * (currents, states, times) are replaced by those of the model.
 *
 * @param box what the values depend on
 * @returns raw values by key, each call a new object
 */
export function defaultStatus(box: Box): Record<string, unknown> {
    const current = box.variant === 11 ? 16 : 32;
    const cards = Array.from({ length: 10 }, (_, number) => ({
        name: number === 0 ? 'User 1' : 'n/a',
        energy: number === 0 ? 12_340 : 0,
        cardId: number === 0,
    }));
    // prettier-ignore
    return {
        // Charging
        alw: false, alwt: 0, acu: null, adi: false, amp: current, ama: current, amt: 32, mca: 6, tcl: null, cbl: null, cll: {},
        frc: 0, psm: 0, pnp: 3, fsp: false, fsptws: null, lfspt: null, pwm: 2, lmo: 3, acs: 0, facacs: 0, trx: null, txt: 90_000,
        car: 1, err: 0, modelStatus: 15, lmsc: 0, lccfi: null, lccfc: null, lcctc: null, cdi: { type: 1, value: 0 },
        dwo: null, wh: 0, wh_mid: null, whb: 0, whg: 0, who: 0, whs: 0, eto: 1_234_567, eto_mid: null, mmp: 0, tpa: 0,
        wb: null, wg: null, wo: null, ws: null,
        nrg: [], pha: [], tma: [], fhz: null, avgfhz: null, acp: true, fmt: 300_000, mci: 0, mcpd: 0, mcpea: null,
        su: false, sua: false, sumd: 10_000, clp: [6, 10, 12, 14, 16], di1: false, die: false, dii: true, din: 0,
        la1: 16, la3: 16, nmo: false, aus: false, simo: true, isgo: false, smd: null, cert: 0, shut: false, sock: true, ten: false,
        // Surplus, prices, next trip
        fup: false, pgrid: null, ppv: null, pakku: null, inva: null, dsrc: null, pgt: 0, fst: 1400, sh: 200, psh: 500, po: -300,
        zfo: 200, fzf: false, frm: 1, spl3: 4200, psmd: 10_000, mpwst: 120_000, mptwt: 600_000, csd: false, emx: 120_000,
        pvopt_averagePGrid: 0, pvopt_averagePPv: 0, pvopt_averagePAkku: 0, deltap: 0, deltaa: 0, lpsc: null, lpc: null,
        awe: false, awc: 1, awp: 3, awcp: { start: 0, end: 0, marketprice: 8.745 }, esk: false, cco: 18,
        ate: 20_000, att: 25_200, ara: true, atp: null, tlf: false, tls: null, ct: '',
        // Schedules and random delays
        sch_week: structuredClone(emptySchedule), sch_satur: structuredClone(emptySchedule), sch_sund: structuredClone(emptySchedule),
        rdbs: 0, rdbse: null, rdes: 0, rdese: null, rdbf: 0, rdbfe: null, rdef: 0, rdefe: null, rdre: 0, rdree: null,
        rdpl: 0, rdple: null,
        // Socket lock, button, LEDs, cards
        ust: 0, lck: 0, cus: 1, ffb: 0, upo: false, bac: 3, sdp: 3, bar: 3, lbp: null,
        cid: '#0000FF', cwc: '#FFFF00', cch: '#00FFFF', cfi: '#00FF00', lbr: 255, lse: false, nld: 32,
        led: { id: 5, name: 'Standby', norwayOverlay: true, modeOverlay: true, subtype: 'renderCmds', ranges: [] },
        cards, ...cardKeys(cards), rde: false, lri: null, lrc: null, lrr: null, tsi: null,
        // Load balancing and grid rules
        loe: false, lof: 0, log: '', lop: 50, lopr: false, loty: 0, loa: null, lot: { amp: 32, dyn: 32, sta: 32, ts: 0 }, map: [1, 2, 3],
        fsc: 0, fse: false, fsi: 0, pgr: false, pdi: false, ufe: false, ufm: 0, ufa: 49.8, ufs: 49.9,
        uve: false, uvs: 1000, uvt: 207, gmtr: 60, gsa: null, rsa: null, rmaf: 50.1, rmav: 253, rmif: 49.5, rmiv: 196,
        rsre: false, rsrr: 10,
        // The box
        sse: box.serial, fna: box.name, fwv: box.firmware, var: box.variant, typ: box.type, styp: '', oem: 'go-e', dfam: 'go-eCharger',
        rev: '1', rbc: 7, rbt: 0, tab: 0, lto: 0, utc: '', loc: '', tof: 60, tds: 1, tzt: 'Europe/Vienna', tse: true, tsss: 1,
        iso2en: 0, evt: null, msr: true, msb: false, msp: 502, men: false, mstr: null, mstw: null, mia: null,
        ...defaultNetwork(box),
    };
}
