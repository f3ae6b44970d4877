package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"path/filepath"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/app/backup"
	"portineria/app/doctor"
	"portineria/lang"
	"portineria/store"
	"portineria/web/view"
)

// backupWithin is how long a backup may take while a person waits.
const backupWithin = 10 * time.Minute

// makeBackup writes a backup and reads it back. One that cannot be read back is
// no backup, and the person is told so.
func (w *Web) makeBackup(c echo.Context, v visitor) error {
	ctx, cancel := context.WithTimeout(c.Request().Context(), backupWithin)
	defer cancel()
	// The server's write timeout is for pages; a large house takes longer, and has
	// the context to end it.
	if err := http.NewResponseController(c.Response()).SetWriteDeadline(time.Time{}); err != nil {
		return err
	}
	path, err := backup.Create(ctx, w.o.DB, w.o.Backup)
	if err == nil {
		_, err = backup.Verify(ctx, path, backup.VerifyOptions{Master: w.o.Backup.Master, Scratch: w.o.Backup.Data})
	}
	if err == nil {
		sayDid(c, didBackup)
		return seeOther(c, view.SettingsPath)
	}
	w.o.Log.Error("make a backup", slog.Any("error", err))
	words, status := houseWords(v.W), http.StatusInternalServerError
	flash := &view.Flash{Tone: view.Red, Text: words.BackupFailed}
	if errors.Is(err, store.ErrNoSpace) {
		status, flash.Text = http.StatusInsufficientStorage, words.BackupFull
	}
	return w.showSettings(c, v, status, flash)
}

// lastBackup is the newest backup in its directory; without any the page says so.
func (w *Web) lastBackup(words *lang.Words) view.Backup {
	last, err := doctor.Newest(w.backupDir(), backup.Suffix)
	if err != nil || last.Path == "" {
		return view.Backup{Where: w.backupDir()}
	}
	now := w.now()
	return view.Backup{Last: words.Capital(words.Dates.When(last.At, now)), Size: words.Numbers.Bytes(last.Size), Where: last.Path}
}

func (w *Web) backupDir() string {
	if w.o.Backup.To != "" {
		return w.o.Backup.To
	}
	return filepath.Join(w.o.Backup.Data, backup.DefaultFolder)
}
