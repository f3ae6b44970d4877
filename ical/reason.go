package ical

// Reason names why an event was rejected, a line repaired, or a body not trusted. Reasons are printed and stored: a
// name, once given, stays.
type Reason string

// Why an event was rejected.
const (
	ReasonNoStart         Reason = "no_start"          // no DTSTART, or its line was damaged
	ReasonBadDate         Reason = "bad_date"          // a date, time or duration that cannot be read
	ReasonEndsBeforeStart Reason = "ends_before_start" // departure before arrival
	ReasonSameDay         Reason = "same_day"          // a timed event that takes no night
	ReasonYear            Reason = "year_out_of_range" // outside 2000 to 2100
	ReasonTooLong         Reason = "too_long"          // more than 730 nights
	ReasonSkippedTask     Reason = "skipped_task"      // cleaning, check-in or check-out beside the stay itself
	ReasonUnreadable      Reason = "unreadable"        // the decoder refused it
	ReasonPanic           Reason = "panic"             // the decoder panicked on it
	ReasonTooMany         Reason = "too_many"          // beyond Options.MaxEvents; the body is not trusted either
	ReasonLeftOpen        Reason = "event_left_open"   // no END:VEVENT; the body is not trusted either
	ReasonStrayEnd        Reason = "stray_end"         // END:VEVENT without a beginning
)

// What was done to a line.
const (
	ReasonBadLine     Reason = "bad_line"      // not of the form name;parameters:value, dropped
	ReasonGlued       Reason = "glued_line"    // taken for the continuation of a description that lost its fold
	ReasonLineTooLong Reason = "line_too_long" // over Options.MaxLine: text shortened, anything else dropped
	ReasonEventFull   Reason = "event_full"    // the event holds more than an event can; the rest was dropped
)

// Why a body is not trusted, beside ReasonTooMany and ReasonLeftOpen.
const (
	ReasonEmpty       Reason = "empty"          // no bytes but white space
	ReasonHTML        Reason = "html"           // a web page, likely a login or an error
	ReasonJSON        Reason = "json"           // an answer of some program interface
	ReasonNotCalendar Reason = "not_a_calendar" // does not start with BEGIN:VCALENDAR
	ReasonCutOff      Reason = "cut_off"        // END:VCALENDAR is missing
	ReasonTrailing    Reason = "trailing_data"  // something follows END:VCALENDAR
	ReasonTasksOnly   Reason = "tasks_only"     // a feed of cleanings for a team, not of stays
)

// Why Expand left something out.
const (
	ReasonRefusedRule  Reason = "refused_rule"   // hourly and finer, or not understood; the first stay stands alone
	ReasonTooManyDates Reason = "too_many_dates" // more instances than Expand makes
)
