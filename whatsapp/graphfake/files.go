package graphfake

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
)

// kept is a file that the fake hands out.
type kept struct {
	content []byte
	mime    string
}

// FileFault is what goes wrong when a file is fetched.
type FileFault int

// The faults of a file.
const (
	FileFine  FileFault = iota
	FileGone            // the id has expired, or was deleted
	FileMoved           // the address leads elsewhere, to somebody else's host
	FileOther           // other bytes come than were announced
	FileCut             // the connection breaks in the midst of it
	FileLarge           // more comes than was announced, without end
	FileError           // a disturbance
	FileHeld            // nothing comes before Release
)

// attachments is where the bytes are, as at the real host.
const attachments = "/whatsapp_business/attachments/"

// KeepFile takes a file as if a guest's phone had uploaded it, and returns what a
// message needs to name it. Meta keeps such a file for seven days.
func (s *Server) KeepFile(content []byte, mime string) (File, error) {
	var b [8]byte
	s.idMu.Lock()
	_, err := io.ReadFull(s.o.Rand, b[:])
	s.idMu.Unlock()
	if err != nil {
		return File{}, fmt.Errorf("make a file id: %w", err)
	}
	id := "8" + hex.EncodeToString(b[:])
	sum := sha256.Sum256(content)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.files == nil {
		s.files = map[string]kept{}
	}
	s.files[id] = kept{content, mime}
	return File{ID: id, MIME: mime, SHA256: base64.StdEncoding.EncodeToString(sum[:])}, nil
}

// MisbehaveFiles says what goes wrong with files from now on; nil: nothing. The
// count is that of the downloads of a file, from 1.
func (s *Server) MisbehaveFiles(plan func(id string, download int) FileFault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.filePlan = plan
}

// Downloads is how often a file was fetched, and whether it is still there.
func (s *Server) Downloads(id string) (n int, there bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, there = s.files[id]
	return s.downloads[id], there
}

// file looks a file up.
func (s *Server) file(id string) (kept, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f, ok := s.files[id]
	return f, ok
}

// nodes hands a call about a file to do, and any other on.
func (s *Server) nodes(do, other http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if id := r.PathValue("number"); strings.HasPrefix(id, "8") && id != s.o.Number.PhoneNumberID {
			do(w, r)
			return
		}
		other(w, r)
	}
}

// aboutFile answers where a file is, or deletes it (Meta, Cloud API, "Media").
func (s *Server) aboutFile(w http.ResponseWriter, r *http.Request) {
	call := s.count()
	if !s.bears(r) {
		refuse(190, "").write(w, call)
		return
	}
	id := r.PathValue("number")
	f, ok := s.file(id)
	if !ok || s.fault(id, 0) == FileGone {
		e := refuse(100, "")
		e.subcode = 33
		e.message = "Unsupported request. Object with this ID does not exist"
		e.write(w, call)
		return
	}
	if r.Method == http.MethodDelete {
		s.mu.Lock()
		delete(s.files, id)
		s.mu.Unlock()
		writeJSON(w, http.StatusOK, fields{{"success", true}})
		return
	}
	sum := sha256.Sum256(f.content)
	at := "http://" + r.Host + attachments + "?mid=" + id + "&ext=1&hash=x"
	if s.fault(id, 0) == FileMoved {
		at = "https://elsewhere.example/" + id
	}
	writeJSON(w, http.StatusOK, fields{{"messaging_product", "whatsapp"}, {"url", at}, {"mime_type", f.mime}, {"sha256", hex.EncodeToString(sum[:])},
		{"file_size", len(f.content)}, {"id", id}})
}

func (s *Server) bears(r *http.Request) bool {
	token, isBearer := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	return isBearer && subtle.ConstantTimeCompare([]byte(token), []byte(s.o.Token)) == 1
}

func (s *Server) fault(id string, download int) FileFault {
	s.mu.Lock()
	plan := s.filePlan
	s.mu.Unlock()
	if plan == nil {
		return FileFine
	}
	return plan(id, download)
}

// handOut sends the bytes of a file to whoever shows the token.
func (s *Server) handOut(w http.ResponseWriter, r *http.Request) {
	call := s.count()
	id := r.URL.Query().Get("mid")
	f, ok := s.file(id)
	if !s.bears(r) || !ok {
		http.NotFound(w, r) // as the real host says to strangers
		return
	}
	s.mu.Lock()
	if s.downloads == nil {
		s.downloads = map[string]int{}
	}
	s.downloads[id]++
	n := s.downloads[id]
	s.mu.Unlock()
	w.Header().Set("Content-Type", f.mime)
	switch s.fault(id, n) {
	case FileFine, FileMoved:
		w.Header().Set("Content-Length", strconv.Itoa(len(f.content)))
		_, _ = w.Write(f.content) // a caller that is gone needs none
	case FileGone:
		http.NotFound(w, r)
	case FileError:
		refuse(131000, "").write(w, call)
	case FileOther:
		_, _ = io.WriteString(w, "<html><script>alert(1)</script></html>")
	case FileCut:
		w.Header().Set("Content-Length", strconv.Itoa(len(f.content)+1))
		_, _ = w.Write(f.content[:len(f.content)/2])
		reset(w)
	case FileLarge:
		for range 1 << 10 {
			if _, err := w.Write(make([]byte, 64<<10)); err != nil {
				return
			}
		}
	case FileHeld:
		s.hold(r.Context())
		_, _ = w.Write(f.content)
	}
}
