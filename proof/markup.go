package proof

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"portineria/stay"
)

// form checks what can be seen without reading. It reports false when there is nothing
// to read.
func (t *trial) form() bool {
	if !strings.ContainsFunc(t.claim.Reply, isAlnum) {
		t.reject(Empty, "")
		return false
	}
	if len(t.claim.Reply) > mostText {
		t.reject(TooLong, "reply")
		return false
	}
	if !utf8.ValidString(t.claim.Reply) {
		t.reject(Markup, "broken text")
		return false
	}
	if !t.cited() {
		t.reject(NothingCited, "")
	}
	t.signs()
	t.braces()
	t.marks()
	t.ids()
	return true
}

// cited reports whether there is a fact to judge by.
func (t *trial) cited() bool {
	for _, s := range t.claim.Cited {
		if strings.TrimSpace(s.Text) != "" {
			return true
		}
	}
	return false
}

// signs looks for characters that a message has no use for: controls, directions, what is
// not seen, and digits that look unlike digits.
func (t *trial) signs() {
	reply := t.claim.Reply
	for i, c := range reply {
		switch {
		case c < ' ' && c != '\n' && c != '\r', c == 0x7F, c >= 0x80 && c < 0xA0, c == utf8.RuneError:
			t.reject(Markup, "control character")
		case c == 0x200D || c == 0xFE0F: // parts of emoji
			if before, _ := utf8.DecodeLastRuneInString(reply[:i]); isAlnum(before) && c == 0x200D {
				t.reject(Markup, "invisible character")
			}
		case c == 0xAD, c == 0x61C, c == 0x180E, c == 0xFEFF, c >= 0x200B && c <= 0x200F, c >= 0x2028 && c <= 0x202E, c >= 0x2060 && c <= 0x206F, c >= 0xE0000 && c <= 0xE0FFF:
			t.reject(Markup, "invisible character")
		case c > 0x7F && unicode.IsNumber(c) && c != '²' && c != 'º' && c != 'ª' && !t.inSources(string(c)):
			t.reject(UnknownNumber, "digit")
		}
	}
}

// braces checks that braces stand only around placeholders as they are written.
func (t *trial) braces() {
	rest := t.claim.Reply
	for _, id := range stay.Placeholders(rest) {
		for n := range 100 {
			rest = strings.ReplaceAll(rest, stay.Placeholder(id, n), "")
		}
	}
	if strings.ContainsAny(rest, "{}") {
		t.reject(Placeholder, "braces")
	}
}

// markers are signs of markup, of data and of a model's own formats. White space before
// one that begins a line does not count.
var markers = []string{"**", "__", "```", "](", "</", "<br", "<p>", "<b>", "<i>", "<div", "<span", "<script", "<|", "|>", "[/", "[INST", "<<", "<think", "{\"", "\":", "\"}", "\\n", "\\u",
	"&nbsp;", "&amp;", "&lt;", "~~", "==="}

// lineMarkers are markup only at the beginning of a line.
var lineMarkers = []string{"# ", "## ", "### ", "#### ", "> ", "| ", "---", "***", "```", "assistant:", "user:", "system:", "human:", "ai:", "bot:", "guest:", "answer:", "reply:", "response:",
	"text:", "verdict:", "facts:", "note:", "question:", "antwort:", "risposta:", "réponse:", "respuesta:", "resposta:", "antwoord:", "odpowiedź:"}

// marks looks for markup. What the owner wrote with it may be repeated.
func (t *trial) marks() {
	for _, m := range markers {
		if strings.Contains(t.claim.Reply, m) && !t.inSources(m) {
			t.reject(Markup, "markup")
		}
	}
	for line := range strings.Lines(t.claim.Reply) {
		line = strings.ToLower(strings.TrimSpace(line))
		for _, m := range lineMarkers {
			if strings.HasPrefix(line, m) && !t.inSources(m) {
				t.reject(Markup, "markup")
			}
		}
	}
	text := strings.TrimSpace(t.claim.Reply)
	if text[0] == '{' && !strings.HasPrefix(text, "{{") || text[0] == '[' && strings.HasSuffix(text, "]") || strings.HasSuffix(text, "\"]}") {
		t.reject(Markup, "data")
	}
	if isTag(text) {
		t.reject(Markup, "markup")
	}
}

// isTag reports something like <tag>.
func isTag(text string) bool {
	for {
		open := strings.IndexByte(text, '<')
		if open < 0 || open+1 >= len(text) {
			return false
		}
		text = text[open+1:]
		end := strings.IndexAny(text, "> \n")
		if end > 0 && text[end] == '>' && (unicode.IsLetter(rune(text[0])) || text[0] == '/') {
			return true
		}
	}
}

// inSources reports whether a cited fact holds the text.
func (t *trial) inSources(text string) bool {
	for i := range t.claim.Cited {
		s := &t.claim.Cited[i]
		if strings.Contains(s.Text, text) {
			return true
		}
		for _, o := range s.Others {
			if strings.Contains(o, text) {
				return true
			}
		}
	}
	return false
}

// ids looks for the names by which the program and the model call facts.
func (t *trial) ids() {
	reply := t.claim.Reply
	for i := range t.claim.Cited {
		id := t.claim.Cited[i].ID
		if id == "" || strings.Contains(reply, "{{"+id+".") && strings.Count(reply, id) == strings.Count(reply, "{{"+id+".") {
			continue
		}
		for _, around := range []string{"[" + id + "]", "(" + id + ")", "{" + id + "}", "#" + id, "fact " + id, "facts: " + id, "id " + id, "id: " + id, "fact: " + id} {
			if strings.Contains(reply, around) && !t.inSources(around) {
				t.reject(InventedID, "id")
			}
		}
		if strings.ContainsAny(id, "_0123456789") && stands(reply, id) && !t.inSources(id) && len(id) > 1 {
			t.reject(InventedID, "id")
		}
	}
	reply = strings.ToLower(reply)
	for _, around := range []string{"[f", "(f", "fact f", "[fact", "(fact", "fact_", "fact id", "fact #", "fact "} {
		if at := strings.Index(reply, around); at >= 0 && startsID(reply[at+len(around):]) && !t.inSources(around) {
			t.reject(InventedID, "id")
		}
	}
}

// startsID reports digits, or the rest of a name for a fact.
func startsID(rest string) bool {
	rest = strings.TrimLeft(rest, " :_#")
	return rest != "" && (rest[0] >= '0' && rest[0] <= '9')
}
