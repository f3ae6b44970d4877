package proof

// german holds the words of German.
func german() tongue {
	return tongue{
		code: "de",
		numbers: `null=0, eins=1, zwei=2, zwo=2, drei=3, vier=4, fünf=5, sechs=6, sieben=7, acht=8, neun=9, zehn=10, elf=11, zwölf=12, dreizehn=13, vierzehn=14,
			fünfzehn=15, sechzehn=16, siebzehn=17, achtzehn=18, neunzehn=19, zwanzig=20, dreißig=30, vierzig=40, fünfzig=50, sechzig=60, siebzig=70, achtzig=80,
			neunzig=90, hundert=100, einhundert=100, zweihundert=200, dreihundert=300, tausend=1000, zweimal=2, dreimal=3, beide=2, beiden=2`,
		shy:      `ein=1, eine=1, einen=1, einem=1, einer=1, eines=1`,
		glue:     "de",
		ordinals: `erste*=1, zweite*=2, dritte*=3, vierte*=4, fünfte*=5, sechste*=6, siebte*=7, achte*=8, neunte*=9, zehnte*=10, letzte*=99, oberste*=98`,
		places:   `stock, stockwerk, etage, obergeschoss, og, tür, türe, straße, haltestelle, ausfahrt, abzweigung, kreuzung, eingang, klingel, tor, schublade, fach, regal, zimmer, links, rechts, querstraße, ampel`,
		ground:   `erdgeschoss, eg, parterre, ebenerdig*`,

		at:          `um, ab, bis, gegen, vor, nach, von, zwischen, seit, und, etwa um`,
		clock:       `uhr`,
		before:      `halb=-30, viertel nach=15, viertel vor=-15, dreiviertel=-15, fünf nach=5, fünf vor=-5, zehn nach=10, zehn vor=-10, zwanzig nach=20, zwanzig vor=-20`,
		am:          `morgens, früh, vormittags, am (morgen|vormittag), am, a m`,
		pm:          `abends, nachmittags, am (abend|nachmittag), pm, p m`,
		noon:        `mittag, 12 uhr mittags, mittags`,
		midnight:    `mitternacht`,
		from:        `ab, von, nach, frühestens, frühestens (um|ab), nicht vor, zwischen, ab dem, vom, seit, beginnt um, erst ab, erst um, schon ab, nicht früher als, öffnet um`,
		until:       `bis, vor, spätestens, spätestens (um|bis), bis spätestens, nicht nach, bis zum, bis zu, nicht später als, längstens bis, bis um, endet um, schließt um, nur bis, bis maximal`,
		fromBehind:  `oder später, oder danach, frühestens, aufwärts`,
		untilBehind: `spätestens, oder früher`,
		to:          `bis, und, bis zum, bis um`,
		least:       `mindestens, minimum, wenigstens, nicht weniger als, ab, min`,
		most:        `höchstens, maximal, bis zu, max, nicht mehr als, maximum, weniger als, unter`,

		weekdays:      [7]string{"montag, montags, montagen, montagmorgen, montagabend, montagvormittag", "dienstag, dienstags, dienstagmorgen, dienstagabend, dienstagvormittag", "mittwoch, mittwochs, mittwochmorgen, mittwochabend", "donnerstag, donnerstags, donnerstagmorgen, donnerstagabend", "freitag, freitags, freitagmorgen, freitagabend", "samstag, samstags, sonnabend, sonnabends, samstagmorgen, samstagabend", "sonntag, sonntags, sonntagen, sonntagmorgen, sonntagabend"},
		weekdaysShort: [7]string{"mo", "di", "mi", "do", "fr", "sa", "so"},
		months: [12]string{"januar, jänner, jan", "februar, feber, feb", "märz, mrz", "april, apr", "mai", "juni, jun", "juli, jul", "august, aug",
			"september, sep, sept", "oktober, okt", "november, nov", "dezember, dez"},
		today:     `heute, heute abend, heute nacht`,
		tomorrow:  `morgen`,
		dayAfter:  `übermorgen`,
		yesterday: `gestern`,
		daily:     `täglich, jeden tag, jeden abend, jeden morgen, alle tage`,
		always:    `rund um die uhr, 24 stunden, tag und nacht, jederzeit, zu jeder (zeit|uhrzeit), immer offen, wann immer`,

		spans: `halbe stunde=30, halben stunde=30, viertelstunde=15, dreiviertelstunde=45, anderthalb stunden=90, eineinhalb stunden=90, zweieinhalb stunden=150`,

		units: [unitCount]string{
			unitMinute: "minute, minuten, min, *minuten", unitHour: "stunde, stunden, std, h, *stunden", unitDay: "tag, tage, tagen, tages", unitNight: "nacht, nächte, nächten, übernachtung, übernachtungen",
			unitWeek: "woche, wochen", unitMonth: "monat, monate, monaten", unitYear: "jahr, jahre, jahren, jahr", unitMetre: "meter, metern, m", unitKilometre: "kilometer, kilometern, km",
			unitCentimetre: "cm, zentimeter", unitKilogram: "kg, kilo, kilogramm", unitGram: "g, gramm", unitLitre: "liter, l", unitSquareMetre: "qm, m2, quadratmeter", unitDegree: "grad",
			unitPercent: "prozent", unitPerson: "person, personen, gast, gäste, gästen, erwachsene, erwachsenen, erwachsener, leute, kopf, pers", unitChild: "kind, kinder, kindern", unitEuro: "euro, euros, eur",
			unitCent: "cent, cents", unitDollar: "dollar, usd", unitPound: "pfund, gbp", unitFranc: "franken, chf", unitZloty: "zloty, złoty, pln", unitMegabit: "mbit, mbps, megabit", unitGigabyte: "gb, gigabyte",
			unitWatt: "watt, w", unitKilowatt: "kw, kilowatt", unitWholeStay: "aufenthalt, buchung, aufenthalts",
		},
		per: `pro, je, für (jede|jeden|jedes), am, die, den, der, jede, jeden`,

		yes:     `ja, jawohl, natürlich, selbstverständlich, klar, gerne, gern, sicher, genau, auf jeden fall, richtig, aber ja, na klar, sehr gerne, absolut, stimmt`,
		nay:     `nein, leider nein, leider nicht, nö, nee, auf keinen fall, keinesfalls`,
		not:     `nicht, nie, niemals, keinesfalls, keineswegs, weder, noch nicht`,
		none:    `kein, keine, keinen, keinem, keiner, keines, nichts, keinerlei`,
		without: `ohne`,
		idioms:  `nicht nur, nicht zögern, zögern sie nicht, zöger nicht, zögert nicht, nicht vergessen, vergessen sie nicht, vergiss nicht, vergesst nicht, nicht weit, kein problem, keine sorge, keine sorgen, nicht später als, nicht früher als, nicht mehr als, nicht weniger als, nicht vor, nicht nach, keine ursache, warum nicht, wenn nicht, falls nicht, machen sie sich keine _, mach dir keine _, ohne weiteres, ohne problem*, gar kein problem, überhaupt kein problem, kein stress`,
		allowed: `erlaubt, gestattet, willkommen, verfügbar, möglich, inbegriffen, inklusive, enthalten, akzeptiert, akzeptieren, dürfen, darf, dürft, darfst, kann, können, könnt, kannst, vorhanden, gibt es, es gibt, gibt, stehen zur verfügung, steht zur verfügung, zur verfügung, funktioniert, funktionieren, erforderlich, nötig, notwendig, muss, müssen, müsst, ausgestattet, zulässig, gern gesehen, zugelassen, haustierfreundlich, braucht, brauchen, bieten, bereit, pflicht, benötigt, okay, in ordnung`,
		denied:  `verboten, untersagt, ausgeschlossen, unmöglich, fehlt, fehlen, außer betrieb, nichtraucher*, rauchfrei*, unerwünscht, ausgenommen, unzulässig, untersagen, unnötig, rauchverbot, nichtraucherwohnung, tabu, vermeiden, verzichten, verbot, unterlassen, defekt, haustierfrei`,
		free:    `kostenlos*, gratis, kostenfrei*, umsonst, unentgeltlich*, gebührenfrei*, ohne (aufpreis|zusatzkosten|kosten|gebühr|extrakosten|zuschlag|zusätzliche kosten|mehrkosten), kostet nichts, keine (kosten|gebühr|zusatzkosten|extrakosten), kein (aufpreis|zuschlag)`,
		paid:    `kostenpflichtig*, gebührenpflichtig*, gegen (gebühr|aufpreis|bezahlung|zahlung), aufpreis, zuschlag, kostet, kosten, gebühr, zu zahlen, zu bezahlen, bezahlt, extra berechnet, zusatzkosten, aufgeld`,

		but:       `aber, jedoch, sondern, dagegen, allerdings, während, obwohl, hingegen, doch, stattdessen`,
		andWords:  `und, oder, noch, sowie`,
		condition: `wenn, falls, sobald, sofern, im fall, bei bedarf`,
		unless:    `außer, ausgenommen, nur, es sei denn, lediglich, ausschließlich, auf anfrage, nach absprache, solange, bis auf, vorausgesetzt, auf wunsch`,
		verbs:     `ist, sind, hat, haben, habt, hast, kostet, kosten, befindet, befinden, finden, findest, findet, steht, stehen, liegt, liegen, beginnt, öffnet, schließt, fährt, fahren, muss, müssen, soll, sollen, sollte, bitte, benutzen, nutzen, lassen, stellen, legen, werfen, bringen, schalten, drehen, lautet, heißt, heißen, geht, gehen, bekommen, drücken, war, wird, werden, bleibt, bieten, verfügt, hängt, gilt, braucht, kommt, kommen, nehmen, öffnen, schließen, wählen, rufen, dauert, passt, passen, endet, trennen`,
		sides: [sideCount]string{
			sideLeft: "links, linke*", sideRight: "rechts, rechte, rechten, rechter", sideInside: "drinnen, innen, im inneren, im haus, in der wohnung", sideOutside: "draußen, außen, im freien, außerhalb",
			sideAbove: "über dem, oberhalb, über der, oberen, obere", sideBelow: "unter dem, unterhalb, unter der, unteren, untere, unterm", sideUpstairs: "oben, obergeschoss, hinauf, nach oben", sideDownstairs: "unten, untergeschoss, hinunter, nach unten",
			sideFront: "vor dem haus, vor der tür, gegenüber, vorne", sideBack: "hinter, hinten", sideOpen: "offen, geöffnet, öffnet", sideClosed: "geschlossen, schließt", sideHot: "heiß*, warm*", sideCold: "kalt*"},

		codes:  `passwort, kennwort, code, codes, pin, zugangscode, türcode, netzwerk, netz, wlan name, ssid, kombination, zahlencode, schlüsselcode, netzwerkname, benutzername, passwörter, wlan passwort, torcode`,
		called: `ist, lautet, heißt, sind, lauten, ist folgendes, ist folgender`,
		phone:  `telefon, tel, telefonnummer, handy, handynummer, rufnummer, nummer, anrufen, rufen, mobil, fax, erreichbar unter`,

		commit: `(ich|wir) (werde|werden) _ (reservieren|buchen|erstatten|zurückerstatten|organisieren|schicken|senden|bringen|kommen|anrufen|kontaktieren|weiterleiten|halten|prüfen|fragen|nachfragen|bestätigen|vorbereiten|verlängern|stornieren|ändern|kümmern|abholen|melden|sorgen|geben|bereitstellen|besorgen|klären),
			(reserviere|reservieren wir|buche ich|organisiere|erstatte|schicke ich|bringe ich|besorge) _ (ihnen|dir|euch), ich (reserviere|buche|organisiere|erstatte|schicke|sende|bringe|halte|prüfe|frage|bestätige|verlängere|storniere|ändere|kümmere|melde|sorge|leite|hole|komme|lasse|bereite|besorge|kläre|stelle|rufe|mache|gebe), wir (reservieren|buchen|organisieren|erstatten|schicken|senden|halten|prüfen|fragen|bestätigen|verlängern|stornieren|ändern|kümmern|melden|sorgen|leiten|holen|kommen|lassen|bereiten|besorgen|klären|machen|rufen|geben),
			(ich|wir) (habe|haben) _ (reserviert|gebucht|weitergeleitet|informiert|verlängert|storniert|geändert|gefragt|bestätigt|geschickt), (ich|wir) (kann|können) _ (reservieren|buchen|erstatten|organisieren|schicken|bringen|verlängern|stornieren|ändern|anbieten|abholen|halten|nachfragen), (der|die|ihr|ihre|dein|deine) (gastgeber*|vermieter*|eigentümer*|besitzer*|host|team) (wird|werden|meldet|kommt|bringt|ruft), mache ich, machen wir, erledige ich, wird erledigt, verlassen sie sich, (mache|machen) _ eine ausnahme, kümmere mich, kümmern uns, (ihnen|dir|euch) (reservieren|freihalten), halte ich _ frei, sie (bekommen|erhalten) (eine|einen|ihr) (erstattung|rabatt|geld|rückerstattung), würde ich _ (reservieren|organisieren)`,
		may:   `sie (dürfen|können), du (darfst|kannst), ihr (dürft|könnt), dürfen sie, können sie, darfst du, kannst du, könnt ihr, dürft ihr, bleiben sie, bleib, bleibt, kommen sie, komm`,
		ease:  `kein problem, gar kein problem, keine sorge, keine sorgen, ohne weiteres, ohne problem*, problemlos, das geht, geht klar, das passt, keine ursache, machen sie sich keine, ganz entspannt, in ruhe, alles gut, das ist (okay|ok|in ordnung)`,
		sure:  `garantier*, garantiert, versprech*, versprochen, verspreche, versichere, versichern, mit sicherheit, zusage, zusichern, zugesichert`,
		money: `erstatt*, rückerstatt*, zurückerstatt*, rabatt*, nachlass, preisnachlass, entschädig*, gutschein, gutschrift, ermäßig*, geld zurück, preisminderung, minderung, skonto, kompensation, rückzahlung, vergünstig*`,
		human: `ich bin (ein|eine|der|die|ihr|ihre|dein|deine|wirklich ein|selbst der|selbst die) (mensch|person|echter mensch|echte person|mann|frau|gastgeber*|vermieter*|eigentümer*|besitzer*|host|hausherr*|portier|concierge|hausmeister), ich bin (gastgeber*|vermieter*|eigentümer*|besitzer*), ich bin (echt|menschlich|real), ich bin nicht (automatisch|künstlich), ich bin (kein|keine) _ (bot|roboter|maschine|assistent|ki|programm), ich heiße, mein name ist, mein haus, meine (wohnung|frau|ferienwohnung), mein mann, unser haus, unsere wohnung, als (ihr|ihre|dein|deine|der|die) (gastgeber*|vermieter*|eigentümer*|besitzer*), (hier|es) (ist|schreibt|spricht) (der|die|ihr|ihre) (gastgeber*|vermieter*|eigentümer*|besitzer*), echter mensch, echte person, mit einem menschen, aus fleisch und blut, ein mensch bin ich`,

		streets:     `platz, am, an der`,
		streetTails: `straße, strasse, str, weg, gasse, platz, allee, ring, ufer, damm, steig`,
		capitals:    `sie, ihnen, ihr, ihre, ihren, ihrem, ihrer, ihres, du, dir, dich`,
		small:       `der, die, das, den, dem, des, ein, eine, einen, einem, einer, und, oder, aber, ist, sind, hat, haben, in, im, an, am, auf, für, mit, von, vom, zu, zum, zur, bei, beim, nach, vor, bis, ab, um, aus, als, es, sie, er, wir, ihr, ihnen, ihre, ihr, sich, nicht, kein, keine, nur, auch, noch, so, wie, dass, wenn, hier, dort, da, dann, kann, können, darf, dürfen, muss, müssen, bitte, pro, je, jeden, jede, alle, circa, ca, etwa, uhr, maximal, höchstens, mindestens, spätestens, frühestens, täglich, über, unter, zwischen, durch, ohne, gegen, sowie, werden, wird`,
		nouns:       true,
	}
}
