package doctor

import (
	"context"
	"errors"
	"strings"

	"portineria/whatsapp"
)

// The connection to WhatsApp.

func (d *Doctor) whatsApp(context.Context) []outcome {
	w := d.o.WhatsApp
	if !w.begun() {
		return say(Off, "whatsapp.off")
	}
	var missing []string
	for _, value := range []struct {
		set  bool
		name string
	}{{w.PhoneNumberID, "phone_number_id"}, {w.AccessToken, "access_token"}, {w.AppSecret, "app_secret"}, {w.VerifyToken, "verify_token"}} {
		if !value.set {
			missing = append(missing, value.name)
		}
	}
	switch {
	case len(missing) > 0:
		return say(Fail, "whatsapp.part", text(strings.Join(missing, ", ")))
	case !w.Number:
		return say(Warn, "whatsapp.no_number")
	default:
		return say(OK, "whatsapp.ok")
	}
}

// graph asks the platform for the number with the token: one call tells of both.
func (d *Doctor) graph(ctx context.Context) []outcome {
	if d.o.WhatsApp.Graph == nil {
		return []outcome{{state: Off, finding: "graph.off"}, {state: Off, finding: "graph.off"}}
	}
	n, err := d.o.WhatsApp.Graph.PhoneNumber(ctx)
	if err == nil {
		number := outcome{OK, "number.ok", []arg{text(n.Display), text(n.VerifiedName)}}
		if !n.Connected() {
			number = outcome{Fail, "number.not_connected", []arg{text(n.Status)}}
		} else if n.Quality == "RED" {
			number = outcome{Warn, "number.quality", nil}
		}
		return []outcome{{state: OK, finding: "token.ok"}, number}
	}
	unchecked := outcome{state: Warn, finding: "graph.unchecked"}
	switch problemOf(err) {
	case whatsapp.ProblemTokenInvalid:
		return []outcome{{state: Fail, finding: "token.invalid"}, unchecked}
	case whatsapp.ProblemPermission:
		return []outcome{{state: Fail, finding: "token.permission"}, unchecked}
	case whatsapp.ProblemNumberGone:
		return []outcome{{state: OK, finding: "token.ok"}, {state: Fail, finding: "number.gone"}}
	case whatsapp.ProblemAccountBlocked:
		return []outcome{{state: OK, finding: "token.ok"}, {state: Fail, finding: "number.blocked"}}
	case whatsapp.ProblemWrongAddress:
		return []outcome{{state: Fail, finding: "graph.wrong_address"}, unchecked}
	case whatsapp.ProblemUnreachable:
		return []outcome{{state: Warn, finding: "graph.unreachable"}, unchecked}
	default:
		return []outcome{{state: Warn, finding: "graph.trouble"}, unchecked}
	}
}

func problemOf(err error) whatsapp.Problem {
	var failed *whatsapp.SendError
	switch {
	case errors.Is(err, whatsapp.ErrNoToken), errors.Is(err, whatsapp.ErrBadToken):
		return whatsapp.ProblemTokenInvalid
	case errors.As(err, &failed):
		return failed.Problem
	default:
		return whatsapp.ProblemUnknown
	}
}

func (d *Doctor) webhook(ctx context.Context) []outcome {
	last, err := d.o.DB.LastDelivery(ctx)
	switch {
	case err != nil:
		return say(Warn, "unreadable")
	case !last.IsZero():
		return say(OK, "webhook.ok", ago(d.o.Now().Sub(last)))
	case d.o.WhatsApp.complete() && d.o.PublicURL != "":
		return say(Warn, "webhook.never", text(d.o.PublicURL+"/webhooks/whatsapp"))
	default:
		return say(Off, "webhook.off")
	}
}

func (d *Doctor) appSecret(context.Context) []outcome {
	return d.value(d.o.WhatsApp.AppSecret, "app_secret.ok", "app_secret.missing")
}

func (d *Doctor) verifyToken(context.Context) []outcome {
	return d.value(d.o.WhatsApp.VerifyToken, "verify_token.ok", "verify_token.missing")
}

func (d *Doctor) value(set bool, there, missing string) []outcome {
	switch {
	case set:
		return say(OK, there)
	case d.o.WhatsApp.begun():
		return say(Fail, missing)
	default:
		return say(Off, "graph.off")
	}
}

// alarms looks whether something is wrong that was noticed on the way: what is
// wrong is told in full by the first page and by portineria alarm list.
func (d *Doctor) alarms(ctx context.Context) []outcome {
	open, err := d.o.DB.OpenAlarms(ctx)
	if err != nil {
		return say(Warn, "unreadable")
	}
	stops := 0
	for _, a := range open {
		if a.Kind.Stops() {
			stops++
		}
	}
	switch {
	case stops > 0:
		return say(Fail, "alarms.stopped", number(stops))
	case len(open) > 0:
		return say(Warn, "alarms.open", number(len(open)))
	default:
		return say(OK, "alarms.none")
	}
}
