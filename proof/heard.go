package proof

import "sync"

// heard are languages that guests are answered in and that no reply of a model's is judged
// in: of these the judge knows days and hours alone, to read what a guest writes of their
// arrival. What it would need to find a lie (yes and no, numbers in words, promises) it
// does not know, so that such a reply is refused (language.go) as long as it holds anything
// but quotations.
//
// Short words for today or for a month that mean something else in another language are
// left out: a day that a guest never named must not confirm a booking.
func heard() []tongue {
	return []tongue{
		{
			code:  "sv",
			today: "idag, i dag, ikväll, i kväll, i eftermiddag", tomorrow: "imorgon, i morgon, imorron, imorrn, imorgonbitti", dayAfter: "övermorgon, i övermorgon", yesterday: "igår, i går",
			months: [12]string{"januari", "februari", "mars", "april, apr", "maj", "juni, jun", "juli, jul", "augusti, aug", "september, sept, sep", "oktober, okt", "november, nov", "december, dec"},
			at:     "kl, klockan, vid, efter, före, innan, till, från, runt, mellan, cirka, omkring, framåt", clock: "tiden",
			from: "efter, från, tidigast, inte före", until: "före, innan, till, senast, fram till", after: "efter",
			am: "på morgonen, på förmiddagen", pm: "på kvällen, på eftermiddagen", noon: "mitt på dagen", midnight: "midnatt",
			units: guestUnits("minuter, minut, min", "timmar, timme, tim", "dagar, dag, dygn", "nätter, natt", "personer, gäster, vuxna, pers", "barn"),
		}, {
			code:  "da",
			today: "i dag, idag, i aften, i eftermiddag", tomorrow: "i morgen, imorgen", dayAfter: "i overmorgen, overmorgen", yesterday: "i går, igår",
			months: [12]string{"januar", "februar", "marts", "april, apr", "maj", "juni, jun", "juli, jul", "august, aug", "september, sept, sep", "oktober, okt", "november, nov", "december, dec"},
			at:     "kl, klokken, ved, efter, før, inden, til, fra, omkring, mellem, cirka", clock: "tiden",
			from: "efter, fra, tidligst, ikke før", until: "før, inden, til, senest, indtil", after: "efter",
			am: "om morgenen, om formiddagen", pm: "om aftenen, om eftermiddagen", midnight: "midnat",
			units: guestUnits("minutter, minut, min", "timer, time", "dage, dag, døgn", "nætter, nat", "personer, gæster, voksne, pers", "barn, børn"),
		}, {
			code:  "no",
			today: "i dag, idag, i kveld, i ettermiddag", tomorrow: "i morgen, imorgen", dayAfter: "i overmorgen, overmorgen", yesterday: "i går, igår",
			months: [12]string{"januar", "februar", "mars", "april, apr", "mai", "juni, jun", "juli, jul", "august, aug", "september, sept, sep", "oktober, okt", "november, nov", "desember, des"},
			at:     "kl, klokka, klokken, ved, etter, før, innen, til, fra, rundt, mellom, cirka, omkring", clock: "tiden, tida",
			from: "etter, fra, tidligst, ikke før", until: "før, innen, til, senest, fram til, frem til", after: "etter",
			am: "om morgenen, om formiddagen", pm: "om kvelden, om ettermiddagen", midnight: "midnatt",
			units: guestUnits("minutter, minutt, min", "timer, time", "dager, dag, døgn", "netter, natt", "personer, gjester, voksne, pers", "barn"),
		}, {
			code:  "cs",
			today: "dnes, dneska, dnes večer", tomorrow: "zítra, zejtra", dayAfter: "pozítří", yesterday: "včera",
			months: [12]string{"leden, ledna, lednu", "únor, února, únoru", "březen, března, březnu", "duben, dubna, dubnu", "květen, května, květnu", "červen, června, červnu", "červenec, července, červenci", "srpen, srpna, srpnu", "září", "říjen, října, říjnu", "listopad, listopadu", "prosinec, prosince, prosinci"},
			at:     "v, ve, po, do, od, kolem, před, okolo, mezi, asi v, okolo", clock: "hodin, hodině, hodiny, hodina, hodinou, hod, h",
			from: "po, od, nejdříve", until: "do, před, nejpozději", after: "po",
			am: "ráno, dopoledne", pm: "večer, odpoledne", noon: "v poledne", midnight: "půlnoc, půlnoci",
			units: guestUnits("minut, minuty, minutu, min", "", "den, dny, dní", "noc, noci, nocí", "osob, osoby, hostů, dospělých, dospělí, lidí", "děti, dětí, dítě"),
		}, {
			code:  "sk",
			today: "dnes, dneska, dnes večer", tomorrow: "zajtra", dayAfter: "pozajtra", yesterday: "včera",
			months: [12]string{"január, januára, januári", "február, februára, februári", "marec, marca, marci", "apríl, apríla, apríli", "máj, mája, máji", "jún, júna, júni", "júl, júla, júli", "august, augusta, auguste", "september, septembra, septembri", "október, októbra, októbri", "november, novembra, novembri", "december, decembra, decembri"},
			at:     "o, po, do, od, okolo, pred, medzi, asi o", clock: "hodín, hodine, hodiny, hodina, hod, h, tej",
			from: "po, od, najskôr", until: "do, pred, najneskôr", after: "po",
			am: "ráno, dopoludnia", pm: "večer, popoludní", noon: "na poludnie", midnight: "polnoc, polnoci",
			units: guestUnits("minút, minúty, minútu, min", "", "deň, dni, dní", "noc, noci, nocí", "osôb, osoby, hostí, dospelých, dospelí, ľudí", "deti, detí, dieťa"),
		}, {
			code:  "hu",
			today: "ma este, ma délután, ma délelőtt, ma reggel, mai napon", tomorrow: "holnap", dayAfter: "holnapután", yesterday: "tegnap",
			months: [12]string{"január*", "február*, febr", "március*, márc", "április*, ápr", "május*, máj", "június*, jún", "július*, júl", "augusztus*, aug", "szeptember*, szept", "október*, okt", "november*, nov", "december*, dec"},
			at:     "este, délután, reggel, délelőtt, kb, körülbelül", clock: "óra, órakor, órára, óráig, órától, óra után, óra előtt, kor, ra, re, ig, tól, től",
			from: "legkorábban", until: "legkésőbb, legfeljebb",
			am: "reggel, délelőtt", pm: "este, délután", noon: "délben", midnight: "éjfél, éjfélkor",
			units: guestUnits("perc, perccel, percre, percet", "órával", "nap, nappal, napot, napra", "éj, éjszaka, éjszakát, éjszakára", "fő, vendég, személy, felnőtt", "gyerek, gyermek"),
		}, {
			code:  "ro",
			today: "azi, astăzi, diseară, deseară", tomorrow: "mâine, maine", dayAfter: "poimâine, poimaine", yesterday: "ieri",
			months: [12]string{"ianuarie", "februarie, feb", "martie", "aprilie, apr", "mai", "iunie, iun", "iulie, iul", "august, aug", "septembrie, sept", "octombrie, oct", "noiembrie", "decembrie, dec"},
			at:     "la, la ora, ora, orele, după, până la, înainte de, în jur de, în jurul orei, pe la, de la, între", clock: "h, fix",
			from: "după, după ora, de la, începând cu", until: "până la, până la ora, înainte de, cel târziu", after: "după, după ora",
			am: "dimineața, dimineata", pm: "seara, după-amiaza, dupa masa", noon: "la prânz, la amiază", midnight: "miezul nopții, miezul noptii",
			units: guestUnits("minute, minut, min", "ore, oră", "zile, zi", "nopți, noapte, nopti", "persoane, persoană, oaspeți, adulți", "copii, copil"),
		}, {
			code:  "hr",
			today: "danas, večeras", tomorrow: "sutra", dayAfter: "prekosutra", yesterday: "jučer",
			months: [12]string{"siječanj, siječnja, siječnju, januar, januara", "veljača, veljače, veljači, februar, februara", "ožujak, ožujka, ožujku, mart, marta", "travanj, travnja, travnju, aprila", "svibanj, svibnja, svibnju, maja", "lipanj, lipnja, lipnju, juna", "srpanj, srpnja, srpnju, jula", "kolovoz, kolovoza, kolovozu, avgust, avgusta", "rujan, rujna, rujnu, septembra", "listopad, listopada, listopadu, oktobra", "studeni, studenog, studenoga, studenom, novembra", "prosinac, prosinca, prosincu, decembra"},
			at:     "u, oko, do, od, nakon, poslije, prije, iza, između", clock: "sati, sata, sat, h, čas, časova",
			from: "nakon, od, poslije, iza, najranije", until: "do, prije, najkasnije", after: "nakon, poslije, iza",
			am: "ujutro, prijepodne", pm: "navečer, popodne, poslijepodne, uvečer", noon: "u podne", midnight: "ponoć, ponoći",
			units: guestUnits("minuta, minute, minutu, min", "", "dan, dana", "noć, noći", "osoba, osobe, osobu, gosta, gostiju, odraslih", "djece, djeteta, dijete"),
		}, {
			code:  "uk",
			today: "сьогодні, сьогодні ввечері", tomorrow: "завтра", dayAfter: "післязавтра", yesterday: "вчора, учора",
			months: [12]string{"січень, січня, січні", "лютий, лютого, лютому", "березень, березня, березні", "квітень, квітня, квітні", "травень, травня, травні", "червень, червня, червні", "липень, липня, липні", "серпень, серпня, серпні", "вересень, вересня, вересні", "жовтень, жовтня, жовтні", "листопад, листопада, листопаді", "грудень, грудня, грудні"},
			at:     "о, об, після, до, з, від, близько, біля, перед, між, десь о", clock: "годині, години, годин, година, год, ої, ій, й", small: "го",
			from: "після, з, від, не раніше", until: "до, перед, не пізніше", after: "після",
			am: "ранку, зранку, вранці", pm: "вечора, ввечері, увечері, дня", noon: "опівдні", midnight: "північ, опівночі, півночі",
			units: guestUnits("хвилин, хвилини, хвилину, хв", "", "день, дні, днів", "ніч, ночі, ночей", "осіб, особи, гостей, людей, дорослих", "дітей, діти, дитина"),
		}, {
			code:  "ru",
			today: "сегодня, сегодня вечером", tomorrow: "завтра", dayAfter: "послезавтра", yesterday: "вчера",
			months: [12]string{"январь, января, январе", "февраль, февраля, феврале", "март, марта, марте", "апрель, апреля, апреле", "май, мая, мае", "июнь, июня, июне", "июль, июля, июле", "август, августа, августе", "сентябрь, сентября, сентябре", "октябрь, октября, октябре", "ноябрь, ноября, ноябре", "декабрь, декабря, декабре"},
			at:     "в, во, после, до, с, от, около, к, часов в, часам к, перед, между", clock: "часов, часа, час, часам, ч", small: "го, е",
			from: "после, с, от, не раньше", until: "до, перед, не позже", after: "после",
			am: "утра, утром", pm: "вечера, вечером, дня", noon: "в полдень", midnight: "полночь, полночи",
			units: guestUnits("минут, минуты, минуту, мин", "", "день, дня, дней, сутки, суток", "ночь, ночи, ночей", "человек, человека, гостей, гостя, взрослых", "детей, ребенок, ребенка, дети"),
		}, {
			code:  "el",
			today: "σήμερα, απόψε", tomorrow: "αύριο", dayAfter: "μεθαύριο", yesterday: "χθες, χτες",
			months: [12]string{"ιανουάριος, ιανουαρίου, ιανουάριο, γενάρη", "φεβρουάριος, φεβρουαρίου, φεβρουάριο, φλεβάρη", "μάρτιος, μαρτίου, μάρτιο, μάρτη", "απρίλιος, απριλίου, απρίλιο, απρίλη", "μάιος, μαΐου, μάιο, μάη", "ιούνιος, ιουνίου, ιούνιο, ιούνη", "ιούλιος, ιουλίου, ιούλιο, ιούλη", "αύγουστος, αυγούστου, αύγουστο", "σεπτέμβριος, σεπτεμβρίου, σεπτέμβριο, σεπτέμβρη", "οκτώβριος, οκτωβρίου, οκτώβριο, οκτώβρη", "νοέμβριος, νοεμβρίου, νοέμβριο, νοέμβρη", "δεκέμβριος, δεκεμβρίου, δεκέμβριο, δεκέμβρη"},
			at:     "στις, στη, στην, στις ώρες, μετά τις, πριν τις, ως τις, μέχρι τις, από τις, γύρω στις, κατά τις, περίπου στις", clock: "η ώρα, ώρα",
			from: "μετά τις, μετά, από τις, από, νωρίτερο", until: "πριν τις, πριν, ως τις, μέχρι τις, έως τις, έως, το αργότερο", after: "μετά τις, μετά",
			am: "το πρωί, πμ, π μ", pm: "το βράδυ, το απόγευμα, μμ, μ μ, το μεσημέρι", noon: "μεσημέρι", midnight: "μεσάνυχτα",
			units: guestUnits("λεπτά, λεπτό, λεπτών", "ώρες, ωρών", "μέρες, ημέρες, μέρα, ημέρα", "νύχτες, νύχτα, βράδια, διανυκτερεύσεις", "άτομα, άτομο, ατόμων, ενήλικες, επισκέπτες", "παιδιά, παιδί"),
		}, {
			code:  "tr",
			today: "bugün, bu akşam, bu gece", tomorrow: "yarın", dayAfter: "ertesi gün, öbür gün", yesterday: "dün akşam, dün gece",
			months: [12]string{"ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık"},
			at:     "saat, akşam, sabah, öğleden sonra, gece", clock: "de, da, te, ta, den sonra, dan sonra, ten sonra, tan sonra, e kadar, a kadar, ye kadar, ya kadar, den önce, dan önce, civarı, civarında, gibi, sularında",
			from: "en erken", until: "en geç, en fazla",
			am: "sabah, sabahleyin", pm: "akşam, akşamüstü, öğleden sonra", noon: "öğlen", midnight: "gece yarısı",
			units: guestUnits("dakika, dk, dakikada", "saatte, saatlik", "gün, günde, günlük", "gece, gecelik", "kişi, misafir, yetişkin", "çocuk"),
		}, {
			code:  "fi",
			today: "tänään, tänä iltana", tomorrow: "huomenna", dayAfter: "ylihuomenna",
			months: [12]string{"tammikuu*", "helmikuu*", "maaliskuu*", "huhtikuu*", "toukokuu*", "kesäkuu*", "heinäkuu*", "elokuu*", "syyskuu*", "lokakuu*", "marraskuu*", "joulukuu*"},
			at:     "klo, kello, kellon, noin, jälkeen, ennen, viimeistään, aikaisintaan, vasta, iltana, illalla", clock: "aikaan, maissa, jälkeen, mennessä, asti, saakka",
			from: "aikaisintaan, alkaen", until: "viimeistään, ennen",
			am: "aamulla, aamupäivällä", pm: "illalla, iltapäivällä", noon: "keskipäivällä", midnight: "keskiyö, keskiyöllä",
			units: guestUnits("minuuttia, minuutti, minuutin, min", "tuntia, tunti, tunnin", "päivää, päivä, päivän", "yötä, yö, yön", "henkilöä, henkeä, hlö, aikuista, vierasta", "lasta, lapsi"),
		},
	}
}

// guestUnits are the few things that a guest counts when writing of an arrival, so that ten
// minutes are no ten o'clock.
func guestUnits(minutes, hours, days, nights, persons, children string) (units [unitCount]string) {
	units[unitMinute], units[unitHour], units[unitDay], units[unitNight], units[unitPerson], units[unitChild] = minutes, hours, days, nights, persons, children
	return units
}

// hours are the vocabularies of the languages that are only heard, by code.
// Each is compiled when a text first needs it.
var hours = sync.OnceValue(func() map[string]func() *vocabulary {
	all := map[string]func() *vocabulary{}
	for _, t := range heard() {
		all[t.code] = sync.OnceValue(func() *vocabulary { return compile(t) })
	}
	return all
})
