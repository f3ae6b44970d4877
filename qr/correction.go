package qr

// maxVersion is the largest code that is made.
const maxVersion = 20

// Table 9 of the standard, level M: error correction codewords of a block, and
// number of blocks, by version from 1.
var (
	correctionWords  = [maxVersion + 1]int{0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26}
	correctionBlocks = [maxVersion + 1]int{0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16}
)

// allWords is how many codewords of eight modules a version has room for: its
// square without finders, timing, alignment, format and version.
func allWords(version int) int {
	modules := (16*version+128)*version + 64
	if version >= 2 {
		n := version/7 + 2
		modules -= (25*n-10)*n - 55
	}
	if version >= 7 {
		modules -= 36
	}
	return modules / 8
}

// dataCapacity is how many of them are data.
func dataCapacity(version int) int {
	return allWords(version) - correctionWords[version]*correctionBlocks[version]
}

// withCorrection cuts the data into blocks, adds to each its error correction, and
// interleaves them (7.5 and 7.6). The last blocks are one word longer.
func withCorrection(version int, data []byte) []byte {
	blocks, each := correctionBlocks[version], correctionWords[version]
	short, longer := len(data)/blocks, len(data)%blocks
	divisor := generator(each)
	var parts, corrections [][]byte
	for i := range blocks {
		n := short
		if i >= blocks-longer {
			n++
		}
		parts = append(parts, data[:n])
		corrections = append(corrections, remainder(data[:n], divisor))
		data = data[n:]
	}
	var out []byte
	for i := range short + 1 {
		for _, part := range parts {
			if i < len(part) {
				out = append(out, part[i])
			}
		}
	}
	for i := range each {
		for _, correction := range corrections {
			out = append(out, correction[i])
		}
	}
	return out
}

// multiply is the product in GF(2^8) over x^8+x^4+x^3+x^2+1.
func multiply(x, y byte) byte {
	z := 0
	for i := 7; i >= 0; i-- {
		z = z<<1 ^ z>>7*0x11D
		z ^= int(y>>i&1) * int(x)
	}
	return byte(z)
}

// generator is the Reed-Solomon generator polynomial of a degree, the leading one
// left out, the highest power first.
func generator(degree int) []byte {
	g := make([]byte, degree)
	g[degree-1] = 1
	root := byte(1)
	for range degree {
		for i := range g {
			g[i] = multiply(g[i], root)
			if i+1 < degree {
				g[i] ^= g[i+1]
			}
		}
		root = multiply(root, 2)
	}
	return g
}

// remainder divides data by a generator polynomial.
func remainder(data, divisor []byte) []byte {
	r := make([]byte, len(divisor))
	for _, b := range data {
		factor := b ^ r[0]
		copy(r, r[1:])
		r[len(r)-1] = 0
		for i, d := range divisor {
			r[i] ^= multiply(d, factor)
		}
	}
	return r
}
