package main

import (
	"hash/fnv"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing/fstest"
)

// forgetful is the lexicon's files without a share of their entries, chosen by the
// entry and the seed. The words were written with the messages at hand that the weights
// are fitted to; guests who come later use others. What the signals are worth is seen only
// when some of the words are not known.
func forgetful(files fs.FS, seed int, share float64) (fs.FS, error) {
	out := fstest.MapFS{}
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		f, err := files.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		raw, err := io.ReadAll(f)
		if err != nil {
			return err
		}
		if path.Dir(name) == "concepts" {
			raw = forget(raw, seed, share)
		}
		out[name] = &fstest.MapFile{Data: raw}
		return nil
	})
	return out, err
}

// aList is a list of entries in a concept file, on one line or on several.
var aList = regexp.MustCompile(`(?ms)^((?:all|[a-z]{2})(?:_told)?) = (?:"""(.*?)"""|"([^"\n]*)")\n`)

// forget leaves entries out of the lists of a concept file; a list of which nothing is
// left goes.
func forget(raw []byte, seed int, share float64) []byte {
	return aList.ReplaceAllFunc(raw, func(list []byte) []byte {
		m := aList.FindSubmatch(list)
		var kept []string
		for entry := range strings.SplitSeq(string(m[2])+string(m[3]), ",") {
			entry = strings.TrimSpace(entry)
			if entry != "" && chance(entry, seed) >= share {
				kept = append(kept, entry)
			}
		}
		if len(kept) == 0 {
			return nil
		}
		return []byte(string(m[1]) + ` = "` + strings.Join(kept, ", ") + "\"\n")
	})
}

// chance is a number from 0 to 1 that an entry always has with that seed.
func chance(entry string, seed int) float64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(strconv.Itoa(seed) + "/" + entry)) // never fails
	return float64(h.Sum64()>>11) / (1 << 53)
}
