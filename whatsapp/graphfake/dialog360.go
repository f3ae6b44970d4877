package graphfake

import (
	"crypto/subtle"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// dialogKey is the header in which 360dialog's key comes.
const dialogKey = "D360-Api-Key"

// DialogWebhook is where the fake of 360dialog was told to send what arrives.
type DialogWebhook struct {
	URL     string            `json:"url"`
	Headers map[string]string `json:"headers"`
}

// Dialog360 is the same number as 360dialog shows it: the key stands for it, nothing of the account can be asked for, and files
// are said to lie at Meta's host though they are served here (360dialog, "Messaging API").
func (s *Server) Dialog360() http.Handler {
	mux := http.NewServeMux()
	inner := func(path func(r *http.Request) string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			r = r.Clone(r.Context())
			r.URL = &url.URL{Path: path(r), RawQuery: r.URL.RawQuery}
			r.Header.Set("Authorization", "Bearer "+r.Header.Get(dialogKey))
			s.ServeHTTP(w, r)
		}
	}
	number := func(edge string) func(*http.Request) string {
		return func(*http.Request) string { return "/v25.0/" + s.o.Number.PhoneNumberID + edge }
	}
	mux.HandleFunc("POST /messages", inner(number("/messages")))
	mux.HandleFunc("POST /media", inner(number("/media")))
	mux.HandleFunc("/block_users", inner(number("/block_users")))
	mux.HandleFunc("GET "+filePath+"{$}", inner(func(*http.Request) string { return filePath }))
	mux.HandleFunc("GET /health_status", inner(number("")))
	mux.HandleFunc("/{id}", inner(func(r *http.Request) string { return "/v25.0/" + r.PathValue("id") }))
	mux.HandleFunc("POST /v1/configs/templates", inner(func(*http.Request) string { return "/v25.0/" + s.o.Number.Account + "/message_templates" }))
	mux.HandleFunc("GET /v1/configs/templates", s.dialogTemplates)
	mux.HandleFunc("DELETE /v1/configs/templates/{name}", func(w http.ResponseWriter, r *http.Request) {
		if bad := s.deleteTemplates(r.PathValue("name"), ""); bad != nil {
			dialogError(w, http.StatusNotFound, "Template not found")
		}
	})
	mux.HandleFunc("/v1/configs/webhook", s.dialogWebhook)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.Header.Get("Authorization") != "":
			dialogError(w, http.StatusBadRequest, "Authorization is not expected")
		case subtle.ConstantTimeCompare([]byte(r.Header.Get(dialogKey)), []byte(s.o.Token)) != 1:
			dialogError(w, http.StatusUnauthorized, "Invalid api_key")
		case s.State().Locked:
			dialogError(w, http.StatusBadRequest, "Your WhatsApp for Business API has been disabled")
		default:
			mux.ServeHTTP(w, r)
		}
	})
}

// dialogError is an error in 360dialog's own words.
func dialogError(w http.ResponseWriter, status int, words string) {
	writeJSON(w, status, fields{{"meta", fields{{"success", false}, {"http_code", status}, {"developer_message", words}}}})
}

func (s *Server) dialogTemplates(w http.ResponseWriter, r *http.Request) {
	s.count()
	all := s.Templates()
	offset, _ := strconv.Atoi(r.URL.Query().Get("offset"))
	limit, err := strconv.Atoi(r.URL.Query().Get("limit"))
	if err != nil || limit <= 0 {
		limit = 1000
	}
	data := list{}
	for _, t := range all[min(max(offset, 0), len(all)):min(max(offset, 0)+limit, len(all))] {
		f := t.json()
		i := slices.IndexFunc(f, func(one field) bool { return one.name == "status" })
		f[i].value = strings.ToLower(t.Status)
		data = append(data, f)
	}
	writeJSON(w, http.StatusOK, fields{{"count", len(data)}, {"total", len(all)}, {"waba_templates", data}})
}

func (s *Server) dialogWebhook(w http.ResponseWriter, r *http.Request) {
	s.count()
	switch r.Method {
	case http.MethodGet:
	case http.MethodPost:
		var hook DialogWebhook
		raw, bad := jsonBody(r)
		if bad != nil || json.Unmarshal(raw, &hook) != nil || !strings.HasPrefix(hook.URL, "http") {
			dialogError(w, http.StatusBadRequest, "The webhook is not valid")
			return
		}
		s.mu.Lock()
		s.dialogHook = hook
		s.mu.Unlock()
	default:
		dialogError(w, http.StatusMethodNotAllowed, "Method not allowed")
		return
	}
	hook := s.DialogWebhook()
	var headers fields
	for name, value := range hook.Headers {
		headers = append(headers, field{name, value})
	}
	writeJSON(w, http.StatusOK, fields{{"url", hook.URL}, {"headers", headers}})
}

// DialogWebhook is what was set last.
func (s *Server) DialogWebhook() DialogWebhook {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.dialogHook
}
