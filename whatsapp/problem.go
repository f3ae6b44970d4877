package whatsapp

import "net/http"

// Problem names what stands behind an error, in terms of what somebody can do about it. The values are stable: the owner's
// words for them are looked up by them.
type Problem string

// The problems, from the error codes of Meta, Cloud API, "Error codes".
const (
	ProblemNone            Problem = ""
	ProblemTokenInvalid    Problem = "token_invalid"    // the access token expired or was withdrawn
	ProblemPermission      Problem = "permission"       // the access token lacks a permission
	ProblemNumberGone      Problem = "number_gone"      // no such phone number id in the account
	ProblemAccountBlocked  Problem = "account_blocked"  // Meta restricted, disabled or locked the account
	ProblemRateLimited     Problem = "rate_limited"     // too many calls or messages altogether
	ProblemPairLimited     Problem = "pair_limited"     // too many messages to this guest
	ProblemSpamLimit       Problem = "spam_limit"       // too many guests reported or blocked the number
	ProblemNotOnWhatsApp   Problem = "not_on_whatsapp"  // the guest cannot be reached on WhatsApp
	ProblemTestRecipient   Problem = "test_recipient"   // a test number, and the guest is not on its list
	ProblemOwnNumber       Problem = "own_number"       // the recipient is the business number itself
	ProblemWindowClosed    Problem = "window_closed"    // the guest's last message is more than 24 hours old
	ProblemNeedsNumber     Problem = "needs_number"     // cannot go to a user id, only to a phone number
	ProblemCountry         Problem = "country"          // messages to that country are not allowed
	ProblemOptedOut        Problem = "opted_out"        // the guest wants no adverts
	ProblemMarketingLimit  Problem = "marketing_limit"  // Meta holds back adverts to this guest
	ProblemPayment         Problem = "payment"          // payment method missing or failing
	ProblemNotRegistered   Problem = "not_registered"   // the number is not registered with the Cloud API
	ProblemRegistration    Problem = "registration"     // a step of the registration did not work
	ProblemNamePending     Problem = "name_pending"     // the display name is still under review
	ProblemTemplate        Problem = "template"         // template missing, paused, or filled in wrongly
	ProblemMedia           Problem = "media"            // a file that is too big or of a refused type
	ProblemOnPhoneOnly     Problem = "on_phone_only"    // can be read on the owner's phone only
	ProblemIdentityChanged Problem = "identity_changed" // the guest has a new device
	ProblemHistory         Problem = "history"          // past chats cannot be handed over
	ProblemBadRequest      Problem = "bad_request"      // our fault: the request is malformed
	ProblemNotOffered      Problem = "not_offered"      // the number's gateway has no such call
	ProblemWrongAddress    Problem = "wrong_address"    // what answered is not the Graph API
	ProblemUnreachable     Problem = "unreachable"      // no connection
	ProblemTemporary       Problem = "temporary"        // a disturbance at Meta
	ProblemUnknown         Problem = "unknown"
)

// Class says whether sending the same message again makes sense.
type Class string

// The classes. Never holds for the message as it is; some of its problems (token, payment) go away once the owner acts.
const (
	Retry Class = "retry" // after a growing pause
	Wait  Class = "wait"  // after hours, when a condition has changed
	Never Class = "never"
)

// Advice is what to make of an error code.
type Advice struct {
	Class   Class
	Problem Problem
	Tries   int // how often to try again at most; 0: no limit is known
}

// AdviceFor looks up an error code of the Graph API, synchronous or from a failed status, with its subcode (0 if it has none).
func AdviceFor(code, subcode int) Advice {
	switch {
	case code == 100 && subcode == 33:
		return Advice{Never, ProblemNumberGone, 0}
	case code >= 200 && code <= 299:
		return Advice{Never, ProblemPermission, 0}
	case code >= 132000 && code <= 132014, code == 132016, code == 132068:
		return Advice{Never, ProblemTemplate, 0}
	}
	if a, ok := passing(code); ok {
		return a
	}
	if p := lasting(code); p != ProblemNone {
		return Advice{Never, p, 0}
	}
	return Advice{Never, ProblemUnknown, 0}
}

// passing has the codes that go away with time.
func passing(code int) (Advice, bool) {
	switch code {
	case 1:
		return Advice{Retry, ProblemTemporary, 1}, true
	case 2, 131016, 131057, 133004:
		return Advice{Retry, ProblemTemporary, 0}, true
	case 131000, 135000:
		return Advice{Retry, ProblemTemporary, 3}, true
	case 4, 80007, 130429:
		return Advice{Retry, ProblemRateLimited, 0}, true
	case 131056:
		return Advice{Retry, ProblemPairLimited, 0}, true
	case 131037:
		return Advice{Wait, ProblemNamePending, 0}, true
	case 131048:
		return Advice{Wait, ProblemSpamLimit, 0}, true
	case 131049:
		return Advice{Wait, ProblemMarketingLimit, 0}, true
	case 131064, 132015, 132069:
		return Advice{Wait, ProblemTemplate, 0}, true
	case 133008, 133009, 133015, 133016:
		return Advice{Wait, ProblemRegistration, 0}, true
	}
	return Advice{}, false
}

// lasting has the codes that stay until somebody changes something.
func lasting(code int) Problem {
	switch code {
	case 0, 190:
		return ProblemTokenInvalid
	case 3, 10, 131005:
		return ProblemPermission
	case 33:
		return ProblemNumberGone
	case 368, 131031:
		return ProblemAccountBlocked
	case 131026:
		return ProblemNotOnWhatsApp
	case 131030:
		return ProblemTestRecipient
	case 131021:
		return ProblemOwnNumber
	case 131047:
		return ProblemWindowClosed
	case 131062:
		return ProblemNeedsNumber
	case 130497:
		return ProblemCountry
	case 131050:
		return ProblemOptedOut
	case 130472:
		return ProblemMarketingLimit
	case 131042, 131044:
		return ProblemPayment
	case 131045, 133010:
		return ProblemNotRegistered
	case 133000, 133005, 133006:
		return ProblemRegistration
	case 131063, 141002:
		return ProblemTemplate
	case 131052, 131053:
		return ProblemMedia
	case 131060:
		return ProblemOnPhoneOnly
	case 137000:
		return ProblemIdentityChanged
	case 2593107, 2593108, 2593109:
		return ProblemHistory
	case 100, 2500, 131008, 131009, 131051, 131055, 134100:
		return ProblemBadRequest
	}
	return ProblemNone
}

// adviceForStatus judges a refusal whose code is not known here by its HTTP status and Meta's own word on whether it passes.
func adviceForStatus(status int, transient bool) Advice {
	switch {
	case transient, status >= 500:
		return Advice{Retry, ProblemTemporary, 0}
	case status == http.StatusTooManyRequests:
		return Advice{Retry, ProblemRateLimited, 0}
	case status == http.StatusUnauthorized:
		return Advice{Never, ProblemTokenInvalid, 0}
	case status == http.StatusForbidden:
		return Advice{Never, ProblemPermission, 0}
	}
	return Advice{Never, ProblemUnknown, 0}
}

// adviceForStranger judges an answer that is not in the Graph API's format: from a proxy, a captive portal, a wrong address.
func adviceForStranger(status int) Advice {
	switch {
	case status == http.StatusTooManyRequests:
		return Advice{Retry, ProblemRateLimited, 0}
	case status < 300, status == http.StatusRequestTimeout, status >= 500:
		return Advice{Retry, ProblemTemporary, 0}
	}
	return Advice{Wait, ProblemWrongAddress, 0}
}
