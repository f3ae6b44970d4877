package llm

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/ollama/ollama/api"
)

// Tongue is a language that guests write in, with the question that a model is
// tried with.
type Tongue struct{ Code, Name, Question string }

// Tongues are the languages that a model is tried in.
func Tongues() []Tongue {
	return []Tongue{
		{"it", "Italian", "Dove e quando si fa colazione?"},
		{"en", "English", "Where and when is breakfast served?"},
		{"de", "German", "Wo und wann gibt es Frühstück?"},
		{"fr", "French", "Où et quand est servi le petit-déjeuner ?"},
		{"es", "Spanish", "¿Dónde y cuándo se sirve el desayuno?"},
		{"nl", "Dutch", "Waar en wanneer wordt het ontbijt geserveerd?"},
		{"pl", "Polish", "Gdzie i kiedy podawane jest śniadanie?"},
		{"pt", "Portuguese", "Onde e quando é servido o pequeno-almoço?"},
	}
}

// testHouse is what the test is asked about. No guest ever sees it.
var testHouse = PromptInput{Property: "Test House", Facts: []Fact{
	{ID: "breakfast", Text: "Breakfast is served in the garden, every morning from eight to ten."},
	{ID: "door", Text: "The front door is green."},
	{ID: "parking", Text: "Cars are parked behind the house, under the trees."},
}}

// Trial is how a model is tested.
type Trial struct {
	// Mark is unlike that of any earlier test, such as the time: the server would
	// have read the prompt already, and its speed could not be measured.
	Mark string
	// Speaks says which language a text is in, as a code; empty: it cannot tell.
	Speaks func(text string) string
	// Only are the codes of the languages to try it in; none: all.
	Only []string
}

// Tested is how a model did. The zero value was not tested.
type Tested struct {
	// Form is nil where the model keeps to the agreed form; else one of the named
	// errors, and it cannot be used.
	Form error
	// Right and Wrong list the codes of the languages it was tried in: wrong is no
	// answer from the one fact that answers, or one in another language.
	Right, Wrong []string
	Speed        Speed
}

// Fit reports whether the model may answer guests at all: one that fails in
// more languages than it masters has not understood the task.
func (t Tested) Fit() bool { return t.Form == nil && len(t.Right) > 0 && len(t.Wrong) <= len(t.Right) }

// FitFor reports whether it may answer in a language, by its English name; one
// that was not tried is as good as the model is.
func (t Tested) FitFor(name string) bool {
	return t.Fit() && !slices.ContainsFunc(Tongues(), func(g Tongue) bool { return g.Name == name && slices.Contains(t.Wrong, g.Code) })
}

// testTimeout bounds one question of the test. Loading a model and reading the
// first prompt take minutes on a small machine.
const testTimeout = 5 * time.Minute

// SelfTest tries whether the server holds the model to a shape that it was not
// told in words, whether it answers a question with a known answer in each
// language, and how fast. It makes way for guests' questions and then goes on.
//
// An error means that the test could not be done; what the model did wrong
// stands in the result. It costs the server its memory of the last prompt, so
// Warm comes after it.
func (c *Client) SelfTest(ctx context.Context, trial Trial) (Tested, error) {
	var t Tested
	if err := c.tryShape(ctx); err != nil {
		return t.judge(err)
	}
	tongues := Tongues()
	if len(trial.Only) > 0 {
		tongues = slices.DeleteFunc(tongues, func(g Tongue) bool { return !slices.Contains(trial.Only, g.Code) })
	}
	var spent []Spent
	for _, tongue := range tongues {
		a, err := c.tryTongue(ctx, tongue, trial.Mark)
		if err != nil {
			return t.judge(err)
		}
		spent = append(spent, a.Spent)
		if a.Verdict == Answered && slices.Equal(a.Facts, []string{"breakfast"}) && trial.Speaks(a.Text) == tongue.Code {
			t.Right = append(t.Right, tongue.Code)
		} else {
			t.Wrong = append(t.Wrong, tongue.Code)
		}
	}
	t.Speed = speedOf(spent)
	return t, nil
}

// judge tells what a model did wrong from what kept it from being tested.
func (t Tested) judge(err error) (Tested, error) {
	for _, wrong := range []error{ErrInvalid, ErrCutOff, ErrRemote, ErrRefused, ErrDeadline} {
		if errors.Is(err, wrong) {
			t.Form = wrong
			return t, nil
		}
	}
	return Tested{}, fmt.Errorf("test the model: %w", err)
}

// tryShape asks for a greeting in a shape that leaves one word possible. Some
// servers ignore the shape, for models that think: what such a model is not told
// it cannot guess.
func (c *Client) tryShape(ctx context.Context) error {
	const shape = `{"type":"object","properties":{"word":{"type":"string","enum":["limone"]}},"required":["word"],"additionalProperties":false}`
	req := c.bareRequest([]api.Message{{Role: "user", Content: "Say hello."}}, 60)
	req.Format = json.RawMessage(shape)
	said, err := c.patiently(ctx, req)
	if err != nil {
		return err
	}
	var got struct{ Word string }
	if err := json.Unmarshal([]byte(said.text.String()), &got); err != nil || got.Word != "limone" {
		return fmt.Errorf("%w: the shape is ignored", ErrInvalid)
	}
	return nil
}

func (c *Client) tryTongue(ctx context.Context, tongue Tongue, mark string) (Answer, error) {
	q := Question{System: "Test " + oneLine(mark) + ".\n" + SystemPrompt(testHouse), FactIDs: testHouse.IDs(), Text: tongue.Question, Language: tongue.Name}
	said, err := c.patiently(ctx, c.request(q))
	if err != nil {
		return Answer{}, err
	}
	a, err := decode(said.text.String(), q.FactIDs, c.opt.MaxText)
	a.Spent = said.spent
	return a, err
}

// patiently asks as an errand, again whenever it had to make way.
func (c *Client) patiently(ctx context.Context, req *api.ChatRequest) (*heard, error) {
	for {
		said, err := c.within(ctx, testTimeout, req)
		if errors.Is(err, ErrMadeWay) {
			continue
		}
		if err != nil {
			return nil, err
		}
		return said, said.whole()
	}
}

func (c *Client) within(ctx context.Context, most time.Duration, req *api.ChatRequest) (*heard, error) {
	ctx, cancel := context.WithTimeout(ctx, most)
	defer cancel()
	return c.converseLast(ctx, req)
}

// Speed is how fast a model reads and writes, in tokens a second; 0 where the
// server did not say.
type Speed struct{ Prompt, Answer float64 }

// speedOf takes the reading from the first answer, whose prompt the server did
// not know, and the writing from all.
func speedOf(spent []Spent) Speed {
	var s Speed
	var tokens int
	var took time.Duration
	for _, one := range spent {
		tokens, took = tokens+one.AnswerTokens, took+one.AnswerTime
	}
	if took > 0 {
		s.Answer = float64(tokens) / took.Seconds()
	}
	if len(spent) > 0 && spent[0].PromptTime > 0 {
		s.Prompt = float64(spent[0].PromptTokens) / spent[0].PromptTime.Seconds()
	}
	return s
}

// A usual reply: what is new in its prompt, and what is written, form included.
const (
	usualQuestion  = 60
	usualReply     = 60
	wordsPerTokens = 0.6 // averaged over the languages of guests
)

// Words is how many words a second it writes.
func (s Speed) Words() float64 { return wordsPerTokens * s.Answer }

// Reply is how long a usual reply takes whose facts were read before; 0 where
// that is not known.
func (s Speed) Reply() time.Duration {
	if s.Answer <= 0 {
		return 0
	}
	seconds := usualReply / s.Answer
	if s.Prompt > 0 {
		seconds += usualQuestion / s.Prompt
	}
	return time.Duration(seconds * float64(time.Second))
}

// String is for logs and holds nothing of what was said.
func (t Tested) String() string {
	if t.Form != nil {
		return "does not keep to the form: " + t.Form.Error()
	}
	return fmt.Sprintf("right in %q, wrong in %q", strings.Join(t.Right, " "), strings.Join(t.Wrong, " "))
}
