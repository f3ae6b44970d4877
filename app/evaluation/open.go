package evaluation

import (
	"fmt"
	"os"
	"path/filepath"

	"portineria/app"
	"portineria/app/property"
)

// Open makes a set of the property files of a folder and reads one file of cases from it;
// cases is its name without the ending. An error names the file and, in it, the line.
func Open(answerer *app.Answerer, model, dir, cases string) (*Set, []Case, error) {
	set := New(answerer, model, nil)
	files, err := filepath.Glob(filepath.Join(dir, "*.toml"))
	if err != nil {
		return nil, nil, err
	}
	if len(files) == 0 {
		return nil, nil, fmt.Errorf("no property file in %s", dir)
	}
	for _, name := range files {
		file, err := read(name)
		if err != nil {
			return nil, nil, err
		}
		set.Add(file)
	}
	name := filepath.Join(dir, cases+".jsonl")
	body, err := os.ReadFile(name)
	if err != nil {
		return nil, nil, err
	}
	all, err := set.Parse(name, body)
	return set, all, err
}

func read(name string) (property.File, error) {
	f, err := os.Open(name)
	if err != nil {
		return property.File{}, err
	}
	defer f.Close()
	return property.Parse(f, name)
}
