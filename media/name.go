package media

import (
	"path"
	"slices"
	"strings"
	"unicode"
)

// nameMost bounds the name under which a file is saved, in characters.
const nameMost = 80

// documents are the endings that a file of no kind of ours may keep: what people
// send each other and what opens in an office program. None of them is a program.
var documents = []string{".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp", ".rtf", ".txt", ".csv", ".heic", ".avif", ".vcf", ".ics", ".zip", ".wav", ".mov", ".amr"}

// SaveAs is the name under which a file is offered for saving: the sender's, freed of
// paths and signs that mean something to a shell or a header, with the ending that
// its bytes deserve. One whose ending is none of a document gets ".bin".
func SaveAs(sent string, k Kind) string {
	base := path.Base(strings.ReplaceAll(sent, `\`, "/"))
	base = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.Mn, r), strings.ContainsRune("-_.,()+ ", r):
			return r
		default:
			return -1
		}
	}, base)
	ending := strings.ToLower(path.Ext(base))
	stem := strings.Trim(base[:len(base)-len(path.Ext(base))], " .-")
	if stem == "" {
		stem = "portineria"
	}
	if runes := []rune(stem); len(runes) > nameMost {
		stem = string(runes[:nameMost])
	}
	switch {
	case k.Suffix() != "":
		return stem + k.Suffix()
	case slices.Contains(documents, ending):
		return stem + ending
	default:
		return stem + ".bin"
	}
}
