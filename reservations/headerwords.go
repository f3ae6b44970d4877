package reservations

import "strings"

// headerWords are the names of columns, folded. English is as Airbnb and
// Booking.com write it, as are the Italian, French and Croatian ones that were seen;
// the others are the portals' own words for the same things and what hosts type.
var headerWords = fields(map[Field]string{
	Code: `confirmation code | book number | booking number | booking id | booking no | booking reference | reservation number | reservation id | reservation code | reservation | confirmation number | confirmation | code | reference | reservation ref
		| codice di conferma | codice conferma | n di prenotazione | no di prenotazione | numero di prenotazione | numero prenotazione | codice prenotazione | codice di prenotazione | id prenotazione | codice
		| bestatigungs code | bestatigungscode | bestatigungsnummer | buchungsnummer | buchungs nr | buchungscode | reservierungsnummer | reservierungscode | buchungs id
		| code de confirmation | numero de reservation | n de reservation | no de reservation | code de reservation | reference de reservation | reference | id de reservation
		| codigo de confirmacion | numero de reserva | n de reserva | no de reserva | codigo de reserva | localizador | referencia | id de reserva
		| bevestigingscode | boekingsnummer | reserveringsnummer | reserveringscode | boekingscode | boeknummer
		| kod potwierdzenia | numer rezerwacji | nr rezerwacji | kod rezerwacji | id rezerwacji
		| codigo de confirmacao | numero da reserva | codigo da reserva | n da reserva | referencia da reserva
		| broj rezervacije | sifra rezervacije | kod potvrde | potvrdni kod | sifra potvrde | kod rezervacije`,
	Status: `status | state | reservation status | booking status | stato | stato prenotazione | stato della prenotazione | buchungsstatus | zustand | statut | statut de la reservation | etat
		| estado | estado de la reserva | estado de reserva | reserveringsstatus | boekingsstatus | stan | status rezerwacji | status rezervacije | stanje | estado da reserva | situacao`,
	Guest: `guest name | guest name s | guest names | guest | guests name | name | full name | traveller | traveler
		| nome ospite i | nome ospite | nome dell ospite | nome degli ospiti | ospite | nome e cognome | nome | nominativo | cliente
		| name des gastes | gastname | name gast | gast | name der gaste | name n der gaste | namen der gaste | gaste name | gaste name n | name n des gastes
		| nom du voyageur | nom du client | nom des clients | nom du ou des clients | nom s du des client s | client | voyageur | nom | nom de l invite | nom complet
		| nombre del huesped | nombre del cliente | nombre de los clientes | nombre del cliente o clientes | nombre s del cliente | nombre del los cliente s | huesped | nombre | nombre completo
		| naam van de gast | gastnaam | naam gast | naam gasten | naam van gast en | namen van gasten | naam
		| imie i nazwisko goscia | nazwisko goscia | imie goscia | imiona i nazwiska gosci | imie i nazwisko | imie i nazwisko gosci | gosc
		| nome do hospede | nome do s hospede s | nome dos hospedes | hospede | nome completo
		| ime na gosta | ime gosta | imena gostiju | ime i prezime gosta | ime i prezime | gost`,
	Booker: `booked by | booker | booker name | prenotato da | gebucht von | buchende person | gebucht durch | reserve par | reservado por | reserva hecha por | geboekt door | gereserveerd door
		| zarezerwowane przez | zarezerwowal | rezerwujacy | nositelj rezervacije | rezervirao | rezervirao la`,
	Phone: `contact | phone | phone number | telephone | telephone number | mobile | mobile number | contact number | guest phone | contatto | telefono | numero di telefono | numero telefonico | cellulare | recapito
		| kontakt | telefon | telefonnummer | handynummer | mobilnummer | rufnummer | numero de telephone | telephone portable | portable | coordonnees | tel
		| contacto | telefono movil | numero de telefono | movil | telefoon | telefoonnummer | mobiel nummer | mobiel | numer telefonu | nr telefonu | telefon kontaktowy
		| telefone | numero de telefone | numero de telemovel | telemovel | celular | contato | broj telefona | telefonski broj | mobitel | broj mobitela`,
	Adults: `of adults | adults | number of adults | no of adults | adulti | n adulti | numero di adulti | n di adulti | di adulti | erwachsene | anzahl der erwachsenen | anzahl erwachsene | adultes | des adultes | nombre d adultes | d adultes
		| adultos | n de adultos | numero de adultos | de adultos | volwassenen | aantal volwassenen | dorosli | liczba doroslych | odrasli | odraslih | broj odraslih`,
	Children: `of children | children | number of children | no of children | bambini | n bambini | numero di bambini | n di bambini | di bambini | kinder | anzahl der kinder | anzahl kinder | enfants | des enfants | nombre d enfants | d enfants
		| ninos | n de ninos | numero de ninos | de ninos | kinderen | aantal kinderen | dzieci | liczba dzieci | criancas | n de criancas | numero de criancas | de criancas | djeca | djece | broj djece`,
	Persons: `persons | people | guests | number of guests | no of guests | pax | occupancy | total guests | persone | ospiti | numero ospiti | numero di ospiti | n ospiti | numero persone | personen | gaste | anzahl gaste | anzahl der gaste | anzahl personen
		| personnes | voyageurs | nombre de voyageurs | nombre de personnes | personas | huespedes | numero de huespedes | numero de personas | gasten | aantal gasten | aantal personen | osoby | goscie | liczba gosci | liczba osob
		| pessoas | hospedes | numero de hospedes | numero de pessoas | osobe | gosti | broj gostiju | broj osoba`,
	Arrival: `check in | checkin | start date | arrival | arrival date | check in date | date from | from | arrivo | data di arrivo | data arrivo | data di inizio | inizio | data inizio | dal | data di check in | data check in
		| anreise | anreisedatum | ankunft | ankunftsdatum | startdatum | beginn | von | anreisetag | arrivee | date d arrivee | date de debut | debut | du | date arrivee
		| entrada | fecha de entrada | llegada | fecha de llegada | fecha de inicio | inicio | desde | aankomst | aankomstdatum | incheckdatum | begindatum | inchecken | van
		| zameldowanie | data zameldowania | przyjazd | data przyjazdu | data rozpoczecia | poczatek | od | chegada | data de chegada | data de inicio | data de entrada | data do check in
		| prijava | datum prijave | dolazak | datum dolaska | datum pocetka | pocetak`,
	Departure: `check out | checkout | end date | departure | departure date | check out date | date to | to | partenza | data di partenza | data partenza | data di fine | fine | data fine | al | data di check out | data check out
		| abreise | abreisedatum | enddatum | ende | bis | abreisetag | depart | date de depart | date de fin | fin | au | date depart
		| salida | fecha de salida | fecha de finalizacion | fecha de fin | fecha final | hasta | vertrek | vertrekdatum | uitcheckdatum | einddatum | uitchecken | tot
		| wymeldowanie | data wymeldowania | wyjazd | data wyjazdu | data zakonczenia | koniec | do | partida | data de partida | data de termino | data de fim | data de saida | saida | data do check out
		| odjava | datum odjave | odlazak | datum odlaska | datum zavrsetka | kraj`,
	Nights: `of nights | nights | duration nights | number of nights | no of nights | notti | n notti | numero di notti | n di notti | durata notti | di notti | nachte | anzahl der nachte | anzahl nachte | dauer nachte | aufenthaltsdauer nachte
		| nuits | des nuits | nombre de nuits | duree nuits | duree du sejour nuits | de nuits | noches | n de noches | numero de noches | duracion noches | de noches | nachten | aantal nachten | duur nachten | verblijfsduur nachten
		| noce | liczba nocy | dlugosc pobytu noce | nocy | noites | numero de noites | n de noites | duracao noites | de noites | nocenja | broj nocenja | trajanje nocenja | nocenje | noci | broj noci`,
	Booked: `booked | booked on | booking date | date booked | created | reserved on | data di prenotazione | data prenotazione | prenotato il | prenotata il | gebucht am | buchungsdatum | gebucht | reserve le | date de reservation | reservation effectuee le
		| reservado el | fecha de reserva | fecha de la reserva | reservado | geboekt op | boekingsdatum | geboekt | gereserveerd op | data rezerwacji | zarezerwowano | reservado em | data da reserva | data de reserva | rezervirano | datum rezervacije`,
	Unit: `listing | unit type | property | property name | room | room type | rooms type | accommodation | accommodation name | apartment | unit | listing name | annuncio | tipologia di unita | tipo di unita | tipo unita | tipologia unita | tipologia camera | alloggio | struttura | nome della struttura | nome struttura | appartamento | camera
		| inserat | unterkunft | unterkunftstyp | name der unterkunft | art der einheit | art der unterkunft | einheit | zimmertyp | zimmer | wohnung | objekt | annonce | type d hebergement | hebergement | logement | nom de l etablissement | appartement | type de chambre
		| anuncio | alojamiento | tipo de unidad | tipo de alojamiento | nombre del alojamiento | apartamento | habitacion | tipo de habitacion | advertentie | accommodatie | naam accommodatie | type eenheid | type accommodatie | kamertype | eenheid
		| oferta | obiekt | nazwa obiektu | rodzaj kwatery | typ kwatery | rodzaj pokoju | mieszkanie | alojamento | acomodacao | tipo de unidade | nome do alojamento | nome da acomodacao | unidade
		| vrsta jedinice | oglas | smjestaj | objekt | naziv objekta | smjestajna jedinica | apartman | jedinica`,
	Country:  `booker country | country | guest country | paese | nazione | paese di chi prenota | land | pays | pais | kraj pochodzenia | drzava | herkunftsland`,
	Language: `language | guest language | preferred language | lingua | sprache | langue | idioma | taal | jezyk | lingua preferita | jezik`,
	Ignored: `earnings | price | commission | commission amount | commission % | remarks | travel purpose | device | address | of infants | infants | children s age s | children s age | cancellation date | payment status | payment method | rooms | currency | total | payout | email | e mail
		| guadagni | prezzo | commissione | importo commissione | note | osservazioni | motivo del viaggio | dispositivo | indirizzo | n neonati | neonati | eta dei bambini | data di cancellazione | stato del pagamento | metodo di pagamento | camere unita | camere | totale
		| einkunfte | preis | kommission | kommission % | kommissionsbetrag | provision | bemerkungen | anmerkungen | reisezweck | gerat | adresse | kleinkinder | anzahl der kleinkinder | alter der kinder | stornierungsdatum | zahlungsstatus | zimmer anzahl
		| revenus | prix | montant de la commission | remarques | motif du voyage | appareil | des bebes | bebes | age des enfants | date d annulation | statut du paiement | chambres
		| ganancias | ingresos | precio | comision | importe de la comision | comentarios | motivo del viaje | direccion | bebes | edad de los ninos | fecha de cancelacion | estado del pago | habitaciones
		| inkomsten | prijs | commissie | commissiebedrag | opmerkingen | reisdoel | apparaat | adres | baby s | leeftijd kinderen | annuleringsdatum | betaalstatus | kamers
		| zarobki | cena | prowizja | kwota prowizji | uwagi | cel podrozy | urzadzenie | niemowleta | wiek dzieci | data anulowania | status platnosci | pokoje
		| ganhos | preco | comissao | valor da comissao | observacoes | motivo da viagem | endereco | morada | idade das criancas | data de cancelamento | status do pagamento | quartos
		| zarada | cijena | provizija | iznos provizije | napomene | svrha putovanja | uredaj | bebe | dob djece | datum otkazivanja | status placanja | sobe`,
})

// fields turns the table round: by name. Of a name that stands under several fields
// the first of Fields counts.
func fields(words map[Field]string) map[string]Field {
	by := map[string]Field{}
	for _, field := range Fields() {
		for name := range strings.SplitSeq(words[field], "|") {
			name = Fold(name)
			if _, taken := by[name]; !taken && name != "" {
				by[name] = field
			}
		}
	}
	return by
}
