package graphfake

import (
	"cmp"
	"slices"
	"time"

	"portineria/whatsapp"
)

// State is how things stand with token, number and account. The zero value is that all is well.
type State struct {
	TokenExpired bool      // 190
	TokenExpires time.Time // zero: never
	TokenKind    string    // "": SYSTEM_USER
	Scopes       []string  // permissions of the token; nil: both that are needed, a missing one is 10
	NoAssets     bool      // the token was not given the account: 200

	Status       string // of the number; "": CONNECTED
	Quality      string // "": GREEN
	NameStatus   string // "": APPROVED
	Limit        string // "": TIER_250
	Mode         string // "": LIVE
	OnPhoneApp   bool   // coexistence
	Unregistered bool   // 133010
	PIN          string // of two-step verification; "": off
	Locked       bool   // the account: 131031
	NoPayment    bool   // no way of paying: 131042 once the free messages are used
	Recipients   []string
	// Recipients are the phone digits that a test number may write to, else 131030; nil: it is no test number.

	Unsubscribed    bool // the app does not hear of the account
	AccountOverride string
	NumberOverride  string
	AppCallback     string
	AppFields       []string
	Troubles        []whatsapp.HealthError // that keep the number from sending
}

// The permissions of a token (Meta, Cloud API, "Permissions").
const (
	scopeMessaging  = "whatsapp_business_messaging"
	scopeManagement = "whatsapp_business_management"
)

func (st State) scopes() []string {
	if st.Scopes == nil {
		return []string{scopeMessaging, scopeManagement}
	}
	return st.Scopes
}

// Change changes how things stand, from the next call on.
func (s *Server) Change(edit func(st *State)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	edit(&s.state)
}

// State is how things stand now.
func (s *Server) State() State {
	s.mu.Lock()
	defer s.mu.Unlock()
	st := s.state
	st.Scopes, st.Recipients, st.AppFields = slices.Clone(st.Scopes), slices.Clone(st.Recipients), slices.Clone(st.AppFields)
	return st
}

// barred says why a call with the right token is refused all the same.
func (st State) barred(scope string) *refusal {
	switch {
	case st.TokenExpired:
		e := refuse(190, "")
		e.subcode = 463
		e.message = "Error validating access token: Session has expired"
		return e
	case st.NoAssets:
		return refuse(200, "")
	case scope != "" && !slices.Contains(st.scopes(), scope):
		return refuse(10, "")
	case st.Locked:
		return refuse(131031, "")
	}
	return nil
}

// canSend says why the number cannot send at all.
func (st State) canSend() *refusal {
	switch {
	case st.Unregistered:
		return refuse(133010, "")
	case slices.Contains([]string{"RESTRICTED", "BANNED"}, st.Status):
		return refuse(368, "")
	case cmp.Or(st.Status, "CONNECTED") != "CONNECTED":
		return refuse(133010, "")
	}
	return nil
}

// health is the answer to what can be sent (Meta, Cloud API, "Messaging health status").
func (st State) health(kind, id string) fields {
	verdict := "AVAILABLE"
	var troubles list
	for _, t := range st.Troubles {
		verdict = "BLOCKED"
		troubles = append(troubles, fields{{"error_code", t.Code}, {"error_description", t.Description}, {"possible_solution", t.Solution}})
	}
	switch {
	case st.canSend() != nil || st.Locked:
		verdict = "BLOCKED"
		troubles = append(troubles, fields{{"error_code", 141000}, {"error_description", "The number cannot send messages."}, {"possible_solution", "Register the number."}})
	case st.NoPayment && verdict == "AVAILABLE":
		verdict = "LIMITED"
		troubles = append(troubles, fields{{"error_code", 141006}, {"error_description", "There is no payment method."}, {"possible_solution", "Add a payment method."}})
	}
	e := fields{{"entity_type", kind}, {"id", id}, {"can_send_message", verdict}}.add("errors", troubles)
	return fields{{"can_send_message", verdict}, {"entities", list{e}}}
}
