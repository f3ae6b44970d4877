package translation_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/app/property"
	"portineria/app/translation"
	"portineria/embed"
	"portineria/lexicon"
	"portineria/llm"
	"portineria/llm/llmtest"
	"portineria/phrase"
	"portineria/proof"
	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

var now = time.Date(2026, 7, 14, 16, 5, 0, 0, time.UTC)

var casa = stay.Property{ID: "casa-limone", Name: "Casa Limone", Language: "it", Timezone: "Europe/Rome", Country: "IT", HostName: "Anna",
	CheckinFrom: 15 * 60, CheckinUntil: stay.NoClock, CheckoutUntil: 10 * 60, UpdatedAt: now}

var speech = sync.OnceValues(func() (*phrase.Book, *proof.Judge) {
	words, err := lexicon.Load(embed.LexiconFiles())
	if err != nil {
		panic(err)
	}
	book, err := phrase.Load(embed.Phrases)
	if err != nil {
		panic(err)
	}
	return book, proof.New(words)
})

// lodge is a desk over a real database and a model that says what it is told.
type lodge struct {
	t     *testing.T
	db    *store.DB
	model *llmtest.Server
	desk  *translation.Desk
}

func newLodge(t *testing.T, facts ...stay.Fact) *lodge {
	t.Helper()
	l := &lodge{t: t, db: storetest.OpenIn(t, t.TempDir(), func() time.Time { return now }), model: llmtest.Start(t)}
	client, err := llm.New(llm.Options{BaseURL: l.model.URL(), Model: llmtest.Model, HTTP: l.model.HTTP()})
	if err != nil {
		t.Fatal(err)
	}
	book, judge := speech()
	l.desk = translation.New(translation.Options{DB: l.db, Model: client, Phrases: book, Judge: judge, Check: property.CheckFact, Now: func() time.Time { return now }, Log: slog.New(slog.DiscardHandler)})
	l.write(func(ctx context.Context, tx *store.Tx) error {
		if err := tx.PutProperty(ctx, casa); err != nil {
			return err
		}
		for _, f := range facts {
			if err := tx.PutFact(ctx, f); err != nil {
				return err
			}
		}
		return nil
	})
	return l
}

func (l *lodge) write(fn func(ctx context.Context, tx *store.Tx) error) {
	l.t.Helper()
	if err := l.db.Update(l.t.Context(), func(tx *store.Tx) error { return fn(l.t.Context(), tx) }); err != nil {
		l.t.Fatal(err)
	}
}

func (l *lodge) run() {
	l.t.Helper()
	if err := l.desk.Run(l.t.Context()); err != nil {
		l.t.Fatal(err)
	}
}

func (l *lodge) fact(id string) stay.Fact {
	l.t.Helper()
	f, err := l.db.Fact(l.t.Context(), casa.ID, id)
	if err != nil {
		l.t.Fatal(err)
	}
	return f
}

func (l *lodge) offers() []string {
	l.t.Helper()
	facts, err := l.db.Facts(l.t.Context(), casa.ID)
	if err != nil {
		l.t.Fatal(err)
	}
	var all []string
	for _, o := range translation.Offers(facts) {
		all = append(all, fmt.Sprintf("%s %s %v: %s", o.Fact.ID, o.Language, o.Draft.Doubts, o.Text))
	}
	return all
}

// booked has guests come who speak these languages, the soonest first.
func (l *lodge) booked(languages ...string) {
	l.write(func(ctx context.Context, tx *store.Tx) error {
		for i, language := range languages {
			from := stay.DateOf(now) + stay.Date(10*i+3)
			err := tx.PutBooking(ctx, stay.Booking{ID: stay.BookingID(fmt.Sprint("b", i)), Property: casa.ID, Channel: "direct", Kind: stay.KindBooking, Sure: true, State: stay.BookingActive,
				Arrival: from, Departure: from + 3, Language: language, CreatedAt: now, UpdatedAt: now})
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func fact(id, topic, visibility, text string) stay.Fact {
	return stay.Fact{Property: casa.ID, ID: id, Topic: stay.Topic(topic), Visibility: stay.Visibility(visibility), Text: text, UpdatedAt: now}
}

const secret = "limoni-gialli-22"

func wifi() stay.Fact {
	return fact("wifi", "wifi", "stay", "La rete è CasaLimone, la password è "+secret+".")
}

func said(text string) llmtest.Reply { return llmtest.Say(fmt.Sprintf("{%q:%q}", "text", text)) }

func TestMissingTranslationsAreDraftedForTheGuestsToCome(t *testing.T) {
	parking := fact("parking", "parking", "public", "Il parcheggio in cortile è gratuito, posto 4.")
	parking.Translations = map[string]string{"de": "Der Parkplatz im Hof ist kostenlos, Platz 4."}
	l := newLodge(t, wifi(), parking, fact("cellar", "other", "owner", "La chiave della cantina è dal vicino, codice 4471."))
	l.booked("de", "it", "fr", "de", "xx")
	l.model.On("into German", said("Das Netz heißt CasaLimone, das Passwort lautet {{wifi.0}}."))
	l.model.On("into French", said("Le parking dans la cour est gratuit, place 4."))
	l.run()
	want := []string{
		"wifi de []: Das Netz heißt CasaLimone, das Passwort lautet " + secret + ".",
		"wifi fr [placeholder off_topic]: Le parking dans la cour est gratuit, place 4.",
		"parking fr []: Le parking dans la cour est gratuit, place 4.",
	}
	got := l.offers()
	if len(got) != 3 || got[0] != want[0] || got[2] != want[2] || !strings.HasPrefix(got[1], "wifi fr [") || strings.HasPrefix(got[1], "wifi fr []") {
		t.Error(cmp.Diff(want, got))
	}
	if n := len(l.model.Chats()); n != 3 {
		t.Errorf("the model was asked %d times", n)
	}
	for _, hidden := range []string{secret, "4471", "vicino"} {
		if strings.Contains(l.model.Seen(), hidden) {
			t.Errorf("the model saw %q", hidden)
		}
	}
}

// unfit is a model that failed its test in one language.
type unfit struct {
	*llm.Client
	in string
}

func (u unfit) Translate(ctx context.Context, t llm.Translation) (string, error) {
	if t.To == u.in {
		return "", llm.ErrUnfit
	}
	return u.Client.Translate(ctx, t)
}

func TestALanguageThatTheModelHasNotKeepsNoOtherWaiting(t *testing.T) {
	l := newLodge(t, fact("parking", "parking", "public", "Si parcheggia in cortile."), fact("garden", "outdoor", "public", "Il giardino è dietro la casa."))
	l.booked("pl", "de")
	l.model.On("parcheggia", said("Man parkt im Hof."))
	l.model.On("giardino", said("Der Garten ist hinter dem Haus."))
	client, err := llm.New(llm.Options{BaseURL: l.model.URL(), Model: llmtest.Model, HTTP: l.model.HTTP()})
	if err != nil {
		t.Fatal(err)
	}
	book, judge := speech()
	l.desk = translation.New(translation.Options{DB: l.db, Model: unfit{client, "Polish"}, Phrases: book, Judge: judge, Check: property.CheckFact, Now: func() time.Time { return now }, Log: slog.New(slog.DiscardHandler)})
	l.run()
	if d := cmp.Diff([]string{"parking de []: Man parkt im Hof.", "garden de []: Der Garten ist hinter dem Haus."}, l.offers()); d != "" {
		t.Error(d)
	}
}

func TestATextIsDraftedOnceUntilItChanges(t *testing.T) {
	l := newLodge(t, fact("parking", "parking", "public", "Si parcheggia in cortile."))
	l.model.Otherwise(said("You can park in the courtyard."))
	l.run()
	l.run()
	if n := len(l.model.Chats()); n != 1 {
		t.Fatalf("asked %d times for an unchanged text", n)
	}
	if err := l.desk.Reject(t.Context(), casa.ID, "parking", "en"); err != nil {
		t.Fatal(err)
	}
	l.run()
	if n := len(l.model.Chats()); n != 1 || len(l.offers()) != 0 {
		t.Fatalf("asked %d times after it was rejected; offered %v", n, l.offers())
	}
	changed := l.fact("parking")
	changed.Text = "Si parcheggia in strada."
	l.write(func(ctx context.Context, tx *store.Tx) error { return tx.PutFact(ctx, changed) })
	l.model.Otherwise(said("You can park in the street."))
	l.run()
	if d := cmp.Diff([]string{"parking en []: You can park in the street."}, l.offers()); d != "" {
		t.Error(d)
	}
}

func TestAStaleDraftIsNeitherOfferedNorApproved(t *testing.T) {
	l := newLodge(t, fact("parking", "parking", "public", "Si parcheggia in cortile, posto 4."))
	l.model.Otherwise(said("You can park in the courtyard, space 4."))
	l.run()
	changed := l.fact("parking")
	changed.Text = "Si parcheggia in cortile, posto 5."
	l.write(func(ctx context.Context, tx *store.Tx) error { return tx.PutFact(ctx, changed) })
	if got := l.offers(); len(got) != 0 {
		t.Errorf("offered %v", got)
	}
	if err := l.desk.Approve(t.Context(), casa.ID, "parking", "en", ""); !errors.Is(err, stay.ErrConflict) {
		t.Errorf("approved: %v", err)
	}
}

func TestANewPasswordStandsInTheDraftThatWasMadeBefore(t *testing.T) {
	l := newLodge(t, wifi())
	l.model.Otherwise(said("The network is CasaLimone, the password is {{wifi.0}}."))
	l.run()
	changed := l.fact("wifi")
	changed.Text = strings.ReplaceAll(changed.Text, secret, "limoni-nuovi-23")
	l.write(func(ctx context.Context, tx *store.Tx) error { return tx.PutFact(ctx, changed) })
	if err := l.desk.Approve(t.Context(), casa.ID, "wifi", "en", ""); err != nil {
		t.Fatal(err)
	}
	if got := l.fact("wifi").Translations["en"]; got != "The network is CasaLimone, the password is limoni-nuovi-23." {
		t.Errorf("got %q", got)
	}
}

func TestWhatFailsTheCheckIsOfferedWithWhy(t *testing.T) {
	for name, x := range map[string]struct{ said, want string }{
		"another time":   {"Glass is collected on Tuesday at 21:00.", string(proof.UnknownTime)},
		"a no lost":      {"Smoking is allowed inside.", ""},
		"wrong language": {"Das Glas wird am Dienstag um 20:00 Uhr abgeholt.", string(proof.WrongLanguage)},
	} {
		t.Run(name, func(t *testing.T) {
			text := "Il vetro si ritira il martedì alle 20:00."
			if name == "a no lost" {
				text, x.want = "Non è permesso fumare in casa.", string(proof.Polarity)
			}
			l := newLodge(t, fact("trash", "trash", "public", text))
			l.model.Otherwise(said(x.said))
			l.run()
			got := l.fact("trash").Drafts["en"]
			if !strings.Contains(strings.Join(got.Doubts, " "), x.want) || got.Text != x.said {
				t.Errorf("draft %+v, want the doubt %s", got, x.want)
			}
		})
	}
}

func TestAnUnusableAnswerIsKeptAsSuch(t *testing.T) {
	l := newLodge(t, fact("parking", "parking", "public", "Si parcheggia in cortile."))
	l.model.Otherwise(llmtest.Say("I cannot"))
	l.run()
	l.run()
	if d := cmp.Diff([]string{"parking en [no_text]: "}, l.offers()); d != "" || len(l.model.Chats()) != 1 {
		t.Errorf("asked %d times\n%s", len(l.model.Chats()), d)
	}
	if err := l.desk.Approve(t.Context(), casa.ID, "parking", "en", " "); err == nil {
		t.Error("approved without a text")
	}
	if err := l.desk.Approve(t.Context(), casa.ID, "parking", "en", "You can park in the courtyard."); err != nil {
		t.Error(err)
	}
}

func TestAServerThatIsDownIsAskedAgainLater(t *testing.T) {
	l := newLodge(t, fact("parking", "parking", "public", "Si parcheggia in cortile."))
	l.model.Otherwise(llmtest.Status(503, "overloaded"))
	l.run()
	if got := l.fact("parking").Drafts; len(got) != 0 {
		t.Fatalf("kept %v", got)
	}
	l.model.Otherwise(said("You can park in the courtyard."))
	l.run()
	if got := l.offers(); len(got) != 1 {
		t.Errorf("offered %v", got)
	}
}

func TestApprovedAsTheOwnerPutsIt(t *testing.T) {
	l := newLodge(t, wifi())
	l.model.Otherwise(said("The network is CasaLimone, the password is {{wifi.0}}."))
	l.run()
	if err := l.desk.Approve(t.Context(), casa.ID, "wifi", "en", "Sure: {{wifi.0}}"); err == nil {
		t.Error("a placeholder was approved")
	}
	if err := l.desk.Approve(t.Context(), casa.ID, "wifi", "en", "Wi-Fi CasaLimone, password "+secret+"."); err != nil {
		t.Fatal(err)
	}
	f := l.fact("wifi")
	if text, ok := f.In("en", "it"); !ok || text != "Wi-Fi CasaLimone, password "+secret+"." || len(f.Drafts) != 0 {
		t.Errorf("the fact is %+v", f)
	}
	if err := l.desk.Approve(t.Context(), casa.ID, "wifi", "en", ""); !errors.Is(err, stay.ErrConflict) {
		t.Errorf("a second time: %v", err)
	}
}

func TestLanguagesWithoutBookings(t *testing.T) {
	l := newLodge(t, fact("parking", "parking", "public", "Si parcheggia in cortile."))
	ask := func(p stay.Property) []string {
		got, err := l.desk.Languages(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	if d := cmp.Diff([]string{"en"}, ask(casa)); d != "" {
		t.Error(d)
	}
	english := casa
	english.Language = "en"
	if d := cmp.Diff([]string{"de"}, ask(english)); d != "" {
		t.Error(d)
	}
	f := l.fact("parking")
	f.Translations = map[string]string{"fr": "On se gare dans la cour."}
	l.write(func(ctx context.Context, tx *store.Tx) error { return tx.PutFact(ctx, f) })
	if d := cmp.Diff([]string{"fr"}, ask(casa)); d != "" {
		t.Error(d)
	}
}

func TestWhatIsASecretAsAWholeIsNotDrafted(t *testing.T) {
	l := newLodge(t, fact("safe", "access", "stay", "Dietro il vaso a sinistra."))
	l.run()
	if n := len(l.model.Chats()); n != 0 {
		t.Errorf("asked %d times: %s", n, l.model.Seen())
	}
}

func TestImportingTheSameFileDraftsNothingAnew(t *testing.T) {
	l := newLodge(t, fact("parking", "parking", "public", "Si parcheggia in cortile."))
	l.model.Otherwise(said("You can park in the courtyard."))
	l.run()
	file := property.File{Name: "casa.toml", Property: casa, Facts: []stay.Fact{fact("parking", "parking", "public", "Si parcheggia in cortile.")}}
	if err := property.Import(t.Context(), l.db, now, file); err != nil {
		t.Fatal(err)
	}
	l.run()
	if n := len(l.model.Chats()); n != 1 || len(l.offers()) != 1 {
		t.Errorf("asked %d times, offered %v", n, l.offers())
	}
}
