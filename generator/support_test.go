package generator

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"regexp"
	"testing"

	"github.com/errgen/errgen/templates"
)

// affixes matches what names of a catalogue look like in Go. The support code
// exports none, so that it cannot collide with a catalogue.
var affixes = regexp.MustCompile(`^(?:Err|New|Code|Rule)[A-Z0-9]|.(?:Fields|Violation|Object)$`)

func TestSupportCodeHasNoAffixedNames(t *testing.T) {
	names, err := fs.Glob(templates.FS, "gopkg/*.go")
	if err != nil || len(names) == 0 {
		t.Fatal("no support code", err)
	}
	for _, name := range names {
		src, err := templates.FS.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, src, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			declared(decl, func(d declaration, _ *ast.FieldList) {
				if d.recv == "" && ast.IsExported(d.name) && affixes.MatchString(d.name) {
					t.Errorf("%s exports %s, which a catalogue may need", name, d.name)
				}
			})
		}
	}
	for name, want := range map[string]bool{"ErrX": true, "NewX": true, "Code404": true, "RuleX": true, "XFields": true, "XViolation": true,
		"XObject": true, "Error": false, "Violation": false, "Rule": false, "Newest": false, "Violations": false} {
		if affixes.MatchString(name) != want {
			t.Errorf("%s is affixed: %v", name, !want)
		}
	}
}
