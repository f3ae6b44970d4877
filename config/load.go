package config

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// twin is the ending of a key that names a file holding the secret.
const twin = "_file"

// Options is what Load reads. Keys of the maps are written section.key.
type Options struct {
	Path     string            // the file; empty: none
	Explicit bool              // a missing file is an error
	Environ  []string          // as os.Environ gives it
	Flags    map[string]string // beat everything
	Stored   map[string]string // what the browser set-up stored; beats only the defaults
}

// Load reads, layers and checks the configuration. The error is an *UnreadableError (nothing could be said about the keys)
// or Problems (all of them). Beside Problems stands the configuration of the values that were right.
func Load(o Options) (Config, error) {
	c := Defaults()
	c.origins = map[string]string{}
	known := c.vocabulary()

	file, problems, err := readFile(o.Path, o.Explicit, known)
	if err != nil {
		return Config{}, err
	}
	env, more := readEnviron(o.Environ, &c)
	problems = append(problems, more...)
	flags, more := readMap(o.Flags, "command line", known)
	problems = append(problems, more...)
	stored, more := readMap(o.Stored, "browser set-up", known)
	problems = append(problems, more...)

	layers := []layer{flags, env, file, stored}
	for _, k := range c.keys() {
		if problem := c.resolve(k, layers); problem != nil {
			problems = append(problems, *problem)
		}
	}
	problems = append(problems, c.contradictions()...)
	if len(problems) > 0 {
		return c, problems
	}
	return c, nil
}

// layer is one source of values.
type layer struct {
	values map[string]setting // by section.key
	dir    string             // what relative names of secret files are relative to
}

// setting is a value as its layer has it.
type setting struct {
	raw   any
	where string
}

// resolve gives a key the value of the first layer that has one.
func (c *Config) resolve(k key, layers []layer) *Problem {
	for _, l := range layers {
		given, direct := l.values[k.path()]
		if k.secret() {
			named, viaFile := l.values[k.path()+twin]
			if direct && viaFile {
				return &Problem{k.path(), named.where, "is given both directly and by a file", "keep one of " + k.path() + " and " + k.path() + twin}
			}
			if viaFile {
				return c.readSecret(k, named, l.dir)
			}
		}
		if direct {
			return c.assign(k, given)
		}
	}
	c.origins[k.path()] = "default"
	return nil
}

func (c *Config) assign(k key, given setting) *Problem {
	if err := k.value.set(given.raw); err != nil {
		p := &Problem{Key: k.path(), Where: given.where, What: err.Error()}
		if f, ok := errors.AsType[fault](err); ok {
			p.What, p.Remedy = f.what, f.remedy
		}
		return p
	}
	c.origins[k.path()] = given.where
	return nil
}

// readSecret reads the file that a _file twin names, less the one line end that editors put there.
func (c *Config) readSecret(k key, named setting, dir string) *Problem {
	p := &Problem{Key: k.path() + twin, Where: named.where}
	name, err := textOf(named.raw)
	if err != nil || name == "" {
		p.What, p.Remedy = "names no file", "write the name of the file that holds the secret, or remove the key"
		return p
	}
	if !filepath.IsAbs(name) {
		name = filepath.Join(dir, name)
	}
	content, err := os.ReadFile(name)
	if err != nil {
		p.What, p.Remedy = err.Error(), "check that the file exists and that this user may read it"
		return p
	}
	text := strings.TrimSuffix(strings.TrimSuffix(string(content), "\n"), "\r")
	return c.assign(k, setting{word(text), name + " (named by " + named.where + ")"})
}

// readMap makes a layer of flags or stored values.
func readMap(values map[string]string, where string, known vocabulary) (layer, Problems) {
	l := layer{values: map[string]setting{}}
	var problems Problems
	for _, path := range slices.Sorted(maps.Keys(values)) {
		if !slices.Contains(known.paths, path) {
			problems = append(problems, known.unknown(path, where))
			continue
		}
		l.values[path] = setting{word(values[path]), where}
	}
	return l, problems
}

// readEnviron makes a layer of the variables that begin with PORTINERIA_. An unknown one is a problem: a mistyped name would
// otherwise be a setting that silently does not hold.
func readEnviron(environ []string, c *Config) (layer, Problems) {
	paths := map[string]string{envData: "", envConfig: ""} // by variable; these two are for Locate
	for _, k := range c.keys() {
		paths[k.variable()] = k.path()
		if k.secret() {
			paths[k.variable()+strings.ToUpper(twin)] = k.path() + twin
		}
	}
	l := layer{values: map[string]setting{}}
	var problems Problems
	for _, pair := range environ {
		name, value, _ := strings.Cut(pair, "=")
		if !strings.HasPrefix(name, envPrefix) {
			continue
		}
		path, ok := paths[name]
		if !ok {
			p := Problem{Key: name, What: "no such variable in this release", Remedy: "unset it; variables are named " + envPrefix + "<SECTION>_<KEY>"}
			if near := nearest(name, slices.Sorted(maps.Keys(paths))); near != "" {
				p.Remedy = "did you mean " + near + "?"
			}
			problems = append(problems, p)
			continue
		}
		if path != "" {
			l.values[path] = setting{word(value), name}
		}
	}
	return l, problems
}
