package proof

// french holds the words of French.
func french() tongue {
	return tongue{
		code: "fr",
		numbers: `zéro=0, deux=2, trois=3, quatre=4, cinq=5, six=6, sept=7, huit=8, dix=10, onze=11, douze=12, treize=13, quatorze=14, quinze=15, seize=16,
			vingt=20, vingts=20, trente=30, quarante=40, cinquante=50, soixante=60, septante=70, huitante=80, octante=80, nonante=90, cent=100, cents=100, mille=1000, douzaine=12, quinzaine=15`,
		shy:      `un=1, une=1, neuf=9`,
		and:      "et",
		ordinals: `premier*=1, première*=1, deuxième*=2, second*=2, troisième*=3, quatrième*=4, cinquième*=5, sixième*=6, septième*=7, huitième*=8, neuvième*=9, dixième*=10, dernier*=99, dernière*=99`,
		places:   `étage, étages, porte, portail, rue, sortie, arrêt, niveau, palier, tiroir, étagère, chambre, à (gauche|droite), sur la (gauche|droite), sonnette, bâtiment, feu, marche`,
		ground:   `rez de chaussée, rdc, plain pied`,

		at:          `à, dès, de, avant, après, entre, vers, jusqu à, jusqu, et, depuis, partir de`,
		clock:       `h, précises`,
		before:      ``,
		behind:      `et demie=30, et demi=30, et quart=15, moins le quart=-15, moins quart=-15`,
		am:          `du matin, le matin, am, a m`,
		pm:          `du soir, le soir, de l après midi, pm, p m`,
		noon:        `midi`,
		midnight:    `minuit`,
		from:        `dès, de, à partir de, après, pas avant, depuis, entre, à compter de, à partir, du, au plus tôt à, au plus tôt, ouvre à, commence à, dès le`,
		until:       `jusqu à, jusqu, jusqu au, avant, au plus tard à, au plus tard, pas après, pas plus tard que, pas au delà de, d ici, maximum à, ferme à, avant le, jusque, finit à, jusqu aux`,
		fromBehind:  `au minimum, minimum, au moins, ou plus tard, au plus tôt, ou après, et plus`,
		untilBehind: `au plus tard, maximum, au maximum, ou avant, dernier délai`,
		to:          `à, et, au, jusqu à, jusqu, a`,
		least:       `au moins, minimum, au minimum, un minimum de, pas moins de, minimum de, dès`,
		most:        `au maximum, maximum, au plus, jusqu à, max, pas plus de, un maximum de, maximum de, moins de`,

		weekdays:      [7]string{"lundi, lundis", "mardi, mardis", "mercredi, mercredis", "jeudi, jeudis", "vendredi, vendredis", "samedi, samedis", "dimanche, dimanches"},
		weekdaysShort: [7]string{"lun", "mar", "mer", "jeu", "ven", "sam", "dim"},
		months:        [12]string{"janvier, janv, jan", "février, fév, févr", "mars", "avril, avr", "mai", "juin", "juillet, juil", "août", "septembre, sept", "octobre, oct", "novembre, nov", "décembre, déc"},
		today:         `aujourd hui, ce soir, cette nuit, cet après midi, ce matin`,
		tomorrow:      `demain`,
		dayAfter:      `après demain`,
		yesterday:     `hier`,
		daily:         `tous les jours, chaque jour, quotidiennement, tous les soirs, tous les matins, chaque soir, chaque matin`,
		always:        `24h 24, 24 h sur 24, 24 heures sur 24, jour et nuit, à toute heure, à n importe quelle heure, à tout moment, en permanence, quand vous voulez, quand tu veux, quand vous le souhaitez`,

		spans: `demi heure=30, une demi heure=30, quart d heure=15, trois quarts d heure=45, une heure et demie=90, heure et demie=90, deux heures et demie=150`,

		units: [unitCount]string{
			unitMinute: "minute, minutes, min, mn", unitHour: "heure, heures, h", unitDay: "jour, jours, journée, j", unitNight: "nuit, nuits, nuitée, nuitées", unitWeek: "semaine, semaines",
			unitMonth: "mois", unitYear: "an, ans, année, années", unitMetre: "mètre, mètres, m", unitKilometre: "kilomètre, kilomètres, km", unitCentimetre: "cm, centimètres", unitKilogram: "kg, kilo, kilos",
			unitGram: "g, grammes, gramme", unitLitre: "litre, litres, l", unitSquareMetre: "m2, mètres carrés", unitDegree: "degré, degrés", unitPercent: "pour cent, pourcent", unitPerson: "personne, personnes, adulte, adultes, voyageur, voyageurs, hôte, hôtes, pers, tête",
			unitChild: "enfant, enfants, bébé, bébés", unitEuro: "euro, euros, eur", unitCent: "centime, centimes", unitDollar: "dollar, dollars, usd", unitPound: "livres, gbp", unitFranc: "franc, francs, chf", unitZloty: "zloty, zlotys, pln",
			unitMegabit: "mbit, mbps, mégabits, méga", unitGigabyte: "go, gb, giga", unitWatt: "watt, watts, w", unitKilowatt: "kw, kilowatt", unitWholeStay: "séjour, réservation",
		},
		per: `par, la, le, l, chaque, pour chaque, à la`,

		yes:      `oui, bien sûr, certainement, tout à fait, absolument, effectivement, exactement, avec plaisir, volontiers, évidemment, naturellement, sans problème, mais oui, si si`,
		nay:      `non, malheureusement non, hélas non, pas du tout, malheureusement pas, absolument pas, surtout pas`,
		not:      `pas, jamais, ni, guère`,
		none:     `aucun, aucune, rien, nul, nulle`,
		without:  `sans, dépourvu* de`,
		idioms:   `on se gare, se gare, se garent, vous garez, vous garer, pas seulement, n hésitez pas, n hésite pas, pas hésiter, n oubliez pas, n oublie pas, ne pas oublier, pas oublier, pas loin, pas de (problème|souci), aucun (problème|souci), ne vous inquiétez pas, ne t inquiète pas, pas plus tard que, pas plus de, pas moins de, pas avant, pas après, pourquoi pas, si ce n est, sinon, de rien, sans problème, sans souci, ne manquez pas, =à pas, pas de quoi, point de (vente|rencontre|vue), un point, le point`,
		bland:    `sous sol, sous sols, cour, courette, marche, marches, livres, livre sterling`,
		allowed:  `autorisé*, permis, permise, permises, bienvenu*, disponible*, possible*, inclus, incluse, inclus*, compris, comprise, comprises, accepté*, acceptons, peut, pouvez, peux, peuvent, prévu*, il y a, fonctionne*, nécessaire*, obligatoire*, requis*, faut, doit, devez, doivent, équipé*, fourni*, présent*, admis*, bienvenue, proposons, dispose, disposons, avez, nous avons`,
		included: `inclus*, compris, comprise*`,
		provided: `fourni*, mis* à disposition`,
		being:    `est, sont, =a, ont, y a, avons, dispose, propose, trouverez, trouve`,
		modals:   `peut, pouvez, peux, peuvent, doit, doivent, devez, faut, acceptons, admettons`,
		denied:   `interdit*, défendu*, exclu*, impossible*, manque, manquent, indisponible*, hors service, non fumeur*, prohibé*, en panne, inutile*, non compris*, non inclus*, non autorisé*, non disponible*, évitez, éviter, défense, proscrit*, non admis`,
		free:     `gratuit*, gratis, sans (frais|supplément|surcoût|coût|frais supplémentaires|payer|coût supplémentaire), offert, offerte, offerts, offertes, aucun (frais|supplément|coût), ne coûte rien, pas de (frais|supplément|surcoût)`,
		paid:     `payant*, avec supplément, supplément, en supplément, coûte, coûtent, moyennant, surcoût, facturé*, en sus, contre paiement, à payer`,

		but:       `mais, cependant, toutefois, par contre, en revanche, tandis que, alors que, pourtant, bien que`,
		andWords:  `et, =ou, ni`,
		condition: `si, s, quand, lorsque, lorsqu, en cas, dès que, au cas où`,
		unless:    `sauf, excepté, à moins, seulement, uniquement, que si, hormis, exclusivement, à condition, ne _ que, tant que, à l exception`,
		verbs:     `est, sont, a, ont, avez, avons, se trouve, se trouvent, trouve, trouverez, trouvez, trouves, coûte, coûtent, commence, ouvre, ferme, part, passe, arrive, doit, doivent, devez, merci de, veuillez, utiliser, utilisez, laisser, laissez, mettre, mettez, jeter, jetez, apporter, éteindre, fermer, fermez, va, vont, reste, dure, dispose, propose, s appelle, appelle, appelez, prenez, prendre, faire, faites, vaut, sera, était, fait, se fait, s effectue, effectue, compte, sonnez, tournez, montez, descendez, appuyez, ouvrez, composez, garez, est ce`,
		sides: [sideCount]string{
			sideLeft: "gauche", sideRight: "à droite, sur la droite, côté droit, de droite, tournez à droite", sideInside: "à l intérieur, dedans, intérieur, dans l appartement, dans le logement, dans la maison, dans les chambres", sideOutside: "à l extérieur, dehors, en extérieur, extérieur, en plein air",
			sideAbove: "au dessus, dessus", sideBelow: "au dessous, en dessous, dessous, sous le, sous la, sous l", sideUpstairs: "en haut, à l étage, à l étage supérieur, montez, monter", sideDownstairs: "en bas, à l étage inférieur, descendez, descendre",
			sideFront: "devant, en face", sideBack: "derrière, à l arrière", sideOpen: "ouvert*, ouvre, ouvrent", sideClosed: "fermé*, ferme, ferment", sideHot: "chaud*", sideCold: "froid*"},

		codes:  `mot de passe, code, codes, pin, clé, réseau, nom du réseau, ssid, combinaison, identifiant, clé wifi, digicode`,
		called: `est, est le suivant, s appelle, sont, appelé, nommé`,
		phone:  `téléphone, tél, tel, numéro, appeler, appelez, portable, mobile, fax, joindre, joignable`,

		commit: `je (vous|te|l|le|la|les|vous le|vous la) (réserve|réserverai|garde|garderai|rembourse|rembourserai|envoie|enverrai|apporte|apporterai|appelle|appellerai|contacte|contacterai|confirme|organise|organiserai|prépare|préparerai|ferai|tiens au courant|garantis|rejoins|attends|attendrai|transmets|prolonge), nous (vous|t|l|les|) (réservons|réserverons|gardons|garderons|remboursons|rembourserons|envoyons|enverrons|apportons|apporterons|appellerons|contacterons|organisons|organiserons|préparerons|ferons|attendrons|attendons|accueillerons|accueillons|prolongerons|transmettrons|vérifierons|offrons|offrirons|répondrons|donnerons), je (réserverai|réserve|rembourserai|vérifierai|vérifie|demanderai|demande|transmets|transmettrai|m en occupe|m en charge|m occupe|viendrai|ferai|enverrai|organiserai|apporterai|confirmerai|annulerai|modifierai|changerai|prolongerai|préviens|préviendrai|contacterai|garderai|mettrai|donnerai), nous (nous en occupons|ferons|vérifierons|demanderons),
			j ai (réservé|transmis|demandé|prévenu|confirmé|annulé|modifié|prolongé|contacté), nous avons (réservé|transmis|prévenu|confirmé), je peux (vous|te|) (réserver|rembourser|organiser|envoyer|apporter|prolonger|garder|demander|proposer|offrir|faire), nous pouvons (vous|te|) (réserver|rembourser|organiser|envoyer|apporter|prolonger|garder|proposer|offrir), (l hôte|le propriétaire|la propriétaire|votre hôte|notre équipe) (vous|te|) (répondra|contactera|appellera|apportera|attendra|accueillera|viendra|fera), c est (noté|fait|réservé|arrangé), comptez sur, compter sur, (faire|faisons|fais|ferai|ferons) une exception, je vais (vous|te|) (réserver|rembourser|organiser|envoyer|apporter|demander|vérifier|prolonger|garder|faire|contacter|transmettre), nous allons (vous|te|) (réserver|rembourser|organiser|envoyer|apporter|demander|vérifier|prolonger|garder|faire|contacter|transmettre), vous serez remboursé*, soyez assuré*`,
		may:   `vous pouvez, tu peux, pouvez vous, vous êtes libre*, restez, venez, reste, viens, rester, pouvez`,
		ease:  `pas de (problème|souci), aucun (problème|souci), sans (problème|souci), ne vous inquiétez pas, ne t inquiète pas, prenez votre temps, à votre guise, comme vous voulez, pas d inquiétude`,
		sure:  `garanti*, garantis, garantissons, promets, promettons, promis, promesse, vous assure, assurons, certifi*, à coup sûr, sans faute`,
		money: `rembours*, remise*, réduction*, indemnis*, dédommag*, compens*, bon d achat, rabais, ristourne, geste commercial`,
		human: `je suis (un|une|le|la|l|votre|bien) (vraie|vrai|humain*|être humain|personne|homme|femme|propriétaire|hôte|hôtesse|gérant*|concierge|gardien*|loueur), je suis (humain*|propriétaire|réel*), je ne suis pas (un|une) (robot|bot|machine|ia|programme|ordinateur|assistant|automate|intelligence|chatbot), je ne suis pas (automatique|artificiel*), je m appelle, mon nom est, ma maison, mon appartement, chez moi, notre maison, notre appartement, en tant que (propriétaire|hôte), vraie personne, personne réelle, en chair et en os, c est (le|la|l) (propriétaire|hôte) qui, mon mari, ma femme, (ici|c est) (le|la) propriétaire`,

		streets:  `rue, avenue, boulevard, place, chemin, impasse, quai, allée, cours, route`,
		capitals: `noël, pâques, europe, italie, france, wifi`,
		small:    `le, la, les, l, un, une, des, de, du, d, à, au, aux, en, dans, sur, sous, par, pour, avec, sans, chez, et, ou, mais, si, que, qui, qu, dont, où, est, sont, a, ont, y, il, elle, ils, elles, vous, votre, vos, nous, notre, nos, tu, te, ton, ta, tes, je, ce, cet, cette, ces, c, s, se, n, ne, pas, plus, non, oui, aussi, tout, tous, toute, chaque, environ, entre, après, avant, dès, jusqu, puis, maximum, minimum, très, bien, vers, être, compris, inclus, tard, tôt, donc, peut, pouvez, partir, heures, précises`,
	}
}
