package property_test

import (
	"bytes"
	"context"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"portineria/app/property"
	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

// again writes a property and reads it back.
func again(t testing.TB, p stay.Property, facts []stay.Fact) (property.File, string) {
	t.Helper()
	var out bytes.Buffer
	if err := property.Format(&out, p, facts); err != nil {
		t.Fatal(err)
	}
	got, err := property.Parse(bytes.NewReader(out.Bytes()), "again")
	if err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	return got, out.String()
}

var weird = []string{"x", "\"", "\"\"", "\"\"\"", "\"\"\"\"\"\"", "\\", "\\n", "a\nb", "\na", "a\n", "\n\n\"\"\"\n\\\n", "a\r\nb", "\r", "\t", "\x00", "\x1b[31m", "\x7f", "'''", "#no comment",
	"= ] }", " lead and trail ", "a \nb", "è ß 漢字 😀", "\u2028", "\u0085", "\ufeff", "\U0010ffff", "{{", "}}", "1979-05-27", "true", "\"a\"\n\"b\"", "ends with \\", "line\\\n  next"}

func TestFormatReadsBackToEqualValues(t *testing.T) {
	file, err := property.Parse(strings.NewReader(least+fact), "f")
	if err != nil {
		t.Fatal(err)
	}
	roll := rand.New(rand.NewPCG(7, 7))
	some := func() string {
		var b strings.Builder
		for range 1 + roll.IntN(4) {
			b.WriteString(weird[roll.IntN(len(weird))])
		}
		return b.String() + "." // never blank
	}
	for range 400 {
		p := file.Property
		p.Name, p.Address, p.HostName, p.CIN = some(), some(), some(), "IT009"
		p.CheckinFrom, p.CheckinUntil, p.CheckoutUntil = stay.Clock(roll.IntN(1440)), stay.Clock(roll.IntN(1441)-1), stay.Clock(roll.IntN(1440))
		p.AccessFromHoursBefore, p.AccessUntilHoursAfter, p.IdentityCheck = roll.IntN(100), roll.IntN(100), roll.IntN(2) == 0
		p.SendAbove, p.DraftAbove = nil, new(float64(roll.IntN(3))/2)
		if roll.IntN(2) == 0 {
			p.SendAbove = new(roll.Float64())
		}
		p.EscalationKeywords = []string{some(), some()}
		var facts []stay.Fact
		for n := range roll.IntN(4) {
			f := stay.Fact{Property: p.ID, ID: "f-" + string(rune('a'+n)), Topic: stay.Topics()[roll.IntN(len(stay.Topics()))], Visibility: stay.Visibilities()[roll.IntN(4)], Text: some()}
			if roll.IntN(2) == 0 {
				f.Secrets, f.Translations = []string{some()}, map[string]string{"de": some(), "pt": some()}
			}
			facts = append(facts, f)
		}
		got, text := again(t, p, facts)
		if diff := cmp.Diff(p, got.Property) + cmp.Diff(facts, got.Facts); diff != "" {
			t.Fatalf("came back otherwise (-want +got):\n%s\n%s", diff, text)
		}
	}
}

func TestFormatLooksLikeWhatAnOwnerWouldWrite(t *testing.T) {
	file, err := property.Parse(strings.NewReader(least+strings.Replace(fact, `"C'è."`, `"Lunedì.\nIl \"giallo\" martedì."`, 1)+"[facts.translations]\nen = \"Monday.\"\n"), "f")
	if err != nil {
		t.Fatal(err)
	}
	_, text := again(t, file.Property, file.Facts)
	want := `id = "casa"
name = "Casa"
language = "it"
timezone = "Europe/Rome"
country = "IT"
checkin_from = "15:00"
checkout_until = "10:00"
access_from_hours_before = 24
access_until_hours_after = 2
identity_check = false

[[facts]]
id = "wifi"
topic = "wifi"
visibility = "public"
text = """
Lunedì.
Il "giallo" martedì."""
[facts.translations]
en = "Monday."
`
	if diff := cmp.Diff(want, text); diff != "" {
		t.Errorf("written (-want +got):\n%s", diff)
	}
}

func TestFormatRefusesWhatNoTextFileCanHold(t *testing.T) {
	err := property.Format(&bytes.Buffer{}, stay.Property{ID: "casa", Name: "Citt\xe0"}, nil)
	if err == nil || !strings.Contains(err.Error(), "casa") {
		t.Errorf("got %v", err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(least + fact)
	f.Add(least + fact + "secrets = [\"x\"]\ntranslations = { en = \"\"\"\na\"\"\" }\n")
	f.Add("[[facts]]\n[facts.a.b]\n[[facts.c]]\n")
	for _, s := range weird {
		f.Add(least + "address = '''" + s + "'''\n")
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := property.Parse(strings.NewReader(text), "f")
		if err != nil {
			return
		}
		back, _ := again(t, got.Property, got.Facts)
		if diff := cmp.Diff(got, back, cmpopts.IgnoreFields(property.File{}, "Name", "Warnings")); diff != "" {
			t.Fatalf("came back otherwise (-want +got):\n%s", diff)
		}
	})
}

var noon = time.Date(2026, 7, 14, 12, 0, 0, 0, time.UTC)

func parse(t *testing.T, text string) property.File {
	t.Helper()
	f, err := property.Parse(strings.NewReader(text), "f")
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestImportReplacesThePropertyAndLeavesTheRest(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	first := parse(t, least+fact+strings.Replace(fact, `"wifi"`, `"old"`, 1))
	if err := property.Import(ctx, db, noon, first); err != nil {
		t.Fatal(err)
	}
	feed := store.Feed{ID: "feed1", Property: "casa", Name: "Airbnb", URL: "https://example.org/a.ics", State: store.FeedNew, NextAt: noon, CreatedAt: noon}
	stays := stay.Booking{ID: "booking1", Property: "casa", Channel: "direct", Kind: stay.KindBooking, State: stay.BookingActive, Arrival: 20000, Departure: 20003, CreatedAt: noon, UpdatedAt: noon}
	err := db.Update(ctx, func(tx *store.Tx) error {
		if err := tx.PutFeed(ctx, feed); err != nil {
			return err
		}
		return tx.PutBooking(ctx, stays)
	})
	if err != nil {
		t.Fatal(err)
	}
	later := noon.Add(time.Hour)
	second := parse(t, strings.Replace(least, `"Casa"`, `"Casa Nuova"`, 1)+strings.Replace(fact, "C'è.", "Non c'è.", 1))
	if err := property.Import(ctx, db, later, second); err != nil {
		t.Fatal(err)
	}
	p, err := db.Property(ctx, "casa")
	if err != nil || p.Name != "Casa Nuova" || !p.UpdatedAt.Equal(later) {
		t.Errorf("property %+v: %v", p, err)
	}
	facts, err := db.Facts(ctx, "casa")
	if err != nil || len(facts) != 1 || facts[0].Text != "Non c'è." || !facts[0].UpdatedAt.Equal(later) {
		t.Errorf("facts %+v: %v", facts, err)
	}
	if _, err := db.Feed(ctx, feed.ID); err != nil {
		t.Error(err)
	}
	if _, err := db.Booking(ctx, stays.ID); err != nil {
		t.Error(err)
	}
	if second.Property.UpdatedAt != (time.Time{}) || second.Facts[0].UpdatedAt != (time.Time{}) {
		t.Error("the file itself was changed")
	}
}

func TestImportIsAllOrNothingPerFile(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	bad := parse(t, strings.ReplaceAll(least, "casa", "bad")+fact)
	bad.Facts = append(bad.Facts, stay.Fact{ID: "x", Topic: "wifi", Visibility: "not one of four", Text: "x"})
	good := parse(t, least+fact)
	if err := property.Import(ctx, db, noon, bad, good); err == nil || !strings.Contains(err.Error(), "import f") {
		t.Errorf("got %v", err)
	}
	all, err := db.Properties(ctx)
	if err != nil || len(all) != 1 || all[0].ID != "casa" {
		t.Errorf("stored %+v: %v", all, err)
	}
}

func TestImportRefusesOnePropertyTwice(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	if err := property.Import(ctx, db, noon, parse(t, least), parse(t, least+fact)); err == nil {
		t.Error("was taken")
	}
	if all, err := db.Properties(ctx); err != nil || len(all) != 0 {
		t.Errorf("stored %d: %v", len(all), err)
	}
}

func TestWhatIsExportedIsWhatWasImported(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	file := parse(t, least+strings.Replace(fact, "C'è.", "La password è gelso-58.", 1)+"secrets = [\"gelso-58\"]\n[facts.translations]\nen = \"It is gelso-58.\"\n"+strings.Replace(fact, `"wifi"`, `"a"`, 1))
	if err := property.Import(ctx, db, noon, file); err != nil {
		t.Fatal(err)
	}
	p, err := db.Property(ctx, "casa")
	if err != nil {
		t.Fatal(err)
	}
	facts, err := db.Facts(ctx, "casa")
	if err != nil {
		t.Fatal(err)
	}
	got, _ := again(t, p, facts)
	got.Name = file.Name
	if diff := cmp.Diff(file, got); diff != "" {
		t.Errorf("came back otherwise (-want +got):\n%s", diff)
	}
}
