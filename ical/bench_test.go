package ical_test

import (
	"bytes"
	"fmt"
	"io"
	"testing"
	"time"

	goical "github.com/emersion/go-ical"

	"portineria/ical"
)

// airbnbBody makes a feed of n bookings in the shape of Airbnb's, some 320 bytes each, folded as Airbnb folds.
func airbnbBody(n int) []byte {
	var b bytes.Buffer
	b.WriteString("BEGIN:VCALENDAR\r\nPRODID:-//Airbnb Inc//Hosting Calendar 1.0//EN\r\nCALSCALE:GREGORIAN\r\nVERSION:2.0\r\n")
	first := ical.Date{Year: 2026, Month: time.January, Day: 1}
	for i := range n {
		arrival := first.AddDays(i % 9000)
		fmt.Fprintf(&b, "BEGIN:VEVENT\r\nDTSTAMP:20260910T101112Z\r\nDTSTART;VALUE=DATE:%s\r\nDTEND;VALUE=DATE:%s\r\n"+
			"SUMMARY:Reserved\r\nUID:1418fb94e984-%032x@airbnb.com\r\n"+
			"DESCRIPTION:Reservation URL: https://www.airbnb.com/hosting/reservations/de\r\n tails/HM%08d\\nPhone Number (Last 4 Digits): %04d\r\nEND:VEVENT\r\n",
			basic(arrival), basic(arrival.AddDays(3)), i, i, i%10000)
	}
	b.WriteString("END:VCALENDAR\r\n")
	return b.Bytes()
}

func basic(d ical.Date) string { return fmt.Sprintf("%04d%02d%02d", d.Year, int(d.Month), d.Day) }

// BenchmarkRead compares Read with the bare decoder that stands inside it, on a feed of 15,000 events (4.8 MB). The
// metric "of_plain" of the last part is the speed of Read as a share of the decoder's own, measured turn by turn.
func BenchmarkRead(b *testing.B) {
	body := airbnbBody(15_000)
	plain := func(b *testing.B) {
		cal, err := goical.NewDecoder(bytes.NewReader(body)).Decode()
		if err != nil || len(cal.Children) != 15_000 {
			b.Fatal("plain decoder:", err)
		}
	}
	read := func(b *testing.B) {
		cal, err := ical.Read(bytes.NewReader(body), ical.Options{MaxBytes: 5 << 20, MaxEvents: 20_000})
		if err != nil || len(cal.Events) != 15_000 || !cal.Trusted {
			b.Fatal("read:", err)
		}
	}
	b.Run("plain", func(b *testing.B) {
		b.SetBytes(int64(len(body)))
		b.ReportAllocs()
		for b.Loop() {
			plain(b)
		}
	})
	b.Run("read", func(b *testing.B) {
		b.SetBytes(int64(len(body)))
		b.ReportAllocs()
		for b.Loop() {
			read(b)
		}
	})
	b.Run("lines", func(b *testing.B) {
		cal, err := ical.Read(bytes.NewReader(body), ical.Options{})
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if err := ical.WriteLines(io.Discard, cal); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("ratio", func(b *testing.B) {
		var plainTime, readTime time.Duration
		for b.Loop() {
			begin := time.Now()
			plain(b)
			middle := time.Now()
			read(b)
			plainTime += middle.Sub(begin)
			readTime += time.Since(middle)
		}
		b.ReportMetric(plainTime.Seconds()/readTime.Seconds(), "of_plain")
	})
}
