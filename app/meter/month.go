package meter

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"portineria/stay"
	"portineria/store"
)

// The categories that are counted, in the platform's words.
const (
	Service        = "service" // free text within 24 hours of the guest's last message
	Utility        = "utility"
	Marketing      = "marketing"
	Authentication = "authentication"
)

// How a message was charged.
const (
	Free    = "free"    // within the free share, or at no price
	Paid    = "paid"    //
	Entry   = "entry"   // in a window of free entry: free, and outside the share
	Unknown = "unknown" // the platform did not say
)

// Month is what the meter shows of a number and a month.
type Month struct {
	Number      string
	First, Next stay.Date // the month's first day, and the next one's
	Zone        *time.Location
	Today       stay.Date // the last day that counts so far

	Days      []Day
	Service   int // messages in free text
	Templates int
	Entry     int // of both, in windows of free entry

	Unlimited bool // however many service messages are free
	Limit     int  // of the free share
	Used      int  // of it
	Paid      int  // service messages beyond it
	Unsaid    int  // of which the platform did not say what they cost: counted by our own reckoning
	Over      bool // the share is used up, by the platform's word or by count

	// Expected is how many service messages the month will have at this pace; End the
	// day on which the share then ends. Zero: it does not.
	Expected int
	End      stay.Date

	Costs    []Cost // by currency
	Unpriced int    // paid messages whose price nobody knows

	Tariff Tariff
}

// Day is a day of the month.
type Day struct {
	Date               stay.Date
	Service, Templates int
}

// Cost is a sum in a currency.
type Cost struct {
	Currency string
	Amount   stay.Money
	Messages int
}

// Share is how much of the free share is used, in per cent, rounded down.
func (m Month) Share() int {
	switch {
	case m.Unlimited:
		return 0
	case m.Over || m.Limit == 0:
		return 100
	default:
		return min(99, m.Used*100/m.Limit)
	}
}

// Reckon is pure: a number's month from what was counted of it.
func Reckon(number string, first, next, today stay.Date, zone *time.Location, days, markets []store.Metered, t Tariff, own stay.OwnPrices) Month {
	m := Month{Number: number, First: first, Next: next, Zone: zone, Today: min(today, next-1), Unlimited: t.All, Limit: t.Free, Tariff: t}
	for d := first; d < next; d++ {
		m.Days = append(m.Days, Day{Date: d})
	}
	free, paid := 0, 0
	for _, row := range days {
		if row.Number != number || row.Day < first || row.Day >= next {
			continue
		}
		day := &m.Days[row.Day-first]
		if row.Category == Service {
			day.Service += row.Messages
			m.Service += row.Messages
		} else {
			day.Templates += row.Messages
			m.Templates += row.Messages
		}
		switch {
		case row.Pricing == Entry:
			m.Entry += row.Messages
		case row.Category != Service:
		case row.Pricing == Free:
			free += row.Messages
		case row.Pricing == Paid:
			paid += row.Messages
		default:
			m.Unsaid += row.Messages
		}
	}
	m.settle(free, paid)
	m.project()
	m.charge(number, markets, own)
	return m
}

// settle says how much of the share is used: what the platform called free, and what
// it said nothing of as far as the share reaches.
func (m *Month) settle(free, paid int) {
	if m.Unlimited {
		m.Used = free + m.Unsaid
		return
	}
	m.Used = min(max(m.Limit, free), free+m.Unsaid)
	beyond := free + m.Unsaid - m.Used
	m.Paid = paid + beyond
	m.Over = paid > 0 || m.Used >= m.Limit
}

// project looks ahead at the pace of the days so far, today among them.
func (m *Month) project() {
	past := int(m.Today-m.First) + 1
	if past <= 0 || m.Service == 0 {
		return
	}
	all := int(m.Next - m.First)
	m.Expected = (m.Service*all + past - 1) / past
	if m.Unlimited || m.Over || m.Expected < m.Limit {
		return
	}
	left := m.Limit - m.Used
	m.End = min(m.Today+stay.Date((left*past+m.Service-1)/m.Service), m.Next-1)
}

// charge sums what is to be paid. Service messages of unknown price are paid only
// beyond the share: which of them, by country, nobody knows, so they are taken in
// proportion.
func (m *Month) charge(number string, markets []store.Metered, own stay.OwnPrices) {
	unsaid := 0
	for _, row := range markets {
		if row.Number == number && row.Category == Service && row.Pricing == Unknown {
			unsaid += row.Messages
		}
	}
	beyond := m.Paid
	for _, row := range markets {
		if row.Number == number && row.Category == Service && row.Pricing == Paid {
			beyond -= row.Messages
		}
	}
	for _, row := range markets {
		if row.Number != number || row.Pricing == Entry || row.Pricing == Free {
			continue
		}
		n := row.Messages
		if row.Category == Service && row.Pricing == Unknown {
			n = 0
			if unsaid > 0 && beyond > 0 {
				n = (row.Messages*beyond + unsaid/2) / unsaid
			}
		}
		if row.Category == Utility && m.Unlimited && row.Pricing == Unknown {
			n = 0 // free within 24 hours then, and only what the platform says is beyond
		}
		m.add(n, row.Category, row.Market, own)
	}
	slices.SortFunc(m.Costs, func(a, b Cost) int { return strings.Compare(a.Currency, b.Currency) })
}

func (m *Month) add(n int, category, country string, own stay.OwnPrices) {
	if n == 0 {
		return
	}
	each, currency, known := price(m.Tariff, own, category, country)
	if !known {
		m.Unpriced += n
		return
	}
	i := slices.IndexFunc(m.Costs, func(c Cost) bool { return c.Currency == currency })
	if i < 0 {
		m.Costs = append(m.Costs, Cost{Currency: currency})
		i = len(m.Costs) - 1
	}
	m.Costs[i].Amount += each * stay.Money(n)
	m.Costs[i].Messages += n
}

// counted is pure: as what a message that arrived is counted.
func counted(a store.Arrived, zone *time.Location, country string) store.Counted {
	c := store.Counted{Day: stay.DateOf(a.At.In(zone)), Market: country}
	switch category := strings.TrimPrefix(a.Category, "group_"); {
	case category == Service, category == Utility:
		c.Category = category
	case strings.HasPrefix(category, Marketing):
		c.Category = Marketing
	case strings.HasPrefix(category, Authentication):
		c.Category = Authentication
	case category == "referral_conversion":
		c.Category = Service
	default:
		c.Category = Service
		if a.Template {
			c.Category = Utility // the only ones that are sent by rule
		}
	}
	switch a.Pricing {
	case "regular":
		c.Pricing = Paid
	case "free_customer_service", "free_group_customer_service":
		c.Pricing = Free
	case "free_entry_point":
		c.Pricing = Entry
	default:
		c.Pricing = cmp.Or(map[string]string{"referral_conversion": Entry}[a.Category], Unknown)
	}
	return c
}
