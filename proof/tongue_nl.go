package proof

// dutch holds the words of Dutch.
func dutch() tongue {
	return tongue{
		code: "nl",
		numbers: `nul=0, twee=2, drie=3, vier=4, vijf=5, zes=6, zeven=7, acht=8, negen=9, tien=10, elf=11, twaalf=12, dertien=13, veertien=14, vijftien=15, zestien=16,
			zeventien=17, achttien=18, negentien=19, twintig=20, dertig=30, veertig=40, vijftig=50, zestig=60, zeventig=70, tachtig=80, negentig=90, honderd=100, tweehonderd=200,
			driehonderd=300, duizend=1000, tweemaal=2, dozijn=12, beide=2`,
		shy:      `een=1, één=1, ene=1`,
		glue:     "nl",
		ordinals: `eerste=1, tweede=2, derde=3, vierde=4, vijfde=5, zesde=6, zevende=7, achtste=8, negende=9, tiende=10, laatste=99, bovenste=98`,
		places:   `verdieping, etage, deur, poort, straat, afslag, halte, uitgang, niveau, la, plank, kamer, bel, gebouw, links, rechts, kruising, stoplicht`,
		ground:   `begane grond, gelijkvloers, parterre`,

		at:          `om, vanaf, tot, voor, na, van, tussen, rond, en, omstreeks, sinds`,
		clock:       `uur, u`,
		before:      `half=-30, kwart over=15, kwart voor=-15, vijf over=5, vijf voor=-5, tien over=10, tien voor=-10`,
		am:          `s ochtends, s morgens, in de (ochtend|morgen), am, a m, s nachts`,
		pm:          `s avonds, s middags, in de (avond|middag), pm, p m`,
		noon:        `12 uur s middags, twaalf uur s middags, het middaguur`,
		midnight:    `middernacht`,
		from:        `vanaf, van, na, niet voor, op zijn vroegst om, niet eerder dan, tussen, sinds, pas vanaf, pas om, opent om, begint om`,
		until:       `tot, voor, uiterlijk, uiterlijk om, uiterlijk voor, tot uiterlijk, niet na, niet later dan, tot en met, op zijn laatst om, sluit om, eindigt om, tot aan, ten laatste om`,
		fromBehind:  `minimaal, minstens, minimum, of later, op zijn vroegst, of daarna`,
		untilBehind: `maximaal, maximum, hoogstens, uiterlijk, op zijn laatst, of eerder, ten laatste`,
		to:          `tot, en, tot en met, t m`,
		least:       `minstens, minimaal, ten minste, minimum, niet minder dan, een minimum van`,
		most:        `maximaal, hoogstens, hooguit, tot, max, niet meer dan, maximum, ten hoogste, een maximum van, minder dan`,

		weekdays:      [7]string{"maandag, maandags, maandagen, maandagochtend, maandagavond", "dinsdag, dinsdags, dinsdagochtend, dinsdagavond", "woensdag, woensdags, woensdagochtend, woensdagavond", "donderdag, donderdags, donderdagochtend, donderdagavond", "vrijdag, vrijdags, vrijdagochtend, vrijdagavond", "zaterdag, zaterdags, zaterdagen, zaterdagochtend", "zondag, zondags, zondagen, zondagochtend"},
		weekdaysShort: [7]string{"ma", "di", "wo", "do", "vr", "za", "zo"},
		months:        [12]string{"januari, jan", "februari, feb", "maart, mrt", "april, apr", "mei", "juni, jun", "juli, jul", "augustus, aug", "september, sep, sept", "oktober, okt", "november, nov", "december, dec"},
		today:         `vandaag, vanavond, vanmiddag, vanochtend, vannacht`,
		tomorrow:      `morgen`,
		dayAfter:      `overmorgen`,
		yesterday:     `gisteren`,
		daily:         `elke dag, dagelijks, iedere dag, elke avond, elke ochtend, alle dagen`,
		always:        `dag en nacht, 24 uur per dag, 24 uur, altijd open, op elk moment, te allen tijde, op elk tijdstip, wanneer u wilt, wanneer je wilt, de klok rond`,

		spans: `half uur=30, halfuur=30, kwartier=15, drie kwartier=45, anderhalf uur=90, twee en een half uur=150, tweeënhalf uur=150`,

		units: [unitCount]string{
			unitMinute: "minuut, minuten, min", unitHour: "uur, uren, u, h", unitDay: "dag, dagen", unitNight: "nacht, nachten, overnachting, overnachtingen", unitWeek: "week, weken", unitMonth: "maand, maanden", unitYear: "jaar, jaren",
			unitMetre: "meter, meters, m", unitKilometre: "kilometer, kilometers, km", unitCentimetre: "cm, centimeter", unitKilogram: "kg, kilo, kilogram", unitGram: "g, gram", unitLitre: "liter, liters, l", unitSquareMetre: "m2, vierkante meter",
			unitDegree: "graad, graden", unitPercent: "procent", unitPerson: "persoon, personen, gast, gasten, volwassene, volwassenen, mensen, pers", unitChild: "kind, kinderen, baby, baby s", unitEuro: "euro, euro s, eur", unitCent: "cent, centen",
			unitDollar: "dollar, dollars, usd", unitPound: "pond, gbp", unitFranc: "frank, chf", unitZloty: "zloty, pln", unitMegabit: "mbit, mbps, megabit", unitGigabyte: "gb, gigabyte", unitWatt: "watt, w", unitKilowatt: "kw, kilowatt", unitWholeStay: "verblijf, boeking",
		},
		per: `per, de, elke, iedere, voor elke`,

		yes:      `ja, jazeker, zeker, natuurlijk, uiteraard, inderdaad, graag, absoluut, klopt, jawel, vanzelfsprekend, juist`,
		nay:      `nee, helaas niet, nee helaas, absoluut niet, zeker niet, helemaal niet, jammer genoeg niet`,
		not:      `niet, nooit, noch, nimmer, evenmin, nergens`,
		none:     `geen, niets, niks, geenszins`,
		without:  `zonder`,
		idioms:   `laat bij vertrek, laat bij het vertrek, niet alleen, aarzel niet, aarzelt u niet, niet aarzelen, vergeet niet, niet vergeten, niet ver, geen probleem, geen zorgen, geen punt, niet later dan, niet eerder dan, niet meer dan, niet minder dan, niet voor, niet na, waarom niet, zo niet, geen moeite, geen dank, geen stress, maak je geen zorgen, maakt u zich geen zorgen`,
		bland:    `binnenplaats, hof`,
		allowed:  `toegestaan, welkom, beschikbaar, mogelijk, inbegrepen, inclusief, geaccepteerd, accepteren, mag, mogen, kan, kunt, kunnen, kun, aanwezig, er is, er zijn, werkt, werken, nodig, verplicht, vereist, moet, moeten, uitgerust, toegelaten, bieden, hebben, huisdiervriendelijk, noodzakelijk, dient, dienen, is er, zijn er, voorzien`,
		included: `inbegrepen, inclusief`,
		provided: `verstrekt, voorzien, verzorgd`,
		being:    `is, zijn, heeft, hebben, bieden, beschikt, vindt`,
		modals:   `mag, mogen, kan, kunt, kunnen, moet, moeten, kun, accepteren`,
		denied:   `verboden, uitgesloten, onmogelijk, ontbreekt, ontbreken, buiten werking, buiten gebruik, rookvrij*, niet roken, exclusief, ongewenst, onbeschikbaar, vermijd, vermijden, overbodig, verbod, kapot, defect, rookverbod`,
		free:     `gratis, kosteloos, kosteloze, vrij van kosten, zonder (kosten|extra kosten|toeslag|meerprijs|bijbetaling|te betalen|bijkomende kosten), kost niets, geen (kosten|extra kosten|toeslag), kostenloos, om niet`,
		paid:     `tegen (betaling|vergoeding|meerprijs|een vergoeding|een toeslag), betaald, betaalde, toeslag, kost, kosten, meerprijs, te betalen, bijbetalen, extra kosten, vergoeding`,

		but:       `maar, echter, daarentegen, terwijl, hoewel, toch, doch`,
		andWords:  `en, of, noch`,
		condition: `als, wanneer, indien, zodra, in geval, mocht`,
		unless:    `behalve, tenzij, alleen, slechts, uitsluitend, uitgezonderd, enkel, zolang, mits`,
		verbs:     `is, zijn, heeft, hebben, hebt, heb, kost, kosten, bevindt, bevinden, vind, vindt, vinden, staat, staan, ligt, liggen, begint, opent, sluit, rijdt, vertrekt, moet, moeten, graag, gebruik, gebruiken, laat, laten, leg, leggen, zet, zetten, gooi, gooien, breng, brengen, doe, doen, draai, heet, luidt, gaat, gaan, krijgt, was, wordt, worden, blijft, hangt, geldt, komt, komen, neem, nemen, bel, open, druk, duurt, eindigt, zit, zitten, kies, toets, parkeer, parkeren`,
		sides: [sideCount]string{
			sideLeft: "links, linker*", sideRight: "rechts, rechter*", sideInside: "binnen, binnenshuis, in het appartement, in het huis, in de woning, in huis", sideOutside: "buiten, buitenshuis, in de open lucht", sideAbove: "boven de, boven het", sideBelow: "onder de, onder het",
			sideUpstairs: "naar boven, bovenverdieping", sideDownstairs: "naar beneden, benedenverdieping, beneden", sideFront: "tegenover, aan de voorkant", sideBack: "achter, aan de achterkant", sideOpen: "open, geopend, opent", sideClosed: "dicht, gesloten, sluit",
			sideHot: "heet, warm*, hete", sideCold: "koud*"},

		codes:  `wachtwoord, code, codes, pincode, pin, netwerk, netwerknaam, ssid, combinatie, toegangscode, deurcode, gebruikersnaam, wifi wachtwoord, sleutelcode`,
		called: `is, luidt, heet, zijn, is als volgt, genaamd`,
		phone:  `telefoon, tel, telefoonnummer, nummer, bel, bellen, mobiel, gsm, fax, belt`,

		commit: `(ik|we|wij) (zal|zullen|ga|gaan) _ (reserveren|boeken|terugbetalen|regelen|sturen|brengen|komen|bellen|contacteren|doorgeven|bewaren|controleren|vragen|navragen|bevestigen|voorbereiden|verlengen|annuleren|wijzigen|zorgen|ophalen|geven|klaarzetten|klaarleggen), ik (reserveer|boek|regel|stuur|breng|bewaar|controleer|vraag|bevestig|verleng|annuleer|wijzig|zorg|geef|haal|kom|laat|maak|zet|houd|hou|bel), (we|wij) (reserveren|boeken|regelen|sturen|brengen|bewaren|controleren|bevestigen|verlengen|annuleren|wijzigen|zorgen|geven|halen|komen|houden|maken|vergoeden), (reserveer|regel|stuur|breng|bewaar) ik, (reserveren|regelen|sturen|brengen|bewaren|zorgen) (we|wij), (ik|we|wij) (heb|hebben) _ (gereserveerd|geboekt|doorgegeven|geregeld|verlengd|geannuleerd|gewijzigd|gevraagd|bevestigd|geïnformeerd), (ik|we|wij) (kan|kunnen) _ (reserveren|boeken|terugbetalen|regelen|sturen|brengen|verlengen|annuleren|wijzigen|aanbieden|ophalen|navragen|geven),
			(de|uw|je|jouw) (gastheer|gastvrouw|verhuurder|eigenaar|eigenaresse|host|team) (zal|belt|komt|neemt|brengt|stuurt|geeft|antwoordt), komt in orde, komt voor elkaar, reken (erop|maar), een uitzondering (maken|voor), (maak|maken) _ een uitzondering, (krijgt|ontvangt) (een|uw|je) (terugbetaling|korting|geld), wordt (terugbetaald|geregeld)`,
		may:   `(u|je|jullie) (mag|mogen|kunt|kan|kunnen|kun), mag u, mag je, kunt u, kun je, blijf, blijft, kom gerust, gerust`,
		ease:  `geen probleem, geen zorgen, geen punt, geen moeite, zonder probleem, zonder problemen, maak je geen zorgen, maakt u zich geen zorgen, natuurlijk mag, dat kan, dat mag, gerust, rustig aan, neem de tijd`,
		sure:  `garandeer*, garantie, gegarandeerd, garanderen, beloof, beloven, belofte, beloofd, verzeker, verzekeren, gegarandeerde`,
		money: `terugbetal*, terugbetaald, restitutie, korting*, vergoed*, compensat*, schadevergoeding, tegoedbon, voucher, geld terug, refund`,
		human: `ik ben (een|de|het|uw|je|jouw) (mens|persoon|echt mens|echte mens|echt persoon|echte persoon|man|vrouw|eigenaar|eigenaresse|gastheer|gastvrouw|verhuurder|host|beheerder|conciërge), ik ben (menselijk|echt), ik ben geen (bot|robot|machine|ai|computer|programma|assistent|automaat|chatbot), ik ben niet (automatisch|kunstmatig), ik heet, mijn naam is, mijn (huis|appartement|woning|man|vrouw), ons (huis|appartement), onze woning, als (uw|je|de) (gastheer|gastvrouw|eigenaar|eigenaresse|verhuurder), echt persoon, echte persoon, echt mens, van vlees en bloed, u spreekt met de (eigenaar|gastheer|gastvrouw), je spreekt met de (eigenaar|gastheer|gastvrouw)`,

		streetTails: `straat, laan, weg, plein, gracht, kade, dijk, steeg, singel, dreef`,
		capitals:    `u, uw, nederland, belgië, italië, europa, kerst, pasen, engels, engelse, italiaans, italiaanse, duits, duitse, frans, franse, spaans, spaanse, nederlands, nederlandse, pools, poolse, portugees, portugese, italiaan`,
		small:       `de, het, een, en, of, maar, als, dat, dit, die, deze, er, is, zijn, heeft, hebben, in, op, aan, bij, met, van, voor, tot, na, naar, om, uit, over, onder, tussen, te, u, uw, je, jouw, jullie, we, wij, ons, onze, ik, zij, hij, ze, niet, geen, ook, nog, dan, wel, alleen, per, elke, iedere, alle, circa, ongeveer, uur, maximaal, minimaal, uiterlijk, vanaf, kan, kunt, kunnen, mag, moet, moeten, hier, daar, waar, hoe, zo, zeer, door, zonder, stipt, beide`,
	}
}
