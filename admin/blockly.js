'use strict';

/*
 * Blocks for the script editor of iobroker.javascript, which loads this file once when it opens Blockly. They stand in the
 * category "Sendto" and send the messages of docs/en/messages.md.
 */
(() => {
    const helpUrl = 'https://github.com/iobroker-goecharger/ioBroker.goecharger/blob/main/docs/en/blockly.md';

    Object.assign(Blockly.Words, {
        goecharger_start: {
            en: 'go-e: start charging', de: 'go-e: Laden starten', ru: 'go-e: начать зарядку',
            pt: 'go-e: iniciar o carregamento', nl: 'go-e: laden starten', fr: 'go-e : démarrer la charge',
            it: 'go-e: avvia la ricarica', es: 'go-e: iniciar la carga', pl: 'go-e: rozpocznij ładowanie',
            uk: 'go-e: почати заряджання', 'zh-cn': 'go-e：开始充电',
        },
        goecharger_stop: {
            en: 'go-e: stop charging', de: 'go-e: Laden stoppen', ru: 'go-e: остановить зарядку',
            pt: 'go-e: parar o carregamento', nl: 'go-e: laden stoppen', fr: 'go-e : arrêter la charge',
            it: 'go-e: ferma la ricarica', es: 'go-e: detener la carga', pl: 'go-e: zatrzymaj ładowanie',
            uk: 'go-e: зупинити заряджання', 'zh-cn': 'go-e：停止充电',
        },
        goecharger_current: {
            en: 'go-e: set charging current', de: 'go-e: Ladestrom setzen', ru: 'go-e: задать ток зарядки',
            pt: 'go-e: definir a corrente de carregamento', nl: 'go-e: laadstroom instellen',
            fr: 'go-e : régler le courant de charge', it: 'go-e: imposta la corrente di ricarica',
            es: 'go-e: ajustar la corriente de carga', pl: 'go-e: ustaw prąd ładowania',
            uk: 'go-e: задати струм заряджання', 'zh-cn': 'go-e：设置充电电流',
        },
        goecharger_phases: {
            en: 'go-e: set phases', de: 'go-e: Phasen setzen', ru: 'go-e: задать фазы', pt: 'go-e: definir as fases',
            nl: 'go-e: fasen instellen', fr: 'go-e : régler les phases', it: 'go-e: imposta le fasi',
            es: 'go-e: ajustar las fases', pl: 'go-e: ustaw fazy', uk: 'go-e: задати фази', 'zh-cn': 'go-e：设置相数',
        },
        goecharger_surplus: {
            en: 'go-e: send surplus data', de: 'go-e: Überschussdaten senden', ru: 'go-e: отправить данные об излишке',
            pt: 'go-e: enviar dados do excedente', nl: 'go-e: overschotgegevens sturen',
            fr: 'go-e : envoyer les données de surplus', it: "go-e: invia i dati sull'eccedenza",
            es: 'go-e: enviar datos de excedentes', pl: 'go-e: wyślij dane o nadwyżce',
            uk: 'go-e: надіслати дані про надлишок', 'zh-cn': 'go-e：发送余电数据',
        },
        goecharger_read: {
            en: 'go-e: value of', de: 'go-e: Wert von', ru: 'go-e: значение', pt: 'go-e: valor de', nl: 'go-e: waarde van',
            fr: 'go-e : valeur de', it: 'go-e: valore di', es: 'go-e: valor de', pl: 'go-e: wartość', uk: 'go-e: значення',
            'zh-cn': 'go-e：读取值',
        },
        goecharger_device: {
            en: 'serial number', de: 'Seriennummer', ru: 'серийный номер', pt: 'número de série', nl: 'serienummer',
            fr: 'numéro de série', it: 'numero di serie', es: 'número de serie', pl: 'numer seryjny', uk: 'серійний номер',
            'zh-cn': '序列号',
        },
        goecharger_minutes: {
            en: 'minutes (optional)', de: 'Minuten (optional)', ru: 'минуты (необязательно)', pt: 'minutos (opcional)',
            nl: 'minuten (optioneel)', fr: 'minutes (facultatif)', it: 'minuti (facoltativo)', es: 'minutos (opcional)',
            pl: 'minuty (opcjonalnie)', uk: 'хвилини (необов’язково)', 'zh-cn': '分钟数（可选）',
        },
        goecharger_ampere: {
            en: 'current in A', de: 'Strom in A', ru: 'ток, А', pt: 'corrente em A', nl: 'stroom in A', fr: 'courant en A',
            it: 'corrente in A', es: 'corriente en A', pl: 'prąd w A', uk: 'струм, А', 'zh-cn': '电流（A）',
        },
        goecharger_phases_0: {
            en: 'automatic', de: 'automatisch', ru: 'автоматически', pt: 'automático', nl: 'automatisch', fr: 'automatique',
            it: 'automatico', es: 'automático', pl: 'automatycznie', uk: 'автоматично', 'zh-cn': '自动',
        },
        goecharger_phases_1: {
            en: 'one phase', de: 'eine Phase', ru: 'одна фаза', pt: 'uma fase', nl: 'één fase', fr: 'une phase', it: 'una fase',
            es: 'una fase', pl: 'jedna faza', uk: 'одна фаза', 'zh-cn': '单相',
        },
        goecharger_phases_3: {
            en: 'three phases', de: 'drei Phasen', ru: 'три фазы', pt: 'três fases', nl: 'drie fasen', fr: 'trois phases',
            it: 'tre fasi', es: 'tres fases', pl: 'trzy fazy', uk: 'три фази', 'zh-cn': '三相',
        },
        goecharger_grid: {
            en: 'grid power in W', de: 'Netzleistung in W', ru: 'мощность сети, Вт', pt: 'potência da rede em W',
            nl: 'netvermogen in W', fr: 'puissance du réseau en W', it: 'potenza di rete in W', es: 'potencia de la red en W',
            pl: 'moc sieci w W', uk: 'потужність мережі, Вт', 'zh-cn': '电网功率（W）',
        },
        goecharger_solar: {
            en: 'solar power in W (optional)', de: 'Solarleistung in W (optional)',
            ru: 'солнечная мощность, Вт (необязательно)', pt: 'potência solar em W (opcional)',
            nl: 'zonnevermogen in W (optioneel)', fr: 'puissance solaire en W (facultatif)',
            it: 'potenza solare in W (facoltativo)', es: 'potencia solar en W (opcional)', pl: 'moc słoneczna w W (opcjonalnie)',
            uk: 'сонячна потужність, Вт (необов’язково)', 'zh-cn': '光伏功率（W，可选）',
        },
        goecharger_battery: {
            en: 'battery power in W (optional)', de: 'Batterieleistung in W (optional)',
            ru: 'мощность батареи, Вт (необязательно)', pt: 'potência da bateria em W (opcional)',
            nl: 'batterijvermogen in W (optioneel)', fr: 'puissance de la batterie en W (facultatif)',
            it: 'potenza della batteria in W (facoltativo)', es: 'potencia de la batería en W (opcional)',
            pl: 'moc baterii w W (opcjonalnie)', uk: 'потужність батареї, Вт (необов’язково)', 'zh-cn': '电池功率（W，可选）',
        },
        goecharger_start_tooltip: {
            en: 'Starts charging; with minutes: for so long, then as it was before.',
            de: 'Startet das Laden; mit Minuten: so lange, danach wie vorher.',
            ru: 'Начинает зарядку; с минутами: на это время, затем всё как прежде.',
            pt: 'Inicia o carregamento; com minutos: durante esse tempo, depois fica como antes.',
            nl: 'Start het laden; met minuten: zo lang, daarna weer zoals voorheen.',
            fr: 'Démarre la charge ; avec des minutes : pendant cette durée, puis comme avant.',
            it: 'Avvia la ricarica; con i minuti: per quel tempo, poi torna come prima.',
            es: 'Inicia la carga; con minutos: durante ese tiempo, después queda como antes.',
            pl: 'Rozpoczyna ładowanie; z minutami: na ten czas, potem jak poprzednio.',
            uk: 'Починає заряджання; із хвилинами: на цей час, потім усе як раніше.',
            'zh-cn': '开始充电；填写分钟数时，仅持续该时间，之后恢复原状。',
        },
        goecharger_stop_tooltip: {
            en: 'Stops charging; with minutes: for so long, then as it was before.',
            de: 'Stoppt das Laden; mit Minuten: so lange, danach wie vorher.',
            ru: 'Останавливает зарядку; с минутами: на это время, затем всё как прежде.',
            pt: 'Para o carregamento; com minutos: durante esse tempo, depois fica como antes.',
            nl: 'Stopt het laden; met minuten: zo lang, daarna weer zoals voorheen.',
            fr: 'Arrête la charge ; avec des minutes : pendant cette durée, puis comme avant.',
            it: 'Ferma la ricarica; con i minuti: per quel tempo, poi torna come prima.',
            es: 'Detiene la carga; con minutos: durante ese tiempo, después queda como antes.',
            pl: 'Zatrzymuje ładowanie; z minutami: na ten czas, potem jak poprzednio.',
            uk: 'Зупиняє заряджання; із хвилинами: на цей час, потім усе як раніше.',
            'zh-cn': '停止充电；填写分钟数时，仅持续该时间，之后恢复原状。',
        },
        goecharger_current_tooltip: {
            en: 'Sets the current the car may draw per phase, from 6 A.',
            de: 'Setzt den Strom, den das Auto je Phase ziehen darf, ab 6 A.',
            ru: 'Задаёт ток, который автомобиль может брать на каждой фазе, от 6 А.',
            pt: 'Define a corrente que o carro pode consumir por fase, a partir de 6 A.',
            nl: 'Stelt de stroom in die de auto per fase mag afnemen, vanaf 6 A.',
            fr: 'Règle le courant que la voiture peut prendre par phase, à partir de 6 A.',
            it: "Imposta la corrente che l'auto può assorbire per fase, da 6 A in su.",
            es: 'Ajusta la corriente que el coche puede tomar por fase, a partir de 6 A.',
            pl: 'Ustawia prąd, jaki auto może pobierać na fazę, od 6 A.',
            uk: 'Задає струм, який автомобіль може брати на кожній фазі, від 6 А.',
            'zh-cn': '设置车辆每相允许使用的电流，最低 6 A。',
        },
        goecharger_phases_tooltip: {
            en: 'Sets with how many phases the car is charged.',
            de: 'Setzt, mit wie vielen Phasen geladen wird.',
            ru: 'Задаёт, на скольких фазах идёт зарядка.',
            pt: 'Define com quantas fases o carro é carregado.',
            nl: 'Stelt in met hoeveel fasen de auto wordt geladen.',
            fr: 'Règle le nombre de phases utilisées pour la charge.',
            it: 'Imposta con quante fasi si ricarica.',
            es: 'Ajusta con cuántas fases se carga el coche.',
            pl: 'Ustawia, na ilu fazach odbywa się ładowanie.',
            uk: 'Задає, на скількох фазах відбувається заряджання.',
            'zh-cn': '设置充电使用的相数。',
        },
        goecharger_surplus_tooltip: {
            en: "For the charger's own surplus control; repeat every 5 seconds. Grid: negative while feeding in. Battery: negative while it is charged.",
            de: 'Für die Überschussregelung der Wallbox; alle 5 Sekunden wiederholen. Netz: negativ beim Einspeisen. Batterie: negativ, während sie geladen wird.',
            ru: 'Для собственного регулирования станции; повторять каждые 5 секунд. Сеть: минус при отдаче. Батарея: минус, пока она заряжается.',
            pt: 'Para a regulação de excedente do próprio carregador; repetir a cada 5 segundos. Rede: negativo ao injetar. Bateria: negativo enquanto carrega.',
            nl: 'Voor de eigen overschotregeling van de lader; elke 5 seconden herhalen. Net: negatief bij terugleveren. Batterij: negatief tijdens het opladen ervan.',
            fr: "Pour la régulation du surplus par la borne elle-même ; à répéter toutes les 5 secondes. Réseau : négatif à l'injection. Batterie : négatif pendant sa charge.",
            it: "Per la regolazione dell'eccedenza della stazione; da ripetere ogni 5 secondi. Rete: negativa in immissione. Batteria: negativa mentre si carica.",
            es: 'Para la regulación de excedentes del propio cargador; repetir cada 5 segundos. Red: negativo al verter. Batería: negativo mientras se carga.',
            pl: 'Dla własnej regulacji nadwyżki w ładowarce; powtarzać co 5 sekund. Sieć: minus przy oddawaniu. Bateria: minus podczas jej ładowania.',
            uk: 'Для власного регулювання станції; повторювати кожні 5 секунд. Мережа: мінус під час віддавання. Батарея: мінус, поки вона заряджається.',
            'zh-cn': '供充电桩自身的余电调节使用；每 5 秒重复一次。电网：馈电时为负。电池：充电时为负。',
        },
        goecharger_read_tooltip: {
            en: 'Asks the device for the value of a state, such as powerAll or session.chargingDuration. Null when it does not answer; the reason stands in the log.',
            de: 'Fragt das Gerät nach dem Wert eines Datenpunkts, etwa powerAll oder session.chargingDuration. Null, wenn es nicht antwortet; der Grund steht im Protokoll.',
            ru: 'Запрашивает у устройства значение состояния, например powerAll или session.chargingDuration. Null, если ответа нет; причина указана в журнале.',
            pt: 'Pergunta ao dispositivo o valor de um estado, como powerAll ou session.chargingDuration. Null se não responder; o motivo fica no registo.',
            nl: 'Vraagt het apparaat naar de waarde van een datapunt, zoals powerAll of session.chargingDuration. Null als het niet antwoordt; de reden staat in het logboek.',
            fr: "Demande à l'appareil la valeur d'un état, par exemple powerAll ou session.chargingDuration. Null s'il ne répond pas ; la raison est dans le journal.",
            it: 'Chiede al dispositivo il valore di uno stato, come powerAll o session.chargingDuration. Null se non risponde; il motivo è nel registro.',
            es: 'Pide al dispositivo el valor de un estado, como powerAll o session.chargingDuration. Null si no responde; el motivo queda en el registro.',
            pl: 'Pyta urządzenie o wartość stanu, na przykład powerAll lub session.chargingDuration. Null, gdy nie odpowiada; przyczyna jest w dzienniku.',
            uk: 'Запитує в пристрою значення стану, наприклад powerAll або session.chargingDuration. Null, якщо відповіді немає; причина є в журналі.',
            'zh-cn': '向设备查询某个状态的值，例如 powerAll 或 session.chargingDuration。设备无应答时为 null，原因见日志。',
        },
        goecharger_device_tooltip: {
            en: 'Serial number or name of the device; may stay empty where there is only one.',
            de: 'Seriennummer oder Name des Geräts; darf leer bleiben, wenn es nur eines gibt.',
            ru: 'Серийный номер или имя устройства; можно не указывать, если оно одно.',
            pt: 'Número de série ou nome do dispositivo; pode ficar vazio se houver apenas um.',
            nl: 'Serienummer of naam van het apparaat; mag leeg blijven als er maar één is.',
            fr: "Numéro de série ou nom de l'appareil ; peut rester vide s'il n'y en a qu'un.",
            it: "Numero di serie o nome del dispositivo; può restare vuoto se ce n'è uno solo.",
            es: 'Número de serie o nombre del dispositivo; puede quedar vacío si solo hay uno.',
            pl: 'Numer seryjny lub nazwa urządzenia; może być puste, jeśli jest tylko jedno.',
            uk: 'Серійний номер або назва пристрою; можна не вказувати, якщо він один.',
            'zh-cn': '设备的序列号或名称；只有一台设备时可留空。',
        },
    });

    const { Sendto, Translate: text } = Blockly;
    const generator = Blockly.JavaScript;

    /** The instances of this adapter; without the editor's list: the usual first ones. */
    function instances() {
        const known = ((typeof main !== 'undefined' && main.instances) || [])
            .map(id => /^system\.adapter\.(goecharger\.\d+)$/.exec(id))
            .filter(match => match !== null)
            .map(match => match[1]);
        const names = known.length > 0 ? known : ['goecharger.0', 'goecharger.1', 'goecharger.2'];
        return names.map(name => [name, name]);
    }

    /** What all blocks have: which instance, which device. */
    function addDevice(block, name) {
        const device = new Blockly.FieldTextInput('');
        device.setTooltip(text('goecharger_device_tooltip'));
        block
            .appendDummyInput('INSTANCE')
            .appendField(text(name))
            .appendField(new Blockly.FieldDropdown(instances()), 'INSTANCE');
        block.appendDummyInput('DEVICE').appendField(text('goecharger_device')).appendField(device, 'DEVICE');
        block.setColour(Sendto.HUE);
        block.setTooltip(text(`${name}_tooltip`));
        block.setHelpUrl(helpUrl);
    }

    function addNumber(block, input, word, isOptional) {
        const { connection } = block.appendValueInput(input).setCheck(null).appendField(text(word));
        // Otherwise the editor complains about an empty input.
        connection._optional = isOptional;
    }

    /**
     * Defines a block that does something.
     *
     * @param name its type, which is also the name of its words
     * @param toolbox fields and values of the block in the toolbox, XML
     * @param shape adds inputs to the block
     * @param message gives command and arguments, both as code, for a block
     */
    function define(name, toolbox, shape, message) {
        Sendto.blocks[name] = `<block type="${name}">${toolbox}</block>`;
        Blockly.Blocks[name] = {
            init() {
                addDevice(this, name);
                shape(this);
                this.setInputsInline(false);
                this.setPreviousStatement(true, null);
                this.setNextStatement(true, null);
            },
        };
        addGenerator(name, block => {
            const { command, args } = message(block);
            return `await ${asking()}(${instanceOf(block)}, '${command}', ${object([...deviceOf(block), ...args])});\n`;
        });
    }

    function addGenerator(name, generate) {
        // Before Blockly 10 the generators stood at the generator itself.
        (generator.forBlock || generator)[name] = generate;
    }

    function quoted(value) {
        return generator.quote_(value);
    }

    function instanceOf(block) {
        return quoted(block.getFieldValue('INSTANCE'));
    }

    function deviceOf(block) {
        const device = block.getFieldValue('DEVICE').trim();
        return device === '' ? [] : [`device: ${quoted(device)}`];
    }

    function object(members) {
        return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
    }

    /** An argument from an input; an optional one that is empty is left out. */
    function valueOf(block, input, argument) {
        const code = generator.valueToCode(block, input, generator.ORDER_COMMA);
        return code ? [`${argument}: ${code}`] : [];
    }

    /** The function in the script that sends a message, waits for the answer, and tells each new reason of a failure once. */
    function asking() {
        const name = generator.FUNCTION_NAME_PLACEHOLDER_;
        return generator.provideFunction_('goecharger', [
            `async function ${name}(instance, command, message) {`,
            '  const answer = await new Promise(resolve => sendTo(instance, command, message, resolve));',
            "  const error = answer.error === 'timeout' ? `${command}: no answer; is the instance running?` : answer.error;",
            `  const told = (${name}.told ??= {});`,
            "  const about = `${instance} ${command} ${message.device ?? ''}`;",
            '  if (error && told[about] !== error) {',
            "    log(`${instance}: ${error}`, 'warn');",
            '  }',
            '  told[about] = error;',
            '  return error ? null : answer.result;',
            '}',
        ]);
    }

    function reading() {
        const name = generator.FUNCTION_NAME_PLACEHOLDER_;
        const ask = asking();
        return generator.provideFunction_('goechargerValue', [
            `async function ${name}(instance, message) {`,
            `  const values = await ${ask}(instance, 'read', message);`,
            '  return values === null ? null : values[message.keys[0]];',
            '}',
        ]);
    }

    const number = (input, value) =>
        `<value name="${input}"><shadow type="math_number"><field name="NUM">${value}</field></shadow></value>`;

    for (const [name, command] of [
        ['goecharger_start', 'startCharging'],
        ['goecharger_stop', 'stopCharging'],
    ]) {
        define(
            name,
            '',
            block => addNumber(block, 'MINUTES', 'goecharger_minutes', true),
            block => ({ command, args: valueOf(block, 'MINUTES', 'minutes') }),
        );
    }
    define(
        'goecharger_current',
        number('AMPERE', 16),
        block => addNumber(block, 'AMPERE', 'goecharger_ampere', false),
        block => ({ command: 'write', args: [`values: ${object(valueOf(block, 'AMPERE', 'maxCurrent'))}`] }),
    );
    define(
        'goecharger_phases',
        '<field name="PHASES">0</field>',
        block => {
            const choice = ['0', '1', '3'].map(phases => [text(`goecharger_phases_${phases}`), phases]);
            block.appendDummyInput('PHASES').appendField(new Blockly.FieldDropdown(choice), 'PHASES');
        },
        block => ({ command: 'write', args: [`values: { phases: ${block.getFieldValue('PHASES')} }`] }),
    );
    define(
        'goecharger_surplus',
        number('GRID', 0),
        block => {
            addNumber(block, 'GRID', 'goecharger_grid', false);
            addNumber(block, 'SOLAR', 'goecharger_solar', true);
            addNumber(block, 'BATTERY', 'goecharger_battery', true);
        },
        block => ({
            command: 'setPvData',
            args: [
                ...valueOf(block, 'GRID', 'pGrid'),
                ...valueOf(block, 'SOLAR', 'pPv'),
                ...valueOf(block, 'BATTERY', 'pAkku'),
            ],
        }),
    );

    Sendto.blocks.goecharger_read = '<block type="goecharger_read"><field name="STATE">powerAll</field></block>';
    Blockly.Blocks.goecharger_read = {
        init() {
            addDevice(this, 'goecharger_read');
            this.getInput('INSTANCE').insertFieldAt(1, new Blockly.FieldTextInput('powerAll'), 'STATE');
            this.setInputsInline(true);
            this.setOutput(true, null);
        },
    };
    addGenerator('goecharger_read', block => {
        const message = object([...deviceOf(block), `keys: [${quoted(block.getFieldValue('STATE').trim())}]`]);
        return [`(await ${reading()}(${instanceOf(block)}, ${message}))`, generator.ORDER_ATOMIC];
    });
})();
