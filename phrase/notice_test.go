package phrase_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"portineria/phrase"
)

func loadNotices(t *testing.T) (*phrase.Book, *phrase.Notices) {
	t.Helper()
	book := loadBook(t)
	notices, err := phrase.LoadNotices(os.DirFS("../embed"), book)
	if err != nil {
		t.Fatalf("load notices: %v", err)
	}
	return book, notices
}

func TestEveryBlockOfTheNoticeInEveryLanguage(t *testing.T) {
	_, notices := loadNotices(t)
	namesOnly := []phrase.NoticeKey{phrase.NoticeComplaintItaly, phrase.NoticeComplaintUK}
	for _, lang := range notices.Languages() {
		for _, key := range phrase.NoticeKeys() {
			t.Run(lang+"/"+string(key), func(t *testing.T) {
				text := notices.Say(lang, key, everything)
				checkText(t, text)
				if lang != phrase.Fallback && text == notices.Say(phrase.Fallback, key, everything) && !slices.Contains(namesOnly, key) {
					t.Errorf("says the same as in English: %q", text)
				}
				isHeading := strings.HasPrefix(string(key), "heading_") || key == phrase.NoticeTitle
				if endsLikeOne := !strings.HasSuffix(text, "."); key != phrase.NoticeContact && isHeading != endsLikeOne {
					t.Errorf("a paragraph ends with a full stop and a heading does not: %q", text)
				}
			})
		}
	}
}

func TestAHostWithoutANameFitsTheNotice(t *testing.T) {
	book, notices := loadNotices(t)
	args := everything
	args.Host = ""
	for _, lang := range notices.Languages() {
		label := book.Say(lang, phrase.HostLabel, phrase.Args{})
		for _, key := range phrase.NoticeKeys() {
			text := notices.Say(lang, key, args)
			if strings.Contains(text, ". "+label) && !startsLarge(label) || strings.HasPrefix(text, label) && !startsLarge(label) {
				t.Errorf("%s: %s begins a sentence with %q: %q", lang, key, label, text)
			}
			if strings.Contains(text, label+" ("+label+")") {
				t.Errorf("%s: %s names the host twice: %q", lang, key, text)
			}
		}
	}
}

func startsLarge(s string) bool {
	return strings.ToUpper(s[:1]) == s[:1]
}

func TestTheNoticeNamesTheWordsThatPhrasesName(t *testing.T) {
	book, notices := loadNotices(t)
	for block, word := range map[phrase.NoticeKey]phrase.Key{
		phrase.NoticeRightsAccess:  phrase.WordAccess,
		phrase.NoticeRightsRectify: phrase.WordRectify,
		phrase.NoticeRightsErase:   phrase.WordErase,
		phrase.NoticeRightsFreeze:  phrase.WordFreeze,
		phrase.NoticeRightsObject:  phrase.WordNoAI,
		phrase.NoticeRightsStop:    phrase.WordStop,
		phrase.NoticePersonText:    phrase.WordHuman,
	} {
		for _, lang := range notices.Languages() {
			text := notices.Say(lang, block, everything)
			if w := book.Say(lang, word, phrase.Args{}); !strings.Contains(text, w) {
				t.Errorf("%s: %s does not name %s: %q", lang, block, w, text)
			}
		}
	}
}

func TestLoadNoticesRefusesBlocksThatDoNotAgree(t *testing.T) {
	for _, c := range []struct {
		name, file, before, after, want string
	}{
		{"missing block", "notices/de.toml", "minors = ", "# minors = ", `notices/de.toml: key "minors": missing`},
		{"unknown block", "notices/de.toml", "minors = ", "miners = ", `notices/de.toml: key "miners": unknown`},
		{"other placeholder", "notices/it.toml", "{period} dopo il check-out", "6 mesi dopo il check-out",
			`notices/it.toml: key "period_stay": has placeholders [], the English text has [period]`},
		{"unknown table", "notices/fr.toml", "[blocks]", "[block]", "notices/fr.toml: line "},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := files(t)
			replace(t, fsys, c.file, c.before, c.after)
			notices, err := phrase.LoadNotices(fsys, loadBook(t))
			if err == nil || notices != nil {
				t.Fatalf("loaded, want an error with %q", c.want)
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %q, want %q in it", err, c.want)
			}
		})
	}
}

func TestTheNoticeStandsInEightLanguagesAndInEnglishForAllOthers(t *testing.T) {
	_, notices := loadNotices(t)
	if got, want := notices.Languages(), []string{"de", "en", "es", "fr", "it", "nl", "pl", "pt"}; !slices.Equal(got, want) {
		t.Errorf("notices in %v, want %v", got, want)
	}
	for asked, want := range map[string]string{"pl": "pl", "de-AT": "de", "sv": "en", "tlh": "en", "": "en"} {
		if got := notices.Language(asked); got != want {
			t.Errorf("asked for %q it is in %s, want %s", asked, got, want)
		}
		if notices.Say(asked, phrase.NoticeMinors, everything) != notices.Say(want, phrase.NoticeMinors, everything) {
			t.Errorf("asked for %q it does not say what it says in %s", asked, want)
		}
	}
}

func TestLoadNoticesNeedsEveryLanguageOfThePhrases(t *testing.T) {
	fsys := files(t)
	delete(fsys, "notices/pl.toml")
	_, err := phrase.LoadNotices(fsys, loadBook(t))
	if err == nil || err.Error() != "notices/pl.toml: missing" {
		t.Errorf("error %v", err)
	}
}

func TestLoadNoticesRefusesALanguageWithoutPhrases(t *testing.T) {
	fsys := files(t)
	fsys["notices/tlh.toml"] = fsys["notices/pl.toml"]
	_, err := phrase.LoadNotices(fsys, loadBook(t))
	if err == nil || !strings.Contains(err.Error(), "notices/tlh.toml: not the page of phrases/tlh.toml") {
		t.Errorf("error %v", err)
	}
}

func TestNoticesReportAMissingValue(t *testing.T) {
	_, notices := loadNotices(t)
	var reported []string
	notices = notices.Strict(func(key, placeholder string) { reported = append(reported, key+" "+placeholder) })
	if got := notices.Say("en", phrase.NoticePeriodRaw, phrase.Args{}); !strings.HasSuffix(got, ": ….") {
		t.Errorf("%q", got)
	}
	if want := []string{"period_raw period"}; !slices.Equal(reported, want) {
		t.Errorf("reported %v, want %v", reported, want)
	}
}
