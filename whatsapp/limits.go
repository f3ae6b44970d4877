package whatsapp

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Limits of what can be sent, in UTF-16 units unless something else is said (Meta, Cloud API, "Text messages", "Interactive
// messages", "Templates", "Media"). In which unit Meta counts is not documented; UTF-16 units are the strictest of the likely
// ones for what people write. Of the body of a list two limits are documented; the smaller one holds here.
const (
	MaxText            = 4096
	MaxCaption         = 1024
	MaxInteractiveText = 1024
	MaxHeader          = 60 // and footer
	MaxLabel           = 20 // of a reply button, a link, the button that opens a list
	MaxButtonID        = 256
	MaxRowID           = 200
	MaxRowTitle        = 24 // and a section's
	MaxRowDescription  = 72
	MaxTemplateBody    = 1024
	MaxTemplateLabel   = 25 // of a template's button
	MaxCopyCode        = 15
	MaxURL             = 2000
	MaxFilename        = 240

	MaxTemplateName    = 512 // bytes
	MaxCallbackData    = 512 // characters
	MaxButtons         = 3
	MaxRows            = 10 // of a list altogether
	MaxTemplateButtons = 10
)

// Reasons for which a call is not even tried; each of them comes inside a *SendError.
var (
	ErrNoToken            = errors.New("there is no access token")
	ErrBadToken           = errors.New("access token holds a space or a character that no token has")
	ErrNoRecipient        = errors.New("message has neither a phone number nor a user id to go to")
	ErrNoMessageID        = errors.New("there is no message id to mark")
	ErrNotBlocked         = errors.New("the user could not be blocked or freed")
	ErrNoText             = errors.New("message has no text")
	ErrTwoContents        = errors.New("message has two contents, or parts that do not go together")
	ErrTextTooLong        = fmt.Errorf("message text is longer than %d UTF-16 units", MaxText)
	ErrCallbackTooLong    = fmt.Errorf("callback data is longer than %d characters", MaxCallbackData)
	ErrInteractiveTooLong = fmt.Errorf("text above buttons is longer than %d UTF-16 units", MaxInteractiveText)
	ErrHeaderTooLong      = fmt.Errorf("header or footer is longer than %d UTF-16 units", MaxHeader)
	ErrTooManyButtons     = fmt.Errorf("message has more than %d buttons", MaxButtons)
	ErrBadButton          = fmt.Errorf("a button lacks id or title, is named twice, or its title is longer than %d UTF-16 units", MaxLabel)
	ErrBadList            = fmt.Errorf("a list needs a label, 1 to %d rows with id and title, and titles within their lengths", MaxRows)
	ErrBadLink            = fmt.Errorf("a link needs an http address and a label of at most %d UTF-16 units", MaxLabel)
	ErrBadTemplate        = errors.New("template needs a name, a language, and parameters of the right kinds")
	ErrEmptyParam         = errors.New("a template's variable is empty")
	ErrParamWithBreak     = errors.New("a template's variable holds a line break, a tab or five spaces")
	ErrTemplateTooLong    = fmt.Errorf("template's variables are longer than its %d UTF-16 units", MaxTemplateBody)
	ErrBadMedia           = errors.New("a file needs a kind and the id of its upload, and only the extras of its kind")
	ErrCaptionTooLong     = fmt.Errorf("caption is longer than %d UTF-16 units", MaxCaption)
	ErrBadPlace           = errors.New("a place needs a latitude and a longitude on earth")
	ErrBadReaction        = errors.New("a reaction needs the message that it is for, is one emoji at most, and quotes nothing")
)

func (f OutMedia) check() error {
	captioned := slices.Contains([]string{MediaImage, MediaVideo, MediaDocument}, f.Kind)
	switch {
	case f.ID == "" || !captioned && f.Kind != MediaAudio && f.Kind != MediaSticker:
		return ErrBadMedia
	case f.Caption != "" && !captioned, f.Filename != "" && f.Kind != MediaDocument, f.Voice && f.Kind != MediaAudio:
		return ErrBadMedia
	case TextLength(f.Filename) > MaxFilename || strings.ContainsAny(f.Filename, "/\\\x00"):
		return ErrBadMedia
	case TextLength(f.Caption) > MaxCaption:
		return ErrCaptionTooLong
	}
	return nil
}

func (p Place) check() error {
	if !(math.Abs(p.Latitude) <= 90 && math.Abs(p.Longitude) <= 180) {
		return ErrBadPlace // not a number is caught by this, too
	}
	return nil
}

func (r Reaction) check(replyTo string) error {
	// A family with skin tones is one emoji of some 20 UTF-16 units.
	if r.To == "" || replyTo != "" || TextLength(r.Emoji) > 40 || strings.ContainsAny(r.Emoji, " \n") {
		return ErrBadReaction
	}
	return nil
}
