package whatsapp_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"portineria/whatsapp"
)

// TestDecodeBodiesAsTheyCome holds the decoder against whole bodies in the shapes in which the platform, its older versions
// and gateways write them. The files of testdata/bodies hold, for each body, what a reader should see of it.
func TestDecodeBodiesAsTheyCome(t *testing.T) {
	understood, all := 0, 0
	for _, c := range bodies(t) {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, e := range decode(t, c.body) {
				got = append(got, summary(e))
				all++
				if e.Kind != whatsapp.KindUnknown {
					understood++
				}
			}
			if *update {
				c.put(t, got)
			} else if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("events differ (-want +got):\n%s", diff)
			}
		})
	}
	t.Logf("%d of %d elements understood", understood, all)
	if understood*100 < all*95 {
		t.Errorf("only %d of %d elements are understood, want 95 %%", understood, all)
	}
}

// update writes what is read now as what should be: look at every line of the difference.
var update = flag.Bool("update", false, "write testdata/bodies anew")

type bodyCase struct {
	path, name string
	body       []byte
	want       []string
}

// put writes what should be seen of a body.
func (c bodyCase) put(t *testing.T, got []string) {
	t.Helper()
	content, err := os.ReadFile(c.path)
	if err != nil {
		t.Fatal(err)
	}
	archive := txtar.Parse(content)
	for i := range archive.Files {
		if archive.Files[i].Name == c.name+".want" {
			archive.Files[i].Data = []byte(strings.Join(got, "\n") + "\n")
		}
	}
	if err := os.WriteFile(c.path, txtar.Format(archive), 0o600); err != nil {
		t.Fatal(err)
	}
}

// bodies reads testdata/bodies: in each archive NAME.json is followed by NAME.want.
func bodies(t testing.TB) []bodyCase {
	t.Helper()
	paths, err := filepath.Glob("testdata/bodies/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no bodies, %v", err)
	}
	var cases []bodyCase
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files := txtar.Parse(content).Files
		for i := 0; i+1 < len(files); i += 2 {
			name, _ := strings.CutSuffix(files[i].Name, ".json")
			if files[i+1].Name != name+".want" {
				t.Fatalf("%s: %s has no .want behind it", path, files[i].Name)
			}
			cases = append(cases, bodyCase{path, name, files[i].Data, strings.Split(strings.TrimSpace(string(files[i+1].Data)), "\n")})
		}
	}
	return cases
}

// summary is one line about an event: kind, type and text, then what else there is.
func summary(e whatsapp.Event) string {
	line := strings.TrimSpace(fmt.Sprintf("%s %s", e.Kind, e.Type))
	add := func(name, value string) {
		if value != "" {
			line += fmt.Sprintf(" %s=%q", name, value)
		}
	}
	add("subtype", e.Subtype)
	add("text", e.Text)
	add("detail", e.Detail)
	add("from", e.From)
	add("user", e.UserID)
	add("parent", e.ParentUserID)
	add("name", e.Name)
	add("username", e.Username)
	add("to", e.To)
	add("touser", e.ToUserID)
	add("choice", e.Choice)
	add("replyto", e.ReplyTo)
	add("reactionto", e.ReactionTo)
	add("original", e.OriginalID)
	add("group", e.GroupID)
	add("product", e.Product)
	add("status", e.Status)
	add("recipient", e.RecipientID)
	add("recipientuser", e.RecipientUserID)
	add("participant", e.Participant)
	add("newphone", e.NewPhone)
	add("previous", e.PreviousUserID)
	add("new", e.NewUserID)
	if e.Media != nil {
		add("media", strings.Join([]string{e.Media.ID, e.Media.MIME, e.Media.Filename}, "|"))
	}
	for _, c := range e.Cards {
		add("card", strings.Join([]string{c.Name, c.Phone, c.WhatsApp, c.UserID, c.Origin}, "|"))
	}
	if e.Referral != nil {
		add("referral", strings.Join([]string{e.Referral.Type, e.Referral.URL, e.Referral.Headline}, "|"))
	}
	for _, f := range e.Errors {
		add("error", fmt.Sprint(f.Code)+" "+f.Details)
	}
	if e.Forwarded {
		line += " forwarded"
	}
	if e.History {
		line += " history"
	}
	return line
}
