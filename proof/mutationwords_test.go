package proof_test

import (
	"regexp"

	"portineria/proof"
)

// words that stand for one another's opposite or neighbour, in the languages of the judge.
var neighbours = map[string][]string{
	"it": {"lunedì martedì mercoledì giovedì venerdì sabato domenica", "due tre quattro cinque sei sette otto nove dieci dodici venti", "gennaio maggio settembre novembre marzo", "primo secondo terzo quarto", "sinistra destra"},
	"en": {"Monday Tuesday Wednesday Thursday Friday Saturday Sunday", "Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays", "two three four five six seven eight nine ten twelve twenty", "January May September November March", "second third fourth", "am pm"},
	"de": {"Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag", "zwei drei vier fünf sechs sieben acht neun zehn zwölf zwanzig", "Januar Mai September November März", "zweiten dritten vierten", "links rechts"},
	"fr": {"lundi mardi mercredi jeudi vendredi samedi dimanche", "deux trois quatre cinq six sept huit onze dix douze vingt", "janvier mai septembre novembre mars", "deuxième troisième quatrième", "gauche droite"},
	"es": {"lunes martes miércoles jueves viernes sábado domingo", "dos tres cuatro cinco seis siete ocho nueve diez doce veinte", "enero mayo septiembre noviembre marzo", "segunda tercera cuarta", "izquierda derecha"},
	"nl": {"maandag dinsdag woensdag donderdag vrijdag zaterdag zondag", "twee drie vier vijf zes zeven acht negen tien twaalf dertien", "januari mei september november maart", "tweede derde vierde", "links rechts"},
	"pl": {"dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć", "stycznia maja września listopada marca", "drugim trzecim czwartym", "poniedziałki wtorki środy czwartki piątki soboty niedziele"},
	"pt": {"segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo", "dois três quatro cinco seis sete oito nove dez doze vinte", "janeiro maio setembro novembro março", "esquerda direita"},
}

// turns are pairs that turn a statement into its contrary.
var turns = map[string][][2]string{
	"it": {{"non sono ammessi", "sono ammessi"}, {"sono ammessi", "non sono ammessi"}, {"sono inclusi", "non sono inclusi"}, {"non sono incluse", "sono incluse"}, {"è vietato", "è permesso"}, {"È vietato", "È permesso"}, {"non c'è il", "c'è il"}, {"sono benvenuti", "non sono benvenuti"}, {"gratis", "a pagamento"}, {"entro le", "dopo le"}, {"sotto i 1", "sopra i 1"}, {"chiuso la", "aperto la"}, {"non si paga", "si paga"}, {"Non c'è", "C'è"}},
	"en": {{"not allowed", "allowed"}, {"are welcome", "are not welcome"}, {"are included", "are not included"}, {"forbidden", "allowed"}, {"there is no", "there is a"}, {"there is a ", "there is no "}, {"no oven", "an oven"}, {"is possible on", "is not possible on"}, {"must be booked", "need not be booked"}, {"by 10", "after 10"}, {"is by", "is from"}, {"at most", "at least"}, {"closed on", "open on"}, {"under 1", "over 1"}, {"children under", "children over"}, {"closed on", "open on"}, {"are exempt", "must pay"}, {"no reception", "good reception"}, {"no lifeguard", "a lifeguard"}},
	"de": {{"nicht erlaubt", "erlaubt"}, {"sind erlaubt", "sind nicht erlaubt"}, {"nicht gestattet", "gestattet"}, {"sind willkommen", "sind nicht willkommen"}, {"nicht inbegriffen", "inbegriffen"}, {"sind inklusive", "sind nicht inklusive"}, {"verboten", "erlaubt"}, {"gibt es nicht", "gibt es"}, {"keinen", "einen"}, {"möglich und", "nicht möglich und"}, {"kostenlos", "nur gegen Gebühr"}, {"maximal", "mindestens"}, {"bis 10", "ab 10"}, {"unter 1", "über 1"}, {"sonntags geschlossen", "sonntags geöffnet"}, {"zahlen nichts", "zahlen auch"}},
	"fr": {{"ne sont pas acceptés", "sont acceptés"}, {"sont acceptés", "ne sont pas acceptés"}, {"sont inclus", "ne sont pas inclus"}, {"n'est pas compris", "est compris"}, {"interdit", "permis"}, {"il n'y a pas de", "il y a un"}, {"il n'y a pas d'", "il y a un "}, {"est possible de", "n'est pas possible de"}, {"avant 10", "après 10"}, {"au maximum", "au minimum"}, {"moins de 1", "plus de 1"}, {"fermé le", "ouvert le"}, {"Il n'y a pas de", "Il y a un"}},
	"es": {{"no se admiten", "se admiten"}, {"se admiten", "no se admiten"}, {"están incluidas", "no están incluidas"}, {"prohibido", "permitido"}, {"No hay", "Hay"}, {"es posible bajo", "no es posible bajo"}, {"antes de las 10", "después de las 10"}, {"máximo dos", "mínimo dos"}, {"menores de", "mayores de"}, {"cerrado los", "abierto los"}, {"no pagan", "pagan"}},
	"nl": {{"niet toegestaan", "toegestaan"}, {"zijn toegestaan", "zijn niet toegestaan"}, {"zijn inbegrepen", "zijn niet inbegrepen"}, {"verboden", "toegestaan"}, {"er is geen", "er is een"}, {"tot 10", "vanaf 10"}, {"maximaal", "minimaal"}, {"onder de 1", "boven de 1"}, {"op zondag gesloten", "op zondag open"}},
	"pl": {{"nie są dozwolone", "są dozwolone"}, {"są dozwolone", "nie są dozwolone"}, {"są wliczone", "nie są wliczone"}, {"zabronione", "dozwolone"}, {"nie ma", "jest"}, {"jest możliwe na", "nie jest możliwe na"}, {"maksymalnie", "minimum"}, {"nie płacą", "płacą"}, {"nie ma zasięgu", "jest zasięg"}, {"do 10 lat", "od 10 lat"}},
	"pt": {{"não são permitidos", "são permitidos"}, {"são permitidos", "não são permitidos"}, {"estão incluídas", "não estão incluídas"}, {"proibido", "permitido"}, {"não há", "há"}, {"é possível a pedido", "não é possível a pedido"}, {"no máximo dois", "no mínimo dois"}, {"até às 10h", "a partir das 10h"}, {"menores de", "maiores de"}, {"fechado ao", "aberto ao"}, {"não pagam", "pagam"}, {"não há sinal", "há sinal"}},
}

// units are pairs of what numbers count; each may stand behind a number only.
var units = map[string][][2]string{
	"it": {{"minuti", "ore"}, {"al giorno", "all'ora"}, {"per notte", "per settimana"}, {"euro", "dollari"}, {"€", "$"}, {"metri", "km"}},
	"en": {{"minutes", "hours"}, {"per day", "per hour"}, {"per night", "per week"}, {"euros", "dollars"}, {"metres", "kilometres"}, {"minute", "hour"}},
	"de": {{"Minuten", "Stunden"}, {"pro Tag", "pro Stunde"}, {"pro Nacht", "pro Woche"}, {"€", "$"}, {"Euro", "Franken"}},
	"fr": {{"minutes", "heures"}, {"par jour", "par semaine"}, {"par nuit", "par semaine"}, {"euros", "dollars"}},
	"es": {{"minutos", "horas"}, {"al día", "por hora"}, {"por noche", "por semana"}, {"€", "£"}},
	"nl": {{"minuten", "uur"}, {"per dag", "per uur"}, {"per nacht", "per week"}, {"€", "$"}},
	"pl": {{"minut", "godzin"}, {"za dzień", "za godzinę"}, {"za noc", "za tydzień"}, {"euro", "dolarów"}},
	"pt": {{"minutos", "horas"}, {"por dia", "por hora"}, {"por noite", "por semana"}, {"euros", "dólares"}},
}

// additions are sentences that no fact of testdata bears out.
var additions = map[string]map[proof.Reason][]string{
	"it": {
		proof.Promise:        {"Ve lo prenoto io.", "Garantisco che non ci saranno problemi.", "Vi rimborsiamo volentieri.", "Nessun problema, potete restare fino a tardi.", "Ci penso io."},
		proof.ClaimsHuman:    {"Sono una persona vera.", "Sono il proprietario.", "Non sono un robot.", "Mi chiamo Chiara."},
		proof.UnknownAmenity: {"C'è anche la sauna.", "Abbiamo un ascensore.", "C'è una vasca idromassaggio."},
		proof.UnknownPrice:   {"Costa 77 euro."}, proof.UnknownPhone: {"Chiamate il +39 0182 555 0147."}, proof.UnknownLink: {"Vedi www.altro.example."},
	},
	"en": {
		proof.Promise:        {"I will reserve it for you.", "We guarantee it.", "We will refund you.", "No problem, you can stay longer.", "I'll arrange that for you.", "I promise."},
		proof.ClaimsHuman:    {"I am a real person.", "I'm the owner.", "I am not a bot.", "My name is Chiara."},
		proof.UnknownAmenity: {"There is also a sauna.", "We have a private cinema and a sauna.", "There is a hot tub."},
		proof.UnknownPrice:   {"It costs 77 euros."}, proof.UnknownPhone: {"Call +44 1632 960 147."}, proof.UnknownLink: {"See www.other.example."},
	},
	"de": {
		proof.Promise:        {"Ich reserviere das für Sie.", "Das garantieren wir.", "Wir erstatten Ihnen das Geld.", "Kein Problem, Sie dürfen länger bleiben.", "Ich kümmere mich darum."},
		proof.ClaimsHuman:    {"Ich bin ein Mensch.", "Ich bin der Besitzer.", "Ich bin kein Roboter.", "Mein Name ist Chiara."},
		proof.UnknownAmenity: {"Es gibt auch eine Sauna.", "Wir haben einen Whirlpool."},
		proof.UnknownPrice:   {"Das kostet 77 Euro."}, proof.UnknownPhone: {"Rufen Sie +44 1632 960147 an."}, proof.UnknownLink: {"Siehe www.other.example."},
	},
	"fr": {
		proof.Promise:        {"Je vous le réserve.", "Nous le garantissons.", "Nous vous rembourserons.", "Pas de problème, vous pouvez rester plus longtemps.", "Je m'en occupe."},
		proof.ClaimsHuman:    {"Je suis une vraie personne.", "Je suis le propriétaire.", "Je ne suis pas un robot.", "Je m'appelle Chiara."},
		proof.UnknownAmenity: {"Il y a aussi un sauna.", "Nous avons un jacuzzi."},
		proof.UnknownPrice:   {"Cela coûte 77 euros."}, proof.UnknownPhone: {"Appelez le +44 1632 960147."}, proof.UnknownLink: {"Voir www.other.example."},
	},
	"es": {
		proof.Promise:        {"Se lo reservo.", "Se lo garantizamos.", "Le devolveremos el dinero.", "No hay problema, puede quedarse más tiempo.", "Yo me encargo."},
		proof.ClaimsHuman:    {"Soy una persona real.", "Soy el propietario.", "No soy un robot.", "Me llamo Chiara."},
		proof.UnknownAmenity: {"También hay sauna.", "Tenemos un jacuzzi."},
		proof.UnknownPrice:   {"Cuesta 77 euros."}, proof.UnknownPhone: {"Llame al +44 1632 960147."}, proof.UnknownLink: {"Vea www.other.example."},
	},
	"nl": {
		proof.Promise:        {"Ik reserveer het voor u.", "Dat garanderen we.", "We zullen u het geld terugbetalen.", "Geen probleem, u mag langer blijven.", "Ik zorg ervoor."},
		proof.ClaimsHuman:    {"Ik ben een echt mens.", "Ik ben de eigenaar.", "Ik ben geen robot.", "Mijn naam is Chiara."},
		proof.UnknownAmenity: {"Er is ook een sauna.", "We hebben een bubbelbad."},
		proof.UnknownPrice:   {"Het kost 77 euro."}, proof.UnknownPhone: {"Bel +44 1632 960147."}, proof.UnknownLink: {"Zie www.other.example."},
	},
	"pl": {
		proof.Promise:        {"Zarezerwuję to dla Państwa.", "Gwarantujemy to.", "Zwrócimy Państwu pieniądze.", "Nie ma problemu, mogą Państwo zostać dłużej.", "Zajmę się tym."},
		proof.ClaimsHuman:    {"Jestem człowiekiem.", "Jestem właścicielem.", "Nie jestem botem.", "Nazywam się Chiara."},
		proof.UnknownAmenity: {"Jest też sauna.", "Mamy jacuzzi."},
		proof.UnknownPrice:   {"To kosztuje 77 euro."}, proof.UnknownPhone: {"Proszę dzwonić: +44 1632 960147."}, proof.UnknownLink: {"Zobacz www.other.example."},
	},
	"pt": {
		proof.Promise:        {"Vou reservar para si.", "Garantimos isso.", "Devolveremos o dinheiro.", "Não há problema, pode ficar mais tempo.", "Eu trato disso."},
		proof.ClaimsHuman:    {"Sou uma pessoa real.", "Sou o proprietário.", "Não sou um robô.", "Chamo-me Chiara."},
		proof.UnknownAmenity: {"Também há sauna.", "Temos um jacuzzi."},
		proof.UnknownPrice:   {"Custa 77 euros."}, proof.UnknownPhone: {"Ligue para +44 1632 960147."}, proof.UnknownLink: {"Veja www.other.example."},
	},
}

// luxury are facts that bear out what is added.
var luxury = regexp.MustCompile(`(?i)sauna|hot tub|whirlpool|jacuzzi|idromassaggio|ascensore|lift|hydromassage`)

// oddities are sentences of things that neither the lexicon nor any fact of testdata knows.
var oddities = map[string][]string{
	"it": {"Abbiamo anche un planetario.", "Trovate un mappamondo di ottone."},
	"en": {"There is also a planetarium.", "You will find a brass telescope."},
	"de": {"Es gibt auch ein Planetarium.", "Wir haben auch ein Teleskop."},
	"fr": {"Il y a aussi un planétarium.", "Vous trouverez un télescope."},
	"es": {"También hay un planetario.", "Tenemos un telescopio."},
	"nl": {"Er is ook een planetarium.", "We hebben een telescoop."},
	"pl": {"Mamy planetarium.", "Jest też teleskop."},
	"pt": {"Há também um planetário.", "Temos um telescópio."},
}
