package config

import (
	"errors"
	"path/filepath"
	"strings"
)

const (
	envPrefix  = "PORTINERIA_"
	envData    = envPrefix + "DATA"
	envConfig  = envPrefix + "CONFIG"
	defaultDir = "./portineria-data"
	fileName   = "portineria.toml"
)

// Place says where the data are and which file configures them.
type Place struct {
	Data     string // the data directory
	File     string // the configuration file; empty: none is read
	Explicit bool   // somebody named the file, so it must exist
}

// Locate finds the place from the flags --data and --config (nil: not given) and the environment, flags first. It touches no
// file. An empty PORTINERIA_CONFIG counts as set: no file is read then.
func Locate(data, file *string, environ []string) (Place, error) {
	p := Place{Data: defaultDir}
	if v, set := lookup(environ, envData); set {
		p.Data = v
	}
	if data != nil {
		p.Data = *data
	}
	if p.Data == "" {
		return Place{}, errors.New("no data directory: --data or " + envData + " is set but empty")
	}
	p.File = filepath.Join(p.Data, fileName)
	if v, set := lookup(environ, envConfig); set {
		p.File, p.Explicit = v, v != ""
	}
	if file != nil {
		p.File, p.Explicit = *file, *file != ""
	}
	return p, nil
}

// lookup finds a variable; the last one wins, as in os/exec.
func lookup(environ []string, name string) (value string, set bool) {
	for _, pair := range environ {
		if v, found := strings.CutPrefix(pair, name+"="); found {
			value, set = v, true
		}
	}
	return value, set
}
