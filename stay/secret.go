package stay

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Placeholder is what stands in a text where a secret belongs, until the
// moment of sending. It names the fact and the position of the secret in it.
func Placeholder(factID string, n int) string { return fmt.Sprintf("{{%s.%d}}", factID, n) }

var placeholder = regexp.MustCompile(`\{\{([a-z0-9][a-z0-9_.-]*)\.([0-9]+)\}\}`)

// Placeholders lists the facts that a text holds placeholders of, each once.
func Placeholders(text string) []string {
	var ids []string
	for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
		if !slices.Contains(ids, m[1]) {
			ids = append(ids, m[1])
		}
	}
	return ids
}

// AllSecrets lists what must be concealed of a fact, over its original and all
// translations, in an order that does not depend on the language: a placeholder
// means the same secret in each of them. Where a "stay" fact's text names no
// secret and none is found by rule, the whole text is one: a model then sees
// that the fact exists, and nothing of it.
func (f Fact) AllSecrets() []string {
	if f.Visibility == Public || f.Visibility == Booked {
		return f.Secrets
	}
	var all []string
	for _, text := range f.texts() {
		found := slices.DeleteFunc(f.SecretsIn(text), func(s string) bool { return s == "" || !strings.Contains(text, s) })
		if len(found) == 0 && f.Visibility == DuringStay {
			found = []string{text}
		}
		for _, s := range found {
			if !slices.Contains(all, s) {
				all = append(all, s)
			}
		}
	}
	return all
}

func (f Fact) texts() []string {
	texts := []string{f.Text}
	for _, language := range slices.Sorted(maps.Keys(f.Translations)) {
		texts = append(texts, f.Translations[language])
	}
	return texts
}

// Conceal replaces the fact's secrets in text (the original, a translation, or
// words that quote them) by placeholders. It does so in one pass, the longest
// first: a secret inside another one does not tear it, and one that looks like a
// part of a placeholder does not tear that.
func (f Fact) Conceal(text string) string {
	all := f.AllSecrets()
	order := make([]int, 0, len(all))
	for i, secret := range all {
		if secret != "" {
			order = append(order, i)
		}
	}
	if len(order) == 0 {
		return text
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(all[b]) - len(all[a]) })
	pairs := make([]string, 0, 2*len(order))
	for _, i := range order {
		pairs = append(pairs, all[i], Placeholder(f.ID, i))
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// Reveal puts the secrets back. It fails where a placeholder is left that
// these secrets do not cover: such a text must not leave the house.
func Reveal(text string, secrets map[string][]string) (string, error) {
	var missing error
	out := placeholder.ReplaceAllStringFunc(text, func(mark string) string {
		m := placeholder.FindStringSubmatch(mark)
		var n int
		if _, err := fmt.Sscanf(m[2], "%d", &n); err != nil || n >= len(secrets[m[1]]) {
			missing = fmt.Errorf("fill in %s: %w", mark, ErrNotFound)
			return mark
		}
		return secrets[m[1]][n]
	})
	return out, missing
}

// SecretsIn lists what must be concealed in text: the secrets that the owner
// named, else what a rule finds.
func (f Fact) SecretsIn(text string) []string {
	if len(f.Secrets) > 0 {
		return slices.Clone(f.Secrets)
	}
	return findSecrets(text, f.Visibility == DuringStay)
}

// secretWords are the words for code, PIN, key or password in the languages that
// owners write in.
const secretWords = `(?i)(?:\b(?:codice|code|codes|pin|password|passwort|passcode|kennwort|parola d'ordine|chiave|` +
	`mot de passe|contraseña|clave|código|wachtwoord|hasło|hasłem|kod|kodem|palavra-passe|senha|combinazione|combination|zahlenkombination|türcode|zugangscode|schlüsselcode))`

var secretWord = regexp.MustCompile(secretWords + `(?:[^\p{L}]|$)`)

// NamesSecret reports whether a text speaks of a code, a PIN, a key or a password.
func NamesSecret(text string) bool { return secretWord.MatchString(text) }

// afterWord finds what follows such a word, possibly with "is", a colon or quotes
// between.
var afterWord = regexp.MustCompile(secretWords +
	`(?:\s+(?:wi-?fi|wlan|di accesso|d'accesso|della porta|del portone|de la porte|of the door|for the door))?` +
	`(?:\s*[:=]\s*|\s+(?:è|is|ist|lautet|est|es|jest|to|é|are|sono)\s*:?\s+|\s+)["'“«„]?([^\s"'”»“,;]+)`)

// findSecrets applies the rule of the property format: what follows words for
// code, PIN, password; and, in "stay" facts, tokens with digits.
func findSecrets(text string, digitsToo bool) []string {
	var found []string
	add := func(s string) {
		s = strings.TrimRight(s, ".!?:)")
		if len(s) >= 3 && looksSecret(s) && !slices.Contains(found, s) {
			found = append(found, s)
		}
	}
	for _, m := range afterWord.FindAllStringSubmatch(text, -1) {
		add(m[1])
	}
	if digitsToo {
		for _, token := range strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"'“”«»„,;()`, r) }) {
			if strings.ContainsFunc(token, unicode.IsDigit) && !isTimeOfDay(token) {
				add(token)
			}
		}
	}
	return found
}

// looksSecret keeps the words that merely follow "code" in a sentence from
// being taken for one: a secret holds a digit, a sign, or capitals inside.
func looksSecret(s string) bool {
	for i, r := range s {
		if unicode.IsDigit(r) || (i > 0 && unicode.IsUpper(r)) || strings.ContainsRune("#*_-@!$%&+", r) {
			return true
		}
	}
	return false
}

var timeOfDay = regexp.MustCompile(`^([01]?\d|2[0-4])[:.h]([0-5]\d)?[.!?]?$`)

func isTimeOfDay(s string) bool { return timeOfDay.MatchString(s) }
