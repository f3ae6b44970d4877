package number

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"portineria/stay"
	"portineria/whatsapp"
)

// Judge is pure: it says what a look means, in the order of the set-up. What could
// not be asked because something before it is missing is not in it.
func Judge(f Facts) []Finding {
	j := &judge{f: f}
	if f.Number.Gateway == stay.GatewayDialog360 {
		j.step = StepAccess
		j.key()
		j.step = StepNumber
		j.phone()
		j.step = StepWebhook
		j.hook()
		j.loop()
		j.heard()
	} else {
		j.step = StepAccess
		j.token()
		j.account()
		j.step = StepNumber
		j.member()
		j.phone()
		j.step = StepWebhook
		j.secrets()
		j.loop()
		j.subscribed()
		j.effective()
		j.heard()
		j.step = StepAccount
		j.standing()
		j.paying()
		j.templates()
	}
	j.step = StepTry
	j.tried()
	return j.found
}

type judge struct {
	f     Facts
	step  Step
	found []Finding
}

func (j *judge) say(check string, state State, word string, args ...string) {
	j.found = append(j.found, Finding{Check: check, Step: j.step, State: state, Word: word, Args: args})
}

// may offers what a click can do about what was said last.
func (j *judge) may(do Action) { j.found[len(j.found)-1].Action = do }

// unanswered says why there is no answer to a question; it reports false where there
// is one.
func (j *judge) unanswered(check string, err error) bool {
	switch problemOf(err) {
	case whatsapp.ProblemNone:
		return false
	case whatsapp.ProblemTokenInvalid:
		j.say(check, Fail, "token.invalid")
	case whatsapp.ProblemPermission:
		j.say(check, Fail, check+".refused")
	case whatsapp.ProblemNumberGone, whatsapp.ProblemBadRequest:
		j.say(check, Fail, check+".unknown")
	case whatsapp.ProblemAccountBlocked:
		j.say(check, Fail, "account.blocked")
	case whatsapp.ProblemWrongAddress:
		j.say(check, Fail, "ask.address")
	case whatsapp.ProblemRateLimited:
		j.say(check, Warn, "ask.slower")
	case whatsapp.ProblemUnreachable:
		j.say(check, Warn, "ask.unreachable")
	case whatsapp.ProblemPayment:
		j.say(check, Fail, "payment.refused")
	default:
		j.say(check, Warn, "ask.trouble")
	}
	return true
}

// The permissions that a token needs (Meta, "Permissions").
const (
	scopeMessaging  = "whatsapp_business_messaging"
	scopeManagement = "whatsapp_business_management"
)

// warnBefore is how long before its end a token is spoken of.
const warnBefore = 14 * 24 * time.Hour

// token: is it one, of the kind that lasts, with what it needs?
func (j *judge) token() {
	if j.f.Number.Token == "" {
		j.say("token", Off, "token.none")
		return
	}
	if j.unanswered("token", j.f.TokenErr) {
		return
	}
	t := j.f.Token
	switch {
	case !t.Valid:
		j.say("token", Fail, "token.invalid")
		return
	case !t.ExpiresAt.IsZero() && !t.ExpiresAt.After(j.f.Now):
		j.say("token", Fail, "token.expired", day(t.ExpiresAt))
		return
	case t.Kind == "USER" && !t.ExpiresAt.IsZero():
		j.say("token", Fail, "token.temporary", instant(t.ExpiresAt))
	case t.Kind == "USER":
		j.say("token", Warn, "token.personal")
	case t.ExpiresAt.IsZero():
		j.say("token", OK, "token.ok")
	case t.ExpiresAt.Sub(j.f.Now) <= warnBefore:
		j.say("token", Warn, "token.soon", day(t.ExpiresAt))
	default:
		j.say("token", OK, "token.until", day(t.ExpiresAt))
	}
	var missing []string
	for _, scope := range []string{scopeMessaging, scopeManagement} {
		if !t.Has(scope) {
			missing = append(missing, scope)
		}
	}
	if len(missing) > 0 {
		j.say("scopes", Fail, "scopes.missing", strings.Join(missing, ", "))
	} else {
		j.say("scopes", OK, "scopes.ok")
	}
}

// account: does the token reach the account that was named?
func (j *judge) account() {
	switch waba := j.f.Number.WABAID; {
	case waba == "":
		if j.f.Number.Token != "" {
			j.say("access", Off, "access.none")
		}
	case !asked(j.f.AccountErr):
	case problemOf(j.f.TokenErr) == whatsapp.ProblemTokenInvalid:
	case j.unanswered("access", j.f.AccountErr):
	case outside(j.f.Token, waba):
		j.say("access", Fail, "access.refused")
	default:
		j.say("access", OK, "access.ok", cmp.Or(j.f.Account.Name, waba))
	}
}

// outside reports whether a token names accounts, and this one is not among them.
func outside(t whatsapp.Token, waba string) bool {
	for _, scope := range []string{scopeMessaging, scopeManagement} {
		if ids := t.Targets[scope]; len(ids) > 0 && !slices.Contains(ids, waba) {
			return true
		}
	}
	return false
}

// key: does 360dialog know the key?
func (j *judge) key() {
	switch {
	case j.f.Number.Token == "":
		j.say("key", Off, "key.none")
	case j.unanswered("key", j.f.PhoneErr):
		if last := &j.found[len(j.found)-1]; last.Word == "token.invalid" {
			last.Word = "key.invalid"
		}
	default:
		j.say("key", OK, "key.ok")
	}
}

// member: does the number belong to the account?
func (j *judge) member() {
	if j.f.NumbersErr != nil {
		return // said of the account
	}
	if len(j.f.Numbers) == 0 {
		j.say("member", Fail, "member.empty")
		return
	}
	if j.f.Number.ID == "" {
		j.say("member", Off, "member.choose", strconv.Itoa(len(j.f.Numbers)))
		return
	}
	if !slices.ContainsFunc(j.f.Numbers, func(n whatsapp.Number) bool { return n.ID == j.f.Number.ID }) {
		j.say("member", Fail, "member.other")
		return
	}
	j.say("member", OK, "member.ok")
}

// phone: how does the number stand?
func (j *judge) phone() {
	if j.f.Number.ID == "" || j.f.PhoneErr != nil && (!asked(j.f.PhoneErr) || j.f.Number.Gateway == stay.GatewayDialog360) {
		return
	}
	if problemOf(j.f.PhoneErr) == whatsapp.ProblemTokenInvalid || j.unanswered("number", j.f.PhoneErr) {
		return
	}
	n := j.f.Phone
	if n.ID != "" && n.ID != j.f.Number.ID {
		j.say("number", Fail, "number.key_of_other", n.ID)
		return
	}
	j.state(n)
	j.display(n)
	j.nameAndQuality(n)
	j.health(n.Health)
}

// state says what the platform says of the number, and what to do about it.
func (j *judge) state(n whatsapp.Number) {
	shown := cmp.Or(n.Display, j.f.Number.Display, n.ID)
	switch n.Status {
	case "CONNECTED":
		j.say("number", OK, "number.ok", shown, cmp.Or(n.VerifiedName, "–"))
	case "PENDING", "MIGRATED", "DISCONNECTED":
		if n.OnPhoneApp {
			j.say("number", Fail, "number.link_lost")
			break
		}
		j.say("number", Fail, "number.unregistered", shown)
		j.may(DoRegister)
	case "UNVERIFIED":
		j.say("number", Fail, "number.unverified", shown)
	case "FLAGGED", "RATE_LIMITED":
		j.say("number", Warn, "number.flagged", n.Status)
	case "RESTRICTED", "BANNED", "BLOCKED":
		j.say("number", Fail, "number.restricted", n.Status)
	case "UNLINKED":
		j.say("number", Fail, "number.link_lost")
	case "":
		j.say("number", Warn, "number.silent")
	default:
		j.say("number", Fail, "number.other_state", n.Status)
	}
	switch {
	case n.OnPhoneApp:
		j.say("phone_app", OK, "phone_app.on")
	case j.f.Number.Gateway == stay.GatewayCloud:
		j.say("phone_app", OK, "phone_app.off")
	}
	if n.Mode == "SANDBOX" {
		j.say("mode", Warn, "mode.test")
	}
	if j.f.Number.Gateway == stay.GatewayCloud && n.Status == "CONNECTED" && !n.OnPhoneApp && n.Platform != "" {
		if n.PINSet {
			j.say("pin", OK, "pin.ok")
		} else {
			j.say("pin", Warn, "pin.none")
		}
	}
}

// display compares what guests are sent with what the platform has.
func (j *judge) display(n whatsapp.Number) {
	ours, theirs := whatsapp.PhoneDigits(j.f.Number.Display), whatsapp.PhoneDigits(n.Display)
	switch {
	case theirs == "":
	case ours == "":
		j.say("display", Warn, "display.none", n.Display)
	case ours != theirs:
		j.say("display", Fail, "display.other", j.f.Number.Display, n.Display)
	}
}

func (j *judge) nameAndQuality(n whatsapp.Number) {
	switch n.NameStatus {
	case "", "NONE":
	case "APPROVED", "AVAILABLE_WITHOUT_REVIEW":
		j.say("name", OK, "name.ok", n.VerifiedName)
	case "PENDING_REVIEW":
		j.say("name", Warn, "name.pending")
	case "DECLINED", "EXPIRED":
		j.say("name", Warn, "name.declined")
	default:
		j.say("name", Warn, "name.other", n.NameStatus)
	}
	switch n.Quality {
	case "GREEN":
		j.say("quality", OK, "quality.green")
	case "YELLOW":
		j.say("quality", Warn, "quality.yellow")
	case "RED":
		j.say("quality", Warn, "quality.red")
	case "UNKNOWN":
		j.say("quality", OK, "quality.unknown")
	}
}

// health repeats what the platform itself says stands in the way.
func (j *judge) health(h whatsapp.Health) {
	if h.CanSend == "" || h.CanSend == "AVAILABLE" {
		return
	}
	var reasons []string
	for _, e := range h.Entities {
		for _, x := range e.Errors {
			reasons = append(reasons, strings.TrimSpace(x.Description+" "+x.Solution))
		}
	}
	state, word := Warn, "health.limited"
	if h.CanSend == "BLOCKED" {
		state, word = Fail, "health.blocked"
	}
	j.say("health", state, word, cmp.Or(strings.Join(reasons, " "), "–"))
}

// secrets: is there what deliveries are believed by?
func (j *judge) secrets() {
	n := j.f.Number
	switch {
	case len(n.Secrets) == 0:
		j.say("secret", Off, "secret.none")
	case len(n.Secrets) > 1:
		j.say("secret", OK, "secret.two")
	default:
		j.say("secret", OK, "secret.ok")
	}
}

// loop: does the way in work?
func (j *judge) loop() {
	switch {
	case j.f.Public == "":
		j.say("loop", Fail, "loop.none")
	case j.f.Loop == LoopOff:
		j.say("loop", Off, "loop.off")
	case j.f.Loop == LoopOK:
		j.say("loop", OK, "loop.ok", j.f.Public+WebhookPath)
	case (j.f.Loop == LoopUnreachable || j.f.Loop == LoopName) && j.lately():
		// Many routers do not lead a house back to itself.
		j.say("loop", OK, "loop.hairpin")
	case j.f.Loop == LoopUnreachable:
		j.say("loop", Warn, "loop.unreachable", j.f.Public)
	default:
		j.say("loop", Fail, "loop."+string(j.f.Loop), j.f.Public)
	}
}

// lately reports whether something came in from the platform in the last day.
func (j *judge) lately() bool { return !j.f.Heard.IsZero() && j.f.Now.Sub(j.f.Heard) < 24*time.Hour }

// subscribed: does the account send its messages to our app? The step that is
// forgotten most: the platform's own tests work without it.
func (j *judge) subscribed() {
	if j.f.AppsErr != nil {
		if asked(j.f.AppsErr) && j.f.AccountErr == nil {
			j.unanswered("subscription", j.f.AppsErr)
		}
		return
	}
	app := cmp.Or(j.f.Token.AppID, j.f.Number.AppID)
	ours := slices.ContainsFunc(j.f.Apps, func(a whatsapp.Subscription) bool { return a.AppID == app })
	switch {
	case ours:
		j.say("subscription", OK, "subscription.ok")
	case len(j.f.Apps) == 0:
		j.say("subscription", Fail, "subscription.none")
		j.may(DoSubscribe)
	default:
		j.say("subscription", Fail, "subscription.other", j.f.Apps[0].Name)
		j.may(DoSubscribe)
	}
}

// effective: is the address that counts at the platform ours?
func (j *judge) effective() {
	if j.f.PhoneErr != nil || j.f.Public == "" {
		return
	}
	w := j.f.Phone.Webhooks
	switch at := w.Effective(); {
	case at == j.f.Public+WebhookPath:
		j.say("address", OK, "address.ok")
	case at == "":
		j.say("address", Fail, "address.none", j.f.Public+WebhookPath)
		j.may(DoWebhook)
	case w.Number != "" || w.Account != "":
		j.say("address", Fail, "address.override", at)
		j.may(DoWebhook)
	default:
		j.say("address", Fail, "address.other", at)
		j.may(DoWebhook)
	}
}

// hook: does 360dialog send to us, with our secret?
func (j *judge) hook() {
	if j.f.Number.Token == "" || j.f.PhoneErr != nil {
		return
	}
	if j.unanswered("address", j.f.HookErr) {
		return
	}
	ours := j.f.Public != "" && j.f.Hook.URL == j.f.Public+WebhookPath
	secret := ""
	for name, value := range j.f.Hook.Headers {
		if strings.EqualFold(name, whatsapp.SecretHeader) {
			secret = value
		}
	}
	switch {
	case j.f.Public == "":
	case j.f.Hook.URL == "":
		j.say("address", Fail, "address.none", j.f.Public+WebhookPath)
		j.may(DoWebhook)
	case !ours:
		j.say("address", Fail, "address.other", j.f.Hook.URL)
		j.may(DoWebhook)
	case j.f.Number.WebhookSecret == "" || secret != string(j.f.Number.WebhookSecret):
		j.say("address", Fail, "address.secret")
		j.may(DoWebhook)
	default:
		j.say("address", OK, "address.ok")
	}
}

// heard: did anything come in yet?
func (j *judge) heard() {
	if !j.f.Number.Complete() {
		return
	}
	if j.f.Heard.IsZero() {
		j.say("heard", Warn, "heard.never")
		return
	}
	j.say("heard", OK, "heard.ok", instant(j.f.Heard))
}

// standing: what does the platform think of the account?
func (j *judge) standing() {
	if j.f.AccountErr != nil {
		return
	}
	switch a := j.f.Account; {
	case a.Status != "" && a.Status != "ACTIVE":
		j.say("standing", Fail, "standing.other", a.Status)
	case a.Verification == "verified":
		j.say("standing", OK, "standing.verified")
	default:
		j.say("standing", OK, "standing.ok")
	}
}

// paying: can the platform charge for what costs?
func (j *judge) paying() {
	if j.f.AccountErr != nil {
		return
	}
	if j.f.Account.FundingID == "" {
		j.say("payment", Warn, "payment.none")
		return
	}
	j.say("payment", OK, "payment.ok")
}

// templates: is there something to begin a conversation with?
func (j *judge) templates() {
	if j.f.TemplatesErr != nil {
		return
	}
	approved, waiting, refused := 0, 0, 0
	for _, t := range j.f.Templates {
		switch t.Status {
		case "APPROVED":
			approved++
		case "PENDING", "IN_APPEAL":
			waiting++
		default:
			refused++
		}
	}
	switch {
	case approved > 0 && refused > 0:
		j.say("templates", Warn, "templates.some", strconv.Itoa(approved), strconv.Itoa(refused))
	case approved > 0:
		j.say("templates", OK, "templates.ok", strconv.Itoa(approved))
	case waiting > 0:
		j.say("templates", Warn, "templates.waiting", strconv.Itoa(waiting))
	default:
		j.say("templates", Off, "templates.none")
	}
}

// tried: has a message ever left?
func (j *judge) tried() {
	switch n := j.f.Number; {
	case !n.TestedAt.IsZero():
		j.say("tried", OK, "tried.ok", instant(n.TestedAt))
	case n.Complete():
		j.say("tried", Off, "tried.not")
	}
}

func day(t time.Time) string { return t.UTC().Format(time.DateOnly) }

func instant(t time.Time) string { return t.UTC().Format("2006-01-02 15:04") + " UTC" }

// String names a finding for a test or a log.
func (f Finding) String() string { return fmt.Sprintf("%s %s %s", f.Check, f.State, f.Word) }
