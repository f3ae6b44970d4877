package stay

import (
	"slices"
	"strconv"
	"time"
)

// Choices are how the owner wants the assistant to behave, the same for every
// conversation. The zero value is not usable: begin with DefaultChoices.
type Choices struct {
	// QuietTime is how long the assistant keeps silent in a conversation after a person
	// wrote in it, from the phone or in the browser; 0: until it is given back by hand.
	QuietTime time.Duration
	// Typing: the guest sees that an answer is being written. WhatsApp marks the
	// message as read with it, whatever ReadReceipts says.
	Typing bool
	// ReadReceipts is when the guest's two ticks turn blue.
	ReadReceipts Receipts
	// AtEnd is what happens when the month's free messages are used up.
	AtEnd AtEnd
	// OwnPrices are what messages cost by the owner's word, as ReadOwnPrices reads it.
	OwnPrices string
	// AccountZone is the time zone of the account at the platform, by whose months it
	// charges; empty: that of the first property.
	AccountZone string
}

// Receipts is when a guest's message is marked as read.
type Receipts string

// The times at which a message may be marked as read.
const (
	ReceiptsNever    Receipts = "never"
	ReceiptsAnswered Receipts = "answered" // once an answer to it leaves, the assistant's or a person's
	ReceiptsAtOnce   Receipts = "at_once"
)

// AllReceipts lists them, the quietest first.
func AllReceipts() []Receipts {
	return []Receipts{ReceiptsNever, ReceiptsAnswered, ReceiptsAtOnce}
}

// MostQuiet is the longest quiet time: who wants more gives back by hand.
const MostQuiet = 7 * 24 * time.Hour

// DefaultChoices is how the assistant behaves where the owner has chosen nothing.
func DefaultChoices() Choices {
	return Choices{QuietTime: 2 * time.Hour, Typing: true, ReadReceipts: ReceiptsAnswered, AtEnd: AtEndGoOn}
}

// choice is one of the fields of Choices under the name that commands, forms and
// the database use for it.
type choice struct {
	key string
	get func(Choices) string
	set func(*Choices, string) error
}

// choices is the table of all; another choice is a field above and a row here.
var choices = []choice{
	{"quiet_time", func(c Choices) string { return span(c.QuietTime) }, func(c *Choices, v string) error {
		d, err := time.ParseDuration(v)
		if v == "0" {
			d, err = 0, nil
		}
		if err != nil || d < 0 || d > MostQuiet || d > 0 && d < time.Minute {
			return Invalid{Field: "quiet_time", Key: "bad_quiet_time"}
		}
		c.QuietTime = d
		return nil
	}},
	{"typing", func(c Choices) string { return yesNo(c.Typing) }, func(c *Choices, v string) (err error) {
		c.Typing, err = readYesNo("typing", v)
		return err
	}},
	{"read_receipts", func(c Choices) string { return string(c.ReadReceipts) }, func(c *Choices, v string) error {
		if !slices.Contains(AllReceipts(), Receipts(v)) {
			return Invalid{Field: "read_receipts", Key: "bad_choice"}
		}
		c.ReadReceipts = Receipts(v)
		return nil
	}},
	{"at_end", func(c Choices) string { return string(c.AtEnd) }, func(c *Choices, v string) error {
		if !slices.Contains(AtEnds(), AtEnd(v)) {
			return Invalid{Field: "at_end", Key: "bad_choice"}
		}
		c.AtEnd = AtEnd(v)
		return nil
	}},
	{"own_prices", func(c Choices) string { return c.OwnPrices }, func(c *Choices, v string) error {
		prices, err := ReadOwnPrices(v)
		if err == nil {
			c.OwnPrices = prices.String()
		}
		return err
	}},
	{"account_zone", func(c Choices) string { return c.AccountZone }, func(c *Choices, v string) error {
		if _, err := time.LoadLocation(v); err != nil || v == "Local" {
			return Invalid{Field: "account_zone", Key: "bad_timezone"}
		}
		c.AccountZone = v
		return nil
	}},
}

// ChoiceKeys lists the names of the choices, in the order of the page.
func ChoiceKeys() []string {
	keys := make([]string, len(choices))
	for i, c := range choices {
		keys[i] = c.key
	}
	return keys
}

// Value is a choice as Set reads it: a duration such as 2h or 30m (0: none), yes or
// no, or one of the words of its kind. Empty where there is no such choice.
func (c Choices) Value(key string) string {
	for _, one := range choices {
		if one.key == key {
			return one.get(c)
		}
	}
	return ""
}

// With is the choices with one of them changed. It fails with Invalid on a value
// that is not possible and with ErrNotFound on a key that there is not.
func (c Choices) With(key, value string) (Choices, error) {
	for _, one := range choices {
		if one.key == key {
			err := one.set(&c, value)
			return c, err
		}
	}
	return c, ErrNotFound
}

// span writes a duration without the parts that are nought: 2h, 90m, 1h30m.
func span(d time.Duration) string {
	hours, minutes := int(d/time.Hour), int(d%time.Hour/time.Minute)
	switch {
	case d == 0:
		return "0"
	case d%time.Minute != 0:
		return d.String()
	case hours == 0:
		return strconv.Itoa(minutes) + "m"
	case minutes == 0:
		return strconv.Itoa(hours) + "h"
	default:
		return strconv.Itoa(hours) + "h" + strconv.Itoa(minutes) + "m"
	}
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func readYesNo(field, v string) (bool, error) {
	switch v {
	case "yes", "on", "true":
		return true, nil
	case "no", "off", "false", "":
		return false, nil
	default:
		return false, Invalid{Field: field, Key: "bad_choice"}
	}
}
