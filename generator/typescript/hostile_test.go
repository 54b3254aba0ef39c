package typescript_test

import (
	"encoding/base64"
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/typescript"
)

// hostileTexts are texts that have broken generators.
func hostileTexts(t *testing.T) []string {
	t.Helper()
	var texts []string
	for _, name := range []string{"texts", "markdown", "comments"} {
		b, err := os.ReadFile("../../testdata/hostile/" + name + ".jsonl")
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			var row struct {
				Payload, Base64 string
				Payloads        []string
			}
			if err := json.Unmarshal([]byte(line), &row); err != nil {
				t.Fatal(err)
			}
			decoded, err := base64.StdEncoding.DecodeString(row.Base64)
			if err != nil {
				t.Fatal(err)
			}
			texts = append(append(texts, row.Payload, string(decoded)), row.Payloads...)
		}
	}
	return append(texts, "*/ evil() /*", "*\u200b/ evil()", "**//", "/*", "//", "\\", "\\\"; evil(); \"", "`${evil()}`", "\u2028evil()", "\u2029", "\r", "\r\n", "</script>",
		"@deprecated", "x\n@internal", "{@link evil}", "\xff*/", "\x00", "__proto__", "constructor", "\u202e", "```\n*/", "$&", "$1")
}

// places are where texts of a catalogue get into a module.
var places = map[string]func(c *catalog.Catalog, s string){
	"title of catalogue": func(c *catalog.Catalog, s string) { c.Title = s },
	"doc of catalogue":   func(c *catalog.Catalog, s string) { c.Doc = s },
	"doc of envelope":    func(c *catalog.Catalog, s string) { c.Entries[0].Envelope.Doc = s },
	"name of member":     func(c *catalog.Catalog, s string) { c.Entries[0].Envelope.Body.Members[0].Key = s },
	"constant":           func(c *catalog.Catalog, s string) { c.Entries[0].Envelope.Body.Members[0].Node.Value.Text = s },
	"code":               func(c *catalog.Catalog, s string) { c.Entries[0].Code.Text = s },
	"title":              func(c *catalog.Catalog, s string) { c.Entries[0].Title = s },
	"doc":                func(c *catalog.Catalog, s string) { c.Entries[0].Doc = s },
	"message":            func(c *catalog.Catalog, s string) { c.Entries[0].Message = catalog.Template{{Text: s}} },
	"deprecation":        func(c *catalog.Catalog, s string) { c.Entries[0].Deprecated = &catalog.Deprecation{Since: s, Doc: s} },
	"doc of field":       func(c *catalog.Catalog, s string) { c.Entries[0].Fields[0].Doc = s },
	"allowed value":      func(c *catalog.Catalog, s string) { c.Entries[0].Fields[0].Enum[0].Text = s },
	"attr":               func(c *catalog.Catalog, s string) { c.Entries[0].Attrs[0].Value.Text = s },
	"doc of type":        func(c *catalog.Catalog, s string) { c.Types[0].Doc = s },
	"rule": func(c *catalog.Catalog, s string) {
		c.Rules[0].Name, c.Rules[0].Doc = s, s
	},
}

const placesCatalogue = `errgen: 1
name: shop
title: Shop
types: {Part: {doc: x, fields: {name: string}}}
rules: {odd: {message: x}}
codes: {shared: true}
envelopes:
  own: {body: {constant: x, code: $code, about: $message, kind: $attr.kind, $spread: $fields, errors: {$each: $violations, $as: {rule: $v.rule}}}}
errors:
  GONE:
    code: x
    status: 404
    message: x
    envelope: own
    attr: {kind: x}
    fields: {id: {type: string, doc: x, enum: [x], example: x}, part: Part}
    violations: true
  OTHER: {code: y, status: 404, message: y, envelope: own, attr: {kind: y}}
  THIRD: {code: y, status: 404, message: z, envelope: own, attr: {kind: y}}
`

// TestHostileTexts puts each text in all places: but for strings and comments the
// module is the one with "x", and no tag comes from a text.
func TestHostileTexts(t *testing.T) {
	want, _ := written(t, "x")
	for _, text := range hostileTexts(t) {
		if text == "" {
			continue
		}
		have, comments := written(t, text)
		if have != want {
			t.Errorf("%q: other code", text)
		}
		for _, tag := range []string{"@internal", "@link", "@param"} {
			if strings.Contains(strings.ReplaceAll(comments, `\`+tag, ""), tag) && !strings.Contains(comments, "`"+tag) {
				t.Errorf("%q: tag in %s", text, comments)
			}
		}
	}
}

// written returns the code of the module with a text in all places, and its
// comments.
func written(t *testing.T, text string) (code, comments string) {
	t.Helper()
	cat, err := catalog.Load(fstest.MapFS{"errors.yaml": {Data: []byte(placesCatalogue)}}, "errors.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, put := range places {
		put(cat, text)
	}
	module := string(typescript.Render(cat, catalog.DocOutput{}))
	for _, c := range module {
		if c != '\n' && !unicode.IsPrint(c) {
			t.Fatalf("%q: the module has %U", text, c)
		}
	}
	return lexed(t, module)
}

// lexed returns a module without its comments and with all strings replaced,
// also where a name of a member is one or could be one, and the comments.
func lexed(t *testing.T, module string) (code, comments string) {
	t.Helper()
	var b, c strings.Builder
	for i := 0; i < len(module); {
		rest := module[i:]
		switch {
		case strings.HasPrefix(rest, "/*"):
			end := strings.Index(rest, "*/")
			if end < 0 {
				t.Fatal("a comment has no end")
			}
			c.WriteString(rest[:end])
			i += end + 2
		case rest[0] == '"':
			n := 1
			for n < len(rest) && rest[n] != '"' && rest[n] != '\n' {
				if rest[n] == '\\' {
					n++
				}
				n++
			}
			if n >= len(rest) || rest[n] != '"' {
				t.Fatalf("a string has no end: %.80s", rest)
			}
			b.WriteByte('S')
			i += n + 1
		default:
			if !unicode.IsSpace(rune(rest[0])) {
				b.WriteByte(rest[0])
			}
			i++
		}
	}
	code = memberName.ReplaceAllString(b.String(), "readonly S$1:")
	return code, c.String()
}

var memberName = regexp.MustCompile(`readonly(?:\w+|S|\[S\])(\??):`)
