package store

import (
	"context"
	"database/sql"
	"fmt"

	"portineria/stay"
)

// templateDoc is the sealed part of a template: the owner's words.
type templateDoc struct {
	Header, Body, Footer string                `json:",omitempty"`
	Buttons              []stay.TemplateButton `json:",omitempty"`
	Examples             map[string]string     `json:",omitempty"`
	Fills                map[string]string     `json:",omitempty"`
	Reason, Advice       string                `json:",omitempty"`
	Correct              stay.Category         `json:",omitempty"`
	Trouble              string                `json:",omitempty"`
	TroubleCode          int                   `json:",omitempty"`
}

const templateColumns = `SELECT account, name, language, category, state, quality, origin, platform_id, doc_sealed, created_at, updated_at, state_since, submitted_at, checked_at FROM templates `

func templateRow(t stay.Template) string { return t.Account + "/" + t.Name + "/" + t.Language }

func (q queries) scanTemplate(ctx context.Context) func(scanner) (stay.Template, error) {
	return func(row scanner) (stay.Template, error) {
		var t stay.Template
		var sealed []byte
		var created, updated, since, submitted, checked sql.NullInt64
		err := row.Scan(&t.Account, &t.Name, &t.Language, &t.Category, &t.State, &t.Quality, &t.Origin, &t.PlatformID, &sealed, &created, &updated, &since, &submitted, &checked)
		if err != nil {
			return t, err
		}
		t.CreatedAt, t.UpdatedAt, t.StateSince, t.SubmittedAt, t.CheckedAt = at(created), at(updated), at(since), at(submitted), at(checked)
		var d templateDoc
		if err := q.openDoc(ctx, houseKey, sealed, &d, "templates", "doc_sealed", templateRow(t)); err != nil {
			return t, err
		}
		t.Header, t.Body, t.Footer, t.Buttons, t.Examples, t.Fills = d.Header, d.Body, d.Footer, d.Buttons, d.Examples, d.Fills
		t.Reason, t.Advice, t.Correct, t.Trouble, t.TroubleCode = d.Reason, d.Advice, d.Correct, d.Trouble, d.TroubleCode
		return t, nil
	}
}

// Templates lists the templates of an account of the platform, or of all where it
// is empty, by name and language.
func (q queries) Templates(ctx context.Context, account string) ([]stay.Template, error) {
	return queryAll(ctx, q, templateColumns+`WHERE ?1 = '' OR account = ?1 ORDER BY account, name, language`, q.scanTemplate(ctx), account)
}

// Template returns one, or stay.ErrNotFound.
func (q queries) Template(ctx context.Context, account, name, language string) (stay.Template, error) {
	t, err := queryOne(ctx, q, templateColumns+`WHERE account = ? AND name = ? AND language = ?`, q.scanTemplate(ctx), account, name, language)
	if err != nil {
		return t, fmt.Errorf("read the template %s in %s: %w", name, language, err)
	}
	return t, nil
}

// TemplateByPlatformID returns the one that the platform names so.
func (q queries) TemplateByPlatformID(ctx context.Context, id string) (stay.Template, error) {
	return queryOne(ctx, q, templateColumns+`WHERE platform_id = ? AND platform_id <> ''`, q.scanTemplate(ctx), id)
}

// PutTemplate stores a template, new or changed.
func (tx *Tx) PutTemplate(ctx context.Context, t stay.Template) error {
	d := templateDoc{t.Header, t.Body, t.Footer, t.Buttons, t.Examples, t.Fills, t.Reason, t.Advice, t.Correct, t.Trouble, t.TroubleCode}
	sealed, err := tx.sealDoc(ctx, houseKey, d, "templates", "doc_sealed", templateRow(t))
	if err != nil {
		return fmt.Errorf("store the template %s: %w", t.Name, err)
	}
	if t.Quality == "" {
		t.Quality = stay.QualityUnknown
	}
	tx.Note("template", t.Name)
	return tx.exec(ctx, `INSERT INTO templates(account, name, language, category, state, quality, origin, platform_id, doc_sealed, created_at, updated_at, state_since, submitted_at, checked_at)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)
		ON CONFLICT DO UPDATE SET category = excluded.category, state = excluded.state, quality = excluded.quality, origin = excluded.origin, platform_id = excluded.platform_id,
			doc_sealed = excluded.doc_sealed, updated_at = excluded.updated_at, state_since = excluded.state_since, submitted_at = excluded.submitted_at, checked_at = excluded.checked_at`,
		t.Account, t.Name, t.Language, string(t.Category), string(t.State), string(t.Quality), string(t.Origin), t.PlatformID, sealed,
		ms(t.CreatedAt), ms(t.UpdatedAt), ms(t.StateSince), ms(t.SubmittedAt), ms(t.CheckedAt))
}

// RemoveTemplate forgets a template.
func (tx *Tx) RemoveTemplate(ctx context.Context, account, name, language string) error {
	tx.Note("template", name)
	return tx.must(ctx, `DELETE FROM templates WHERE account = ? AND name = ? AND language = ?`, account, name, language)
}
