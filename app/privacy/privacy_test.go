package privacy_test

import (
	"context"
	"errors"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/app/privacy"
	"portineria/embed"
	"portineria/phrase"
	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

var noon = time.Date(2026, 7, 14, 10, 0, 0, 0, time.UTC)

func settings() privacy.Settings {
	return privacy.Settings{Retention: stay.DefaultRetention(), SendAbove: 0.6, KeyFile: true, WhatsApp: true}
}

func house() stay.Property {
	return stay.Property{
		ID: "casa-limone", Name: "Casa Limone", Address: "Via dei Giardini 4, Finale Ligure", Language: "it", Timezone: "Europe/Rome",
		Country: "IT", HostName: "Marta", CIN: "IT009029C2INVENTED", CheckinFrom: 15 * 60, CheckinUntil: stay.NoClock, CheckoutUntil: 10 * 60, UpdatedAt: noon,
	}
}

// fixture is a house with a real database and strict texts: a value that a
// sentence needs and does not get fails the test.
type fixture struct {
	*store.DB
	t *testing.T
}

func furnish(t *testing.T) fixture {
	t.Helper()
	f := fixture{storetest.Open(t), t}
	f.put(func(ctx context.Context, tx *store.Tx) error { return tx.PutProperty(ctx, house()) })
	return f
}

func (f fixture) put(write func(context.Context, *store.Tx) error) {
	f.t.Helper()
	ctx := context.Background()
	if err := f.Update(ctx, func(tx *store.Tx) error { return write(ctx, tx) }); err != nil {
		f.t.Fatal(err)
	}
}

func (f fixture) feed(id, name, provider string) {
	f.put(func(ctx context.Context, tx *store.Tx) error {
		return tx.PutFeed(ctx, store.Feed{ID: stay.FeedID(id), Property: "casa-limone", Name: name, Provider: provider, State: store.FeedOK,
			URL: "https://feeds.example/ical/very-secret-token.ics", NextAt: noon, CreatedAt: noon})
	})
}

// link lets others read when the property is taken.
func (f fixture) link(channel string) {
	f.put(func(ctx context.Context, tx *store.Tx) error {
		return tx.PutCalendarLink(ctx, store.CalendarLink{ID: "l1", Property: "casa-limone", Channel: channel, Token: "secret token", CreatedAt: noon, RenewedAt: noon})
	})
}

func (f fixture) notices(s privacy.Settings) *privacy.Notices {
	f.t.Helper()
	words, err := phrase.Load(embed.Phrases)
	if err != nil {
		f.t.Fatal(err)
	}
	texts, err := phrase.LoadNotices(embed.Notices, words)
	if err != nil {
		f.t.Fatal(err)
	}
	texts = texts.Strict(func(key, placeholder string) { f.t.Errorf("block %s got no %s", key, placeholder) })
	return privacy.New(privacy.Options{DB: f.Reader, Texts: texts, Words: words, Now: func() time.Time { return noon }, Settings: s})
}

func (f fixture) notice(s privacy.Settings, language string) privacy.Doc {
	f.t.Helper()
	d, err := f.notices(s).Notice(context.Background(), "casa-limone", language)
	if err != nil {
		f.t.Fatal(err)
	}
	return d
}

func text(d privacy.Doc) string {
	lines := append([]string{d.Title}, d.Intro...)
	for _, s := range d.Sections {
		lines = append(lines, s.Heading)
		lines = append(lines, s.Paragraphs...)
		lines = append(lines, s.Items...)
	}
	return strings.Join(append(lines, d.Version), "\n")
}

func section(t *testing.T, d privacy.Doc, id string) privacy.Section {
	t.Helper()
	i := slices.IndexFunc(d.Sections, func(s privacy.Section) bool { return s.ID == id })
	if i < 0 {
		t.Fatalf("the notice has no section %q", id)
	}
	return d.Sections[i]
}

func TestEveryLanguageSaysAWholeNoticeWithItsFrame(t *testing.T) {
	f := furnish(t)
	f.feed("f1", "Airbnb", "airbnb")
	s := settings()
	s.ModelName, s.ModelURL = "qwen3:4b", "http://127.0.0.1:11434"
	n := f.notices(s)
	english := f.notice(s, "en")
	for _, language := range n.Languages() {
		d := f.notice(s, language)
		if d.Language != language {
			t.Errorf("asked for %s, got %s", language, d.Language)
		}
		if d.Contents == "" || d.Skip == "" || d.LanguagesLabel == "" || d.Title == "" || len(d.Intro) == 0 {
			t.Errorf("%s: the page around the text has gaps: %+v", language, d)
		}
		if diff := cmp.Diff(shape(english), shape(d)); diff != "" {
			t.Errorf("%s does not say the same as English (-en +%s):\n%s", language, language, diff)
		}
	}
}

// shape is what a notice says whatever its language: its sections and how much
// stands in each.
func shape(d privacy.Doc) map[string][2]int {
	m := map[string][2]int{"intro": {len(d.Intro), 0}}
	for _, s := range d.Sections {
		m[s.ID] = [2]int{len(s.Paragraphs), len(s.Items)}
	}
	return m
}

func TestEachSettingChangesWhatTheNoticeSays(t *testing.T) {
	local := func(s *privacy.Settings) { s.ModelName, s.ModelURL = "qwen3:4b", "http://localhost:11434" }
	remote := func(s *privacy.Settings) { s.ModelName, s.ModelURL = "qwen3:4b", "http://attic.example:11434" }
	for name, c := range map[string]struct {
		change       func(*privacy.Settings)
		house        func(fixture)
		appears      []string
		disappears   []string
		neverAppears []string
	}{
		"a model on this machine": {
			change:     local,
			appears:    []string{"language model qwen3:4b", "runs on the owner’s own computer", "never shown to the model"},
			disappears: []string{"uses no artificial intelligence model"}, neverAppears: []string{"not on the owner’s computer"},
		},
		"a model on another machine": {
			change:     remote,
			appears:    []string{"runs on attic.example, not on the owner’s computer", "go to the language model on attic.example", "in which country"},
			disappears: []string{"No artificial intelligence company receives your messages", "the program sends your data to nobody"},
		},
		"no connection to WhatsApp": {
			change:     func(s *privacy.Settings) { s.WhatsApp = false },
			disappears: []string{"a service of Meta", "EU-US Data Privacy Framework"},
		},
		"a number connected through a provider": {
			change:  func(s *privacy.Settings) { s.Gateway = func(p stay.Property) bool { return p.ID == house().ID } },
			appears: []string{"360dialog GmbH in Germany"},
		},
		"standard contractual clauses": {
			change:  func(s *privacy.Settings) { s.Clauses = true },
			appears: []string{"standard contractual clauses"}, disappears: []string{"EU-US Data Privacy Framework"},
		},
		"a key that is not on the disk": {
			change:     func(s *privacy.Settings) { s.KeyFile = false },
			disappears: []string{"The key is a file on the same disk"},
		},
		"backups that are thinned out": {
			change:  func(s *privacy.Settings) { s.Backups = privacy.Backups{Daily: 7, Weekly: 4} },
			appears: []string{"7 daily and 4 weekly copies"}, disappears: []string{"Sealed backups are kept until Marta deletes them"},
		},
		"a surer assistant": {
			change:  func(s *privacy.Settings) { s.SendAbove = 0.725 },
			appears: []string{"below 72.5%"}, disappears: []string{"below 60%"},
		},
		"a property with its own threshold": {
			house: func(f fixture) {
				p := house()
				own := 0.8
				p.SendAbove = &own
				f.put(func(ctx context.Context, tx *store.Tx) error { return tx.PutProperty(ctx, p) })
			},
			appears: []string{"below 80%"}, disappears: []string{"below 60%"},
		},
		"calendars": {
			house: func(f fixture) {
				f.feed("f1", "My own name for it", "airbnb")
				f.feed("f2", "Second listing", "airbnb")
				f.feed("f3", "The agency", "unknown")
			},
			appears:      []string{"From booking calendars (Airbnb and The agency)", "are only read"},
			neverAppears: []string{"My own name", "secret-token", "feeds.example"},
		},
		"a link for a booking site": {
			house:   func(f fixture) { f.link("airbnb") },
			appears: []string{"Booking sites can read which nights are taken, without names"}, neverAppears: []string{"calendar service", "secret token"},
		},
		"a calendar of the owner's own, with names": {
			house:        func(f fixture) { f.link("names") },
			appears:      []string{"A calendar service that Marta uses", "names of the guests"},
			disappears:   []string{"the program sends your data to nobody"},
			neverAppears: []string{"Booking sites can read", "secret token"},
		},
		"a cleaner of this property": {
			house: func(f fixture) {
				f.put(func(ctx context.Context, tx *store.Tx) error {
					u := stay.User{ID: "u1", Name: "Rosa", Role: stay.RoleCleaner, Language: "it", Properties: []stay.PropertyID{"casa-limone"}}
					return tx.PutUser(ctx, store.Account{User: u, Password: "x", CreatedAt: noon})
				})
			},
			appears: []string{"People who help with the home"}, neverAppears: []string{"Rosa"},
		},
		"a house in the United Kingdom": {
			house: func(f fixture) {
				p := house()
				p.Country = "GB"
				f.put(func(ctx context.Context, tx *store.Tx) error { return tx.PutProperty(ctx, p) })
			},
			appears: []string{"Information Commissioner"}, disappears: []string{"Garante per la protezione"},
		},
		"a speech server in the house": {
			change:  func(s *privacy.Settings) { s.SpeechURL = "http://127.0.0.1:8178" },
			appears: []string{"speech recognition on the owner’s own computer", "Voice messages: 7 days"},
		},
		"a speech server elsewhere": {
			change:     func(s *privacy.Settings) { s.SpeechURL = "http://attic.example:8178" },
			appears:    []string{"Voice messages go to the speech recognition on attic.example"},
			disappears: []string{"the program sends your data to nobody"},
		},
		"a host without a name": {
			house: func(f fixture) {
				p := house()
				p.HostName = ""
				f.put(func(ctx context.Context, tx *store.Tx) error { return tx.PutProperty(ctx, p) })
			},
			appears: []string{"Your host answers within one month"}, disappears: []string{"Marta"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := furnish(t)
			before := text(f.notice(settings(), "en"))
			s := settings()
			if c.change != nil {
				c.change(&s)
			}
			if c.house != nil {
				c.house(f)
			}
			after := text(f.notice(s, "en"))
			if before == after {
				t.Fatal("the notice says the same as before")
			}
			for _, want := range c.appears {
				if strings.Contains(before, want) || !strings.Contains(after, want) {
					t.Errorf("%q: before %v, after %v; want it to appear", want, strings.Contains(before, want), strings.Contains(after, want))
				}
			}
			for _, gone := range c.disappears {
				if !strings.Contains(before, gone) || strings.Contains(after, gone) {
					t.Errorf("%q: before %v, after %v; want it to disappear", gone, strings.Contains(before, gone), strings.Contains(after, gone))
				}
			}
			for _, never := range c.neverAppears {
				if strings.Contains(after, never) {
					t.Errorf("the notice says %q", never)
				}
			}
		})
	}
}

// tellsOfNobody are the periods of what holds nothing about a guest.
var tellsOfNobody = map[string]string{
	"FingerprintDays": "digests under our own key, which nobody can turn back into a message or a person",
	"ConnectionDays":  "which hosts the program spoke to, and how many bytes",
}

func TestEveryPeriodOnThePageIsTheOneOfThePolicy(t *testing.T) {
	f := furnish(t)
	f.feed("f1", "Airbnb", "airbnb")
	s := settings()
	// Each period is a figure of its own, so that one that is added to the policy is missed on the page.
	var want []string
	policy := reflect.ValueOf(&s.Retention).Elem()
	for i := range policy.NumField() {
		policy.Field(i).SetInt(int64(41 + i))
		if tellsOfNobody[policy.Type().Field(i).Name] == "" {
			want = append(want, strconv.Itoa(41+i))
		}
	}
	want = append(want, "9", "3")
	s.Backups = privacy.Backups{Daily: 9, Weekly: 3}
	s.SpeechURL = "http://127.0.0.1:8178"
	numbers := regexp.MustCompile(`\d+`)
	for _, language := range f.notices(s).Languages() {
		got := numbers.FindAllString(strings.Join(section(t, f.notice(s, language), "periods").Items, "\n"), -1)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: the figures of the page are not those of the policy (-policy +page):\n%s", language, diff)
		}
	}
}

func TestTheNoticeSaysNothingOfTheHouseButItsName(t *testing.T) {
	f := furnish(t)
	f.put(func(ctx context.Context, tx *store.Tx) error {
		fact := stay.Fact{Property: "casa-limone", ID: "door", Topic: "access", Visibility: stay.Public, Text: "The code is 4711#.", UpdatedAt: noon}
		return tx.PutFact(ctx, fact)
	})
	f.feed("f1", "Airbnb", "airbnb")
	all := text(f.notice(settings(), "en"))
	for _, private := range []string{"Giardini", "Finale", "C2INVENTED", "4711", "feeds.example", "casa-limone", "Europe/Rome"} {
		if strings.Contains(all, private) {
			t.Errorf("the notice holds %q", private)
		}
	}
}

func TestALanguageWithoutANoticeMeansThePropertysOwn(t *testing.T) {
	f := furnish(t)
	for asked, want := range map[string]string{"": "it", "ja": "it", "fr": "fr", "FR": "it", "../en": "it"} {
		if got := f.notice(settings(), asked).Language; got != want {
			t.Errorf("asked for %q, got %s, want %s", asked, got, want)
		}
	}
	p := house()
	p.Language = "ja"
	f.put(func(ctx context.Context, tx *store.Tx) error { return tx.PutProperty(ctx, p) })
	if got := f.notice(settings(), "").Language; got != "en" {
		t.Errorf("for a property in Japanese got %s, want English", got)
	}
}

func TestAPropertyThatDoesNotExistHasNoNotice(t *testing.T) {
	f := furnish(t)
	if _, err := f.notices(settings()).Notice(context.Background(), "no-such-house", "en"); !errors.Is(err, stay.ErrNotFound) {
		t.Errorf("got %v, want not found", err)
	}
}

func TestTheVersionFollowsTheText(t *testing.T) {
	f := furnish(t)
	first, again := f.notice(settings(), "en").Version, f.notice(settings(), "en").Version
	if first != again {
		t.Errorf("the same notice has the versions %q and %q", first, again)
	}
	if !strings.Contains(first, "14 July 2026") {
		t.Errorf("the version %q does not say on which day it held", first)
	}
	s := settings()
	s.Retention.DeliveryHours++
	if f.notice(s, "en").Version == first {
		t.Error("another text has the same version")
	}
}
