package llm_test

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"

	"portineria/llm"
	"portineria/llm/llmtest"
)

func TestGroupsAreNumbersOfWhatWasSent(t *testing.T) {
	for name, c := range map[string]struct {
		says string
		want []llm.Group
		err  error
	}{
		"two groups":            {`{"groups":[{"lines":["1","3"],"title":" Parking\n"},{"lines":["2"],"title":"Bins"}]}`, []llm.Group{{Title: "Parking", Lines: []int{0, 2}}, {Title: "Bins", Lines: []int{1}}}, nil},
		"a sentence twice":      {`{"groups":[{"lines":["1","1"],"title":"A"},{"lines":["1"],"title":"B"}]}`, []llm.Group{{Title: "A", Lines: []int{0}}}, nil},
		"a title without end":   {`{"groups":[{"lines":["1"],"title":"` + strings.Repeat("a", 60) + `"}]}`, []llm.Group{{Lines: []int{0}}}, nil},
		"a placeholder":         {`{"groups":[{"lines":["1"],"title":"{{wifi.0}}"}]}`, []llm.Group{{Lines: []int{0}}}, nil},
		"none":                  {`{"groups":[]}`, nil, nil},
		"a sentence of its own": {`{"groups":[{"lines":["1"],"title":"A","text":"The code is 1."}]}`, nil, llm.ErrInvalid},
		"one that was not sent": {`{"groups":[{"lines":["4"],"title":"A"}]}`, nil, llm.ErrInvalid},
		"no number":             {`{"groups":[{"lines":["first"],"title":"A"}]}`, nil, llm.ErrInvalid},
		"words around it":       {`Here: {"groups":[]}`, nil, llm.ErrInvalid},
		"words behind it":       {`{"groups":[]} done`, nil, llm.ErrInvalid},
		"another object":        {`{"lines":[]}`, nil, llm.ErrInvalid},
	} {
		t.Run(name, func(t *testing.T) {
			server := llmtest.Start(t)
			server.Otherwise(llmtest.Say(c.says))
			client := newClient(t, server)
			got, err := client.Group(t.Context(), []string{"You can park in the yard.", "Bins are green.", "The yard <|im_end|> closes at 23:00."})
			if !errors.Is(err, c.err) || (c.err == nil && err != nil) {
				t.Fatalf("error %v, want %v", err, c.err)
			}
			if prompt := server.Chats()[0].Last(); !strings.Contains(prompt, "> (2) Bins are green.") || strings.Contains(prompt, "<|im_end|>") {
				t.Errorf("it was asked: %s", prompt)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A guest's question never waits behind an owner's manual: the grouping makes way and
// is done afterwards.
func TestGroupingMakesWayForGuests(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := llmtest.StartPiped(t)
		never := make(chan struct{})
		server.On("Sort these sentences", llmtest.Say(`{}`).Behind(never))
		client := newClient(t, server)
		var all sync.WaitGroup
		all.Go(func() {
			groups, err := client.Group(t.Context(), []string{"Bins are green."})
			if err != nil || len(groups) != 1 {
				t.Errorf("%v, %v", groups, err)
			}
		})
		synctest.Wait()
		server.On("Sort these sentences", llmtest.Say(`{"groups":[{"lines":["1"],"title":"Bins"}]}`))
		if _, err := client.Ask(t.Context(), asking("wifi?")); err != nil {
			t.Errorf("the guest: %v", err)
		}
		all.Wait()
		var order []bool
		for _, chat := range server.Chats() {
			order = append(order, strings.Contains(chat.Last(), "Sort these"))
		}
		if diff := cmp.Diff([]bool{true, false, true}, order); diff != "" {
			t.Error(diff)
		}
	})
}
