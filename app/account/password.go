// Package account is the door of the house: passwords, log-ins and their
// limits, sessions, the one-time link of the first start. It knows no HTTP.
package account

import (
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	"golang.org/x/crypto/argon2"
)

// The cost of a password hash: argon2id with 19 MiB, two passes, one lane (the
// first of OWASP's recommended settings). One at a time, so that three log-ins
// at once do not take the memory of a small machine.
const (
	memoryKiB = 19 * 1024
	passes    = 2
	lanes     = 1
	saltBytes = 16
	hashBytes = 32
)

var oneAtATime sync.Mutex

var encoding = base64.RawStdEncoding

// hashPassword makes the PHC string of a password; the salt comes from random.
func hashPassword(random io.Reader, password string) (string, error) {
	salt := make([]byte, saltBytes)
	if _, err := io.ReadFull(random, salt); err != nil {
		return "", fmt.Errorf("make a salt: %w", err)
	}
	sum := derive(password, salt, memoryKiB, passes, lanes)
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, memoryKiB, passes, lanes, encoding.EncodeToString(salt), encoding.EncodeToString(sum)), nil
}

func derive(password string, salt []byte, memory, time uint32, threads uint8) []byte {
	oneAtATime.Lock()
	defer oneAtATime.Unlock()
	return argon2.IDKey([]byte(password), salt, time, memory, threads, hashBytes)
}

var errHash = errors.New("not a password hash of ours")

// checkPassword compares a password with its stored hash. stale reports that
// the hash was made at another cost and should be made again.
func checkPassword(password, stored string) (right, stale bool, err error) {
	parts := strings.Split(stored, "$")
	if len(parts) != 6 || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return false, false, errHash
	}
	var memory, time uint32
	var threads uint8
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &memory, &time, &threads); err != nil || memory > 1<<20 || time == 0 || time > 16 || threads == 0 {
		return false, false, errHash
	}
	salt, err1 := encoding.DecodeString(parts[4])
	want, err2 := encoding.DecodeString(parts[5])
	if err1 != nil || err2 != nil || len(want) != hashBytes {
		return false, false, errHash
	}
	got := derive(password, salt, memory, time, threads)
	return subtle.ConstantTimeCompare(got, want) == 1, memory != memoryKiB || time != passes || threads != lanes, nil
}
