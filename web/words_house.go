package web

import (
	"fmt"

	"portineria/lang"
)

// ownWords are what only the handlers of calendar, properties and settings say.
type ownWords struct {
	SyncLate      string
	Connected     string
	SomeFailed    func(n int) string
	CheckRecorded string
	FactDoubt     string
	ImportDoubts  func(n int) string
	Line          func(n int) string
	PersonRemoved string
	BackupFailed  string
	BackupFull    string
}

// houseWords returns them in the language of the interface.
func houseWords(w *lang.Words) *ownWords {
	if w.Code == "it" {
		return &ownIT
	}
	return &ownEN
}

var ownEN = ownWords{
	SyncLate:  "Not all calendars answered in time. They are tried again by themselves.",
	Connected: "Calendar connected and read.",
	SomeFailed: func(n int) string {
		if n == 1 {
			return "One could not be read: what was known of it is kept."
		}
		return fmt.Sprintf("%d could not be read: what was known of them is kept.", n)
	},
	CheckRecorded: "Identity check recorded.",
	FactDoubt:     "Saved. It looks as if there were a code or a password in it, and it may be told outside the stay: if that is not meant, choose “During the stay”.",
	ImportDoubts: func(n int) string {
		if n == 1 {
			return "One thing in it is perhaps not meant so; the command “portineria property import” says which."
		}
		return fmt.Sprintf("%d things in it are perhaps not meant so; the command “portineria property import” says which.", n)
	},
	Line:          func(n int) string { return fmt.Sprintf("line %d", n) },
	PersonRemoved: "The account is removed and may no longer enter.",
	BackupFailed:  "The backup could not be made. Nothing was changed; the log says why.",
	BackupFull:    "The disk is full: no backup was made. Free some space, then try again.",
}

var ownIT = ownWords{
	SyncLate:  "Non tutti i calendari hanno risposto in tempo. Si riprova da soli.",
	Connected: "Calendario collegato e letto.",
	SomeFailed: func(n int) string {
		if n == 1 {
			return "Uno non si è potuto leggere: ciò che se ne sapeva resta."
		}
		return fmt.Sprintf("%d non si sono potuti leggere: ciò che se ne sapeva resta.", n)
	},
	CheckRecorded: "Identificazione registrata.",
	FactDoubt:     "Salvato. Sembra che ci sia dentro un codice o una password, e si può dire anche fuori dal soggiorno: se non è voluto, scegli «Durante il soggiorno».",
	ImportDoubts: func(n int) string {
		if n == 1 {
			return "Una cosa forse non è voluta così; il comando «portineria property import» dice quale."
		}
		return fmt.Sprintf("%d cose forse non sono volute così; il comando «portineria property import» dice quali.", n)
	},
	Line:          func(n int) string { return fmt.Sprintf("riga %d", n) },
	PersonRemoved: "L’account è stato tolto e non può più entrare.",
	BackupFailed:  "La copia non si è potuta fare. Non è cambiato niente; il perché è nel registro del programma.",
	BackupFull:    "Il disco è pieno: nessuna copia fatta. Libera dello spazio e riprova.",
}
