package privacy

import (
	"context"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"portineria/phrase"
	"portineria/stay"
)

// facts is what the database knows that a notice depends on.
type facts struct {
	sources []string // names of the calendars that bookings come from
	helpers bool     // accounts beside the owner's see this property
	exports bool     // sites can read which nights are taken
	names   bool     // a calendar of the owner's own is told the names of guests

	phone      bool // the number is on the owner's phone as well, which has handed over what was before
	advertises bool // a text that counts as advertising is there
}

func (n *Notices) gather(ctx context.Context, p stay.Property) (facts, error) {
	var f facts
	feeds, err := n.o.DB.Feeds(ctx, p.ID)
	if err != nil {
		return f, err
	}
	if f.phone, err = n.o.DB.PhonePast(ctx); err != nil {
		return f, err
	}
	for _, feed := range feeds {
		if name := sourceName(feed.Provider, feed.Name); !slices.Contains(f.sources, name) {
			f.sources = append(f.sources, name)
		}
	}
	slices.Sort(f.sources)
	links, err := n.o.DB.CalendarLinks(ctx, p.ID)
	if err != nil {
		return f, err
	}
	for _, l := range links {
		f.names = f.names || l.Channel == "names"
		f.exports = f.exports || l.Channel != "names"
	}
	texts, err := n.o.DB.Templates(ctx, "")
	if err != nil {
		return f, err
	}
	for _, t := range texts {
		f.advertises = f.advertises || t.Category == stay.Marketing && t.Account != stay.SimulatedAccount
	}
	users, err := n.o.DB.Users(ctx)
	if err != nil {
		return f, err
	}
	owners := 0
	for _, u := range users {
		switch {
		case u.Role == stay.RoleOwner:
			owners++
		case u.Sees(p.ID):
			f.helpers = true
		}
	}
	f.helpers = f.helpers || owners > 1
	return f, nil
}

// holds reports whether a block is true. Those that it does not name are true of
// the program as it is built, whatever the configuration.
func (n *Notices) holds(block phrase.NoticeKey, p stay.Property, f facts) bool {
	s := n.o.Settings
	model, here := s.ModelName != "", onThisMachine(s.ModelURL)
	switch block {
	case phrase.NoticeContact:
		return false // no contact outside the chat is configured anywhere
	case phrase.NoticeSourceFeeds, phrase.NoticeRecipientFeeds, phrase.NoticePeriodCalendars:
		return len(f.sources) > 0
	case phrase.NoticeSourcePhone:
		return f.phone
	case phrase.NoticeMachineWithoutModel, phrase.NoticeRecipientNoModel:
		return !model
	case phrase.NoticeMachineLocalModel, phrase.NoticeRecipientLocalModel:
		return model && here
	case phrase.NoticeMachineRemoteModel, phrase.NoticeRecipientRemoteModel, phrase.NoticeTransferRemoteModel:
		return model && !here
	case phrase.NoticeMachineSecrets:
		return model
	case phrase.NoticeMachineListens:
		return s.SpeechURL != "" && onThisMachine(s.SpeechURL)
	case phrase.NoticeMachineListensRemote, phrase.NoticeRecipientRemoteSpeech:
		return s.SpeechURL != "" && !onThisMachine(s.SpeechURL)
	case phrase.NoticePeriodVoice:
		return s.SpeechURL != ""
	case phrase.NoticeTransferNothingElse:
		return (!model || here) && !f.names && (s.SpeechURL == "" || onThisMachine(s.SpeechURL))
	case phrase.NoticeRecipientWhatsApp, phrase.NoticePurposeUnasked:
		return s.connected()
	case phrase.NoticeRecipientGateway:
		return s.Gateway != nil && s.Gateway(p)
	case phrase.NoticeNoMarketing:
		return !f.advertises
	case phrase.NoticeMarketingAsked:
		return f.advertises
	case phrase.NoticeTransferFramework:
		return s.connected() && !s.Clauses
	case phrase.NoticeTransferClauses:
		return s.connected() && s.Clauses
	case phrase.NoticeRecipientExports:
		return f.exports
	case phrase.NoticeRecipientCalendar:
		return f.names
	case phrase.NoticeRecipientPeople:
		return f.helpers
	case phrase.NoticeWhereSealed:
		return s.KeyFile
	case phrase.NoticeComplaintItaly:
		return p.Country == "IT"
	case phrase.NoticeComplaintUK:
		return p.Country == "GB"
	default:
		return n.kept(block)
	}
}

// kept chooses the sentences about periods, of each kind of data exactly one:
// messages and bookings always expire, since the sweep always runs.
func (n *Notices) kept(block phrase.NoticeKey) bool {
	thinned := n.o.Settings.Backups != Backups{}
	switch block {
	case phrase.NoticePeriodMessagesOpen, phrase.NoticePeriodBookingsOpen:
		return false
	case phrase.NoticePeriodBackups:
		return thinned
	case phrase.NoticePeriodBackupsOpen:
		return !thinned
	case phrase.NoticePeriodRequests:
		// A request is a part of its conversation and is deleted with it: the
		// sentence that it is kept for longer would not be true.
		return false
	default:
		return true
	}
}

// args are the values of a block, in the words of the language.
func (n *Notices) args(block phrase.NoticeKey, p stay.Property, language string, f facts) phrase.Args {
	s, w := n.o.Settings, n.o.Words
	send := s.SendAbove
	if p.SendAbove != nil {
		send = *p.SendAbove
	}
	host := hostOf(s.ModelURL)
	if block == phrase.NoticeMachineListensRemote || block == phrase.NoticeRecipientRemoteSpeech {
		host = hostOf(s.SpeechURL)
	}
	return phrase.Args{
		Property: p.Name, Host: p.HostName, Feeds: w.JoinAnd(language, f.sources),
		Model: s.ModelName, ModelHost: host, Threshold: percent(language, send),
		Daily: strconv.Itoa(s.Backups.Daily), Weekly: strconv.Itoa(s.Backups.Weekly), Period: n.period(block, language),
	}
}

// period is how long the data is kept that a block speaks of: the figure of the
// policy in force.
func (n *Notices) period(block phrase.NoticeKey, language string) string {
	r, w := n.o.Settings.Retention, n.o.Words
	switch block {
	case phrase.NoticePeriodStay:
		return w.Months(language, r.MessagesMonthsAfterCheckout)
	case phrase.NoticePeriodMessage:
		return w.Months(language, r.MessagesMonthsAtMost)
	case phrase.NoticePeriodNoStay:
		return w.Days(language, r.MessagesDaysWithoutStay)
	case phrase.NoticePeriodBookings:
		return w.Months(language, r.BookingMonthsAfterCheckout)
	case phrase.NoticePeriodCalendars:
		return w.Days(language, r.CalendarDays)
	case phrase.NoticePeriodConsent:
		return w.Months(language, r.ConsentMonths)
	case phrase.NoticePeriodMedia:
		return w.Days(language, r.MediaDays)
	case phrase.NoticePeriodVoice:
		return w.Days(language, r.HeardDays)
	case phrase.NoticePeriodPapers:
		return w.Hours(language, r.PaperHours)
	case phrase.NoticePeriodRaw:
		return w.Hours(language, r.DeliveryHours)
	default:
		return ""
	}
}

// percent writes a share as the language does, with as many decimals as it has
// and no more than two.
func percent(language string, share float64) string {
	digits := strconv.FormatFloat(share*100, 'f', 2, 64)
	digits = strings.TrimRight(strings.TrimRight(digits, "0"), ".")
	if language == "en" {
		return digits + "%"
	}
	return strings.Replace(digits, ".", ",", 1) + "\u00a0%"
}

// onThisMachine reports whether an address leads to the computer itself.
func onThisMachine(address string) bool {
	host := hostOf(address)
	ip, err := netip.ParseAddr(host)
	return strings.EqualFold(host, "localhost") || (err == nil && ip.Unmap().IsLoopback())
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Hostname()
}
