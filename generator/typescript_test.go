package generator_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
)

// compilerOptions are stricter than --strict: what compiles with them compiles
// for everybody.
var compilerOptions = []string{
	"--strict", "--noUncheckedIndexedAccess", "--exactOptionalPropertyTypes", "--noImplicitOverride", "--noPropertyAccessFromIndexSignature",
	"--noImplicitReturns", "--noFallthroughCasesInSwitch", "--isolatedModules", "--verbatimModuleSyntax", "--erasableSyntaxOnly",
	"--target", "es2020", "--module", "esnext", "--moduleResolution", "bundler", "--lib", "es2020",
}

// typescriptCompiler returns the path of tsc. It skips the test where npm
// cannot install it; .ci/run fails there.
func typescriptCompiler(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("runs the compiler of TypeScript")
	}
	cmd := exec.Command("bash", "../.ci/typescript")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Skipf("npm cannot install TypeScript: %v\n%s", err, &stderr)
	}
	return strings.TrimSpace(string(out))
}

// compileTypeScript compiles the files in a directory in place and returns what
// the compiler says.
func compileTypeScript(t *testing.T, compiler, dir string, options ...string) (string, error) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.ts"))
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	args := append([]string{compiler}, compilerOptions...)
	args = append(append(args, options...), files...)
	out, err := exec.Command("node", args...).CombinedOutput()
	return string(out), err
}

// typescriptCatalogue is what the programs below are about.
const typescriptCatalogue = `errgen: 1
name: shop
rules:
  too_long: {message: '{path} is longer than {max:int}'}
  required: {message: '{path} is required'}
errors:
  ORDER_NOT_FOUND: {status: 404, message: 'Order {id:string} does not exist.', fields: {big: uint64}}
  INVALID: {status: 422, message: The request is not valid., violations: true}
  OUT_OF_STOCK: {status: 409, message: 'Only {left:int} are left.', retry: 30s}
`

const exhaustive = `import { codes, isProblemEnvelope, parse, type ErrorAnswer, type ErrorCode } from "./errors";

export function text(error: ErrorAnswer): string {
  switch (error.code) {
    case codes.ORDER_NOT_FOUND:
      return error.body.id + String(error.body.big);
    case "INVALID":
      return (error.body.errors ?? []).map((v) => (v.rule === "too_long" ? String(v.max) : v.rule === "required" ? v.detail : (v.detail ?? ""))).join();
    case "OUT_OF_STOCK":
      return String(error.body.left - 1);
    default: {
      const none: never = error;
      return none;
    }
  }
}

export function read(body: unknown, status: number): string {
  const error = parse(body, status);
  if (error !== undefined) {
    const code: ErrorCode = error.code;
    return code + error.status + text(error);
  }
  return isProblemEnvelope(body) ? body.title : "unknown";
}
`

// TestTypeScriptPrograms compiles programs: one that handles all codes, and
// changes of it that the compiler must refuse for the reason named.
func TestTypeScriptPrograms(t *testing.T) {
	compiler := typescriptCompiler(t)
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "errors.ts"), typescriptModule(t, typescriptCatalogue))
	tests := []struct{ what, old, new, want string }{
		{"all codes", "", "", ""},
		{"wrong name of a field", "error.body.id ", "error.body.idd ", "error TS2339: Property 'idd' does not exist"},
		{"field of another error", "error.body.left", "error.body.id", "error TS2339: Property 'id' does not exist"},
		{"wrong type of a field", "error.body.id +", "error.body.id * 2 +", "error TS2362"},
		{"code forgotten", "    case \"OUT_OF_STOCK\":\n      return String(error.body.left - 1);\n", "", "error TS2322: Type 'OutOfStockError' is not assignable to type 'never'"},
		{"code that does not exist", `case "OUT_OF_STOCK"`, `case "SOLD_OUT"`, `error TS2678: Type '"SOLD_OUT"' is not comparable`},
		{"constant that does not exist", "codes.ORDER_NOT_FOUND", "codes.ORDER", "error TS2339: Property 'ORDER' does not exist"},
		{"field of another rule", `"required" ? v.detail`, `"required" ? v.max`, "error TS2339: Property 'max' does not exist"},
		{"change of a body", "const none: never = error;", "const none: never = error; (none as ErrorAnswer).body.title = '';", "error TS2540"},
	}
	for i, test := range tests {
		program := exhaustive
		if test.old != "" {
			program = strings.Replace(exhaustive, test.old, test.new, 1)
			if program == exhaustive {
				t.Fatalf("%s: nothing is changed", test.what)
			}
		}
		writeFile(t, filepath.Join(dir, fmt.Sprintf("program%d.ts", i)), []byte(program))
	}
	out, _ := compileTypeScript(t, compiler, dir, "--noEmit")
	for i, test := range tests {
		said := ""
		for line := range strings.Lines(out) {
			if strings.Contains(line, fmt.Sprintf("program%d.ts", i)) {
				said += line
			}
		}
		if (said == "") != (test.want == "") || !strings.Contains(said, test.want) {
			t.Errorf("%s: have %q, want %q", test.what, said, test.want)
		}
	}
	if strings.Contains(out, "errors.ts") {
		t.Error(out)
	}
}

// TestTypeScriptParse reads bodies that no server of today sends.
func TestTypeScriptParse(t *testing.T) {
	compiler := typescriptCompiler(t)
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "errors.ts"), typescriptModule(t, typescriptCatalogue))
	writeFile(t, filepath.Join(dir, "package.json"), []byte(`{"type": "module"}`))
	program, err := os.ReadFile("testdata/typescript/parse.mjs")
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(dir, "parse.mjs"), program)
	if out, err := compileTypeScript(t, compiler, dir); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	cmd := exec.Command("node", "parse.mjs")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func typescriptModule(t *testing.T, text string) []byte {
	t.Helper()
	cat, err := catalog.Load(fstest.MapFS{"errors.yaml": {Data: []byte(text)}}, "errors.yaml")
	if err != nil {
		t.Fatal(err)
	}
	files, err := generator.Generate(cat, generator.Options{Outputs: &catalog.Outputs{Docs: []catalog.DocOutput{{Format: "typescript", Out: "errors.ts"}}}})
	if err != nil {
		t.Fatal(err)
	}
	return files[0].Content
}
