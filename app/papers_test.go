package app_test

import (
	"database/sql"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"portineria/phrase"
	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp/graphfake"
)

func TestAPhotoOfAnIdentityDocumentIsTold(t *testing.T) {
	for name, send := range map[string]func(a *album){
		"by its caption": func(a *album) {
			f := a.keep(aPhoto, "image/jpeg")
			f.Caption = "Ecco la mia carta d'identità"
			a.says(graphfake.Image(f), 20*time.Second)
		},
		"by the name of the file": func(a *album) {
			f := a.keep(aPaper, "application/pdf")
			f.Filename = "passport_scan.pdf"
			a.says(graphfake.Document(f), 20*time.Second)
		},
		"by what was said before": func(a *album) {
			a.says(graphfake.Text("Hier ist mein Personalausweis"), time.Second)
			a.says(graphfake.Image(a.keep(aPhoto, "image/jpeg")), 20*time.Second)
		},
		"by what was said after": func(a *album) {
			a.says(graphfake.Image(a.keep(aPhoto, "image/jpeg")), time.Second)
			a.says(graphfake.Text("Voici mon passeport"), 20*time.Second)
		},
		"by its other side": func(a *album) {
			f := a.keep(aPhoto, "image/jpeg")
			f.Caption = "my passport"
			a.says(graphfake.Image(f), time.Second)
			a.says(graphfake.Image(a.keep(aPhoto, "image/jpeg")), 20*time.Second)
		},
	} {
		t.Run(name, func(t *testing.T) {
			inAlbum(t, false, func(t *testing.T, a *album) {
				send(a)
				for _, f := range a.files() {
					if f.Paper != stay.PaperLikely || f.State != stay.MediaKept {
						t.Errorf("%+v", f)
					}
				}
				if n := len(a.replies()); n != 1 {
					t.Errorf("%q", a.replies())
				}
				a.later(25 * time.Hour)
				time.Sleep(2 * time.Hour)
				a.rest()
				for _, f := range a.files() {
					if f.State != stay.MediaDeleted {
						t.Errorf("a day later: %+v", f)
					}
				}
				if names := a.onDisk(); len(names) != 0 {
					t.Errorf("a day later on the disk: %d", len(names))
				}
			})
		})
	}
}

func TestTheGuestIsAskedNotToSendDocuments(t *testing.T) {
	inAlbum(t, false, func(t *testing.T, a *album) {
		f := a.keep(aPhoto, "image/jpeg")
		f.Caption = "my passport"
		a.says(graphfake.Image(f), 20*time.Second)
		if a.told(phrase.DocumentRefused) != 1 {
			t.Fatalf("%q", a.replies())
		}
		if _, there := a.fake.Downloads(f.ID); there {
			t.Error("the platform was not asked to delete it")
		}
		a.says(graphfake.Image(a.keep(aPhoto, "image/jpeg")), 20*time.Second)
		if n := len(a.replies()); n != 1 {
			t.Errorf("told twice: %q", a.replies())
		}
	})
}

func TestAFileAskedForByTheHostIsTold(t *testing.T) {
	inAlbum(t, false, func(t *testing.T, a *album) {
		a.says(graphfake.Text("Hello"), 10*time.Second)
		c, err := a.conversation(a.guest)
		if err != nil {
			t.Fatal(err)
		}
		if err := a.app.Load().Say(t.Context(), c.ID, "Could you send me a photo of your passports?", "1"); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Hour)
		a.says(graphfake.Image(a.keep(aPhoto, "image/jpeg")), 20*time.Second)
		if f := a.file(); f.Paper != stay.PaperLikely {
			t.Errorf("%+v", f)
		}
	})
}

func TestTheOwnersWordCounts(t *testing.T) {
	inAlbum(t, false, func(t *testing.T, a *album) {
		a.says(graphfake.Image(a.keep(aPhoto, "image/jpeg")), 20*time.Second)
		files := a.app.Load().Files()
		if err := files.Mark(t.Context(), a.file().ID, true); err != nil {
			t.Fatal(err)
		}
		if f := a.file(); f.Paper != stay.PaperSaid {
			t.Errorf("%+v", f)
		}
		if err := files.Mark(t.Context(), a.file().ID, false); err != nil {
			t.Fatal(err)
		}
		a.says(graphfake.Text("that was not my passport"), 20*time.Second)
		if f := a.file(); f.Paper != stay.PaperCleared {
			t.Errorf("what the owner said was overruled: %+v", f)
		}
	})
}

// What is typed of a document is not stored: not in the message, not in the body of
// the delivery, and so in no backup, no prompt and no search.
func TestTypedDocumentsAreNotStored(t *testing.T) {
	inAlbum(t, false, func(t *testing.T, a *album) {
		const mrz = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
		a.says(graphfake.Text("Here it is:\n"+mrz), 20*time.Second)
		if a.told(phrase.DocumentRefused) != 1 {
			t.Errorf("%q", a.replies())
		}
		c, err := a.conversation(a.guest)
		if err != nil {
			t.Fatal(err)
		}
		all, err := a.db.Messages(t.Context(), c.ID, 10)
		if err != nil || strings.Contains(string(all[0].Text), "ERIKSSON") || !strings.Contains(string(all[0].Text), stay.PaperConcealed) {
			t.Errorf("stored, %v", err)
		}
		raw, err := sql.Open("sqlite", "file:"+filepath.Join(a.dir, store.FileName)+"?mode=ro")
		if err != nil {
			t.Fatal(err)
		}
		defer raw.Close()
		var forgotten int
		if err := raw.QueryRow(`SELECT count(*) FROM deliveries WHERE body_sealed IS NULL`).Scan(&forgotten); err != nil || forgotten != 1 {
			t.Errorf("%d bodies of deliveries were forgotten, %v", forgotten, err)
		}
	})
}
