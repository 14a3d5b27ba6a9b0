import { texts as buttons, withValues } from '../../../src/adapter/deviceManager/texts';

/** What the page itself says, in the languages of the platform; names and words of values come from the objects. */
const ownTexts = {
    connecting: {
        en: 'Connecting …',
        de: 'Verbindung wird aufgebaut …',
        ru: 'Подключение …',
        pt: 'A ligar …',
        nl: 'Verbinden …',
        fr: 'Connexion …',
        it: 'Connessione …',
        es: 'Conectando …',
        pl: 'Łączenie …',
        uk: 'Підключення …',
        'zh-cn': '正在连接…',
    },
    lost: {
        en: 'ioBroker does not answer; these are the last values.',
        de: 'ioBroker antwortet nicht; das hier sind die letzten Werte.',
        ru: 'ioBroker не отвечает; показаны последние значения.',
        pt: 'O ioBroker não responde; estes são os últimos valores.',
        nl: 'ioBroker antwoordt niet; dit zijn de laatste waarden.',
        fr: 'ioBroker ne répond pas ; voici les dernières valeurs.',
        it: 'ioBroker non risponde; questi sono gli ultimi valori.',
        es: 'ioBroker no responde; estos son los últimos valores.',
        pl: 'ioBroker nie odpowiada; to są ostatnie wartości.',
        uk: 'ioBroker не відповідає; показано останні значення.',
        'zh-cn': 'ioBroker 没有应答；显示的是最后的数值。',
    },
    failed: {
        en: 'The devices cannot be shown: {reason}',
        de: 'Die Geräte lassen sich nicht anzeigen: {reason}',
        ru: 'Не удалось показать устройства: {reason}',
        pt: 'Não é possível mostrar os dispositivos: {reason}',
        nl: 'De apparaten kunnen niet worden getoond: {reason}',
        fr: 'Impossible d’afficher les appareils : {reason}',
        it: 'Impossibile mostrare i dispositivi: {reason}',
        es: 'No se pueden mostrar los dispositivos: {reason}',
        pl: 'Nie można pokazać urządzeń: {reason}',
        uk: 'Не вдалося показати пристрої: {reason}',
        'zh-cn': '无法显示设备：{reason}',
    },
    noDevices: {
        en: 'No device has answered yet. Devices are entered in the settings.',
        de: 'Noch hat kein Gerät geantwortet. Geräte werden in den Einstellungen eingetragen.',
        ru: 'Пока ни одно устройство не ответило. Устройства добавляются в настройках.',
        pt: 'Ainda nenhum dispositivo respondeu. Os dispositivos são introduzidos nas definições.',
        nl: 'Er heeft nog geen apparaat geantwoord. Apparaten voert u in bij de instellingen.',
        fr: 'Aucun appareil n’a encore répondu. Les appareils se saisissent dans les réglages.',
        it: 'Nessun dispositivo ha ancora risposto. I dispositivi si inseriscono nelle impostazioni.',
        es: 'Todavía no ha respondido ningún dispositivo. Los dispositivos se introducen en los ajustes.',
        pl: 'Żadne urządzenie jeszcze nie odpowiedziało. Urządzenia wpisuje się w ustawieniach.',
        uk: 'Ще жоден пристрій не відповів. Пристрої додаються в налаштуваннях.',
        'zh-cn': '还没有设备应答。请在设置中添加设备。',
    },
    openSettings: {
        en: 'Open the settings',
        de: 'Einstellungen öffnen',
        ru: 'Открыть настройки',
        pt: 'Abrir as definições',
        nl: 'Instellingen openen',
        fr: 'Ouvrir les réglages',
        it: 'Apri le impostazioni',
        es: 'Abrir los ajustes',
        pl: 'Otwórz ustawienia',
        uk: 'Відкрити налаштування',
        'zh-cn': '打开设置',
    },
    stopped: {
        en: '{instance} is not running; these are the last values.',
        de: '{instance} läuft nicht; das hier sind die letzten Werte.',
        ru: '{instance} не работает; показаны последние значения.',
        pt: '{instance} não está em execução; estes são os últimos valores.',
        nl: '{instance} draait niet; dit zijn de laatste waarden.',
        fr: '{instance} ne tourne pas ; voici les dernières valeurs.',
        it: '{instance} non è in esecuzione; questi sono gli ultimi valori.',
        es: '{instance} no está en marcha; estos son los últimos valores.',
        pl: '{instance} nie działa; to są ostatnie wartości.',
        uk: '{instance} не працює; показано останні значення.',
        'zh-cn': '{instance} 未运行；显示的是最后的数值。',
    },
    offline: {
        en: 'Not reachable since {time}; these are the last values.',
        de: 'Seit {time} nicht erreichbar; das hier sind die letzten Werte.',
        ru: 'Недоступно с {time}; показаны последние значения.',
        pt: 'Inacessível desde {time}; estes são os últimos valores.',
        nl: 'Niet bereikbaar sinds {time}; dit zijn de laatste waarden.',
        fr: 'Injoignable depuis {time} ; voici les dernières valeurs.',
        it: 'Non raggiungibile da {time}; questi sono gli ultimi valori.',
        es: 'Sin conexión desde {time}; estos son los últimos valores.',
        pl: 'Nieosiągalne od {time}; to są ostatnie wartości.',
        uk: 'Недоступно з {time}; показано останні значення.',
        'zh-cn': '自 {time} 起无法连接；显示的是最后的数值。',
    },
    waiting: {
        en: 'Waiting for the charger …',
        de: 'Warten auf die Wallbox …',
        ru: 'Ожидание ответа станции …',
        pt: 'À espera do carregador …',
        nl: 'Wachten op het laadstation …',
        fr: 'En attente de la borne …',
        it: 'In attesa della stazione …',
        es: 'Esperando al cargador …',
        pl: 'Oczekiwanie na ładowarkę …',
        uk: 'Очікування на станцію …',
        'zh-cn': '正在等待充电桩…',
    },
    confirmed: {
        en: 'Confirmed by the charger: {value}',
        de: 'Von der Wallbox bestätigt: {value}',
        ru: 'Подтверждено станцией: {value}',
        pt: 'Confirmado pelo carregador: {value}',
        nl: 'Bevestigd door het laadstation: {value}',
        fr: 'Confirmé par la borne : {value}',
        it: 'Confermato dalla stazione: {value}',
        es: 'Confirmado por el cargador: {value}',
        pl: 'Potwierdzone przez ładowarkę: {value}',
        uk: 'Підтверджено станцією: {value}',
        'zh-cn': '充电桩已确认：{value}',
    },
    allLimits: {
        en: 'All limits',
        de: 'Alle Limits',
        ru: 'Все ограничения',
        pt: 'Todos os limites',
        nl: 'Alle grenzen',
        fr: 'Toutes les limites',
        it: 'Tutti i limiti',
        es: 'Todos los límites',
        pl: 'Wszystkie ograniczenia',
        uk: 'Усі обмеження',
        'zh-cn': '所有限制',
    },
    holdsNow: {
        en: 'holds now',
        de: 'gilt gerade',
        ru: 'действует сейчас',
        pt: 'em vigor agora',
        nl: 'geldt nu',
        fr: 'en vigueur',
        it: 'in vigore ora',
        es: 'vigente ahora',
        pl: 'obowiązuje teraz',
        uk: 'діє зараз',
        'zh-cn': '当前生效',
    },
    day: {
        en: 'Last 24 hours',
        de: 'Letzte 24 Stunden',
        ru: 'Последние 24 часа',
        pt: 'Últimas 24 horas',
        nl: 'Laatste 24 uur',
        fr: 'Dernières 24 heures',
        it: 'Ultime 24 ore',
        es: 'Últimas 24 horas',
        pl: 'Ostatnie 24 godziny',
        uk: 'Останні 24 години',
        'zh-cn': '最近 24 小时',
    },
    dayEmpty: {
        en: 'The picture of the day begins as soon as there are values of some minutes.',
        de: 'Das Bild des Tages beginnt, sobald es Werte von einigen Minuten gibt.',
        ru: 'График дня появится, когда накопятся значения за несколько минут.',
        pt: 'O gráfico do dia começa assim que houver valores de alguns minutos.',
        nl: 'Het beeld van de dag begint zodra er waarden van enkele minuten zijn.',
        fr: 'Le graphique de la journée commence dès qu’il y a quelques minutes de valeurs.',
        it: 'Il grafico del giorno inizia non appena ci sono valori di alcuni minuti.',
        es: 'El gráfico del día empieza en cuanto hay valores de algunos minutos.',
        pl: 'Wykres dnia pojawi się, gdy zbiorą się wartości z kilku minut.',
        uk: 'Графік дня з’явиться, щойно назбираються значення за кілька хвилин.',
        'zh-cn': '积累几分钟的数值后将显示当日曲线。',
    },
    surplus: {
        en: 'Surplus',
        de: 'Überschuss',
        ru: 'Излишек',
        pt: 'Excedente',
        nl: 'Overschot',
        fr: 'Surplus',
        it: 'Eccedenza',
        es: 'Excedente',
        pl: 'Nadwyżka',
        uk: 'Надлишок',
        'zh-cn': '余电',
    },
    solar: {
        en: 'Solar power',
        de: 'PV-Leistung',
        ru: 'Мощность солнечных панелей',
        pt: 'Potência solar',
        nl: 'Zonnevermogen',
        fr: 'Puissance solaire',
        it: 'Potenza solare',
        es: 'Potencia solar',
        pl: 'Moc słoneczna',
        uk: 'Потужність сонячних панелей',
        'zh-cn': '太阳能功率',
    },
    setCurrent: {
        en: 'Set current',
        de: 'Eingestellter Strom',
        ru: 'Заданный ток',
        pt: 'Corrente definida',
        nl: 'Ingestelde stroom',
        fr: 'Courant réglé',
        it: 'Corrente impostata',
        es: 'Corriente ajustada',
        pl: 'Ustawiony prąd',
        uk: 'Заданий струм',
        'zh-cn': '设定电流',
    },
    power: {
        en: 'Charging power',
        de: 'Ladeleistung',
        ru: 'Мощность зарядки',
        pt: 'Potência de carregamento',
        nl: 'Laadvermogen',
        fr: 'Puissance de charge',
        it: 'Potenza di ricarica',
        es: 'Potencia de carga',
        pl: 'Moc ładowania',
        uk: 'Потужність заряджання',
        'zh-cn': '充电功率',
    },
    highest: {
        en: 'highest {value}',
        de: 'Höchstwert {value}',
        ru: 'максимум {value}',
        pt: 'máximo {value}',
        nl: 'hoogste {value}',
        fr: 'maximum {value}',
        it: 'massimo {value}',
        es: 'máximo {value}',
        pl: 'maksimum {value}',
        uk: 'максимум {value}',
        'zh-cn': '最高 {value}',
    },
} satisfies Record<string, ioBroker.Translated>;

/** Every text of the page by its key. */
export const texts = {
    ...ownTexts,
    start: buttons.start,
    stop: buttons.stop,
    neutral: buttons.neutral,
    controller: buttons.controller,
    charger: buttons.charger,
};

/** Texts and numbers in one language. */
export class Words {
    constructor(readonly language: ioBroker.Languages) {}

    /** A text of the page, with its `{name}`s filled in. */
    say(key: keyof typeof texts, values: Readonly<Record<string, string>> = {}): string {
        const filled = withValues(texts[key], values);
        return filled[this.language] ?? filled.en;
    }

    /** A number with its unit, as the language writes it. */
    amount(value: number, unit: string, digits = 0): string {
        const number = new Intl.NumberFormat(this.language, {
            minimumFractionDigits: digits,
            maximumFractionDigits: digits,
        }).format(value);
        return `${number} ${unit}`;
    }

    /** W, from a thousand on kW. */
    watts(value: number): string {
        return Math.abs(value) < 1000 ? this.amount(value, 'W') : this.amount(value / 1000, 'kW', 2);
    }

    /** A moment of today as its time, an older one with its day. */
    moment(ms: number, now: number): string {
        const isToday = new Date(ms).toDateString() === new Date(now).toDateString();
        return new Intl.DateTimeFormat(this.language, {
            ...(isToday ? {} : { day: 'numeric', month: 'numeric' }),
            hour: '2-digit',
            minute: '2-digit',
        }).format(ms);
    }

    /** Hours and minutes, such as 1:05 h. */
    duration(seconds: number): string {
        const minutes = Math.floor(seconds / 60);
        return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} h`;
    }
}
