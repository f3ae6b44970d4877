package meter_test

import (
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/app/meter"
	"portineria/embed"
	"portineria/stay"
	"portineria/store"
)

func date(t testing.TB, s string) stay.Date {
	t.Helper()
	d, err := stay.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func prices(t testing.TB) meter.Prices {
	t.Helper()
	p, err := meter.Load(embed.Prices)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// november reckons November 2026 on its 10th day.
func november(t testing.TB, own string, days, markets []store.Metered) meter.Month {
	t.Helper()
	o, err := stay.ReadOwnPrices(own)
	if err != nil {
		t.Fatal(err)
	}
	first, next := date(t, "2026-11-01"), date(t, "2026-12-01")
	return meter.Reckon("1", first, next, date(t, "2026-11-10"), time.UTC, days, markets, prices(t).At(first), o)
}

func row(t testing.TB, day, category, pricing string, n int) store.Metered {
	return store.Metered{Number: "1", Day: date(t, day), Category: category, Pricing: pricing, Messages: n}
}

func from(country, category, pricing string, n int) store.Metered {
	return store.Metered{Number: "1", Market: country, Category: category, Pricing: pricing, Messages: n}
}

func TestThePricesInForceFollowTheDay(t *testing.T) {
	p := prices(t)
	for day, want := range map[string]struct {
		all  bool
		free int
	}{"2025-06-30": {}, "2025-07-01": {true, 0}, "2026-09-30": {true, 0}, "2026-10-01": {false, 1000}, "2027-01-01": {false, 1000}} {
		if got := p.At(date(t, day)); got.All != want.all || got.Free != want.free {
			t.Errorf("%s: all %t, free %d", day, got.All, got.Free)
		}
	}
	if got := p.At(date(t, "2026-11-22")); got.Service["FR"].String() != "0.03" || got.Currency != "USD" || got.Source == "" {
		t.Errorf("the tariff of now: %+v", got)
	}
}

func TestPricesWithoutASourceAreRefused(t *testing.T) {
	for name, text := range map[string]string{
		"no source": `since = "2026-10-01"` + "\n" + `checked = "2026-11-22"` + "\n" + `free_service = "1000"`,
		"no date":   `source = "x"` + "\n" + `checked = "2026-11-22"` + "\n" + `free_service = "1000"`,
		"no share":  `since = "2026-10-01"` + "\n" + `checked = "2026-11-22"` + "\n" + `source = "x"`,
		"no coin":   `since = "2026-10-01"` + "\n" + `checked = "2026-11-22"` + "\n" + `source = "x"` + "\n" + `free_service = "1000"` + "\n[service]\nFR = \"0.03\"",
		"no number": `since = "2026-10-01"` + "\n" + `checked = "2026-11-22"` + "\n" + `source = "x"` + "\n" + `free_service = "1000"` + "\ncurrency = \"USD\"\n[service]\nFR = \"dear\"",
	} {
		if p, err := meter.Load(fstest.MapFS{"prices/x.toml": {Data: []byte(text)}}); err == nil {
			t.Errorf("%s: %+v", name, p)
		}
	}
	if _, err := meter.Load(fstest.MapFS{}); err == nil {
		t.Error("no file is no error")
	}
}

func TestAMonthIsReckonedByThePlatformsWord(t *testing.T) {
	m := november(t, "", []store.Metered{
		row(t, "2026-11-01", meter.Service, meter.Free, 300), row(t, "2026-11-10", meter.Service, meter.Free, 100), row(t, "2026-11-10", meter.Utility, meter.Paid, 7),
		row(t, "2026-11-10", meter.Service, meter.Entry, 5), row(t, "2026-10-31", meter.Service, meter.Free, 999), {Number: "2", Day: date(t, "2026-11-10"), Category: meter.Service, Pricing: meter.Free, Messages: 50},
	}, []store.Metered{from("FR", meter.Utility, meter.Paid, 4), from("IT", meter.Utility, meter.Paid, 3)})
	got := []any{m.Service, m.Templates, m.Entry, m.Used, m.Paid, m.Over, m.Share(), m.Expected, len(m.Days), m.Days[9].Service, m.Days[9].Templates, m.Unpriced, m.Costs[0].Amount.String(), m.Costs[0].Messages}
	want := []any{405, 7, 5, 400, 0, false, 40, 1215, 30, 105, 7, 3, "0.12", 4}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if m.End != date(t, "2026-11-25") { // 600 more at 40.5 a day
		t.Errorf("the share ends on %s", m.End)
	}
}

func TestWhatThePlatformDoesNotSayIsFreeAsFarAsTheShareReaches(t *testing.T) {
	m := november(t, "EUR IT=0.02 *=0.01", []store.Metered{row(t, "2026-11-05", meter.Service, meter.Unknown, 1100)},
		[]store.Metered{from("IT", meter.Service, meter.Unknown, 550), from("FR", meter.Service, meter.Unknown, 275), from("", meter.Service, meter.Unknown, 275)})
	if m.Used != 1000 || m.Paid != 100 || m.Unsaid != 1100 || !m.Over || m.Share() != 100 || m.Unpriced != 0 {
		t.Errorf("%+v", m)
	}
	// 50 to Italy at 0.02 EUR, 25 elsewhere at 0.01 EUR, 25 to France at 0.03 USD.
	want := []meter.Cost{{Currency: "EUR", Amount: 1_250_000, Messages: 75}, {Currency: "USD", Amount: 750_000, Messages: 25}}
	if diff := cmp.Diff(want, m.Costs); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// The platform may call a message paid before we count a thousand: another program
// may use the same number, or it was used before this one.
func TestThePlatformsWordOnTheEndOfTheShareCounts(t *testing.T) {
	m := november(t, "", []store.Metered{row(t, "2026-11-05", meter.Service, meter.Free, 600), row(t, "2026-11-06", meter.Service, meter.Paid, 1)}, []store.Metered{from("FR", meter.Service, meter.Paid, 1)})
	if !m.Over || m.Share() != 100 || m.Paid != 1 || m.Costs[0].Amount.String() != "0.03" {
		t.Errorf("%+v", m)
	}
}

func TestBeforeOctober2026AnswersCostNothing(t *testing.T) {
	first, next := date(t, "2026-09-01"), date(t, "2026-10-01")
	m := meter.Reckon("1", first, next, date(t, "2026-11-10"), time.UTC, []store.Metered{row(t, "2026-09-05", meter.Service, meter.Unknown, 5000)},
		[]store.Metered{from("FR", meter.Service, meter.Unknown, 5000)}, prices(t).At(first), stay.OwnPrices{})
	if !m.Unlimited || m.Over || m.Paid != 0 || len(m.Costs) != 0 || m.Unpriced != 0 || m.Share() != 0 {
		t.Errorf("%+v", m)
	}
	if kind, _ := meter.Warning(m); kind != "" {
		t.Errorf("warns of %s", kind)
	}
}

func TestTheOwnerIsWarnedInTime(t *testing.T) {
	for used, want := range map[int]stay.AlarmKind{0: "", 799: "", 800: stay.AlarmMeterNear, 949: stay.AlarmMeterNear, 950: stay.AlarmMeterNear, 999: stay.AlarmMeterNear, 1000: stay.AlarmMeterOver, 1500: stay.AlarmMeterOver} {
		m := november(t, "", []store.Metered{row(t, "2026-11-05", meter.Service, meter.Unknown, used)}, nil)
		kind, detail := meter.Warning(m)
		if kind != want {
			t.Errorf("%d used: %q, want %q", used, kind, want)
		}
		if share := meter.Threshold(detail); (used >= 950 && used < 1000) != (share == "95") || (used >= 800 && used < 950) != (share == "80") {
			t.Errorf("%d used: %s", used, detail)
		}
	}
}

// Whatever was counted, no figure is negative and none exceeds what was sent.
func FuzzReckon(f *testing.F) {
	f.Add(uint16(10), uint16(20), uint16(30), uint16(5), uint8(10))
	f.Add(uint16(999), uint16(2), uint16(0), uint16(0), uint8(29))
	f.Fuzz(func(t *testing.T, free, unsaid, paid, entry uint16, day uint8) {
		on := date(t, "2026-11-01") + stay.Date(day%30)
		var days, markets []store.Metered
		for pricing, n := range map[string]uint16{meter.Free: free, meter.Unknown: unsaid, meter.Paid: paid, meter.Entry: entry} {
			days = append(days, store.Metered{Number: "1", Day: on, Category: meter.Service, Pricing: pricing, Messages: int(n)})
			markets = append(markets, from("FR", meter.Service, pricing, int(n)))
		}
		m := november(t, "", days, markets)
		all := int(free) + int(unsaid) + int(paid) + int(entry)
		billed := 0
		for _, c := range m.Costs {
			billed += c.Messages
		}
		switch {
		case m.Service != all, m.Used < 0, m.Paid < 0, m.Used+m.Paid+m.Entry != all, m.Used > max(m.Limit, int(free)), billed != m.Paid, m.Share() < 0, m.Share() > 100, (m.Share() == 100) != m.Over:
			t.Errorf("free %d, unsaid %d, paid %d, entry %d: %+v", free, unsaid, paid, entry, m)
		}
	})
}
