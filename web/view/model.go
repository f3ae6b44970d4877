package view

// ModelPage is the language model of the house. Downloading posts to
// ModelDownloadPath: name; calling off to ModelCallOffPath, testing again to
// ModelTestPath.
type ModelPage struct {
	Page
	State    Chip
	Rows     []Row
	Checks   []Check // what the doctor says of it
	Download Download
	Models   []Row // that the server has
	Name     string
	Errors   Errors // of the download's form
	CanTest  bool
	CanWrite bool
	Hide     []string
}

// Download is how far a model is. Percent counts while it is Running.
type Download struct {
	Title    string // "Downloading qwen3:4b"; empty: nothing was downloaded
	Text     string // "45 %, 1.1 GB of 2.5 GB", or how it ended
	Next     string // what follows from it
	Running  bool
	Percent  int
	Tone     Tone   // of its end
	Announce string // what a screen reader is told, now and then
}
