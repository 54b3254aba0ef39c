package generator_test

import (
	"fmt"
	"go/format"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
)

// sizes are the numbers of entries that are measured.
var sizes = []int{1000, 5000}

// BenchmarkGenerate compares making a package with formatting it, which is the
// larger part of the work.
func BenchmarkGenerate(b *testing.B) {
	for _, n := range sizes {
		cat := shop(n, true)
		b.Run(fmt.Sprint("errgen/", n), func(b *testing.B) {
			b.ReportAllocs()
			var files []generator.File
			for range b.N {
				files = goPackage(b, cat)
			}
			b.ReportMetric(float64(sizeOf(files))/float64(n), "B/entry")
		})
		b.Run(fmt.Sprint("format.Source/", n), func(b *testing.B) {
			files := goPackage(b, cat)
			b.ReportAllocs()
			for range b.N {
				for _, f := range files {
					if _, err := format.Source(f.Content); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

// BenchmarkBuild compares compiling a package with compiling what one writes
// by hand for the same entries.
func BenchmarkBuild(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint("errgen/", n), func(b *testing.B) { build(b, n, goPackage(b, shop(n, true))) })
		b.Run(fmt.Sprint("errgen without fields/", n), func(b *testing.B) { build(b, n, goPackage(b, shop(n, false))) })
		b.Run(fmt.Sprint("hand/", n), func(b *testing.B) { build(b, n, []generator.File{handWritten(n)}) })
	}
}

func goPackage(b *testing.B, cat *catalog.Catalog) []generator.File {
	b.Helper()
	files, err := generator.Generate(cat, generator.Options{Outputs: &catalog.Outputs{Go: &catalog.GoOutput{Out: "shoperrs"}}})
	if err != nil {
		b.Fatal(err)
	}
	return files
}

func sizeOf(files []generator.File) (size int) {
	for _, f := range files {
		size += len(f.Content)
	}
	return size
}

// build compiles files again and again, all but what they import.
func build(b *testing.B, n int, files []generator.File) {
	dir := b.TempDir()
	writeModule(b, dir, "bench", files)
	compile := func(i int) {
		salt := fmt.Sprintf("package %s\n\n// Salt %d keeps the go command from using its cache.\n", "shoperrs", i)
		writeFile(b, filepath.Join(dir, filepath.Dir(files[0].Path), "salt.go"), []byte(salt))
		cmd := exec.Command("go", "build", "./...")
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
	}
	compile(0) // what it imports
	b.ResetTimer()
	for i := range b.N {
		compile(i + 1)
	}
	b.ReportMetric(float64(sizeOf(files))/float64(n), "B/entry")
}

// handWritten returns structs with the methods that errors usually have, each
// with what an entry of errgen has in its documentation.
func handWritten(n int) generator.File {
	var s strings.Builder
	s.WriteString("package shoperrs\n\nimport \"fmt\"\n")
	for i := range n {
		name := fmt.Sprintf("Order%05d", i)
		fmt.Fprintf(&s, `
// Code%[1]s is the code of [%[1]s].
const Code%[1]s = "ORDER_%05[2]d"

// %[1]s says that the payment provider rejected the order. Status 409.
type %[1]s struct {
	ID    string
	Count int
	Cause error
}

// Error returns the message and the cause.
func (e *%[1]s) Error() string {
	s := fmt.Sprintf("Order %%s was rejected after %%d attempts", e.ID, e.Count)
	if e.Cause != nil {
		s += ": " + e.Cause.Error()
	}
	return s
}

// Unwrap returns the cause.
func (e *%[1]s) Unwrap() error { return e.Cause }

// Code returns the code.
func (e *%[1]s) Code() string { return Code%[1]s }

// Status returns the HTTP status.
func (e *%[1]s) Status() int { return 409 }
`, name, i)
	}
	return generator.File{Path: "shoperrs/errors.go", Content: []byte(s.String())}
}
