package qr

// canvas is a code while it is drawn: which modules are dark, and which belong to
// its own patterns and hold no data.
type canvas struct {
	version, size int
	dark, own     []bool
}

// newCanvas draws everything that is the same for every text of a version.
func newCanvas(version int) *canvas {
	size := 17 + 4*version
	c := &canvas{version: version, size: size, dark: make([]bool, size*size), own: make([]bool, size*size)}
	for i := range size {
		c.set(6, i, i%2 == 0)
		c.set(i, 6, i%2 == 0)
	}
	for _, at := range [][2]int{{3, 3}, {size - 4, 3}, {3, size - 4}} {
		c.finder(at[0], at[1])
	}
	centres := c.alignment()
	last := len(centres) - 1
	for i, x := range centres {
		for j, y := range centres {
			if (i == 0 && j == 0) || (i == 0 && j == last) || (i == last && j == 0) {
				continue // there are the finders
			}
			c.ring(x, y, 2)
		}
	}
	c.format(0) // keeps its place; drawn again once the mask is known
	c.versionInfo()
	return c
}

func (c *canvas) set(x, y int, dark bool) {
	c.dark[y*c.size+x], c.own[y*c.size+x] = dark, true
}

// finder draws one of the three corners with its light border.
func (c *canvas) finder(x, y int) { c.ring(x, y, 4) }

// ring draws squares around a centre: dark in the middle and at an even distance,
// but for the border of a finder, which is light, and the ring inside it.
func (c *canvas) ring(x, y, radius int) {
	for dy := -radius; dy <= radius; dy++ {
		for dx := -radius; dx <= radius; dx++ {
			if x+dx < 0 || y+dy < 0 || x+dx >= c.size || y+dy >= c.size {
				continue
			}
			distance := max(dx, -dx, dy, -dy)
			dark := distance != 1
			if radius == 4 {
				dark = distance != 2 && distance != 4
			}
			c.set(x+dx, y+dy, dark)
		}
	}
}

// alignment lists the coordinates of the alignment patterns (annex E).
func (c *canvas) alignment() []int {
	if c.version == 1 {
		return nil
	}
	n := c.version/7 + 2
	step := (c.version*4 + n*2 + 1) / (n*2 - 2) * 2
	all := make([]int, n)
	all[0] = 6
	for i, at := n-1, c.size-7; i > 0; i, at = i-1, at-step {
		all[i] = at
	}
	return all
}

// format writes level M and the mask, twice, each protected by ten bits (7.9).
func (c *canvas) format(mask int) {
	value := protected(mask, 10, 0x537) ^ 0x5412 // level M is 00
	bit := func(i int) bool { return value>>i&1 == 1 }
	for i := range 6 {
		c.set(8, i, bit(i))
		c.set(5-i, 8, bit(9+i))
	}
	c.set(8, 7, bit(6))
	c.set(8, 8, bit(7))
	c.set(7, 8, bit(8))
	for i := range 8 {
		c.set(c.size-1-i, 8, bit(i))
	}
	for i := 8; i < 15; i++ {
		c.set(8, c.size-15+i, bit(i))
	}
	c.set(8, c.size-8, true)
}

// versionInfo writes the version, twice, from version 7 on (7.10).
func (c *canvas) versionInfo() {
	if c.version < 7 {
		return
	}
	value := protected(c.version, 12, 0x1F25)
	for i := range 18 {
		a, b := c.size-11+i%3, i/3
		c.set(a, b, value>>i&1 == 1)
		c.set(b, a, value>>i&1 == 1)
	}
}

// protected puts so many check bits of a BCH code behind a value.
func protected(value, width, polynomial int) int {
	rest := value
	for range width {
		rest = rest<<1 ^ rest>>(width-1)*polynomial
	}
	return value<<width | rest
}

// fill writes the codewords in columns of two from the right, up and down (7.7.3),
// and turns over what the mask says (7.8).
func (c *canvas) fill(words []byte, mask int) {
	n := 0
	for right := c.size - 1; right > 0; right -= 2 {
		if right == 6 {
			right = 5 // the column of the timing
		}
		for step := range c.size {
			y := step
			if (right+1)&2 == 0 {
				y = c.size - 1 - step
			}
			for _, x := range [2]int{right, right - 1} {
				at := y*c.size + x
				if c.own[at] {
					continue
				}
				c.dark[at] = n < 8*len(words) && words[n/8]>>(7-n%8)&1 == 1
				c.dark[at] = c.dark[at] != masked(mask, x, y)
				n++
			}
		}
	}
}

// masked reports whether a mask turns a module over (table 10).
func masked(mask, x, y int) bool {
	switch mask {
	case 0:
		return (x+y)%2 == 0
	case 1:
		return y%2 == 0
	case 2:
		return x%3 == 0
	case 3:
		return (x+y)%3 == 0
	case 4:
		return (x/3+y/2)%2 == 0
	case 5:
		return x*y%2+x*y%3 == 0
	case 6:
		return (x*y%2+x*y%3)%2 == 0
	default:
		return ((x+y)%2+x*y%3)%2 == 0
	}
}

// penalty rates how hard a code is to read (7.8.3): long runs, blocks of four, what
// looks like a finder, and too much of one colour.
func (c *canvas) penalty() int {
	p, dark := 0, 0
	for i := range c.size {
		p += c.line(func(k int) bool { return c.dark[i*c.size+k] }) + c.line(func(k int) bool { return c.dark[k*c.size+i] })
	}
	for y := range c.size {
		for x := range c.size {
			d := c.dark[y*c.size+x]
			if d {
				dark++
			}
			if x > 0 && y > 0 && d == c.dark[y*c.size+x-1] && d == c.dark[(y-1)*c.size+x] && d == c.dark[(y-1)*c.size+x-1] {
				p += 3
			}
		}
	}
	all := c.size * c.size
	off := max(20*dark-10*all, 10*all-20*dark) / all // in steps of five per cent
	return p + 10*off
}

// line rates one row or column.
func (c *canvas) line(dark func(int) bool) int {
	p, run := 0, 0
	window := 0
	for k := range c.size {
		if k > 0 && dark(k) == dark(k-1) {
			run++
		} else {
			run = 1
		}
		switch {
		case run == 5:
			p += 3
		case run > 5:
			p++
		}
		window = window << 1 & 0x7FF
		if dark(k) {
			window |= 1
		}
		if k >= 10 && (window == 0b10111010000 || window == 0b00001011101) {
			p += 40
		}
	}
	return p
}
