package ical

import "strings"

// reservedBy takes the name from Expedia's "Reserved by Jane Example".
func (e *Event) reservedBy(line string) {
	const words = "reserved by "
	if len(line) > len(words) && strings.EqualFold(line[:len(words)], words) {
		keep(&e.Name, cleanName(line[len(words):]))
	}
}

// nameFromSummary takes the name of the guest from a summary in one of the forms that are known:
// "Reserved - Jane", "[B] – Jane Example – Airbnb", "Something: Jane Example" (TripAdvisor), "Jane Example (HM...)",
// and, from channel managers, the name itself with the channel beside it. lower is the summary in lower case.
func (e *Event) nameFromSummary(lower string) {
	if e.Name != "" || lower == "" || blockWord(lower) || strings.Contains(lower, "pending") {
		return
	}
	s := e.Summary
	n := reservedWord(lower)
	switch {
	case n > 0 && n <= len(s) && strings.EqualFold(s[:n], lower[:n]):
		s = strings.TrimLeft(s[n:], " -–—:")
		for _, word := range []string{"for ", "by ", "per ", "für ", "pour "} {
			if len(s) > len(word) && strings.EqualFold(s[:len(word)], word) {
				s = s[len(word):]
			}
		}
	case strings.HasPrefix(lower, "[b]"):
		s = s[len("[b]"):]
	case e.Provider == TripAdvisor:
		i := strings.LastIndex(s, ": ")
		if i < 0 {
			return
		}
		s = s[i+2:]
	case e.Provider == Airbnb && !strings.Contains(s, "(HM"):
		return
	case !e.Provider.ManagesChannels() && e.Provider != Airbnb && e.Provider != ProviderUnknown:
		return
	}
	keep(&e.Name, cleanName(withoutChannel(s)))
}

// withoutChannel drops brackets, and the parts between dashes or bars that name a channel.
func withoutChannel(s string) string {
	for {
		before, rest, ok := strings.Cut(s, "(")
		if !ok {
			break
		}
		_, after, _ := strings.Cut(rest, ")")
		s = before + after
	}
	for _, dash := range []string{" – ", " — ", " | ", " / "} {
		s = strings.ReplaceAll(s, dash, " - ")
	}
	for part := range strings.SplitSeq(strings.Trim(s, " -–—|"), " - ") {
		if part = strings.TrimSpace(part); !isChannel(strings.ToLower(part)) {
			return part
		}
	}
	return ""
}
