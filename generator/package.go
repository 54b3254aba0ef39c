package generator

import (
	"go/token"
	"path"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// A pkgName is the name of a Go package that others can import: lower-case
// ASCII letters, digits and underscores, with no meaning of its own to Go or
// to the go command.
type pkgName string

// packageName returns name as the name of a package, or why it cannot be one.
// The diagnostic is about pos, where the name was asked for.
func packageName(name string, pos catalog.Pos) (pkgName, catalog.Diagnostics) {
	why := packageFault(name)
	if why == "" {
		return pkgName(name), nil
	}
	d := diagnostic("EG0403", pos, "%s cannot be the name of a Go package: %s", quoted(name), why)
	d.Help = "choose another name"
	return "", catalog.Diagnostics{d}
}

// defaultPackage returns the name of the package in dir when the catalogue
// does not give one: that of the directory if it can be, else that of the
// catalogue with "errs" at the end.
func defaultPackage(dir, catalogue string) pkgName {
	if base := path.Base(path.Clean(dir)); packageFault(base) == "" {
		return pkgName(base)
	}
	return pkgName(strings.NewReplacer("_", "", "-", "").Replace(catalogue) + "errs")
}

// packageFault says why name cannot be that of a generated package, or
// nothing.
func packageFault(name string) string {
	switch n := goName(name); {
	case token.IsKeyword(name):
		return "it is a keyword"
	case predeclared[n]:
		return "it would hide the predeclared " + name + " from those who import it"
	case name == "main" || name == "init" || name == "_":
		return "nobody could import it"
	case name == "documentation":
		return "the go command ignores files of that package"
	case strings.HasSuffix(name, "_test"):
		return "it would be the test of another package"
	case len(name) > maxName || !isPackageName(name):
		return "want a lower-case letter, then lower-case letters, digits and underscores"
	}
	return ""
}

// isPackageName reports whether name is a lower-case ASCII identifier that
// starts with a letter.
func isPackageName(name string) bool {
	const letters = "abcdefghijklmnopqrstuvwxyz"
	return name != "" && strings.Contains(letters, name[:1]) && strings.Trim(name, letters+"0123456789_") == ""
}
