package llm

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxGuestText is the longest text taken from a stranger, in characters.
const maxGuestText = 1000

// Defuse makes text by strangers safe to stand in a prompt. The server reads
// the whole prompt with the model's control tokens recognised, so a guest who
// types an end-of-turn mark would really end the turn. Known tokens and role
// marks are taken out, and whatever is left of the signs that all of them are
// made of is broken by a space: the models' lists of tokens differ and grow.
// Braces are broken too, so that nobody can write a {{placeholder}}. Characters
// that nobody sees go, and the text ends after 1000 characters.
//
// The result never changes when defused again.
func Defuse(text string) string {
	text = cut(text, 8*maxGuestText)
	text = braces.Replace(clean(text, maxGuestText))
	// "}}}" is broken in two steps, and breaking makes the text longer.
	return strings.TrimSpace(cut(braces.Replace(text), maxGuestText))
}

var braces = strings.NewReplacer("{{", "{ {", "}}", "} }")

// controlToken matches the control tokens and role marks of the common chat
// templates: ChatML, Llama, Mistral, Gemma, DeepSeek, Granite, Phi and others.
var controlToken = regexp.MustCompile(`(?i)` +
	`<\|[^<>|\s]{0,64}\|?>|<[^<>|\s]{0,64}\|>` +
	`|</?(s|bos|eos|pad|unk|mask|sop|eop|think|thinking|thought|reasoning|system|user|assistant|human|model|developer|tool` +
	`|tool_call|tool_calls|tool_response|tool_result|start_of_turn|end_of_turn|begin_of_text|end_of_text|im_start|im_end` +
	`|start_of_image|end_of_image|seed:[a-z_]{1,20}|unused[0-9]{1,5}|0x[0-9a-f]{2})>` +
	`|</?<?/?sys>>?` +
	`|\[/?(inst|system_prompt|available_tools|tool_calls|tool_results|think|img|img_break|img_end|gmask|mask|pad|cls|sep|unused_token_[0-9]{1,5})\]` +
	`|\[\|[^\[\]|\s]{0,64}\|\]`)

// roleHead matches what older templates begin a turn with.
var roleHead = regexp.MustCompile(`(?im)^(system|user|assistant|human|model|developer|tool|instruction|instructions|input|response|ai|bot)\s*:`)

var (
	headings   = regexp.MustCompile(`(?m)^[ #]+`)
	openAngle  = regexp.MustCompile(`<(\S)`)
	openSquare = regexp.MustCompile(`\[(\S)`)
	spaces     = regexp.MustCompile(` {2,}`)
	lineEdges  = regexp.MustCompile(` *\n *`)
	blankLines = regexp.MustCompile(`\n{3,}`)
	pieces     = strings.NewReplacer("|>", "| >", "]~", "] ~", "|]", "| ]")
)

// clean is Defuse without the braces, for text that may hold placeholders:
// facts, and what the assistant said.
func clean(text string, longest int) string {
	text = strings.Map(visible, strings.ToValidUTF8(text, ""))
	text = controlToken.ReplaceAllString(text, "")

	// Twice, because one match cannot begin with the last sign of another.
	for range 2 {
		text = openAngle.ReplaceAllString(text, "< $1")
		text = openSquare.ReplaceAllString(text, "[ $1")
	}
	text = pieces.Replace(text)

	text = lineEdges.ReplaceAllString(text, "\n")
	text = headings.ReplaceAllString(text, "")
	text = roleHead.ReplaceAllString(text, "$1 -")
	text = spaces.ReplaceAllString(text, " ")
	text = blankLines.ReplaceAllString(text, "\n\n")
	return strings.TrimSpace(cut(strings.TrimSpace(text), longest))
}

// oneLine is clean on a single line.
func oneLine(text string) string {
	return strings.Join(strings.Fields(clean(text, 2*maxGuestText)), " ")
}

// visible maps a character to what may stand in a prompt: invisible ones to
// nothing, every kind of space to a space or a line end, and the wide and
// small forms of ASCII to ASCII, as some tokenisers do by themselves.
func visible(r rune) rune {
	switch {
	case r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
		return '\n'
	case r == '\t' || unicode.Is(unicode.Zs, r):
		return ' '
	case unseen(r):
		return -1
	case r >= 0xFF01 && r <= 0xFF5E:
		return r - 0xFF01 + '!'
	}
	if ascii, ok := smallForms[r]; ok {
		return ascii
	}
	return r
}

// unseen is true of characters that leave no mark on the screen: controls,
// direction marks, joiners, tags, fillers, variation selectors, unassigned and
// private ones (Unicode 15, Default_Ignorable_Code_Point and categories C).
func unseen(r rune) bool {
	return r == utf8.RuneError ||
		unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Other_Default_Ignorable_Code_Point,
			unicode.Variation_Selector, unicode.Noncharacter_Code_Point) ||
		r == 0x2800 // a Braille cell without dots
}

// smallForms are the characters outside the wide block that a normalisation
// turns into the signs that control tokens are made of.
var smallForms = map[rune]rune{
	'︷': '{', '︸': '}', '﹛': '{', '﹜': '}', '﹇': '[', '﹈': ']',
	'﹤': '<', '﹥': '>', '≮': '<', '≯': '>', '﹟': '#', '︓': ':', '﹕': ':',
	'︳': '_', '︴': '_', '﹍': '_', '﹎': '_', '﹏': '_', '▁': '_',
}

// cut shortens text to so many characters, whole ones.
func cut(text string, longest int) string {
	if len(text) <= longest {
		return text
	}
	n := 0
	for i := range text {
		if n == longest {
			return text[:i]
		}
		n++
	}
	return text
}
