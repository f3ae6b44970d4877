//go:build linux || darwin

package doctor

import "syscall"

// freeSpace is how much an ordinary program may still write beside a file.
func freeSpace(dir string) (int64, error) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		return 0, err
	}
	return int64(s.Bavail) * int64(s.Bsize), nil //nolint:gosec // no disk comes near the limit
}
