package catalog_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/errgen/errgen/catalog"
)

// readable begins the catalogues of TestReadable.
const readable = `errgen: 1
name: shop
generate: {go: {out: shoperr, client: true}}
`

// TestReadable checks the warnings about what clients cannot read out of
// answers. Of each catalogue it wants those that begin with the texts, and no
// others.
func TestReadable(t *testing.T) {
	const plain = "envelopes: {e: {body: {error: $message}}}\ndefaults: {envelope: e, status: 400}\n"
	tests := []struct {
		name, text string
		want       []string
	}{
		{"same message", plain + "errors: {A: {message: x}, B: {message: x}, C: {message: y}}", []string{`EG0309 no client can tell "B" from "A"`}},
		{"other status", plain + "errors: {A: {message: x}, B: {message: x, status: 404}}", nil},
		{"other code that is sent", "errors: {A: {status: 400, message: x}, B: {status: 400, message: x}}", nil},
		{"name that is sent", "envelopes: {e: {body: {error: $name}}}\ndefaults: {envelope: e, status: 400}\nerrors: {A: {message: x}, B: {message: x}}", nil},
		{"code in a header", "envelopes: {e: {headers: {X-Code: $code}, body: {error: $message}}}\ndefaults: {envelope: e, status: 400}\nerrors: {A: {message: x}, B: {message: x}}", nil},
		{"shared code", "codes: {type: string, shared: true}\nerrors: {A: {code: x, status: 400, message: x, title: t}, B: {code: x, status: 400, message: x, title: t}}", []string{`EG0309 no client can tell "B" from "A"`}},
		{"shared code, other title", "codes: {type: string, shared: true}\nerrors: {A: {code: x, status: 400, message: x, title: t}, B: {code: x, status: 400, message: x, title: u}}", nil},
		{"status behind a fixed one", "envelopes: {e: {http_status: 200, body: {error: $message}}}\ndefaults: {envelope: e}\nerrors: {A: {message: x, status: 400}, B: {message: x, status: 404}}", []string{`EG0309 no client can tell "B" from "A"`}},
		{"status in the body", "envelopes: {e: {http_status: 200, body: {error: $message, status: $status}}}\ndefaults: {envelope: e}\nerrors: {A: {message: x, status: 400}, B: {message: x, status: 404}}", nil},
		{"other attribute", "envelopes: {e: {body: {error: $message, kind: $attr.kind}}}\ndefaults: {envelope: e, status: 400}\nerrors: {A: {message: x, attr: {kind: a}}, B: {message: x, attr: {kind: b}}}", nil},
		{"attribute that is not sent", plain + "errors: {A: {message: x, attr: {kind: a}}, B: {message: x, attr: {kind: b}}}", []string{`EG0309 no client can tell "B" from "A"`}},
		{"same template", plain + "errors: {A: {message: '{a:string} x'}, B: {message: '{b:string} x'}}", []string{`EG0309 no client can tell "B" from "A"`}},
		{"other type", plain + "errors: {A: {message: '{a:string} x'}, B: {message: '{b:int} x'}}", nil},
		{"other translation", "locale: en\n" + plain + "errors: {A: {message: x, translations: {de: {message: a}}}, B: {message: x, translations: {de: {message: b}}}}", nil},
		{"other envelope", "envelopes: {e: {body: {error: $message}}, f: {body: {fault: $message}}}\nerrors: {A: {envelope: e, status: 400, message: x}, B: {envelope: f, status: 400, message: x}}", nil},
		{"placeholders that touch", plain + "errors: {A: {message: '{a:int}{b:string}'}}", []string{`EG0310 in the message of "A" a client cannot tell where "{a}" ends and "{b}" begins`}},
		{"placeholders that touch, of which one is known", "envelopes: {e: {body: {error: $message, a: $field.a}}}\nerrors: {A: {envelope: e, status: 400, message: '{a:int}{b:string}'}}", nil},
		{"placeholders that touch, of which all are known", "errors: {A: {status: 400, message: '{a:int}{b:string}'}}", nil},
		{"placeholders that touch, in a message that is not sent", "envelopes: {e: {body: {error: $code, a: $fields}}}\nerrors: {A: {envelope: e, status: 400, message: '{a:int}{b:string}'}}", nil},
		{"values that touch", "envelopes: {e: {body: {error: '${code}${request_id}', message: $message}}}\ndefaults: {envelope: e, status: 400}\nerrors: {A: {message: x}}", []string{`EG0310 a client cannot tell where "${code}" ends and "${request_id}" begins`}},
		{"constants that touch values", "const: {c: x}\nenvelopes: {e: {body: {error: '${code}${const.c}${request_id}'}}}\ndefaults: {envelope: e, status: 400}\nerrors: {A: {message: x}}", nil},
		{"placeholders of a rule that touch", "rules: {r: {message: '{a:int}{b:int}'}}\nenvelopes: {e: {body: {error: $code, list: {$each: $violations, $as: $v.message}}}}\nerrors: {A: {envelope: e, status: 400, violations: true}}", []string{`EG0310 in the message of the rule "r" a client cannot tell where "{a}" ends and "{b}" begins`}},
		{"lost field", plain + "errors: {A: {message: x, fields: {id: string, pin: {type: string, sensitive: true}, o: {type: int, optional: true}}}}", []string{`EG0311 field "id" of "A" is nowhere in answers`, `EG0311 field "o" of "A" is nowhere in answers`}},
		{"field in a header", "envelopes: {e: {headers: {X-Id: $field.id}, body: {error: $code}}}\nerrors: {A: {envelope: e, status: 400, message: x, fields: {id: string}}}", nil},
		{"field in a header of the entry", "envelopes: {e: {body: {error: $code}}}\nerrors: {A: {envelope: e, status: 400, message: x, headers: {X-Id: $field.id}, fields: {id: string}}}", nil},
		{"field in the user message", "envelopes: {e: {body: {error: $code, text: $user_message}}}\nerrors: {A: {envelope: e, status: 400, message: x, user_message: '{id}', fields: {id: string}}}", nil},
		{"field in a message that is not sent", "envelopes: {e: {body: {error: $code}}}\nerrors: {A: {envelope: e, status: 400, message: '{id:string}'}}", []string{`EG0311 field "id" of "A" is nowhere in answers`}},
		{"lost field of a rule", "rules: {r: {message: x, fields: {a: int}}, s: {message: y, fields: {b: int}}}\nenvelopes: {e: {body: {error: $code, list: {$each: $violations, $as: $v.rule}}}}\nerrors: {A: {envelope: e, status: 400, violations: [r]}}", []string{`EG0311 field "a" of the rule "r" is nowhere in answers`}},
		{"field of a rule", "rules: {r: {message: '{a:int}', fields: {b: int}}}\nerrors: {A: {status: 400, violations: true}}", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			have := warnings(t, readable+test.text)
			for i, w := range have {
				if i >= len(test.want) || !strings.HasPrefix(w, test.want[i]) {
					t.Errorf("have %s", w)
				}
			}
			if len(have) < len(test.want) {
				t.Errorf("have %q\nwant %q", have, test.want)
			}
			if without := warnings(t, strings.Replace(readable, ", client: true", "", 1)+test.text); len(without) > 0 {
				t.Errorf("for a package that reads nothing: %q", without)
			}
		})
	}
}

// warnings returns the rules and the messages of the warnings about a catalogue.
func warnings(t *testing.T, text string) []string {
	t.Helper()
	cat, err := catalog.Load(fstest.MapFS{"errors.yaml": {Data: []byte(text)}}, "errors.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, w := range cat.Warnings {
		if w.Severity != catalog.Warning || w.Rule == "EG0309" && len(w.Related) == 0 {
			t.Errorf("%v is no warning, or has no second place", w)
		}
		list = append(list, w.Rule+" "+w.Message)
	}
	return list
}
