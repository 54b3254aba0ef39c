package custom

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/errgen/errgen/generator/export"
)

// many returns a catalogue of n entries.
func many(n int) export.Catalog {
	data := export.Catalog{Name: "many"}
	for i := range n {
		data.Entries = append(data.Entries, export.Entry{
			Name: fmt.Sprintf("THING_%d", i), Status: 400 + i%10, Message: "Thing {id} does not exist.", Tags: []string{"a"},
			Fields: []export.Field{{Name: "id", Type: export.FieldType{Kind: "string", Text: "string"}}},
		})
	}
	return data
}

// TestTemplatesEnd: whatever a template does, it ends, within seconds and without
// exhausting memory. The limit is a number of steps, so no test needs a clock.
func TestTemplatesEnd(t *testing.T) {
	const big = `{{$s := repeat 1000000 "x"}}`
	tests := map[string]struct{ text, want string }{
		"loops in loops":     {`{{range .Entries}}{{range $.Entries}}{{range $.Entries}}{{end}}{{end}}{{end}}`, "more than 300000 steps"},
		"a number of rounds": {`{{range 1000000000}}{{end}}`, "more than 300000 steps"},
		"a large body":       {`{{range 1000000}}` + strings.Repeat(`{{if .}}{{end}}`, 10000) + `{{end}}`, "more than 300000 steps"},
		"a long pipeline":    {`{{range 1000000}}{{if and ` + strings.Repeat(`. `, 30000) + `}}{{end}}{{end}}`, "more than 300000 steps"},
		"templates in doubles": {
			`{{define "a"}}{{if lt (len .) 900}}{{template "a" (print . "x")}}{{template "a" (print . "x")}}{{end}}{{end}}{{template "a" ""}}`,
			"more than 300000 steps",
		},
		"a template in itself": {`{{define "a"}}{{template "a"}}{{end}}{{template "a"}}`, "more than 1000 templates call each other"},
		"a text in doubles":    {`{{$s := "x"}}{{range 100}}{{$s = print $s $s}}{{end}}`, "more than 300000 steps"},
		"a list in doubles":    {`{{$s := list 1}}{{range 100}}{{$s = list $s $s}}{{end}}{{json $s}}`, "a list in a list"},
		"large texts":          {big + `{{range 1000000}}{{$t := upper $s}}{{end}}`, "more than 300000 steps"},
		"large comparisons":    {big + `{{range 1000000}}{{if eq $s $s}}{{end}}{{end}}`, "more than 300000 steps"},
		"a large replacement":  {big + `{{replace "x" $s $s}}`, "a text is longer than 1 MiB"},
		"a large repetition":   {big + `{{repeat 1000 $s}}`, "a text is longer than 1 MiB"},
		"a wide format":        {`{{printf "%[1]1000000d" 1}}`, "a width is at most 1000"},
		"a given width":        {`{{printf "%*d" 1000000 1}}`, "a width is a number"},
		"a format again":       {big + `{{printf "%[1]s%[1]s%[1]s" $s}}`, "a text is longer than 1 MiB"},
		"a wide line":          {`{{indent 100000 "x"}}`, "from 0 to 1000"},
		"many filters":         {`{{range .Entries}}{{$x := where "Status" 404 $.Entries}}{{end}}`, "more than 300000 steps"},
		"many orders":          {`{{range .Entries}}{{$x := sortBy "Name" $.Entries}}{{end}}`, "more than 300000 steps"},
		"a growing list":       {`{{$l := list}}{{range 10000000}}{{$l = append $l 1}}{{end}}`, "more than 300000 steps"},
		"deep nesting":         {strings.Repeat(`{{if 1}}`, 30000), "template ends inside"},
		"deep parentheses":     {`{{` + strings.Repeat(`(`, 250000) + `}}`, "max expression depth"},
	}
	data := many(400)
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := render(test.text, newRun(data, 300_000))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("want %q, have %v", test.want, err)
			}
		})
	}
}

// TestOutputIsLimited: the output has a limit of its own, in text and in values.
func TestOutputIsLimited(t *testing.T) {
	for _, text := range []string{`{{$s := repeat 1000000 "x"}}{{range 100}}{{$s}}{{end}}`, `{{range 10000}}` + strings.Repeat("x", 10000) + `{{end}}`} {
		if _, err := Render(text, many(1)); err == nil || !strings.Contains(err.Error(), "output is larger than 64 MiB") {
			t.Error(err)
		}
	}
}

// TestLargeCataloguesFit: the limits are far from what real templates do.
func TestLargeCataloguesFit(t *testing.T) {
	data := many(5000)
	text := `{{range groupBy "Status" .Entries}}{{range .Items}}
{{comment "#" .Message}}
{{constant .Name}} = ({{python .Name}}, {{.Status}}, {{range .Fields}}{{python .Name}}, {{python .Type.Text}}{{end}}, {{with entry .Name}}{{kebab .Name}}{{end}})
{{end}}{{end}}`
	out, err := Render(text, data)
	if err != nil || bytes.Count(out, []byte("\n")) < 15000 {
		t.Errorf("%d bytes, %v", len(out), err)
	}
}

func TestFaults(t *testing.T) {
	data := many(1)
	code := export.Value{Kind: export.Text, Text: "C"}
	data.Entries = append(data.Entries, export.Entry{Name: "CODED", Code: &code, Retry: &export.Retry{Kind: "never"}})
	tests := []struct {
		text      string
		line, col int
		width     int
		message   string
		help      string
	}{
		{"é {{.Entries}}", 1, 5, 1, "a list of Entry has no text", ""},
		{"é\n é{{index .Entries 0}}", 2, 5, 1, "an Entry has no text", ""},
		{"{{range .Entries}}{{.Mesage}}{{end}}", 1, 21, 7, "an Entry has no Mesage", `did you mean "Message"?`},
		{"{{.Entries.Name}}", 1, 11, 13, "a list has no Name", "go over its items: {{range …}}{{.Name}}{{end}}; they are of type Entry"},
		{"{{range .Entries}}{{.Retry.Kind}}{{end}}", 1, 27, 11, "there is no Retry here, so it has no Kind", "ask for it first: {{with …}}{{.Kind}}{{end}}"},
		{"{{(index .Entries 0).Code.Kind}}", 1, 19, 1, "there is no Value here, so it has no Kind", "ask for it first: {{with …}}{{.Kind}}{{end}}"},
		{"x\n é{{ snak .Name }}", 2, 6, 4, `there is no function "snak"`, `did you mean "snake"?`},
		{"{{.Name.x}}", 1, 8, 7, "string has no x", ""},
		{"{{ if }}", 1, 1, 1, "missing value for if", ""},
		{"a\n{{range .Entries}}", 2, 1, 1, "template ends inside of an if, range, with, block or define", "write {{end}} where it ends"},
		{`{{template "b"}}`, 1, 12, 16, `template "b" not defined`, ""},
		{`{{$x}}`, 1, 3, 2, `undefined variable "$x"`, ""},
		{`{{sortBy "Statuss" .Entries}}`, 1, 3, 25, "an Entry has no Statuss", `did you mean "Status"?`},
		{`{{where "Name.X" 1 .Entries}}`, 1, 3, 25, `a text has no members; want none such as "X"`, ""},
		{`{{join "," .Name}}`, 1, 3, 14, "want a list, have a text", ""},
		{`{{first (list)}}`, 1, 3, 12, "the list is empty", ""},
		{`{{identifier "pyton" "x"}}`, 1, 3, 22, `identifier: unknown language "pyton"`, `did you mean "python"?`},
		{`{{comment "??" "x"}}`, 1, 3, 16, `comment: want one of // /// # -- ; ;; % ' /* <!--, have "??"`, ""},
		{`{{table "html" (list) (list)}}`, 1, 3, 26, `table: want markdown or text, have "html"`, ""},
		{`{{table "text" (list 1) (list (list 1 2))}}`, 1, 3, 39, "table: row 1 has 2 cells, want 1", ""},
		{`{{printf "%d" "x"}}`, 1, 3, 15, `printf: "%d" does not fit its arguments: %!d(string=x)`, ""},
		{`{{go (index .Entries 0).Code}}`, 1, 3, 26, "the language has no constant for null", ""},
		{`{{call .Name}}`, 1, 3, 10, "the data has no functions to call", ""},
		{`{{fail "no locale"}}`, 1, 3, 16, "no locale", ""},
		{`{{snake}}`, 1, 3, 5, "wrong number of args for snake: want 1 got 0", ""},
		{`{{(index .Entries 0).Code.MarshalJSON}}`, 1, 21, 35, "there is no Value here", ""},
		{`{{(index .Entries 1).Code.MarshalJSON}}`, 1, 3, 1, "a list of number has no text", ""},
	}
	for _, test := range tests {
		_, err := Render(test.text, data)
		var f *Fault
		if !errors.As(err, &f) {
			t.Errorf("%s: %v", test.text, err)
			continue
		}
		if want := (Fault{test.line, test.col, test.width, test.message, test.help}); *f != want {
			t.Errorf("%s:\nwant %+v\nhave %+v", test.text, want, *f)
		}
	}
}

// TestNothingPrintsAddresses: what a template prints is the same each time, so nothing
// that holds a pointer, a list or a struct comes out.
func TestNothingPrintsAddresses(t *testing.T) {
	data := many(2)
	data.Entries[0].Retry = &export.Retry{Kind: "never"}
	for _, value := range []string{".", ".Entries", "(index .Entries 0)", "(index .Entries 0).Retry", "(index .Entries 1).Retry", "(list 1 (list .))", ".Codes", "(groupBy \"Status\" .Entries)"} {
		for _, f := range []string{"", "print ", "println ", `printf "%v" `, "html ", "js ", "urlquery ", "json ", "upper ", `join "" (list `, "eq 1 "} {
			text := "{{" + f + value + "}}"
			if strings.Contains(f, "(") {
				text = "{{" + f + value + ")}}"
			}
			if out, err := Render(text, data); err == nil {
				t.Errorf("%s makes %q", text, out)
			}
		}
	}
}

// TestValuesPrint: constants of the catalogue print as they stand in a message.
func TestValuesPrint(t *testing.T) {
	one := export.Value{Kind: export.Number, Text: "1.50"}
	data := export.Catalog{
		Consts: export.Members{{Name: "a", Value: export.Value{Kind: export.List, Items: []export.Value{one, {Kind: export.Text, Text: "x"}}}}},
		Entries: []export.Entry{
			{Code: &one, Fields: []export.Field{{Type: export.FieldType{Text: "list(string)", Kind: "list"}}}, Deprecated: &export.Deprecation{}},
			{Internal: true},
		},
	}
	for text, want := range map[string]string{
		`{{range .Consts}}{{.Name}}={{.Value}};{{json .Value}}{{end}}`:                          `a=1.50, x;[1.50, "x"]`,
		`{{range .Entries}}[{{.Code}}|{{json .Code}}|{{default "none" .Code}}]{{end}}`:          `[1.50|1.50|1.50][|null|none]`,
		`{{range .Entries}}{{if .Code}}code {{end}}{{.Internal}} {{end}}`:                       `code false true `,
		`{{with (index .Entries 0).Fields}}{{(index . 0).Type}}{{end}}`:                         `list(string)`,
		`{{range where "Code" "1.50" .Entries}}found{{end}}`:                                    `found`,
		`{{range .Entries}}{{if eq .Code 1.5}}equal{{end}}{{end}}`:                              `equal`,
		`{{json .Consts}} {{python .Consts}}`:                                                   `{"a": [1.50, "x"]} {"a": [1.50, "x"]}`,
		`{{len (where "Deprecated.Use" "" .Entries)}} {{len (where "Internal" true .Entries)}}`: `2 1`,
	} {
		out, err := Render(text, data)
		if err != nil || string(out) != want {
			t.Errorf("%s:\nwant %s\nhave %s, %v", text, want, out, err)
		}
	}
}

// FuzzRender: no template brings errgen down.
func FuzzRender(f *testing.F) {
	for _, seed := range []string{
		"{{range .Entries}}{{.Name}}{{end}}", `{{define "a"}}{{.}}{{end}}{{template "a" .Name}}`, `{{$x := list 1}}{{index $x 2}}`,
		`{{printf "%[3]*.[2]*[1]f" 12.0 2 6}}`, `{{slice .Name 1 9}}`, `{{block "x" .}}{{end}}`, `{{with $x := .Name}}{{else with 1}}{{break}}{{end}}`,
		`{{table "text" (list) (list (list))}}`, `{{parts "{"}}`, `{{range $i, $e := .Entries}}{{continue}}{{end}}`, `{{words "\xff"}}`, `{{first .Entries | print}}`,
	} {
		f.Add(seed)
	}
	data := many(3)
	f.Fuzz(func(t *testing.T, text string) {
		first, err := Render(text, data)
		if err != nil {
			var fault *Fault
			if !errors.As(err, &fault) || fault.Line < 1 || fault.Col < 1 || fault.Width < 1 || strings.ContainsAny(fault.Message, "\n\r") {
				t.Fatalf("%#v", err)
			}
			return
		}
		second, err := Render(text, data)
		if err != nil || !bytes.Equal(first, second) {
			t.Fatalf("%q, then %q, %v", first, second, err)
		}
	})
}

func BenchmarkRender(b *testing.B) {
	data := many(5000)
	text := `{{range .Entries}}
{{comment "#" .Message}}
{{identifier "python" (constant .Name)}} = Entry(name={{python .Name}}, status={{.Status}}, fields=({{range .Fields}}{{python .Name}}, {{end}}))
{{end}}`
	b.ReportAllocs()
	for b.Loop() {
		out, err := Render(text, data)
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(len(out)))
	}
}
