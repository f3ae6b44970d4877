package app_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestOneDoorLeadsOut: the platform is called for a message in one function
// alone, and that one asks for the verdict which only stay.CanSend can give.
func TestOneDoorLeadsOut(t *testing.T) {
	var calls, verdicts []string
	err := filepath.WalkDir("..", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") || strings.HasPrefix(file, "../whatsapp/") {
			return err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, decl := range parsed.Decls {
			fn, is := decl.(*ast.FuncDecl)
			if !is {
				continue
			}
			where := strings.TrimPrefix(file, "../") + " " + fn.Name.Name
			ast.Inspect(fn, func(n ast.Node) bool {
				switch x := n.(type) {
				case *ast.CallExpr:
					if s, is := x.Fun.(*ast.SelectorExpr); is && sends(s) {
						calls = append(calls, where)
					}
				case *ast.SelectorExpr:
					if of, is := x.X.(*ast.Ident); is && of.Name == "stay" && x.Sel.Name == "CanSend" {
						verdicts = append(verdicts, where)
					}
				}
				return true
			})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(calls)
	slices.Sort(verdicts)
	// The benchmark has no people at its other end, and a new number's sample message
	// goes to the owner's own phone.
	if want := []string{"app/number/act.go Hello", "app/send.go deliver", "bench/target.go answer"}; !slices.Equal(calls, want) {
		t.Errorf("the platform is called for messages in %v, want %v", calls, want)
	}
	if want := "app/consent.go mayGo"; len(verdicts) == 0 || slices.ContainsFunc(verdicts, func(v string) bool { return v != want }) {
		t.Errorf("the door is asked in %v, want %s alone", verdicts, want)
	}
}

// sends reports a call of a Sender's, or of the client's, by its name and what it
// is called on.
func sends(s *ast.SelectorExpr) bool {
	if s.Sel.Name == "SendText" {
		return true
	}
	if s.Sel.Name != "Send" {
		return false
	}
	on := ""
	switch x := s.X.(type) {
	case *ast.Ident:
		on = x.Name
	case *ast.SelectorExpr:
		on = x.Sel.Name
	}
	return slices.Contains([]string{"sender", "Sender", "client", "graph", "Client"}, on)
}
