// Package ollamatest runs a real Ollama server in tests, on a model so small that
// the test makes it: its answers are a script.
//
// Read script.go for how a model without training answers, server.go for the
// server. The tests of this package need the build tag ollama and the server that
// `make test-model` builds.
package ollamatest

import (
	"maps"
	"math"
	"slices"
)

// Script is what a model says. A keyword anywhere in the prompt chooses; a
// prompt should hold one of them at most.
type Script struct {
	Answers map[string]string // by keyword
	Endless map[string]string // the beginning of an answer that then goes on and on
	Else    string            // without a keyword
}

// Template is the prompt template that such a model needs: all messages, and
// then the token behind which every answer begins.
const Template = `{{ range .Messages }}{{ .Content }}
{{ end }}` + answerToken

const (
	endToken    = "<|end|>"
	answerToken = "<|answer|>"
	onAndOn     = " and on" // what an endless answer goes on with; its words must not be in other answers
)

// How it works. Each answer is a single token. A token's embedding is a direction
// of its own, and the output matrix leads from the answer token to the default
// answer, from an answer to the end, and from the endless token to itself. One
// attention head asks at every place for keyword tokens; what it finds is a
// direction again, which leads to the keyword's answer more strongly than the
// answer token does to the default.
//
// Where a grammar forbids the answer, weights for the signs that close what is
// open let it come to an end: well-formed, and without meaning.
type model struct {
	tokens []string
	kinds  []int32
	place  map[string]int // of a token: its direction, if it has one
	width  int
}

// Kinds of tokens: from the text's letters; control marks; found in a text as a
// whole.
const (
	kindNormal  = 1
	kindControl = 3
	kindWhole   = 4
)

// Directions that all tokens share: one in every embedding, and one in those of
// tokens that are not in the script.
const (
	always = iota
	plain
	shared
)

// headWidth is the width of the attention head. Its last pair of numbers hardly
// turns with the distance (see rope.freq_base), so it finds near and far alike.
const (
	headWidth = 32
	seeking   = headWidth - 2
	sharpness = 400
)

// Model makes the file of a model, the same bytes for the same script.
func (s Script) Model() []byte {
	m := model{place: map[string]int{}, width: shared}
	m.add(endToken, kindControl)
	m.direct(answerToken, kindControl)
	for i := range 256 {
		m.add(string(letter(byte(i))), kindNormal)
	}
	m.add(string(letter('o'))+string(letter('n')), kindNormal) // the list of merges may not be empty
	keywords := append(slices.Sorted(maps.Keys(s.Answers)), slices.Sorted(maps.Keys(s.Endless))...)
	leads := map[string]string{} // from a token to the next
	choice := map[string]string{}
	m.direct(spell(s.Else), kindNormal)
	leads[answerToken], leads[spell(s.Else)] = spell(s.Else), endToken
	for _, word := range keywords {
		m.direct(word, kindWhole)
		first, next := spell(s.Answers[word]), endToken
		if begin, endless := s.Endless[word]; endless {
			first, next = spell(begin), spell(onAndOn)
			m.direct(next, kindNormal)
			leads[next] = next
		}
		m.direct(first, kindNormal)
		choice[word], leads[first] = first, next
	}
	found := m.width // the directions of what the head finds
	m.width += len(keywords)
	m.width = (m.width + 31) / 32 * 32
	return m.file(keywords, found, leads, choice)
}

func (m *model) add(token string, kind int32) {
	if !slices.Contains(m.tokens, token) {
		m.tokens, m.kinds = append(m.tokens, token), append(m.kinds, kind)
	}
}

// direct adds a token with a direction of its own.
func (m *model) direct(token string, kind int32) {
	m.add(token, kind)
	if _, known := m.place[token]; !known {
		m.place[token] = m.width
		m.width++
	}
}

func (m *model) id(token string) int { return slices.Index(m.tokens, token) }

// file lays the script out as weights of the llama architecture, one layer.
func (m *model) file(keywords []string, found int, leads, choice map[string]string) []byte {
	size, wide := len(m.tokens), m.width
	embedding, output := newMatrix("token_embd.weight", size, wide), newMatrix("output.weight", size, wide)
	query, key := newMatrix("blk.0.attn_q.weight", headWidth, wide), newMatrix("blk.0.attn_k.weight", headWidth, wide)
	value, back := newMatrix("blk.0.attn_v.weight", headWidth, wide), newMatrix("blk.0.attn_output.weight", wide, headWidth)
	for i, token := range m.tokens {
		embedding.set(i, always, 1)
		at, scripted := m.place[token]
		if !scripted {
			at = plain
		}
		embedding.set(i, at, 1)
	}
	unit := float32(math.Sqrt(float64(wide) / 2)) // what a one in an embedding is after normalisation
	query.set(seeking, always, sharpness/unit)
	for i, word := range keywords {
		key.set(seeking, m.place[word], 1/unit)
		value.set(i, m.place[word], 1/unit)
		back.set(found+i, i, 1)
		output.set(m.id(choice[word]), found+i, 2)
	}
	for from, to := range leads {
		weight := float32(4)
		if from == answerToken {
			weight = 0.5
		}
		output.set(m.id(to), m.place[from], weight)
	}
	for sign, weight := range map[string]float32{endToken: 1.2, `"`: 1, "}": 0.9, "]": 0.8, ",": 0.3} {
		output.set(m.id(sign), plain, weight)
	}
	for _, blank := range " \t\r\n" {
		output.set(m.id(string(letter(byte(blank)))), always, -0.5) // a grammar that allows it anywhere would be answered with it
	}

	g := gguf{matrices: []matrix{
		embedding, ones("blk.0.attn_norm.weight", wide), query, key, value, back,
		ones("blk.0.ffn_norm.weight", wide), newMatrix("blk.0.ffn_gate.weight", headWidth, wide), newMatrix("blk.0.ffn_up.weight", headWidth, wide),
		newMatrix("blk.0.ffn_down.weight", wide, headWidth), ones("output_norm.weight", wide), output,
	}}
	for _, v := range []struct {
		key   string
		value any
	}{
		{"general.architecture", "llama"}, {"general.name", "script"}, {"general.file_type", 0},
		{"llama.context_length", 8192}, {"llama.embedding_length", wide}, {"llama.block_count", 1}, {"llama.feed_forward_length", headWidth},
		{"llama.attention.head_count", 1}, {"llama.attention.head_count_kv", 1}, {"llama.attention.key_length", headWidth},
		{"llama.attention.value_length", headWidth}, {"llama.attention.layer_norm_rms_epsilon", 1e-6},
		{"llama.rope.dimension_count", headWidth}, {"llama.rope.freq_base", 1e18}, {"llama.vocab_size", size},
		{"tokenizer.ggml.model", "gpt2"}, {"tokenizer.ggml.pre", "llama-bpe"}, {"tokenizer.ggml.tokens", m.tokens},
		{"tokenizer.ggml.token_type", m.kinds}, {"tokenizer.ggml.merges", []string{"o n"}}, {"tokenizer.ggml.eos_token_id", m.id(endToken)},
	} {
		g.value(v.key, v.value)
	}
	return g.bytes()
}

// spell writes a text in the letters that stand for its bytes.
func spell(text string) string {
	var letters []rune
	for i := range len(text) {
		letters = append(letters, letter(text[i]))
	}
	return string(letters)
}

// letter is the visible sign by which vocabularies of this kind write a byte:
// itself, or one from 256 on for those that cannot be seen.
func letter(b byte) rune {
	seen := func(b int) bool { return b >= '!' && b <= '~' || b >= 0xa1 && b <= 0xac || b >= 0xae }
	if seen(int(b)) {
		return rune(b)
	}
	hidden := rune(256)
	for i := range int(b) {
		if !seen(i) {
			hidden++
		}
	}
	return hidden
}
