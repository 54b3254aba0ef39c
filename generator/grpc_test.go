package generator_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
)

// grpcModule is the module that uses packages for gRPC. They need modules that
// errgen has no use for.
const grpcModule = "../testdata/grpc"

// TestGRPC runs the module in testdata/grpc, which sends errors between a real
// server and a real client.
func TestGRPC(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command and needs modules of others")
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(grpcModule)); err != nil {
		t.Fatal(err)
	}
	for name, out := range map[string]catalog.GoOutput{
		"apierrs": {HTTP: true, Client: true, GRPC: true},
		"alone":   {GRPC: true},
		"served":  {HTTP: true, GRPC: true},
		"read":    {Client: true, GRPC: true},
	} {
		writeFiles(t, dir, reading(t, name, grpcModule+"/errors.yaml", out), name+"/errs/", name+"/")
	}
	writeFiles(t, dir, reading(t, "bare", grpcModule+"/bare.yaml", catalog.GoOutput{GRPC: true}), "bare/errs/", "bare/")
	goCommand(t, dir, "vet", "-mod=readonly", "./...")
	goCommand(t, dir, "test", "-mod=readonly", "-timeout=2m", "./...") // not -race: all of grpc-go would be compiled for it
}

// TestGuideInterceptors compares the interceptors in the guide with those that
// the module runs.
func TestGuideInterceptors(t *testing.T) {
	_, block, _ := strings.Cut(string(readFile(t, "../docs/guide.md")), "<!-- grpc interceptors -->\n```go\n")
	block, _, ok := strings.Cut(block, "```\n")
	if !ok || !strings.Contains(string(readFile(t, grpcModule+"/harness_test.go")), block) {
		t.Errorf("no test runs\n%s", block)
	}
}

// TestGRPCHops sends random errors of all catalogues over gRPC.
func TestGRPCHops(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command and needs modules of others")
	}
	dir := t.TempDir()
	for _, name := range []string{"go.mod", "go.sum"} {
		writeFile(t, filepath.Join(dir, name), readFile(t, filepath.Join(grpcModule, name)))
	}
	var imports, calls strings.Builder
	for name, file := range catalogsToRead(t) {
		writeFiles(t, dir, reading(t, name, file, catalog.GoOutput{HTTP: true, Client: true, GRPC: true}), "", "")
		for _, helper := range append(hopHelpers, "grpc/hops.go") {
			text := strings.Replace(string(readFile(t, "testdata/"+helper)), "package errs\n", "package "+name+"\n", 1)
			writeFile(t, filepath.Join(dir, name, "errs", filepath.Base(helper)), []byte(text))
		}
		writeFile(t, filepath.Join(dir, name, "errs", "lossy.go"), fmt.Appendf(nil, "package %s\n\nconst lossy = %q\n", name, lossy[name]))
		fmt.Fprintf(&imports, "\t%s \"grpctest/%[1]s/errs\"\n", name)
		fmt.Fprintf(&calls, "\tt.Run(%q, %[1]s.CheckHops)\n", name)
	}
	writeFile(t, filepath.Join(dir, "hops_test.go"),
		fmt.Appendf(nil, "package grpctest\n\nimport (\n\t\"testing\"\n%s)\n\nfunc TestHops(t *testing.T) {\n%s}\n", &imports, &calls))
	goCommand(t, dir, "test", "-mod=readonly", "-timeout=5m", ".")
}

// hopHelpers are files that make random errors and send them over HTTP.
var hopHelpers = []string{"read/random.go", "read/property.go", "read/describe.go", "read/hostile.go"}

// writeFiles writes generated files, with a part of their paths replaced.
func writeFiles(t *testing.T, dir string, files []generator.File, part, by string) {
	t.Helper()
	for _, f := range files {
		writeFile(t, filepath.Join(dir, strings.Replace(f.Path, part, by, 1)), f.Content)
	}
}
