package catalog_test

import (
	"strings"
	"testing"
)

// TestMistakes shows the mistakes that YAML libraries report without a place
// or at the wrong one. Each row is the body of an entry, where the diagnostic
// must stand, and what it must say.
func TestMistakes(t *testing.T) {
	const head = "errgen: 1\nname: shop\nerrors:\n  A:\n" // the body begins on line 5
	tests := []struct {
		name, body string
		line, col  int
		message    string
		help       string
	}{
		{"unknown key", "    mesage: x\n", 5, 5, `unknown key "mesage"`, "allowed keys"},
		{"wrong type", "    message: [x]\n", 5, 14, "message is a list, want a text", "quotes"},
		{"colon in a text", "    message: foo: bar: baz\n", 5, 17, "colon and a blank", "in quotes"},
		{"tab", "\tmessage: x\n", 5, 1, "tab in indentation", "blanks"},
		{"tab after blanks", "    status: 400\n  \t  message: x\n", 6, 3, "tab in indentation", "blanks"},
		{"unterminated double quote", "    message: \"x\n    status: 400\n", 5, 14, "closing quote is missing", `end the text with "`},
		{"unterminated single quote", "    message: 'it''s\n", 5, 14, "closing quote is missing", "end the text with '"},
		{"unclosed flow map", "    fields: {a: int\n    status: 400\n", 5, 13, "closing bracket is missing", "}"},
		{"unclosed flow list", "    tags: [a, b\n", 5, 11, "closing bracket is missing", "]"},
		{"wrong bracket", "    tags: [a, b}\n", 5, 16, "does not match", "["},
		{"repeated key", "    message: x\n    message: y\n", 6, 5, `key "message" is repeated`, "remove one"},
		{"unknown alias", "    message: *nope\n", 5, 14, "alias has no anchor", "quotes"},
		{"null for a text", "    message: ~\n", 5, 14, "message is null", "quotes"},
		{"yes for a boolean", "    internal: yes\n", 5, 15, `"yes", want true or false`, ""},
		{"leading zero", "    status: 0404\n", 5, 13, "whole number", "leading zeros"},
		{"bad indentation", "    message: x\n   status: 400\n", 6, 4, "indentation matches no line", "align"},
		{"second document", "    message: x\n---\nname: y\n", 6, 1, "second YAML document", "file of its own"},
		{"text after ...", "    message: x\n...\nname: y\n", 6, 1, "second YAML document", "file of its own"},
		{"brace", "    message: {id} not found\n", 5, 14, "after the closing bracket", "starts with {"},
		{"percent", "    message: %s not found\n", 5, 14, `cannot start with "%"`, "quotes"},
		{"at sign", "    message: @me\n", 5, 14, `cannot start with "@"`, "quotes"},
		{"back-quote", "    message: `x` failed\n", 5, 14, "cannot start with \"`\"", "quotes"},
		{"comment in a text", "    message: Range # 5\n", 5, 20, "ends at a comment", `"# 5"`},
		{"comma in a flow map", "    links: [{text: Hello, World}]\n", 5, 27, `unknown key "World"`, "a comma splits a text"},
		{"text after quotes", "    message: 'it's'\n", 5, 18, "after the closing quote", "''"},
		{"quoted start of a text", "    message: \"x\" is wrong\n", 5, 18, "after the closing quote", "quotes"},
		{"unknown escape", "    message: \"C:\\dir\"\n", 5, 17, "unknown escape", "backslash"},
		{"no blank after the colon", "    status:404\n    message: x\n", 5, 11, "no blank after the colon", "status:"},
		{"list behind its key", "    causes: - x\n", 5, 13, "list item", "next line"},
		{"text behind a bar", "    message: | x\n", 5, 14, `text after "|"`, "next line"},
		{"deeper line", "    message: x\n      status: 400\n", 6, 7, "part of the text", "indentation"},
		{"tag", "    message: !foo x\n", 5, 14, "tags are not allowed", "exclamation"},
		{"merge key", "    <<: {message: x}\n", 5, 5, "merge keys", "defaults"},
		{"Go slice", "    fields: {a: []string}\n", 5, 17, "closing bracket", "list(string)"},
		{"question mark", "    attr: {a?: 1}\n", 5, 13, "question mark", "a~"},
		{"question mark in a flow map", "    links: [{text: Really? Yes}]\n", 5, 26, "a question mark", "quotes"},
		{"interpolation in a flow map", "    headers: {X-A: ${code}}\n", 5, 20, "${…}", "quotes"},
		{"quoted number", "    status: \"404\"\n", 5, 13, `the text "404", want a whole number`, "remove the quotes"},
		{"text for an entry", "    just a text\n", 5, 5, "want a map", "{message:"},
		{"half a surrogate pair", "    message: \"\\ud83d\"\n", 5, 15, "surrogate", "character itself"},
		{"stray bracket", "    message: x\n]\n", 6, 1, "has no opening one", "remove"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			ds := problems(t, []byte(head+test.body))
			if len(ds) != 1 {
				t.Fatalf("have %d diagnostics, want 1: %v", len(ds), []any{ds})
			}
			d := ds[0]
			if d.Pos.Line != test.line || d.Pos.Col != test.col {
				t.Errorf("have place %d:%d, want %d:%d (%s)", d.Pos.Line, d.Pos.Col, test.line, test.col, d.Message)
			}
			if !strings.Contains(d.Message, test.message) || !strings.Contains(d.Help, test.help) {
				t.Errorf("have %q, help %q; want %q, help %q", d.Message, d.Help, test.message, test.help)
			}
		})
	}
}

// TestHabits shows mistakes that are valid YAML: habits from other tools.
func TestHabits(t *testing.T) {
	tests := []struct {
		name, text string
		message    string
		advice     string // in the label or the help
	}{
		{"doubled braces", "errors: {A: {message: 'User {{id}}', fields: {id: string}}}", `"{{id}}" is a literal text`, "write {id}"},
		{"value outside the enum of a list", "errors: {A: {message: m, fields: {a: {type: list(string), enum: [x, y], example: [x, z]}}}}", `"z" is not allowed`, `"x", "y"`},
		{"severity of another tool", "errors: {A: {message: m, severity: warning}}", `unknown severity "warning"`, `did you mean "warn"?`},
		{"own file under include", "include: [errors.yaml]\nerrors: {A: {message: m}}", "cannot include itself", "remove"},
		{"dir for out", "generate: {go: {dir: x}}\nerrors: {A: {message: m}}", `unknown key "dir"`, `did you mean "out"?`},
		{"braces around a reference", "envelopes: {e: {body: {a: '{code}'}}}\nerrors: {A: {message: m, envelope: e}}", `"{code}" is a constant`, "write $code"},
		{"list without a dollar sign", "envelopes: {e: {body: {each: $violations, $as: $v.message}}}\nerrors: {A: {message: m, envelope: e}}", `"each" is the name of a member`, `did you mean "$each"?`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			ds := problems(t, []byte("errgen: 1\nname: shop\n"+test.text+"\n"))
			if len(ds) != 1 {
				t.Fatalf("have %d diagnostics, want 1: %v", len(ds), []any{ds})
			}
			if d := ds[0]; !strings.Contains(d.Message, test.message) || !strings.Contains(d.Label+d.Help, test.advice) {
				t.Errorf("have %q, label %q, help %q; want %q, %q", d.Message, d.Label, d.Help, test.message, test.advice)
			}
		})
	}
}
