package command

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"portineria/app"
	"portineria/app/meter"
	"portineria/embed"
)

func meterCommand() spec {
	return spec{name: "meter", does: "How many messages reached guests this month, and what they cost.", subs: []spec{
		{name: "show", args: "[--month YYYY-MM]", does: "Prints the month of each business number: free share, cost as far as prices are known, pace.", run: meterShow,
			example: "portineria meter show --month 2026-11 --json"},
	}}
}

// newMeter wires the meter to the numbers in force.
func newMeter(c *call, h *house, answerer *app.Answerer, numbers func() []string) (*meter.Meter, error) {
	prices, err := meter.Load(embed.Prices)
	if err != nil {
		return nil, err
	}
	return meter.New(meter.Options{DB: h.db, Prices: prices, Now: c.Now, Country: answerer.Lexicon.PhoneCountry, Numbers: numbers}), nil
}

func meterShow(ctx context.Context, c *call) error {
	in := c.flags.String("month", "", "of which month, such as 2026-11; the present one where it is left out")
	if err := c.parse(0, 0); err != nil {
		return err
	}
	at := c.Now()
	if *in != "" {
		first, err := time.Parse("2006-01", *in)
		if err != nil {
			return misuse("%s: --month is written as 2026-11", c.path)
		}
		at = first.AddDate(0, 0, 14)
	}
	return c.with(ctx, func(h *house) error {
		answerer, err := newAnswerer(h.Config)
		if err != nil {
			return err
		}
		known, err := h.numbers(ctx)
		if err != nil {
			return err
		}
		var ids []string
		for _, n := range known {
			if n.ID != "" {
				ids = append(ids, n.ID)
			}
		}
		m, err := newMeter(c, h, answerer, func() []string { return ids })
		if err != nil {
			return err
		}
		if err := m.Count(ctx); err != nil {
			return err
		}
		months, err := m.Month(ctx, at)
		if err != nil {
			return err
		}
		for _, month := range months {
			printMonth(c, month)
		}
		return nil
	})
}

func printMonth(c *call, m meter.Month) {
	costs := []map[string]any{}
	for _, one := range m.Costs {
		costs = append(costs, map[string]any{"currency": one.Currency, "amount": one.Amount.String(), "messages": one.Messages})
	}
	free := any(m.Limit)
	if m.Unlimited {
		free = "all"
	}
	object := map[string]any{"id": m.Number, "state": meterState(m), "month": m.First.String()[:7], "zone": m.Zone.String(), "service": m.Service, "templates": m.Templates, "free_entry": m.Entry,
		"free_share": free, "used": m.Used, "paid": m.Paid, "unsaid": m.Unsaid, "share_percent": m.Share(), "expected": m.Expected, "share_ends": "", "costs": costs, "unpriced": m.Unpriced,
		"prices_since": m.Tariff.Since.String(), "prices_checked": m.Tariff.Checked.String(), "prices_source": m.Tariff.Source}
	if m.End != 0 {
		object["share_ends"] = m.End.String()
	}
	share := "all are free"
	if !m.Unlimited {
		share = "free share " + strconv.Itoa(m.Used) + " of " + strconv.Itoa(m.Limit) + ", paid " + strconv.Itoa(m.Paid)
	}
	text := m.First.String()[:7] + ": " + strconv.Itoa(m.Service) + " in free text (" + share + "), " + strconv.Itoa(m.Templates) + " as templates"
	for _, one := range costs {
		text += fmt.Sprintf(", %s %s", one["amount"], one["currency"]) //nolint:modernize // one currency, two at most
	}
	if m.Unpriced > 0 {
		text += ", " + strconv.Itoa(m.Unpriced) + " of unknown price (portineria choices set own_prices \"EUR IT=... *=...\")"
	}
	if m.End != 0 {
		text += ", the share ends about " + m.End.String()
	}
	c.line(object, "%s  %s", m.Number, text)
}

// meterState is how far the free share is used up, in a word.
func meterState(m meter.Month) string {
	switch share := m.Share(); {
	case m.Unlimited:
		return "free"
	case share >= 100:
		return "used_up"
	case share >= 80:
		return "near"
	default:
		return "fine"
	}
}
