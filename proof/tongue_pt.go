package proof

// portuguese holds the words of Portuguese, as written in Portugal and in Brazil.
func portuguese() tongue {
	return tongue{
		code: "pt",
		numbers: `zero=0, dois=2, duas=2, três=3, quatro=4, cinco=5, seis=6, sete=7, oito=8, nove=9, dez=10, onze=11, doze=12, treze=13, catorze=14, quatorze=14, quinze=15,
			dezasseis=16, dezesseis=16, dezassete=17, dezessete=17, dezoito=18, dezanove=19, dezenove=19, vinte=20, trinta=30, quarenta=40, cinquenta=50, sessenta=60, setenta=70, oitenta=80, noventa=90,
			cem=100, cento=100, duzent*=200, trezent*=300, quatrocent*=400, quinhent*=500, mil=1000, dúzia=12, ambos=2`,
		shy:      `um=1, uma=1`,
		and:      "e",
		ordinals: `primeir*=1, segund(o|a)=2, terceir*=3, quart(o|a)=4, quint(o|a)=5, sext(o|a)=6, sétim*=7, oitav*=8, non(o|a)=9, décim*=10, últim*=99`,
		places:   `andar, piso, porta, portão, rua, saída, paragem, parada, nível, patamar, gaveta, prateleira, campainha, edifício, à (esquerda|direita), semáforo, pavimento`,
		ground:   `rés do chão, r c, térreo, andar térreo, piso térreo`,

		at:          `às, as, das, até às, até as, a partir das, depois das, antes das, entre as, pelas, e as, à, da, até, desde as, após as, a partir da`,
		clock:       `h, hs, em ponto`,
		before:      `um quarto para as=-15, quinze para as=-15, dez para as=-10, cinco para as=-5`,
		behind:      `e meia=30, e um quarto=15, menos um quarto=-15`,
		am:          `da manhã, de manhã, pela manhã, da madrugada, am, a m`,
		pm:          `da tarde, à tarde, de tarde, da noite, à noite, pm, p m`,
		noon:        `meio dia`,
		midnight:    `meia noite`,
		from:        `das, da, desde as, desde, a partir das, a partir da, a partir de, a partir do, depois das, depois da, depois de, após as, após, não antes das, entre as, entre, de, abre às, começa às, do`,
		until:       `até às, até as, até à, até, até ao, até o, antes das, antes da, antes de, antes do, no máximo às, no máximo até às, o mais tardar às, não depois das, não mais tarde que as, não mais tarde do que as, não após as, fecha às, impreterivelmente até às, termina às`,
		fromBehind:  `mínimo, pelo menos, em diante, ou mais tarde, no mínimo, ou depois`,
		untilBehind: `máximo, no máximo, o mais tardar, ou antes`,
		to:          `às, as, à, até às, até, e as, e, a, ao`,
		least:       `pelo menos, no mínimo, mínimo, um mínimo de, não menos de, mínimo de, ao menos`,
		most:        `no máximo, máximo, até, max, máx, não mais de, não mais do que, um máximo de, máximo de, menos de`,

		weekdays:      [7]string{"segunda feira, segundas feiras, segunda, segundas", "terça feira, terças feiras, terça, terças", "quarta feira, quartas feiras, quarta, quartas", "quinta feira, quintas feiras, quinta, quintas", "sexta feira, sextas feiras, sexta, sextas", "sábado, sábados", "domingo, domingos"},
		weekdaysShort: [7]string{"seg", "ter", "qua", "qui", "sex", "sáb", "dom"},
		months:        [12]string{"janeiro, jan", "fevereiro, fev", "março, mar", "abril, abr", "maio", "junho, jun", "julho, jul", "agosto, ago", "setembro, set", "outubro, out", "novembro, nov", "dezembro, dez"},
		today:         `hoje, esta noite, esta tarde, hoje à noite`,
		tomorrow:      `amanhã`,
		dayAfter:      `depois de amanhã`,
		yesterday:     `ontem`,
		daily:         `todos os dias, diariamente, cada dia, todas as noites, todas as manhãs`,
		always:        `24 horas, 24 horas por dia, dia e noite, a qualquer hora, a qualquer momento, a todo o momento, quando quiser, vinte e quatro horas`,

		spans: `meia hora=30, quarto de hora=15, um quarto de hora=15, três quartos de hora=45, uma hora e meia=90, hora e meia=90, duas horas e meia=150`,

		units: [unitCount]string{
			unitMinute: "minuto, minutos, min", unitHour: "hora, horas, h, hs", unitDay: "dia, dias, diária, diárias", unitNight: "noite, noites, pernoite, pernoites", unitWeek: "semana, semanas", unitMonth: "mês, meses", unitYear: "ano, anos",
			unitMetre: "metro, metros, m", unitKilometre: "quilómetro, quilómetros, quilômetro, quilômetros, km", unitCentimetre: "cm, centímetros", unitKilogram: "kg, quilo, quilos", unitGram: "g, gramas", unitLitre: "litro, litros, l", unitSquareMetre: "m2, metros quadrados",
			unitDegree: "grau, graus", unitPercent: "por cento", unitPerson: "pessoa, pessoas, hóspede, hóspedes, adulto, adultos", unitChild: "criança, crianças, bebé, bebés, bebê, bebês", unitEuro: "euro, euros, eur", unitCent: "cêntimo, cêntimos, centavos",
			unitDollar: "dólar, dólares, usd", unitPound: "libra, libras, gbp", unitFranc: "franco, francos, chf", unitZloty: "zloty, pln", unitMegabit: "mega, mbps, mbit", unitGigabyte: "gb, giga", unitWatt: "watt, watts, w", unitKilowatt: "kw, quilowatts", unitWholeStay: "estadia, reserva",
		},
		per: `por, ao, à, a, cada, por cada, o, ao`,

		yes:      `sim, claro, com certeza, certamente, claro que sim, exato, exatamente, correto, naturalmente, sem dúvida, absolutamente, com prazer, evidentemente, pois sim, isso mesmo`,
		nay:      `não, infelizmente não, lamentavelmente não, de modo nenhum, de forma alguma, lamento mas não, claro que não`,
		not:      `não, nunca, jamais, nem, tampouco`,
		none:     `nenhum, nenhuma, nenhuns, nada`,
		without:  `sem`,
		idioms:   `não só, não apenas, não hesite, não hesitem, não se esqueça, não esqueça, não te esqueças, não se preocupe, não te preocupes, não há problema, nenhum problema, sem problema*, não mais tarde, não mais de, não mais do que, não menos de, não antes, não depois, por que não, senão, se não, de nada, não longe, não fica longe, não tem problema, não muito longe`,
		bland:    `pátio, logradouro`,
		allowed:  `permitid*, bem vind*, disponível, disponíveis, possível, possíveis, incluíd*, inclus*, inclui, incluem, aceit*, pode, podem, podes, pode se, há, funciona, funcionam, necessári*, obrigatóri*, requerid*, deve, devem, precisa, equipad*, fornecid*, admitid*, autorizad*, previst*, dispõe, temos, tem, têm, existe, existem, conta com, é preciso, apto`,
		included: `incluíd*, inclus*, inclui, incluem`,
		provided: `fornecid*, fornecemos, disponibiliz*`,
		being:    `=é, são, está, estão, há, tem, têm, temos, oferece, dispõe`,
		modals:   `pode, podem, podes, deve, devem, aceitamos, aceitam, permite, permitem`,
		denied:   `proibid*, excluíd*, impossível, impossíveis, falta, faltam, indisponível, indisponíveis, não fumadores, fora de serviço, avariad*, vedad*, desnecessári*, evite, evitar, evitem, proíbe, interdit*, interditad*, não fumantes, dispensad*`,
		free:     `grátis, gratuit*, sem (custo|custos|encargos|custo adicional|custos adicionais|suplemento|pagar|taxa|taxas|custo extra), de graça, de cortesia, cortesia, não custa nada, nenhum (custo|suplemento), isento de custos`,
		paid:     `=pago, =paga, =pagos, =pagas, com (suplemento|custo adicional|custo), suplemento, custa, custam, mediante pagamento, custo adicional, a pagar, paga se, taxa adicional, cobrado, cobrada, sujeito a taxa, pago à parte`,

		but:       `mas, porém, contudo, no entanto, enquanto, embora, todavia, ao contrário`,
		andWords:  `=e, ou, nem`,
		condition: `se, quando, caso, em caso, assim que, sempre que`,
		unless:    `exceto, excepto, salvo, a menos que, só, apenas, somente, unicamente, à exceção, exclusivamente, desde que, menos`,
		verbs:     `=é, são, está, estão, há, tem, têm, fica, ficam, encontra, encontram, encontrará, custa, custam, abre, fecha, parte, chega, deve, devem, por favor, usar, use, utilize, deixar, deixe, colocar, coloque, deitar, deite, apagar, desligar, desligue, fechar, feche, vai, vão, começa, termina, passa, ligue, ligar, era, será, serão, oferece, oferecemos, dispõe, realiza, faz, fazem, dura, chama, suba, desça, vire, pressione, estacionar, estacione, recolhido, recolhida, pede se, pedimos, localiza, situa`,
		sides: [sideCount]string{
			sideLeft: "esquerda, esquerdo", sideRight: "à direita, direita, lado direito", sideInside: "dentro, no interior, interior, no apartamento, na casa, nos quartos", sideOutside: "fora, no exterior, ao ar livre, exterior, lá fora", sideAbove: "em cima, acima, por cima", sideBelow: "debaixo, abaixo, por baixo, em baixo",
			sideUpstairs: "lá em cima, andar superior, piso superior, suba", sideDownstairs: "lá em baixo, andar inferior, piso inferior, desça", sideFront: "à frente, em frente, frente ao", sideBack: "atrás, nas traseiras", sideOpen: "abert*, abre, abrem", sideClosed: "fechad*, fecha, fecham", sideHot: "quente*", sideCold: "fri(o|a|os|as)"},

		codes:  `palavra passe, senha, código, códigos, pin, rede, nome da rede, ssid, combinação, chave, utilizador, password, usuário`,
		called: `=é, é a seguinte, é o seguinte, chama se, são, chamada`,
		phone:  `telefone, tel, número, ligar, ligue, telemóvel, celular, fax, contactar, contacte`,

		commit: `(reservo|reservarei|reservaremos|guardo|guardarei|guardaremos|envio|enviarei|enviaremos|levo|levarei|devolvo|devolverei|devolveremos|ligarei|ligaremos|contactarei|contactaremos|confirmo|confirmarei|confirmaremos|organizo|organizarei|organizaremos|prepararei|prepararemos|avisarei|avisaremos|reembolso|reembolsarei|reembolsaremos|verificarei|verificaremos|perguntarei|tratarei|trataremos|cancelarei|alterarei|prolongarei|garantimos|farei|faremos|trarei|traremos|buscarei|deixarei|informarei|providenciarei|providenciaremos|entrarei), (vou|vamos) (lhe|te|) (reservar|reembolsar|organizar|enviar|perguntar|verificar|prolongar|guardar|fazer|contactar|avisar|pedir|tratar|buscar|levar|confirmar|ver), eu (trato|reservo|guardo|envio|levo|confirmo), (já|) (reservei|enviei|avisei|perguntei|confirmei|cancelei|alterei|prolonguei), (posso|podemos) (lhe|te|) (reservar*|reembolsar*|organizar*|enviar*|levar*|prolongar|oferecer*|guardar*|perguntar|buscar*|fazer*|dar), (o|a|seu|sua) (anfitrião|anfitriã|proprietário|proprietária|dono|dona|equipa|host) (irá|vai|responderá|contactará|ligará|esperará|receberá), pode contar, conte (comigo|connosco), (fazer|faremos|farei|fazemos|abrir|abrimos) uma exceção, fica combinado, está combinado, será reembolsad*, trato disso, tratamos disso`,
		may:    `pode, podes, podem, fique, fica à vontade, esteja à vontade, venha, ficar`,
		ease:   `não há problema, nenhum problema, sem problema*, não se preocupe, não te preocupes, à vontade, tranquil*, quando quiser, com calma, não tem problema, tudo bem`,
		sure:   `garant*, prometo, prometemos, promessa, prometid*, asseguro, asseguramos, sem falta, com toda a certeza, certeza absoluta`,
		money:  `reembols*, devolução, devoluções, desconto*, compensaç*, compensar*, indemniz*, indeniz*, voucher, dinheiro de volta, abatimento`,
		human:  `sou (um|uma|o|a|seu|sua) (pessoa|ser humano|humano|humana|homem|mulher|proprietári*|dono|dona|anfitri*|gerente|porteiro|porteira|senhorio|senhoria|responsável), sou (humano|humana|real|proprietári*), não sou (um|uma) (robô|robot|bot|máquina|ia|programa|computador|assistente|inteligência|chatbot), não sou (automátic*|artificial), chamo me, o meu nome é, meu nome é, minha casa, meu (apartamento|marido), minha mulher, nossa casa, nosso apartamento, como (proprietári*|anfitri*|dono|dona), pessoa real, pessoa de verdade, de carne e osso, (fala|escreve) (o|a) (proprietári*|anfitri*|dono|dona)`,

		streets:  `rua, avenida, praça, travessa, largo, alameda, estrada, beco, calçada, av`,
		capitals: `você, natal, páscoa, europa, itália, portugal, brasil, vossa, senhor, senhora, segunda, terça, quarta, quinta, sexta, feira, sábado, domingo`,
		small:    `o, a, os, as, um, uma, uns, umas, de, do, da, dos, das, em, no, na, nos, nas, ao, aos, à, às, com, por, pelo, pela, para, sem, sobre, e, ou, mas, se, que, é, são, está, estão, há, tem, têm, seu, sua, seus, suas, lhe, lhes, me, te, nos, este, esta, isto, esse, essa, não, sim, nem, mais, muito, também, cada, todo, todos, toda, todas, como, quando, onde, desde, até, entre, antes, depois, só, já, máximo, mínimo, pode, podem, partir, hora, horas, ponto, feira`,
	}
}
