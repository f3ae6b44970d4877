package number_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"portineria/app/number"
	"portineria/stay"
	"portineria/whatsapp"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// sound is a look at a number at which all is well.
func sound() number.Facts {
	n := stay.Number{Key: "n", Gateway: stay.GatewayCloud, ID: "900000000000002", WABAID: "900000000000001", Display: "+441632960001", Token: "token", Secrets: []stay.Private{"secret"}, VerifyToken: "word", TestedAt: noon}
	return number.Facts{Now: noon, Number: n, Public: "https://casa.example", Heard: noon.Add(-time.Hour), Loop: number.LoopOK, HookErr: errors.New("not asked"),
		Token:   whatsapp.Token{Valid: true, Kind: "SYSTEM_USER", AppID: "77", Scopes: []string{"whatsapp_business_messaging", "whatsapp_business_management"}},
		Numbers: []whatsapp.Number{{ID: n.ID, Display: "+44 1632 960001"}},
		Phone: whatsapp.Number{ID: n.ID, Display: "+44 1632 960001", VerifiedName: "Casa", Status: "CONNECTED", Quality: "GREEN", NameStatus: "APPROVED", Platform: "CLOUD_API", PINSet: true,
			Webhooks: whatsapp.Webhooks{Application: "https://casa.example/webhooks/whatsapp"}, Health: whatsapp.Health{CanSend: "AVAILABLE"}},
		Account: whatsapp.Account{ID: n.WABAID, Name: "Casa", Status: "ACTIVE", FundingID: "5"}, Apps: []whatsapp.Subscription{{AppID: "77", Name: "Portineria"}},
		Templates: []whatsapp.Template{{Name: "a", Status: "APPROVED"}}}
}

func refused(p whatsapp.Problem) error {
	return &whatsapp.SendError{Advice: whatsapp.Advice{Problem: p}}
}

func TestASoundNumberHasNothingToMend(t *testing.T) {
	for _, f := range number.Judge(sound()) {
		if f.State != number.OK {
			t.Errorf("%s", f)
		}
	}
	for _, v := range number.Alarms(sound()) {
		if v.Stands {
			t.Errorf("an alarm of %s", v.Kind)
		}
	}
}

// Each trouble is said once, in its step, with what to do, and raises its alarm.
func TestEachTroubleIsToldWithWhatToDo(t *testing.T) {
	for name, tt := range map[string]struct {
		spoil  func(f *number.Facts)
		word   string
		state  number.State
		step   number.Step
		action number.Action
		alarm  stay.AlarmKind
	}{
		"a trial token":        {func(f *number.Facts) { f.Token.Kind, f.Token.ExpiresAt = "USER", noon.Add(time.Hour) }, "token.temporary", number.Fail, number.StepAccess, "", stay.AlarmTokenExpires},
		"a person's token":     {func(f *number.Facts) { f.Token.Kind = "USER" }, "token.personal", number.Warn, number.StepAccess, "", ""},
		"a token that ends":    {func(f *number.Facts) { f.Token.ExpiresAt = noon.AddDate(0, 0, 10) }, "token.soon", number.Warn, number.StepAccess, "", stay.AlarmTokenExpires},
		"a token that ended":   {func(f *number.Facts) { f.Token.ExpiresAt = noon.Add(-time.Hour) }, "token.expired", number.Fail, number.StepAccess, "", stay.AlarmTokenInvalid},
		"a dead token":         {func(f *number.Facts) { f.TokenErr = refused(whatsapp.ProblemTokenInvalid) }, "token.invalid", number.Fail, number.StepAccess, "", stay.AlarmTokenInvalid},
		"a scope too few":      {func(f *number.Facts) { f.Token.Scopes = f.Token.Scopes[:1] }, "scopes.missing", number.Fail, number.StepAccess, "", stay.AlarmPermission},
		"no assets":            {func(f *number.Facts) { f.AccountErr = refused(whatsapp.ProblemPermission) }, "access.refused", number.Fail, number.StepAccess, "", ""},
		"other assets":         {func(f *number.Facts) { f.Token.Targets = map[string][]string{"whatsapp_business_management": {"1"}} }, "access.refused", number.Fail, number.StepAccess, "", ""},
		"offline":              {func(f *number.Facts) { f.TokenErr = refused(whatsapp.ProblemUnreachable) }, "ask.unreachable", number.Warn, number.StepAccess, "", ""},
		"a number elsewhere":   {func(f *number.Facts) { f.Numbers[0].ID = "900000000000003" }, "member.other", number.Fail, number.StepNumber, "", ""},
		"an unknown number":    {func(f *number.Facts) { f.PhoneErr = refused(whatsapp.ProblemNumberGone) }, "number.unknown", number.Fail, number.StepNumber, "", stay.AlarmNumberGone},
		"not registered":       {func(f *number.Facts) { f.Phone.Status = "PENDING" }, "number.unregistered", number.Fail, number.StepNumber, number.DoRegister, stay.AlarmNumberState},
		"the app's link lost":  {func(f *number.Facts) { f.Phone.Status, f.Phone.OnPhoneApp = "DISCONNECTED", true }, "number.link_lost", number.Fail, number.StepNumber, "", stay.AlarmNumberState},
		"a state nobody knows": {func(f *number.Facts) { f.Phone.Status = "ASLEEP" }, "number.other_state", number.Fail, number.StepNumber, "", stay.AlarmNumberState},
		"low quality":          {func(f *number.Facts) { f.Phone.Quality = "RED" }, "quality.red", number.Warn, number.StepNumber, "", stay.AlarmQuality},
		"a name under review":  {func(f *number.Facts) { f.Phone.NameStatus = "PENDING_REVIEW" }, "name.pending", number.Warn, number.StepNumber, "", stay.AlarmNamePending},
		"links to another":     {func(f *number.Facts) { f.Number.Display = "+441632960009" }, "display.other", number.Fail, number.StepNumber, "", ""},
		"no PIN":               {func(f *number.Facts) { f.Phone.PINSet = false }, "pin.none", number.Warn, number.StepNumber, "", ""},
		"blocked":              {func(f *number.Facts) { f.Phone.Health.CanSend = "BLOCKED" }, "health.blocked", number.Fail, number.StepNumber, "", ""},
		"not subscribed":       {func(f *number.Facts) { f.Apps = nil }, "subscription.none", number.Fail, number.StepWebhook, number.DoSubscribe, stay.AlarmWebhook},
		"another app":          {func(f *number.Facts) { f.Apps[0].AppID = "78" }, "subscription.other", number.Fail, number.StepWebhook, number.DoSubscribe, stay.AlarmWebhook},
		"no address":           {func(f *number.Facts) { f.Phone.Webhooks = whatsapp.Webhooks{} }, "address.none", number.Fail, number.StepWebhook, number.DoWebhook, stay.AlarmWebhook},
		"another address":      {func(f *number.Facts) { f.Phone.Webhooks.Application = "https://old.example/x" }, "address.other", number.Fail, number.StepWebhook, number.DoWebhook, stay.AlarmWebhook},
		"an override":          {func(f *number.Facts) { f.Phone.Webhooks.Number = "https://old.example/x" }, "address.override", number.Fail, number.StepWebhook, number.DoWebhook, stay.AlarmWebhook},
		"a bad certificate":    {func(f *number.Facts) { f.Loop = number.LoopCertificate }, "loop.certificate", number.Fail, number.StepWebhook, "", stay.AlarmWebhook},
		"no public address":    {func(f *number.Facts) { f.Public = "" }, "loop.none", number.Fail, number.StepWebhook, "", stay.AlarmWebhook},
		"unreachable, unheard": {func(f *number.Facts) { f.Loop, f.Heard = number.LoopUnreachable, time.Time{} }, "loop.unreachable", number.Warn, number.StepWebhook, "", ""},
		"a restricted account": {func(f *number.Facts) { f.Account.Status = "RESTRICTED" }, "standing.other", number.Fail, number.StepAccount, "", ""},
		"no payment":           {func(f *number.Facts) { f.Account.FundingID = "" }, "payment.none", number.Warn, number.StepAccount, "", stay.AlarmPayment},
		"a template refused":   {func(f *number.Facts) { f.Templates = append(f.Templates, whatsapp.Template{Status: "REJECTED"}) }, "templates.some", number.Warn, number.StepAccount, "", ""},
	} {
		f := sound()
		tt.spoil(&f)
		found := number.Judge(f)
		i := slices.IndexFunc(found, func(x number.Finding) bool { return x.Word == tt.word })
		if i < 0 {
			t.Errorf("%s: not told: %v", name, found)
			continue
		}
		if x := found[i]; x.State != tt.state || x.Step != tt.step || x.Action != tt.action {
			t.Errorf("%s: %s in %s with %q", name, x, x.Step, x.Action)
		}
		for _, language := range []string{"it", "en"} {
			if said, next := found[i].Say(language); said == tt.word || next == "" || strings.Contains(said+next, "%!") {
				t.Errorf("%s: says %q, %q", name, said, next)
			}
		}
		var raised []stay.AlarmKind
		for _, v := range number.Alarms(f) {
			if v.Stands {
				raised = append(raised, v.Kind)
			}
		}
		if want := slices.DeleteFunc([]stay.AlarmKind{tt.alarm}, func(k stay.AlarmKind) bool { return k == "" }); !slices.Equal(raised, want) {
			t.Errorf("%s: raises %v", name, raised)
		}
	}
}

// A look that could not ask closes nothing.
func TestAnUnansweredLookClosesNoAlarm(t *testing.T) {
	f := sound()
	down := refused(whatsapp.ProblemUnreachable)
	f.TokenErr, f.NumbersErr, f.PhoneErr, f.AccountErr, f.AppsErr, f.TemplatesErr = down, down, down, down, down, down
	f.Loop, f.Heard = number.LoopUnreachable, time.Time{}
	for _, v := range number.Alarms(f) {
		t.Errorf("a verdict about %s: %t", v.Kind, v.Stands)
	}
}

func TestAnAddressThatRoutersHideCountsByWhatCameIn(t *testing.T) {
	f := sound()
	f.Loop = number.LoopUnreachable
	for _, x := range number.Judge(f) {
		if x.Check == "loop" && x.Word != "loop.hairpin" {
			t.Errorf("%s", x)
		}
	}
}

func TestAnEmptyNumberSaysWhatToEnter(t *testing.T) {
	for _, g := range []stay.Gateway{stay.GatewayCloud, stay.GatewayDialog360} {
		f := number.Facts{Now: noon, Number: stay.Number{Gateway: g}, Public: "https://casa.example"}
		none := errors.New("not asked")
		f.TokenErr, f.NumbersErr, f.PhoneErr, f.AccountErr, f.AppsErr, f.TemplatesErr, f.HookErr = none, none, none, none, none, none, none
		for _, x := range number.Judge(f) {
			if x.State == number.Fail || x.State == number.OK {
				t.Errorf("%s: %s", g, x)
			}
		}
	}
}

// Every sentence that can be said exists in both languages, with as many values.
func TestBothLanguagesSayTheSame(t *testing.T) {
	for key, values := range number.Sentences() {
		if len(values) != 2 || values[0] != values[1] {
			t.Errorf("%s: %s", key, fmt.Sprint(values))
		}
	}
}
