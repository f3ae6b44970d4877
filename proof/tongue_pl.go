package proof

// polish holds the words of Polish.
func polish() tongue {
	return tongue{
		code: "pl",
		numbers: `zero=0, dwa=2, dwie=2, dwóch=2, dwoje=2, dwóm=2, dwaj=2, dwoma=2, dwiema=2, trzy=3, trzech=3, troje=3, trzem=3, trzema=3, cztery=4, czterech=4, czworo=4, czterem=4, pięć=5, pięciu=5, pięcioro=5, sześć=6, sześciu=6, siedem=7, siedmiu=7,
			osiem=8, ośmiu=8, dziewięć=9, dziewięciu=9, dziesięć=10, dziesięciu=10, jedenaście=11, jedenastu=11, dwanaście=12, dwunastu=12, trzynaście=13, trzynastu=13, czternaście=14, czternastu=14, piętnaście=15, piętnastu=15, szesnaście=16, szesnastu=16,
			siedemnaście=17, siedemnastu=17, osiemnaście=18, osiemnastu=18, dziewiętnaście=19, dziewiętnastu=19, dwadzieścia=20, dwudziestu=20, trzydzieści=30, trzydziestu=30, czterdzieści=40, czterdziestu=40, pięćdziesiąt=50, pięćdziesięciu=50,
			sześćdziesiąt=60, sześćdziesięciu=60, siedemdziesiąt=70, osiemdziesiąt=80, dziewięćdziesiąt=90, sto=100, stu=100, dwieście=200, trzysta=300, czterysta=400, pięćset=500, tysiąc=1000`,
		shy:      `jeden=1, jedna=1, jedno=1, jednego=1, jednej=1, jedną=1, jednym=1`,
		ordinals: `pierwsz*=1, drugi*=2, druga=2, drugą=2, drugiej=2, trzeci*=3, czwart*=4, piąt*=5, szóst*=6, siódm*=7, ósm*=8, dziewiąt*=9, dziesiąt*=10, ostatni*=99`,
		places:   `piętro, piętrze, piętra, drzwi, brama, bramy, ulica, ulicę, przystanek, przystanku, zjazd, wyjście, poziom, szuflada, szufladzie, półka, półce, pokój, dzwonek, budynek, po (lewej|prawej), w (lewo|prawo), klatka, światłach`,
		ground:   `parter, parterze`,

		at:    `o, od, do, po, przed, między, godz, godzinie, godzina, godziny, godzinę, a, około, ok, pomiędzy, i`,
		clock: `godz`,
		hours: `pierwsza=1, pierwszej=1, pierwszą=1, druga=2, drugiej=2, trzecia=3, trzeciej=3, trzecią=3, czwarta=4, czwartej=4, piąta=5, piątej=5, szósta=6, szóstej=6, szóstą=6, siódma=7, siódmej=7, siódmą=7, ósma=8, ósmej=8, ósmą=8, dziewiąta=9, dziewiątej=9, dziewiątą=9, dziesiąta=10, dziesiątej=10, dziesiątą=10,
			jedenasta=11, jedenastej=11, jedenastą=11, dwunasta=12, dwunastej=12, dwunastą=12, trzynasta=13, trzynastej=13, czternasta=14, czternastej=14, piętnasta=15, piętnastej=15, szesnasta=16, szesnastej=16, siedemnasta=17, siedemnastej=17, osiemnasta=18, osiemnastej=18, osiemnastą=18, dziewiętnasta=19, dziewiętnastej=19, dwudziesta=20, dwudziestej=20`,
		before:      `wpół do=-30, kwadrans po=15, za kwadrans=-15, pięć po=5, dziesięć po=10, za pięć=-5, za dziesięć=-10`,
		am:          `rano, nad ranem, przed południem, am, a m`,
		pm:          `wieczorem, po południu, pm, p m`,
		noon:        `południe, południa, południem`,
		midnight:    `północ, północy, północą`,
		from:        `od, od godz, od godziny, po, po godz, po godzinie, nie wcześniej niż, nie wcześniej niż o, między, pomiędzy, począwszy od, najwcześniej o, najwcześniej, dopiero o, dopiero od`,
		until:       `do, do godz, do godziny, przed, przed godz, najpóźniej do, najpóźniej o, najpóźniej, nie później niż, nie później niż o, nie później niż do, maksymalnie do, aż do`,
		fromBehind:  `minimum, co najmniej, minimalnie, lub później, albo później, wzwyż`,
		untilBehind: `maksymalnie, maksimum, najpóźniej, lub wcześniej`,
		to:          `do, a, i, do godz, do godziny`,
		least:       `co najmniej, minimum, przynajmniej, minimalnie, nie mniej niż, min, od`,
		most:        `maksymalnie, maksimum, do, najwyżej, max, maks, nie więcej niż, co najwyżej, mniej niż`,

		weekdays:      [7]string{"poniedziałek, poniedziałki, poniedziałku, poniedziałków, poniedziałkiem", "wtorek, wtorki, wtorku, wtorków", "środa, środy, środę, środę, środą, śród", "czwartek, czwartki, czwartku, czwartków", "piątek, piątki, piątku, piątków", "sobota, soboty, sobotę, sobót, sobotą", "niedziela, niedziele, niedzielę, niedzieli, niedzielą"},
		weekdaysShort: [7]string{"pon, pn", "wt", "śr", "czw", "pt", "sob", "nd, niedz"},
		months:        [12]string{"styczeń, stycznia, styczniu", "luty, lutego, lutym", "marzec, marca, marcu", "kwiecień, kwietnia, kwietniu", "maj, maja, maju", "czerwiec, czerwca, czerwcu", "lipiec, lipca, lipcu", "sierpień, sierpnia, sierpniu", "wrzesień, września, wrześniu", "październik, października, październiku", "listopad, listopada, listopadzie", "grudzień, grudnia, grudniu"},
		today:         `dziś, dzisiaj, dziś wieczorem, dzisiejszy, dzisiejsza`,
		tomorrow:      `jutro`,
		dayAfter:      `pojutrze`,
		yesterday:     `wczoraj`,
		daily:         `codziennie, każdego dnia, co dzień, każdego wieczoru, co wieczór, co rano`,
		always:        `całą dobę, 24 godziny na dobę, całodobow*, o każdej porze, dzień i noc, w każdej chwili, w dowolnym momencie, o dowolnej porze`,

		spans: `pół godziny=30, kwadrans=15, trzy kwadranse=45, półtorej godziny=90, godzinę i pół=90, dwie i pół godziny=150`,

		units: [unitCount]string{
			unitMinute: "minuta, minuty, minut, minutę, min", unitHour: "godzina, godziny, godzin, godzinę, h, godz, godzinie", unitDay: "dzień, dni, dnia, doba, dobę, doby, dób", unitNight: "noc, noce, nocy, nocleg, noclegi, noclegów", unitWeek: "tydzień, tygodnie, tygodni, tygodnia",
			unitMonth: "miesiąc, miesiące, miesięcy, miesiąca", unitYear: "rok, lata, lat, roku", unitMetre: "metr, metry, metrów, m", unitKilometre: "kilometr, kilometry, kilometrów, km", unitCentimetre: "cm, centymetrów", unitKilogram: "kg, kilogramów, kilogramy", unitGram: "g, gramów",
			unitLitre: "litr, litry, litrów, l", unitSquareMetre: "m2, metrów kwadratowych", unitDegree: "stopień, stopni, stopnie", unitPercent: "procent, procenta, proc", unitPerson: "osoba, osoby, osób, osobę, gość, gości, goście, gościa, dorosłych, dorosły, dorosłej, os", unitChild: "dziecko, dzieci, dziecka",
			unitEuro: "euro, eur", unitCent: "cent, centów, centy", unitDollar: "dolar, dolarów, dolary, usd", unitPound: "funt, funtów, gbp", unitFranc: "frank, franków, chf", unitZloty: "zł, złoty, złotych, złote, pln", unitMegabit: "mbit, mb, mbps", unitGigabyte: "gb, giga",
			unitWatt: "wat, watów, w", unitKilowatt: "kw, kilowat", unitWholeStay: "pobyt, rezerwację, rezerwacja",
		},
		per: `za, na, od, każdy, każdą, każda, co, dziennie`,

		yes:     `tak, oczywiście, jasne, pewnie, zdecydowanie, zgadza się, dokładnie, jak najbardziej, naturalnie, chętnie, owszem, z przyjemnością`,
		nay:     `nie, niestety nie, niestety, absolutnie nie, raczej nie`,
		not:     `nie, nigdy, ani`,
		none:    `żaden, żadna, żadne, żadnych, żadnego, żadnej, nic, brak`,
		without: `bez`,
		idioms:  `nie tylko, nie wahaj*, nie zapomn*, nie zapomin*, niedaleko, nie daleko, nie ma problemu, żaden problem, bez problemu, nie martw*, nie szkodzi, nie ma sprawy, nie później niż, nie wcześniej niż, nie więcej niż, nie mniej niż, dlaczego nie, jeśli nie, jeżeli nie, nie ma za co, nic nie szkodzi, nic nie kosztuje`,
		bland:   `dziedziniec, dziedzińcu, dziedzińca, podwórko, podwórku, podwórze`,
		allowed: `dozwolon*, mile widzian*, dostępn*, możliw*, można, wliczon*, zawart*, akceptujemy, akceptowan*, może, możecie, możesz, mogą, jest, są, znajduje się, znajdują się, działa, działają, wymagan*, konieczn*, potrzebn*, trzeba, należy, obowiązkow*, wyposażon*, przyjaz*, zapewnia*, przewidzian*, wolno, oferujemy, mamy, powinien, powinni, czynn*`,
		denied:  `zabronion*, zakaz*, zakazan*, wykluczon*, niemożliw*, niedostępn*, brakuje, niedozwolon*, dla niepalących, wyłączon*, nieczynn*, niewskazan*, niepotrzebn*, zepsut*, niewliczon*, unikać, zabrania, zabraniamy, niemile, wzbronion*`,
		free:    `bezpłatn*, darmow*, za darmo, gratis, bez (opłat|opłaty|dopłaty|dodatkowych opłat|dodatkowych kosztów|kosztów), nieodpłatn*, nic nie kosztuje, nie kosztuje, bez dodatkowej opłaty`,
		paid:    `płatn*, odpłatn*, za (opłatą|dopłatą|dodatkową opłatą), kosztuje, kosztują, dopłata, dopłaty, opłata, opłaty, koszt, dodatkowo płatn*`,

		but:       `ale, jednak, lecz, natomiast, zaś, choć, podczas gdy, chociaż`,
		andWords:  `i, oraz, lub, albo, ani`,
		condition: `jeśli, jeżeli, gdy, kiedy, w przypadku, w razie, gdyby, jak tylko`,
		unless:    `oprócz, z wyjątkiem, chyba że, tylko, jedynie, wyłącznie, poza, pod warunkiem, dopóki`,
		verbs:     `jest, są, ma, mają, macie, mamy, kosztuje, kosztują, znajduje, znajdują, znajdziesz, znajdziecie, znajdą, zaczyna, otwiera, zamyka, odjeżdża, trzeba, należy, proszę, prosimy, używać, zostawić, położyć, wyrzucać, włożyć, wyłączyć, zamknąć, idzie, idą, stoi, leży, wisi, brzmi, nazywa, trwa, był, będzie, będą, czynny, czynna, obowiązuje, odbywa, dzwonić, skręcić, działa, mieści, odbierane, odbierany, wywożone, parkować, parkuj, wejdź, naciśnij, wpisz, można`,
		sides: [sideCount]string{
			sideLeft: "lewo, lewej, lewa, lewą, lewym, lewy", sideRight: "prawo, prawej, prawą, prawym, prawy", sideInside: "wewnątrz, w środku, w domu, w mieszkaniu, w apartamencie, w pokojach", sideOutside: "na zewnątrz, na dworze, na powietrzu", sideAbove: "nad, powyżej", sideBelow: "pod, poniżej",
			sideUpstairs: "na górze, na górę, do góry, po schodach w górę", sideDownstairs: "na dole, na dół, w dół", sideFront: "naprzeciwko, z przodu, przed domem, przed budynkiem", sideBack: "za domem, za budynkiem, z tyłu", sideOpen: "otwart*, otwiera", sideClosed: "zamknięt*, zamyka", sideHot: "gorąc*, ciepł*", sideCold: "zimn*"},

		codes:  `hasło, hasłem, hasła, kod, kodu, kodem, kody, pin, sieć, sieci, nazwa sieci, ssid, kombinacja, login, nazwa użytkownika, szyfr`,
		called: `to, brzmi, jest, nazywa się, są`,
		phone:  `telefon, tel, telefonu, numer, dzwonić, zadzwonić, zadzwoń, dzwoń, komórka, fax, numerem`,

		commit: `(zarezerwuję|zarezerwujemy|zwrócę|zwrócimy|zorganizuję|zorganizujemy|wyślę|wyślemy|przyniosę|przyniesiemy|przyjdę|przyjdziemy|zadzwonię|zadzwonimy|skontaktuję|skontaktujemy|przekażę|przekażemy|zatrzymam|sprawdzę|sprawdzimy|zapytam|zapytamy|potwierdzę|potwierdzimy|przygotuję|przygotujemy|przedłużę|przedłużymy|anuluję|anulujemy|zmienię|zmienimy|zajmę|zajmiemy|odbiorę|odbierzemy|załatwię|załatwimy|zadbam|dopilnuję|poproszę gospodarza|damy, dam znać|poinformuję|poinformujemy|dostarczymy|dostarczę|pomogę), (zarezerwowałem|zarezerwowałam|zarezerwowaliśmy|przekazałem|przekazałam|przekazaliśmy|potwierdziłem|potwierdziłam|anulowałem|anulowałam|przedłużyłem|przedłużyłam),
			(mogę|możemy) _ (zarezerwować|zwrócić|zorganizować|wysłać|przynieść|przedłużyć|anulować|zmienić|zaoferować|odebrać|zapytać|załatwić), (gospodarz|właściciel|właścicielka|gospodyni|host) _ (odpowie|skontaktuje|zadzwoni|przyniesie|poczeka|będzie czekał|będzie czekać|przywita|przyjdzie), (zrobimy|zrobię|robimy) wyjątek, proszę na (mnie|nas) liczyć, otrzyma* (państwo|pan|pani) zwrot, będziemy czekać, da się załatwić`,
		may:   `(możesz|możecie|może|mogą) (pan|pani|państwo|spokojnie|śmiało|), zostań, zostańcie, przyjedź, przyjedźcie, proszę zostać, można`,
		ease:  `nie ma problemu, żaden problem, bez problemu, nie ma sprawy, nie martw*, proszę się nie martwić, spokojnie, śmiało, bez obaw, w porządku, nie szkodzi`,
		sure:  `gwarant*, gwarancj*, zagwarant*, obiecuj*, obietnic*, zapewniam, przyrzek*, obieca*`,
		money: `zwrot pieniędzy, zwrot kosztów, zwrot, zwrócimy, rabat*, zniżk*, rekompens*, odszkodowan*, voucher, upust*, refund*, obniżk*`,
		human: `jestem (człowiekiem|osobą|właścicielem|właścicielką|gospodarzem|gospodynią|prawdziw*|żywym|żywą|hostem|zarządc*|portierem), nie jestem (botem|robotem|maszyną|automatem|programem|komputerem|asystentem|sztuczn*|ai|chatbotem), nazywam się, mam na imię, mój dom, moje mieszkanie, nasz dom, nasze mieszkanie, mój mąż, moja żona, jako (gospodarz|właściciel|właścicielka|gospodyni), prawdziwa osoba, prawdziwy człowiek, z krwi i kości, z tej strony (właściciel|właścicielka|gospodarz), tu (właściciel|właścicielka|gospodarz)`,

		streets:  `ulica, ul, aleja, al, plac, pl, ulicy, osiedle, os`,
		capitals: `pan, pani, państwo, państwa, panu, pana, panią, państwu, twój, twoja, twoje, twojego, twojej, wasz, wasza, wasze, ci, ciebie, wam, wami, wasi, was, tobie, tobą, twoim, twoją, waszego, waszej, boże, wielkanoc, europa, włochy, polska, pańskie, pański`,
		small:    `i, w, we, z, ze, na, do, od, o, u, za, po, przy, pod, nad, przed, między, dla, bez, oraz, lub, albo, ale, a, że, żeby, jest, są, to, ten, ta, te, tego, tej, tym, się, nie, tak, jak, co, gdzie, kiedy, który, która, które, jego, jej, ich, nasz, nasze, pan, pani, państwo, państwa, twój, ty, wy, my, ja, on, ona, ono, oni, już, tylko, także, też, każdy, każda, każde, wszystkie, około, ok, maksymalnie, minimum, najpóźniej, może, można, proszę, tam, tu, tutaj, bardzo, więc, przez, godz`,
	}
}
