package web

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/app/doctor"
	"portineria/lang"
	"portineria/store"
	"portineria/web/view"
)

// Links is what the house is connected to by its configuration. Of secrets it
// says only whether they are set.
type Links struct {
	Number, NumberID, AccountID string
	Token, Secret, Verify       bool
	PublicURL                   string // without a final slash
	OwnerWhatsApp               string // E.164
	ModelName, ModelURL         string
	// Allowed lists what the one way out lets through; nil: not known.
	Allowed func() []Allowed
}

// Allowed is a destination that may be reached, whether it was or not.
type Allowed struct{ HostPort, Purpose string }

// ledgerDays is how far back the page of connections looks: as long as the
// ledger is kept.
const ledgerDays = 30

// connections shows what the house is connected to and where data went. Nothing
// is changed here: the values are in the configuration.
func (w *Web) connections(c echo.Context, v visitor) error {
	around, err := w.opened(c, v, view.SectionSettings)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	h, err := w.house(ctx, v)
	if err != nil {
		return err
	}
	now := w.now().In(h.zone)
	lastIn, err := w.db.LastDelivery(ctx)
	if err != nil {
		return err
	}
	used, err := w.db.Destinations(ctx, now.AddDate(0, 0, -ledgerDays))
	if err != nil {
		return err
	}
	found := w.o.Doctor.Recent(ctx, examinedFor)
	l := w.o.Links
	p := view.ConnectionsPage{
		Page: around, Hide: hidden(v), WhatsAppState: checkChip(v.W, found, "whatsapp", "whatsapp_token", "whatsapp_number"), ModelState: checkChip(v.W, found, "model"),
		WhatsApp: whatsAppRows(v.W, l, lastIn, now), Owner: []view.Row{valueRow(v.W, v.W.Links.Number, maskPhone(l.OwnerWhatsApp))}, Model: modelRows(v.W, l),
	}
	if l.PublicURL != "" {
		p.Webhook = l.PublicURL + "/webhooks/whatsapp"
	}
	var allowed []Allowed
	if l.Allowed != nil {
		allowed = l.Allowed()
	}
	p.Destinations, p.Denied = destinationsOf(v.W, used, allowed, now)
	return render(c, http.StatusOK, view.ConnectionsView(p))
}

// checkChip is the worst of some checks as a chip.
func checkChip(w *lang.Words, found []doctor.Check, keys ...string) view.Chip {
	rank := map[doctor.State]int{doctor.Off: 0, doctor.OK: 1, doctor.Warn: 2, doctor.Fail: 3}
	tones := map[doctor.State]view.Tone{doctor.Off: view.Plain, doctor.OK: view.Green, doctor.Warn: view.Brass, doctor.Fail: view.Red}
	worst := doctor.Off
	for _, c := range found {
		for _, key := range keys {
			if c.Key == key && rank[c.State] > rank[worst] {
				worst = c.State
			}
		}
	}
	return view.Chip{Tone: tones[worst], Text: w.DoctorState(string(worst))}
}

func whatsAppRows(w *lang.Words, l Links, lastIn, now time.Time) []view.Row {
	words := w.Links
	rows := []view.Row{
		valueRow(w, words.Number, l.Number), valueRow(w, words.NumberID, l.NumberID), valueRow(w, words.AccountID, l.AccountID),
		secretRow(w, words.Token, l.Token), secretRow(w, words.Secret, l.Secret), secretRow(w, words.Verify, l.Verify),
	}
	last := w.Forms.Never
	if !lastIn.IsZero() {
		last = w.Dates.When(lastIn, now)
	}
	return append(rows, view.Row{Label: words.LastIn, Value: last})
}

func modelRows(w *lang.Words, l Links) []view.Row {
	if l.ModelName == "" {
		return []view.Row{{Label: w.Links.ModelName, Value: w.Links.ModelNone}}
	}
	return []view.Row{{Label: w.Links.ModelName, Value: l.ModelName}, {Label: w.Links.ModelURL, Value: l.ModelURL}}
}

func valueRow(w *lang.Words, label, value string) view.Row {
	if value == "" {
		return view.Row{Label: label, Chip: view.Chip{Tone: view.Plain, Text: w.Links.NotSet}}
	}
	return view.Row{Label: label, Value: value}
}

// secretRow says that a secret is set, and nothing of it.
func secretRow(w *lang.Words, label string, set bool) view.Row {
	if !set {
		return valueRow(w, label, "")
	}
	return valueRow(w, label, w.Links.Masked)
}

// destinationsOf are where data went, then where it may go and did not, and what
// was stopped.
func destinationsOf(w *lang.Words, used []store.Destination, allowed []Allowed, now time.Time) (reached, denied []view.Destination) {
	seen := map[Allowed]bool{}
	for _, d := range used {
		line := view.Destination{Host: d.Destination, Purpose: w.Purpose(d.Purpose), Last: w.Capital(w.Dates.When(d.LastAt, now)),
			Sent: w.Numbers.Bytes(d.BytesOut), Received: w.Numbers.Bytes(d.BytesIn)}
		seen[Allowed{d.Destination, d.Purpose}] = true
		if d.Denied > 0 {
			denied = append(denied, line)
		}
		if d.Count > d.Denied {
			reached = append(reached, line)
		}
	}
	for _, a := range allowed {
		if !seen[a] {
			reached = append(reached, view.Destination{Host: a.HostPort, Purpose: w.Purpose(a.Purpose), Last: w.Capital(w.Forms.Never), Sent: w.Numbers.Bytes(0), Received: w.Numbers.Bytes(0)})
		}
	}
	return reached, denied
}
