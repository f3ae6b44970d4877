package reservations_test

import (
	"fmt"
	"strings"
	"testing"

	"portineria/reservations"
)

// BenchmarkRead opens and understands lists as large as portals make them: ten years
// of twenty flats.
func BenchmarkRead(b *testing.B) {
	var csv strings.Builder
	csv.WriteString("Confirmation code,Status,Guest name,Contact,# of adults,Start date,End date,# of nights,Booked,Listing,Earnings\n")
	for i := range 20000 - 1 {
		fmt.Fprintf(&csv, "HM%08d,Confirmed,\"Weber, Lena\",+44 7700 900123,2,9/%d/2026,9/%d/2026,2,2026-03-02,\"Casa Limone, sea view\",\"€1,234.50\"\n", i, 1+i%26, 3+i%26)
	}
	for name, content := range map[string][]byte{"csv_20000_rows": []byte(csv.String()), "xls_400_rows": []byte(file(b, "writeexcel.xls")), "xlsx_3_rows": []byte(file(b, "openpyxl.xlsx"))} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(content)))
			b.ReportAllocs()
			for b.Loop() {
				table, err := reservations.Open(content)
				if err == nil {
					_, err = reservations.Read(table, reservations.Options{Columns: reservations.Guess(table.Header, nil)})
				}
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
