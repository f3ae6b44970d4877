package document

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime/debug"
	"runtime/metrics"
	"slices"
	"time"
)

// ChildArg is the one argument with which a program reads a PDF from standard
// input for its parent; see ServeChild.
const ChildArg = "read-pdf-for-parent"

// The bounds of a child.
const (
	childTime   = 20 * time.Second
	childMemory = 384 << 20 // bytes; a PDF of 10 MB needs a fifth of it
	childStack  = 64 << 20
	childWatch  = 5 * time.Millisecond
)

// How a child ends.
const (
	childRefused = 3 // the problem stands on standard output
	childTooBig  = 4
)

// Child is the program that reads a PDF: this one, started once more for one
// file. Whatever the file does to it, the program that answers guests lives on.
type Child struct {
	Path string        // of the program; empty: the running one
	Time time.Duration // 0: as long as a PDF may take
}

// Read starts the program and hands it the file.
func (c Child) Read(ctx context.Context, content []byte) (string, error) {
	path := c.Path
	if path == "" {
		var err error
		if path, err = os.Executable(); err != nil {
			return "", fmt.Errorf("find the program that reads a PDF: %w", err)
		}
	}
	within := c.Time
	if within == 0 {
		within = childTime
	}
	limited, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	said := &atMost{left: 4*MaxText + 1024}
	cmd := exec.CommandContext(limited, path, ChildArg) //nolint:gosec // our own program, with an argument of ours
	// It is told nothing of the house: an empty environment, no arguments but the one.
	cmd.Stdin, cmd.Stdout, cmd.Env, cmd.WaitDelay = bytes.NewReader(content), said, []string{}, time.Second
	err := cmd.Run()
	exit, exited := errors.AsType[*exec.ExitError](err)
	switch {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case limited.Err() != nil:
		return "", Error{Problem: TooSlow}
	case err == nil && said.left >= 0:
		return said.String(), nil
	case err == nil:
		return "", Error{Problem: TooLong}
	case exited && exit.ExitCode() == childRefused:
		return "", refusal(said.String())
	case exited && exit.ExitCode() == childTooBig:
		return "", problem(Hostile, "takes too much memory")
	case exited:
		return "", problem(Broken, "the parser fell over it")
	default:
		return "", fmt.Errorf("start the program that reads a PDF: %w", err)
	}
}

// refusal is what a child says that is wrong; what is no such word is not
// believed.
func refusal(said string) error {
	if p := Problem(said); slices.Contains(Problems(), p) {
		return Error{Problem: p}
	}
	return Error{Problem: Broken}
}

// atMost keeps what a child says up to a length; beyond it left is negative.
type atMost struct {
	bytes.Buffer
	left int
}

func (a *atMost) Write(p []byte) (int, error) {
	if a.left -= len(p); a.left >= 0 {
		return a.Buffer.Write(p)
	}
	return len(p), nil
}

// ServeChild is what a program does that was started with ChildArg: it reads a
// PDF, writes its text, and returns its exit code. It bounds itself in memory;
// its parent bounds it in time.
func ServeChild(in io.Reader, out io.Writer) int {
	debug.SetMemoryLimit(childMemory / 2)
	debug.SetMaxStack(childStack)
	debug.SetTraceback("none")
	over := make(chan struct{})
	defer close(over)
	go watchMemory(over)
	content, err := io.ReadAll(io.LimitReader(in, MaxBytes+1))
	if err != nil || len(content) > MaxBytes {
		return childRefused
	}
	text, err := ParsePDF(content)
	if err != nil {
		_, _ = io.WriteString(out, string(ProblemOf(err)))
		return childRefused
	}
	if _, err := io.WriteString(out, text); err != nil {
		return childRefused
	}
	return 0
}

// watchMemory ends the process, at once and without tidying up, when it grows
// beyond what a PDF may need.
func watchMemory(over <-chan struct{}) {
	samples := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	tick := time.NewTicker(childWatch)
	defer tick.Stop()
	for {
		select {
		case <-over:
			return
		case <-tick.C:
			metrics.Read(samples)
			if samples[0].Value.Uint64()-samples[1].Value.Uint64() > childMemory {
				os.Exit(childTooBig)
			}
		}
	}
}
