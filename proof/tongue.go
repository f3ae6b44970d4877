package proof

// A tongue is what the judge knows of one language: small words that turn into numbers,
// times and yes or no. It knows nothing of what guests ask; that is the lexicon's.
//
// Lists are separated by commas. In an entry a star at the end lets a word go on and one
// at the beginning lets it begin earlier; (a|b) stands for either; = before a word wants
// it written exactly so, accents included, where otherwise accents and case are passed
// over; _ stands for up to three words. An entry may end in =N, its value.
type tongue struct {
	code string

	// numbers are cardinals: up to nineteen, the tens, hundred, thousand. Those in shy
	// are everyday words as well and count only where a number is expected.
	numbers, shy string
	// glue tells how tens and units are run together: "it" ventuno, "de"
	// einundzwanzig, "nl" eenentwintig; empty where they are separate words.
	glue string
	// both are words for all of two.
	both string
	// and stands between tens and units written apart.
	and string
	// ordinals have the value of their number. They count before a word of places: floor,
	// door, street.
	ordinals, places, ground string
	// storeys stand before a rank that is a floor's by itself: au deuxième.
	storeys string
	// under stands before an age: 1 for below it, 2 for from it on; 10 more where it stands
	// before nothing else. pays says that one pays.
	under, pays string
	allAges     string // everybody, however young

	// at stands before a bare hour, clock after it. hours are words that are nothing
	// but hours. before and behind shift an hour by minutes: half past, e mezza.
	at, clock, hours string
	before, behind   string
	am, pm           string
	noon, midnight   string
	// from and until stand before a time or day, fromBehind and untilBehind after it;
	// to leads to the end of a range; after is the part of from that begins later.
	from, until, fromBehind, untilBehind, to, after string
	// least and most stand before an amount.
	least, most string

	weekdays, weekdaysShort [7]string // from Monday
	months                  [12]string
	today, tomorrow         string
	dayAfter, yesterday     string
	daily, always           string

	// spans are lengths of time in words, in minutes: half an hour.
	spans string
	units [unitCount]string
	per   string
	// every makes an interval of a length of time, halves adds half of what is counted.
	every, halves string

	// yes and nay open an answer. not turns a whole clause, none and without what
	// follows them. idioms hold a not that denies nothing.
	yes, nay, not, none, without, idioms string
	// bland words look like a thing of the lexicon's and are none, or too vague to be one.
	bland string
	// allowed and denied are words that say yes and no themselves.
	allowed, denied string
	// included and provided say what is part of the price, or there to be used.
	included, provided string
	free, paid         string
	// indeed ends a part that says yes of one thing more: a toaster, yes. there says that
	// something is to be had.
	indeed, there string
	// needs makes a question one for what guests must do or bring: a no to it denies
	// nothing of the thing itself.
	needs string
	// but begins a clause of its own, and may; if begins one that states nothing;
	// unless qualifies. verbs make a clause complete, modals do
	// too, and being are those that say that something is there.
	but, andWords, condition, unless, verbs, modals, being string
	// sides are pairs of opposites, in the order of the constants.
	sides [sideCount]string
	// within stands before a place.
	within string

	// kinds are what the lexicon does not keep apart and facts do, in the order of kindNames.
	kinds [kindCount]string
	// payment are ways to pay: in cash, by card, by transfer.
	payment [3]string
	// codes are words for codes, passwords and network names; called joins them to
	// their value.
	codes, called string
	phone         string // words that announce a telephone number

	// commit is what one says who takes something on; may grants something; ease waves
	// a worry away; sure vouches; money gives back or takes off.
	commit, may, ease, sure, money string
	// deeds are what someone of the house does for guests, by kind: 1 carries, 2 fetches
	// or drives, 3 sends, 4 keeps or reserves, 5 meets, 6 arranges. A fact that says one
	// bears out the same one in a reply.
	deeds string
	// human claims to be a person or the owner.
	human string

	streets, streetTails string
	// capitals are words written with one inside a sentence that are no names.
	capitals string
	// small are words that carry no meaning of their own.
	small string
	// nouns says that all nouns are written with a capital.
	nouns bool
}

// kindCount is how many kinds there are.
const kindCount = 10

// kindNames are kinds of a concept of the lexicon: dogs may come and cats may not, paper
// goes on another day than glass, and tap water may be good to drink or not.
var kindNames = [kindCount]struct{ id, parent string }{{"dog", "pets"}, {"cat", "pets"}, {"paper", "recycling"}, {"plastic", "recycling"}, {"glass", "recycling"}, {"organic", "recycling"}, {"residual", "recycling"}, {drinkable, "tap_water"}, {heatedPool, "pool_heated"}, {privateBathroom, "bathrooms"}}

// drinkable is the kind of tap water that is good to drink.
const drinkable = "drinkable"

// heatedPool is what a pool is called whose water is warm, privateBathroom what a room has
// that shares none.
const (
	heatedPool      = "heated_pool"
	privateBathroom = "private_bathroom"
)

// side is one half of a pair of opposites; its other half is side^1.
type side uint8

const (
	sideLeft side = iota
	sideRight
	sideInside
	sideOutside
	sideAbove
	sideBelow
	sideUpstairs
	sideDownstairs
	sideFront
	sideBack
	sideOpen
	sideClosed
	sideHot
	sideCold
	sideCount
)

// unit is what a number counts.
type unit uint8

const (
	noUnit unit = iota
	unitSecond
	unitMinute
	unitHour
	unitDay
	unitNight
	unitWeek
	unitMonth
	unitYear
	unitMetre
	unitKilometre
	unitCentimetre
	unitKilogram
	unitGram
	unitLitre
	unitSquareMetre
	unitDegree
	unitPercent
	unitPerson
	unitChild
	unitEuro
	unitCent
	unitDollar
	unitPound
	unitFranc
	unitZloty
	unitMegabit
	unitGigabyte
	unitWatt
	unitKilowatt
	unitWholeStay // once for the whole stay, only as a unit that prices are per
	unitCount
)

// tongues are all languages that the judge reads.
func tongues() []tongue {
	return []tongue{italian(), english(), german(), french(), spanish(), dutch(), polish(), portuguese()}
}
