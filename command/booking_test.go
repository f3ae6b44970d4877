package command_test

import (
	"strings"
	"testing"
)

func TestBookingLinkNeedsANumberToWriteTo(t *testing.T) {
	s := newShell(t)
	out, said, code := s.run(t, "booking", "add", "--property", "casa-prova", "--checkin", "2026-07-12", "--checkout", "2026-07-19", "--name", "Lena Weber")
	if code != 0 {
		t.Fatal(said)
	}
	id := strings.TrimSpace(out)
	if out, said, code := s.run(t, "booking", "link", id); code != 1 || out != "" || !strings.Contains(said, "whatsapp.number") {
		t.Errorf("without a number: exit code %d, %q, %q", code, out, said)
	}
	s.environ = append(s.environ, "PORTINERIA_WHATSAPP_NUMBER=+441632960001")
	out, said, code = s.run(t, "booking", "link", id)
	if link, text, _ := strings.Cut(out, "\n\n"); code != 0 || !strings.HasPrefix(link, "https://wa.me/441632960001?text=") || !strings.Contains(text, "+441632960001") {
		t.Errorf("with a number: exit code %d, %q, %q", code, out, said)
	}
}
