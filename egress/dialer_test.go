package egress_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http/httptest"
	"net/netip"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/egress"
)

func TestANameThatMovesInsideTheHouseIsNotFollowed(t *testing.T) {
	server := httptest.NewTLSServer(answer("calendar"))
	defer server.Close()
	h := newHouse(t, server)
	h.allow(t, feeds("example.com"))
	h.names.set("example.com", []netip.Addr{public}, []netip.Addr{netip.MustParseAddr("127.0.0.1")})
	client := h.Client(egress.Feed, egress.ClientOptions{})

	body, err := get(t, client, "https://example.com/a.ics")
	if err != nil || body != "calendar" {
		t.Fatalf("first fetch: %q, %v", body, err)
	}
	if h.names.lookups != 1 {
		t.Errorf("looked up %d times for one connection, the second answer could differ", h.names.lookups)
	}
	client.CloseIdleConnections()

	_, err = get(t, client, "https://example.com/a.ics")
	if !errors.Is(err, egress.ErrDenied) {
		t.Errorf("second fetch: got %v, want a denial", err)
	}
	for _, address := range h.addressesDialled() {
		if address.Addr() != public {
			t.Errorf("dialled %s", address)
		}
	}
}

func TestOnePrivateAddressAmongPublicOnesDeniesTheName(t *testing.T) {
	h := newHouse(t, nil)
	h.allow(t, feeds("example.com"))
	h.names.set("example.com", []netip.Addr{public, netip.MustParseAddr("192.168.1.10")})

	_, err := get(t, h.Client(egress.Feed, egress.ClientOptions{}), "https://example.com/")
	want := "example.com:443 leads to 192.168.1.10, which is a private address"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %q", err, want)
	}
	if len(h.addressesDialled()) != 0 {
		t.Errorf("dialled %v", h.addressesDialled())
	}
}

func TestAddressesAreJudgedInEveryForm(t *testing.T) {
	tests := []struct {
		address       string
		publicly, own bool // may be dialled as an ordinary destination, as a local one
	}{
		{"192.0.43.8", true, true},
		{"2606:4700::1111", true, true},
		{"::ffff:192.0.43.8", true, true}, // how the standard resolver spells IPv4
		{"127.0.0.1", false, true},
		{"127.9.9.9", false, true},
		{"::1", false, true},
		{"::ffff:127.0.0.1", false, true},
		{"10.1.2.3", false, true},
		{"172.16.0.1", false, true},
		{"172.32.0.1", true, true},
		{"192.168.178.1", false, true},
		{"::ffff:192.168.178.1", false, true},
		{"fd12:3456::1", false, true},
		{"100.64.0.1", false, true},
		{"100.128.0.1", true, true},
		{"169.254.7.7", false, true},
		{"fe80::1", false, true},
		{"169.254.169.254", false, false},
		{"::ffff:169.254.169.254", false, false},
		{"fd00:ec2::254", false, false},
		{"0.0.0.0", false, false},
		{"::", false, false},
		{"::127.0.0.1", false, false},
		{"224.0.0.1", false, false},
		{"ff02::1", false, false},
		{"255.255.255.255", false, false},
		{"198.18.0.1", false, false},
		{"203.0.113.7", false, false},
		{"2001:db8::1", false, false},
		{"64:ff9b::7f00:1", false, false},
		{"64:ff9b::808:808", false, false},
		{"64:ff9b:1::7f00:1", false, false},
		{"2002:7f00:1::", false, false},
		{"2001:0:7f00:1::", false, false},
		{"fec0::1", false, false},
		{"4000::1", false, false},
	}
	for _, test := range tests {
		t.Run(test.address, func(t *testing.T) {
			for _, isLocal := range []bool{false, true} {
				h := newHouse(t, nil)
				destination := feeds("name.example")
				destination.Local = isLocal
				h.allow(t, destination)
				h.names.set("name.example", []netip.Addr{netip.MustParseAddr(test.address)})
				_, err := get(t, h.Client(egress.Feed, egress.ClientOptions{}), "https://name.example/")
				want := test.publicly
				if isLocal {
					want = test.own
				}
				if reached := len(h.addressesDialled()) == 1; reached != want || errors.Is(err, egress.ErrDenied) == want {
					t.Errorf("local %v: dialled %v with error %v", isLocal, h.addressesDialled(), err)
				}
			}
		})
	}
}

func TestAnAddressMayBeWrittenOutOnlyIfItIsListedAndPublic(t *testing.T) {
	h := newHouse(t, nil)
	h.allow(t, feeds("192.0.43.8"), feeds("127.0.0.1"), feeds("::1"), feeds("::ffff:192.0.43.8"))
	client := h.Client(egress.Feed, egress.ClientOptions{})
	for address, want := range map[string]string{
		"https://192.0.43.8/":             "connect to 192.0.43.8:443: no route to host",
		"https://192.0.43.9/":             "192.0.43.9:443 is not on the list of allowed destinations",
		"https://127.0.0.1/":              "127.0.0.1:443 leads to 127.0.0.1, which is a loopback address",
		"https://[::1]/":                  "[::1]:443 leads to ::1, which is a loopback address",
		"https://[0:0:0:0:0:0:0:1]/":      "[::1]:443 leads to ::1, which is a loopback address",
		"https://[::ffff:192.0.43.8]/":    "[::ffff:192.0.43.8]:443 leads to ::ffff:192.0.43.8, which is an IPv4 address in disguise",
		"https://[fe80::1%25eth0]/":       "read the destination: an address with a zone is not a destination",
		"https://EXAMPLE.com./?t=secret":  "example.com:443 is not on the list of allowed destinations",
		"http://192.0.43.8:443/?t=secret": "192.0.43.8:443 may only be reached over https",
	} {
		if _, err := get(t, client, address); err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %q", address, err, want)
		}
	}
}

func TestTheNextAddressIsTriedWhenOneDoesNotAnswer(t *testing.T) {
	server := httptest.NewTLSServer(answer("calendar"))
	defer server.Close()
	h := newHouse(t, server)
	h.allow(t, feeds("example.com"))
	h.names.set("example.com", []netip.Addr{netip.MustParseAddr("2606:4700::1111"), netip.MustParseAddr("192.0.43.9"), public})

	if body, err := get(t, h.Client(egress.Feed, egress.ClientOptions{}), "https://example.com/"); err != nil || body != "calendar" {
		t.Fatalf("got %q, %v", body, err)
	}
	want := []netip.AddrPort{netip.MustParseAddrPort("192.0.43.9:443"), netip.AddrPortFrom(public, 443)}
	if diff := cmp.Diff(want, h.addressesDialled(), cmp.Comparer(func(a, b netip.AddrPort) bool { return a == b })); diff != "" {
		t.Errorf("IPv4 first, one after the other (-want +got):\n%s", diff)
	}
}

func TestRevokingWhileAConnectionIsMadeStillEndsIt(t *testing.T) {
	ours, theirs := net.Pipe()
	defer theirs.Close()
	var d *egress.Dialer
	d = egress.New(egress.Options{
		Now: func() time.Time { return noon },
		Connect: func(context.Context, netip.AddrPort) (net.Conn, error) {
			d.Revoke("test")
			return ours, nil
		},
	})
	if err := d.Replace("test", feeds(public.String())); err != nil {
		t.Fatal(err)
	}
	_, err := get(t, d.Client(egress.Feed, egress.ClientOptions{Timeout: 20 * time.Second}), "https://"+public.String())
	if !errors.Is(err, egress.ErrDenied) {
		t.Errorf("got %v, want a denial", err)
	}
	if _, err := ours.Write([]byte("x")); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("the connection is still open: %v", err)
	}
}
