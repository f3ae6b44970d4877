package stay

import "time"

// MediaID names a file that belongs to a message.
type MediaID string

// MediaKind is what the platform calls a file. What it really is its bytes say.
type MediaKind string

// The kinds of media (Meta, Cloud API, "messages webhook reference").
const (
	MediaImage    MediaKind = "image"
	MediaVideo    MediaKind = "video"
	MediaAudio    MediaKind = "audio" // a file with sound
	MediaVoice    MediaKind = "voice" // recorded in the chat
	MediaDocument MediaKind = "document"
	MediaSticker  MediaKind = "sticker"
)

// MediaKinds lists them.
func MediaKinds() []MediaKind {
	return []MediaKind{MediaImage, MediaVideo, MediaAudio, MediaVoice, MediaDocument, MediaSticker}
}

// Sounds reports whether somebody may be heard speaking in it.
func (k MediaKind) Sounds() bool { return k == MediaVoice || k == MediaAudio }

// MediaState is where a file stands.
type MediaState string

// The states of a file.
const (
	MediaWaiting MediaState = "waiting" // to be fetched
	MediaKept    MediaState = "kept"    // sealed on our disk
	MediaFailed  MediaState = "failed"  // not fetched; MediaProblem says why
	MediaDeleted MediaState = "deleted" // MediaProblem says by whom
)

// MediaProblem is why a file is not there.
type MediaProblem string

// Why a file could not be fetched, or is not there any more.
const (
	MediaTooLarge    MediaProblem = "too_large"   // larger than what is taken of its kind
	MediaFull        MediaProblem = "full"        // all files together would be more than is kept
	MediaNoSpace     MediaProblem = "no_space"    // the disk is full
	MediaExpired     MediaProblem = "expired"     // the platform does not have it any more
	MediaRefused     MediaProblem = "refused"     // the platform does not give it to us
	MediaUnreachable MediaProblem = "unreachable" // the platform could not be reached, again and again
	MediaBroken      MediaProblem = "broken"      // what came was not what was sent
	MediaNoNumber    MediaProblem = "no_number"   // its business number is not connected
	MediaOff         MediaProblem = "off"         // the owner fetches no files of this kind

	MediaLost        MediaProblem = "lost"         // the file is gone from the disk, as after a restore
	MediaPeriodEnded MediaProblem = "period_ended" // deleted when its time was over
	MediaByOwner     MediaProblem = "by_owner"     // deleted by a person of the house
	MediaByGuest     MediaProblem = "by_guest"     // the guest took the message back
)

// MediaIDLives is how long the platform answers for a file of an inbound message
// (Meta, Cloud API, "Media": ids from webhooks are valid for 7 days).
const MediaIDLives = 7 * 24 * time.Hour

// Paper says whether a file is taken for a photo of an identity document, and on
// whose word.
type Paper string

// The words.
const (
	PaperNo      Paper = ""
	PaperLikely  Paper = "likely"  // by what was said around it, or how it is called
	PaperSaid    Paper = "said"    // by a person of the house
	PaperCleared Paper = "cleared" // looked at by one, and it is none
)

// Is reports whether it is to be treated as an identity document: hidden, never
// given to a model, and soon deleted.
func (p Paper) Is() bool { return p == PaperLikely || p == PaperSaid }

// Speech is how far a file with sound has been listened to.
type Speech string

// The states of listening.
const (
	SpeechNone    Speech = ""        // nobody is to listen
	SpeechWaiting Speech = "waiting" // for the file, or for the speech server
	SpeechHeard   Speech = "heard"   // what was said is the text of the message
	SpeechSilent  Speech = "silent"  // nothing was understood
	SpeechFailed  Speech = "failed"
)

// Told is what a guest was told of files, so that it is said once and not at every
// one of them.
type Told string

// What guests are told.
const (
	ToldNothing Told = ""
	ToldLooks   Told = "looks" // that a person looks at it
	ToldType    Told = "type"  // to write instead of speaking
	ToldPaper   Told = "paper" // that identity documents are not wanted here
)

// ToldFor is how long a guest remembers what they were told of files.
const ToldFor = 6 * time.Hour

// Media is a file of a message.
type Media struct {
	ID           MediaID
	Message      MessageID
	Conversation ConversationID
	Kind         MediaKind
	State        MediaState
	Problem      MediaProblem
	Type         string // as the bytes say, from a fixed list; empty: not fetched
	Size         int64  // in bytes
	Filename     Private
	File         string // its name in the folder of media: random, says nothing
	Paper        Paper
	Speech       Speech
	Told         Told
	ToldAt       time.Time
	Attempts     int
	NextAt       time.Time // of the next try to fetch it, or to listen to it
	ReceivedAt   time.Time
	KeptAt       time.Time
	HeardAt      time.Time // when listening ended, however it did
}

// There reports whether the file itself can be had.
func (m Media) There() bool { return m.State == MediaKept }

// CanRetry reports whether to fetch it once more may bring it.
func (m Media) CanRetry(now time.Time) bool {
	return m.State == MediaFailed && now.Before(m.ReceivedAt.Add(MediaIDLives)) ||
		m.State == MediaDeleted && m.Problem == MediaLost && now.Before(m.ReceivedAt.Add(MediaIDLives))
}

// MediaEnds is when a file is deleted, whatever becomes of its message: an identity
// document within a day, a voice message some days after it was listened to.
func (r Retention) MediaEnds(m Media) time.Time {
	ends := m.ReceivedAt.AddDate(0, 0, r.MediaDays)
	switch {
	case m.Paper.Is():
		return m.ReceivedAt.Add(time.Duration(r.PaperHours) * time.Hour)
	case m.Kind.Sounds() && m.Speech == SpeechHeard:
		return Earlier(ends, m.HeardAt.AddDate(0, 0, r.HeardDays))
	default:
		return ends
	}
}
