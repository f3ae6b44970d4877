package whatsapp_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"portineria/whatsapp"
)

func BenchmarkDecode(b *testing.B) {
	one := vectorBody(b)
	element := `{"from":"447700900123","id":"wamid.1","timestamp":"1795300000","type":"text","text":{"body":"Hello \u00e8"}},`
	many := change("messages", `{"messages":[`+strings.Repeat(element, 25_000)+`{}]}`)
	deep := change("messages", `{"messages":[{"x":`+strings.Repeat("[", 1_400_000)+strings.Repeat("]", 1_400_000)+`}]}`)
	long := messageBody(`"type":"text","text":{"body":"` + strings.Repeat(`caff\u00e8 `, 250_000) + `"}`)
	for _, bench := range []struct {
		name string
		body []byte
	}{{"one message", one}, {"25000 messages", many}, {"nested deep", deep}, {"one long text", long}} {
		b.Run(bench.name, func(b *testing.B) {
			b.SetBytes(int64(len(bench.body)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := whatsapp.Decode(bench.body); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkVerify(b *testing.B) {
	for _, size := range []int{600, 3 << 20} {
		body := bytes.Repeat([]byte("x"), size)
		header := whatsapp.Sign(vectorSecret, body)
		b.Run(fmt.Sprintf("%d bytes", size), func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				if err := whatsapp.Verify([]string{vectorSecret}, body, header); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
