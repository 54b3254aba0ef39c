package custom

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/errgen/errgen/generator/export"
)

// hostileTexts are texts that end constants and comments somewhere. No byte of them is
// NUL.
func hostileTexts(t *testing.T) []string {
	t.Helper()
	texts := []string{
		"", "a", "é 日本 \U0001f600", `\`, `\\`, `a\`, `"`, `'`, "'''", `"""`, "`", "$x ${x} $(x) #{x} \\(x) {x}", "%s %d %%", "\n", "\r\n", "\t",
		"a\u2028b\u2029c\u0085d", "\ufeffx", "a\u200bb", "?>", "<?php echo 1; ?>", "%>", "</script><script>", "*/", "/*", "//", "-->", "--", "]]>", "??/", "??'",
		`\u0041`, `\u000a`, `\n`, `\x41`, `\101`, "a??/\nb", "#!x", "=begin", "__END__", "__proto__", "@x", "!x", "~", "null", "-1", "0x10", "a'; drop table x; --",
		"line one \\\nline two", "x\x0bb\x0cc", "\x7f", "\x1b[31m",
	}
	for _, name := range []string{"texts", "comments", "markdown"} {
		f, err := os.Open("../../testdata/hostile/" + name + ".jsonl")
		if err != nil {
			t.Fatal(err)
		}
		for lines := bufio.NewScanner(f); lines.Scan(); {
			var row struct{ Payload, Base64 string }
			if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
				t.Fatal(err)
			}
			raw, err := base64.StdEncoding.DecodeString(row.Base64)
			if err != nil {
				t.Fatal(err)
			}
			if s := strings.ToValidUTF8(row.Payload+string(raw), ""); !strings.Contains(s, "\x00") && len(s) < 10000 {
				texts = append(texts, s)
			}
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return texts
}

// A speaker runs a program of a language.
type speaker struct {
	command []string // and the name of a file
	file    string
	program string   // with @ for the constants, one on a line
	each    string   // a line with a constant for %s
	comment []string // that it has
}

// speakers write the bytes of each constant with a NUL behind it.
var speakers = map[string]speaker{
	"python": {
		[]string{"python3"}, "x.py", "import sys\n@\n", `sys.stdout.buffer.write(%s.encode() + b"\0")`, []string{"#"},
	},
	"js": {[]string{"node"}, "x.mjs", "@\n", `process.stdout.write(%s + "\0")`, []string{"//", "/*"}},
	"ruby": {
		[]string{"ruby"}, "x.rb", "STDOUT.binmode\n@\n", `print(%s, "\0")`, []string{"#"},
	},
	"php":   {[]string{"php"}, "x.php", "<?php\n@\n", `echo %s, "\0";`, []string{"//", "#", "/*"}},
	"shell": {[]string{"sh"}, "x.sh", "@\n", `printf '%%s\0' %s`, []string{"#"}},
	"c": {
		[]string{"sh", "-c", `gcc -trigraphs -w -o "$0.out" "$0" && "$0.out"`}, "x.c", "#include <stdio.h>\nint main(void) {\n@\nreturn 0; }\n",
		`{ const char s[] = %s; fwrite(s, 1, sizeof s, stdout); }`, []string{"//", "/*"},
	},
}

// run returns what the program with these lines prints.
func (s speaker) run(t *testing.T, lines []string) string {
	t.Helper()
	tool := s.command[0]
	if len(s.command) > 1 {
		tool = "gcc"
	}
	if _, err := exec.LookPath(tool); err != nil {
		t.Skipf("%s is not there; it is a package of Debian", tool)
	}
	file := filepath.Join(t.TempDir(), s.file)
	if err := os.WriteFile(file, []byte(strings.Replace(s.program, "@", strings.Join(lines, "\n"), 1)), 0o666); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(s.command[0], append(s.command[1:], file)...).Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("%v: %s", err, exit.Stderr)
		}
		t.Fatal(err)
	}
	return string(out)
}

// TestLiteralsAreTheirTexts: the languages themselves read each constant as the text
// that it was made of.
func TestLiteralsAreTheirTexts(t *testing.T) {
	texts := hostileTexts(t)
	for name, s := range speakers {
		t.Run(name, func(t *testing.T) {
			var lines []string
			for _, text := range texts {
				lines = append(lines, fmt.Sprintf(s.each, languages[name].quote(text)))
			}
			have := strings.Split(s.run(t, lines), "\x00")
			for i, want := range texts {
				if i >= len(have) || have[i] != want {
					t.Fatalf("%q is read as %q, written %s", want, have[min(i, len(have)-1)], languages[name].quote(want))
				}
			}
		})
	}
}

// TestLiteralsOfGoAndJSON is the same for the languages that the standard library
// reads. Those of other languages differ from them in their escapes only.
func TestLiteralsOfGoAndJSON(t *testing.T) {
	for _, want := range hostileTexts(t) {
		if have, err := strconv.Unquote(languages["go"].quote(want)); err != nil || have != want {
			t.Errorf("go: %q is read as %q: %v", want, have, err)
		}
		var have string
		if err := json.Unmarshal([]byte(languages["json"].quote(want)), &have); err != nil || have != want {
			t.Errorf("json: %q is read as %q: %v", want, have, err)
		}
	}
}

func TestLiteralForms(t *testing.T) {
	const odd = "\"\\ $#? \n\r\t\x0b é \u2028\U000e0001"
	for name, want := range map[string]string{
		"csharp": `"\"\\ $#? \n\r\t\u000b é \u2028\udb40\udc01"`,
		"java":   `"\"\\ $#? \n\r\t\u000b é \u2028\udb40\udc01"`,
		"kotlin": `"\"\\ \$#? \n\r\t\u000b é \u2028\udb40\udc01"`,
		"dart":   `"\"\\ \$#? \n\r\t\u{b} é \u{2028}\u{e0001}"`,
		"swift":  `"\"\\ $#? \n\r\t\u{b} é \u{2028}\u{e0001}"`,
		"rust":   `"\"\\ $#? \n\r\t\u{b} é \u{2028}\u{e0001}"`,
		"lua":    `"\"\\ $#? \n\r\t\011 é \226\128\168\243\160\128\129"`,
		"toml":   `"\"\\ $#? \n\r\t\u000b é \u2028\U000e0001"`,
	} {
		if have := languages[name].quote(odd); have != want {
			t.Errorf("%s: want %s, have %s", name, want, have)
		}
	}
}

// TestLiteralValues: values that are no texts, where a language has them.
func TestLiteralValues(t *testing.T) {
	v := export.Value{Kind: export.Map, Members: export.Members{
		{Name: "a\"", Value: export.Value{Kind: export.Null}},
		{Name: "b", Value: export.Value{Kind: export.List, Items: []export.Value{
			{Kind: export.Bool, Text: "true"}, {Kind: export.Bool, Text: "false"}, {Kind: export.Number, Text: "-1.50"}, {Kind: export.Text, Text: "x"},
		}}},
	}}
	for name, want := range map[string]string{
		"json":   `{"a\"": null, "b": [true, false, -1.50, "x"]}`,
		"js":     `{"a\"": null, "b": [true, false, -1.50, "x"]}`,
		"python": `{"a\"": None, "b": [True, False, -1.50, "x"]}`,
		"ruby":   `{"a\"" => nil, "b" => [true, false, -1.50, "x"]}`,
		"php":    `["a\"" => null, "b" => [true, false, -1.50, "x"]]`,
		"dart":   `{"a\"": null, "b": [true, false, -1.50, "x"]}`,
	} {
		if have, err := languages[name].literal(v); err != nil || have != want {
			t.Errorf("%s: want %s, have %s, %v", name, want, have, err)
		}
	}
	proto := export.Value{Kind: export.Map, Members: export.Members{{Name: "__proto__", Value: export.Value{Kind: export.Number, Text: "1"}}}}
	if have, err := languages["js"].literal(proto); err != nil || have != `{["__proto__"]: 1}` {
		t.Errorf("js: have %s, %v", have, err)
	}
	for _, name := range []string{"go", "java", "rust", "shell", "c"} {
		if have, err := languages[name].literal(v); err == nil {
			t.Errorf("%s: have %s", name, have)
		}
	}
	if _, err := languages["go"].literal(export.Value{Kind: export.Null}); err == nil {
		t.Error("go has no constant for null")
	}
}

// TestCommentsStayComments: the languages themselves see nothing in a comment,
// whatever its text.
func TestCommentsStayComments(t *testing.T) {
	texts := append(hostileTexts(t), "\\u000a x = 1", "?> <b>", "*/ x = 1 /*", "a ---> b", "-", "--!>")
	for name, s := range speakers {
		for _, start := range s.comment {
			t.Run(name+start[:1], func(t *testing.T) {
				r := newRun(export.Catalog{}, maxWork)
				var lines []string
				for _, text := range texts {
					c, err := r.comment(start, text)
					if err != nil {
						t.Fatal(err)
					}
					lines = append(lines, c, fmt.Sprintf(s.each, `"ok"`))
				}
				if have, want := s.run(t, lines), strings.Repeat("ok\x00", len(texts)); have != want {
					t.Errorf("have %q", have)
				}
			})
		}
	}
}

// TestCommentsOfMarkup: nothing in a comment of HTML or XML ends it, and XML allows no
// two hyphens.
func TestCommentsOfMarkup(t *testing.T) {
	r := newRun(export.Catalog{}, maxWork)
	for _, text := range hostileTexts(t) {
		c, err := r.comment("<!--", text)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(c, "\n") {
			inner, ok := strings.CutPrefix(line, "<!--")
			inner, closed := strings.CutSuffix(inner, "-->")
			if !ok || !closed || strings.Contains(inner, "--") || strings.HasPrefix(inner, ">") || strings.HasSuffix(inner, "-") {
				t.Errorf("%q became %q", text, line)
			}
		}
	}
}
