package graphfake

import (
	"cmp"
	"net/http"
	"slices"
	"strings"
	"time"
)

// edge is what is asked of a node: GET /{version}/{id} is the edge "", POST /{version}/{id}/register the edge "register".
type edge struct {
	method, name string
}

// node answers a call to anything that has an id: the number, the account, the app, a template, a file.
func (s *Server) node(w http.ResponseWriter, r *http.Request, n int) {
	id, e := r.PathValue("id"), edge{r.Method, r.PathValue("edge")}
	switch {
	case id == s.o.Number.PhoneNumberID:
		s.onNumber(w, r, e, n)
	case id == s.o.Number.Account && id != "":
		s.onAccount(w, r, e, n)
	case s.isTemplate(id):
		s.onTemplate(w, r, id, e, n)
	case e == edge{http.MethodGet, ""}:
		s.fileInfo(w, r, id, n)
	case e == edge{http.MethodDelete, ""} && s.isFile(id):
		s.deleteFile(id)
		succeed(w)
	default:
		noObject().write(w, n)
	}
}

// noObject is the answer for an id that is nothing's, or not ours.
func noObject() *refusal {
	e := refuse(100, "")
	e.subcode = 33
	e.message = "Unsupported request. Object with this ID does not exist, cannot be loaded due to missing permissions, or does not support this operation"
	return e
}

func succeed(w http.ResponseWriter) { writeJSON(w, http.StatusOK, fields{{"success", true}}) }

// done answers with success, or with why not.
func done(w http.ResponseWriter, bad *refusal, n int) {
	if bad != nil {
		bad.write(w, n)
		return
	}
	succeed(w)
}

func (s *Server) isTemplate(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.templateByID(id) != nil
}

func (s *Server) isFile(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, ok := s.files[id]
	return ok
}

func (s *Server) onNumber(w http.ResponseWriter, r *http.Request, e edge, n int) {
	switch e {
	case edge{http.MethodGet, ""}:
		s.number(w, r, n)
	case edge{http.MethodPost, ""}:
		s.changeNumber(w, r, n)
	case edge{http.MethodPost, "messages"}:
		s.messages(w, r, n)
	case edge{http.MethodPost, "media"}:
		s.upload(w, r, n)
	case edge{http.MethodPost, "register"}, edge{http.MethodPost, "deregister"}, edge{http.MethodPost, "request_code"}, edge{http.MethodPost, "verify_code"}:
		s.registration(w, r, e.name, n)
	case edge{http.MethodPost, "smb_app_data"}:
		s.phoneApp(w, r, n)
	case edge{http.MethodGet, "block_users"}, edge{http.MethodPost, "block_users"}, edge{http.MethodDelete, "block_users"}:
		s.blockUsers(w, r, n)
	case edge{http.MethodDelete, "contact_book"}:
		writeJSON(w, http.StatusOK, fields{{"success", true}, {"deleted", true}})
	case edge{http.MethodGet, "message_history"}:
		s.messageHistory(w, r, n)
	default:
		refuse(2500, "").write(w, n)
	}
}

func (s *Server) onAccount(w http.ResponseWriter, r *http.Request, e edge, n int) {
	switch e {
	case edge{http.MethodGet, ""}:
		s.account(w, r, n)
	case edge{http.MethodGet, "phone_numbers"}:
		writeJSON(w, http.StatusOK, fields{{"data", list{s.numberFields(basicNumber)}}})
	case edge{http.MethodGet, "message_templates"}:
		s.listTemplates(w, r)
	case edge{http.MethodPost, "message_templates"}:
		s.submit(w, r, n)
	case edge{http.MethodDelete, "message_templates"}:
		done(w, s.deleteTemplates(r.URL.Query().Get("name"), r.URL.Query().Get("hsm_id")), n)
	case edge{http.MethodGet, "subscribed_apps"}, edge{http.MethodPost, "subscribed_apps"}, edge{http.MethodDelete, "subscribed_apps"}:
		s.subscribedApps(w, r, n)
	default:
		refuse(2500, "").write(w, n)
	}
}

func (s *Server) onTemplate(w http.ResponseWriter, r *http.Request, id string, e edge, n int) {
	switch e {
	case edge{http.MethodGet, ""}:
		s.mu.Lock()
		t := *s.templateByID(id)
		s.mu.Unlock()
		answer := t.json()
		if strings.Contains(r.URL.Query().Get("fields"), "health_status") {
			answer = fields{{"health_status", s.State().health("MESSAGE_TEMPLATE", id)}, {"id", id}}
		}
		writeJSON(w, http.StatusOK, answer)
	case edge{http.MethodPost, ""}:
		s.editTemplate(w, r, id, n)
	case edge{http.MethodPost, "unpause"}:
		done(w, s.unpause(id), n)
	default:
		refuse(2500, "").write(w, n)
	}
}

// The fields of a number that are told when none are asked for, and in lists.
var basicNumber = []string{"display_phone_number", "verified_name", "status", "quality_rating"}

// number answers GET /{phone number id}?fields=... (Meta, "Phone number" node).
func (s *Server) number(w http.ResponseWriter, r *http.Request, n int) {
	wanted := basicNumber
	if f := r.URL.Query().Get("fields"); f != "" {
		wanted = strings.Split(f, ",")
	}
	answer := s.numberFields(wanted)
	if answer == nil {
		refuse(100, "Tried accessing nonexisting field on node type (WhatsAppBusinessPhoneNumber)").write(w, n)
		return
	}
	writeJSON(w, http.StatusOK, answer)
}

// numberFields is the number with the wanted fields, nil if there is no such field.
func (s *Server) numberFields(wanted []string) fields {
	st, b := s.State(), s.o.Number
	status := cmp.Or(st.Status, "CONNECTED")
	if st.Unregistered && status == "CONNECTED" {
		status = "PENDING"
	}
	hooks := fields{}.add("phone_number", st.NumberOverride).add("whatsapp_business_account", st.AccountOverride).add("application", st.AppCallback)
	known := map[string]any{
		"id": b.PhoneNumberID, "display_phone_number": "+" + b.Phone, "verified_name": b.Name, "status": status,
		"quality_rating": cmp.Or(st.Quality, "GREEN"), "code_verification_status": "VERIFIED", "platform_type": "CLOUD_API",
		"name_status": cmp.Or(st.NameStatus, "APPROVED"), "is_on_biz_app": st.OnPhoneApp, "is_pin_enabled": st.PIN != "",
		"throughput": fields{{"level", "STANDARD"}}, "account_mode": cmp.Or(st.Mode, "LIVE"),
		"whatsapp_business_manager_messaging_limit": cmp.Or(st.Limit, "TIER_250"), "webhook_configuration": hooks,
		"health_status": st.health("PHONE_NUMBER", b.PhoneNumberID),
	}
	var answer fields
	for _, name := range wanted {
		v, ok := known[name]
		if !ok {
			return nil
		}
		if name != "id" {
			answer = append(answer, field{name, v})
		}
	}
	return append(answer, field{"id", b.PhoneNumberID})
}

// account answers GET /{business account}?fields=...
func (s *Server) account(w http.ResponseWriter, r *http.Request, n int) {
	st, b := s.State(), s.o.Number
	funding := "700000000000001"
	if st.NoPayment {
		funding = ""
	}
	status := "ACTIVE"
	if st.Locked {
		status = "DISABLED"
	}
	known := map[string]any{"name": b.Name, "status": status, "currency": "EUR", "country": "IT", "business_verification_status": "verified",
		"primary_funding_id": funding, "health_status": st.health("WABA", b.Account), "timezone_id": "71", "id": b.Account}
	var answer fields
	for name := range strings.SplitSeq(cmp.Or(r.URL.Query().Get("fields"), "name"), ",") {
		v, ok := known[name]
		if !ok {
			refuse(100, "Tried accessing nonexisting field on node type (WhatsAppBusinessAccount)").write(w, n)
			return
		}
		if name != "id" {
			answer = answer.add(name, v)
		}
	}
	writeJSON(w, http.StatusOK, append(answer, field{"id", b.Account}))
}

// listTemplates answers GET /{business account}/message_templates, page by page.
func (s *Server) listTemplates(w http.ResponseWriter, r *http.Request) {
	const page = 25
	all := s.Templates()
	if name := r.URL.Query().Get("name"); name != "" {
		all = slices.DeleteFunc(all, func(t Template) bool { return t.Name != name })
	}
	begin := 0
	for i, t := range all {
		if t.ID == r.URL.Query().Get("after") {
			begin = i + 1
		}
	}
	end := min(begin+page, len(all))
	var data list
	for _, t := range all[begin:end] {
		data = append(data, t.json())
	}
	answer := fields{{"data", append(list{}, data...)}}
	if end > begin {
		paging := fields{{"cursors", fields{{"before", all[begin].ID}, {"after", all[end-1].ID}}}}
		if end < len(all) {
			paging = append(paging, field{"next", "https://graph.facebook.com/next"})
		}
		answer = append(answer, field{"paging", paging})
	}
	writeJSON(w, http.StatusOK, answer)
}

// messageHistory answers with how the webhooks of a message of ours fared.
func (s *Server) messageHistory(w http.ResponseWriter, r *http.Request, n int) {
	id := r.URL.Query().Get("message_id")
	s.mu.Lock()
	k, ok := s.known[id]
	s.mu.Unlock()
	if !ok || k.inbound {
		noObject().write(w, n)
		return
	}
	state := "DELIVERED"
	if s.posts == nil || s.Lost() > 0 {
		state = "FAILED"
	}
	events := list{fields{{"delivery_status", "sent"}, {"webhook_update_state", state}, {"webhook_uri", s.State().AppCallback}, {"timestamp", k.at.UTC().Format(time.RFC3339)}}}
	writeJSON(w, http.StatusOK, fields{{"data", list{fields{{"message_id", id}, {"events", fields{{"data", events}}}}}}})
}
