package phrase_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"portineria/phrase"
)

// longest is the most characters that a text may have with its placeholders filled: one bubble that is read at a glance.
const longest = 600

// everything fills every placeholder of the phrases.
var everything = phrase.Args{
	Property: "Casa Limone", Host: "Chiara", Name: "Lena", Link: "https://casa.example/privacy/casa-limone",
	Number: "+44 7700 900123", Text: "Il rubinetto del gas è sotto il lavello.", List: "- Casa Limone\n- Mansarda",
	Example: "3 May 2020", From: "18 July 2026", To: "25 July 2026", Until: "20:00", Address: "Via dei Giardini 4",
	Code: "ABC234", InLanguage: "in Italian",
	Contact: "privacy@casa.example", Feeds: "Airbnb, Vrbo", Model: "example-4b", ModelHost: "model.example", Threshold: "60 %",
	Period: "6 months", Daily: "7", Weekly: "4", Date: "18 July 2026", Version: "3",
}

func loadBook(t *testing.T) *phrase.Book {
	t.Helper()
	book, err := phrase.Load(os.DirFS("../embed"))
	if err != nil {
		t.Fatalf("load phrases: %v", err)
	}
	return book.Strict(func(key, placeholder string) { t.Errorf("%s: no value for {%s}", key, placeholder) })
}

func TestEveryPhraseOfEveryLanguage(t *testing.T) {
	book := loadBook(t)
	if got, want := book.Languages(), strings.Fields("cs da de el en es fi fr hr hu it nl no pl pt ro ru sk sv tr uk"); !slices.Equal(got, want) {
		t.Fatalf("languages %v, want %v", got, want)
	}
	for _, lang := range book.Languages() {
		for _, key := range phrase.Keys() {
			t.Run(lang+"/"+string(key), func(t *testing.T) {
				checkText(t, book.Say(lang, key, everything))
			})
		}
	}
}

func TestPhrasesAreTranslated(t *testing.T) {
	book := loadBook(t)
	same := func(key phrase.Key) bool { return strings.HasPrefix(string(key), "word_") }
	for _, lang := range book.Languages() {
		for _, key := range phrase.Keys() {
			if lang == phrase.Fallback || same(key) {
				continue
			}
			if text := book.Say(lang, key, everything); text == book.Say(phrase.Fallback, key, everything) {
				t.Errorf("%s: %s says the same as in English: %q", lang, key, text)
			}
		}
	}
}

func TestKeywordsOfALanguageDiffer(t *testing.T) {
	book := loadBook(t)
	for _, lang := range book.Languages() {
		seen := map[string]phrase.Key{}
		for _, key := range phrase.Keys() {
			if !strings.HasPrefix(string(key), "word_") {
				continue
			}
			word := book.Say(lang, key, phrase.Args{})
			if other, taken := seen[word]; taken {
				t.Errorf("%s: %s and %s are both %q", lang, key, other, word)
			}
			if word != strings.ToUpper(word) {
				t.Errorf("%s: %s is %q, want capitals", lang, key, word)
			}
			seen[word] = key
		}
	}
}

func TestEverySentenceBeginsWithACapital(t *testing.T) {
	book := loadBook(t)
	args := everything
	args.Host = "" // the language's own word for the host, which may be written small
	for _, lang := range book.Languages() {
		for _, key := range phrase.Keys() {
			text := book.Say(lang, key, args)
			if key == phrase.HostLabel || key == phrase.PropertyUnknown {
				continue
			}
			for _, sentence := range sentences(text) {
				if first, _ := utf8.DecodeRuneInString(sentence); unicode.IsLower(first) {
					t.Errorf("%s: %s has a sentence that begins small: %q", lang, key, sentence)
				}
			}
		}
	}
}

// sentences cuts a text where one sentence ends and another begins.
func sentences(text string) []string {
	text = strings.NewReplacer("? ", ". ", "! ", ". ", "\n", ". ").Replace(text)
	return strings.Split(text, ". ")
}

func TestAlertsHoldNoWordOfTheGuest(t *testing.T) {
	book := loadBook(t)
	alerts := []phrase.Key{
		phrase.AlertEscalation, phrase.AlertReminder, phrase.AlertEmergency, phrase.AlertHandoff, phrase.AlertPrivacy,
		phrase.AlertSendFailed,
	}
	for _, lang := range book.Languages() {
		for _, key := range alerts {
			// Strict fails the test if the alert needs more than the name of the property.
			if text := book.Say(lang, key, phrase.Args{Property: "Casa Limone"}); !strings.Contains(text, "Casa Limone") {
				t.Errorf("%s: %s does not name the property: %q", lang, key, text)
			}
		}
	}
}

func TestDisclosureSaysHowToReachAPerson(t *testing.T) {
	book := loadBook(t)
	for _, lang := range book.Languages() {
		word := book.Say(lang, phrase.WordHuman, phrase.Args{})
		for _, key := range []phrase.Key{phrase.Disclosure, phrase.DisclosureGeneral} {
			if text := book.Say(lang, key, everything); !strings.Contains(text, word) {
				t.Errorf("%s: %s does not say %s: %q", lang, key, word, text)
			}
		}
	}
}

func TestDatesOfEveryLanguage(t *testing.T) {
	book := loadBook(t)
	rome, err := time.LoadLocation("Europe/Rome")
	if err != nil {
		t.Skip("no time zones on this machine")
	}
	moment := time.Date(2026, 7, 17, 13, 5, 0, 0, time.UTC).In(rome)
	first := time.Date(2026, 5, 1, 9, 0, 0, 0, rome)

	for lang, want := range map[string][4]string{
		"de": {"17. Juli 2026", "Freitag, 17. Juli", "Freitag, 17. Juli, 15:05 Uhr", "1. Mai 2026"},
		"en": {"17 July 2026", "Friday 17 July", "Friday 17 July at 15:05", "1 May 2026"},
		"es": {"17 de julio de 2026", "viernes 17 de julio", "viernes 17 de julio a las 15:05", "1 de mayo de 2026"},
		"fr": {"17 juillet 2026", "vendredi 17 juillet", "vendredi 17 juillet à 15:05", "1er mai 2026"},
		"it": {"17 luglio 2026", "venerdì 17 luglio", "venerdì 17 luglio alle 15:05", "1º maggio 2026"},
		"nl": {"17 juli 2026", "vrijdag 17 juli", "vrijdag 17 juli om 15:05 uur", "1 mei 2026"},
		"pl": {"17 lipca 2026", "piątek, 17 lipca", "17 lipca (piątek), godz. 15:05", "1 maja 2026"},
		"pt": {"17 de julho de 2026", "sexta-feira, 17 de julho", "sexta-feira, 17 de julho, às 15:05", "1 de maio de 2026"},
		"sv": {"17 juli 2026", "fredag 17 juli", "fredag 17 juli kl. 15:05", "1 maj 2026"},
		"da": {"17. juli 2026", "fredag den 17. juli", "fredag den 17. juli kl. 15:05", "1. maj 2026"},
		"no": {"17. juli 2026", "fredag 17. juli", "fredag 17. juli kl. 15:05", "1. mai 2026"},
		"cs": {"17. července 2026", "pátek 17. července", "17. července (pátek), 15:05", "1. května 2026"},
		"hu": {"2026. július 17.", "július 17., péntek", "július 17., péntek 15:05", "2026. május 1."},
		"ro": {"17 iulie 2026", "vineri, 17 iulie", "vineri, 17 iulie, ora 15:05", "1 mai 2026"},
		"hr": {"17. srpnja 2026.", "petak, 17. srpnja", "petak, 17. srpnja u 15:05", "1. svibnja 2026."},
		"sk": {"17. júla 2026", "piatok 17. júla", "17. júla (piatok), 15:05", "1. mája 2026"},
		"uk": {"17 липня 2026 року", "п’ятниця, 17 липня", "17 липня (п’ятниця), 15:05", "1 травня 2026 року"},
		"ru": {"17 июля 2026 года", "пятница, 17 июля", "17 июля (пятница), 15:05", "1 мая 2026 года"},
		"tr": {"17 Temmuz 2026", "17 Temmuz Cuma", "17 Temmuz Cuma, saat 15:05", "1 Mayıs 2026"},
		"el": {"17 Ιουλίου 2026", "Παρασκευή 17 Ιουλίου", "Παρασκευή 17 Ιουλίου, 15:05", "1 Μαΐου 2026"},
		"fi": {"17. heinäkuuta 2026", "perjantai 17. heinäkuuta", "perjantai 17. heinäkuuta klo 15:05", "1. toukokuuta 2026"},
	} {
		got := [4]string{
			book.FormatDate(lang, moment), book.FormatDay(lang, moment), book.FormatDateTime(lang, moment),
			book.FormatDate(lang, first),
		}
		if got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
		if clock := book.FormatTime(lang, first); clock != "09:00" {
			t.Errorf("%s: time %q, want 09:00", lang, clock)
		}
	}
}

func TestListsOfEveryLanguage(t *testing.T) {
	book := loadBook(t)
	for _, c := range []struct {
		lang    string
		items   []string
		and, or string
	}{
		{"en", nil, "", ""},
		{"en", []string{"a"}, "a", "a"},
		{"en", []string{"a", "b", "c"}, "a, b and c", "a, b or c"},
		{"de", []string{"a", "b", "c"}, "a, b und c", "a, b oder c"},
		{"it", []string{"Casa", "Mansarda"}, "Casa e Mansarda", "Casa o Mansarda"},
		{"it", []string{"Casa", "Edera"}, "Casa ed Edera", "Casa o Edera"},
		{"es", []string{"Casa", "Isla"}, "Casa e Isla", "Casa o Isla"},
		{"es", []string{"Casa", "Hierba"}, "Casa y Hierba", "Casa o Hierba"},
		{"es", []string{"Casa", "Olivo"}, "Casa y Olivo", "Casa u Olivo"},
		{"fr", []string{"a", "b"}, "a et b", "a ou b"},
		{"nl", []string{"a", "b"}, "a en b", "a of b"},
		{"pl", []string{"a", "b"}, "a i b", "a lub b"},
		{"pt", []string{"a", "b"}, "a e b", "a ou b"},
		{"sv", []string{"a", "b"}, "a och b", "a eller b"},
		{"uk", []string{"a", "b", "c"}, "a, b і c", "a, b або c"},
		{"ru", []string{"a", "b", "c"}, "a, b и c", "a, b или c"},
		{"tr", []string{"a", "b", "c"}, "a, b ve c", "a, b veya c"},
		{"el", []string{"a", "b", "c"}, "a, b και c", "a, b ή c"},
		{"fi", []string{"a", "b", "c"}, "a, b ja c", "a, b tai c"},
		{"xx", []string{"a", "b"}, "a and b", "a or b"},
	} {
		if got := book.JoinAnd(c.lang, c.items); got != c.and {
			t.Errorf("%s: %q, want %q", c.lang, got, c.and)
		}
		if got := book.JoinOr(c.lang, c.items); got != c.or {
			t.Errorf("%s: %q, want %q", c.lang, got, c.or)
		}
	}
}

func TestPeriodsCountAsTheLanguageDoes(t *testing.T) {
	book := loadBook(t)
	for want, got := range map[string]string{
		"1 month":      book.Months("en", 1),
		"6 months":     book.Months("en", 6),
		"1 Tag":        book.Days("de", 1),
		"72 Stunden":   book.Hours("de", 72),
		"1 miesiąc":    book.Months("pl", 1),
		"3 miesiące":   book.Months("pl", 3),
		"6 miesięcy":   book.Months("pl", 6),
		"12 miesięcy":  book.Months("pl", 12),
		"22 godziny":   book.Hours("pl", 22),
		"72 godziny":   book.Hours("pl", 72),
		"112 godzin":   book.Hours("pl", 112),
		"90 dni":       book.Days("pl", 90),
		"12 meses":     book.Months("pt", 12),
		"90 giorni":    book.Days("it", 90),
		"1 giorno":     book.Days("it", 1),
		"48 heures":    book.Hours("fr", 48),
		"10 días":      book.Days("es", 10),
		"24 uur":       book.Hours("nl", 24),
		"2 months":     book.Months("tlh", 2),
		"21 maanden":   book.Months("nl", 21),
		"21 miesięcy":  book.Months("pl", 21),
		"104 miesiące": book.Months("pl", 104),
		"2 månader":    book.Months("sv", 2),
		"3 měsíce":     book.Months("cs", 3),
		"3 luni":       book.Months("ro", 3),
		"30 de zile":   book.Days("ro", 30),
		"112 zile":     book.Days("ro", 112),
		"22 sata":      book.Hours("hr", 22),
		"5 dana":       book.Days("hr", 5),
		"1 mjesec":     book.Months("hr", 1),
		"22 měsíců":    book.Months("cs", 22),
		"21 година":    book.Hours("uk", 21),
		"3 місяці":     book.Months("uk", 3),
		"12 днів":      book.Days("uk", 12),
		"21 час":       book.Hours("ru", 21),
		"3 месяца":     book.Months("ru", 3),
		"12 дней":      book.Days("ru", 12),
		"1 saat":       book.Hours("tr", 1),
		"3 ay":         book.Months("tr", 3),
		"1 μήνας":      book.Months("el", 1),
		"6 μήνες":      book.Months("el", 6),
		"1 kuukausi":   book.Months("fi", 1),
		"6 kuukautta":  book.Months("fi", 6),
		"72 tuntia":    book.Hours("fi", 72),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestFactIntroNamesTheLanguage(t *testing.T) {
	book := loadBook(t)
	for _, c := range [][3]string{
		{"en", "it", "From your host's notes, in Italian:"},
		{"de", "it", "Aus den Notizen Ihres Gastgebers, auf Italienisch:"},
		{"pl", "en", "Z notatek gospodarza, po angielsku:"},
		{"sv", "it", "Ur värdens anteckningar, på italienska:"},
		{"uk", "it", "Із нотаток господаря, італійською:"},
		{"ru", "it", "Из заметок хозяина, на итальянском:"},
		{"tr", "it", "Ev sahibinizin notlarından, İtalyanca:"},
		{"el", "it", "Από τις σημειώσεις του οικοδεσπότη σας, στα ιταλικά:"},
		{"fi", "it", "Majoittajan muistiinpanoista, italiaksi:"},
		{"en", "sl", "From your host's notes, word for word:"},
	} {
		if got := book.FactIntro(c[0], c[1]); got != c[2] {
			t.Errorf("%s from %s: %q, want %q", c[0], c[1], got, c[2])
		}
	}
	if got := book.LanguageName("nl", "de"); got != "Duits" {
		t.Errorf("German in Dutch is %q", got)
	}
	if got := book.LanguageName("nl", "sl"); got != "sl" {
		t.Errorf("a language without a name is %q, want its code", got)
	}
}

// checkText fails for what no text may be, whatever it says.
func checkText(t *testing.T, text string) {
	t.Helper()
	if strings.TrimSpace(text) != text || text == "" {
		t.Errorf("empty, or blanks at an end: %q", text)
	}
	if strings.ContainsAny(text, "{}…") {
		t.Errorf("something was not filled in: %q", text)
	}
	if strings.Contains(text, "  ") {
		t.Errorf("two blanks: %q", text)
	}
	if n := utf8.RuneCountInString(text); n > longest {
		t.Errorf("%d characters, at most %d: %q", n, longest, text)
	}
	for _, r := range text {
		if r > unicode.MaxLatin1 && !unicode.IsLetter(r) && !strings.ContainsRune("’“”„«»–€", r) {
			t.Errorf("character %U in %q", r, text)
		}
	}
}

func ExampleBook_Say() {
	book, err := phrase.Load(os.DirFS("../embed"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(book.Say("de-AT", phrase.Disclosure, phrase.Args{Property: "Casa Limone"}))
	fmt.Println(book.Say("it", phrase.Handoff, phrase.Args{}))
	// Output:
	// Ich bin der automatische Assistent der Unterkunft Casa Limone, kein Mensch. Schreiben Sie HOST, um einen Menschen zu erreichen.
	// Va bene: qui risponderà l'host di persona. Da ora in poi non intervengo più.
}
