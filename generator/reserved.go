package generator

import "strings"

// predeclared are the identifiers of Go's universe block. Go code may use
// them for other things, but generated code does not.
var predeclared = nameSet(`
	any bool byte comparable complex64 complex128 error float32 float64 int
	int8 int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr
	true false iota nil
	append cap clear close complex copy delete imag len make max min new panic
	print println real recover`)

// usedInBodies are names that mean something inside generated constructors:
// their variables, their parameters of errgen's own, and the package whose
// types fields may have. Other packages are not named there.
var usedInBodies = nameSet(`after f opts violations x time`)

func nameSet(names string) map[goName]bool {
	m := make(map[goName]bool)
	for _, n := range strings.Fields(names) {
		m[goName(n)] = true
	}
	return m
}
