package command

import (
	"context"
	"os"
	"time"

	"portineria/app/backup"
	"portineria/app/doctor"
	"portineria/app/number"
	"portineria/egress"
	"portineria/lang"
	"portineria/llm"
	"portineria/media"
	"portineria/proof"
	"portineria/whatsapp"
)

func doctorCommand() spec {
	return spec{name: "doctor", does: "Looks at every part of the house and says what to do; exit code 1 if something does not work.", run: doctorRun, example: "portineria doctor --json"}
}

func doctorRun(ctx context.Context, c *call) error {
	language := c.flags.String("language", "en", "language of the lines: it or en")
	quick := c.flags.Bool("quick", false, "do not try the model, which takes a minute and has the next guest wait a little longer")
	if err := c.parse(0, 0); err != nil {
		return err
	}
	if !lang.Has(*language) {
		return misuse("%s: --language is it or en", c.path)
	}
	return c.with(ctx, func(h *house) error {
		dialer := newDialer(c, h)
		defer func() { _ = dialer.Close(ctx) }()
		if err := allowConfigured(dialer, h.Config); err != nil {
			return err
		}
		graph, err := newGraph(c, h.Config, dialer)
		if err != nil {
			return err
		}
		model, err := newModel(h.Config, dialer)
		if err != nil {
			return err
		}
		answerer, err := newAnswerer(h.Config)
		if err != nil {
			return err
		}
		o := doctorOptions(c, h, dialer, answerer.Judge, graph, model)
		if model != nil && !*quick {
			c.tell("Trying the model; --quick leaves that out.")
			o.ModelTrial = c.tryFor(ctx, model)
		}
		bad := false
		words := lang.For(*language)
		for _, check := range doctor.New(o).Examine(ctx) {
			found, next := check.Say(*language)
			bad = bad || check.State == doctor.Fail
			c.line(map[string]any{"id": check.Key, "name": check.Key, "state": check.State, "found": found, "todo": next},
				"%-4s  %-28s %s %s", check.State, words.DoctorName(check.Key), found, next)
		}
		desk, err := newNumberDesk(c, h, newSwitchboard(c, h, dialer), dialer, h.Server.PublicURL)
		if err != nil {
			return err
		}
		failing, err := c.examineNumbers(ctx, desk, *language)
		if err != nil {
			return err
		}
		if bad || failing {
			return errShown
		}
		return nil
	})
}

// examineNumbers prints what the set-up guide would say of each number.
func (c *call) examineNumbers(ctx context.Context, d *number.Desk, language string) (failing bool, err error) {
	all, err := d.Numbers(ctx)
	if err != nil {
		return false, err
	}
	for _, n := range all {
		if n.Token == "" {
			continue // nothing can be asked yet; what is missing is said above and in the guide
		}
		for _, f := range d.Examine(ctx, n).Findings {
			found, next := f.Say(language)
			failing = failing || f.State == number.Fail
			key := "number." + f.Check
			c.line(map[string]any{"id": key, "name": key, "number": number.Name(n), "state": f.State, "found": found, "todo": next},
				"%-4s  %-28s %s %s", f.State, f.Title(language), found, next)
		}
	}
	return failing, nil
}

// trialWithin is how long a person at a shell waits for the model to be tried.
const trialWithin = 3 * time.Minute

// tryFor puts the short test to the model: form and speed. What the program that
// serves found out in all languages stays with it.
func (c *call) tryFor(ctx context.Context, client *llm.Client) func() doctor.Trial {
	ctx, cancel := context.WithTimeout(ctx, trialWithin)
	defer cancel()
	tested, err := c.try(ctx, client, "en")
	return func() doctor.Trial { return doctor.Trial{Done: err == nil, Tested: tested, Err: err} }
}

// doctorOptions is what the doctor looks at, for the command and for the page.
func doctorOptions(c *call, h *house, d *egress.Dialer, judge *proof.Judge, graph *whatsapp.Client, model *llm.Client) doctor.Options {
	var doubts []string
	for _, w := range h.Warnings() {
		doubts = append(doubts, w.Key)
	}
	o := doctor.Options{
		DB: h.db, Dir: h.place.Data, Now: c.Now, ConfigFile: configFile(h), Doubts: doubts, Version: version + " (" + commit() + ")",
		PrivateListen: h.Server.PrivateListen, PublicListen: h.Server.PublicListen, PublicURL: h.Server.PublicURL, OwnerWhatsApp: h.Owner.WhatsApp != "",
		WhatsApp: doctor.WhatsApp{Number: h.WhatsApp.Number != "", PhoneNumberID: h.WhatsApp.PhoneNumberID != "", AccessToken: !h.WhatsApp.AccessToken.Empty(),
			AppSecret: !h.WhatsApp.AppSecret.Empty(), VerifyToken: !h.WhatsApp.VerifyToken.Empty(), Graph: graph},
		Model: model, Judge: judge, BackupDir: backupDir(h), BackupSuffix: backup.Suffix, MediaMost: int64(h.Media.TotalMB) * megabyte,
	}
	if folder, err := media.Open(h.place.Data, c.Rand); err == nil {
		o.MediaUsed = folder.Used
	}
	if listens, err := newSpeech(h.Config, d); err == nil && listens != nil {
		o.Speech = listens.Check
	}
	return o
}

// configFile is the file that the configuration was read from; empty where there
// is none.
func configFile(h *house) string {
	if _, err := os.Stat(h.place.File); err != nil {
		return ""
	}
	return h.place.File
}
