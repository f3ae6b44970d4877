package whatsapp_test

import (
	"testing"

	"portineria/whatsapp"
)

func TestAdviceForEveryDocumentedCode(t *testing.T) {
	const retry, wait, never = whatsapp.Retry, whatsapp.Wait, whatsapp.Never
	tests := []struct {
		class   whatsapp.Class
		problem whatsapp.Problem
		codes   []int
	}{
		{never, whatsapp.ProblemTokenInvalid, []int{0, 190}},
		{never, whatsapp.ProblemPermission, []int{3, 10, 200, 250, 299, 131005}},
		{retry, whatsapp.ProblemTemporary, []int{1, 2, 131000, 131016, 131057, 133004, 135000}},
		{retry, whatsapp.ProblemRateLimited, []int{4, 80007, 130429}},
		{retry, whatsapp.ProblemPairLimited, []int{131056}},
		{wait, whatsapp.ProblemSpamLimit, []int{131048}},
		{wait, whatsapp.ProblemNamePending, []int{131037}},
		{wait, whatsapp.ProblemMarketingLimit, []int{131049}},
		{never, whatsapp.ProblemMarketingLimit, []int{130472}},
		{never, whatsapp.ProblemNumberGone, []int{33}},
		{never, whatsapp.ProblemBadRequest, []int{100, 131008, 131009, 131051, 131055, 134100}},
		{never, whatsapp.ProblemAccountBlocked, []int{368, 131031}},
		{never, whatsapp.ProblemCountry, []int{130497}},
		{never, whatsapp.ProblemOwnNumber, []int{131021}},
		{never, whatsapp.ProblemNotOnWhatsApp, []int{131026}},
		{never, whatsapp.ProblemTestRecipient, []int{131030}},
		{never, whatsapp.ProblemPayment, []int{131042, 131044}},
		{never, whatsapp.ProblemNotRegistered, []int{131045, 133010}},
		{never, whatsapp.ProblemWindowClosed, []int{131047}},
		{never, whatsapp.ProblemOptedOut, []int{131050}},
		{never, whatsapp.ProblemMedia, []int{131052, 131053}},
		{never, whatsapp.ProblemOnPhoneOnly, []int{131060}},
		{never, whatsapp.ProblemNeedsNumber, []int{131062}},
		{never, whatsapp.ProblemTemplate, []int{131063, 132000, 132001, 132005, 132007, 132008, 132012, 132016, 132068, 141002}},
		{wait, whatsapp.ProblemTemplate, []int{131064, 132015, 132069}},
		{never, whatsapp.ProblemRegistration, []int{133000, 133005, 133006}},
		{wait, whatsapp.ProblemRegistration, []int{133008, 133009, 133015, 133016}},
		{never, whatsapp.ProblemIdentityChanged, []int{137000}},
		{never, whatsapp.ProblemHistory, []int{2593107, 2593108, 2593109}},
		{never, whatsapp.ProblemUnknown, []int{-1, 999999}},
	}
	for _, tt := range tests {
		for _, code := range tt.codes {
			if got := whatsapp.AdviceFor(code, 0); got.Class != tt.class || got.Problem != tt.problem {
				t.Errorf("AdviceFor(%d) = %s %s, want %s %s", code, got.Class, got.Problem, tt.class, tt.problem)
			}
			if got := (whatsapp.GraphError{Code: code}).Problem(); got != tt.problem {
				t.Errorf("Problem of %d = %s, want %s", code, got, tt.problem)
			}
		}
	}
}
