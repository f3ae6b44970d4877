package whatsapp_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portineria/whatsapp"
)

func TestDecodeSignedBody(t *testing.T) {
	want := whatsapp.Event{
		Kind: whatsapp.KindMessage, Field: "messages", EntryID: "900000000000001", PhoneNumberID: "900000000000002",
		ID: "wamid.TEST0001", Time: at(0), From: "441632960960", UserID: "GB.70000000000000000001", Name: "Zoë",
		Type: "text", Text: "Is check-in 3/4 pm? 🙂",
	}
	if diff := cmp.Diff(want, decodeOne(t, vectorBody(t)), ignoreRaw); diff != "" {
		t.Errorf("event differs (-want +got):\n%s", diff)
	}
}

func TestDecodeRefusesWhatIsNotJSON(t *testing.T) {
	whole := vectorBody(t)
	bodies := map[string][]byte{
		"nothing":                  nil,
		"space":                    []byte(" \n"),
		"half a body":              whole[:len(whole)/2],
		"a body without its end":   whole[:len(whole)-1],
		"something behind the end": append(slices.Clip(whole), 'x'),
		"two bodies":               bytes.Repeat(whole, 2),
		"words":                    []byte("hello"),
		"HTML":                     []byte("<html></html>"),
		"a form":                   []byte("From=whatsapp%3A%2B447700900123&Body=Hi"),
		"single quotes":            []byte(`{'entry':[]}`),
		"a comma too many":         []byte(`{"entry":[],}`),
		"a comma too many inside":  []byte(`[1,]`),
		"a bracket of the other":   []byte(`{"entry":[}]`),
		"a name that is no string": []byte(`{1:2}`),
		"a missing colon":          []byte(`{"entry" []}`),
		"a leading zero":           []byte(`01`),
		"a bare minus":             []byte(`-`),
		"a point without digits":   []byte(`1.`),
		"an empty exponent":        []byte(`1e+`),
		"a raw line break":         []byte("\"a\nb\""),
		"an unknown escape":        []byte(`"\x41"`),
		"half an escape":           []byte(`"\u00e`),
		"an escape that is no hex": []byte(`"\u00eg"`),
		"an open string":           []byte(`"abc`),
		"an open string at escape": []byte(`"abc\`),
		"half a word":              []byte(`tru`),
		"not a number":             []byte(`NaN`),
		"very deep and open":       bytes.Repeat([]byte("["), 1<<20),
	}
	for name, body := range bodies {
		t.Run(name, func(t *testing.T) {
			events, err := whatsapp.Decode(body)
			if !errors.Is(err, whatsapp.ErrNotJSON) || events != nil {
				t.Errorf("Decode = %d events, %v, want ErrNotJSON", len(events), err)
			}
		})
	}
}

func TestDecodeLosesNothingThatIsJSON(t *testing.T) {
	bodies := map[string]string{
		"null":                         `null`,
		"a number":                     ` 17 `,
		"a string":                     `"hello"`,
		"an array":                     `[1,2]`,
		"an empty object":              `{}`,
		"another envelope":             `{"id":"1","event":"history","data":{"history":[]}}`,
		"an envelope without entries":  `{"object":"whatsapp_business_account","entry":[]}`,
		"entries of the wrong type":    `{"object":"whatsapp_business_account","entry":7}`,
		"an entry of the wrong type":   `{"entry":["x"]}`,
		"an entry without changes":     `{"entry":[{"id":"1","messaging":[{}]}]}`,
		"changes of the wrong type":    `{"entry":[{"id":"1","changes":"x"}]}`,
		"a change of the wrong type":   `{"entry":[{"id":"1","changes":[null]}]}`,
		"a change without value":       `{"entry":[{"id":"1","changes":[{"field":"messages"}]}]}`,
		"a value of the wrong type":    `{"entry":[{"id":"1","changes":[{"field":"messages","value":[]}]}]}`,
		"a value without elements":     `{"entry":[{"id":"1","changes":[{"field":"messages","value":{"messages":[]}}]}]}`,
		"messages of the wrong type":   `{"entry":[{"id":"1","changes":[{"field":"messages","value":{"messages":"x"}}]}]}`,
		"a message of the wrong type":  `{"entry":[{"id":"1","changes":[{"field":"messages","value":{"messages":["x"]}}]}]}`,
		"an empty message":             `{"entry":[{"id":"1","changes":[{"field":"messages","value":{"messages":[{}]}}]}]}`,
		"an empty status":              `{"entry":[{"id":"1","changes":[{"field":"messages","value":{"statuses":[{}]}}]}]}`,
		"an empty echo":                `{"entry":[{"id":"1","changes":[{"field":"smb_message_echoes","value":{"message_echoes":[{}]}}]}]}`,
		"an error of the wrong type":   `{"entry":[{"id":"1","changes":[{"field":"messages","value":{"errors":[5]}}]}]}`,
		"a chunk of the wrong type":    `{"entry":[{"id":"1","changes":[{"field":"history","value":{"history":[5]}}]}]}`,
		"an empty chunk":               `{"entry":[{"id":"1","changes":[{"field":"history","value":{"history":[{}]}}]}]}`,
		"an empty thread":              `{"entry":[{"id":"1","changes":[{"field":"history","value":{"history":[{"threads":[{}]}]}}]}]}`,
		"an id change without ids":     `{"entry":[{"id":"1","changes":[{"field":"user_id_update","value":{"user_id_update":[{}]}}]}]}`,
		"a preference of a wrong type": `{"entry":[{"id":"1","changes":[{"field":"user_preferences","value":{"user_preferences":[5]}}]}]}`,
		"an address of a wrong type":   `{"entry":[{"id":"1","changes":[{"field":"smb_app_state_sync","value":{"state_sync":[5]}}]}]}`,
		"a field that is not known":    `{"entry":[{"id":"1","changes":[{"field":"holograms","value":{"holograms":[{"id":"H1","event":"appear"}]}}]}]}`,
	}
	for name, body := range bodies {
		t.Run(name, func(t *testing.T) {
			e := decodeOne(t, []byte(body))
			if e.Kind != whatsapp.KindUnknown {
				t.Errorf("kind = %s, want unknown", e.Kind)
			}
			if len(e.Raw) == 0 || !strings.Contains(body, string(e.Raw)) {
				t.Errorf("raw = %q, which is not in the body", e.Raw)
			}
		})
	}
}

func TestDecodeIgnoresAByteOrderMark(t *testing.T) {
	body := append([]byte("\xef\xbb\xbf"), vectorBody(t)...)
	if e := decodeOne(t, body); e.Kind != whatsapp.KindMessage {
		t.Errorf("kind = %s, want message", e.Kind)
	}
}

func TestDecodeKeepsTheNeighboursOfABadElement(t *testing.T) {
	good := func(n int) string {
		return fmt.Sprintf(`{"from":"447700900123","id":"wamid.GOOD%d","timestamp":"1795300000","type":"text","text":{"body":"%d"}}`, n, n)
	}
	deep := strings.Repeat(`{"a":[`, 200_000) + strings.Repeat(`]}`, 200_000)
	for name, bad := range map[string]string{
		"null":                   `null`,
		"a string":               `"x"`,
		"a list":                 `[{"id":"wamid.X"}]`,
		"an empty object":        `{}`,
		"all wrong":              `{"from":[],"id":{},"timestamp":[],"type":{},"text":7,"context":"x","errors":{"code":[]}}`,
		"a type that is a list":  `{"id":"wamid.X","type":["text"]}`,
		"nested very deep":       `{"id":"wamid.X","type":"hologram","hologram":` + deep + `}`,
		"a name written twice":   `{"id":1,"id":"wamid.X","type":"poll","type":"poll"}`,
		"escapes in the names":   `{"\u0069d":"wamid.X","t\u0079pe":"poll"}`,
		"half a surrogate":       `{"id":"\ud83d","type":"\udc4d"}`,
		"NUL":                    `{"id":"\u0000","type":"\u0000"}`,
		"a broken UTF-8 string":  "{\"id\":\"\xff\xfe\",\"type\":\"\xc3\"}",
		"numbers beyond measure": `{"id":1e400,"timestamp":1e400,"type":99999999999999999999}`,
	} {
		t.Run(name, func(t *testing.T) {
			body := change("messages", `{`+metadata+`,"messages":[`+good(1)+`,`+bad+`,`+good(2)+`],"statuses":[`+bad+`,{"id":"wamid.OUT1","status":"sent"}]}`)
			var kinds []string
			for _, e := range decode(t, body) {
				kinds = append(kinds, string(e.Kind)+" "+e.Text)
			}
			want := []string{"message 1", "unknown ", "message 2", "unknown ", "status "}
			if diff := cmp.Diff(want, kinds); diff != "" {
				t.Errorf("kinds differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDecodeKeepsAListOfTheWrongTypeBesideAGoodOne(t *testing.T) {
	var got []string
	for _, e := range decode(t, change("messages", `{"messages":"x","statuses":[{"id":"wamid.OUT1","status":"sent"}],"errors":null,"later":[1]}`)) {
		got = append(got, string(e.Kind)+" "+string(e.Raw))
	}
	want := []string{`unknown "x"`, `status {"id":"wamid.OUT1","status":"sent"}`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("events differ (-want +got):\n%s", diff)
	}
}

func TestDecodeAWrongTypeCostsThatFieldAlone(t *testing.T) {
	e := decodeOne(t, change("messages", `{"metadata":{"phone_number_id":900000000000002},
		"contacts":{"profile":"x","wa_id":447700900123,"user_id":7},
		"messages":[{"from":447700900123,"from_user_id":{},"id":"wamid.A","timestamp":1795300000,"type":"text",
			"text":{"body":"Hello"},"context":[],"errors":"none","group_id":null}]}`))
	want := whatsapp.Event{
		Kind: whatsapp.KindMessage, Field: "messages", EntryID: "900000000000001", PhoneNumberID: "900000000000002",
		ID: "wamid.A", Time: at(0), From: "447700900123", Type: "text", Text: "Hello",
	}
	if diff := cmp.Diff(want, e, ignoreRaw); diff != "" {
		t.Errorf("event differs (-want +got):\n%s", diff)
	}
}

func TestDecodeTime(t *testing.T) {
	tests := map[string]string{
		`"1795300000"`:              "2026-11-21T22:26:40Z",
		`1795300000`:                "2026-11-21T22:26:40Z",
		`1.7953e9`:                  "2026-11-21T22:26:40Z",
		`"1795300000000"`:           "2026-11-21T22:26:40Z",
		`"yesterday"`:               "2026-11-21T22:26:41Z", // that of the entry
		`-5`:                        "2026-11-21T22:26:41Z",
		`"99999999999999999999999"`: "2026-11-21T22:26:41Z",
		`9223372036854775807`:       "2026-11-21T22:26:41Z",
		`null`:                      "2026-11-21T22:26:41Z",
	}
	for timestamp, want := range tests {
		t.Run(timestamp, func(t *testing.T) {
			e := decodeOne(t, change("messages", `{"messages":[{"id":"wamid.A","type":"text","timestamp":`+timestamp+`}]}`))
			if got := e.Time.Format("2006-01-02T15:04:05Z07:00"); got != want {
				t.Errorf("time = %s, want %s", got, want)
			}
		})
	}
}

func TestDecodeTextOfAnyKind(t *testing.T) {
	long := strings.Repeat("caff\\u00e8 ", 100_000)
	tests := map[string]struct{ body, want string }{
		"accents as escapes":   {`Zo\u00eb`, "Zoë"},
		"accents as UTF-8":     {`Zoë`, "Zoë"},
		"an emoji":             {`\ud83d\ude42`, "🙂"},
		"half an emoji":        {`a\ud83d`, "a\ufffd"},
		"the other half":       {`\ude42b`, "\ufffdb"},
		"halves the wrong way": {`\ude42\ud83d`, "\ufffd\ufffd"},
		"slashes":              {`3\/4 pm`, "3/4 pm"},
		"lines":                {`a\nb\tc\"d\\`, "a\nb\tc\"d\\"},
		"NUL":                  {`a\u0000b`, "a\x00b"},
		"broken UTF-8":         {"a\xff\xfeb", "a\ufffd\ufffdb"},
		"a megabyte":           {long, strings.Repeat("caffè ", 100_000)},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := decodeOne(t, messageBody(`"type":"text","text":{"body":"`+tt.body+`"}`)).Text; got != tt.want {
				t.Errorf("text = %.80q, want %.80q", got, tt.want)
			}
		})
	}
}

func TestDecodeWalksEntriesChangesAndElements(t *testing.T) {
	body := `{"object":"whatsapp_business_account","entry":[
		{"id":"1","changes":[
			{"field":"messages","value":{"metadata":{"phone_number_id":"11"},
				"messages":[{"id":"a","type":"text","text":{"body":"a"}},{"id":"b","type":"text","text":{"body":"b"}}],
				"statuses":[{"id":"c","status":"sent"}],
				"errors":[{"code":130429,"title":"Rate limit hit"}]}},
			{"field":"account_update","value":{"event":"ACCOUNT_VIOLATION"}}]},
		{"id":"2","changes":[
			{"field":"messages","value":{"metadata":{"phone_number_id":"22"},"messages":[{"id":"d","type":"revoke"}]}}]}]}`
	var got []string
	for _, e := range decode(t, []byte(body)) {
		got = append(got, strings.Join([]string{e.EntryID, e.PhoneNumberID, string(e.Kind), e.ID, e.Type}, " "))
	}
	want := []string{
		"1 11 message a text", "1 11 message b text", "1 11 status c ", "1 11 account  error",
		"1  account  ACCOUNT_VIOLATION", "2 22 message d revoke",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("elements differ (-want +got):\n%s", diff)
	}
}

func TestDecodeRawIsTheElementAsItCame(t *testing.T) {
	message := `{ "id" : "wamid.A",  "type":"text", "text":{"body":"Zo\u00eb 3\/4"} }`
	e := decodeOne(t, change("messages", `{"messages":[ `+message+` ]}`))
	if string(e.Raw) != message {
		t.Errorf("raw = %s, want %s", e.Raw, message)
	}
}

func TestDecodeThousandsOfElements(t *testing.T) {
	const n = 10_000
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"from":"447700900123","id":"wamid.%d","timestamp":"1795300000","type":"text","text":{"body":"Hello"},"x":"%s"}`, i, strings.Repeat("y", 150))
	}
	events := decode(t, change("messages", `{"contacts":[`+strings.Repeat(`{},`, n)+`{}],"messages":[`+b.String()+`]}`))
	if len(events) != n || events[n-1].ID != fmt.Sprintf("wamid.%d", n-1) {
		t.Errorf("Decode gave %d events, want %d", len(events), n)
	}
}
