package qr_test

import (
	"errors"
	"image"
	"image/color"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"portineria/qr"
)

// picture draws a code as a printer would, so many pixels a module.
func picture(c *qr.Code, scale int) *image.Gray {
	side := c.Side() * scale
	img := image.NewGray(image.Rect(0, 0, side, side))
	quiet := (c.Side() - c.Size) / 2
	for y := range side {
		for x := range side {
			shade := color.Gray{Y: 255}
			if c.Dark(x/scale-quiet, y/scale-quiet) {
				shade.Y = 0
			}
			img.SetGray(x, y, shade)
		}
	}
	return img
}

// readBack reads a picture with another program's reader, which first has to find
// the code in it.
func readBack(t *testing.T, img image.Image) string {
	t.Helper()
	bitmap, err := gozxing.NewBinaryBitmapFromImage(img)
	if err != nil {
		t.Fatal(err)
	}
	got, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
	if err != nil {
		t.Fatalf("it cannot be read: %v", err)
	}
	return got.GetText()
}

func TestAnIndependentReaderReadsWhatWasWritten(t *testing.T) {
	for _, text := range []string{
		"A", "https://wa.me/441632960001",
		"https://wa.me/441632960001?text=Salve%2C%20ho%20una%20domanda%20su%20Casa%20Limone",
		"https://wa.me/441632960001?text=Dzie%C5%84%20dobry%2C%20mam%20pytanie%2C%20Casa%20Limone%20%28casa-limone%29",
		"Città di Castello, 12 €",
	} {
		c, err := qr.Encode(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := readBack(t, picture(c, 4)); got != text {
			t.Errorf("%q came back as %q", text, got)
		}
	}
}

// Every length up to the longest: each version, with its blocks of two lengths,
// is among them.
func TestEveryLengthIsReadBack(t *testing.T) {
	chance := rand.New(rand.NewPCG(7, 7))
	const signs = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789%:/?=.-"
	sizes := map[int]bool{}
	for n := 1; n <= 666; n += 1 + n/25 {
		var b strings.Builder
		for range n {
			b.WriteByte(signs[chance.IntN(len(signs))])
		}
		c, err := qr.Encode(b.String())
		if err != nil {
			t.Fatal(err)
		}
		sizes[c.Size] = true
		if got := readBack(t, picture(c, 3)); got != b.String() {
			t.Fatalf("a text of %d bytes came back as %q", n, got)
		}
	}
	if len(sizes) != 20 {
		t.Errorf("%d sizes were made, want all 20", len(sizes))
	}
}

func TestADirtyCodeIsStillRead(t *testing.T) {
	const text = "https://wa.me/441632960001?text=Salve%2C%20ho%20una%20domanda%20su%20Casa%20Limone"
	c, err := qr.Encode(text)
	if err != nil {
		t.Fatal(err)
	}
	img := picture(c, 4)
	middle := img.Bounds().Dx() / 2
	for y := middle; y < middle+24; y++ {
		for x := middle; x < middle+24; x++ {
			img.SetGray(x, y, color.Gray{Y: 128})
		}
	}
	if got := readBack(t, img); got != text {
		t.Errorf("came back as %q", got)
	}
}

func TestATextThatHasNoPlaceIsRefused(t *testing.T) {
	if _, err := qr.Encode(strings.Repeat("x", 667)); !errors.Is(err, qr.ErrTooLong) {
		t.Errorf("%v", err)
	}
	if c, err := qr.Encode(""); err != nil || c.Size != 21 {
		t.Errorf("an empty text: %v", err)
	}
}

func TestThePathDrawsEveryDarkModuleOnce(t *testing.T) {
	c, err := qr.Encode("https://wa.me/441632960001")
	if err != nil {
		t.Fatal(err)
	}
	dark := 0
	for y := range c.Size {
		for x := range c.Size {
			if c.Dark(x, y) {
				dark++
			}
		}
	}
	drawn := 0
	for run := range strings.SplitSeq(strings.Trim(c.Path(), "Mz"), "zM") {
		_, width, _ := strings.Cut(run, "h")
		width, _, _ = strings.Cut(width, "v")
		n, err := strconv.Atoi(width)
		if err != nil {
			t.Fatal(err)
		}
		drawn += n
	}
	if drawn != dark {
		t.Errorf("%d modules are drawn, %d are dark", drawn, dark)
	}
}
