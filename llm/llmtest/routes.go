package llmtest

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/ollama/ollama/api"
)

func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("Ollama is running")) })
	mux.HandleFunc("GET /api/version", func(w http.ResponseWriter, _ *http.Request) { send(w, map[string]string{"version": Version}) })
	mux.HandleFunc("GET /api/tags", s.tags)
	mux.HandleFunc("GET /api/ps", s.running)
	mux.HandleFunc("POST /api/show", s.show)
	mux.HandleFunc("POST /api/chat", s.chat)
	mux.HandleFunc("POST /api/pull", s.pull)

	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		status := s.broken[r.URL.Path]
		s.mu.Unlock()
		if status != 0 {
			w.WriteHeader(status)
			return
		}
		mux.ServeHTTP(w, r)
	})
}

func (s *Server) tags(w http.ResponseWriter, _ *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()

	list := api.ListResponse{Models: []api.ListModelResponse{}}
	for _, name := range slices.Sorted(maps.Keys(s.models)) {
		list.Models = append(list.Models, api.ListModelResponse{
			Name: tagged(name), Model: tagged(name), RemoteHost: s.models[name].remote,
			Size: 2_500_000_000, Digest: "0edcdef34593",
		})
	}
	send(w, list)
}

func (s *Server) running(w http.ResponseWriter, _ *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()

	list := api.ProcessResponse{Models: []api.ProcessModelResponse{}}
	for _, name := range slices.Sorted(maps.Keys(s.models)) {
		if s.models[name].loaded {
			list.Models = append(list.Models, api.ProcessModelResponse{Name: tagged(name), Model: tagged(name)})
		}
	}
	send(w, list)
}

func (s *Server) show(w http.ResponseWriter, r *http.Request) {
	var req api.ShowRequest
	if err := json.NewDecoder(r.Body).Decode(&req); err != nil {
		fail(w, http.StatusBadRequest, "invalid request")
		return
	}
	s.mu.Lock()
	s.shown++
	s.mu.Unlock()

	m, ok := s.find(req.Model)
	if !ok {
		fail(w, http.StatusNotFound, "model '"+req.Model+"' not found")
		return
	}
	out := map[string]any{"capabilities": m.capabilities, "model_info": map[string]any{}}
	if m.remote != "" {
		out["remote_host"], out["remote_model"] = m.remote, req.Model
	}
	send(w, out)
}

func (s *Server) find(name string) (model, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for known, m := range s.models {
		if strings.EqualFold(tagged(known), tagged(name)) {
			return m, true
		}
	}
	return model{}, false
}

func (s *Server) load(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for known, m := range s.models {
		if strings.EqualFold(tagged(known), tagged(name)) {
			m.loaded = true
			s.models[known] = m
		}
	}
}

func (m model) can(what string) bool { return slices.Contains(m.capabilities, what) }

// tagged is the name as the real server lists it.
func tagged(name string) string {
	if !strings.Contains(name, ":") {
		return name + ":latest"
	}
	return name
}

func send(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(v)
}

// fail answers as the real server does; without a message the body is empty.
func fail(w http.ResponseWriter, status int, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if message != "" {
		_ = json.NewEncoder(w).Encode(map[string]string{"error": message})
	}
}
