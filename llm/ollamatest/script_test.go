package ollamatest_test

import (
	"bytes"
	"testing"

	"portineria/llm/ollamatest"
)

var script = ollamatest.Script{Answers: map[string]string{"wombat": `{"a":"one"}`, "zebra": `{"a":"two"}`}, Endless: map[string]string{"story": "once "}, Else: "I do not know."}

func TestAScriptGivesASmallFileAndAlwaysTheSame(t *testing.T) {
	file := script.Model()
	if !bytes.Equal(file, script.Model()) {
		t.Error("two runs differ")
	}
	if !bytes.HasPrefix(file, []byte("GGUF\x03\x00\x00\x00")) || len(file) > 200_000 {
		t.Errorf("%d bytes that begin with %q", len(file), file[:8])
	}
}
