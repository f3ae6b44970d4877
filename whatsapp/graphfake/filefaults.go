package graphfake

import (
	"io"
	"net/http"
	"strconv"
)

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

// MisbehaveFiles says what goes wrong with files from now on; nil: nothing. The
// count is that of the downloads of a file, from 1, and 0 for questions where it is.
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

func (s *Server) fileFault(id string, download int) FileFault {
	s.mu.Lock()
	plan := s.filePlan
	s.mu.Unlock()
	if plan == nil {
		return FileFine
	}
	return plan(id, download)
}

// handOut sends the bytes of a file, well or badly.
func (s *Server) handOut(w http.ResponseWriter, r *http.Request, id string, f heldFile, call int) {
	s.mu.Lock()
	s.downloads[id]++
	n := s.downloads[id]
	s.mu.Unlock()
	w.Header().Set("Content-Type", f.mime)
	switch s.fileFault(id, n) {
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
