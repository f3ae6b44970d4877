package lang

import "fmt"

func manualEN() Manual {
	return Manual{
		Link:      "From a house manual",
		Title:     "Facts from a house manual",
		Intro:     "You have what guests should know in a document? Give it here: it is split into facts, and you choose which to keep.",
		File:      "The document",
		FileHint:  "PDF, Word (.docx) or text, up to 10 MB. Choose it, or drop it here. Several files are read one after the other.",
		Text:      "Or paste the text",
		TextHint:  "Up to 200 kB. Headings and blank lines help.",
		Model:     "Let the model put sentences together",
		ModelHint: "It only groups and names them: every sentence stays as it stands in the document. It takes minutes, and it sees no code.",
		Promise:   "Nothing is saved before you accept it. The document itself is not kept.",
		Read:      "Read it",
		NotRead:   "This could not be read",
		Nothing:   "Choose a document, or paste a text.",
		TooManyFiles: func(most int) string {
			return fmt.Sprintf("These are too many files at once: %d at most.", most)
		},
		DraftTitle: "What the manual says",
		DraftIntro: "Tick what you want to keep and change what you like. What looks like a code or a password is for the stay only, the rest for guests with a booking.",
		Running:    "The model puts sentences together…",
		Progress: func(done, of int) string {
			return fmt.Sprintf("Part %d of %d.", done, of)
		},
		Stopped:     "The model was stopped: the sentences stand as they were found.",
		ModelFailed: "The model could not put all sentences together: those stand as they were found.",
		OtherLanguage: func(document, facts string) string {
			return "The document seems to be in " + document + ", while the facts of this property are in " + facts + ". Guests would be answered with these words."
		},
		Left: func(n int) string {
			return choose(n, "1 more piece does not fit on this page: read the rest as a document of its own.", fmt.Sprintf("%d more pieces do not fit on this page: read the rest as a document of its own.", n))
		},
		None:     "Nothing was found in it",
		NoneText: "The document holds no sentences that could be facts.",
		Found: func(n, taken int) string {
			return choose(n, "1 piece found", fmt.Sprintf("%d pieces found", n)) + fmt.Sprintf("; %d ticked to begin with.", taken)
		},
		TakeAll:  "Tick all",
		TakeNone: "Tick none",
		Number:   func(n int) string { return fmt.Sprintf("Piece %d", n) },
		Take:     "Keep this one",
		Guarded:  "looks like a code: only during the stay",
		Known:    "you have this already:",
		Accept:   "Save what is ticked",
		LeaveAll: "Leave all of it",
		Accepted: func(n int) string {
			return choose(n, "1 fact saved. It counts from the next message on.", fmt.Sprintf("%d facts saved. They count from the next message on.", n))
		},
		Refused:   "Nothing was saved. Something that is ticked does not fit; it is marked below.",
		NoneTaken: "Nothing is ticked, so nothing was saved.",
	}
}
