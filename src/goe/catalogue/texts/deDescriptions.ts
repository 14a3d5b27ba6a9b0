/** What the states mean, in German; their names stand in de.ts. */
export const descriptions: Readonly<Record<string, string>> = {
    'info.connection':
        'Das Gerät antwortet. Solange es das nicht tut, behalten alle Werte, was das Gerät zuletzt gemeldet hat.',
    'info.connectionType': 'Der Weg, über den das Gerät erreicht wird, zum Beispiel http-v2.',
    'info.lastError':
        'Welcher Zustand nicht wie gewünscht geschrieben wurde und warum; leer nach erfolgreichem Schreiben.',
    'info.readAll': 'Liest sofort alle Werte vom Gerät.',
    'info.readSettings':
        'Liest sofort die Einstellungen vom Gerät; sonst werden sie stündlich und nach jedem Schreiben gelesen.',
    'session.user':
        'Name der Karte, mit der der laufende Ladevorgang freigegeben wurde. Leer ohne Transaktion und wenn keine Karte verwendet wurde.',
    'info.forcedUntil': 'Bis wann ein Start oder Stopp für einige Minuten gilt; sonst leer.',
    maxCurrent:
        'Strom je Phase, den die Wallbox dem Auto anbietet. Was die Wallbox annimmt, hängt von Variante, Kabel und Adapter ab.',
    maxCurrentTemp:
        'Begrenzt den Strom für zehn Minuten nach dem letzten Schreiben, ohne den gespeicherten Ladestrom zu ändern; null hebt das auf.',
    phases: 'Anzahl der Phasen, die die Wallbox nutzen soll; 0 überlässt ihr die Wahl.',
    chargingPhases: 'Anzahl der Phasen, mit denen die Wallbox lädt. Das Schreiben von 1 oder 3 erzwingt diese Anzahl.',
    pwmSignal: 'UNKNOWN, IDLE, CHARGING, WAITING_FOR_CAR, COMPLETE, ERROR oder INITIALIZING.',
    carConnected: 'Ein Auto ist angesteckt. Leer, solange die Wallbox es nicht weiß.',
    charging: 'Das Auto bezieht Leistung.',
    'status.carState':
        'Was die Wallbox über das Auto weiß, als Zahl mit Texten. Leer, solange die Wallbox keine Verbindung zum Laderegler hat.',
    error: 'NONE oder ein Wort für den Fehler nach der Tabelle der Firmware; eine Zahl, wo diese Tabelle ihn nicht kennt.',
    'status.errorCode':
        'Nummer des Fehlers. Die Texte gelten ab Firmware 59.4; davor bedeuteten die Codes 11 bis 16 etwas anderes, was das Fehlerwort berücksichtigt.',
    voltageL1: 'Spannung zwischen Phase 1 und Neutralleiter.',
    voltageL2: 'Spannung zwischen Phase 2 und Neutralleiter.',
    voltageL3: 'Spannung zwischen Phase 3 und Neutralleiter.',
    currentL1: 'Strom, den das Auto auf Phase 1 bezieht.',
    currentL2: 'Strom, den das Auto auf Phase 2 bezieht.',
    currentL3: 'Strom, den das Auto auf Phase 3 bezieht.',
    powerL1: 'Leistung, die das Auto auf Phase 1 bezieht.',
    powerL2: 'Leistung, die das Auto auf Phase 2 bezieht.',
    powerL3: 'Leistung, die das Auto auf Phase 3 bezieht.',
    powerAll: 'Leistung, die das Auto auf allen Phasen zusammen bezieht.',
    phasesInUse: 'Anzahl der Phasen, die Strom führen (ab einem halben Ampere), 0 bis 3.',
    'meter.voltageNeutral': 'Spannung des Neutralleiters; nahe null in einer intakten Installation.',
    'meter.powerNeutral': 'Leistung auf dem Neutralleiter.',
    'meter.powerFactorL1': 'Anteil der Wirkleistung auf Phase 1.',
    'meter.powerFactorL2': 'Anteil der Wirkleistung auf Phase 2.',
    'meter.powerFactorL3': 'Anteil der Wirkleistung auf Phase 3.',
    'meter.powerFactorNeutral': 'Anteil der Wirkleistung auf dem Neutralleiter.',
    sessionChargeEnergyLimit: 'Nach dieser Energie endet das Laden; 0 schaltet das Limit aus.',
    sessionChargedEnergy: 'Geladene Energie seit dem Anstecken; die Wallbox behält sie, bis das nächste Auto kommt.',
    totalChargedEnergy: 'Geladene Energie seit der Installation der Wallbox. Sinkt nie.',
    allowCharging:
        'Die Wallbox lässt das Auto laden. Das Schreiben von true erzwingt das Laden, false verhindert es; forceState 0 gibt der Wallbox die Entscheidung zurück.',
    forceState:
        '0 überlässt der Wallbox die Entscheidung, 1 verhindert das Laden, 2 erzwingt es. Beim Abstecken geht die Wallbox auf 0 zurück.',
    cableCurrent: 'Strom, den das angesteckte Kabel verträgt; 0 ohne Kabel.',
    temperature1: 'Erster Temperatursensor der Wallbox.',
    temperature2: 'Zweiter Temperatursensor der Wallbox.',
    'meter.temperature3': 'Temperatursensor 3 der Wallbox; leer oder nahe null, wo die Platine keinen hat.',
    'meter.temperature4': 'Temperatursensor 4 der Wallbox; leer oder nahe null, wo die Platine keinen hat.',
    'meter.temperature5': 'Temperatursensor 5 der Wallbox; leer oder nahe null, wo die Platine keinen hat.',
    'meter.temperature6': 'Temperatursensor 6 der Wallbox; leer oder nahe null, wo die Platine keinen hat.',
    firmware: 'Version der Firmware auf dem Gerät.',
    transaction:
        'Wer lädt: leer für niemand, 0 ohne Karte, 1 bis 10 für Karte 1 bis 10. Schreiben gibt einen Ladevorgang frei.',
    accessControl: 'Ob zum Laden eine Karte oder die App nötig ist.',
    'info.serialNumber': 'Seriennummer des Geräts, wie sie auf dem Typenschild steht.',
    'info.manufacturer': 'Marke, unter der das Gerät verkauft wird.',
    'info.model': 'Produktlinie des Geräts. Ein einfaches „go-eCharger“ ist die dritte Generation.',
    'info.modelVariant': 'Welche Bauart der Produktlinie es ist, zum Beispiel die mit festem Kabel.',
    'info.deviceFamily': 'Produktfamilie, zu der das Gerät gehört.',
    'info.friendlyName': 'Name des Geräts, der in der App und hier erscheint. Schreiben benennt das Gerät um.',
    'info.ratedPower': 'Wofür die Hardware gebaut ist: 11 kW heißt bis 16 A, 22 kW bis 32 A je Phase.',
    'info.hardwareRevision': 'Revision der Hardware im Gerät.',
    'info.circuitBoardVersion': 'Version der Platine im Gerät, ab 0 gezählt.',
    'info.certification':
        'Nach welchen Regeln der eingebaute Zähler geeicht ist, wo geladene Energie abgerechnet wird.',
    'info.shutter': 'Die Dose hat einen Shutter, der ihre Kontakte abdeckt.',
    'info.socket': 'Die Wallbox hat eine Dose; ohne Dose ist das Kabel fest angeschlossen.',
    'info.goModel': 'Die Wallbox zählt sich zu den Modellen, die der Hersteller Go nennt.',
    'session.chargingTimer':
        'Ob die Ladezeit dieses Ladevorgangs noch zählt. Leer, solange kein Ladevorgang bekannt ist.',
    'session.chargingDuration':
        'Wie lange das Auto in diesem Ladevorgang geladen hat. Zählt beim Laden in ganzen Minuten und ist danach genau.',
    'session.energySolar': 'Energie dieses Ladevorgangs, die von der eigenen PV-Anlage kam.',
    'session.energyGrid': 'Energie dieses Ladevorgangs, die aus dem öffentlichen Netz kam.',
    'session.energyBattery': 'Energie dieses Ladevorgangs, die aus der Hausbatterie kam.',
    'session.energyOther': 'Energie dieses Ladevorgangs, deren Quelle die Wallbox mangels Daten nicht kennt.',
    'session.energyCertified':
        'Energie seit dem Anstecken laut geeichtem Zähler. Leer bei Wallboxen ohne einen solchen.',
    'session.pluggedInAt':
        'Wann zuletzt ein Auto angesteckt wurde. Leer, wenn das seit dem Start der Wallbox nicht geschah.',
    'session.chargingStartedAt':
        'Wann das Auto zuletzt begann, Leistung zu beziehen. Leer, wenn das seit dem Start der Wallbox nicht geschah.',
    'session.chargingEndedAt':
        'Wann das Auto zuletzt aufhörte, Leistung zu beziehen. Leer, wenn das seit dem Start der Wallbox nicht geschah.',
    'meter.averagePower': 'Ladeleistung auf allen Phasen zusammen, über eine halbe Minute gemittelt.',
    'meter.maximumPower':
        'Höchste Ladeleistung, mit der das Auto beobachtet wurde; der Plan für die nächste Fahrt rechnet damit.',
    'meter.powerSolar': 'Teil der Ladeleistung, den die eigene PV-Anlage gerade liefert.',
    'meter.powerGrid': 'Teil der Ladeleistung, den das öffentliche Netz gerade liefert.',
    'meter.powerBattery': 'Teil der Ladeleistung, den die Hausbatterie gerade liefert.',
    'meter.powerOther': 'Teil der Ladeleistung, dessen Quelle die Wallbox nicht kennt.',
    'meter.frequency': 'Netzfrequenz, wie die Wallbox sie misst.',
    'meter.averageFrequency': 'Netzfrequenz, von der Wallbox gemittelt.',
    'meter.contactorOutputL1': 'Phase 1 ist zum Auto durchgeschaltet. Leer, solange die Wallbox es nicht weiß.',
    'meter.contactorOutputL2': 'Phase 2 ist zum Auto durchgeschaltet. Leer, solange die Wallbox es nicht weiß.',
    'meter.contactorOutputL3': 'Phase 3 ist zum Auto durchgeschaltet. Leer, solange die Wallbox es nicht weiß.',
    'meter.contactorInputL1': 'Phase 1 kommt an der Wallbox an. Leer, solange die Wallbox es nicht weiß.',
    'meter.contactorInputL2': 'Phase 2 kommt an der Wallbox an. Leer, solange die Wallbox es nicht weiß.',
    'meter.contactorInputL3': 'Phase 3 kommt an der Wallbox an. Leer, solange die Wallbox es nicht weiß.',
    'meter.totalEnergyCertified': 'Stand des geeichten Zählers. Leer bei Wallboxen ohne einen solchen.',
    'meter.totalEnergyStored':
        'Gesamtenergie, wie die Wallbox sie zuletzt gespeichert hat; sie hinkt dem laufenden Zähler nach.',
    'status.chargingReason':
        'Warum die Wallbox das Laden gerade erlaubt oder verhindert. Es sagt, was die Wallbox will, nicht, dass Strom fließt.',
    'status.chargingReasonChangedAt': 'Wann sich der Grund für das Laden oder Nichtladen zuletzt geändert hat.',
    'status.chargingAllowedChangedAt': 'Wann das Laden zuletzt erlaubt oder gesperrt wurde.',
    'status.phaseCount': 'Anzahl der Phasen, mit denen die Wallbox rechnet.',
    'status.singlePhaseForced':
        'Die Wallbox ist gerade auf eine Phase festgelegt. Zum Ändern den Phasenmodus schreiben. Manche Firmware meldet immer Nein.',
    'status.phasesSwitchedAt': 'Wann die Wallbox zuletzt zwischen einer und drei Phasen umgeschaltet hat.',
    'status.phaseSwitchWishedSince':
        'Seit wann die Wallbox die Phasen umschalten möchte; sie tut es, wenn der Wunsch lange genug besteht. Leer ohne Wunsch.',
    'status.phaseWish': 'Anzahl der Phasen, mit denen die Überschussregelung laden möchte.',
    'settings.chargingMode':
        'Basic lädt sofort, Eco wartet auf PV-Überschuss oder günstigen Strom, Tagestrip (Daily Trip) hat die Energie rechtzeitig bereit.',
    'settings.pausesAllowed':
        'Die Wallbox darf das Laden unterbrechen. Für Autos ausschalten, die nach einer Pause nicht aufwachen; die Überschussladung stoppt dann nie von selbst.',
    'settings.minimumChargingTime':
        'Einmal begonnenes Laden dauert mindestens so lange, auch wenn der Überschuss weg ist.',
    'settings.minimumPauseDuration':
        'Eine Ladepause dauert mindestens so lange; manche Autos brauchen das. 0 schaltet es aus.',
    'settings.pauseEndsAt': 'Bis wann die Mindestladepause das Laden zurückhält. Leer ohne Pause.',
    'settings.endPause': 'Beendet die laufende Ladepause sofort.',
    'settings.chargingInterval':
        'Lässt das Auto spätestens nach dieser Zeit wieder laden, für Autos, die in langen Pausen einschlafen. 0 schaltet es aus.',
    'settings.carType':
        'Name des Autos, wie in der App gewählt, bis zu 64 Zeichen. Nur ein Vermerk: Was das Auto braucht, stellt die App ein, nicht das Schreiben hier.',
    'settings.simulateUnplugging':
        'Weckt eingeschlafene Autos: Nach einer Pause tut die Wallbox kurz so, als wäre das Kabel abgesteckt worden.',
    'settings.simulateUnpluggingAlways':
        'Tut bei jedem Beginn des Ladens so, als wäre das Kabel abgesteckt worden, für Autos, die das jedes Mal brauchen.',
    'settings.simulateUnpluggingDuration': 'Wie lange die Wallbox so tut, als wäre das Kabel abgesteckt.',
    'settings.simplifiedMode': 'Die Wallbox zeigt und nutzt einen verringerten Umfang an Funktionen.',
    'settings.tamperProtection': 'Die Wallbox überwacht, ob sich jemand an ihr zu schaffen macht.',
    'settings.factoryAccessControl': 'Zugriffskontrolle, zu der die Wallbox beim Zurücksetzen zurückkehrt.',
    'settings.factoryName': 'Name, zu dem die Wallbox beim Zurücksetzen zurückkehrt.',
    'settings.timeServerEnabled':
        'Das Gerät holt die Zeit von einem Server im Internet; ohne das können Zeitpläne und Preise falsch sein.',
    'settings.timeServer': 'Adresse des Zeitservers.',
    'settings.timeServerInterval': 'Wie oft das Gerät den Zeitserver fragt.',
    'settings.timeZoneOffset': 'Abstand der Ortszeit von der Weltzeit, ohne Sommerzeit.',
    'settings.daylightSaving': 'Nach welchen Regeln das Gerät auf Sommerzeit umstellt.',
    'settings.timeZone':
        'Name der Zeitzone, wie in der App gewählt. Nur ein Vermerk: Es zählen die Zeitverschiebung und die Sommerzeitregel.',
    'limits.allowedCurrent':
        'Strom je Phase, den das Auto nach allen Limits gerade beziehen darf. Leer, solange es nicht laden darf.',
    'limits.requested': 'Der gewünschte Ladestrom.',
    'limits.installation': 'Das Höchste, was Installation und Hardware der Wallbox zulassen.',
    'limits.cable': 'Was das angesteckte Kabel verträgt.',
    'limits.adapter': 'Was der erkannte Adapter verträgt. Leer ohne Adapter.',
    'limits.temperature': 'Wird gesenkt, wenn die Wallbox zu warm wird.',
    'limits.unbalancedLoad':
        'Wird gesenkt, um die drei Phasen gleichmäßig zu belasten, wie Netzbetreiber es verlangen. Leer, wo es nicht gilt.',
    'limits.loadBalancing':
        'Was das Lastmanagement dieser Wallbox lässt. Leer ohne Lastmanagement; 0 heißt, dass sie warten muss.',
    'limits.surplus': 'Wofür der PV-Überschuss reicht. Leer, solange nicht der Überschuss entscheidet.',
    'limits.tariff':
        'Gesetzt, solange der Strompreis über das Laden entscheidet, sonst leer; 0 heißt, dass auf einen niedrigeren Preis gewartet wird.',
    'limits.accessControl':
        '0, solange die Wallbox auf eine Karte oder die App wartet. Leer, sobald das Laden freigegeben ist.',
    'limits.minimum':
        'Der niedrigste Strom, den die Wallbox anbieten darf, wo darauf angehoben werden muss, sonst leer.',
    'limits.active': 'Jedes Limit, das die Wallbox gerade berücksichtigt, in Ampere, mit den Namen der Firmware.',
    'limits.temperatureProtection':
        'Strom, den die Temperatursensoren erlauben; 32 heißt keine Einschränkung. Ein Strom, keine Temperatur.',
    'limits.adapterDetected':
        'Die Wallbox ist über einen 16-A-Adapter angeschlossen und bietet nicht mehr an. Wallboxen mit 11 kW melden das oft immer.',
    'limits.installationCurrent':
        'Das Höchste, was die Leitung hinter der Wallbox tragen darf, bei der Installation festgelegt. Es schützt diese Leitung: Um langsamer zu laden, stattdessen den Ladestrom schreiben.',
    'limits.minimumCurrent':
        'Strom, den das Auto mindestens braucht. Manche Autos beginnen mit 6 A nicht oder laden schlecht.',
    'limits.currentPresets':
        'Die Stromstufen der Taste an der Wallbox: eine JSON-Liste mit bis zu fünf Werten in Ampere, etwa [6,10,16].',
    'surplus.enabled':
        'Im Eco-Modus folgt die Wallbox dem PV-Überschuss. Sie muss ihn von einem Controller, einem Skript oder diesem Adapter erfahren.',
    'surplus.feed':
        'Nennt der Wallbox die Leistung an Netz, PV-Anlage und Batterie in Watt: {"pGrid":-1500,"pPv":3000,"pAkku":0}, nur die erste ist nötig, negativ beim Einspeisen. Etwa alle fünf Sekunden schreiben, denn die Wallbox vergisst sie bald.',
    'surplus.feedStatus':
        'Ob dieser Adapter der Wallbox die Leistung an Netz, PV-Anlage und Batterie nennt, und wenn nicht, warum.',
    'surplus.sentGridPower':
        'Leistung am Hausanschluss, wie dieser Adapter sie zuletzt gesendet hat: positiv bei Netzbezug, negativ bei Einspeisung. Leer, solange nichts gesendet wird.',
    'surplus.sentSolarPower':
        'Leistung der PV-Anlage, wie dieser Adapter sie zuletzt gesendet hat. Leer, solange nichts gesendet wird.',
    'surplus.sentBatteryPower':
        'Leistung der Hausbatterie, wie dieser Adapter sie zuletzt gesendet hat: positiv beim Entladen, negativ beim Laden. Leer, solange nichts gesendet wird.',
    'surplus.gridPower':
        'Leistung am Hausanschluss, wie sie der Wallbox genannt wurde: positiv bei Netzbezug, negativ bei Einspeisung. Leer ohne frische Daten.',
    'surplus.solarPower': 'Leistung der PV-Anlage, wie sie der Wallbox genannt wurde. Leer ohne frische Daten.',
    'surplus.batteryPower':
        'Leistung der Hausbatterie, wie sie der Wallbox genannt wurde: positiv beim Entladen, negativ beim Laden. Leer ohne frische Daten.',
    'surplus.averageGridPower':
        'Geglättete Netzleistung, mit der die Überschussregelung arbeitet. Steht außerhalb des Eco-Modus still.',
    'surplus.averageSolarPower':
        'Geglättete PV-Leistung, mit der die Überschussregelung arbeitet. Steht außerhalb des Eco-Modus still.',
    'surplus.averageBatteryPower':
        'Geglättete Batterieleistung, mit der die Überschussregelung arbeitet. Steht außerhalb des Eco-Modus still.',
    'surplus.powerDifference': 'Um wie viel die Überschussregelung die Ladeleistung gerade ändern würde.',
    'surplus.currentDifference': 'Um wie viel die Überschussregelung den Ladestrom gerade ändern würde.',
    'surplus.dataReceivedAt': 'Wann der Wallbox zuletzt die Leistung des Hauses genannt wurde, auf die Minute.',
    'surplus.dataSource': 'Woher die Daten über Netz, PV-Anlage und Batterie kommen. Leer ohne Daten.',
    'surplus.calculatedAt': 'Wann der Überschuss zuletzt berechnet wurde, auf die Minute.',
    'surplus.solarCalculatedAt': 'Wann die PV-Regelung zuletzt gerechnet hat, auf die Minute.',
    'surplus.dataOverride':
        'Daten über das Haus, die ersetzen, was der Controller meldet, als JSON. Leer, wo nichts ersetzt wird.',
    'surplus.clearDataAfterBreak':
        'Nach einer Unterbrechung der Daten beginnt die Überschussregelung neu, statt mit alten Mittelwerten weiterzumachen.',
    'surplus.energyMixFollowUpTime':
        'Wie lange nach dem Abstecken die Anteile von Sonne, Netz und Batterie des Ladevorgangs erhalten bleiben.',
    'surplus.startPower': 'Überschuss, ab dem das Laden beginnt.',
    'surplus.gridTarget':
        'Leistung am Hausanschluss, auf die die Regelung zielt. Negative Werte lassen etwas zum Einspeisen übrig.',
    'surplus.rounding': 'Ströme gibt es in ganzen Ampere: ob der Rest eher aus dem Netz bezogen oder eingespeist wird.',
    'surplus.effectiveRounding': 'Wie die Regelung gerade rundet.',
    'surplus.threePhasePower': 'Überschuss, ab dem die Wallbox von einer auf drei Phasen wechselt.',
    'surplus.phaseSwitchHysteresis':
        'Wie weit der Überschuss über der Leistung für drei Phasen liegen muss, bevor die Wallbox umschaltet, damit sie nicht hin und her schaltet.',
    'surplus.phaseSwitchDelay':
        'Wie lange der Wunsch nach einer anderen Phasenzahl bestehen muss, bevor die Wallbox umschaltet.',
    'surplus.phaseSwitchInterval':
        'So lange wartet die Wallbox mindestens, bis sie die Phasen wieder umschaltet; jedes Umschalten nutzt das Schütz ab.',
    'surplus.singlePhaseDuration': 'Wie lange die Wallbox braucht, um eine Phase zu erzwingen.',
    'surplus.stopHysteresis': 'Wie weit der Überschuss unter dem Bedarf des Autos liegen muss, bevor das Laden stoppt.',
    'surplus.priorityOffset':
        'Verschiebt den Überschuss für diese Wallbox, um ihr oder der Hausbatterie den Vorrang zu geben.',
    'surplus.zeroFeedIn':
        'Für PV-Anlagen, die nicht einspeisen dürfen: Weil sich dort kein Überschuss messen lässt, probiert die Wallbox aus, wie viel da ist.',
    'surplus.zeroFeedInOffset':
        'Netzleistung, die die Wallbox hinnimmt, während sie ausprobiert, wie viel eine solche Anlage liefern kann.',
    'tariff.enabled': 'Im Eco-Modus nutzt die Wallbox die Stunden mit günstigem Strom.',
    'tariff.maximumPrice': 'Das Auto lädt, solange eine Kilowattstunde weniger als das kostet.',
    'tariff.market':
        'Wessen Preise das Gerät holt: 0 ist Österreich, 1 Deutschland; die Nummern weiterer Tarife kennt die App. Schreiben holt die Preise neu.',
    'tariff.currentPrice': 'Was eine Kilowattstunde am Markt gerade kostet. Leer, solange das Gerät keine Preise hat.',
    'tariff.currentPriceStart': 'Wann der aktuelle Preis begann.',
    'tariff.currentPriceEnd': 'Wann der aktuelle Preis endet.',
    'tariff.priceList':
        'Gibt dem Gerät eigene Preise als JSON-Objekt, für Tarife, die es nicht kennt. Zeitpunkte darin sind Sekunden seit 1970; mehr hat der Hersteller nicht beschrieben.',
    'trip.energy': 'Energie, die das Auto bis zur Abfahrt geladen haben soll.',
    'trip.departureTime': 'Uhrzeit, bis zu der die Energie im Auto sein soll, als HH:MM.',
    'trip.continueInEco':
        'Ist die Energie für die Fahrt im Auto, geht das Laden mit Überschuss oder günstigem Strom weiter, statt zu enden.',
    'trip.plan': 'Wann die Wallbox für die nächste Fahrt laden will, als JSON. Leer ohne Plan.',
    'trip.testChargeStartedAt': 'Wann die kurze Ladung begann, mit der die Wallbox lernt, wie schnell das Auto lädt.',
    'trip.testChargeFinished': 'Die Wallbox hat gelernt, wie schnell das Auto lädt.',
    'trip.consumption': 'Was das Auto für 100 km braucht; die App rechnet damit Kilometer in Energie um.',
    'trip.enteredAsEnergy':
        'Die App fragt nach der nächsten Fahrt in Kilowattstunden statt in Kilometern. Betrifft nur die App.',
    'schedule.weekMode':
        'Was die Zeiten des Zeitplans von Montag bis Freitag bedeuten. Schreiben lässt die Zeiten, wie sie sind.',
    'schedule.weekRanges':
        'Der Zeitplan von Montag bis Freitag als JSON: control, sein Modus als Zahl oder Name (disabled, allow, block, allowFromGrid, blockFromGrid), und ranges, bis zu zwei Zeiträume mit begin und end wie 22:30. Eine Nacht sind zwei Zeiträume, bis 23:59 und ab 00:00.',
    'schedule.saturdayMode':
        'Was die Zeiten des Zeitplans am Samstag bedeuten. Schreiben lässt die Zeiten, wie sie sind.',
    'schedule.saturdayRanges':
        'Der Zeitplan am Samstag als JSON: control, sein Modus als Zahl oder Name (disabled, allow, block, allowFromGrid, blockFromGrid), und ranges, bis zu zwei Zeiträume mit begin und end wie 22:30. Eine Nacht sind zwei Zeiträume, bis 23:59 und ab 00:00.',
    'schedule.sundayMode':
        'Was die Zeiten des Zeitplans am Sonntag bedeuten. Schreiben lässt die Zeiten, wie sie sind.',
    'schedule.sundayRanges':
        'Der Zeitplan am Sonntag als JSON: control, sein Modus als Zahl oder Name (disabled, allow, block, allowFromGrid, blockFromGrid), und ranges, bis zu zwei Zeiträume mit begin und end wie 22:30. Eine Nacht sind zwei Zeiträume, bis 23:59 und ab 00:00.',
    'cards.#.name': 'Name von Karte {n}, wie ihn die App zeigt. Schreiben benennt die Karte um.',
    'cards.#.energy': 'Mit Karte {n} geladene Energie, seit sie angelernt wurde.',
    'cards.#.learned': 'Die Wallbox kennt einen RFID-Chip als Karte {n}.',
    'cards.learn':
        'Einen RFID-Chip an die Wallbox halten und dann schreiben, welche Karte er werden soll: 0 für Karte 1 bis 9 für Karte 10. Was dort war, wird ersetzt.',
    'cards.erase':
        'Lässt die Wallbox eine Karte samt Name und Energie vergessen: 0 für Karte 1 bis 9 für Karte 10. Das lässt sich nicht rückgängig machen.',
    'cards.lastCard':
        'Karte, die zuletzt an die Wallbox gehalten wurde, 0 für Karte 1. Leer, wo keine gelesen wurde oder die Wallbox sie nicht kennt.',
    'cards.lastReadAt':
        'Wann zuletzt eine Karte an die Wallbox gehalten wurde. Ändert sich auch, wenn dieselbe Karte wieder benutzt wird.',
    'cards.lastCardId':
        'Ende der Kennung des RFID-Chips, der zuletzt an die Wallbox gehalten wurde, auch eines unbekannten: genug, um Karten zu unterscheiden, zu wenig, um eine zu kopieren. Nur gefüllt, wenn der Wallbox erlaubt wurde, Kennungen weiterzugeben.',
    'cards.transactionCardId':
        'Ende der Kennung des RFID-Chips, mit dem die Transaktion begonnen wurde: genug, um Karten zu unterscheiden, zu wenig, um eine zu kopieren. Nur gefüllt, wenn der Wallbox erlaubt wurde, Kennungen weiterzugeben.',
    'cards.passOnIds':
        'Erlaubt der Wallbox, Kennungen von RFID-Chips an die Cloud, an MQTT und an diesen Adapter zu geben. Ausgeschaltet bleiben sie in der Wallbox.',
    'lock.mode':
        'Wann die Wallbox das Kabel in der Dose festhält: solange ein Auto angesteckt ist, nur bis zum Ende des Ladens oder immer.',
    'lock.effectiveMode':
        'Der gerade geltende Verriegelungsmodus; die Wallbox kann die Einstellung übergehen, um das Kabel freizugeben.',
    'lock.state': 'Ob das Kabel in der Dose verriegelt ist oder warum nicht.',
    'lock.fault':
        'Was die Verriegelung zurückmeldet: keinen Fehler oder Schwierigkeiten beim Verriegeln oder Entriegeln.',
    'lock.unlockOnPowerOutage':
        'Die Wallbox gibt das Kabel bei Stromausfall frei, damit man es mitnehmen kann. Dann kann es jeder abziehen.',
    'led.colorIdle':
        'Farbe der LEDs, solange kein Auto angesteckt ist. Als #RRGGBB geschrieben, etwa #00FF00 für Grün.',
    'led.colorWaiting':
        'Farbe der LEDs, solange die Wallbox auf das Auto wartet. Als #RRGGBB geschrieben, etwa #00FF00 für Grün.',
    'led.colorCharging': 'Farbe der LEDs beim Laden. Als #RRGGBB geschrieben, etwa #00FF00 für Grün.',
    'led.colorFinished': 'Farbe der LEDs nach dem Laden. Als #RRGGBB geschrieben, etwa #00FF00 für Grün.',
    'led.brightness': 'Helligkeit der LEDs von 0 (aus) bis 255.',
    'led.saveEnergy': 'Die LEDs gehen nach einigen Sekunden ohne Ereignis von selbst aus.',
    'led.animation': 'Name des Musters, das die LEDs zeigen; nur ab und zu nachgesehen.',
    'led.animationDetails': 'Das Muster der LEDs mit Farben und Zeiten als JSON; nur ab und zu nachgesehen.',
    'led.count': 'Wie viele LEDs die Wallbox hat.',
    'led.zeroBitHighTime': 'Zeitverhalten des LED-Streifens: High-Teil eines Bits mit Wert 0.',
    'led.zeroBitLowTime': 'Zeitverhalten des LED-Streifens: Low-Teil eines Bits mit Wert 0.',
    'led.oneBitHighTime': 'Zeitverhalten des LED-Streifens: High-Teil eines Bits mit Wert 1.',
    'led.oneBitLowTime': 'Zeitverhalten des LED-Streifens: Low-Teil eines Bits mit Wert 1.',
    'button.currentLock': 'Wann sich der Ladestrom nicht mit der Taste an der Wallbox ändern lässt.',
    'button.forceStateLock': 'Wann sich das Laden nicht mit der Taste an der Wallbox erzwingen oder verhindern lässt.',
    'button.hotspotResetLock':
        'Wann sich der WLAN-Hotspot der Wallbox nicht mit der Taste an der Wallbox zurücksetzen lässt.',
    'button.pressedAt':
        'Wann die Taste an der Wallbox zuletzt gedrückt wurde. Leer, bis sie nach dem Start der Wallbox jemand drückt.',
    'button.heldAt':
        'Wann die Taste an der Wallbox zuletzt lange gehalten wurde. Leer, wo die Wallbox es nicht meldet.',
    'loadBalancing.enabled':
        'Die Wallbox teilt sich den Strom des Hausanschlusses mit den anderen Wallboxen ihrer Gruppe.',
    'loadBalancing.totalCurrent':
        'Strom je Phase, den alle Wallboxen der Gruppe zusammen beziehen dürfen. Er schützt den Hausanschluss: nie mehr, als dessen Sicherungen tragen.',
    'loadBalancing.dynamicTotalCurrent': 'Gesamtstrom, wo ein Controller misst, wie viel das Haus übrig lässt.',
    'loadBalancing.staticTotalCurrent': 'Gesamtstrom, wo niemand misst, was das Haus bezieht.',
    'loadBalancing.totalCurrentChangedAt':
        'Wann die App zuletzt den Gesamtstrom geändert hat; damit finden Wallbox und Cloud heraus, wessen Wert neuer ist. 0, wo die App es nie tat.',
    'loadBalancing.type':
        'Statisch teilt einen festen Gesamtstrom auf, dynamisch, was das Haus übrig lässt; dynamisch braucht einen messenden Controller.',
    'loadBalancing.fallbackCurrent':
        'Strom, den die Wallbox nutzen darf, solange sie die anderen ihrer Gruppe nicht erreicht. 0 heißt, dass sie dann nicht lädt.',
    'loadBalancing.priority': 'Rang dieser Wallbox in ihrer Gruppe, von 0 bis 99; voreingestellt ist 50.',
    'loadBalancing.groupId': 'Kennung der Gruppe. Wallboxen mit derselben teilen sich den Strom; leer ohne Gruppe.',
    'loadBalancing.protected': 'Die Einstellungen des Lastmanagements sind gegen Änderungen in der App geschützt.',
    'loadBalancing.current': 'Strom, den das Lastmanagement dieser Wallbox gerade zuteilt. Leer ohne Lastmanagement.',
    'loadBalancing.phaseOrder':
        'Welche Phasen des Hauses an L1, L2 und L3 der Wallbox ankommen, als JSON-Liste: [1,2,3], wo nichts gekreuzt ist. Bei falscher Reihenfolge schützt das Lastmanagement die falsche Phase.',
    'loadBalancing.housePhaseL1': 'Nummer der Phase des Hauses, 1 bis 3, die mit L1 der Wallbox verbunden ist.',
    'loadBalancing.housePhaseL2': 'Nummer der Phase des Hauses, 1 bis 3, die mit L2 der Wallbox verbunden ist.',
    'loadBalancing.housePhaseL3': 'Nummer der Phase des Hauses, 1 bis 3, die mit L3 der Wallbox verbunden ist.',
    'grid.norwayMode':
        'Schaltet die Erdungsprüfung aus. Nur für IT-Netze ohne geerdeten Neutralleiter, wie in Teilen Norwegens; überall sonst geht ein Schutz verloren.',
    'grid.australia': 'Die Wallbox folgt den Regeln für Australien.',
    'grid.reconnectMinimumFrequency':
        'Nach einem Netzausfall lädt die Wallbox erst wieder, wenn die Frequenz nicht darunter liegt. Den Wert legt der Netzbetreiber fest.',
    'grid.reconnectMaximumFrequency':
        'Nach einem Netzausfall lädt die Wallbox erst wieder, wenn die Frequenz nicht darüber liegt. Den Wert legt der Netzbetreiber fest.',
    'grid.reconnectMinimumVoltage':
        'Nach einem Netzausfall lädt die Wallbox erst wieder, wenn die Spannung nicht darunter liegt. Den Wert legt der Netzbetreiber fest.',
    'grid.reconnectMaximumVoltage':
        'Nach einem Netzausfall lädt die Wallbox erst wieder, wenn die Spannung nicht darüber liegt. Den Wert legt der Netzbetreiber fest.',
    'grid.reconnectMonitoringTime':
        'Wie lange Frequenz und Spannung nach einem Netzausfall in Ordnung sein müssen, bevor die Wallbox wieder lädt.',
    'grid.failedAt':
        'Wann die Netzüberwachung zuletzt einen Fehler fand. Leer, wo sie seit dem Start der Wallbox keinen fand.',
    'grid.rampUpEnabled': 'Die Wallbox erhöht ihre Leistung beim Beginn des Ladens und nach einem Netzausfall langsam.',
    'grid.rampUpRate': 'Um welchen Teil ihrer vollen Leistung die Wallbox beim Hochfahren je Sekunde zulegt.',
    'grid.rampUpStartedAt':
        'Wann die Wallbox begann, ihre Leistung langsam zu erhöhen. Leer, solange sie es nicht tut.',
    'grid.underfrequencyControl':
        'Die Wallbox senkt ihre Leistung, wenn die Netzfrequenz fällt, um das Netz zu stützen.',
    'grid.underfrequencyThreshold':
        'Frequenz, unter der die Wallbox beginnt, ihre Leistung zu senken. Den Wert legt der Netzbetreiber fest.',
    'grid.underfrequencyStop':
        'Frequenz, bei der die Unterfrequenzregelung endet. Den Wert legt der Netzbetreiber fest.',
    'grid.underfrequencyMode':
        'Ob die Leistung ausgehend von der Nennleistung der Wallbox gesenkt wird oder von dem, was sie gerade bezieht.',
    'grid.undervoltageControl':
        'Die Wallbox reagiert, wenn die Netzspannung eine Zeit lang zu niedrig ist, um das Netz zu stützen.',
    'grid.undervoltageThreshold':
        'Spannung, unter der die Unterspannungsregelung reagiert. Den Wert legt der Netzbetreiber fest.',
    'grid.undervoltageTime': 'Wie lange die Spannung zu niedrig sein muss, bevor die Unterspannungsregelung reagiert.',
    'grid.scheduleStartDelay':
        'Wenn der Zeitplan das Laden beginnt, wartet die Wallbox eine zufällige Zeit, höchstens die hier eingestellte, damit nicht alle Wallboxen einer Gegend zugleich schalten. 0 schaltet das Warten aus.',
    'grid.scheduleStartDelayEndsAt':
        'Bis wann die Wallbox wartet, wenn der Zeitplan das Laden beginnt. Leer, solange sie es nicht tut.',
    'grid.endScheduleStartDelay': 'Beendet sofort die laufende Wartezeit vor dem Ladebeginn nach Zeitplan.',
    'grid.scheduleStopDelay':
        'Wenn der Zeitplan das Laden beendet, wartet die Wallbox eine zufällige Zeit, höchstens die hier eingestellte, damit nicht alle Wallboxen einer Gegend zugleich schalten. 0 schaltet das Warten aus.',
    'grid.scheduleStopDelayEndsAt':
        'Bis wann die Wallbox wartet, wenn der Zeitplan das Laden beendet. Leer, solange sie es nicht tut.',
    'grid.endScheduleStopDelay': 'Beendet sofort die laufende Wartezeit vor dem Ladeende nach Zeitplan.',
    'grid.tariffStartDelay':
        'Wenn ein flexibler Tarif das Laden beginnt, wartet die Wallbox eine zufällige Zeit, höchstens die hier eingestellte, damit nicht alle Wallboxen einer Gegend zugleich schalten. 0 schaltet das Warten aus.',
    'grid.tariffStartDelayEndsAt':
        'Bis wann die Wallbox wartet, wenn ein flexibler Tarif das Laden beginnt. Leer, solange sie es nicht tut.',
    'grid.endTariffStartDelay': 'Beendet sofort die laufende Wartezeit vor dem Ladebeginn nach flexiblem Tarif.',
    'grid.tariffStopDelay':
        'Wenn ein flexibler Tarif das Laden beendet, wartet die Wallbox eine zufällige Zeit, höchstens die hier eingestellte, damit nicht alle Wallboxen einer Gegend zugleich schalten. 0 schaltet das Warten aus.',
    'grid.tariffStopDelayEndsAt':
        'Bis wann die Wallbox wartet, wenn ein flexibler Tarif das Laden beendet. Leer, solange sie es nicht tut.',
    'grid.endTariffStopDelay': 'Beendet sofort die laufende Wartezeit vor dem Ladeende nach flexiblem Tarif.',
    'grid.reconnectDelay':
        'Wenn das Netz nach einem Ausfall wieder da ist, wartet die Wallbox eine zufällige Zeit, höchstens die hier eingestellte, damit nicht alle Wallboxen einer Gegend zugleich schalten. 0 schaltet das Warten aus.',
    'grid.reconnectDelayEndsAt':
        'Bis wann die Wallbox wartet, wenn das Netz nach einem Ausfall wieder da ist. Leer, solange sie es nicht tut.',
    'grid.endReconnectDelay': 'Beendet sofort die laufende Wartezeit nach einem Netzausfall.',
    'grid.plugInDelay':
        'Wenn ein Auto angesteckt wurde, wartet die Wallbox eine zufällige Zeit, höchstens die hier eingestellte, damit nicht alle Wallboxen einer Gegend zugleich schalten. 0 schaltet das Warten aus.',
    'grid.plugInDelayEndsAt':
        'Bis wann die Wallbox wartet, wenn ein Auto angesteckt wurde. Leer, solange sie es nicht tut.',
    'grid.endPlugInDelay': 'Beendet sofort die laufende Wartezeit nach dem Anstecken.',
    'grid.digitalInputEnabled':
        'Die Wallbox gehorcht ihrem digitalen Eingang, über den ein Netzbetreiber oder ein Rundsteuerempfänger sie zurückhalten kann.',
    'grid.digitalInputInverted': 'Der digitale Eingang wirkt, wenn sein Kontakt umgekehrt steht.',
    'grid.digitalInputOnePhase': 'Die Wallbox lädt mit einer Phase, solange der digitale Eingang wirkt.',
    'grid.digitalInputStates':
        'Die digitalen Eingänge als eine Zahl, ein Bit für jeden. Welches Bit welcher ist, sagt der Hersteller nicht.',
    'grid.digitalInputProtected':
        'Die Einstellungen des digitalen Eingangs sind gegen Änderungen in der App geschützt.',
    'grid.requirementsProtected':
        'Die Einstellungen, die Netzbetreiber verlangen, sind gegen Änderungen in der App geschützt.',
    'limits.adapterOnePhase': 'Das Höchste, was die Wallbox hinter einem einphasigen Adapter anbietet.',
    'limits.adapterThreePhases': 'Das Höchste, was die Wallbox hinter einem dreiphasigen Adapter anbietet.',
    'limits.failSafeEnabled': 'Ein Sicherheitslimit gilt, sobald sich die Steuerung der Wallbox nicht mehr meldet.',
    'limits.failSafe': 'Strom, den die Wallbox noch anbietet, wenn sich ihre Steuerung nicht mehr meldet.',
    'limits.failSafeCountdown':
        'Zählt herunter, bis das Sicherheitslimit gilt. In welcher Einheit, sagt der Hersteller nicht.',
    'meter.smartMeter':
        'Was die Wallbox von einem Hauszähler weiß, als JSON; nur ab und zu nachgesehen. Leer ohne Hauszähler.',
    'network.ssid': 'Name des WLANs, mit dem das Gerät verbunden ist. Leer ohne WLAN.',
    'network.wifiAddress': 'Adresse des Geräts im WLAN.',
    'network.wifiSubnetMask': 'Welchen Teil seiner Adresse das Gerät mit den anderen im WLAN teilt.',
    'network.wifiGateway': 'Adresse des Routers im WLAN.',
    'network.wifiAddressIpv6': 'Erste IPv6-Adresse des Geräts im WLAN.',
    'network.wifiChannel': 'Funkkanal des WLANs.',
    'network.wifiEncryption': 'Wie das WLAN geschützt ist.',
    'network.wifiAccessPoint':
        'MAC-Adresse des Routers oder Repeaters, mit dem das Gerät verbunden ist: Sie sagt, mit welchem, wo es mehrere gibt.',
    'network.wifiDetails': 'Alles, was das Gerät über seine WLAN-Verbindung sagt, als JSON.',
    'network.signalStrength':
        'Wie gut das Gerät das WLAN empfängt: über -60 ist gut, unter -80 brechen Verbindungen ab. Leer ohne WLAN.',
    'network.wifiStatus': 'Wie es um die Verbindung mit dem WLAN steht.',
    'network.wifiActivity': 'Was das Gerät wegen seiner WLAN-Verbindung gerade tut.',
    'network.wifiEnabled':
        'Das Gerät verbindet sich mit einem WLAN. Ausgeschaltet ist es nur über seinen eigenen Hotspot erreichbar.',
    'network.knownWifi1': 'Name des gespeicherten WLANs 1. Leer, wo keines gespeichert ist.',
    'network.knownWifi2': 'Name des gespeicherten WLANs 2. Leer, wo keines gespeichert ist.',
    'network.knownWifi3': 'Name des gespeicherten WLANs 3. Leer, wo keines gespeichert ist.',
    'network.knownWifi4': 'Name des gespeicherten WLANs 4. Leer, wo keines gespeichert ist.',
    'network.knownWifi5': 'Name des gespeicherten WLANs 5. Leer, wo keines gespeichert ist.',
    'network.knownWifi6': 'Name des gespeicherten WLANs 6. Leer, wo keines gespeichert ist.',
    'network.knownWifi7': 'Name des gespeicherten WLANs 7. Leer, wo keines gespeichert ist.',
    'network.knownWifi8': 'Name des gespeicherten WLANs 8. Leer, wo keines gespeichert ist.',
    'network.knownWifi9': 'Name des gespeicherten WLANs 9. Leer, wo keines gespeichert ist.',
    'network.knownWifi10': 'Name des gespeicherten WLANs 10. Leer, wo keines gespeichert ist.',
    'network.forgetWifi1':
        'Löscht das gespeicherte WLAN 1 mit seinem Passwort. Ist das Gerät darüber verbunden, ist es für dieses Netz verloren.',
    'network.forgetWifi2':
        'Löscht das gespeicherte WLAN 2 mit seinem Passwort. Ist das Gerät darüber verbunden, ist es für dieses Netz verloren.',
    'network.forgetWifi3':
        'Löscht das gespeicherte WLAN 3 mit seinem Passwort. Ist das Gerät darüber verbunden, ist es für dieses Netz verloren.',
    'network.forgetWifi4':
        'Löscht das gespeicherte WLAN 4 mit seinem Passwort. Ist das Gerät darüber verbunden, ist es für dieses Netz verloren.',
    'network.forgetWifi5':
        'Löscht das gespeicherte WLAN 5 mit seinem Passwort. Ist das Gerät darüber verbunden, ist es für dieses Netz verloren.',
    'network.forgetWifi6':
        'Löscht das gespeicherte WLAN 6 mit seinem Passwort. Ist das Gerät darüber verbunden, ist es für dieses Netz verloren.',
    'network.forgetWifi7':
        'Löscht das gespeicherte WLAN 7 mit seinem Passwort. Ist das Gerät darüber verbunden, ist es für dieses Netz verloren.',
    'network.forgetWifi8':
        'Löscht das gespeicherte WLAN 8 mit seinem Passwort. Ist das Gerät darüber verbunden, ist es für dieses Netz verloren.',
    'network.forgetWifi9':
        'Löscht das gespeicherte WLAN 9 mit seinem Passwort. Ist das Gerät darüber verbunden, ist es für dieses Netz verloren.',
    'network.forgetWifi10':
        'Löscht das gespeicherte WLAN 10 mit seinem Passwort. Ist das Gerät darüber verbunden, ist es für dieses Netz verloren.',
    'network.foundWifis': 'WLANs der letzten Suche mit ihrer Stärke als JSON. Netze der Nachbarn sind darunter.',
    'network.wifiSearch': 'Wie es um die Suche nach WLANs steht.',
    'network.wifiSearchedAt': 'Wann das Gerät zuletzt nach WLANs gesucht hat. Leer, wenn seit dem Start nicht.',
    'network.wifiFailed': 'Der letzte Versuch, sich mit einem WLAN zu verbinden, ist fehlgeschlagen.',
    'network.wifiFailedAt':
        'Wann das Verbinden mit einem WLAN zuletzt fehlschlug. Leer, wenn seit dem Start des Geräts nicht.',
    'network.wifiDisconnectedAt':
        'Wann die WLAN-Verbindung zuletzt verloren ging. Leer, wenn seit dem Start der Wallbox nicht.',
    'network.wifiConnectedAt':
        'Wann die WLAN-Verbindung zuletzt zustande kam. Leer, wenn seit dem Start der Wallbox nicht.',
    'network.wifiErrorCount': 'Wie viele Versuche, sich mit dem WLAN zu verbinden, fehlschlugen.',
    'network.wifiError': 'Der letzte Fehler der WLAN-Verbindung in den Worten der Firmware.',
    'network.wifiErrors': 'Die letzten Fehler der WLAN-Verbindung mit Netz und Grund als JSON. Leer ohne Fehler.',
    'network.failedAccessPoints':
        'MAC-Adressen von Zugangspunkten, mit denen sich das Gerät nicht verbinden konnte, als JSON.',
    'network.chosenAccessPoint':
        'MAC-Adresse des Zugangspunkts, mit dem sich das Gerät verbindet. Lauter Nullen ohne WLAN.',
    'network.plannedAccessPoints': 'MAC-Adressen von Zugangspunkten, die das Gerät als Nächstes versucht, als JSON.',
    'network.wifiAntenna': 'Welche ihrer beiden Antennen die Wallbox nutzt.',
    'network.wifiBandwidth': 'Breite des Funkkanals; der schmale reicht weiter.',
    'network.hotspotName': 'Name des WLANs, das die Wallbox selbst aufspannt.',
    'network.factoryHotspotName': 'Name des Hotspots, zu dem die Wallbox beim Zurücksetzen zurückkehrt.',
    'network.hotspotOffWithCloud': 'Das Gerät schaltet sein eigenes WLAN ab, solange es mit der Cloud verbunden ist.',
    'network.ethernetAddress': 'Adresse des Geräts im kabelgebundenen Netz. Leer ohne Kabel.',
    'network.ethernetPrefixLength':
        'Wie viele Bits seiner Adresse das Gerät mit den anderen im kabelgebundenen Netz teilt.',
    'network.ethernetGateway': 'Adresse des Routers im kabelgebundenen Netz.',
    'network.ethernetAddressIpv6': 'Erste IPv6-Adresse des Geräts im kabelgebundenen Netz.',
    'network.ethernetSpeed': 'Geschwindigkeit der Kabelverbindung, zum Beispiel 100M.',
    'network.ethernetDuplex': 'FULL, wenn die Kabelverbindung gleichzeitig sendet und empfängt.',
    'network.hostname': 'Name des Geräts im lokalen Netz.',
    'network.defaultRoute': 'Über welche Verbindung das Gerät ins Internet kommt: „st“ ist WLAN, „en“ ist Ethernet.',
    'network.nameServer1':
        'Adresse von Nameserver 1, den das Gerät nach Namen im Internet fragt. Leer, wo keiner eingestellt ist.',
    'network.nameServer2':
        'Adresse von Nameserver 2, den das Gerät nach Namen im Internet fragt. Leer, wo keiner eingestellt ist.',
    'network.nameServer3':
        'Adresse von Nameserver 3, den das Gerät nach Namen im Internet fragt. Leer, wo keiner eingestellt ist.',
    'network.modemAddress': 'Adresse der Wallbox im Mobilfunknetz. Leer ohne Modem.',
    'network.httpApiV2Enabled':
        'Programme im lokalen Netz dürfen das Gerät lesen und steuern. Ausschalten beendet eine solche Verbindung; nur die App kann es wieder einschalten.',
    'network.httpApiV1Enabled':
        'Ältere Programme im lokalen Netz dürfen die Wallbox lesen und steuern. Ausschalten beendet eine solche Verbindung.',
    'network.controllerPaired':
        'Der erste im Netz gefundene Controller gehört zu dieser Wallbox. Leer, solange keiner gefunden ist.',
    'network.controllerConnected':
        'Die Wallbox ist mit dem ersten im Netz gefundenen Controller verbunden. Leer, solange keiner gefunden ist.',
    'network.controllers': 'Im Netz gefundene Controller mit Seriennummer, Name und Adressen als JSON.',
    'network.controllerData': 'Was der verbundene Controller der Wallbox sagt, als JSON. Leer ohne Controller.',
    'network.controllerSearchRunning': 'Die Wallbox sucht gerade im Netz nach Controllern.',
    'network.controllersSearchedAt': 'Wann die Wallbox zuletzt im Netz nach Controllern gesucht hat.',
    'network.controllerSearchEnabled': 'Die Wallbox sucht von Zeit zu Zeit im Netz nach Controllern.',
    'network.controllerSearchLimit': 'Wie viele Controller eine Suche höchstens findet.',
    'network.controllerSearchService': 'Dienstname, an dem Controller im Netz erkannt werden.',
    'network.controllerSearchProtocol': 'Protokoll des Dienstes, an dem Controller erkannt werden.',
    'cloud.enabled':
        'Das Gerät hält eine Verbindung zur Cloud seines Herstellers. Ohne sie funktioniert die App nur im Heimnetz.',
    'cloud.apiEnabled': 'Programme mit dem Token der Wallbox dürfen sie über die Cloud lesen und steuern.',
    'cloud.lastError': 'Warum die Verbindung zur Cloud zuletzt scheiterte, in den Worten der Firmware. Leer, wenn nie.',
    'cloud.lastErrorAt':
        'Wann die Verbindung zur Cloud zuletzt scheiterte. Leer, wenn seit dem Start des Geräts nicht.',
    'mqtt.enabled':
        'Das Gerät verbindet sich mit dem in der App eingestellten MQTT-Server und veröffentlicht dort seine Werte.',
    'mqtt.connected': 'Das Gerät ist mit dem MQTT-Server verbunden.',
    'mqtt.readOnly':
        'Das Gerät lehnt Schreiben über MQTT ab. Über MQTT einmal gesetzt, lässt es sich nur in der App oder auf anderem Weg zurücknehmen.',
    'mqtt.server':
        'Adresse des MQTT-Servers ohne Benutzer und Passwort. Ein Gerät, an dem keiner eingestellt ist, zeigt ein Beispiel.',
    'mqtt.topicPrefix': 'Womit alle Topics des Geräts beginnen. Schreiben von null stellt die Vorgabe wieder her.',
    'mqtt.started': 'Der MQTT-Teil des Geräts läuft, mit oder ohne Verbindung.',
    'mqtt.connectedSince': 'Wann die Verbindung zum MQTT-Server zustande kam. Leer ohne Verbindung.',
    'mqtt.lastError': 'Was bei MQTT zuletzt schiefging, in den Worten der Firmware. Leer, wenn nichts.',
    'mqtt.lastErrorAt': 'Wann bei MQTT zuletzt etwas schiefging. Leer, wenn seit dem Start des Geräts nichts.',
    'mqtt.homeAssistantDiscovery': 'Die Wallbox meldet sich über MQTT bei Home Assistant an.',
    'mqtt.homeAssistantTopicPrefix':
        'Wo Home Assistant nach Anmeldungen sucht. Schreiben von null stellt die Vorgabe wieder her.',
    'mqtt.publicCertificatesTrusted':
        'Bei verschlüsselter Verbindung vertraut das Gerät den bekannten öffentlichen Zertifizierungsstellen.',
    'mqtt.serverNameCheckSkipped':
        'Das Gerät stört sich nicht daran, wenn das Zertifikat des MQTT-Servers auf einen anderen Namen lautet.',
    'mqtt.serverCheckSkipped':
        'Das Gerät nimmt jedes Zertifikat des MQTT-Servers an; es kann dann nicht erkennen, ob es mit dem richtigen spricht.',
    'ocpp.enabled':
        'Die Wallbox folgt über OCPP einem Verwaltungssystem, etwa der Abrechnung einer Firma oder eines Vermieters.',
    'ocpp.accepted': 'Die Wallbox ist mit dem Verwaltungssystem verbunden und wurde von ihm angenommen.',
    'ocpp.acceptedSince': 'Wann das Verwaltungssystem die Wallbox angenommen hat. Leer, wenn nicht.',
    'ocpp.connected': 'Die Wallbox ist mit dem Verwaltungssystem verbunden, angenommen oder nicht.',
    'ocpp.connectedSince': 'Wann die Verbindung zum Verwaltungssystem zustande kam. Leer ohne Verbindung.',
    'ocpp.started': 'Der OCPP-Teil der Wallbox läuft, mit oder ohne Verbindung.',
    'ocpp.server': 'Adresse des Verwaltungssystems ohne Benutzer und Passwort.',
    'ocpp.connectorState': 'Was die Wallbox dem Verwaltungssystem über Stecker und Auto sagt.',
    'ocpp.transactionNumber':
        'Nummer, die das Verwaltungssystem dem laufenden Ladevorgang gegeben hat. Leer ohne einen solchen.',
    'ocpp.transactionEndedAt':
        'Wann der letzte Ladevorgang unter dem Verwaltungssystem endete. Leer, wenn es seit dem Start der Wallbox keinen gab.',
    'ocpp.lastError': 'Was bei OCPP zuletzt schiefging, in den Worten der Firmware. Leer, wenn nichts.',
    'ocpp.lastErrorAt': 'Wann bei OCPP zuletzt etwas schiefging. Leer, wenn seit dem Start der Wallbox nichts.',
    'ocpp.fallbackCurrent':
        'Strom, den sich die Wallbox erlaubt, solange das Verwaltungssystem nicht erreichbar ist; null, wenn keiner festgelegt ist.',
    'ocpp.factoryFallbackCurrent': 'Ersatzstrom, zu dem die Wallbox beim Zurücksetzen zurückkehrt.',
    'ocpp.clockAlignedInterval':
        'Wie oft Zählerwerte zu runden Uhrzeiten gesendet werden, ob geladen wird oder nicht. 0 schaltet es aus.',
    'ocpp.factoryClockAlignedInterval':
        'Intervall nach der Uhr, zu dem die Wallbox beim Zurücksetzen zurückkehrt, wo sie es meldet.',
    'ocpp.heartbeatInterval': 'Wie oft die Wallbox dem Verwaltungssystem meldet, dass sie da ist.',
    'ocpp.meterInterval': 'Wie oft während eines Ladevorgangs Zählerwerte gesendet werden. 0 schaltet es aus.',
    'ocpp.meterCondition':
        'Wann Zählerwerte gesendet werden: während einer ganzen Transaktion oder nur, während das Auto lädt.',
    'ocpp.unknownCardsAllowedOffline':
        'Solange das Verwaltungssystem nicht erreichbar ist, dürfen auch Karten laden, die niemand kennt.',
    'ocpp.knownCardsAllowedOffline':
        'Solange das Verwaltungssystem nicht erreichbar ist, dürfen Karten laden, die es früher erlaubt hat.',
    'ocpp.localCardListEnabled':
        'Die Wallbox führt eine Liste erlaubter Karten, die ihr das Verwaltungssystem schickt.',
    'ocpp.substituteCard': 'Karte, die dem Verwaltungssystem genannt wird, wenn das Laden ohne Karte beginnt.',
    'ocpp.sameCardEndsCharging':
        'Ein Ladevorgang lässt sich nur mit der Karte beenden, die ihn begonnen hat, für Verwaltungssysteme, die darauf bestehen.',
    'ocpp.stopsAtRestart':
        'Ein Ladevorgang unter dem Verwaltungssystem endet, wenn die Wallbox neu startet, statt weiterzugehen.',
    'ocpp.phasesRotated':
        'Die Wallbox nennt dem Verwaltungssystem ihre Phasen in getauschter Reihenfolge, so wie sie am Haus angeschlossen ist.',
    'ocpp.remoteLogEnabled': 'Die Wallbox schickt ihr Protokoll an das Verwaltungssystem.',
    'ocpp.tariffText': 'Text zum Tarif, der zu den kommenden Ladevorgängen gehört.',
    'ocpp.publicCertificatesTrusted':
        'Bei verschlüsselter Verbindung vertraut die Wallbox den bekannten öffentlichen Zertifizierungsstellen.',
    'ocpp.serverNameCheckSkipped':
        'Die Wallbox stört sich nicht daran, wenn das Zertifikat des Verwaltungssystems auf einen anderen Namen lautet.',
    'ocpp.serverCheckSkipped':
        'Die Wallbox nimmt jedes Zertifikat des Verwaltungssystems an; sie kann dann nicht erkennen, ob sie mit dem richtigen spricht.',
    'ocpp.defaultProfiles': 'Limits, die das Verwaltungssystem für jeden Ladevorgang gesetzt hat, als JSON.',
    'ocpp.maximumProfiles': 'Limits, die das Verwaltungssystem für die Wallbox im Ganzen gesetzt hat, als JSON.',
    'ocpp.transactionProfiles': 'Limits, die das Verwaltungssystem für einzelne Ladevorgänge gesetzt hat, als JSON.',
    'ocpp.evcmsTransaction':
        'Name, den die EVCMS-Zugriffskontrolle dem laufenden Ladevorgang gegeben hat. Leer ohne einen solchen.',
    'ocpp.transactionTimeout':
        'Wie lange ein freigegebener Ladevorgang auf sein Auto wartet. Die Einheit nennt der Hersteller nicht.',
    'settings.iso15118Mode':
        'Ob die Wallbox mit dem Auto nach ISO 15118 spricht, worüber sich ein Auto auch ausweisen kann: nie, nur wenn das Auto es beherrscht, oder immer.',
    'modbus.enabled': 'Andere Systeme dürfen das Gerät über Modbus TCP lesen und steuern.',
    'modbus.port':
        'Netzwerkport, an dem das Gerät antwortet. Eine Änderung gilt, sobald Modbus aus- und wieder eingeschaltet wurde.',
    'modbus.bytesSwapped':
        'Dreht die Reihenfolge der beiden Bytes in jedem Register um, für Systeme, die es so erwarten.',
    'modbus.registersSwapped':
        'Dreht die Reihenfolge der Register in längeren Zahlen um, für Systeme, die es so erwarten.',
    'modbus.readCount': 'Wie oft die Wallbox über Modbus gelesen wurde.',
    'modbus.writeCount': 'Wie oft die Wallbox über Modbus beschrieben wurde.',
    'modbus.lastReadAt': 'Wann die Wallbox zuletzt über Modbus gelesen wurde. Leer, wenn seit dem Start nicht.',
    'modbus.lastWriteAt': 'Wann die Wallbox zuletzt über Modbus beschrieben wurde. Leer, wenn seit dem Start nicht.',
    'diagnostics.restart':
        'Startet das Gerät neu. Es ist etwa eine Viertelminute lang nicht erreichbar, und das Laden wird unterbrochen.',
    'diagnostics.uptime': 'Zeit seit dem Start des Geräts, auf die Minute.',
    'diagnostics.restartCount': 'Wie oft das Gerät bisher gestartet ist.',
    'diagnostics.startedAt': 'Wann das Gerät gestartet ist, nach seiner eigenen Uhr.',
    'diagnostics.availableFirmware':
        'Firmwareversionen, die der Hersteller für dieses Gerät anbietet, als JSON-Liste; jede kann als Beta oder veraltet gekennzeichnet sein.',
    'diagnostics.installFirmware':
        'Startet eine Aktualisierung der Firmware: eine der verfügbaren Versionen genau so schreiben, wie sie in der Liste steht. Das Gerät startet neu, das Laden wird unterbrochen.',
    'diagnostics.chargeControllerFirmware': 'Firmware des zweiten Prozessors, der das Laden steuert.',
    'diagnostics.chargeControllerRecommendedFirmware': 'Firmware, die der zweite Prozessor haben sollte.',
    'diagnostics.chargeControllerUpdate':
        'Fortschritt einer Aktualisierung des zweiten Prozessors als JSON. Leer ohne eine solche.',
    'diagnostics.recommendedAppVersion': 'Älteste Version der App, die zu dieser Firmware passt.',
    'diagnostics.relayFeedback': 'Was das Schütz zurückmeldet, als rohe Zahl der Firmware.',
    'diagnostics.universalTime':
        'Uhr des Geräts in Weltzeit beim letzten Lesen. Schreiben stellt die Uhr; die Form ist die des gelesenen Werts.',
    'diagnostics.localTime': 'Uhr des Geräts in Ortszeit beim letzten Lesen.',
    'diagnostics.localTimeOffset': 'Abstand der Ortszeit von der Weltzeit, Sommerzeit eingeschlossen.',
    'diagnostics.timeServerStatus': 'Ob die Uhr vom Zeitserver gestellt wurde.',
    'diagnostics.timeServerSyncMode': 'Ob die Uhr sofort oder allmählich gestellt wird.',
    'diagnostics.timeServerOperatingMode': 'Ob das Gerät den Zeitserver fragt oder nur zuhört.',
    'diagnostics.resetReason': 'Warum das Gerät zuletzt gestartet ist.',
    'diagnostics.resetReasonCore0': 'Warum Kern 0 des Prozessors zuletzt gestartet ist.',
    'diagnostics.resetReasonCore1': 'Warum Kern 1 des Prozessors zuletzt gestartet ist.',
    'diagnostics.processorFrequency': 'Takt des Prozessors und woher er kommt, als JSON.',
    'diagnostics.processor': 'Art des Prozessors und was er kann, als JSON.',
    'diagnostics.processorMode': 'Ein Text über den Prozessor, den der Hersteller nicht erklärt.',
    'diagnostics.flash': 'Art, Geschwindigkeit und Größe des Flash-Speichers als JSON.',
    'diagnostics.freeMemory': 'Speicher, der gerade frei ist.',
    'diagnostics.freeMemoryByteAligned': 'Speicher, der gerade frei ist und byteweise genutzt werden kann.',
    'diagnostics.freeMemoryWordAligned': 'Speicher, der gerade frei ist und in Worten zu 32 Bit genutzt werden kann.',
    'diagnostics.memorySize': 'Größe des Speichers.',
    'diagnostics.lowestFreeMemory': 'Der geringste freie Speicher seit dem Start des Geräts.',
    'diagnostics.largestMemoryBlock': 'Das größte Stück Speicher in einem Block.',
    'diagnostics.flashEncryption': 'Ob der Flash-Speicher verschlüsselt ist.',
    'diagnostics.secureBoot': 'Das Gerät startet nur signierte Firmware.',
    'categories.#.power': 'Leistung der Kategorie {n}. Leer, wo nichts gemessen wird.',
    'categories.#.energyIn': 'Gezählte Energie der Kategorie {n}, während die Leistung positiv war.',
    'categories.#.energyOut': 'Gezählte Energie der Kategorie {n}, während die Leistung negativ war.',
    'categories.#.currentL1': 'Strom auf L1 der Kategorie {n}. Leer, wo nichts gemessen wird.',
    'categories.#.currentL2': 'Strom auf L2 der Kategorie {n}. Leer, wo nichts gemessen wird.',
    'categories.#.currentL3': 'Strom auf L3 der Kategorie {n}. Leer, wo nichts gemessen wird.',
    'categories.#.currentNeutral': 'Strom auf N der Kategorie {n}. Leer, wo nichts gemessen wird.',
    'categories.#.name': 'Name der Kategorie {n}.',
    'categories.names':
        'Namen der sechzehn Kategorien als JSON-Liste. Die ganze Liste schreiben; die ersten sechs behalten ihre Bedeutung, wie immer sie heißen.',
    'categories.sensorFactors':
        'Wie viel jeder Stromsensor in jeder Kategorie zählt, als JSON: je Sensor eine Liste mit einem Faktor je Kategorie. Alle Listen schreiben.',
    'categories.reportedPowers':
        'Nennt dem Controller die Leistung von Kategorien, die er nicht misst, etwa einer Batterie: JSON-Liste mit bis zu sechzehn Werten in Watt oder null in der Reihenfolge der Kategorien. Alle paar Sekunden wiederholen.',
    'voltages.l1': 'Spannung zwischen L1 und Neutralleiter.',
    'voltages.l2': 'Spannung zwischen L2 und Neutralleiter.',
    'voltages.l3': 'Spannung zwischen L3 und Neutralleiter.',
    'voltages.n': 'Spannung des Neutralleiters; nahe null in einer intakten Installation.',
    'voltages.name': 'Name des Spannungssensors.',
    'currents.#.current': 'Strom durch Sensor {n}.',
    'currents.#.power': 'Leistung an Sensor {n}; das Vorzeichen ist die Richtung.',
    'currents.#.powerFactor': 'Anteil der Wirkleistung an Sensor {n}; das Vorzeichen ist die Richtung.',
    'currents.#.name': 'Name von Stromsensor {n}.',
    'currents.#.phase': 'Leiter, an dem Sensor {n} sitzt. Geändert wird das mit der Liste aller Phasen.',
    'currents.phases':
        'An welchem Leiter jeder Stromsensor sitzt, als JSON-Liste von Zahlen: 0 L1, 1 L2, 2 L3, 3 N. Die ganze Liste schreiben.',
    'currents.#.inverted':
        'Sensor {n} sitzt verkehrt herum und wird umgekehrt gerechnet. Geändert wird das mit der Liste aller Sensoren.',
    'currents.inversions':
        'Welche Stromsensoren verkehrt herum sitzen, als JSON-Liste von true und false. Die ganze Liste schreiben.',
    'energy.mecMeterEnabled': 'Der Controller liest zusätzlich zu seinen eigenen Sensoren einen MEC-Zähler im Netz.',
    'energy.mecMeterAddress':
        'Adresse des MEC-Zählers ohne Benutzer und Passwort. Ein Controller, an dem keiner eingestellt ist, zeigt ein Beispiel.',
    'energy.mecMeterData': 'Was der MEC-Zähler sagt, als JSON. Leer ohne einen solchen.',
    'energy.mecMeterFactors':
        'Wie viel jede der drei Lasten des MEC-Zählers in jeder Kategorie zählt, als JSON: je Last eine Liste mit einem Faktor je Kategorie. Alle Listen schreiben.',
    'modbus.meterEnabled': 'Der Controller liest selbst ein Gerät im Netz über Modbus TCP.',
    'modbus.meterHost': 'Name oder Adresse des Geräts, das der Controller über Modbus TCP liest.',
    'modbus.meterPort': 'Netzwerkport des Geräts, das der Controller über Modbus TCP liest.',
    'diagnostics.brightness': 'Wie hell es um den Controller ist, als rohe Zahl seines Sensors.',
    'diagnostics.categoryFlags': 'Ein Kennzeichen je Kategorie, das der Hersteller nicht erklärt, als JSON.',
    'diagnostics.controllerNumbers': 'Zehn Zahlen, die der Hersteller nicht erklärt, als JSON.',
    'diagnostics.statusFormat': 'Meist B; C, solange die Nachrichten der Wallbox Ende zu Ende verschlüsselt sind.',
    'limits.temporaryCurrent':
        'Ladestrom, der gesetzt wurde, ohne gespeichert zu werden; 0, wo die Wallbox es nicht meldet.',
    'meter.temperatureController': 'Sensor des Reglers im Inneren, nicht kalibriert. 0, wo die Platine keinen hat.',
    'status.transmitInterface':
        'Eine Zahl, deren Bedeutung der Hersteller nicht veröffentlicht hat; 0, 1 und 2 kamen vor.',
    'diagnostics.updateAvailable':
        'Es gibt neuere Firmware für die Wallbox. Nur bekannt, wenn die Werte über die Cloud kommen.',
    'limits.currentPreset1':
        'Stufe 1 der fünf Stromstufen, die die Taste an der Wallbox durchschaltet, jede höher als die davor; 0 lässt sie aus.',
    'limits.currentPreset2':
        'Stufe 2 der fünf Stromstufen, die die Taste an der Wallbox durchschaltet, jede höher als die davor; 0 lässt sie aus.',
    'limits.currentPreset3':
        'Stufe 3 der fünf Stromstufen, die die Taste an der Wallbox durchschaltet, jede höher als die davor; 0 lässt sie aus.',
    'limits.currentPreset4':
        'Stufe 4 der fünf Stromstufen, die die Taste an der Wallbox durchschaltet, jede höher als die davor; 0 lässt sie aus.',
    'limits.currentPreset5':
        'Stufe 5 der fünf Stromstufen, die die Taste an der Wallbox durchschaltet, jede höher als die davor; 0 lässt sie aus.',
    'schedule.encoded': 'Der Zeitplan, wie ihn die Wallbox speichert (base64). In der App einstellen.',
    'tariff.minimumHours': 'Stunden, die das Auto mindestens laden soll, wenn die Wallbox die günstigsten sucht.',
    'tariff.finishHour': 'Stunde des Tages, bis zu der diese Ladestunden vorbei sein sollen.',
    'tariff.remainingTime': 'Restzeit, während das Laden wegen des Strompreises eingeschaltet war.',
    'button.overridesSchedule':
        'Zweimaliges Drücken der Taste startet das Laden wieder, das der Zeitplan gerade unterbrochen hat.',
    'loadBalancing.minimumCurrent': 'Der geringste Strom, den das Lastmanagement dieser Wallbox gibt.',
    'loadBalancing.expectedChargers': 'Wie viele Wallboxen die Gruppe haben soll.',
    'loadBalancing.idleTime': 'Wie lange kein Strom geflossen ist, während das Auto noch angesteckt ist; 0 beim Laden.',
    'cloud.endToEndEncryption': 'Nachrichten zwischen App und Wallbox sind Ende zu Ende verschlüsselt.',
    'mqtt.port': 'Port des MQTT-Servers.',
    'unknown.ath': 'Firmware 042 sendet es ohne veröffentlichte Bedeutung.',
    'unknown.cmf': 'Firmware 042 sendet es ohne veröffentlichte Bedeutung.',
    'unknown.lod': 'Firmware 042 sendet es ohne veröffentlichte Bedeutung.',
    'unknown.lts': 'Firmware 042 sendet es ohne veröffentlichte Bedeutung.',
    'unknown.psp': 'Firmware 042 sendet es ohne veröffentlichte Bedeutung.',
};
