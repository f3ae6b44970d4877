package graphfake

import (
	"cmp"
	"context"
	"crypto/subtle"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"portineria/whatsapp"
)

// Verify asks a callback address for the verify token, as Meta does when one is set; see Challenge.
type Verify func(ctx context.Context, callback, verifyToken string) error

// Challenge is a Verify that asks over HTTP (Meta, Webhooks, "Create a webhook endpoint").
func Challenge(client *http.Client) Verify {
	return func(ctx context.Context, callback, verifyToken string) error {
		q := url.Values{"hub.mode": {"subscribe"}, "hub.verify_token": {verifyToken}, "hub.challenge": {"1158201444"}}
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, callback+"?"+q.Encode(), nil)
		if err != nil {
			return fmt.Errorf("ask for the verify token: %w", err)
		}
		resp, err := client.Do(r)
		if err != nil {
			return fmt.Errorf("ask for the verify token: %w", err)
		}
		defer resp.Body.Close()
		body, err := io.ReadAll(io.LimitReader(resp.Body, 1024))
		if err != nil || resp.StatusCode != http.StatusOK || string(body) != "1158201444" {
			return fmt.Errorf("ask for the verify token: answered %d", resp.StatusCode)
		}
		return nil
	}
}

// verified asks an address for the token; an empty one takes an address back and is asked for nothing.
func (s *Server) verified(ctx context.Context, callback, token string) *refusal {
	switch {
	case callback == "":
		return nil
	case len(callback) > 200 || !strings.HasPrefix(callback, "https://") && s.o.Verify == nil:
		return refuse(100, "The callback URL is not valid.")
	case token == "":
		return refuse(100, "The verify token is missing.")
	}
	if s.o.Verify != nil {
		if err := s.o.Verify(ctx, callback, token); err != nil {
			e := refuse(2200, "The callback URL or verify token couldn't be validated.")
			e.message = "(#2200) Callback verification failed"
			return e
		}
	}
	return nil
}

// debugToken answers GET /debug_token.
func (s *Server) debugToken(w http.ResponseWriter, r *http.Request, n int) {
	st := s.State()
	if subtle.ConstantTimeCompare([]byte(r.URL.Query().Get("input_token")), []byte(s.o.Token)) != 1 {
		writeJSON(w, http.StatusOK, fields{{"data", fields{{"is_valid", false}, {"error", fields{{"code", 190}, {"message", "Invalid OAuth access token."}}}, {"scopes", list{}}}}})
		return
	}
	expires := 0
	if !st.TokenExpires.IsZero() {
		expires = int(st.TokenExpires.Unix())
	}
	scopes, granular := list{}, list{}
	for _, scope := range st.scopes() {
		scopes = append(scopes, scope)
		granular = append(granular, fields{{"scope", scope}, {"target_ids", list{s.o.Number.Account}}})
	}
	writeJSON(w, http.StatusOK, fields{{"data", fields{{"app_id", s.o.App}, {"type", cmp.Or(st.TokenKind, "SYSTEM_USER")}, {"application", "Portineria"},
		{"expires_at", expires}, {"is_valid", true}, {"scopes", scopes}, {"granular_scopes", granular}}}})
}

// subscribedApps answers the edge of the apps that hear of the account.
func (s *Server) subscribedApps(w http.ResponseWriter, r *http.Request, n int) {
	st := s.State()
	switch r.Method {
	case http.MethodGet:
		apps := list{}
		if !st.Unsubscribed {
			apps = append(apps, fields{{"whatsapp_business_api_data", fields{{"id", s.o.App}, {"name", "Portineria"}, {"link", "https://www.facebook.com/games/?app_id=" + s.o.App}}}}.
				add("override_callback_uri", st.AccountOverride))
		}
		writeJSON(w, http.StatusOK, fields{{"data", apps}})
		return
	case http.MethodDelete:
		s.Change(func(st *State) { st.Unsubscribed = true })
		succeed(w)
		return
	}
	var body struct {
		URL   string `json:"override_callback_uri"`
		Token string `json:"verify_token"`
	}
	if r.ContentLength != 0 {
		raw, bad := jsonBody(r)
		if bad == nil && json.Unmarshal(raw, &body) != nil {
			bad = refuse(100, "Wrong type in the body.")
		}
		if bad == nil {
			bad = s.verified(r.Context(), body.URL, body.Token)
		}
		if bad != nil {
			bad.write(w, n)
			return
		}
	}
	s.Change(func(st *State) { st.Unsubscribed, st.AccountOverride = false, body.URL })
	succeed(w)
}

// appSubscriptions answers POST and GET /{app}/subscriptions, which the app itself asks for.
func (s *Server) appSubscriptions(w http.ResponseWriter, r *http.Request, n int) {
	if r.Method == http.MethodGet {
		st := s.State()
		data := list{}
		if st.AppCallback != "" {
			var fieldsOf list
			for _, name := range st.AppFields {
				fieldsOf = append(fieldsOf, fields{{"name", name}, {"version", "v25.0"}})
			}
			data = append(data, fields{{"object", "whatsapp_business_account"}, {"callback_url", st.AppCallback}, {"active", true}, {"fields", fieldsOf}})
		}
		writeJSON(w, http.StatusOK, fields{{"data", data}})
		return
	}
	q := r.URL.Query()
	names := strings.Split(q.Get("fields"), ",")
	bad := s.verified(r.Context(), q.Get("callback_url"), q.Get("verify_token"))
	if q.Get("object") != "whatsapp_business_account" || q.Get("callback_url") == "" || slices.Contains(names, "") {
		bad = refuse(100, "object, callback_url and fields are required.")
	}
	for _, name := range names {
		if bad == nil && !slices.Contains(whatsapp.WebhookFields(), name) {
			bad = refuse(100, "A field does not exist: "+name)
		}
	}
	if bad == nil {
		s.Change(func(st *State) { st.AppCallback, st.AppFields = q.Get("callback_url"), names })
	}
	done(w, bad, n)
}

// changeNumber answers POST /{phone number id}: another PIN, or another address for webhooks.
func (s *Server) changeNumber(w http.ResponseWriter, r *http.Request, n int) {
	var body struct {
		PIN     string `json:"pin"`
		Webhook *struct {
			URL   string `json:"override_callback_uri"`
			Token string `json:"verify_token"`
		} `json:"webhook_configuration"`
	}
	raw, bad := jsonBody(r)
	switch {
	case bad != nil:
	case json.Unmarshal(raw, &body) != nil, body.PIN == "" && body.Webhook == nil:
		bad = refuse(100, "pin or webhook_configuration is required.")
	case body.PIN != "" && !isPIN(body.PIN):
		bad = refuse(100, "pin must have six digits.")
	case body.Webhook != nil:
		bad = s.verified(r.Context(), body.Webhook.URL, body.Webhook.Token)
	}
	if bad == nil {
		s.Change(func(st *State) {
			if body.PIN != "" {
				st.PIN = body.PIN
			}
			if body.Webhook != nil {
				st.NumberOverride = body.Webhook.URL
			}
		})
	}
	done(w, bad, n)
}

func isPIN(s string) bool { return len(s) == 6 && strings.Trim(s, "0123456789") == "" }

// registrationTries is how often a number can be registered in 72 hours.
const registrationTries = 10

// registration answers the steps in which a number becomes one of the Cloud API (Meta, Cloud API, "Registration").
func (s *Server) registration(w http.ResponseWriter, r *http.Request, step string, n int) {
	q := r.URL.Query()
	var bad *refusal
	switch step {
	case "request_code":
		if method := q.Get("code_method"); method != "SMS" && method != "VOICE" || q.Get("language") == "" {
			bad = refuse(100, "code_method and language are required.")
		}
	case "verify_code":
		if q.Get("code") != s.o.Code {
			bad = refuse(136025, "The code is not right.")
		}
	case "deregister":
		bad = s.deregister()
	default:
		var body struct {
			Product string `json:"messaging_product"`
			PIN     string `json:"pin"`
			Region  string `json:"data_localization_region"`
		}
		var raw []byte
		raw, bad = jsonBody(r)
		if bad == nil && (json.Unmarshal(raw, &body) != nil || body.Product != "whatsapp" || !isPIN(body.PIN)) {
			bad = refuse(100, "messaging_product and a pin of six digits are required.")
		}
		if bad == nil {
			bad = s.register(body.PIN)
		}
	}
	done(w, bad, n)
}

func (s *Server) register(pin string) *refusal {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.registrations++
	switch {
	case s.registrations > registrationTries:
		return refuse(133016, "")
	case s.state.PIN != "" && s.state.PIN != pin:
		return refuse(133005, "")
	}
	s.state.PIN, s.state.Unregistered = pin, false
	return nil
}

func (s *Server) deregister() *refusal {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state.OnPhoneApp {
		return refuse(100, "A number in the phone app cannot be deregistered here.")
	}
	s.state.Unregistered = true
	return nil
}

// phoneApp answers the request for past chats or the address book: each once.
func (s *Server) phoneApp(w http.ResponseWriter, r *http.Request, n int) {
	var body struct {
		Product string `json:"messaging_product"`
		Kind    string `json:"sync_type"`
	}
	raw, bad := jsonBody(r)
	if bad == nil && (json.Unmarshal(raw, &body) != nil || body.Product != "whatsapp" || body.Kind != whatsapp.SyncHistory && body.Kind != whatsapp.SyncContacts) {
		bad = refuse(100, "sync_type is not valid.")
	}
	s.mu.Lock()
	switch {
	case bad != nil:
	case !s.state.OnPhoneApp:
		bad = refuse(100, "The number is not in the phone app.")
	case s.synced[body.Kind]:
		bad = refuse(2593107, "")
	default:
		s.synced[body.Kind] = true
	}
	s.mu.Unlock()
	if bad != nil {
		bad.write(w, n)
		return
	}
	writeJSON(w, http.StatusOK, fields{{"messaging_product", "whatsapp"}, {"request_id", "req-" + body.Kind}})
	if s.o.OnSync != nil {
		s.o.OnSync(body.Kind)
	}
}

// blockUsers answers the edge of users who may not write (Meta, Cloud API, "Block users").
func (s *Server) blockUsers(w http.ResponseWriter, r *http.Request, n int) {
	if r.Method == http.MethodGet {
		data := list{}
		s.mu.Lock()
		for _, user := range s.blocked {
			data = append(data, fields{{"messaging_product", "whatsapp"}, {"wa_id", user}})
		}
		s.mu.Unlock()
		writeJSON(w, http.StatusOK, fields{{"data", data}})
		return
	}
	var body struct {
		Product string `json:"messaging_product"`
		Users   []struct {
			User string `json:"user"`
		} `json:"block_users"`
	}
	raw, bad := jsonBody(r)
	if bad == nil && (json.Unmarshal(raw, &body) != nil || body.Product != "whatsapp" || len(body.Users) == 0) {
		bad = refuse(100, "block_users is required.")
	}
	if bad != nil {
		bad.write(w, n)
		return
	}
	var worked, failed list
	for _, u := range body.Users {
		one := fields{{"input", u.User}, {"wa_id", whatsapp.PhoneDigits(u.User)}}
		if s.block(u.User, r.Method == http.MethodPost) {
			worked = append(worked, one)
		} else {
			failed = append(failed, append(one, field{"errors", list{errorFields(139100)}}))
		}
	}
	name := "added_users"
	if r.Method == http.MethodDelete {
		name = "removed_users"
	}
	writeJSON(w, http.StatusOK, fields{{"messaging_product", "whatsapp"}, {"block_users", fields{}.add(name, worked).add("failed_users", failed)}})
}

// block notes a user; only who wrote within the window can be blocked.
func (s *Server) block(user string, block bool) bool {
	key := cmp.Or(whatsapp.PhoneDigits(user), user)
	at := s.o.Now(key)
	s.mu.Lock()
	defer s.mu.Unlock()
	if !block {
		s.blocked = slices.DeleteFunc(s.blocked, func(one string) bool { return one == key })
		return true
	}
	if !s.windowOpen(SentMessage{To: key, At: at}) && !s.windowOpen(SentMessage{Recipient: key, At: at}) {
		return false
	}
	if !slices.Contains(s.blocked, key) {
		s.blocked = append(s.blocked, key)
	}
	return true
}
