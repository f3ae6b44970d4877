// Package reservations reads the lists of reservations that owners download from
// Airbnb, Booking.com and others, whatever the file really is: CSV in any of the
// usual encodings and separators, .xlsx, the old binary .xls, or an HTML or XML
// table that calls itself .xls.
//
// It takes nothing on trust: what a file is, its bytes say and not its name; every
// size is bounded; a formula is never worked out. Where a list can be understood in
// two ways (3/4 as a date, a number without its country) it says so instead of
// choosing. It knows nothing of the house's own bookings.
//
// Read Open first (a file into a Table), then Guess (which column holds what) and
// Read (a Table into reservations).
package reservations

import (
	"bytes"
	"errors"
	"fmt"

	"portineria/stay"
)

// The caps of a file. A portal's list of ten years of a house fits many times.
const (
	MaxBytes    = 10 << 20 // of the file
	maxUnpacked = 64 << 20 // bytes of one part of an .xlsx
	maxText     = 32 << 20 // bytes of text in all cells
	maxRows     = 20000
	maxColumns  = 256
	maxCells    = 1 << 20
	maxCell     = 4096 // bytes of one cell; what is longer is remarks, and is cut
	maxDepth    = 64   // of nested elements
)

// Problem says why a file or a row cannot be read; interfaces have words for each.
type Problem string

// The problems of a whole file.
const (
	TooLarge       Problem = "list_too_large"
	TooManyRows    Problem = "list_too_many_rows"
	Empty          Problem = "list_empty"
	Locked         Problem = "list_locked"          // protected by a password
	Broken         Problem = "list_broken"          // cut off, or not what it says that it is
	Hostile        Problem = "list_hostile"         // made to take endless time or memory
	OldSheet       Problem = "list_old_sheet"       // Excel before 1997
	OtherSheet     Problem = "list_other_sheet"     // a spreadsheet of another program
	Unknown        Problem = "list_unknown"         // no list at all
	NoColumns      Problem = "list_no_columns"      // it is not known which columns hold arrival and departure
	DatesAmbiguous Problem = "list_dates_ambiguous" // 3/4: the third of April or the fourth of March
	DatesMixed     Problem = "list_dates_mixed"     // a spreadsheet has turned some of the dates round
)

// The problems of one row. Those of a phone refuse the number, not the row.
const (
	RowShort       Problem = "row_too_short"      // it ends before the columns that matter
	RowLong        Problem = "row_too_long"       // more cells than columns: a separator without quotes
	RowNoDate      Problem = "row_no_date"        // no arrival or departure
	RowBadDate     Problem = "row_bad_date"       // not a date
	RowBackwards   Problem = "row_backwards"      // departure not after arrival
	RowTooLong     Problem = "row_stay_too_long"  // over two years
	RowNights      Problem = "row_nights_differ"  // the number of nights says otherwise
	RowStatus      Problem = "row_status_unknown" // a word for its state that is not known
	PhoneNoCountry Problem = "phone_no_country"   // no country code
	PhoneShortened Problem = "phone_shortened"    // digits were lost, as in 3.93E+11
	PhoneWrong     Problem = "phone_impossible"   // there is no such number
	PhoneUnsure    Problem = "phone_unsure"       // with or without its country code: both could be
	PhoneNoNumber  Problem = "phone_not_a_number"
)

// Problems lists them, for whoever must have words for all.
func Problems() []Problem {
	return []Problem{TooLarge, TooManyRows, Empty, Locked, Broken, Hostile, OldSheet, OtherSheet, Unknown, NoColumns, DatesAmbiguous, DatesMixed,
		RowShort, RowLong, RowNoDate, RowBadDate, RowBackwards, RowTooLong, RowNights, RowStatus,
		PhoneNoCountry, PhoneShortened, PhoneWrong, PhoneUnsure, PhoneNoNumber}
}

// Error is a list that cannot be read. Its text is for a maintainer and quotes
// nothing of the list; Example may be shown to the owner.
type Error struct {
	Problem Problem
	Detail  string
	Row     int          // where, as a spreadsheet counts; 0: the whole file
	Example stay.Private // of DatesAmbiguous: a date that can be read in two ways
}

func (e Error) Error() string {
	text := string(e.Problem)
	if e.Row > 0 {
		text += fmt.Sprintf(" in row %d", e.Row)
	}
	if e.Detail != "" {
		text += ": " + e.Detail
	}
	return text
}

func problem(p Problem, format string, args ...any) error {
	return Error{Problem: p, Detail: fmt.Sprintf(format, args...)}
}

// ProblemOf is why reading failed, or empty where it was no fault of the file.
func ProblemOf(err error) Problem {
	if e, ok := errors.AsType[Error](err); ok {
		return e.Problem
	}
	return ""
}

// Open reads a file into rows with named columns. Whatever its name says, its
// content decides what it is.
func Open(content []byte) (Table, error) {
	if len(content) > MaxBytes {
		return Table{}, problem(TooLarge, "%d bytes", len(content))
	}
	if len(bytes.TrimSpace(content)) == 0 {
		return Table{}, Error{Problem: Empty}
	}
	sheets, err := read(content)
	if err != nil {
		return Table{}, err
	}
	return choose(sheets)
}

// read tells the formats apart by their first bytes.
func read(content []byte) ([]sheet, error) {
	switch {
	case bytes.HasPrefix(content, []byte(oleSignature)):
		return readXLS(content)
	case bytes.HasPrefix(content, []byte("PK\x03\x04")):
		return readXLSX(content)
	case isOldSheet(content):
		return nil, Error{Problem: OldSheet}
	}
	text, ok := decode(content)
	if !ok {
		return nil, Error{Problem: Unknown}
	}
	switch start := markup(text); {
	case start == "html":
		return readHTML(text)
	case start == "xml":
		return readXML(text)
	case start != "":
		return nil, problem(Unknown, "%s", start)
	}
	return readCSV(text)
}

// isOldSheet recognises the sheets of Excel 2 to 4, which begin with a record of
// their own and stand in no container.
func isOldSheet(content []byte) bool {
	if len(content) < 4 || content[0] != 0x09 {
		return false
	}
	return (content[1] == 0 || content[1] == 2 || content[1] == 4) && (content[2] == 4 || content[2] == 6) && content[3] == 0
}
