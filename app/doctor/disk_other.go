//go:build !linux && !darwin

package doctor

import "errors"

// freeSpace cannot be asked here without a library for this system alone.
func freeSpace(string) (int64, error) { return 0, errors.ErrUnsupported }
