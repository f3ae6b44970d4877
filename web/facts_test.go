package web_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"portineria/stay"
	"portineria/store"
)

func TestFactsStandByTopicAndAreCountedByWhoMayKnowThem(t *testing.T) {
	l := newLodge(t)
	a := l.get(stay.RoleOwner, "/properties/casa-limone").want(http.StatusOK)
	var topics []string
	for _, node := range a.page().Find(".facts h3").EachIter() {
		topics = append(topics, node.Text())
	}
	if strings.Join(topics, ", ") != "Wi-Fi, Rubbish and recycling" {
		t.Errorf("topics: %v", topics)
	}
	if got := a.text(".tabs"); !strings.Contains(got, "All 2") || !strings.Contains(got, "During the stay 1") || !strings.Contains(got, "Only you 0") {
		t.Errorf("counts: %s", got)
	}
	if got := a.text("#topic-wifi + ul"); !strings.Contains(got, "holds a secret") || !strings.Contains(got, "no translation") {
		t.Errorf("the Wi-Fi says %q", got)
	}
	filtered := l.get(stay.RoleOwner, "/properties/casa-limone?visibility=public")
	if filtered.page().Find(".fact").Length() != 1 || !strings.Contains(filtered.body, "bidoni") {
		t.Error("the filter does not filter")
	}
	if l.get(stay.RoleOwner, "/properties/casa-limone?visibility=everyone").page().Find(".fact").Length() != 2 {
		t.Error("a filter that is none hides facts")
	}
}

// factForm is a form of a fact in which nothing is wrong.
func factForm() url.Values {
	return url.Values{"topic": {"parking"}, "visibility": {"public"}, "text": {"Parcheggio libero in via Aurelia.\r\nA 200 m."}, "secrets": {""}, "text-en": {"Free parking in Via Aurelia."}, "text-de": {" "}}
}

func (s *site) fact(id string) stay.Fact {
	s.t.Helper()
	f, err := s.db.Fact(s.t.Context(), casa.ID, id)
	s.must(err)
	return f
}

func TestAFactIsAddedUnderANameOfItsTopic(t *testing.T) {
	l := newLodge(t)
	if a := l.follow(stay.RoleCohost, "/properties/casa-limone/add-fact", factForm()); !strings.Contains(a.text("#flash"), "Saved.") {
		t.Errorf("the flash says %q", a.text("#flash"))
	}
	f := l.fact("parking")
	if f.Text != "Parcheggio libero in via Aurelia.\nA 200 m." || f.Translations["en"] == "" || len(f.Translations) != 1 {
		t.Errorf("stored: %+v", f)
	}
	l.follow(stay.RoleCohost, "/properties/casa-limone/add-fact", factForm())
	if f := l.fact("parking-2"); f.Topic != "parking" {
		t.Errorf("the second one is %+v", f)
	}
	named := factForm()
	named.Set("id", "garage")
	l.follow(stay.RoleOwner, "/properties/casa-limone/add-fact", named)
	if a := l.post(stay.RoleOwner, "/properties/casa-limone/add-fact", named).want(http.StatusUnprocessableEntity); !strings.Contains(a.refused("id"), "exists already") || a.field("id") != "garage" {
		t.Error("a name is taken twice")
	}
	l.fact("garage")
}

func TestAFactIsChangedAndDeleted(t *testing.T) {
	l := newLodge(t)
	if a := l.get(stay.RoleOwner, "/properties/casa-limone/facts/wifi").want(http.StatusOK); !strings.Contains(a.field("text"), "CasaLimone") || a.field("secrets") != "limoni-gialli-22" || a.field("topic") != "wifi" {
		t.Error("the form does not show the fact")
	}
	form := url.Values{"topic": {"wifi"}, "visibility": {"stay"}, "text": {"La password è mele-rosse-23."}, "secrets": {"mele-rosse-23\r\n"}, "text-fr": {"Le mot de passe est mele-rosse-23."}}
	l.follow(stay.RoleOwner, "/properties/casa-limone/facts/wifi", form)
	if f := l.fact("wifi"); f.Secrets[0] != "mele-rosse-23" || f.Translations["fr"] == "" {
		t.Errorf("stored: %+v", f)
	}
	l.follow(stay.RoleOwner, "/properties/casa-limone/facts/wifi/delete", nil)
	l.get(stay.RoleOwner, "/properties/casa-limone/facts/wifi").want(http.StatusNotFound)
	l.post(stay.RoleOwner, "/properties/casa-limone/facts/wifi", form).want(http.StatusNotFound)
	l.post(stay.RoleOwner, "/properties/casa-limone/facts/wifi/delete", nil).want(http.StatusNotFound)
	l.post(stay.RoleAuditor, "/properties/casa-limone/facts/trash", form).want(http.StatusForbidden)
	if a := l.get(stay.RoleAuditor, "/properties/casa-limone/facts/trash").want(http.StatusOK); a.page().Find("fieldset[disabled]").Length() == 0 {
		t.Error("an auditor's form can be used")
	}
}

func TestATranslationThatTheFormDoesNotOfferIsKept(t *testing.T) {
	l := newLodge(t)
	l.write(func(ctx context.Context, tx *store.Tx) error {
		return tx.PutFact(ctx, stay.Fact{Property: casa.ID, ID: "sea", Topic: "beach", Visibility: stay.Public, Text: "Il mare è vicino.", Translations: map[string]string{"hr": "More je blizu."}, UpdatedAt: now})
	})
	a := l.get(stay.RoleOwner, "/properties/casa-limone/facts/sea").want(http.StatusOK)
	form := url.Values{"topic": {"beach"}, "visibility": {"public"}, "text": {"Il mare è a 100 m."}, "text-hr": {a.field("text-hr")}}
	l.follow(stay.RoleOwner, "/properties/casa-limone/facts/sea", form)
	if f := l.fact("sea"); f.Translations["hr"] != "More je blizu." || f.Text != "Il mare è a 100 m." {
		t.Errorf("stored: %+v", f)
	}
}

func TestAFactThatDoesNotFitGoesBackAsItWasTyped(t *testing.T) {
	for name, c := range map[string]struct{ field, typed, says string }{
		"no text":                    {"text", "  ", "needed"},
		"a text without end":         {"text", strings.Repeat("a", 4001), "too long"},
		"no topic":                   {"topic", "", "needed"},
		"a topic that is none":       {"topic", "wlan", "does not exist"},
		"nobody chosen":              {"visibility", "", "needed"},
		"everybody":                  {"visibility", "all", "Choose who"},
		"a secret that is not there": {"secrets", "4711", "does not occur"},
		"a place for a secret":       {"text", "The code is {{wifi.0}}.", "will not do"},
		"a name with spaces":         {"id", "my fact", "lower-case"},
		"a long translation":         {"text-en", strings.Repeat("a", 4001), "too long"},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLodge(t)
			form := factForm()
			form.Set(c.field, c.typed)
			a := l.post(stay.RoleOwner, "/properties/casa-limone/add-fact", form).want(http.StatusUnprocessableEntity)
			if got := a.refused(c.field); !strings.Contains(got, c.says) {
				t.Errorf("refused with %q, want %q", got, c.says)
			}
			for _, field := range []string{"secrets", "text-en"} {
				if got := a.field(field); got != form.Get(field) {
					t.Errorf("%s holds %q, want %q", field, got, form.Get(field))
				}
			}
			if facts, err := l.db.Facts(t.Context(), casa.ID); err != nil || len(facts) != 2 {
				t.Errorf("there are %d facts, %v", len(facts), err)
			}
		})
	}
}

func TestAPublicFactThatLooksSecretIsKeptWithAWarning(t *testing.T) {
	l := newLodge(t)
	form := factForm()
	form.Set("text", "Il codice della porta è 4711#.")
	form.Set("text-en", "")
	if got := l.follow(stay.RoleOwner, "/properties/casa-limone/add-fact", form).text("#flash.notice-brass"); !strings.Contains(got, "During the stay") {
		t.Errorf("the flash says %q", got)
	}
	form.Set("visibility", "stay")
	if a := l.follow(stay.RoleOwner, "/properties/casa-limone/facts/parking", form); a.page().Find("#flash.notice-green").Length() != 1 {
		t.Error("during the stay it is warned of as well")
	}
}
