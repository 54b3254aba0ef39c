//go:build !race

package generator_test

// raceFlags make tests of generated code look for races if this one does.
var raceFlags []string
