package generator

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/build/constraint"
	"go/parser"
	"go/printer"
	"go/scanner"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file is the last line of defence against text of a catalogue that has
// become code. What a file declares is planned from the catalogue; what it
// does declare is read from its source. A difference is a bug of errgen, and
// nothing is written then.

// guard returns src as gofmt formats it, if it is exactly what the plan says
// and nothing in it means anything to a tool. An error is a bug in errgen.
func guard(src []byte, want *filePlan) ([]byte, error) {
	if err := checkBytes(src); err != nil {
		return nil, err
	}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, parseFault(err)
	}
	if err := cmp.Or(checkComments(file), want.checkImports(file), want.checkDecls(file)); err != nil {
		return nil, err
	}
	ast.SortImports(fset, file)
	var b bytes.Buffer
	b.Grow(len(src) + len(src)/8)
	config := printer.Config{Mode: printer.UseSpaces | printer.TabIndent, Tabwidth: 8} // as go/format
	if err := config.Fprint(&b, fset, file); err != nil {
		return nil, parseFault(err)
	}
	return b.Bytes(), nil
}

// checkBytes reports bytes that show a reader something else than the compiler
// sees. The parser reports all others that have no place in Go.
func checkBytes(src []byte) error {
	for i, c := range src {
		if c == '\r' {
			return fmt.Errorf("carriage return at offset %d of generated code", i)
		}
		if c < utf8.RuneSelf {
			continue
		}
		if r, _ := utf8.DecodeRune(src[i:]); unicode.Is(unicode.Bidi_Control, r) {
			return fmt.Errorf("character that changes the direction of text at offset %d of generated code", i)
		}
	}
	return nil
}

// checkComments reports comments that are not plain text: directives, build
// constraints, and lines that say who wrote the file, which is what the header says.
func checkComments(file *ast.File) error {
	for _, group := range file.Comments {
		for _, c := range group.List {
			text, ok := strings.CutPrefix(c.Text, "//")
			plain := text == "" || text[0] == ' ' || text[0] == '\t'
			if !ok || !plain || constraint.IsPlusBuild(c.Text) || strings.HasPrefix(text, " Code generated ") {
				return fmt.Errorf("comment in generated code that tools would read: %s", quoted(c.Text))
			}
		}
	}
	return nil
}

// checkImports reports a package clause or imports that are not planned.
// Nothing that errgen writes needs an import under another name.
func (p *filePlan) checkImports(file *ast.File) error {
	if file.Name.Name != string(p.pkg) {
		return fmt.Errorf("generated code is of package %s, want %s", quoted(file.Name.Name), p.pkg)
	}
	var have []string
	for _, spec := range file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil || spec.Name != nil || path == "C" {
			return fmt.Errorf("generated code has an odd import of %s", quoted(path))
		}
		have = append(have, path)
	}
	slices.Sort(have)
	if want := slices.Sorted(slices.Values(p.imports)); !slices.Equal(have, want) {
		return fmt.Errorf("generated code imports %s, want %s", quoted(fmt.Sprint(have)), quoted(fmt.Sprint(want)))
	}
	return nil
}

// checkDecls reports the first declaration that is not planned, or any that
// is missing.
func (p *filePlan) checkDecls(file *ast.File) error {
	if p.fixed {
		return nil
	}
	var fault error
	have := make(map[declaration]int, len(p.decls))
	see := func(d declaration, members *ast.FieldList) {
		have[d]++
		want := p.decls[d]
		switch {
		case fault != nil:
		case have[d] > want.times:
			fault = fmt.Errorf("generated code declares %s, which is not planned", quoted(d.String()))
		case want.whole && !slices.EqualFunc(memberNames(members), want.members, func(a string, b goName) bool { return a == string(b) }):
			fault = fmt.Errorf("generated code declares %s with other members than planned", quoted(d.String()))
		}
	}
	for _, decl := range file.Decls {
		declared(decl, see)
	}
	for d, want := range p.decls {
		if fault == nil && have[d] < want.times {
			fault = fmt.Errorf("generated code does not declare %s", quoted(d.String()))
		}
	}
	return fault
}

// declared calls see for what decl declares, other than imports, with the
// fields of structs and the parameters of functions.
func declared(decl ast.Decl, see func(declaration, *ast.FieldList)) {
	if f, ok := decl.(*ast.FuncDecl); ok {
		see(declaration{token.FUNC, receiver(f), f.Name.Name}, f.Type.Params)
		return
	}
	kind := decl.(*ast.GenDecl).Tok
	for _, spec := range decl.(*ast.GenDecl).Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			var fields *ast.FieldList
			if s, ok := spec.Type.(*ast.StructType); ok {
				fields = s.Fields
			}
			see(declaration{kind: kind, name: spec.Name.Name}, fields)
		case *ast.ValueSpec:
			for _, n := range spec.Names {
				see(declaration{kind: kind, name: n.Name}, nil)
			}
		}
	}
}

// receiver returns the name of the type that f is a method of, if it is one.
func receiver(f *ast.FuncDecl) string {
	if f.Recv == nil || len(f.Recv.List) != 1 {
		return ""
	}
	t := f.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	if generic, ok := t.(*ast.IndexExpr); ok {
		t = generic.X
	}
	name, _ := t.(*ast.Ident)
	if name == nil {
		return ""
	}
	return name.Name
}

// memberNames returns the names in list. A member without a name has the empty
// one.
func memberNames(list *ast.FieldList) []string {
	if list == nil {
		return nil
	}
	names := make([]string, 0, list.NumFields())
	for _, f := range list.List {
		if len(f.Names) == 0 {
			names = append(names, "")
		}
		for _, n := range f.Names {
			names = append(names, n.Name)
		}
	}
	return names
}

// parseFault describes the first error of a parser so that text of the source
// which it quotes is harmless and short.
func parseFault(err error) error {
	var list scanner.ErrorList
	if errors.As(err, &list) && len(list) > 0 {
		return fmt.Errorf("generated code is no Go: line %d: %s", list[0].Pos.Line, quoted(list[0].Msg))
	}
	return fmt.Errorf("generated code is no Go: %s", quoted(err.Error()))
}
