package store

import (
	"slices"
	"strings"
)

// Class says which period of keeping a column falls under, and whether it may
// stand in the file as it is.
type Class string

// The classes. What is of a class without "meta" in its name tells of a person
// or holds a secret of the house, and is never plain in the file.
const (
	ClassMessageBody Class = "msg_body"  // what was written, drafts included
	ClassMessageMeta Class = "msg_meta"  // when, in which state, under which random id
	ClassTrace       Class = "trace"     // why a question was answered as it was
	ClassGuest       Class = "guest"     // names, numbers and platform ids of a writer
	ClassBooking     Class = "booking"   // names, numbers and codes of a booking
	ClassBookingMeta Class = "book_meta" // its nights, state and channel
	ClassMedia       Class = "media"     // what files of guests are called and sealed with
	ClassRaw         Class = "raw"       // webhook bodies as they came
	ClassCalendar    Class = "calendar"  // calendars of booking sites as they came
	ClassHouse       Class = "house"     // the owner's own: facts, codes, feed links, settings
	ClassConsent     Class = "consent"   // who agreed to what, with which words
	ClassConsentMeta Class = "cons_meta" // when, of which kind, under which random id
	ClassAccount     Class = "account"   // who works in the house, and their logins
	ClassAccountMeta Class = "acc_meta"  // role and times of an account
	ClassNone        Class = "none"      // tells nothing of anybody
)

// Plain reports whether columns of the class may be readable in the file.
func (c Class) Plain() bool {
	return c == ClassMessageMeta || c == ClassBookingMeta || c == ClassConsentMeta || c == ClassAccountMeta || c == ClassNone
}

// Form says how a value stands in the file.
type Form string

// The forms.
const (
	FormSealed   Form = "sealed"   // AES-256-GCM, bound to its place
	FormHash     Form = "hash"     // keyed: says nothing without the master key
	FormDigest   Form = "digest"   // SHA-256 of 256 random bits: cannot be guessed back
	FormPassword Form = "password" // argon2id
	FormPlain    Form = "plain"    // readable; Why says why that tells nothing of a person
)

// Column is the register's entry of one column: what a privacy notice and a
// record of processing (GDPR art. 30) say is drawn from here.
type Column struct {
	Table, Name string
	Class       Class
	Form        Form
	Purpose     string // what it is kept for
	Source      string // where it comes from
	Why         string // of a plain one: why it tells nothing of a person
}

// Columns is the register of every column in the database.
func Columns() []Column {
	var all []Column
	for _, t := range registered() {
		for _, g := range t.groups {
			for name := range strings.FieldsSeq(g.names) {
				all = append(all, Column{t.name, name, g.class, g.form, t.purpose, t.source, g.why})
			}
		}
	}
	return all
}

// table is the entries of one table: its columns in groups that share an entry.
type table struct {
	name, purpose, source string
	groups                []group
}

type group struct {
	class Class
	form  Form
	names string
	why   string
}

func sealed(c Class, names string) group           { return group{class: c, form: FormSealed, names: names} }
func hashed(c Class, names string) group           { return group{class: c, form: FormHash, names: names} }
func plain(c Class, why, names string) group       { return group{c, FormPlain, names, why} }
func formed(c Class, form Form, name string) group { return group{class: c, form: form, names: name} }

// Why plain columns are harmless.
const (
	whyRandom = "128 random bits, or the id of such a row"
	whyMoment = "a time without the person it belongs to"
	whyState  = "a word from a fixed list, or a count"
	whyLabel  = "the owner's own short name of a flat or of a fact"
	whyOurs   = "a host name or an id of the house's own, of no guest"
)

func registered() []table {
	return slices.Concat(aboutHouse(), aboutStays(), aboutWriting(), aboutConsent())
}

// aboutConsent is who may be written to, and with what.
func aboutConsent() []table {
	const prove, writer = "prove consent, and keep to it", "the guest, the messaging platform, or the owner"
	return []table{
		{"consents", prove, writer, []group{
			sealed(ClassConsent, "doc_sealed"), hashed(ClassConsent, "phone_hash user_hash"), plain(ClassConsentMeta, "the row's number", "seq"),
			plain(ClassConsentMeta, whyRandom, "id guest_id booking_id"), plain(ClassConsentMeta, whyState, "kind scope source simulated"), plain(ClassConsentMeta, whyMoment, "at")}},
		{"consent_horizon", prove, "made here", []group{
			plain(ClassNone, "the row's number", "id"), plain(ClassNone, whyMoment, "before")}},
		{"opt_outs", "write no more to who said stop", writer, []group{
			hashed(ClassConsent, "person_hash"), plain(ClassConsentMeta, whyState, "scope"), plain(ClassConsentMeta, whyMoment, "at")}},
		{"templates", "open a conversation with words that were looked at", "the owner", []group{
			sealed(ClassHouse, "doc_sealed"), plain(ClassNone, whyOurs, "account platform_id"), plain(ClassNone, "the owner's own short name of a text", "name"),
			plain(ClassNone, whyState, "language category state quality origin"), plain(ClassNone, whyMoment, "created_at updated_at state_since submitted_at checked_at")}},
	}
}

// aboutHouse is what belongs to the owner and to those who work for them.
func aboutHouse() []table {
	const run, knows = "run the house", "answer from the owner's facts"
	return []table{
		{"keys", "seal everything else", "made here", []group{
			sealed(ClassHouse, "wrapped"), plain(ClassNone, "a random id or a flat's short name, with its kind", "id"), plain(ClassNone, whyMoment, "created_at")}},
		{"settings", run, "the owner", []group{
			sealed(ClassHouse, "value_sealed"), plain(ClassNone, "the name of a setting, from a fixed list, or a random id", "key"), plain(ClassNone, whyMoment, "updated_at")}},
		{"properties", knows, "the owner", []group{
			sealed(ClassHouse, "doc_sealed"), plain(ClassNone, whyLabel, "id"), plain(ClassNone, whyMoment, "created_at updated_at")}},
		{"facts", knows, "the owner", []group{
			sealed(ClassHouse, "doc_sealed"), plain(ClassNone, whyLabel, "property_id id"), plain(ClassNone, whyState, "position topic visibility"), plain(ClassNone, whyMoment, "updated_at")}},
		{"users", "let in who works here", "the owner", []group{
			sealed(ClassAccount, "doc_sealed"), hashed(ClassAccount, "name_hash"), formed(ClassAccount, FormPassword, "password"),
			plain(ClassAccountMeta, whyRandom, "id"), plain(ClassAccountMeta, whyState, "role language"), plain(ClassAccountMeta, whyMoment, "created_at")}},
		{"user_properties", "let in who works here", "the owner", []group{
			plain(ClassAccountMeta, whyRandom, "user_id"), plain(ClassNone, whyLabel, "property_id")}},
		{"sessions", "keep a login open", "the browser", []group{
			formed(ClassAccount, FormDigest, "token_hash"), sealed(ClassAccount, "agent_sealed"),
			plain(ClassAccountMeta, whyRandom, "user_id"), plain(ClassAccountMeta, whyMoment, "created_at last_seen_at expires_at")}},
		{"setup_links", "let the first owner in", "made here", []group{
			formed(ClassAccount, FormDigest, "token_hash"), plain(ClassNone, whyMoment, "created_at")}},
		{"jobs", run, "made here", []group{
			plain(ClassNone, whyState, "name millis"), plain(ClassNone, whyMoment, "last_at"), plain(ClassNone, "an error of the program's, which never holds private text", "problem")}},
		{"alarms", "show the owner what is wrong", "the messaging platform, or made here", []group{
			sealed(ClassHouse, "detail_sealed"), plain(ClassNone, whyRandom, "id"), plain(ClassNone, whyState, "kind"),
			plain(ClassNone, "an id of the house's own number, or the name of a template of the house", "number_id subject"),
			plain(ClassNone, whyMoment, "raised_at last_at told_at seen_at ends_at closed_at")}},
		{"account_events", "take each notice of the platform once", "the messaging platform", []group{
			hashed(ClassRaw, "digest"), plain(ClassNone, "what of the house's own account a notice is about", "topic"), plain(ClassNone, whyMoment, "at seen_at")}},
		{"number_rests", "send nothing while the platform refuses everything", "made here", []group{
			plain(ClassNone, whyOurs, "number_id"), plain(ClassNone, whyState, "problem error_code by_status tries"), plain(ClassNone, whyMoment, "since until")}},
		{"meter_days", "tell the owner what messages cost", "made here", []group{
			plain(ClassNone, whyOurs, "number_id"), plain(ClassNone, "a day, without who was written to", "day"), plain(ClassNone, whyState, "category pricing messages")}},
		{"meter_markets", "tell the owner what messages cost", "made here", []group{
			plain(ClassNone, whyOurs, "number_id"), plain(ClassNone, "a month and a country, without who was written to", "month market"), plain(ClassNone, whyState, "category pricing messages")}},
		{"connections", "show what leaves the house", "made here", []group{
			plain(ClassNone, "the row's number", "id"), plain(ClassNone, whyMoment, "at"), plain(ClassNone, whyOurs, "destination certificate"),
			plain(ClassNone, whyState, "purpose outcome bytes_out bytes_in tls")}},
	}
}

// aboutStays is calendars and bookings.
func aboutStays() []table {
	const nights, tell, made = "know who stays and when", "tell the booking sites which nights are taken", "made here"
	return []table{
		{"feeds", nights, "the owner", []group{
			sealed(ClassHouse, "doc_sealed"), plain(ClassNone, whyRandom, "id"), plain(ClassNone, whyLabel, "property_id"),
			plain(ClassNone, whyState, "provider state problem fail_count last_count"),
			plain(ClassNone, whyMoment, "next_at last_try_at last_ok_at hold_until fail_since created_at trusted_until body_at"),
			plain(ClassNone, whyState, "reissued damaged")}},
		{"feed_pairs", "count each stay once", "the owner", []group{
			plain(ClassNone, whyRandom, "feed_id other_id"), plain(ClassNone, whyMoment, "since")}},
		{"feed_bodies", "prove what a booking site said", "the booking site's calendar", []group{
			sealed(ClassCalendar, "body_sealed"), plain(ClassNone, whyRandom, "id feed_id"), plain(ClassNone, whyMoment, "at until"),
			plain(ClassNone, whyState, "good problem")}},
		{"feed_log", "show how a calendar does", "made here", []group{
			plain(ClassNone, "the row's number", "id"), plain(ClassNone, whyRandom, "feed_id"), plain(ClassNone, whyMoment, "at"),
			plain(ClassNone, whyState, "outcome problem bytes events added changed missing cancelled rejected")}},
		{"calendar_links", tell, "the owner", []group{
			sealed(ClassHouse, "doc_sealed"), hashed(ClassHouse, "token_hash"), plain(ClassNone, whyRandom, "id"), plain(ClassNone, whyLabel, "property_id channel"),
			plain(ClassNone, whyState, "closures held_stays held_of"), plain(ClassNone, whyMoment, "held_since created_at renewed_at")}},
		{"calendar_reads", tell, made, []group{
			plain(ClassNone, whyRandom, "link_id"), plain(ClassNone, whyState, "reader times"), plain(ClassNone, whyMoment, "first_at last_at")}},
		{"export_log", tell, made, []group{
			hashed(ClassBooking, "told_hash"), plain(ClassBookingMeta, whyRandom, "booking_id"), plain(ClassNone, whyLabel, "property_id channel"),
			plain(ClassBookingMeta, "nights of a flat, without whose they are", "arrival departure was_arrival was_departure"),
			plain(ClassBookingMeta, whyState, "sequence"), plain(ClassBookingMeta, whyMoment, "stamped_at first_at changed_at gone_at")}},
		{"bookings", nights, "the booking site's calendar, or the owner", []group{
			sealed(ClassBooking, "doc_sealed"), hashed(ClassBooking, "uid_hash code_hash phone_hash last4_hash invite_hash"),
			plain(ClassBookingMeta, whyRandom, "id feed_id twin_of"), plain(ClassNone, whyLabel, "property_id"),
			plain(ClassBookingMeta, "nights of a flat, without whose they are", "arrival departure"),
			plain(ClassBookingMeta, whyState, "channel kind sure state guests language missing_polls cancelled_by kind_by uncertain twin_how"),
			plain(ClassBookingMeta, whyMoment, "identified_at missing_since nights_since twin_until created_at updated_at")}},
		{"calendar_log", "show why the calendar is as it is", "made here", []group{
			plain(ClassNone, "the row's number", "id"), plain(ClassBookingMeta, whyRandom, "feed_id booking_id other_id"),
			plain(ClassBookingMeta, "nights of a flat, without whose they are", "arrival departure was_arrival was_departure"),
			plain(ClassBookingMeta, whyState, "what problem count times"), plain(ClassBookingMeta, whyMoment, "at until")}},
		{"calendar_questions", "ask the owner", "made here", []group{
			plain(ClassBookingMeta, whyRandom, "id booking_id other_id"), plain(ClassNone, whyLabel, "property_id"),
			plain(ClassBookingMeta, "nights of a flat, without whose they are", "was_arrival was_departure"),
			plain(ClassBookingMeta, whyState, "kind state answer"), plain(ClassBookingMeta, whyMoment, "opened_at alerted_at closed_at")}},
		{"booking_changes", "show the owner what happened to a booking", "made here", []group{
			plain(ClassBookingMeta, "the row's number", "id"), plain(ClassBookingMeta, whyRandom, "booking_id feed_id"), plain(ClassBookingMeta, whyMoment, "at"),
			plain(ClassBookingMeta, "words from fixed lists, nights of a flat, and the flat's short name", "doer what was became")}},
		{"rules", "write to guests at moments that the owner chose", "the owner", []group{
			sealed(ClassHouse, "doc_sealed"), plain(ClassNone, "the owner's own short name of a rule", "id"), plain(ClassNone, whyState, "enabled"),
			plain(ClassNone, whyMoment, "enabled_at created_at updated_at")}},
		{"rule_sends", "send each message of a rule once", made, []group{
			plain(ClassBookingMeta, whyRandom, "id booking_id conversation_id message_id"), plain(ClassNone, "the owner's own short name of a rule or a flat", "rule_id property_id"),
			plain(ClassBookingMeta, "nights of a flat, without whose they are", "arrival departure"), plain(ClassBookingMeta, whyState, "occurrence state why by_hand"),
			plain(ClassBookingMeta, whyMoment, "moment_at due_at until_at created_at changed_at")}},
		{"rule_pauses", "send no message of a rule where the owner wants none", "the owner", []group{
			plain(ClassBookingMeta, whyRandom, "booking_id"), plain(ClassBookingMeta, whyMoment, "since")}},
		{"ties", "tell a guest only what is theirs to know", "the guest's evidence, or the owner", []group{
			plain(ClassBookingMeta, whyRandom, "conversation_id booking_id"), plain(ClassBookingMeta, whyState, "evidence"), plain(ClassBookingMeta, whyMoment, "at")}},
		{"claims", "let the owner say who a guest is", "the guest's evidence, or the owner", []group{
			plain(ClassBookingMeta, whyRandom, "conversation_id booking_id"), plain(ClassBookingMeta, whyState, "evidence state"), plain(ClassBookingMeta, whyMoment, "at")}},
		{"tries", "notice whoever guesses codes", "made here", []group{
			plain(ClassMessageMeta, "the row's number", "id"), plain(ClassMessageMeta, whyRandom, "conversation_id"), plain(ClassMessageMeta, whyState, "wrong"), plain(ClassMessageMeta, whyMoment, "at")}},
		{"doors", "notice whoever guesses codes", "made here", []group{
			plain(ClassMessageMeta, "the row's number", "id"), plain(ClassMessageMeta, whyRandom, "conversation_id"), plain(ClassMessageMeta, whyState, "simulated"),
			plain(ClassMessageMeta, whyMoment, "closed_at opens_at")}},
	}
}

// aboutWriting is guests and what is written with them.
func aboutWriting() []table {
	const answer, writer, meta = "answer guests", "the guest, through the messaging platform", "made here"
	return []table{
		{"guests", answer, writer, []group{
			sealed(ClassGuest, "doc_sealed"), plain(ClassMessageMeta, whyRandom, "id"), plain(ClassMessageMeta, whyState, "language is_owner"),
			plain(ClassMessageMeta, whyMoment, "stopped_at no_ai_at created_at")}},
		{"aliases", "know who writes", writer, []group{
			hashed(ClassGuest, "value_hash"), sealed(ClassGuest, "value_sealed"), plain(ClassMessageMeta, whyState, "kind"),
			plain(ClassMessageMeta, whyRandom, "guest_id"), plain(ClassMessageMeta, whyMoment, "first_seen last_seen superseded_at")}},
		{"parked_changes", answer, writer, []group{
			sealed(ClassMessageBody, "doc_sealed"), hashed(ClassGuest, "target_hash event_hash"), plain(ClassMessageMeta, whyRandom, "guest_id"), plain(ClassMessageMeta, whyMoment, "at")}},
		{"person_questions", "know who writes", "made here", []group{
			sealed(ClassGuest, "phone_sealed"), plain(ClassMessageMeta, whyRandom, "id guest_id other_id"), plain(ClassMessageMeta, whyState, "simulated state"),
			plain(ClassMessageMeta, whyMoment, "opened_at closed_at")}},
		{"conversations", answer, writer, []group{
			plain(ClassMessageMeta, whyRandom, "id guest_id asking_for"), plain(ClassNone, whyOurs, "number_id"), plain(ClassNone, whyLabel, "property_id"),
			plain(ClassMessageMeta, whyState, "simulated mode mode_reason language asking asked answered_seq redo_from told unread disclosed_in clock_offset"),
			plain(ClassMessageMeta, whyMoment, "mode_since quiet_until asked_at last_guest_at last_message_at turn_due_at turn_since waiting_since disclosed_at created_at pair_at")}},
		{"messages", answer, writer, []group{
			sealed(ClassMessageBody, "body_sealed"), hashed(ClassGuest, "wamid_hash"), plain(ClassMessageMeta, whyRandom, "id conversation_id turn_id"),
			plain(ClassMessageMeta, whyState, "seq author type withdrawn edited"), plain(ClassMessageMeta, whyMoment, "sent_at created_at")}},
		{"media", "show the owner what a guest sent", writer, []group{
			sealed(ClassMedia, "doc_sealed"), plain(ClassMessageMeta, whyRandom, "id message_id conversation_id file"),
			plain(ClassMessageMeta, whyState, "kind state problem type size paper speech told attempts"),
			plain(ClassMessageMeta, whyMoment, "told_at next_at received_at kept_at heard_at forget_at")}},
		{"outbox", "send each answer once", meta, []group{
			hashed(ClassMessageMeta, "once_hash"), plain(ClassMessageMeta, whyRandom, "message_id conversation_id"),
			plain(ClassMessageMeta, whyState, "seq state purpose attempts resent error_code problem needs"), plain(ClassMessageMeta, whyMoment, "next_at since")}},
		{"parked_statuses", "know what arrived", "the messaging platform", []group{
			hashed(ClassGuest, "wamid_hash"), plain(ClassMessageMeta, whyState, "status error_code problem category pricing"), plain(ClassMessageMeta, whyMoment, "at said_at")}},
		{"message_marks", "know what arrived, and what it costs", "the messaging platform", []group{
			plain(ClassMessageMeta, whyRandom, "message_id"), plain(ClassMessageMeta, whyMoment, "accepted_at sent_at delivered_at read_at played_at failed_at"),
			plain(ClassMessageMeta, whyState, "held category pricing counted due")}},
		{"traces", "show the owner why", meta, []group{
			sealed(ClassTrace, "doc_sealed"), plain(ClassMessageMeta, "the row's number", "id"), plain(ClassMessageMeta, whyRandom, "conversation_id message_id"),
			plain(ClassMessageMeta, whyState, "mode band millis"), plain(ClassMessageMeta, whyMoment, "at")}},
		{"questions", "ask the owner", meta, []group{
			sealed(ClassMessageBody, "draft_sealed"), plain(ClassMessageMeta, whyRandom, "id conversation_id message_id"),
			plain(ClassMessageMeta, whyState, "reason state"), plain(ClassMessageMeta, whyMoment, "opened_at alerted_at reminded_at closed_at")}},
		{"requests", "answer for the guest's rights", writer, []group{
			plain(ClassMessageMeta, whyRandom, "id conversation_id guest_id"), plain(ClassMessageMeta, whyState, "kind state"),
			plain(ClassMessageMeta, whyMoment, "received_at due_at closed_at")}},
		{"deliveries", "take in each message once", writer, []group{
			sealed(ClassRaw, "body_sealed"), hashed(ClassRaw, "digest"), plain(ClassMessageMeta, "the row's number", "id"),
			plain(ClassMessageMeta, whyState, "source state"), plain(ClassMessageMeta, whyMoment, "received_at")}},
		{"oddities", "show what was not understood", writer, []group{
			sealed(ClassRaw, "raw_sealed"), plain(ClassMessageMeta, "the row's number", "id delivery_id"), plain(ClassMessageMeta, whyState, "kind"),
			plain(ClassMessageMeta, whyMoment, "at")}},
	}
}
