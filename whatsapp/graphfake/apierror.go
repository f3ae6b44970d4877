package graphfake

import (
	"fmt"
	"net/http"
)

// refusal is an error answer of the Graph API.
type refusal struct {
	status  int
	code    int
	subcode int
	message string
	details string
}

// refuse builds the answer for a code with the HTTP status and the title that the real API uses (Meta, Cloud API, "Error codes").
func refuse(code int, details string) *refusal {
	return &refusal{
		status:  statusOf(code),
		code:    code,
		message: fmt.Sprintf("(#%d) %s", code, titleOf(code)),
		details: details,
	}
}

// write sends the answer. The trace id is made from the number of the call, so that runs can be compared.
func (r *refusal) write(w http.ResponseWriter, call int) {
	e := fields{{"message", r.message}, {"type", "OAuthException"}, {"code", r.code}}
	if r.subcode != 0 {
		e = e.add("error_subcode", r.subcode)
	}
	if r.details != "" {
		e = e.add("error_data", fields{{"messaging_product", "whatsapp"}, {"details", r.details}})
	}
	e = e.add("fbtrace_id", fmt.Sprintf("Afake%08d", call))
	writeJSON(w, r.status, fields{{"error", e}})
}

func writeJSON(w http.ResponseWriter, status int, v fields) {
	w.Header().Set("Content-Type", "application/json; charset=UTF-8")
	w.WriteHeader(status)
	_, _ = w.Write(encode(v)) // a caller that is gone needs no answer
}

// errorFields is an error as it stands in webhooks.
func errorFields(code int) fields {
	return fields{
		{"code", code}, {"title", titleOf(code)}, {"message", titleOf(code)},
		{"error_data", fields{{"details", titleOf(code) + "."}}},
	}
}

func statusOf(code int) int {
	switch code {
	case 0, 190:
		return http.StatusUnauthorized
	case 132001:
		return http.StatusNotFound
	case 3, 10, 200, 368, 130497, 131031, 131005:
		return http.StatusForbidden
	case 131000, 131045, 131057, 133004:
		return http.StatusInternalServerError
	case 2, 131016:
		return http.StatusServiceUnavailable
	}
	return http.StatusBadRequest
}

func titleOf(code int) string {
	switch code {
	case 10:
		return "Application does not have permission for this action"
	case 100:
		return "Invalid parameter"
	case 190:
		return "Invalid OAuth access token"
	case 200:
		return "You do not have the necessary permissions required to do this action"
	case 368:
		return "Temporarily blocked for policies violations"
	case 130429:
		return "Rate limit hit"
	case 131000:
		return "Something went wrong"
	case 131008:
		return "Required parameter is missing"
	case 131009:
		return "Parameter value is not valid"
	case 131016:
		return "Service unavailable"
	case 131021:
		return "Recipient cannot be sender"
	case 131026:
		return "Message undeliverable"
	case 131030:
		return "Recipient phone number not in allowed list"
	case 131031:
		return "Account has been locked"
	case 131042:
		return "Business eligibility payment issue"
	case 131047:
		return "Re-engagement message"
	case 131048:
		return "Spam rate limit hit"
	case 131050:
		return "User has stopped marketing messages"
	case 131051:
		return "Message type unknown"
	case 131052:
		return "Media download error"
	case 131053:
		return "Media upload error"
	case 131056:
		return "Pair rate limit hit"
	case 132000:
		return "Number of parameters does not match the expected number of params"
	case 132001:
		return "Template name does not exist in the translation"
	case 132005:
		return "Translated text too long"
	case 132012:
		return "Parameter format does not match format in the created template"
	case 132015:
		return "Template is paused"
	case 132016:
		return "Template is disabled"
	case 133005:
		return "Two step verification PIN mismatch"
	case 133010:
		return "The phone number is not registered"
	case 133016:
		return "Registration attempts limit exceeded"
	case 136025:
		return "Code is not right"
	case 139100:
		return "Failed to block some users"
	case 2593107:
		return "Synchronization request limit exceeded"
	case 2593109:
		return "History sharing is turned off"
	case 2500:
		return "Unknown path components"
	}
	return "Error"
}
