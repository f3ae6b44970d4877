package proof

// tag says what a word or phrase of a tongue is for; see the fields of tongue.
type tag uint8

// The tags, in the order of the fields.
const (
	tagNumber tag = iota
	tagShy
	tagAnd
	tagBoth
	tagOrdinal
	tagPlace
	tagGround
	tagStorey
	tagUnder
	tagAt
	tagClock
	tagHour
	tagBefore
	tagBehind
	tagAM
	tagPM
	tagNoon
	tagMidnight
	tagFrom
	tagUntil
	tagFromBehind
	tagUntilBehind
	tagTo
	tagAfter
	tagLeast
	tagMost
	tagWeekday
	tagWeekdayShort
	tagMonth
	tagDay
	tagDaily
	tagAlways
	tagSpan
	tagUnit
	tagPer
	tagEvery
	tagHalf
	tagYes
	tagNay
	tagNot
	tagNone
	tagWithout
	tagIdiom
	tagBland
	tagAllowed
	tagDenied
	tagFree
	tagPaid
	tagBut
	tagJoin
	tagIf
	tagUnless
	tagVerb
	tagBeing
	tagIncluded
	tagProvided
	tagSide
	tagWithin
	tagIndeed
	tagThere
	tagNeed
	tagPays
	tagPayment
	tagKind
	tagCode
	tagCalled
	tagPhone
	tagCommit
	tagMay
	tagEase
	tagSure
	tagMoney
	tagDeed
	tagHuman
	tagAllAges
	tagStreet
	tagStreetTail
	tagCapital
	tagSmall
)
