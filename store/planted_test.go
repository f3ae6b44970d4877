package store_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

// planted are strings that must never stand readable in any file, each stored
// through the write method that it is named after.
var planted = map[string]string{
	"guest name":         "Zarathustra Quellmann",
	"guest phone":        "+447700900461",
	"guest user id":      "XK.8835120977465",
	"alias":              "+447700900462",
	"message":            "Kommt der Klempner um halb acht?",
	"message note":       "Reisepass-Kopie-Quell.pdf",
	"platform id":        "wamid.QUELLMANN7700900461",
	"rewritten":          "Il codice è 83-LIMONE-17",
	"outgoing":           "La chiave sta sotto il vaso blu",
	"status wamid":       "wamid.PARKEDQUELL9",
	"settled wamid":      "wamid.SETTLEDQUELL3",
	"draft":              "Gentile Quellmann, il lettino costa",
	"trace detail":       "quellmann-matched-surname",
	"property name":      "Casa Quellenhof Nascosta",
	"fact":               "La password è gelso-rosso-58.",
	"fact secret":        "gelso-rosso-58",
	"fact translation":   "The password is gelso-rosso-58, mulberry",
	"fact draft":         "Das Passwort ist {{wifi.0}}, quellrot",
	"drafted text":       "La password quellrossa è {{wifi.0}}.",
	"replaced fact":      "Il garage si apre con 7714-ovest.",
	"booking name":       "Friedelinde Ampezzo-Quell",
	"booking phone":      "+447700900463",
	"booking last4":      "Q0463Z",
	"booking code":       "HMQUELL99X",
	"booking invite":     "K7QM4RTX",
	"booking uid":        "uid-quell-5512@example.org",
	"booking summary":    "Reserved for Ampezzo",
	"booking notes":      "Friedelinde wants the cot by the window",
	"feed url":           "https://calendar.example/ical/quell-secret-4471.ics",
	"feed name":          "Calendario Quellenhof",
	"feed body hash":     "bodyhash-quell-0001",
	"feed body":          "BEGIN:VEVENT SUMMARY:Reserved - Quellmann",
	"link token":         "quelltoken7k4mq2wz9rtx",
	"link name":          "Sito Quellenhof",
	"number token":       "EAAquell-token-9917",
	"number secret":      "quell-app-secret-5512",
	"number verify":      "quell-verify-word-301",
	"number pin":         "QUELL-661204",
	"number display":     "+441632960466",
	"told of a stay":     "Ampezzo-Quell zu zweit",
	"setting":            "EAAGquelltoken0042",
	"raw delivery":       `{"text":"Delivery von Quellmann"}`,
	"unknown element":    `{"poll":"Quellmann fragt"}`,
	"consent phone":      "+4915792300031",
	"consent user id":    "DE.99000000000000000031",
	"consent name":       "Quelltraud Zustimmer",
	"consent wording":    "Quellende Nachrichten zum Aufenthalt",
	"consent proof":      "Quellvertrag Seite 7",
	"consent actor":      "Hausmeisterin Quellhilde",
	"template body":      "Willkommen in der Quellenstube, {{guest_name}}!",
	"user name":          "Gertrudis Hausmeister-Quell",
	"session token":      "quelltoken-9f3a77c1d05e",
	"session agent":      "QuellBrowser/7.1",
	"setup token":        "quellsetup-77aa01",
	"account notice":     `{"event":"PIN_CHANGED","requester":"Quellmann"}`,
	"alarm detail":       "Konto Quellenhof gesperrt",
	"parked words":       "Quellmann kommt doch erst um neun",
	"number in question": "+447700900464",
	"old alias":          "+447700900465",
	"taken change":       "Quellmann nimmt das zurück",
	"twin":               "Quellmanns Zwilling",
	"question asked for": "Hat Quellmann bezahlt?",
	"text of a rule":     "Die Quellenhof-Schaukel knarrt am Abend",
	"file name":          "Personalausweis-Quellmann.jpg",
	"platform file":      "QUELLFILE880042",
	"file digest":        "q83vEjRWeJASQUELLw4kBI0VniQEjRWeJASNFZ4kBI0=",
}

// harmless are the columns' plain words: that these are found proves that the
// search looks where the data is.
var harmless = []string{"casa-pianta", "wifi-pianta", "quellsource.example:443"}

// plants is a write by every method that stores anything, by the method's name.
func plants(t *testing.T, p func(what string) string) map[string]func(*store.Tx) error {
	ctx := context.Background()
	flat := property("casa-pianta")
	flat.Name = p("property name")
	fact := func(id, text string) stay.Fact {
		return stay.Fact{Property: flat.ID, ID: id, Topic: "wifi", Visibility: stay.DuringStay, Text: text, Secrets: []string{p("fact secret")},
			Translations: map[string]string{"en": p("fact translation")}, Drafts: map[string]stay.Draft{"de": {Text: p("fact draft"), Of: p("drafted text"), Doubts: []string{"x"}, At: noon}}, UpdatedAt: noon}
	}
	feed := store.Feed{ID: id[stay.FeedID](t), Property: flat.ID, Name: p("feed name"), URL: stay.Private(p("feed url")), BodyHash: []byte(p("feed body hash")),
		State: store.FeedNew, NextAt: noon, CreatedAt: noon}
	link := store.CalendarLink{ID: id[stay.LinkID](t), Property: flat.ID, Channel: "names", Name: p("link name"), Token: stay.Private(p("link token")), CreatedAt: noon, RenewedAt: noon}
	b := booking(t, flat.ID, 20000, 20003)
	b.Name, b.Phone, b.PhoneLast4, b.Code = stay.Private(p("booking name")), stay.Private(p("booking phone")), stay.Private(p("booking last4")), stay.Private(p("booking code"))
	b.Invite, b.UID, b.Summary = stay.Private(p("booking invite")), stay.Private(p("booking uid")), stay.Private(p("booking summary"))
	b.Notes = stay.Private(p("booking notes"))
	g := stay.Guest{ID: id[stay.GuestID](t), Name: stay.Private(p("guest name")), Phone: stay.Private(p("guest phone")), UserID: stay.Private(p("guest user id")), CreatedAt: noon}
	c := stay.Conversation{ID: id[stay.ConversationID](t), Guest: g.ID, NumberID: "1", Mode: stay.ByAssistant, ModeSince: noon, LastMessageAt: noon, CreatedAt: noon}
	in, out := bubble(t, c, stay.FromGuest, p("message")), bubble(t, c, stay.FromAssistant, p("outgoing"))
	asked := id[stay.PersonQuestionID](t)
	again := bubble(t, c, stay.FromAssistant, p("outgoing"))
	in.Note = p("message note")
	user := store.Account{User: stay.User{ID: id[stay.UserID](t), Name: p("user name"), Role: stay.RoleOwner, Language: "it"}, Password: "$argon2id$x", CreatedAt: noon}
	file, emptied := picture(t, in), picture(t, in)
	return map[string]func(*store.Tx) error{
		"10 PutProperty": func(tx *store.Tx) error { return tx.PutProperty(ctx, flat) },
		"11 ReplaceFacts": func(tx *store.Tx) error {
			return tx.ReplaceFacts(ctx, flat.ID, []stay.Fact{fact("garage", p("replaced fact"))})
		},
		"12 PutFact": func(tx *store.Tx) error { return tx.PutFact(ctx, fact("wifi-pianta", p("fact"))) },
		"13 PutFeed": func(tx *store.Tx) error { return tx.PutFeed(ctx, feed) },
		"14 AddFeedLog": func(tx *store.Tx) error {
			return tx.AddFeedLog(ctx, store.FeedLog{Feed: feed.ID, At: noon, Outcome: "ok"})
		},
		"15 PutBooking": func(tx *store.Tx) error { return tx.PutBooking(ctx, b) },
		"16 AddCalendarLog": func(tx *store.Tx) error {
			return tx.AddCalendarLog(ctx, store.CalendarLog{Feed: feed.ID, Booking: b.ID, At: noon, What: store.DecidedAdded, Nights: stay.Span{Arrival: b.Arrival, Departure: b.Departure}})
		},
		"16 PutCalendarQuestion": func(tx *store.Tx) error {
			return tx.PutCalendarQuestion(ctx, stay.CalendarQuestion{ID: id[stay.CalendarQuestionID](t), Property: flat.ID, Kind: stay.AskMoved, Booking: b.ID, State: stay.CalendarOpen, OpenedAt: noon})
		},
		"16 UnpairFeeds": func(tx *store.Tx) error { return tx.UnpairFeeds(ctx, feed.ID, feed.ID) },
		"17 PairFeeds":   func(tx *store.Tx) error { return tx.PairFeeds(ctx, feed.ID, feed.ID, noon) },
		"16 SaidAgain":   func(tx *store.Tx) error { _, err := tx.SaidAgain(ctx, feed.ID, noon); return err },
		"17 AddFeedBody": func(tx *store.Tx) error {
			return tx.AddFeedBody(ctx, flat.ID, store.FeedBody{ID: string(id[stay.FeedID](t)), Feed: feed.ID, At: noon, Until: noon, Good: true, Body: []byte(p("feed body"))})
		},
		"16 PutCalendarLink": func(tx *store.Tx) error { return tx.PutCalendarLink(ctx, link) },
		"17 AddCalendarRead": func(tx *store.Tx) error { return tx.AddCalendarRead(ctx, link, "airbnb", noon) },
		"18 PutExported": func(tx *store.Tx) error {
			return tx.PutExported(ctx, store.Exported{Property: flat.ID, Channel: "names", Booking: b.ID, Arrival: b.Arrival, Departure: b.Departure, FirstAt: noon, ChangedAt: noon, Stamp: noon, Told: p("told of a stay")})
		},
		"19 PutRule": func(tx *store.Tx) error {
			return tx.PutRule(ctx, stay.Rule{ID: "regola-pianta", Name: p("text of a rule"), Texts: map[string]string{"de": p("text of a rule")}, CreatedAt: noon, UpdatedAt: noon})
		},
		"36 PutRuleSend": func(tx *store.Tx) error {
			return tx.PutRuleSend(ctx, stay.RuleSend{ID: id[stay.SendID](t), Rule: "regola-pianta", Booking: b.ID, State: stay.RuleQueued, Property: flat.ID, Arrival: b.Arrival, Departure: b.Departure,
				Conversation: c.ID, Message: out.ID, CreatedAt: noon, ChangedAt: noon})
		},
		"37 PauseStay": func(tx *store.Tx) error { return tx.PauseStay(ctx, b.ID, true, noon) },
		"20 PutGuest":  func(tx *store.Tx) error { return tx.PutGuest(ctx, g) },
		"21 PutAlias": func(tx *store.Tx) error {
			return tx.PutAlias(ctx, g.ID, store.Alias{Kind: store.AliasPhone, Value: p("alias")}, false, noon)
		},
		"22 SupersedeAlias": func(tx *store.Tx) error {
			return tx.SupersedeAlias(ctx, store.Alias{Kind: store.AliasPhone, Value: p("alias")}, false, noon)
		},
		"23 PutConversation": func(tx *store.Tx) error { return tx.PutConversation(ctx, c) },
		"24 PutTie": func(tx *store.Tx) error {
			return tx.PutTie(ctx, stay.Tie{Conversation: c.ID, Booking: b.ID, Evidence: stay.EvidenceCode, At: noon})
		},
		"25 PutClaim": func(tx *store.Tx) error {
			return tx.PutClaim(ctx, stay.Claim{Conversation: c.ID, Booking: b.ID, Evidence: stay.EvidenceClaim, State: stay.ClaimOpen, At: noon})
		},
		"39 ParkChange": func(tx *store.Tx) error {
			return tx.ParkChange(ctx, g.ID, p("platform id")+" later", false, store.MessageChange{Kind: "edit", By: stay.FromGuest, Text: p("parked words"), At: noon, Key: tx.ChangeKey("e1", false)}, noon)
		},
		"39 TakeChanges": func(tx *store.Tx) error {
			if err := tx.ParkChange(ctx, g.ID, "wamid.X", false, store.MessageChange{Kind: "edit", Text: p("taken change"), Key: tx.ChangeKey("e2", false)}, noon); err != nil {
				return err
			}
			_, err := tx.TakeChanges(ctx, "wamid.X", false)
			return err
		},
		"21 AskPerson": func(tx *store.Tx) error {
			return tx.AskPerson(ctx, stay.PersonQuestion{ID: asked, Guest: g.ID, Other: g.ID, Phone: stay.Private(p("number in question")), OpenedAt: noon})
		},
		"22 ClosePersonQuestion": func(tx *store.Tx) error { return tx.ClosePersonQuestion(ctx, asked, stay.PersonDifferent, noon) },
		"22 PutOldAlias": func(tx *store.Tx) error {
			return tx.PutOldAlias(ctx, g.ID, store.Alias{Kind: store.AliasPhone, Value: p("old alias")}, false, noon)
		},
		"43 ForgetSteps": func(tx *store.Tx) error { return tx.ForgetSteps(ctx, c, 1<<40) },
		"43 MergeGuests": func(tx *store.Tx) error {
			twin := stay.Guest{ID: id[stay.GuestID](t), Name: stay.Private(p("twin")), CreatedAt: noon}
			if err := tx.PutGuest(ctx, twin); err != nil {
				return err
			}
			_, _, err := tx.MergeGuests(ctx, g.ID, twin.ID, noon)
			return err
		},
		"26 AddTries": func(tx *store.Tx) error { return tx.AddTries(ctx, c.ID, 2, noon) },
		"27 CloseDoor": func(tx *store.Tx) error {
			return tx.CloseDoor(ctx, stay.Door{Conversation: c.ID, ClosedAt: noon, OpensAt: noon.Add(time.Hour)})
		},
		"30 AddMessage": func(tx *store.Tx) error { _, _, err := tx.AddMessage(ctx, c, in, p("platform id")); return err },
		"31 AddOutgoing": func(tx *store.Tx) error {
			_, err := tx.AddOutgoing(ctx, c, out, stay.PurposeAnswer, "turn", noon)
			return err
		},
		"32 Rewrite": func(tx *store.Tx) error {
			return tx.Rewrite(ctx, c, out.ID, func(m *stay.Message) { m.Text = stay.Private(p("rewritten")) })
		},
		"32 Retype": func(tx *store.Tx) error {
			return tx.Retype(ctx, c, out.ID, "text", func(m *stay.Message) { m.Text = stay.Private(p("rewritten")) })
		},
		"33 ClaimSends": func(tx *store.Tx) error { _, err := tx.ClaimSends(ctx, noon, time.Minute, 1); return err },
		"31 AddClaimed": func(tx *store.Tx) error {
			_, _, err := tx.AddClaimed(ctx, c, again, stay.PurposeAnswer, "another turn", noon, time.Minute)
			return err
		},
		"34 Settle": func(tx *store.Tx) error {
			_, err := tx.Settle(ctx, out.ID, store.Outcome{To: stay.Accepted, Wamid: p("settled wamid")}, noon)
			return err
		},
		"35 ApplyStatuses": func(tx *store.Tx) error {
			_, err := tx.ApplyStatuses(ctx, []store.Status{{Wamid: p("status wamid"), State: stay.Sent}}, noon)
			return err
		},
		"36 AddMedia": func(tx *store.Tx) error {
			for _, f := range []stay.Media{file, emptied} {
				f.Filename = stay.Private(p("file name"))
				if err := tx.AddMedia(ctx, c, f, store.MediaRef{PlatformID: p("platform file"), SHA256: p("file digest"), MIME: "image/jpeg"}); err != nil {
					return err
				}
			}
			return nil
		},
		"37 ChangeMedia": func(tx *store.Tx) error {
			_, err := tx.ChangeMedia(ctx, file.ID, func(m *stay.Media) { m.State, m.Type, m.Size = stay.MediaKept, "image/jpeg", 7 })
			return err
		},
		"38 ForgetMedia": func(tx *store.Tx) error { return tx.ForgetMedia(ctx, emptied.ID, noon) },
		"39 EmptyMedia":  func(tx *store.Tx) error { return tx.EmptyMedia(ctx, emptied.ID, stay.MediaByOwner) },
		"40 AddTrace": func(tx *store.Tx) error {
			return tx.AddTrace(ctx, c, stay.Trace{Conversation: c.ID, Message: in.ID, At: noon, Steps: []stay.Step{{Name: "identify", Detail: map[string]string{"how": p("trace detail")}}}})
		},
		"41 PutQuestion": func(tx *store.Tx) error {
			return tx.PutQuestion(ctx, c, stay.Question{ID: id[stay.QuestionID](t), Conversation: c.ID, Message: in.ID, Reason: stay.ReasonNoFact, State: stay.QuestionOpen,
				Draft: stay.Private(p("draft") + p("question asked for")), OpenedAt: noon})
		},
		"42 PutRequest": func(tx *store.Tx) error {
			return tx.PutRequest(ctx, stay.Request{ID: id[stay.RequestID](t), Conversation: c.ID, Guest: g.ID, Kind: stay.RequestErase, State: stay.QuestionOpen, ReceivedAt: noon, DueAt: noon})
		},
		"50 AddReadDeliveries": func(tx *store.Tx) error {
			return tx.AddReadDeliveries(ctx, []store.Delivery{{Source: store.FromPlatform, ReceivedAt: noon, Body: []byte(p("raw delivery") + " read")}})
		},
		"50 AddDelivery": func(tx *store.Tx) error {
			_, _, err := tx.AddDelivery(ctx, store.FromPlatform, []byte(p("raw delivery")), noon)
			return err
		},
		"51 AddOddity": func(tx *store.Tx) error { return tx.AddOddity(ctx, 1, "unknown", []byte(p("unknown element")), noon) },
		"61 PutNumber": func(tx *store.Tx) error {
			return tx.PutNumber(ctx, stay.Number{Key: "n1", ID: "900000000000002", Gateway: stay.GatewayCloud, Token: stay.Private(p("number token")), Display: p("number display"),
				Secrets: []stay.Private{stay.Private(p("number secret"))}, VerifyToken: stay.Private(p("number verify")), PIN: stay.Private(p("number pin")), CreatedAt: noon, UpdatedAt: noon})
		},
		"55 AddConsent": func(tx *store.Tx) error {
			return tx.AddConsent(ctx, stay.ConsentEntry{ID: id[stay.ConsentID](t), At: noon, Kind: stay.OptOut, Scope: stay.ScopeStay, Source: stay.SourceKeyword, Guest: g.ID, Booking: b.ID,
				Phone: stay.Private(p("consent phone")), UserID: stay.Private(p("consent user id")), Name: stay.Private(p("consent name")), Wording: p("consent wording"), Proof: p("consent proof"), Actor: p("consent actor")})
		},
		"56 PutTemplate": func(tx *store.Tx) error {
			return tx.PutTemplate(ctx, stay.Template{Name: "sample", Language: "it", Category: stay.Utility, State: stay.TemplateDraft, Origin: stay.FromOwner, Body: p("template body"), CreatedAt: noon, UpdatedAt: noon, StateSince: noon})
		},
		"60 PutSetting":   func(tx *store.Tx) error { return tx.PutSetting(ctx, "whatsapp.access_token", p("setting"), 1) },
		"60 PutPhoneSync": func(tx *store.Tx) error { return tx.PutPhoneSync(ctx, "1", stay.PhoneSync{Progress: 5}, noon) },
		"60 PutChoices":   func(tx *store.Tx) error { return tx.PutChoices(ctx, stay.DefaultChoices(), noon) },
		"61 PutUser":      func(tx *store.Tx) error { return tx.PutUser(ctx, user) },
		"62 AddSession": func(tx *store.Tx) error {
			return tx.AddSession(ctx, p("session token"), store.Session{User: user.ID, Agent: p("session agent"), CreatedAt: noon, LastSeenAt: noon, ExpiresAt: noon.Add(time.Hour)})
		},
		"63 TouchSession": func(tx *store.Tx) error { return tx.TouchSession(ctx, p("session token"), noon, noon.Add(time.Hour)) },
		"64 PutSetupLink": func(tx *store.Tx) error { return tx.PutSetupLink(ctx, p("setup token"), noon) },
		"70 PutJobRun":    func(tx *store.Tx) error { return tx.PutJobRun(ctx, store.JobRun{Name: "sweep", LastAt: noon}) },
		"36 ApplyStatuses": func(tx *store.Tx) error { // of a message that is there
			_, err := tx.ApplyStatuses(ctx, []store.Status{{Callback: string(out.ID), Wamid: p("settled wamid"), State: stay.Delivered, At: noon, Category: "service"}}, noon)
			return err
		},
		"37 Count": func(tx *store.Tx) error {
			due, err := tx.DueMarks(ctx, 1)
			if err != nil || len(due) == 0 {
				return err
			}
			return tx.Count(ctx, due[0], store.Counted{Day: 20000, Category: "service", Pricing: "free", Market: "GB"})
		},
		"73 PutRest": func(tx *store.Tx) error {
			return tx.PutRest(ctx, stay.Rest{Number: "1", Problem: "payment", Since: noon, Until: noon})
		},
		"74 NewAccountEvent": func(tx *store.Tx) error {
			_, err := tx.NewAccountEvent(ctx, "900000000000001/security/PIN_CHANGED", p("account notice"), noon, noon)
			return err
		},
		"72 RaiseAlarm": func(tx *store.Tx) error {
			return tx.RaiseAlarm(ctx, stay.Alarm{Kind: stay.AlarmNotice, Number: "1", Detail: stay.Private(p("alarm detail")), RaisedAt: noon})
		},
		"71 AddConnection": func(tx *store.Tx) error {
			return tx.AddConnection(ctx, store.Connection{At: noon, Destination: "quellsource.example:443", Outcome: "ok"})
		},
	}
}

// plant stores everything and returns the id of the guest.
func plant(t *testing.T, db *store.DB) stay.GuestID {
	t.Helper()
	ctx := context.Background()
	all := plants(t, func(what string) string { return planted[what] })
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if err := db.Update(ctx, all[name]); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	g, err := db.GuestByAlias(ctx, store.Alias{Kind: store.AliasPhone, Value: planted["alias"]}, false)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestEveryWriteMethodIsPlanted(t *testing.T) {
	covered, used := map[string]bool{}, map[string]bool{}
	writes := plants(t, func(what string) string { used[what] = true; return what })
	db := storetest.Open(t)
	for _, name := range slices.Sorted(maps.Keys(writes)) {
		update(t, db, writes[name])
		covered[strings.Fields(name)[1]] = true
	}
	if missing := len(planted) - len(used); missing != 0 {
		t.Errorf("%d of the planted strings are never stored", missing)
	}
	// These only remove, or change columns that are never sealed.
	for _, name := range []string{"LoseMedia", "ForgetBody", "PairUsedUp", "Withdraw",
		"AlarmTold", "CloseAlarm", "CloseAlarmAbout", "EndAlarm", "EndAlarms", "SeeAlarm",
		"EndRest", "TryRests",
		"Note", "As", "CloseQuestions", "ConfirmFact", "DropAnswers", "EndSession", "EndSessionByID", "EndSessions", "FinishDelivery", "ForgetCalendarReads", "LoseLeases", "OldMessages",
		"RemoveTemplate", "SweepConsents",
		"OpenDoor", "RemoveBooking", "RemoveCalendarLink", "RemoveClaims", "RemoveConversation", "RemoveFact", "RemoveFeed", "RemoveGuest", "RemoveNumber", "RemoveProperty", "RemoveRule", "RemoveRuleSend", "RemoveTie", "RemoveUser", "Reopen", "SpendSetupLink", "SweepShort"} {
		covered[name] = true
	}
	reads := reflect.TypeFor[store.Reader]()
	for m := range reflect.TypeFor[*store.Tx]().Methods() {
		if _, read := reads.MethodByName(m.Name); !read && !covered[m.Name] {
			t.Errorf("Tx.%s is not planted: add it to plants", m.Name)
		}
	}
}

func TestNothingPrivateStandsInAnyFile(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	db := openAgain(t, dir)
	guest := plant(t, db)
	search(t, dir, "open")
	if ok, err := db.Checkpoint(ctx); !ok || err != nil {
		t.Fatalf("checkpoint %t: %v", ok, err)
	}
	search(t, dir, "after a checkpoint")
	update(t, db, func(tx *store.Tx) error { return tx.RemoveGuest(ctx, guest) })
	if err := db.VacuumInto(ctx, filepath.Join(dir, "copy.db")); err != nil {
		t.Fatal(err)
	}
	search(t, dir, "after an erasure and a copy")
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	search(t, dir, "closed")
}

// search greps every file of the directory for what was planted, as it is and
// as tools would write it.
func search(t *testing.T, dir, when string) {
	t.Helper()
	files := contents(t, dir)
	for what, text := range planted {
		for form, needle := range guises(text) {
			for name, content := range files {
				if bytes.Contains(content, needle) {
					t.Errorf("%s: the %s stands in %s %s", when, what, name, form)
				}
			}
		}
	}
	for _, word := range harmless {
		if !slices.ContainsFunc(slices.Collect(maps.Values(files)), func(b []byte) bool { return bytes.Contains(b, []byte(word)) }) {
			t.Errorf("%s: the search does not even find %q", when, word)
		}
	}
}

func contents(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files[path], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// guises are the forms in which a text might hide in a file.
func guises(text string) map[string][]byte {
	little, big := make([]byte, 0, 2*len(text)), make([]byte, 0, 2*len(text))
	for _, u := range utf16.Encode([]rune(text)) {
		little, big = append(little, byte(u), byte(u>>8)), append(big, byte(u>>8), byte(u))
	}
	all := map[string][]byte{
		"as it is": []byte(text), "in UTF-16LE": little, "in UTF-16BE": big,
		"in hex": []byte(hex.EncodeToString([]byte(text))), "in upper-case hex": []byte(strings.ToUpper(hex.EncodeToString([]byte(text)))),
	}
	for shift, name := range []string{"in base64", "in base64, one on", "in base64, two on"} {
		for url, coding := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
			code := coding.EncodeToString(append(make([]byte, shift), text...))
			// The first and the last letters depend on what stands around.
			all[name+map[int]string{0: "", 1: ", for links"}[url]] = []byte(code[(shift*8+5)/6 : len(code)-2])
		}
	}
	return all
}

func TestTheSearchFindsEveryGuise(t *testing.T) {
	const text = "Il codice è 83-LIMONE-17"
	for form, needle := range guises(text) {
		dir := t.TempDir()
		var around []byte
		switch {
		case strings.Contains(form, "base64"):
			shift := strings.Count(form, "one on") + 2*strings.Count(form, "two on")
			coding := base64.StdEncoding
			if strings.Contains(form, "links") {
				coding = base64.URLEncoding
			}
			around = []byte(coding.EncodeToString([]byte("abc"[:shift] + text + "more")))
		default:
			around = append(append([]byte("xx"), needle...), "yy"...)
		}
		if err := os.WriteFile(filepath.Join(dir, "f"), around, 0o600); err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(contents(t, dir)[filepath.Join(dir, "f")], needle) {
			t.Errorf("%s is not found", form)
		}
	}
}
