package manual

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"portineria/stay"
)

// guarded reports whether a sentence may hold a code or a password. It would
// rather guard too much: the owner sees it and can open it, while what is told
// too early cannot be taken back. What is guarded never meets a model either.
func guarded(text string, topic stay.Topic, known []string) bool {
	if topic == "wifi" || topic == "access" || announcesSecret(text) || looksSecret(text) {
		return true
	}
	if slices.ContainsFunc(known, func(secret string) bool { return strings.Contains(text, secret) }) {
		return true
	}
	return len(stay.Fact{Visibility: stay.Public}.SecretsIn(text)) > 0
}

// secretWord are the words by which codes, passwords and places of keys go in
// the languages that owners write in.
var secretWord = regexp.MustCompile(`(?i)(?:^|[^\p{L}])(?:` +
	`codic[ei]|codes?|kode?s?|kod(?:em|u|y)?|c[oó]digos?|pins?|pass[- ]?(?:word|code|phrase|wort)s?|passw[oö]rter|kennw[oö]rt(?:er)?|parol[ae](?: d.ordine)?|hasł[oaeu]m?|wachtwoord(?:en)?|` +
	`mots? de passe|contraseñas?|claves?|palavras?-passe|senhas?|combinazion[ei]|combinations?|combinaison|combinaci[oó]n|zahlenkombination|` +
	`\p{L}*(?:code|kode|kennwort|passwort|wachtwoord)s?|key ?box(?:es)?|lock ?box(?:es)?|key ?safe|cassett[ae] (?:delle|con le|portachiavi)|cassaforte|tresor|schlüssel(?:box|kasten|safe)|sleutelkluis\p{L}*|` +
	`alarm\p{L}*|allarm[ei]|antifurto|ssid|wpa2?|wep)(?:$|[^\p{L}])`)

// announcesSecret reports whether a text speaks of a code or a password, by
// itself or as the heading above one.
func announcesSecret(text string) bool { return secretWord.MatchString(text) }

// looksSecret reports whether a token of a text has the shape of a code: letters
// and figures mixed, figures with a sign of a keypad, or some figures in a row
// that are no year, amount, distance or number of a telephone.
func looksSecret(text string) bool {
	tokens := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"'“”«»„,;()[]`, r) })
	called := telephone.MatchString(text)
	for i, token := range tokens {
		token = strings.TrimRight(token, ".!?:")
		before, after := "", ""
		if i > 0 {
			before = tokens[i-1]
		}
		if i+1 < len(tokens) {
			after = strings.ToLower(strings.TrimRight(tokens[i+1], ".!?:"))
		}
		if codeShaped(token, before, after, called) {
			return true
		}
	}
	return false
}

var (
	telephone = regexp.MustCompile(`(?i)\+\d{2}|\b(?:tel|telefon\p{L}*|phone|cell\p{L}*|mobile|whatsapp|handy|chiam\p{L}*|call|rufen|appel\p{L}*|numero|number|nummer)\b`)
	plainMix  = regexp.MustCompile(`(?i)^(?:\d+(?:[.,:/x-]\d+)*(?:°|€|%|km|m|m²|mq|cm|mm|kg|g|l|ml|h|min|w|kw|kwh|v|a|gb|mb|mbit|mbps|ghz|g|º|ª|er|nd|rd|th|st|am|pm|e|ème|i|k)?\+?|[a-z]{1,3}\d{1,3}|\d{1,3}[a-z])$`)
	clockTime = regexp.MustCompile(`^\d{1,2}[:.h]\d{2}(?:[-–]\d{1,2}[:.h]\d{2})?$`)
	address   = regexp.MustCompile(`(?i)^(?:https?://|www\.)|@.+\.|\.(?:it|com|org|net|eu|de|fr)(?:/|$)`)
)

// units are what may stand behind a figure that is an amount.
var units = map[string]bool{"€": true, "eur": true, "euro": true, "euros": true, "chf": true, "%": true, "m": true, "metri": true, "meter": true, "metres": true, "meters": true, "mètres": true, "km": true,
	"minuti": true, "minutes": true, "minuten": true, "ore": true, "hours": true, "gradi": true, "watt": true, "kg": true, "passi": true, "steps": true, "posti": true, "persone": true, "people": true}

func codeShaped(token, before, after string, called bool) bool {
	letters, figures, keypad, other := 0, 0, 0, 0
	for _, r := range token {
		switch {
		case unicode.IsDigit(r):
			figures++
		case unicode.IsLetter(r):
			letters++
		case r == '#' || r == '*':
			keypad++
		default:
			other++
		}
	}
	switch {
	case figures > 0 && keypad > 0:
		return true
	case figures == 0 || address.MatchString(token) || clockTime.MatchString(token):
		return false
	case letters > 0:
		return letters+figures+other >= 6 && !plainMix.MatchString(token)
	case called || units[after] || strings.ContainsAny(before, "€$£"):
		return false
	case other > 0:
		return false // a date, an amount, a range
	default:
		return figures >= 4 && figures <= 10 && !year(token)
	}
}

func year(token string) bool {
	return len(token) == 4 && (strings.HasPrefix(token, "19") || strings.HasPrefix(token, "20"))
}
