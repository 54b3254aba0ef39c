package generator

import (
	"fmt"
	"go/token"
)

// A declaration is one thing that a Go file declares at top level.
type declaration struct {
	kind token.Token // CONST, VAR, TYPE or FUNC
	recv string      // type of the receiver of a method, without the star
	name string
}

// String returns d as in "func (Error) Unwrap".
func (d declaration) String() string {
	if d.recv != "" {
		return fmt.Sprintf("func (%s) %s", d.recv, d.name)
	}
	return fmt.Sprintf("%s %s", d.kind, d.name)
}

// A planned says how a declaration is to be.
type planned struct {
	times   int      // more than once only for the blank name
	whole   bool     // members are all that it has
	members []goName // fields of a struct or parameters of a function
}

// A filePlan is what a Go file is to consist of. It is made from the catalogue,
// never from the text of the file.
type filePlan struct {
	pkg     pkgName
	imports []string
	decls   map[declaration]planned

	// fixed says that the text is errgen's own whatever the catalogue holds, so
	// that its declarations need no comparison.
	fixed bool
}

// newFilePlan returns the plan of a file that imports only the given packages.
func newFilePlan(pkg pkgName, imports ...string) *filePlan {
	return &filePlan{pkg: pkg, imports: imports, decls: make(map[declaration]planned)}
}

// names plans constants, variables or types that are no structs.
func (p *filePlan) names(kind token.Token, names ...goName) {
	for _, n := range names {
		d := declaration{kind: kind, name: string(n)}
		p.decls[d] = planned{times: p.decls[d].times + 1}
	}
}

// structure plans a struct type with its fields.
func (p *filePlan) structure(name goName, fields ...goName) {
	p.decls[declaration{kind: token.TYPE, name: string(name)}] = planned{1, true, fields}
}

// function plans a function with its parameters.
func (p *filePlan) function(name goName, params ...goName) {
	p.decls[declaration{kind: token.FUNC, name: string(name)}] = planned{1, true, params}
}

// method plans a method with its parameters.
func (p *filePlan) method(recv, name goName, params ...goName) {
	p.decls[declaration{token.FUNC, string(recv), string(name)}] = planned{1, true, params}
}
