package doctor_test

import (
	"context"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"portineria/app/doctor"
	"portineria/llm"
	"portineria/llm/llmtest"
	hearing "portineria/speech"
	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
	"portineria/whatsapp"
	"portineria/whatsapp/graphfake"
)

var noon = time.Date(2026, 7, 14, 10, 0, 0, 0, time.UTC)

// fixture is a house with a real database and what the doctor is told of it.
type fixture struct {
	doctor.Options
	t *testing.T
}

func furnish(t *testing.T) *fixture {
	t.Helper()
	f := &fixture{t: t}
	f.Dir = t.TempDir()
	f.Now = func() time.Time { return noon }
	f.DB = storetest.OpenIn(t, f.Dir, f.Now)
	f.PrivateListen, f.PublicListen = "127.0.0.1:0", "127.0.0.1:0"
	f.Version = "1.0 (abc123)"
	f.BackupDir, f.BackupSuffix = filepath.Join(f.Dir, "backups"), ".backup"
	return f
}

func (f *fixture) put(write func(context.Context, *store.Tx) error) {
	f.t.Helper()
	ctx := context.Background()
	if err := f.DB.Update(ctx, func(tx *store.Tx) error { return write(ctx, tx) }); err != nil {
		f.t.Fatal(err)
	}
}

func (f *fixture) examine() []doctor.Check {
	f.t.Helper()
	return doctor.New(f.Options).Examine(context.Background())
}

func (f *fixture) check(key string) doctor.Check {
	f.t.Helper()
	all := f.examine()
	i := slices.IndexFunc(all, func(c doctor.Check) bool { return c.Key == key })
	if i < 0 {
		f.t.Fatalf("there is no check %q", key)
	}
	return all[i]
}

// whatsApp connects the house to a fake Graph API with this token.
func (f *fixture) whatsApp(token, number string) {
	f.t.Helper()
	fake, err := graphfake.New(graphfake.Options{
		Number: graphfake.Business{Account: "900000000000001", PhoneNumberID: "900000000000002", Phone: "441632960001", Name: "Example Lodge"},
		Token:  "right", Now: func(string) time.Time { return noon }, Rand: rand.NewChaCha8([32]byte{1}),
	})
	if err != nil {
		f.t.Fatal(err)
	}
	f.t.Cleanup(fake.Close)
	server := httptest.NewServer(fake)
	f.t.Cleanup(server.Close)
	client, err := whatsapp.New(whatsapp.Options{BaseURL: server.URL, Version: "v25.0", PhoneNumberID: number, Token: func() string { return token }, HTTP: server.Client(), Now: f.Now})
	if err != nil {
		f.t.Fatal(err)
	}
	f.WhatsApp = doctor.WhatsApp{Number: true, PhoneNumberID: true, AccessToken: true, AppSecret: true, VerifyToken: true, Graph: client}
	f.PublicURL = "https://casa.example"
}

// tried lets the model have been tried.
func (f *fixture) tried(t doctor.Trial) {
	f.askModel(llmtest.Model)
	f.ModelTrial = func() doctor.Trial { return t }
}

func (f *fixture) tested(t llm.Tested) { f.tried(doctor.Trial{Done: true, Tested: t}) }

func (f *fixture) askModel(name string) *llmtest.Server {
	f.t.Helper()
	server := llmtest.Start(f.t)
	client, err := llm.New(llm.Options{BaseURL: server.URL(), Model: name, HTTP: server.HTTP()})
	if err != nil {
		f.t.Fatal(err)
	}
	f.Model = client
	return server
}

func (f *fixture) house(facts int) {
	f.put(func(ctx context.Context, tx *store.Tx) error {
		p := stay.Property{ID: "casa-limone", Name: "Casa Limone", Language: "it", Timezone: "Europe/Rome", Country: "IT", UpdatedAt: noon}
		if err := tx.PutProperty(ctx, p); err != nil {
			return err
		}
		for i := range facts {
			fact := stay.Fact{Property: p.ID, ID: string(rune('a' + i)), Topic: "wifi", Visibility: stay.Public, Text: "A fact.", UpdatedAt: noon}
			if err := tx.PutFact(ctx, fact); err != nil {
				return err
			}
		}
		return nil
	})
}

func (f *fixture) feed(state store.FeedState) {
	f.house(1)
	f.put(func(ctx context.Context, tx *store.Tx) error {
		return tx.PutFeed(ctx, store.Feed{ID: "f1", Property: "casa-limone", Name: "Airbnb", URL: "https://feeds.example/secret.ics", State: state, NextAt: noon, CreatedAt: noon})
	})
}

func TestEveryPartHasOneLineInEitherLanguage(t *testing.T) {
	f := furnish(t)
	want := []string{"config", "database", "keys", "disk", "media", "clock", "owner", "owner_whatsapp", "private_listen", "public_listen", "public_url", "whatsapp",
		"whatsapp_token", "whatsapp_number", "webhook", "alarms", "app_secret", "verify_token", "model", "model_test", "speech", "properties", "facts", "review", "feeds", "links", "outbox", "egress", "backup", "jobs", "version"}
	var got []string
	for _, c := range f.examine() {
		got = append(got, c.Key)
		english, _ := c.Say("en")
		italian, _ := c.Say("it")
		if english == "" || italian == "" || strings.Contains(english+italian, "%!") {
			t.Errorf("%s says %q and %q", c.Key, english, italian)
		}
		if (c.State == doctor.Fail || c.State == doctor.Warn) && len(found(c)) < 2 {
			t.Errorf("%s is %s and says nothing of what to do", c.Key, c.State)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("the lines are %v, want %v", got, want)
	}
}

// found is all that a check says in English.
func found(c doctor.Check) []string {
	what, next := c.Say("en")
	if next == "" {
		return []string{what}
	}
	return []string{what, next}
}

func TestACheckTellsHowItsPartDoes(t *testing.T) {
	state := func(s store.FeedState) func(*fixture) { return func(f *fixture) { f.feed(s) } }
	for name, c := range map[string]struct {
		key   string
		given func(*fixture)
		want  doctor.State
		says  string
	}{
		"no file":                          {"config", nil, doctor.OK, "There is no file"},
		"doubts about the file":            {"config", func(f *fixture) { f.Doubts = []string{"owner.whatsapp"} }, doctor.Warn, "owner.whatsapp"},
		"a whole database":                 {"database", nil, doctor.OK, "Whole"},
		"a key that only its owner reads":  {"keys", nil, doctor.OK, "only you"},
		"a key that others read":           {"keys", func(f *fixture) { chmod(f, 0o644) }, doctor.Fail, "chmod 600 master.key"},
		"a key that is gone":               {"keys", func(f *fixture) { remove(f) }, doctor.Fail, "is missing"},
		"a key that is broken":             {"keys", func(f *fixture) { scribble(f) }, doctor.Fail, "cannot be read"},
		"a clock in the past":              {"clock", func(f *fixture) { f.Now = func() time.Time { return time.Unix(0, 0) } }, doctor.Fail, "1970-01-01"},
		"a clock behind what was recorded": {"clock", func(f *fixture) { ran(f, "retention", noon.Add(26*time.Hour), "") }, doctor.Fail, "1 day ahead"},
		"a clock that agrees":              {"clock", func(f *fixture) { ran(f, "retention", noon.Add(-time.Hour), "") }, doctor.OK, "2026-07-14 10:00 UTC"},
		"no owner":                         {"owner", nil, doctor.Fail, "portineria serve"},
		"an owner":                         {"owner", func(f *fixture) { owner(f) }, doctor.OK, "There is an owner"},
		"alerts without WhatsApp":          {"owner_whatsapp", func(f *fixture) { f.OwnerWhatsApp = true }, doctor.Off, "once WhatsApp is connected"},
		"alerts to nowhere":                {"owner_whatsapp", func(f *fixture) { f.whatsApp("right", "900000000000002") }, doctor.Warn, "only these pages"},
		"a free port":                      {"private_listen", nil, doctor.Off, "nothing is served"},
		"a port that somebody else has":    {"private_listen", func(f *fixture) { f.PrivateListen = occupied(f) }, doctor.Fail, "another program"},
		"a house that serves elsewhere":    {"public_listen", func(f *fixture) { f.PublicListen = occupied(f); lock(f) }, doctor.OK, "Open at"},
		"this process serves":              {"public_listen", func(f *fixture) { f.ServingSince = noon }, doctor.OK, "Open at"},
		"doors open to the home network":   {"private_listen", func(f *fixture) { f.ServingSince, f.PrivateListen = noon, ":8080" }, doctor.OK, "home network"},
		"no address needed yet":            {"public_url", nil, doctor.Off, "needed once"},
		"no address although needed":       {"public_url", func(f *fixture) { f.whatsApp("right", "900000000000002"); f.PublicURL = "" }, doctor.Fail, "no address"},
		"an address without encryption":    {"public_url", func(f *fixture) { f.PublicURL = "http://casa.example" }, doctor.Warn, "https"},
		"an address nothing came through":  {"public_url", func(f *fixture) { f.PublicURL = "https://casa.example" }, doctor.Warn, "cannot be seen"},
		"an address messages come through": {"public_url", func(f *fixture) { f.PublicURL = "https://casa.example"; delivered(f) }, doctor.OK, "messages come in"},
		"no WhatsApp":                      {"whatsapp", nil, doctor.Off, "Not connected yet"},
		"the number alone":                 {"whatsapp", func(f *fixture) { f.WhatsApp.Number = true }, doctor.Off, "Not connected yet"},
		"half of WhatsApp":                 {"whatsapp", func(f *fixture) { f.WhatsApp.AppSecret = true }, doctor.Fail, "phone_number_id, access_token, verify_token"},
		"WhatsApp without its number":      {"whatsapp", func(f *fixture) { f.whatsApp("right", "900000000000002"); f.WhatsApp.Number = false }, doctor.Warn, "link"},
		"all of WhatsApp":                  {"whatsapp", func(f *fixture) { f.whatsApp("right", "900000000000002") }, doctor.OK, "Everything is set"},
		"a token that is right":            {"whatsapp_token", func(f *fixture) { f.whatsApp("right", "900000000000002") }, doctor.OK, "accepts"},
		"a token that is wrong":            {"whatsapp_token", func(f *fixture) { f.whatsApp("wrong", "900000000000002") }, doctor.Fail, "access_token"},
		"a token with a line break":        {"whatsapp_token", func(f *fixture) { f.whatsApp("right\n", "900000000000002") }, doctor.Fail, "pasted whole"},
		"a number behind a wrong token":    {"whatsapp_number", func(f *fixture) { f.whatsApp("wrong", "900000000000002") }, doctor.Warn, "Could not be checked"},
		"a number that is connected":       {"whatsapp_number", func(f *fixture) { f.whatsApp("right", "900000000000002") }, doctor.OK, "Example Lodge"},
		"a number that is not ours":        {"whatsapp_number", func(f *fixture) { f.whatsApp("right", "900000000000009") }, doctor.Fail, "phone_number_id"},
		"no WhatsApp to ask":               {"whatsapp_number", nil, doctor.Off, "Nothing to check"},
		"nothing delivered":                {"webhook", func(f *fixture) { f.whatsApp("right", "900000000000002") }, doctor.Warn, "https://casa.example/webhooks/whatsapp"},
		"a warning was noticed":            {"alarms", func(f *fixture) { alarm(f, stay.AlarmQuality) }, doctor.Warn, "Noticed: 1."},
		"sending has stopped":              {"alarms", func(f *fixture) { alarm(f, stay.AlarmPayment) }, doctor.Fail, "portineria alarm list"},
		"something delivered":              {"webhook", func(f *fixture) { delivered(f) }, doctor.OK, "2 hours ago"},
		"no secret although begun":         {"app_secret", func(f *fixture) { f.WhatsApp.AccessToken = true }, doctor.Fail, "refused"},
		"no verification word":             {"verify_token", func(f *fixture) { f.WhatsApp.AccessToken = true }, doctor.Fail, "long random word"},
		"no files of guests":               {"media", nil, doctor.Off, "not kept"},
		"some files of guests":             {"media", func(f *fixture) { f.files(4_200_000) }, doctor.OK, "3 files of guests, 4.2 MB of at most 10.0 MB"},
		"almost too many files":            {"media", func(f *fixture) { f.files(9_500_000) }, doctor.Warn, "almost full"},
		"too many files":                   {"media", func(f *fixture) { f.files(10_000_001) }, doctor.Fail, "total_mb"},
		"no speech server":                 {"speech", nil, doctor.Off, "asked once to type"},
		"a speech server that listens":     {"speech", func(f *fixture) { f.hears(nil) }, doctor.OK, "listens"},
		"a speech server that is off":      {"speech", func(f *fixture) { f.hears(hearing.ErrUnreachable) }, doctor.Fail, "cannot be reached"},
		"a slow speech server":             {"speech", func(f *fixture) { f.hears(hearing.ErrDeadline) }, doctor.Fail, "smaller model"},
		"a speech server that refuses":     {"speech", func(f *fixture) { f.hears(hearing.ErrRefused) }, doctor.Fail, "--convert"},
		"something else than one":          {"speech", func(f *fixture) { f.hears(hearing.ErrBroken) }, doctor.Fail, "/v1/audio/transcriptions"},
		"no model":                         {"model", nil, doctor.Off, "your own words"},
		"a model that is there":            {"model", func(f *fixture) { f.askModel(llmtest.Model) }, doctor.OK, llmtest.Model},
		"a model that is not installed":    {"model", func(f *fixture) { f.askModel("other:1b") }, doctor.Fail, "portineria model pull other:1b"},
		"a model server that is off":       {"model", func(f *fixture) { f.askModel(llmtest.Model).Close() }, doctor.Fail, "Start Ollama"},
		"no model to try":                  {"model_test", nil, doctor.Off, "no model"},
		"a model that is being tried":      {"model_test", func(f *fixture) { f.tried(doctor.Trial{Running: true}) }, doctor.OK, "being tried now"},
		"a model that could not be tried":  {"model_test", func(f *fixture) { f.tried(doctor.Trial{Err: llm.ErrUnavailable}) }, doctor.Warn, "could not be tried"},
		"a model nobody tried yet":         {"model_test", func(f *fixture) { f.tried(doctor.Trial{}) }, doctor.Warn, "tried by itself"},
		"a model that can": {"model_test", func(f *fixture) {
			f.tested(llm.Tested{Right: []string{"it", "pl"}, Speed: llm.Speed{Prompt: 30, Answer: 10}})
		}, doctor.OK,
			"about 6 words a second: a reply takes about 8 s. It answered rightly in: Italian, Polish"},
		"a slow model": {"model_test", func(f *fixture) { f.tested(llm.Tested{Right: []string{"en"}, Speed: llm.Speed{Prompt: 6, Answer: 2}}) }, doctor.Warn, "about 1.2 words a second: a reply takes about 40 s"},
		"a model without Polish": {"model_test", func(f *fixture) {
			f.tested(llm.Tested{Right: []string{"it"}, Wrong: []string{"pl"}, Speed: llm.Speed{Prompt: 30, Answer: 10}})
		}, doctor.Warn, "not used in these languages, which it got wrong: Polish"},
		"a model that takes for ever":     {"model_test", func(f *fixture) { f.tested(llm.Tested{Form: llm.ErrDeadline}) }, doctor.Fail, "more than five minutes"},
		"a model that ignores the form":   {"model_test", func(f *fixture) { f.tested(llm.Tested{Form: llm.ErrInvalid}) }, doctor.Fail, "not keep to the form"},
		"a model that knows no languages": {"model_test", func(f *fixture) { f.tested(llm.Tested{Wrong: []string{"it", "pl"}}) }, doctor.Fail, "not used: Italian, Polish"},
		"no property":                     {"properties", nil, doctor.Warn, "none yet"},
		"a property":                      {"properties", func(f *fixture) { f.house(0) }, doctor.OK, "Properties: 1"},
		"a property without facts":        {"facts", func(f *fixture) { f.house(0) }, doctor.Warn, "Casa Limone"},
		"facts":                           {"facts", func(f *fixture) { f.house(3) }, doctor.OK, "Facts: 3"},
		"facts that nobody compares":      {"review", nil, doctor.Off, "Not compared"},
		"facts that agree":                {"review", func(f *fixture) { f.house(3); compared(f) }, doctor.OK, "do not contradict"},
		"facts that disagree":             {"review", func(f *fixture) { contradicted(f); compared(f) }, doctor.Warn, "Casa Limone (1)"},
		"facts that are old":              {"review", func(f *fixture) { f.house(2); compared(f); later(f) }, doctor.OK, "for a year: 2"},
		"no calendar":                     {"feeds", nil, doctor.Off, "not seen"},
		"a calendar that is read":         {"feeds", state(store.FeedOK), doctor.OK, "All are being read: 1"},
		"a calendar that fails":           {"feeds", state(store.FeedFailing), doctor.Warn, "Airbnb"},
		"a calendar that looks cut":       {"feeds", state(store.FeedHeld), doctor.Warn, "nothing is cancelled"},
		"nobody reads from us":            {"links", nil, doctor.Off, "No site reads"},
		"a site that cannot reach us":     {"links", unreachable, doctor.Warn, "nobody reaches"},
		"a site reads from us":            {"links", shared(time.Time{}), doctor.OK, "others read: 1"},
		"a calendar that is held back":    {"links", shared(noon), doctor.Fail, "casa-limone (vrbo)"},
		"a calendar that refuses":         {"feeds", state(store.FeedStopped), doctor.Fail, "Airbnb"},
		"nothing to send":                 {"outbox", nil, doctor.OK, "Nothing is waiting"},
		"a message on its way":            {"outbox", func(f *fixture) { queued(f, noon) }, doctor.OK, "On their way: 1"},
		"a message that does not leave":   {"outbox", func(f *fixture) { queued(f, noon.Add(-time.Hour)) }, doctor.Fail, "do not leave: 1"},
		"no connection stopped":           {"egress", func(f *fixture) { f.Destinations = func() int { return 4 }; connected(f, "ok") }, doctor.OK, "allowed: 4, contacted since yesterday: 1"},
		"a connection stopped":            {"egress", func(f *fixture) { connected(f, "denied") }, doctor.Warn, "stopped since yesterday: 1"},
		"a fresh backup":                  {"backup", func(f *fixture) { backedUp(f, 3*time.Hour); backedUp(f, 99*time.Hour) }, doctor.OK, "3 hours ago"},
		"an old backup":                   {"backup", func(f *fixture) { backedUp(f, 9*24*time.Hour) }, doctor.Warn, "9 days ago"},
		"no backup":                       {"backup", nil, doctor.Warn, "none yet"},
		"a directory that cannot be read": {"backup", func(f *fixture) { f.BackupDir = key(f) }, doctor.Warn, "cannot be read"},
		"no job yet":                      {"jobs", nil, doctor.OK, "None was due"},
		"a job that ran":                  {"jobs", func(f *fixture) { ran(f, "retention", noon.Add(-time.Minute), "") }, doctor.OK, "1 minute ago"},
		"a job that failed":               {"jobs", func(f *fixture) { ran(f, "feeds", noon, "failed") }, doctor.Warn, "feeds"},
		"a sweep that stopped": {"jobs", func(f *fixture) {
			f.ServingSince = noon.Add(-5 * time.Hour)
			ran(f, "retention", noon.Add(-9*time.Hour), "")
		}, doctor.Warn, "not deleted"},
		"a sweep before a restart": {"jobs", func(f *fixture) {
			f.ServingSince = noon.Add(-time.Hour)
			ran(f, "retention", noon.Add(-9*time.Hour), "")
		}, doctor.OK, "9 hours ago"},
		"the version of everything":         {"version", nil, doctor.OK, "Portineria 1.0 (abc123)"},
		"a disk that this system can ask":   {"disk", func(f *fixture) { f.Dir = t.TempDir() }, "", "ree"},
		"a directory that does not exist":   {"disk", func(f *fixture) { f.Dir = filepath.Join(t.TempDir(), "gone") }, doctor.Warn, "cannot be asked"},
		"a database that cannot be reached": {"database", func(f *fixture) { f.DB = closed(f) }, doctor.Fail, "damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			f := furnish(t)
			if c.given != nil {
				c.given(f)
			}
			got := f.check(c.key)
			said := strings.Join(found(got), " ")
			if (c.want != "" && got.State != c.want) || !strings.Contains(said, c.says) {
				t.Errorf("%s is %s and says %q, want %s and %q", c.key, got.State, said, c.want, c.says)
			}
		})
	}
}

// A model server that never answers is what hangs in real life.
func TestACheckThatHangsHoldsUpNoOther(t *testing.T) {
	f := furnish(t)
	f.Timeout = time.Second // the others have all of it, however busy the machine is
	release := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-release }))
	t.Cleanup(server.Close)
	t.Cleanup(func() { close(release) })
	address, err := url.Parse(server.URL)
	f.must(err)
	f.Model, err = llm.New(llm.Options{BaseURL: address, Model: "lodge:4b", HTTP: server.Client()})
	f.must(err)
	if got := f.check("model"); got.State != doctor.Warn {
		t.Errorf("the check that hangs is %s and says %q", got.State, found(got))
	}
	if got := f.check("version"); got.State != doctor.OK {
		t.Errorf("beside it the version is %s", got.State)
	}
}

func TestACheckThatBreaksHarmsNoOther(t *testing.T) {
	f := furnish(t)
	f.Destinations = func() int { panic("broken") }
	if got := f.check("egress"); got.State != doctor.Warn || !strings.Contains(found(got)[0], "itself broke") {
		t.Errorf("the check that breaks is %s and says %q", got.State, found(got))
	}
	if got := f.check("version"); got.State != doctor.OK {
		t.Errorf("beside it the version is %s", got.State)
	}
}

func TestARecentExaminationIsNotRepeated(t *testing.T) {
	f := furnish(t)
	now := noon
	f.Now = func() time.Time { return now }
	d := doctor.New(f.Options)
	properties := func() string {
		for _, c := range d.Recent(context.Background(), time.Minute) {
			if c.Key == "properties" {
				return string(c.State)
			}
		}
		return ""
	}
	before := properties()
	f.house(1)
	if again := properties(); again != before {
		t.Errorf("within the minute it changed from %s to %s", before, again)
	}
	now = now.Add(2 * time.Minute)
	gone, leave := context.WithCancel(context.Background())
	leave()
	d.Recent(gone, time.Minute) // somebody who left before it was done
	if after := properties(); after != string(doctor.OK) {
		t.Errorf("after the minute it is still %s", after)
	}
}
