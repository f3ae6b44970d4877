package calendar_test

import (
	"cmp"
	"flag"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"portineria/app/calendar"
	"portineria/lang"
	"portineria/stay"
	"portineria/store"
)

var update = flag.Bool("update", false, "write what happens into the scenarios, to be read before it is believed")

// TestScenarios plays every story under testdata. A story is a text with these
// parts, in the order in which they happen:
//
//	-- 2026-07-01 10:00 fetch --      what the portal answers at that time: the name of a channel and a period a line;
//	                                  or one of: status 403, web page, nothing, same, unchanged; or a body as it is,
//	                                  from BEGIN:VCALENDAR on. Two names before the channel say more: "cut off airbnb",
//	                                  "broken line airbnb". The first word "feed B" is for a second feed.
//	-- 2026-07-01 11:00 owner --      what the owner does, a line each
//	-- 2026-07-01 11:00 told --       a line for each channel and stay that it reads from us, such as: airbnb 1
//	-- 2026-07-01 11:00 later --      time passes
//	-- book --                        the stays in the book then, how the feed does, what was decided since the last
//	                                  look, and what the owner is asked
//
// In the book, #1 is the first stay that was ever there, and stays that stay
// whatever happens to its dates; the guest of a stay keeps number, name and code.
func TestScenarios(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d scenarios, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			story := txtar.Parse(raw)
			s := &scenario{house: newHouse(t), feeds: map[string]store.Feed{}, invites: map[stay.BookingID]stay.Private{}, decided: map[string]int{}, says: map[string]http.HandlerFunc{}, paths: map[string]string{}}
			s.portal.answers(s.serve)
			for i, part := range story.Files {
				if part.Name != "book" {
					s.play(t, part)
					continue
				}
				got := s.book(t)
				if *update {
					story.Files[i].Data = []byte(got)
				} else if diff := gocmp.Diff(string(part.Data), got); diff != "" {
					t.Errorf("at %s the book is otherwise (- expected, + is):\n%s", s.clock().Format("2006-01-02 15:04"), diff)
				}
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(story), 0o600); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// scenario is a story while it is told.
type scenario struct {
	*house
	feeds   map[string]store.Feed
	logs    []string // of the fetches since the book was last looked at
	invites map[stay.BookingID]stay.Private
	known   []stay.BookingID // in order of appearance
	last    string           // the last body
	decided map[string]int   // how many lines of the log of each feed were shown
	says    map[string]http.HandlerFunc
	paths   map[string]string // of the links, by feed
}

func (s *scenario) play(t *testing.T, part txtar.File) {
	t.Helper()
	words := strings.Fields(part.Name)
	if len(words) != 3 {
		t.Fatalf("not a part: %q", part.Name)
	}
	s.set(rome(t, words[0]+" "+words[1]))
	switch words[2] {
	case "fetch":
		s.fetch(t, strings.TrimRight(string(part.Data), "\n"))
	case "owner":
		for line := range strings.Lines(string(part.Data)) {
			s.owner(t, strings.TrimSpace(line))
		}
	case "told":
		for line := range strings.Lines(string(part.Data)) {
			s.tell(t, strings.Fields(line))
		}
	case "later":
		if err := s.Poll(t.Context()); err != nil {
			t.Fatal(err)
		}
	default:
		t.Fatalf("not a part: %q", part.Name)
	}
}

// tell lets a channel read what is taken: "airbnb 1 2", or "airbnb nothing".
func (s *scenario) tell(t *testing.T, words []string) {
	t.Helper()
	err := s.db.Update(t.Context(), func(tx *store.Tx) error {
		before, err := tx.ExportedTo(t.Context(), flat, words[0])
		if err != nil {
			return err
		}
		now := s.clock()
		last := map[stay.BookingID]store.Exported{}
		for _, e := range before {
			last[e.Booking] = e
		}
		for _, number := range words[1:] {
			if number == "nothing" {
				break
			}
			b, err := tx.Booking(t.Context(), s.at(t, number))
			if err != nil {
				return err
			}
			e, known := last[b.ID]
			delete(last, b.ID)
			switch {
			case !known:
				e = store.Exported{Property: flat, Channel: words[0], Booking: b.ID, FirstAt: now, Stamp: now, ChangedAt: now}
			case e.Arrival != b.Arrival || e.Departure != b.Departure:
				e.WasArrival, e.WasDeparture, e.ChangedAt = e.Arrival, e.Departure, now
			}
			e.Arrival, e.Departure, e.GoneAt, e.Told = b.Arrival, b.Departure, time.Time{}, "Reserved"
			if err := tx.PutExported(t.Context(), e); err != nil {
				return err
			}
		}
		for _, e := range last {
			if e.GoneAt.IsZero() {
				e.GoneAt = now
				if err := tx.PutExported(t.Context(), e); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func (s *scenario) fetch(t *testing.T, text string) {
	t.Helper()
	name := "A"
	if rest, ok := strings.CutPrefix(text, "feed "); ok {
		name, text, _ = strings.Cut(rest, "\n")
	}
	f, ok := s.feeds[name]
	if !ok {
		s.paths[name] = "/" + name + ".ics"
		f = s.connect(t, name, s.paths[name])
		s.feeds[name] = f
	}
	s.says[name] = s.answer(t, text)
	log := s.sync(t, f)
	s.note(t, log)
	s.number(t)
}

// serve answers for each feed what its last fetch said.
func (s *scenario) serve(w http.ResponseWriter, r *http.Request) {
	for name, path := range s.paths {
		if r.URL.Path == path {
			s.says[name](w, r)
			return
		}
	}
	http.NotFound(w, r)
}

// answer is what the portal does for the text of a fetch.
func (s *scenario) answer(t *testing.T, text string) http.HandlerFunc {
	t.Helper()
	first, rest, _ := strings.Cut(text, "\n")
	body := text
	switch {
	case strings.HasPrefix(text, "status "):
		code, err := strconv.Atoi(strings.TrimPrefix(text, "status "))
		if err != nil {
			t.Fatal(err)
		}
		return func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no", code) }
	case text == "web page":
		body = "<!DOCTYPE html><html><body>Please log in</body></html>"
	case text == "nothing":
		body = ""
	case text == "same":
		body = s.last
	case text == "unchanged":
		return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotModified) }
	case strings.HasPrefix(text, "BEGIN:"):
		body = strings.ReplaceAll(text, "\n", "\r\n") + "\r\n"
	default:
		words := strings.Fields(first)
		body = ics(t, words[len(words)-1], periods(t, rest)...)
		switch strings.Join(words[:len(words)-1], " ") {
		case "":
		case "cut off":
			body = body[:len(body)*2/3]
		case "broken line":
			body = strings.Replace(body, "DTSTART;VALUE=DATE:", "DTSTART;VALUE=DATE:x", 1)
		default:
			t.Fatalf("not an answer: %q", first)
		}
		s.last = body
	}
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("ETag", `"`+strconv.Itoa(len(body))+`"`)
		fmt.Fprint(w, body)
	}
}

func periods(t *testing.T, text string) []period {
	var all []period
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, parsePeriod(t, line))
		}
	}
	return all
}

// owner does what a line says: "cancel 1", "edit 1 name=Lena_Weber
// phone=+447700900123", "identify 1", "disconnect A", "enter 2026-07-10 to
// 2026-07-14 booking name=Lena", "link A /new.ics", "believe A", "answer double 1
// 2 same".
func (s *scenario) owner(t *testing.T, line string) {
	t.Helper()
	words := strings.Fields(line)
	fields := map[string]string{}
	for _, w := range words {
		if key, value, ok := strings.Cut(w, "="); ok {
			fields[key] = strings.ReplaceAll(value, "_", " ")
		}
	}
	details := calendar.NewBooking{Property: flat, Name: fields["name"], Phone: fields["phone"], Code: fields["code"], Language: fields["language"]}
	var err error
	if n := fields["guests"]; n != "" {
		if details.Guests, err = strconv.Atoi(n); err != nil {
			t.Fatal(err)
		}
	}
	switch words[0] {
	case "cancel":
		err = s.Cancel(t.Context(), s.at(t, words[1]))
	case "reopen":
		err = s.Reopen(t.Context(), s.at(t, words[1]), true)
	case "edit":
		err = s.Edit(t.Context(), s.at(t, words[1]), details)
	case "identify":
		err = s.db.Update(t.Context(), func(tx *store.Tx) error {
			b, err := tx.Booking(t.Context(), s.at(t, words[1]))
			if err != nil {
				return err
			}
			b.IdentifiedAt = s.clock()
			return tx.PutBooking(t.Context(), b)
		})
	case "disconnect":
		err = s.RemoveFeed(t.Context(), s.feeds[words[1]].ID)
		delete(s.feeds, words[1])
	case "link":
		s.paths[words[1]] = words[2]
		_, err = s.Relink(t.Context(), s.feeds[words[1]].ID, s.portal.server.URL+words[2])
	case "believe":
		err = s.Trust(t.Context(), s.feeds[words[1]].ID)
	case "answer":
		err = s.Answer(t.Context(), s.asked(t, words[1], words[2:len(words)-1]...), stay.CalendarAnswer(words[len(words)-1]))
	case "enter":
		p := parsePeriod(t, strings.TrimPrefix(line, "enter "))
		details.Arrival, details.Departure = day(t, p.arrival), day(t, p.departure)
		_, err = s.Add(t.Context(), details)
	default:
		t.Fatalf("the owner cannot %q", line)
	}
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	s.number(t)
}

// asked is the question of a kind about stays.
func (s *scenario) asked(t *testing.T, kind string, numbers ...string) stay.CalendarQuestionID {
	t.Helper()
	all, err := s.db.CalendarQuestions(t.Context(), "", stay.CalendarOpen, stay.CalendarAnswered, stay.CalendarSettled)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range all {
		about := []stay.BookingID{q.Booking}
		if q.Other != "" {
			about = append(about, q.Other)
		}
		same := string(q.Kind) == kind && len(about) == len(numbers)
		for _, n := range numbers {
			same = same && slices.Contains(about, s.at(t, n))
		}
		if same {
			return q.ID
		}
	}
	t.Fatalf("nobody asks %s of %v", kind, numbers)
	return ""
}

func (s *scenario) at(t *testing.T, number string) stay.BookingID {
	t.Helper()
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > len(s.known) {
		t.Fatalf("no stay %q", number)
	}
	return s.known[n-1]
}

// number gives new stays their numbers, and sees that a stay keeps its invitation.
func (s *scenario) number(t *testing.T) {
	t.Helper()
	for _, b := range s.stays(t) {
		if !slices.Contains(s.known, b.ID) {
			s.known = append(s.known, b.ID)
			s.invites[b.ID] = b.Invite
		}
		if b.Invite != s.invites[b.ID] || b.Invite == "" {
			t.Errorf("stay #%d has another invitation than before", slices.Index(s.known, b.ID)+1)
		}
	}
}

// note remembers a fetch as the book shows it, and sees that its problem has
// words in both languages.
func (s *scenario) note(t *testing.T, log store.FeedLog) {
	t.Helper()
	text := log.Outcome
	if log.Problem != "" {
		text += " (" + log.Problem + ")"
		for _, code := range lang.Codes() {
			if _, ok := lang.For(code).Lists.FeedTroubles[log.Problem]; !ok {
				t.Errorf("%q has no words in %s", log.Problem, code)
			}
		}
	}
	for _, n := range []struct {
		count int
		word  string
	}{{log.Added, "added"}, {log.Changed, "changed"}, {log.Missing, "missing"}, {log.Cancelled, "cancelled"}, {log.Rejected, "rejected"}} {
		if n.count > 0 {
			text += fmt.Sprintf(", %d %s", n.count, n.word)
		}
	}
	s.logs = append(s.logs, text)
}

// book is what the owner would see.
func (s *scenario) book(t *testing.T) string {
	t.Helper()
	var out strings.Builder
	for _, l := range s.logs {
		fmt.Fprintln(&out, "fetched:", l)
	}
	s.logs = nil
	for _, name := range []string{"A", "B", "C"} {
		if f, ok := s.feeds[name]; ok {
			f = s.feed(t, f.ID)
			fmt.Fprintf(&out, "feed %s: %s", name, f.State)
			if f.Problem != "" {
				fmt.Fprintf(&out, " (%s)", f.Problem)
			}
			fmt.Fprintln(&out)
		}
	}
	all := s.stays(t)
	slices.SortFunc(all, func(a, b stay.Booking) int {
		return cmp.Or(cmp.Compare(a.Arrival, b.Arrival), cmp.Compare(slices.Index(s.known, a.ID), slices.Index(s.known, b.ID)))
	})
	for _, b := range all {
		fmt.Fprintf(&out, "#%d %s to %s %s %s", slices.Index(s.known, b.ID)+1, b.Arrival, b.Departure, b.Kind, b.State)
		if b.CancelledBy != "" {
			fmt.Fprintf(&out, " by the %s", b.CancelledBy)
		}
		for _, f := range []struct {
			name  string
			value stay.Private
		}{{"code", b.Code}, {"last4", b.PhoneLast4}, {"name", b.Name}, {"phone", b.Phone}} {
			if f.value != "" {
				fmt.Fprintf(&out, " %s=%s", f.name, strings.ReplaceAll(string(f.value), " ", "_"))
			}
		}
		if b.Guests > 0 {
			fmt.Fprintf(&out, " guests=%d", b.Guests)
		}
		if !b.IdentifiedAt.IsZero() {
			fmt.Fprint(&out, " identified")
		}
		if b.Uncertain {
			fmt.Fprint(&out, " dates uncertain")
		}
		if b.TwinOf != "" && b.Told() {
			fmt.Fprintf(&out, " (%s %s)", map[stay.TwinHow]string{stay.TwinEcho: "echo of", stay.TwinLinked: "closed for", stay.TwinLikely: "probably one with", stay.TwinSame: "one with"}[b.TwinHow], s.called(b.TwinOf))
		}
		fmt.Fprintln(&out)
	}
	s.writeLog(t, &out)
	s.writeQuestions(t, &out)
	return out.String()
}

func (s *scenario) called(id stay.BookingID) string {
	return fmt.Sprintf("#%d", slices.Index(s.known, id)+1)
}

// writeLog writes what was decided since the last look, as the owner reads it.
func (s *scenario) writeLog(t *testing.T, out *strings.Builder) {
	t.Helper()
	for _, name := range []string{"A", "B", "C"} {
		f, ok := s.feeds[name]
		if !ok {
			continue
		}
		all, err := s.db.FeedDecisions(t.Context(), f.ID, 1000)
		if err != nil {
			t.Fatal(err)
		}
		slices.Reverse(all)
		for _, l := range all[min(s.decided[name], len(all)):] {
			line := lang.LogLine{What: string(l.What), Problem: l.Problem, Feed: "calendar " + name, Count: l.Count, Times: l.Times, Until: l.Until.In(s.clock().Location()).Format("15:04"),
				Stay: s.called(l.Booking), Other: s.called(l.Other), Pair: l.Other != "", Nights: spanned(l.Nights), Was: spanned(l.Was)}
			for _, code := range lang.Codes() {
				if _, ok := lang.For(code).CalendarLine(line); !ok {
					t.Errorf("%q has no words in %s", l.What, code)
				}
			}
			text, _ := lang.For("en").CalendarLine(line)
			fmt.Fprintf(out, "%s: %s\n", name, text)
		}
		s.decided[name] = len(all)
	}
}

func spanned(n stay.Span) string {
	if n == (stay.Span{}) {
		return ""
	}
	return n.Arrival.String() + " to " + n.Departure.String()
}

// writeQuestions writes what the owner is asked.
func (s *scenario) writeQuestions(t *testing.T, out *strings.Builder) {
	t.Helper()
	all, err := s.db.CalendarQuestions(t.Context(), "", stay.CalendarOpen, stay.CalendarAnswered)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, q := range all {
		about := []stay.BookingID{q.Booking}
		if q.Other != "" {
			about = append(about, q.Other)
		}
		slices.SortFunc(about, func(x, y stay.BookingID) int {
			return cmp.Compare(slices.Index(s.known, x), slices.Index(s.known, y))
		})
		line := "asked: " + string(q.Kind)
		if q.State == stay.CalendarAnswered {
			line = "answered " + string(q.Answer) + ": " + string(q.Kind)
		}
		for _, id := range about {
			line += " " + s.called(id)
		}
		lines = append(lines, line+"\n")
	}
	slices.Sort(lines)
	out.WriteString(strings.Join(lines, ""))
}
