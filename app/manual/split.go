package manual

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// section is what stands under a heading; the first may have none.
type section struct {
	heading string
	blocks  []block
}

// block is a paragraph or an item of a list, in sentences.
type block struct {
	item      bool
	sentences []string
}

// split parts a text into sections, paragraphs, items and sentences.
func split(text string) []section {
	var all []section
	now := section{}
	for _, lines := range chunks(text) {
		heading, ok := headingOf(lines[:1])
		switch {
		case ok && len(lines) == 1:
			if len(now.blocks) > 0 {
				all = append(all, now)
			}
			now = section{heading: heading}
			if announcesSecret(heading) && !strings.HasPrefix(lines[0], "#") {
				// "The password is sunshine" looks like a heading and is none; what stands
				// below is guarded in either case.
				now.blocks = append(now.blocks, block{sentences: []string{lines[0]}})
			}
		case ok && strings.HasSuffix(lines[0], ":") && bullet.MatchString(lines[1]):
			// It announces this list and nothing behind it.
			if len(now.blocks) > 0 {
				all = append(all, now)
			}
			all = append(all, section{heading: heading, blocks: blocksOf(lines[1:])})
			now = section{heading: now.heading}
		case ok && standsAbove(lines):
			if len(now.blocks) > 0 {
				all = append(all, now)
			}
			now = section{heading: heading}
			if announcesSecret(heading) {
				lines = slices.Insert(lines[1:], 0, lines[0]) // as above
			} else {
				lines = lines[1:]
			}
			now.blocks = append(now.blocks, blocksOf(lines)...)
		default:
			now.blocks = append(now.blocks, blocksOf(lines)...)
		}
	}
	if len(now.blocks) > 0 {
		all = append(all, now)
	}
	return all
}

// chunks are the lines between blank ones. A marked heading stands by itself; a
// line that ends with a colon is not parted from what it announces.
func chunks(text string) [][]string {
	var all [][]string
	var now []string
	end := func() {
		if len(now) > 0 {
			all = append(all, now)
		}
		now = nil
	}
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" && len(now) > 0 && strings.HasSuffix(now[len(now)-1], ":") && len(now) > 1:
		case line == "" && len(now) == 1 && strings.HasSuffix(now[0], ":"):
		case line == "":
			end()
		case strings.HasPrefix(line, "#") && strings.HasPrefix(strings.TrimLeft(line, "#"), " "):
			end()
			all = append(all, []string{line})
		default:
			now = append(now, line)
		}
	}
	end()
	return all
}

var numbering = regexp.MustCompile(`^(\d{1,2}(\.\d{1,2})*[.)]?|[A-Z][.)])\s+`)

// headingOf reports whether lines are a heading: marked as one, or a short line
// by itself that is no sentence. What holds a figure or a sign is never taken
// for one: a code that stands alone must not be lost.
func headingOf(lines []string) (string, bool) {
	if len(lines) != 1 {
		return "", false
	}
	if marked := strings.TrimLeft(lines[0], "#"); marked != lines[0] && strings.HasPrefix(marked, " ") {
		marked = strings.TrimSpace(marked)
		return marked, true
	}
	line := strings.TrimSuffix(numbering.ReplaceAllString(lines[0], ""), ":")
	if utf8.RuneCountInString(line) > 60 || len(strings.Fields(line)) > 7 || line == "" {
		return "", false
	}
	if strings.ContainsFunc(line, func(r rune) bool { return unicode.IsDigit(r) || strings.ContainsRune(".!?;:,#*@=•", r) }) {
		return "", false
	}
	first, _ := utf8.DecodeRuneInString(line)
	return line, unicode.IsUpper(first) || unicode.IsTitle(first)
}

// standsAbove reports whether the first line, which looks like a heading, is one of
// the lines right below it, and not the first words of them: it ends before the paper
// does, and what follows says something.
func standsAbove(lines []string) bool {
	if len(lines) < 2 || utf8.RuneCountInString(lines[0]) > 40 || len(strings.Fields(lines[0])) > 5 {
		return false
	}
	_, another := headingOf(lines[1:2])
	return !another && (bullet.MatchString(lines[1]) || ended(lines[0], lines[1], widest(lines)))
}

// widest is the length of the longest of some lines, in characters.
func widest(lines []string) (most int) {
	for _, line := range lines {
		most = max(most, utf8.RuneCountInString(line))
	}
	return most
}

// ended reports whether a line was ended by whoever wrote it, and not where the paper
// does: the next begins anew, and its first word would have had room.
func ended(line, next string, room int) bool {
	word, _, _ := strings.Cut(next, " ")
	first, _ := utf8.DecodeRuneInString(next)
	return !unicode.IsLower(first) && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= room
}

// label is a line such as "Password: limone", which stands for itself.
var label = regexp.MustCompile(`^\p{Lu}[^.!?:;,]{0,28}:\s+\S`)

var bullet = regexp.MustCompile(`^([-–—•·*▪◦●○■□➢✓✔]|\d{1,2}[.)])\s+`)

// blocksOf parts the lines of a chunk into paragraphs and items. Lines that only
// go on are joined; labelled ones are items, and an item that was ended is not gone on with.
func blocksOf(lines []string) []block {
	var all []block
	var text strings.Builder
	item, before, room := false, "", widest(lines)
	end := func() {
		if sentences := sentencesOf(text.String()); len(sentences) > 0 {
			all = append(all, block{item, sentences})
		}
		text.Reset()
	}
	for _, line := range lines {
		over := ended(before, line, room)
		before = line
		mark := bullet.FindString(line)
		switch {
		case mark != "":
			end()
			item, line = true, strings.TrimSpace(line[len(mark):])
		case label.MatchString(line) && (item || over || text.Len() == 0):
			end()
			item = true
		case over && item:
			end()
			item = false
		}
		if text.Len() > 0 {
			text.WriteString(" ")
		}
		text.WriteString(line)
	}
	end()
	return all
}

// short are words behind whose full stop a sentence goes on.
var short = map[string]bool{
	"es": true, "ad": true, "ecc": true, "ca": true, "n": true, "nr": true, "no": true, "tel": true, "cell": true, "sig": true, "sigg": true, "dott": true, "ing": true, "p": true, "pag": true,
	"e.g": true, "i.e": true, "etc": true, "approx": true, "st": true, "mr": true, "mrs": true, "dr": true, "vs": true, "z.b": true, "bzw": true, "ca.": true, "str": true, "min": true, "max": true,
	"v": true, "vl": true, "p.zza": true, "c.so": true, "a.m": true, "p.m": true,
}

// sentencesOf parts a paragraph where a sentence ends and another begins.
func sentencesOf(text string) []string {
	text = squash(text)
	var all []string
	from := 0
	for i, r := range text {
		if r != '.' && r != '!' && r != '?' && r != '…' {
			continue
		}
		next := i + utf8.RuneLen(r)
		for next < len(text) && strings.ContainsRune(`"'”»)`, rune(text[next])) {
			next++
		}
		if next+1 >= len(text) || text[next] != ' ' || (r == '.' && short[strings.ToLower(lastWord(text[from:i]))]) {
			continue
		}
		begins, _ := utf8.DecodeRuneInString(text[next+1:])
		if unicode.IsLower(begins) {
			continue
		}
		all = append(all, strings.TrimSpace(text[from:next]))
		from = next + 1
	}
	if rest := strings.TrimSpace(text[min(from, len(text)):]); rest != "" {
		all = append(all, rest)
	}
	return all
}

func lastWord(text string) string {
	return strings.TrimLeft(text[strings.LastIndexByte(text, ' ')+1:], `("'«“`)
}
