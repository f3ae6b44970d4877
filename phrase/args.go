package phrase

// Args are the values that fill the placeholders of a text. Every field is ready to print: dates and times have been
// formatted for the language with the Book's Format methods, lists joined, numbers written out. A text uses the fields
// that its constant names; the others are ignored.
type Args struct {
	Property string // name of the property
	Host     string // name of the host; empty: the language's own word for "the host"
	Name     string // name of the guest
	Link     string // full address, https
	Number   string // telephone number to call or to write to
	Text     string // the owner's own words
	List     string // one entry a line
	Example  string // an invented date that shows how to write one; never the date that is being asked for
	From     string // first instant, day or time of day
	To       string // last instant or day
	Until    string // last time of day
	Address  string // postal address in one line
	Code     string // booking code

	InLanguage string // "in Italian"; Book.FactIntro fills it

	Contact   string // how to reach the controller outside the chat
	Feeds     string // names of the calendar sources, joined
	Model     string // name of the language model
	ModelHost string // host that the model runs on, when it is not the owner's machine
	Threshold string // confidence below which the host is asked, for example "60 %"
	Period    string // a period in words, from Book.Months and its like
	Daily     string // number of daily backups kept
	Weekly    string // number of weekly backups kept
	Date      string // date of a document
	Version   string // version of a document
}

// value returns the field that the placeholder called name stands for, and whether there is such a field.
func (a *Args) value(name string) (string, bool) {
	switch name {
	case "property":
		return a.Property, true
	case "host":
		return a.Host, true
	case "name":
		return a.Name, true
	case "link":
		return a.Link, true
	case "number":
		return a.Number, true
	case "text":
		return a.Text, true
	case "list":
		return a.List, true
	case "example":
		return a.Example, true
	case "from":
		return a.From, true
	case "to":
		return a.To, true
	case "until":
		return a.Until, true
	case "address":
		return a.Address, true
	case "code":
		return a.Code, true
	case "in_language":
		return a.InLanguage, true
	}
	return a.noticeValue(name)
}

// noticeValue is value for the placeholders that only privacy notices use.
func (a *Args) noticeValue(name string) (string, bool) {
	switch name {
	case "contact":
		return a.Contact, true
	case "feeds":
		return a.Feeds, true
	case "model":
		return a.Model, true
	case "model_host":
		return a.ModelHost, true
	case "threshold":
		return a.Threshold, true
	case "period":
		return a.Period, true
	case "daily":
		return a.Daily, true
	case "weekly":
		return a.Weekly, true
	case "date":
		return a.Date, true
	case "version":
		return a.Version, true
	}
	return "", false
}
