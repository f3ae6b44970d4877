package reservations

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"
)

// oleSignature begins a compound file, the container of the old .xls ([MS-CFB] 2.2).
const oleSignature = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// Special sector numbers ([MS-CFB] 2.1). Those above the last regular one end a chain.
const maxRegularSector = 0xfffffffa

// ole is a compound file: a little file system in sectors with a table of chains.
type ole struct {
	content []byte
	sector  int // bytes
	fat     []uint32
	mini    []uint32 // the table of the small sectors
	small   []byte   // the stream that the small sectors lie in
	cutoff  int      // streams below it lie in small sectors
}

const miniSector = 64

var le = binary.LittleEndian

// openOLE reads the tables of a compound file.
func openOLE(content []byte) (*ole, error) {
	if len(content) < 512 {
		return nil, problem(Broken, "shorter than its header")
	}
	shift := le.Uint16(content[30:])
	if shift != 9 && shift != 12 {
		return nil, problem(Broken, "sectors of 2^%d bytes", shift)
	}
	f := &ole{content: content, sector: 1 << shift, cutoff: int(le.Uint32(content[56:]))}
	list, err := f.fatSectors()
	if err != nil {
		return nil, err
	}
	for _, n := range list {
		s, ok := f.at(n)
		if !ok {
			continue // a table that is cut off: what it would say is found missing later
		}
		for i := 0; i+4 <= len(s); i += 4 {
			f.fat = append(f.fat, le.Uint32(s[i:]))
		}
	}
	return f, nil
}

// fatSectors lists the sectors of the table of chains: 109 in the header, the rest
// in a chain of its own.
func (f *ole) fatSectors() ([]uint32, error) {
	most := len(f.content)/f.sector + 1
	var list []uint32
	add := func(n uint32) {
		if n <= maxRegularSector {
			list = append(list, n)
		}
	}
	for i := 76; i < 512; i += 4 {
		add(le.Uint32(f.content[i:]))
	}
	next := le.Uint32(f.content[68:])
	for turn := 0; next <= maxRegularSector; turn++ {
		s, ok := f.at(next)
		if !ok || turn > most {
			return nil, problem(Broken, "the list of tables leads nowhere")
		}
		for i := 0; i+8 <= len(s); i += 4 {
			add(le.Uint32(s[i:]))
		}
		next = le.Uint32(s[len(s)-4:])
		if len(list) > most {
			return nil, problem(Hostile, "more tables than sectors")
		}
	}
	return list, nil
}

// at is a sector; the last one may be cut short.
func (f *ole) at(n uint32) ([]byte, bool) {
	start := (int64(n) + 1) * int64(f.sector)
	if start >= int64(len(f.content)) {
		return nil, false
	}
	s := f.content[start:min(start+int64(f.sector), int64(len(f.content)))]
	return s, len(s) == f.sector
}

// chain reads the sectors of a stream one after the other, at most so many bytes.
func (f *ole) chain(first uint32, size int) ([]byte, error) {
	var out []byte
	for n, turn := first, 0; n <= maxRegularSector && (size < 0 || len(out) < size); turn++ {
		start := (int64(n) + 1) * int64(f.sector)
		if start >= int64(len(f.content)) || turn > len(f.fat) || len(out) > len(f.content) {
			return nil, problem(Broken, "a chain of sectors leads nowhere")
		}
		out = append(out, f.content[start:min(start+int64(f.sector), int64(len(f.content)))]...)
		if int(n) >= len(f.fat) {
			break
		}
		n = f.fat[n]
	}
	if size >= 0 && len(out) > size {
		out = out[:size]
	}
	return out, nil
}

// smallChain does the same for a stream in small sectors.
func (f *ole) smallChain(first uint32, size int) ([]byte, error) {
	var out []byte
	for n, turn := first, 0; n <= maxRegularSector && len(out) < size; turn++ {
		start := int64(n) * miniSector
		if start >= int64(len(f.small)) || turn > len(f.mini) || len(out) > len(f.small) {
			return nil, problem(Broken, "a chain of small sectors leads nowhere")
		}
		out = append(out, f.small[start:min(start+miniSector, int64(len(f.small)))]...)
		if int(n) >= len(f.mini) {
			break
		}
		n = f.mini[n]
	}
	return out[:min(len(out), size)], nil
}

// entry is one stream of the directory.
type entry struct {
	name  string
	kind  byte // 2: a stream, 5: the root
	first uint32
	size  int
}

// entries reads the directory ([MS-CFB] 2.6). The tree in it is not followed: names
// are enough.
func (f *ole) entries() ([]entry, error) {
	dir, err := f.chain(le.Uint32(f.content[48:]), -1)
	if err != nil {
		return nil, err
	}
	var all []entry
	for ; len(dir) >= 128; dir = dir[128:] {
		length := int(le.Uint16(dir[64:]))
		if length < 2 || length > 64 || dir[66] == 0 {
			continue
		}
		units := make([]uint16, length/2-1)
		for i := range units {
			units[i] = le.Uint16(dir[2*i:])
		}
		all = append(all, entry{string(utf16.Decode(units)), dir[66], le.Uint32(dir[116:]), int(le.Uint32(dir[120:]))})
	}
	return all, nil
}

// stream reads the stream of one of these names; nil where there is none.
func (f *ole) stream(names ...string) ([]byte, string, error) {
	all, err := f.entries()
	if err != nil {
		return nil, "", err
	}
	for _, name := range names {
		for _, e := range all {
			if e.kind != 2 || !strings.EqualFold(e.name, name) {
				continue
			}
			data, err := f.open(all, e)
			return data, name, err
		}
	}
	return nil, "", nil
}

// open reads a stream, from small sectors where it is small.
func (f *ole) open(all []entry, e entry) ([]byte, error) {
	if e.size < 0 || e.size > len(f.content) {
		return nil, problem(Broken, "a stream of %d bytes", e.size)
	}
	if e.size >= f.cutoff {
		return f.chain(e.first, e.size)
	}
	for _, root := range all {
		if root.kind != 5 {
			continue
		}
		var err error
		if f.small, err = f.chain(root.first, -1); err != nil {
			return nil, err
		}
	}
	table, err := f.chain(le.Uint32(f.content[60:]), -1)
	if err != nil {
		return nil, err
	}
	for i := 0; i+4 <= len(table); i += 4 {
		f.mini = append(f.mini, le.Uint32(table[i:]))
	}
	return f.smallChain(e.first, e.size)
}
