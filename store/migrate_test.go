package store_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/store"
	"portineria/store/storetest"
)

var updateFlag = flag.Bool("update", false, "write the seeded database of the present version again")

// seedKey seals the databases of earlier versions in testdata.
var seedKey = store.MasterKey{'s', 'e', 'e', 'd'}

func seedFile(version int) string { return fmt.Sprintf("testdata/version-%04d.db.gz", version) }

// A database with a row in every table is kept from every version. A change of
// a migration that people already ran, or of the sealed form, fails here.
func TestDatabasesOfEveryVersionOpen(t *testing.T) {
	steps, err := store.Migrations()
	if err != nil {
		t.Fatal(err)
	}
	if *updateFlag {
		writeSeed(t, len(steps))
	}
	fresh := shape(t, openRaw(t, migrated(t)))
	for version := 1; version <= len(steps); version++ {
		t.Run(fmt.Sprint(version), func(t *testing.T) {
			dir := t.TempDir()
			unpack(t, seedFile(version), filepath.Join(dir, store.FileName))
			if err := store.WriteMasterKey(filepath.Join(dir, store.MasterKeyFile), seedKey); err != nil {
				t.Fatal(err)
			}
			before, err := store.Inspect(context.Background(), filepath.Join(dir, store.FileName), seedKey)
			if err != nil {
				t.Fatal(err)
			}
			db := storetest.OpenIn(t, dir, time.Now)
			readEverything(t, db)
			raw := openRaw(t, dir)
			if diff := cmp.Diff(fresh, shape(t, raw)); diff != "" {
				t.Errorf("the tables are not those of a new database (-new +migrated); before a release, write the seed again with -update:\n%s", diff)
			}
			for table, n := range before.Rows {
				if n == 0 {
					t.Errorf("the seed has no row in %s", table)
				}
			}
			_, err = os.Stat(filepath.Join(dir, fmt.Sprintf("%s.before-%d", store.FileName, version+1)))
			if copied := err == nil; copied != (version < len(steps)) {
				t.Errorf("copy before the change of version: %t", copied)
			}
		})
	}
}

// shape is every table with its columns.
func shape(t *testing.T, raw *sql.DB) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	for _, table := range tables(t, raw) {
		all[table] = texts(t, raw, `SELECT name || ' ' || type || ' ' || "notnull" || ' ' || coalesce(dflt_value, '-') || ' ' || pk FROM pragma_table_info(?) ORDER BY name`, table)
	}
	return all
}

// readEverything opens sealed values of every kind.
func readEverything(t *testing.T, db *store.DB) {
	t.Helper()
	ctx := context.Background()
	flat, err := db.Property(ctx, "casa-pianta")
	check(t, err, planted["property name"], flat.Name)
	fact, err := db.Fact(ctx, flat.ID, "wifi-pianta")
	check(t, err, planted["fact"], fact.Text)
	feeds, err := db.Feeds(ctx, flat.ID)
	check(t, err, 1, len(feeds))
	check(t, nil, planted["feed url"], string(feeds[0].URL))
	b, err := db.BookingByInvite(ctx, planted["booking invite"])
	check(t, err, planted["booking name"], string(b.Name))
	if links, err := db.CalendarLinks(ctx, flat.ID); err != nil || len(links) == 1 {
		check(t, err, planted["link token"], string(links[0].Token)) // since version 3
	}
	gid, err := db.GuestByAlias(ctx, store.Alias{Kind: store.AliasPhone, Value: planted["alias"]}, false)
	check(t, err, 32, len(gid))
	c, err := db.ConversationOf(ctx, gid, "1")
	check(t, err, gid, c.Guest)
	messages, err := db.Messages(ctx, c.ID, 10)
	var said []string
	for _, m := range messages {
		said = append(said, string(m.Text))
	}
	check(t, err, true, slices.Contains(said, planted["message"]) && slices.Contains(said, planted["rewritten"]))
	traces, err := db.Traces(ctx, c, 10)
	check(t, err, 1, len(traces))
	check(t, nil, planted["trace detail"], traces[0].Steps[0].Detail["how"])
	questions, err := db.OpenQuestions(ctx, c.ID)
	check(t, err, 1, len(questions))
	setting, err := db.Setting(ctx, "whatsapp.access_token")
	check(t, err, planted["setting"], setting)
	pending, err := db.PendingDeliveries(ctx, 10)
	check(t, err, 1, len(pending))
	check(t, nil, planted["raw delivery"], string(pending[0].Body))
	odd, err := db.Oddities(ctx, 10)
	check(t, err, 1, len(odd))
	user, err := db.UserByName(ctx, planted["user name"])
	check(t, err, planted["user name"], user.Name)
	session, err := db.Session(ctx, planted["session token"], noon)
	check(t, err, planted["session agent"], session.Agent)
}

func writeSeed(t *testing.T, version int) {
	t.Helper()
	dir := t.TempDir()
	if err := store.WriteMasterKey(filepath.Join(dir, store.MasterKeyFile), seedKey); err != nil {
		t.Fatal(err)
	}
	db := openAgain(t, dir)
	plant(t, db)
	update(t, db, func(tx *store.Tx) error {
		user, err := tx.UserByName(context.Background(), planted["user name"])
		if err != nil {
			return err
		}
		user.Properties = append(user.Properties, "casa-pianta")
		return tx.PutUser(context.Background(), user)
	})
	copied := filepath.Join(dir, "copy.db")
	if err := errors.Join(db.VacuumInto(context.Background(), copied), db.Close()); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(copied)
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, err = w.Write(content)
	if err = errors.Join(err, w.Close(), os.WriteFile(seedFile(version), packed.Bytes(), 0o644)); err != nil {
		t.Fatal(err)
	}
}

func unpack(t *testing.T, from, to string) {
	t.Helper()
	f, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(r)
	if err = errors.Join(err, os.WriteFile(to, content, 0o600)); err != nil {
		t.Fatal(err)
	}
}

func TestAStepOverDataMakesACopyFirst(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	path := filepath.Join(dir, "some.db")
	db, err := sql.Open("sqlite", store.ReadWrite(path))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	one := []string{`CREATE TABLE a (x TEXT NOT NULL) STRICT; INSERT INTO a VALUES ('old')`}
	two := append(slices.Clone(one), `CREATE TABLE b (y TEXT NOT NULL) STRICT; INSERT INTO b SELECT x || '-new' FROM a; DELETE FROM a`)
	bad := append(slices.Clone(two), `DELETE FROM b; CREATE TABLE b (y TEXT)`)

	if err := store.Migrate(ctx, db, path, one); err != nil {
		t.Fatal(err)
	}
	if made, _ := filepath.Glob(path + ".before-*"); len(made) > 0 {
		t.Errorf("a new database was copied: %v", made)
	}
	if err := store.Migrate(ctx, db, path, two); err != nil {
		t.Fatal(err)
	}
	check(t, nil, []string{"old-new"}, texts(t, db, `SELECT y FROM b`))
	before, err := sql.Open("sqlite", path+".before-2")
	if err != nil {
		t.Fatal(err)
	}
	defer before.Close()
	check(t, nil, []string{"old"}, texts(t, before, `SELECT x FROM a`))

	if err := store.Migrate(ctx, db, path, bad); err == nil {
		t.Error("a step that fails was taken for done")
	}
	check(t, nil, []string{"2"}, texts(t, db, `PRAGMA user_version`))
	check(t, nil, []string{"old-new"}, texts(t, db, `SELECT y FROM b`))
	if err := store.Migrate(ctx, db, path, two); err != nil {
		t.Errorf("after a failed step: %v", err)
	}
}

func TestManyOpenAndCloseTheSameNewFile(t *testing.T) {
	dir := t.TempDir()
	if err := store.WriteMasterKey(filepath.Join(dir, store.MasterKeyFile), seedKey); err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			for range 10 {
				db, err := store.Open(context.Background(), store.Options{Dir: dir, Master: seedKey, Now: time.Now})
				if err == nil {
					err = db.Close()
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
}

func TestANewerDatabaseIsLeftAlone(t *testing.T) {
	dir := migrated(t)
	closeAll(t, dir)
	raw := openRaw(t, dir)
	execute(t, raw, `PRAGMA user_version = 9999`)
	raw.Close()
	path := filepath.Join(dir, store.FileName)
	before := contents(t, dir)[path]
	master, err := store.ReadMasterKey(filepath.Join(dir, store.MasterKeyFile))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(context.Background(), store.Options{Dir: dir, Master: master, Now: time.Now}); !errors.Is(err, store.ErrNewer) {
		t.Errorf("got %v, want ErrNewer", err)
	}
	if !bytes.Equal(before, contents(t, dir)[path]) {
		t.Error("the file was changed")
	}
}
