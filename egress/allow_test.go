package egress_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/egress"
)

func TestTheListIsKeptPerOwnerAndShownInOrder(t *testing.T) {
	d := egress.New(egress.Options{Now: func() time.Time { return noon }})
	set := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	set(d.Replace("feed 1", feeds("B.example.")))
	set(d.Replace("feed 2", feeds("b.example"), feeds("c.example")))
	set(d.Allow("feed 2", feeds("a.example")))
	if diff := cmp.Diff([]egress.Destination{feeds("a.example"), feeds("b.example"), feeds("c.example")}, d.Allowed()); diff != "" {
		t.Errorf("all (-want +got):\n%s", diff)
	}
	set(d.Replace("feed 2", feeds("d.example")))
	if diff := cmp.Diff([]egress.Destination{feeds("b.example"), feeds("d.example")}, d.Allowed()); diff != "" {
		t.Errorf("after replacing (-want +got):\n%s", diff)
	}
	d.Revoke("feed 1")
	d.Revoke("never seen")
	if diff := cmp.Diff([]egress.Destination{feeds("d.example")}, d.Allowed()); diff != "" {
		t.Errorf("after revoking (-want +got):\n%s", diff)
	}
}

func TestADestinationThatCannotBeMatchedIsRefused(t *testing.T) {
	d := egress.New(egress.Options{Now: func() time.Time { return noon }})
	for _, host := range []string{"", "*.example", "a..b", "agenzia-è.example", "a b", "fe80::1%eth0", "[::1]", "a/b"} {
		if err := d.Replace("test", feeds(host)); err == nil {
			t.Errorf("%q was taken", host)
		}
	}
	portless := feeds("a.example")
	portless.Port = 0
	if err := d.Replace("test", portless); err == nil {
		t.Error("port 0 was taken")
	}
	if got := d.Allowed(); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

func TestDestinationsAreReadFromTheConfiguration(t *testing.T) {
	got, err := egress.FromURL("http://[::1]:11434", egress.Model, egress.Questions, true)
	want := egress.Destination{Host: "::1", Port: 11434, Purpose: egress.Model, Data: egress.Questions, Local: true}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	got, err = egress.FromURL("https://Graph.Facebook.com", egress.WhatsApp, egress.Messages, false)
	want = egress.Destination{Host: "graph.facebook.com", Port: 443, Purpose: egress.WhatsApp, Data: egress.Messages}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	got, err = egress.FromHostPort("192.168.1.5:8443")
	want = egress.Destination{Host: "192.168.1.5", Port: 8443, Purpose: egress.AnyPurpose, Data: egress.Unknown, Local: true}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	for _, bad := range []string{"", "localhost:11434", "ftp://a.example", "http://", "http://a.example:99999"} {
		if _, err := egress.FromURL(bad, egress.Model, egress.Questions, true); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}
