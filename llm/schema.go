package llm

import (
	"encoding/json"
	"fmt"
	"slices"
)

// maxCited is how many facts an answer may stand on.
const maxCited = 3

// schema is the shape of the answer as JSON Schema. It is written out, because
// the server generates properties in the order in which they stand here and a
// Go map would be sorted: evidence first, then the verdict, then the words.
// Every part is bounded, or a model could fill its whole allowance with one
// string. Ids are sorted so that equal sets give equal bytes.
func schema(ids []string, maxText int) json.RawMessage {
	const shape = `{"type":"object","properties":{` +
		`"facts":{"type":"array","items":{"type":"string","enum":%s},"maxItems":%d},` +
		`"verdict":{"type":"string","enum":["%s","%s"]},` +
		`"text":{"type":"string","maxLength":%d}},` +
		`"required":["facts","verdict","text"],"additionalProperties":false}`

	ids = slices.Compact(slices.Sorted(slices.Values(ids)))
	enum, _ := json.Marshal(ids) // strings always marshal
	return fmt.Appendf(nil, shape, enum, maxCited, Answered, Abstained, maxText)
}
