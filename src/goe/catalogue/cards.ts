import type { KeyRow, StateRow } from './row';
import { flag, moment, settingSwitch } from './shapes';

const places = Array.from({ length: 10 }, (_, place) => place);

/** The app counts from 1, the device from 0. */
function card(place: number): StateRow[] {
    const number = place + 1;
    return [
        {
            id: `cards.${place}.name`,
            personal: true,
            at: [place, 'name'],
            type: 'string',
            role: 'text',
            access: 'rw',
            set: 'standard',
            title: `Card ${number} name`,
            text: `Name of card ${number}, as shown in the app. Writing it renames the card.`,
        },
        {
            // Not rising: erasing a card sets it to 0. PRO with firmware 60.3 counts wrongly (go-eCharger-API-v2 issue 314).
            id: `cards.${place}.energy`,
            at: [place, 'energy'],
            scale: 0.001,
            type: 'number',
            unit: 'kWh',
            role: 'value.energy.consumed',
            access: 'r',
            set: 'standard',
            plausible: [0, 10_000_000],
            title: `Card ${number} energy`,
            text: `Energy charged with card ${number} since it was taught to the charger.`,
        },
        {
            // The identifier itself is never told, only whether there is one.
            id: `cards.${place}.learned`,
            at: [place, 'cardId'],
            ...flag,
            set: 'standard',
            title: `Card ${number} learned`,
            text: `The charger knows an RFID chip as card ${number}.`,
        },
    ];
}

/**
 * The same card in three keys of its own: firmware 60.0 to 60.2 has only these, from 60.3 on both shapes are sent
 * (go-eCharger-API-v2 issues 288 and 305).
 */
function cardKeys(place: number): KeyRow[] {
    return [
        { key: `c${place}n`, poll: 'config', since: '60.2', feeds: [{ id: `cards.${place}.name` }] },
        {
            key: `c${place}e`,
            poll: 'config',
            since: '60.2',
            feeds: [{ id: `cards.${place}.energy`, scale: 0.001, access: 'r' }],
        },
        {
            // Reads as a boolean. Writing takes the identifier of a card, which is why nothing can be written here.
            key: `c${place}i`,
            poll: 'config',
            since: '60.2',
            feeds: [{ id: `cards.${place}.learned`, access: 'r' }],
        },
    ];
}

/** A command that needs to know which card. */
const ofWhichCard = {
    type: 'number',
    role: 'state',
    access: 'w',
    min: 0,
    max: 9,
    step: 1,
    whole: true,
    enum: 'card',
    once: true,
} as const;

export const cardsRows: readonly KeyRow[] = [
    {
        // Read with the settings: these were about half of all traffic of a charging charger (go-eCharger-API-v2 issue 288).
        key: 'cards',
        poll: 'config',
        states: places.flatMap(card),
    },
    ...places.flatMap(cardKeys),
    {
        key: 'lrn',
        poll: 'never',
        states: [
            {
                id: 'cards.learn',
                ...ofWhichCard,
                set: 'all',
                title: 'Learn card',
                text: 'Hold an RFID chip to the charger, then write which card it shall become: 0 for card 1 up to 9 for card 10. What was there is replaced.',
            },
        ],
    },
    {
        key: 'del',
        poll: 'never',
        states: [
            {
                id: 'cards.erase',
                ...ofWhichCard,
                set: 'all',
                title: 'Erase card',
                text: 'Makes the charger forget a card with its name and energy: 0 for card 1 up to 9 for card 10. This cannot be undone.',
            },
        ],
    },
    {
        key: 'lrc',
        poll: 'status',
        states: [
            {
                id: 'cards.lastCard',
                type: 'number',
                role: 'value.state',
                access: 'r',
                enum: 'card',
                set: 'standard',
                title: 'Last card',
                text: 'Card that was held to the charger last, 0 for card 1. Empty where no card was read or the charger does not know it.',
            },
        ],
    },
    {
        key: 'lrr',
        poll: 'status',
        states: [
            {
                id: 'cards.lastReadAt',
                ...moment,
                set: 'standard',
                title: 'Last card read at',
                text: 'When a card was held to the charger last. It also moves when the same card is used again.',
            },
        ],
    },
    {
        key: 'lri',
        poll: 'status',
        states: [
            {
                id: 'cards.lastCardId',
                codec: 'cardIdEnd',
                personal: true,
                type: 'string',
                role: 'text',
                access: 'r',
                set: 'all',
                title: 'Last card id',
                text: 'End of the identifier of the RFID chip that was held to the charger last, also of an unknown one: enough to tell cards apart, too little to copy one. Filled only after you have allowed the charger to pass identifiers on.',
            },
        ],
    },
    {
        key: 'tsi',
        poll: 'status',
        states: [
            {
                id: 'cards.transactionCardId',
                codec: 'cardIdEnd',
                personal: true,
                type: 'string',
                role: 'text',
                access: 'r',
                set: 'all',
                title: 'Card id of the transaction',
                text: 'End of the identifier of the RFID chip with which the transaction was started: enough to tell cards apart, too little to copy one. Filled only after you have allowed the charger to pass identifiers on.',
            },
        ],
    },
    {
        key: 'rde',
        poll: 'config',
        states: [
            {
                id: 'cards.passOnIds',
                ...settingSwitch,
                set: 'all',
                title: 'Pass on card ids',
                text: 'Allows the charger to tell the identifiers of RFID chips to the cloud, to MQTT and to this adapter. Off, they stay inside the charger.',
            },
        ],
    },
];
