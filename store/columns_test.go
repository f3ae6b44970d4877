package store_test

import (
	"strings"
	"testing"

	"portineria/store"
)

func TestEveryColumnIsRegisteredAndEveryEntryHasAColumn(t *testing.T) {
	raw := openRaw(t, migrated(t))
	inFile := map[string]bool{}
	for _, table := range tables(t, raw) {
		for _, column := range texts(t, raw, `SELECT name FROM pragma_table_info(?)`, table) {
			inFile[table+"."+column] = true
		}
	}
	registered := map[string]bool{}
	for _, c := range store.Columns() {
		name := c.Table + "." + c.Name
		if registered[name] {
			t.Errorf("%s is registered twice", name)
		}
		registered[name] = true
		if !inFile[name] {
			t.Errorf("%s is registered and not in the database", name)
		}
	}
	for name := range inFile {
		if !registered[name] {
			t.Errorf("%s is in the database and not registered", name)
		}
	}
	if len(inFile) < 150 {
		t.Errorf("only %d columns were found: the walk is broken", len(inFile))
	}
}

func TestTheRegisterHoldsWhatColumnNamesPromise(t *testing.T) {
	for _, c := range store.Columns() {
		for _, problem := range contradictions(c) {
			t.Errorf("%s.%s %s", c.Table, c.Name, problem)
		}
	}
}

// contradictions lists what is wrong with an entry of the register.
func contradictions(c store.Column) (found []string) {
	say := func(wrong bool, what string) {
		if wrong {
			found = append(found, what)
		}
	}
	sealed, hashed := strings.HasSuffix(c.Name, "_sealed"), strings.HasSuffix(c.Name, "_hash")
	say(c.Class == "" || c.Purpose == "" || c.Source == "", "lacks its class, purpose or source")
	say(sealed && c.Form != store.FormSealed, "is called sealed and is not")
	say(hashed && c.Form != store.FormHash && c.Form != store.FormDigest, "is called a hash and is none")
	say(c.Form == store.FormDigest && c.Name != "token_hash", "is an open digest of something that is not a random token")
	say(c.Form == store.FormPassword && c.Name != "password", "is no password")
	say(c.Form == store.FormSealed && !sealed && c.Name != "wrapped", "is sealed and its name does not say so")
	say(c.Form == store.FormPlain && !c.Class.Plain(), "is readable and must not be")
	say(c.Form == store.FormPlain && c.Why == "", "does not say why it may be readable")
	return found
}

func TestContradictionsAreFound(t *testing.T) {
	good := store.Column{Table: "t", Name: "doc_sealed", Class: store.ClassGuest, Form: store.FormSealed, Purpose: "p", Source: "s"}
	if found := contradictions(good); len(found) > 0 {
		t.Errorf("a good entry: %v", found)
	}
	for name, c := range map[string]store.Column{
		"no purpose":           {Name: "x", Class: store.ClassNone, Form: store.FormPlain, Source: "s", Why: "w"},
		"no why":               {Name: "x", Class: store.ClassNone, Form: store.FormPlain, Purpose: "p", Source: "s"},
		"sealed in name alone": {Name: "x_sealed", Class: store.ClassNone, Form: store.FormPlain, Purpose: "p", Source: "s", Why: "w"},
		"hash in name alone":   {Name: "x_hash", Class: store.ClassNone, Form: store.FormPlain, Purpose: "p", Source: "s", Why: "w"},
		"a guest in plain":     {Name: "x", Class: store.ClassGuest, Form: store.FormPlain, Purpose: "p", Source: "s", Why: "w"},
		"digest of a phone":    {Name: "phone_hash", Class: store.ClassGuest, Form: store.FormDigest, Purpose: "p", Source: "s"},
	} {
		if len(contradictions(c)) == 0 {
			t.Errorf("%s was not found", name)
		}
	}
}
