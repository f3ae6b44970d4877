package number

import "strings"

// Sentences are all sentences and titles, with how many values stand in each, by
// language.
func Sentences() map[string][]string {
	all := map[string][]string{}
	for _, w := range []words{english, italian} {
		for key, l := range w.lines {
			shape := strings.Repeat("s", strings.Count(l.found, "%s")) + "/" + strings.Repeat("s", strings.Count(l.next, "%s"))
			if l.next != "" {
				shape += "+"
			}
			all[key] = append(all[key], shape)
		}
		for key := range w.titles {
			all["title of "+key] = append(all["title of "+key], "")
		}
	}
	return all
}
