// Package phrase holds what the assistant says by itself: to guests in their language, to the owner on WhatsApp, and on
// the privacy page. The texts are data, one TOML file a language; this package checks at the start that all languages say
// the same things with the same placeholders, and fills the placeholders in.
//
// It knows nothing of guests, bookings or messages, and decides nothing: a caller picks a key and brings the values. The
// words of the owner's browser pages are elsewhere, in package lang. Read keys.go first: it lists what can be said.
package phrase

import (
	"slices"
	"strings"
)

// Fallback is the language used for a guest whose language has no texts. All other languages are compared with it.
const Fallback = "en"

// Book holds the texts of all languages. It never changes after Load and may be used by many goroutines.
type Book struct {
	texts   catalogue
	locales map[string]locale
	pages   map[string]string // language to that of its privacy page, where it has none of its own
	order   []string
	report  func(key, placeholder string)
}

// catalogue is language, then key, then text.
type catalogue map[string]map[string]template

// Say returns the text for key in lang, filled with args. An unknown language falls back to English. An empty Args.Host
// becomes the language's own word for the host; any other missing value becomes an ellipsis, see Strict.
func (b *Book) Say(lang string, key Key, args Args) string {
	return b.fill(b.texts, lang, string(key), args)
}

// Strict returns a copy of the book which calls report for each value that a text needs and did not get. Tests pass a
// function that fails; a running program may pass one that logs, since key and placeholder name hold nothing personal.
func (b *Book) Strict(report func(key, placeholder string)) *Book {
	strict := *b
	strict.report = report
	return &strict
}

// Languages lists the ISO 639-1 codes that have texts, sorted.
func (b *Book) Languages() []string {
	return slices.Clone(b.order)
}

// Language returns the code in which Say answers when asked for lang: its base without region ("de" for "de-AT"), or
// Fallback.
func (b *Book) Language(lang string) string {
	base := strings.ToLower(lang)
	if i := strings.IndexAny(base, "-_"); i >= 0 {
		base = base[:i]
	}
	if _, ok := b.locales[base]; ok {
		return base
	}
	return Fallback
}

// NoticeLanguage returns the language of the privacy page for a guest who is answered in lang: the same one where there is
// a page in it.
func (b *Book) NoticeLanguage(lang string) string {
	lang = b.Language(lang)
	if page := b.pages[lang]; page != "" {
		return page
	}
	return lang
}

// FactIntro is the line that stands before the owner's own words when they have no translation into lang: it names the
// language factLang they are written in.
func (b *Book) FactIntro(lang, factLang string) string {
	in, ok := b.locales[b.Language(lang)].In[strings.ToLower(factLang)]
	if !ok {
		return b.Say(lang, FactIntroPlain, Args{})
	}
	return b.Say(lang, FactIntro, Args{InLanguage: in})
}

// LanguageName is the name of the language of as it is written inside a sentence of lang, or the code itself when there is
// none.
func (b *Book) LanguageName(lang, of string) string {
	name, ok := b.locales[b.Language(lang)].Names[strings.ToLower(of)]
	if !ok {
		return of
	}
	return name
}

// fill finds the text in texts and puts args into it.
func (b *Book) fill(texts catalogue, lang, key string, args Args) string {
	l := b.Language(lang)
	text, ok := texts[l][key]
	if !ok {
		b.report(key, "")
		return ""
	}
	if args.Host == "" && HostLabel != Key(key) {
		args.Host = b.Say(l, HostLabel, Args{})
	}
	return text.fill(&args, func(placeholder string) { b.report(key, placeholder) })
}
