package web_test

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"portineria/stay"
	"portineria/web"
)

func TestABrowserThatLeavesIsNoErrorOfOurs(t *testing.T) {
	var log bytes.Buffer
	s := newSite(t, func(o *web.Options) { o.Log = slog.New(slog.NewTextHandler(&log, nil)) })
	for _, path := range []string{"/", "/inbox/0000", "/login"} {
		ctx, leave := context.WithCancel(t.Context())
		leave()
		r := s.request(stay.RoleOwner, http.MethodGet, path, nil).WithContext(ctx)
		s.web.Private().ServeHTTP(httptest.NewRecorder(), r)
	}
	if log.Len() > 0 {
		t.Errorf("logged:\n%s", &log)
	}
}
