package lang

// Media is what pages say about the files that guests send.
type Media struct {
	// Of says what a file is, by whom and when, for those who do not see it. By kind:
	// image, video, audio, voice, document, sticker.
	Of map[string]func(who, when string) string

	Waiting      string // it is being fetched
	WaitingAgain string // it could not be, and is tried again
	// Failed is why it is not there, and Gone why it is not there any more, by the
	// platform-neutral word for it.
	Failed map[string]string
	Gone   map[string]string
	// FullTells is what to do where all files together are too much.
	FullTells string

	Retry    string
	Delete   string
	Save     func(size string) string
	SaveName func(name, size string) string
	Whole    string // opens a picture in full
	Until    func(day string) string
	Unshown  string // a file that no page shows, whatever it is called

	Heard      string // before what was understood of a recording
	Listening  string
	Silent     string
	NotHeard   string
	NoListener string // no speech server is set up

	PaperTitle  string
	PaperSaid   string // the title of one that a person marked
	PaperText   string
	PaperShow   string
	PaperIs     string // a person's word that it is one
	PaperIsNot  string
	PaperMarked string // below one that is marked by a person
	PaperTyped  string // where data of a document stood

	Deleted, Marked, Cleared, Fetching string // flashes
}
