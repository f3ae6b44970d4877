package ollamatest

import (
	"bytes"
	"encoding/binary"
)

// gguf collects what a model file holds: named values, then matrices of 32-bit
// numbers (the format is described in ggml's docs/gguf.md).
type gguf struct {
	values   bytes.Buffer
	count    uint64
	matrices []matrix
}

// matrix has its rows one after the other; a vector is a matrix of one row.
type matrix struct {
	name    string
	columns int
	cells   []float32
}

func newMatrix(name string, rows, columns int) matrix {
	return matrix{name: name, columns: columns, cells: make([]float32, rows*columns)}
}

func (m matrix) set(row, column int, value float32) { m.cells[row*m.columns+column] = value }

// ones is a vector that changes nothing it is multiplied with.
func ones(name string, columns int) matrix {
	m := newMatrix(name, 1, columns)
	for i := range m.cells {
		m.cells[i] = 1
	}
	return m
}

// The numbers of the types of values.
const (
	typeUint32 uint32 = 4
	typeInt32  uint32 = 5
	typeFloat  uint32 = 6
	typeString uint32 = 8
	typeArray  uint32 = 9
)

func (g *gguf) value(key string, value any) {
	g.count++
	write(&g.values, key)
	switch v := value.(type) {
	case int:
		write(&g.values, typeUint32, uint32(v)) //nolint:gosec // small sizes of our own
	case float64:
		write(&g.values, typeFloat, float32(v))
	case string:
		write(&g.values, typeString, v)
	case []string:
		write(&g.values, typeArray, typeString, uint64(len(v)))
		for _, s := range v {
			write(&g.values, s)
		}
	case []int32:
		write(&g.values, typeArray, typeInt32, uint64(len(v)), v)
	}
}

// write appends values as they stand in the file; strings after their length.
func write(b *bytes.Buffer, values ...any) {
	for _, v := range values {
		if s, ok := v.(string); ok {
			write(b, uint64(len(s)))
			b.WriteString(s)
			continue
		}
		if err := binary.Write(b, binary.LittleEndian, v); err != nil {
			panic(err) // only numbers come here
		}
	}
}

// aligned is the step at which matrices begin.
const aligned = 32

func pad(b *bytes.Buffer) { b.Write(make([]byte, (aligned-b.Len()%aligned)%aligned)) }

// bytes is the whole file.
func (g *gguf) bytes() []byte {
	var head, body bytes.Buffer
	head.WriteString("GGUF")
	write(&head, uint32(3), uint64(len(g.matrices)), g.count)
	head.Write(g.values.Bytes())
	for _, m := range g.matrices {
		shape := []uint64{uint64(m.columns), uint64(len(m.cells) / m.columns)}
		if shape[1] == 1 {
			shape = shape[:1]
		}
		write(&head, m.name, uint32(len(shape)), shape, uint32(0), uint64(body.Len()))
		write(&body, m.cells)
		pad(&body)
	}
	pad(&head)
	return append(head.Bytes(), body.Bytes()...)
}
