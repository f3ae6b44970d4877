package proof

// spanish holds the words of Spanish.
func spanish() tongue {
	return tongue{
		code: "es",
		numbers: `cero=0, dos=2, tres=3, cuatro=4, cinco=5, seis=6, siete=7, ocho=8, nueve=9, diez=10, once=11, doce=12, trece=13, catorce=14, quince=15, dieciséis=16,
			diecisiete=17, dieciocho=18, diecinueve=19, veinte=20, veintiuno=21, veintiún=21, veintiuna=21, veintidós=22, veintitrés=23, veinticuatro=24, veinticinco=25, veintiséis=26, veintisiete=27,
			veintiocho=28, veintinueve=29, treinta=30, cuarenta=40, cincuenta=50, sesenta=60, setenta=70, ochenta=80, noventa=90, cien=100, ciento=100, doscient*=200,
			trescient*=300, cuatrocient*=400, quinient*=500, mil=1000, docena=12`,
		shy:      `un=1, uno=1, una=1`,
		and:      "y",
		ordinals: `primer=1, primer*=1, segund*=2, tercer=3, tercer*=3, cuart*=4, quint*=5, sext*=6, séptim*=7, octav*=8, noven*=9, décim*=10, últim*=99`,
		places:   `piso, planta, puerta, portal, calle, salida, parada, nivel, rellano, cajón, estante, habitación, timbre, edificio, a la (izquierda|derecha), semáforo`,
		ground:   `planta baja, piso bajo, a pie de calle, bajos`,

		at:          `a las, las, desde las, hasta las, de las, a la, la, desde la, hasta la, antes de las, después de las, entre las, partir de las, y las, sobre las, desde, hasta, de, a, entre, y`,
		clock:       `h, hs, en punto`,
		behind:      `y media=30, y cuarto=15, menos cuarto=-15`,
		am:          `de la mañana, por la mañana, de la madrugada, am, a m`,
		pm:          `de la tarde, por la tarde, de la noche, por la noche, pm, p m`,
		noon:        `mediodía, medio día, 12 del mediodía`,
		midnight:    `medianoche, media noche`,
		from:        `desde las, desde la, desde, a partir de las, a partir de la, a partir de, a partir del, después de las, después de la, después de, no antes de las, no antes de la, no antes de, (entre|de) las, de, del, entre, pasadas las, abre a las, empieza a las`,
		until:       `hasta las, hasta la, hasta, hasta el, antes de las, antes de la, antes de, antes del, a más tardar a las, a más tardar, no más tarde de las, no más tarde de la, no después de las, no después de, como máximo a las, máximo a las, cierra a las, como muy tarde a las, termina a las`,
		fromBehind:  `mínimo, al menos, en adelante, o más tarde, como mínimo, o después`,
		untilBehind: `máximo, a más tardar, como máximo, como muy tarde, o antes`,
		to:          `a las, a la, a, y las, y la, y, hasta las, hasta la, hasta, al`,
		least:       `al menos, mínimo, como mínimo, un mínimo de, no menos de, por lo menos, mínimo de`,
		most:        `como máximo, máximo, hasta, max, máx, no más de, un máximo de, máximo de, menos de`,

		weekdays:      [7]string{"lunes", "martes", "miércoles", "jueves", "viernes", "sábado, sábados", "domingo, domingos"},
		weekdaysShort: [7]string{"lun", "mar", "mié", "jue", "vie", "sáb", "dom"},
		months:        [12]string{"enero, ene", "febrero, feb", "marzo, mar", "abril, abr", "mayo", "junio, jun", "julio, jul", "agosto, ago", "septiembre, setiembre, sep, sept", "octubre, oct", "noviembre, nov", "diciembre, dic"},
		today:         `hoy, esta (noche|tarde|mañana)`,
		tomorrow:      `mañana`,
		dayAfter:      `pasado mañana`,
		yesterday:     `ayer`,
		daily:         `cada día, todos los días, diariamente, cada noche, cada mañana, todas las noches, a diario`,
		always:        `las 24 horas, 24 horas, día y noche, a cualquier hora, a todas horas, en cualquier momento, cuando quiera, cuando quieras, cuando queráis, veinticuatro horas`,

		spans: `media hora=30, cuarto de hora=15, tres cuartos de hora=45, una hora y media=90, hora y media=90, dos horas y media=150`,

		units: [unitCount]string{
			unitMinute: "minuto, minutos, min", unitHour: "hora, horas, h, hs", unitDay: "día, días, jornada", unitNight: "noche, noches", unitWeek: "semana, semanas", unitMonth: "mes, meses", unitYear: "año, años",
			unitMetre: "metro, metros, m", unitKilometre: "kilómetro, kilómetros, km", unitCentimetre: "cm, centímetros", unitKilogram: "kg, kilo, kilos", unitGram: "g, gramos", unitLitre: "litro, litros, l",
			unitSquareMetre: "m2, metros cuadrados", unitDegree: "grado, grados", unitPercent: "por ciento", unitPerson: "persona, personas, huésped, huéspedes, adulto, adultos, viajeros", unitChild: "niño, niños, bebé, bebés",
			unitEuro: "euro, euros, eur", unitCent: "céntimo, céntimos", unitDollar: "dólar, dólares, usd", unitPound: "libra, libras, gbp", unitFranc: "franco, francos, chf", unitZloty: "zloty, zlotys, pln",
			unitMegabit: "mega, megas, mbps, mbit", unitGigabyte: "gb, giga, gigas", unitWatt: "vatio, vatios, w", unitKilowatt: "kw, kilovatios", unitWholeStay: "estancia, reserva, estadía",
		},
		per: `por, al, a la, cada, por cada, la, el, a`,

		yes:     `=sí, claro, claro que sí, por supuesto, desde luego, ciertamente, exacto, correcto, efectivamente, con gusto, seguro, naturalmente, absolutamente, =si claro`,
		nay:     `no, lamentablemente no, desafortunadamente no, por desgracia no, para nada, claro que no, lo siento no`,
		not:     `no, nunca, jamás, tampoco, ni`,
		none:    `ningún, ninguno, ninguna, ningunos, ningunas, nada`,
		without: `sin`,
		idioms:  `no solo, no sólo, no dude, no dudes, no dudéis, no duden, no olvid*, no se olvide, no te olvides, no se preocupe, no te preocupes, no os preocupéis, no hay problema, ningún problema, sin problema*, no más tarde de, no más de, no menos de, no antes de, no después de, por qué no, si no, no muy lejos, no lejos, de nada, no pasa nada, nada más, no está lejos, no queda lejos`,
		bland:   `patio, patios`,
		allowed: `permitid*, bienvenid*, disponible*, posible*, incluid*, incluye, incluyen, aceptad*, aceptamos, puede, puedes, pueden, podéis, se puede, se pueden, hay, funciona, funcionan, necesari*, obligatori*, requerid*, hace falta, debe, deben, debes, equipad*, proporcionad*, admitid*, admiten, admite, admitimos, autorizad*, previst*, cuenta con, dispone de, tenemos, tiene, tienen, apto, apta`,
		denied:  `prohibid*, excluid*, imposible*, falta, faltan, no fumadores, fuera de servicio, averiad*, vetad*, innecesari*, evite, eviten, evitar, evita, prohíbe, prohíben, exento`,
		free:    `gratis, gratuit*, sin (coste|costo|cargo|costes|suplemento|cargo adicional|coste adicional|pagar|recargo|costo adicional), de cortesía, no cuesta nada, ningún (coste|cargo|suplemento|costo), libre de cargo`,
		paid:    `de pago, con suplemento, suplemento, con cargo, con coste, cuesta, cuestan, recargo, coste adicional, costo adicional, se paga, se cobra, tiene un coste, cargo adicional, pagando`,

		but:       `pero, sin embargo, en cambio, sino, mientras que, aunque, no obstante, excepto que`,
		andWords:  `y, =e, =o, u, ni`,
		condition: `=si, cuando, en caso, en cuanto, siempre que, por si`,
		unless:    `excepto, salvo, a menos que, solo, sólo, solamente, únicamente, menos, a excepción, exclusivamente, previa, siempre que, con tal`,
		verbs:     `es, son, está, están, hay, tiene, tienen, se encuentra, se encuentran, encontrará, encontrarás, encuentra, cuesta, cuestan, abre, cierra, sale, llega, debe, deben, por favor, usar, use, utilice, dejar, deje, deja, poner, ponga, tirar, tire, apagar, cerrar, cierre, va, van, queda, quedan, empieza, termina, pasa, llame, llamar, tome, coja, vale, dura, era, será, ofrece, ofrecemos, realiza, hace, hacen, dispone, cuenta, coge, toma, gire, suba, baje, pulse, llama, se llama, ruega, rogamos, recoge, recogen, puede`,
		sides: [sideCount]string{
			sideLeft: "izquierda", sideRight: "derecha", sideInside: "dentro, en el interior, interior, en el apartamento, en el piso, en la casa, en las habitaciones", sideOutside: "fuera, en el exterior, al aire libre, exterior, afuera", sideAbove: "encima, sobre la", sideBelow: "debajo, bajo el, bajo la",
			sideUpstairs: "arriba, planta superior, suba, subir", sideDownstairs: "abajo, planta inferior, baje, bajar", sideFront: "delante, enfrente, frente a", sideBack: "detrás, atrás, parte trasera",
			sideOpen: "abiert*, abre, abren", sideClosed: "cerrad*, cierra, cierran", sideHot: "caliente*", sideCold: "frí*"},

		codes:  `contraseña, clave, código, códigos, pin, red, nombre de la red, ssid, combinación, usuario, nombre de usuario, password`,
		called: `es, es la siguiente, es el siguiente, se llama, son, llamada`,
		phone:  `teléfono, tel, tfno, número, llamar, llame, llama, llamando, móvil, fax, celular`,

		commit: `(le|te|os|les|se lo|te lo|se la|te la|lo|la) (reservo|reservamos|reservaré|reservaremos|guardo|guardaré|guardaremos|envío|enviaré|enviamos|enviaremos|llevo|llevaré|llevaremos|devuelvo|devolveremos|devolveré|llamaré|llamaremos|contactaré|contactaremos|confirmo|confirmaré|confirmaremos|organizo|prepararé|prepararemos|espero|esperamos|esperaré|aviso|avisaré|avisaremos|recojo|recogeremos|reembolso|reembolsaré|reembolsaremos|aseguro|ayudo|doy|daré|daremos|haré|haremos|regalamos|ofrecemos),
			(reservaré|reservaremos|reembolsaré|reembolsaremos|enviaré|enviaremos|organizaré|organizaremos|preguntaré|consultaré|verificaré|comprobaré|confirmaré|cancelaré|modificaré|cambiaré|extenderé|prolongaré|contactaré|avisaré|gestionaré|haré|haremos|pediré|llevaré|traeré|traeremos|dejaré|dejaremos|prepararé|informaré), yo (me encargo|me ocupo), me (encargo|ocupo|encargaré|aseguro|aseguraré), nos (encargamos|ocupamos|encargaremos), he (reservado|enviado|avisado|preguntado|confirmado|cancelado|modificado|extendido), hemos (reservado|avisado|confirmado), (puedo|podemos) (reservar*|reembolsar*|organizar*|enviar*|llevar*|extender|ofrecer*|guardar*|preguntar|recoger*|hacer*|darle|darte), (el|la|su|tu) (anfitrión|anfitriona|propietario|propietaria|dueño|dueña|equipo|host) (le|te|os|se) _ (responderá|contactará|llamará|esperará|recibirá|pondrá|traerá), cuente con, cuenta con que, (hacer|haremos|haré|hacemos|hago) una excepción, (voy|vamos) a (reservar*|reembolsar*|organizar*|enviar*|preguntar*|verificar*|prolongar*|guardar*|hacer*|contactar*|avisar*|pedir*), se le (reembolsará|devolverá)`,
		may:   `puede, puedes, pueden, podéis, se puede, quédese, quédate, venga, ven, quedarse, quedarte`,
		ease:  `no hay problema, ningún problema, sin problema*, no se preocupe, no te preocupes, no os preocupéis, no pasa nada, tranquil*, con calma, cuando quiera, cuando quieras, sin prisa, encantad*, sin compromiso`,
		sure:  `garantiz*, garantía, garantizad*, prometo, prometemos, promesa, prometid*, aseguro, aseguramos, le aseguro, sin falta, con seguridad`,
		money: `reembols*, devolución, devoluciones, descuento*, rebaja*, compensa*, indemniz*, devolveremos el dinero, reintegr*`,
		human: `soy (un|una|el|la|su|tu) (persona|ser humano|humano|humana|hombre|mujer|propietari*|dueñ*|anfitri*|encargad*|gerente|conserje|casero|casera|titular), soy (humano|humana|real|propietari*), no soy (un|una) (robot|bot|máquina|ia|programa|ordenador|asistente|computadora|inteligencia|chatbot), no soy (automátic*|artificial), me llamo, mi nombre es, mi casa, mi (apartamento|piso|marido|mujer|esposa|esposo), nuestra casa, nuestro (apartamento|piso), como (propietari*|anfitri*|dueñ*), persona real, persona de verdad, de carne y hueso, (le|te) (habla|escribe) (el|la) (propietari*|anfitri*|dueñ*)`,

		streets:  `calle, avenida, avda, plaza, paseo, camino, carrer, ronda, carretera, callejón`,
		capitals: `usted, ustedes, navidad, europa, italia, españa, ud, uds, vd`,
		small:    `el, la, los, las, un, una, unos, unas, de, del, a, al, en, con, por, para, sin, sobre, y, e, o, pero, si, que, es, son, está, están, hay, ha, han, su, sus, tu, tus, se, le, les, lo, te, os, nos, me, este, esta, estos, ese, esa, no, sí, ni, más, muy, también, cada, todo, todos, toda, todas, como, cuando, donde, desde, hasta, entre, antes, después, solo, ya, máximo, mínimo, puede, puedes, tardar, partir, hora, horas, punto, ambos`,
	}
}
