package lexicon

import "strings"

// mainScript is the script of most letters.
func mainScript(tokens []Token) Script {
	var count [Armenian + 1]int
	best := Latin
	for i := range tokens {
		if tokens[i].Kind != Word {
			continue
		}
		script := tokens[i].Script
		n := len(tokens[i].Form)
		if script.solid() {
			n *= 2 // a sign says as much as several letters
		}
		count[script] += n
		if count[script] > count[best] {
			best = script
		}
	}
	return best
}

// scriptLanguage names the language where the writing system has only one among guests,
// or one beyond doubt by its letters; Latin and Cyrillic need words.
func scriptLanguage(script Script, text string) string {
	switch script {
	case Greek:
		return "el"
	case Hebrew:
		return "he"
	case Arabic:
		if strings.ContainsAny(text, "پچژگکی") {
			return "fa"
		}
		return "ar"
	case Kana:
		return "ja"
	case Han:
		for _, r := range text {
			if scriptOf(r) == Kana {
				return "ja"
			}
		}
		return "zh"
	case Hangul:
		return "ko"
	case Thai:
		return "th"
	case Devanagari:
		return "hi"
	case Georgian:
		return "ka"
	case Armenian:
		return "hy"
	}
	return ""
}
