package typescript_test

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/typescript"
)

const around = `errgen: 1
name: shop
const: {domain: example.com, limits: {low: 1.5, none: null, list: [1, b]}}
types:
  Money: {fields: {amount: int, currency: {type: string, optional: true}, pin: {type: string, sensitive: true}}}
  Part: {fields: {name: string, parts: list(Part)}}
rules:
  max: {message: '{path} is more than {max:int}'}
  min: {message: '{path} is less than {max:int}', fields: {hint: {type: string, optional: true}}}
  odd: {message: '{path} is odd'}
`

// TestBodies generates the types of bodies of one entry and one envelope. Type
// is that of the body of the entry, wide that of the envelope where it differs;
// both are written without readonly.
func TestBodies(t *testing.T) {
	tests := []struct{ body, entry, want, wide string }{
		// Constants.
		{`{a: false, b: -1, c: 1.50, d: "x", e: null, f: {}, g: []}`, ``,
			`{ a: false; b: -1; c: 1.50; d: "x"; e: null; f: Record<string, never>; g: []; }`, ``},
		{`[1, null, [a]]`, ``, `[1, null, ["a"]]`, ``},
		{`{a: $const.domain, b: $const.limits}`, ``, `{ a: "example.com"; b: { low: 1.5; none: null; list: [1, "b"]; }; }`, ``},
		{`{a~: "", b~: null, c~: [], d~: {}, e~: 0, f~: {g~: $instance}}`, ``, `{ e: 0; f?: { g?: string; }; }`, ``},

		// What the entry fixes is a constant of the entry, and a type of the envelope.
		{`{a: $code, b: $status, c: $name, d: $grpc, e: $status_text, f: $status|string}`, ``,
			`{ a: "E"; b: 404; c: "E"; d: "NOT_FOUND"; e: "Not Found"; f: "404"; }`, `{ a: string; b: number; c: string; d: string; e: string; f: string; }`},
		{`{a: $code, b~: $code}`, `code: null`, `{ a: null; }`, ``},
		{`{a: $attr.x, b: $attr.y, c~: $attr.none}`, `attr: {x: 1, y: {z: [a]}}`, `{ a: 1; b: { z: ["a"]; }; }`, `{ a: number; b: Record<string, unknown>; }`},
		{`{a: '${code}/${status}', b: 'x ${instance}'}`, ``, `{ a: "E/404"; b: string | null; }`, `{ a: string; b: string | null; }`},
		{`{a: $docs_url, b: $docs_url // none}`, `docs_url: 'https://example.com/E'`, `{ a: string; b: string; }`, ``},

		// What only a request or a program knows is a type.
		{`{a: $message, b: $title, c: $user_message, d~: $user_message}`, ``, `{ a: string; b: string; c: string; d?: string; }`, ``},
		{`{a: $request_id, b~: $instance, c: $time, d: $time|unix, e: $locale}`, ``, `{ a: string | null; b?: string; c: string; d: number; e: string | null; }`, ``},
		{`{a: $retry|s, b~: $retry|proto}`, ``, `{ a: number | null; b?: string; }`, ``},
		{`{a: $retry|s, b~: $retry|proto}`, `retry: 30s`, `{ a: number; b: string; }`, ``},
		{`{a: {$if: $retry, b: $retry|ms}, $spread: {$if: $retry, c: $retry|s}}`, ``, `{ a: { b: number; } | null; c?: number; }`, ``},
		{`{a: {$if: $retry, b: $retry|ms}, $spread: {$if: $retry, c: $retry|s}}`, `retry: after`, `{ a: { b: number; }; c: number; }`, ``},
		{`[$code, {$if: $retry, a: 1}, $instance]`, ``, `["E", ...(string | { a: 1; })[]]`, `[string, ...(string | { a: 1; })[]]`},

		// Alternatives.
		{`{a: $request_id // $instance, b: $request_id // none, c: $message // x, d: $user_message // $status}`, ``,
			`{ a: string | null; b: string; c: string; d: 404 | string; }`, `{ a: string | null; b: string; c: string; d: number | string; }`},
		{`{a: $request_id // $code}`, ``, `{ a: string; }`, ``},

		// Fields.
		{`{a: $field.s, b: $field.n, c: $field.o, d~: $field.o, e: $field.l}`,
			`fields: {s: string, n: float, o: {type: bool, optional: true}, l: {type: list(int), optional: true}}`,
			`{ a: string; b: number; c: boolean | null; d?: boolean; e: number[]; }`, ``},
		{`$fields`, `fields: {a: time, b: duration, c: uint64, d: map(list(string)), e: any, f: {type: string, enum: [x, y]}, g: {type: int, optional: true}, h: {type: string, sensitive: true}}`,
			`{ a: string; b: string; c: number; d: { [name: string]: string[]; }; e?: unknown; f: "x" | "y"; g?: number; }`, `{ }`},
		{`{a: $field.s, b: $fields, c: $fields|strings}`, `fields: {s: string, n: int}`,
			`{ a: string; b: { n: number; }; c: { n: string; }; }`, `{ a: string; b: Record<string, unknown>; c: { [name: string]: string; }; }`},
		{`{a: 1, $spread: $fields}`, `fields: {n: int, m: {type: Money, optional: true}, p: Part}`, `{ a: 1; n: number; m?: MoneyObject; p: PartObject; }`, `{ a: 1; }`},
		{`{a: 1, $spread: $field.m}`, `fields: {m: map(bool)}`, `{ a: 1; [name: string]: boolean | 1; }`, ``},

		// Lists.
		{`{a~: {$each: $violations, $as: $v.rule}}`, ``, `{ }`, ``},
		{`{$each: $violations, $as: $v.rule}`, `violations: [max, odd]`, `("max" | "odd" | "")[]`, `string[]`},
		{`{$each: $violations, $as: {r: $v.rule, max~: $v.field.max}}`, `violations: [max, odd]`,
			`({ r: "max"; max: number; } | { r: "odd" | ""; })[]`, `{ r: string; max?: number; }[]`},
		{`{$each: $violations, $as: {r~: $v.rule, $spread: $v.fields}}`, `violations: [min, odd]`,
			`({ r: "min"; hint?: string; max: number; } | { r: "odd"; } | { r?: never; })[]`, `{ r?: string; [name: string]: unknown; }[]`},
		{`{$each: $violations, $as: {r: $v.rule, max~: $v.field.max}}`, `violations: true`, `XViolation[]`, `{ r: string; max?: number; }[]`},
		{`{$each: $violations, $as: {p: $v.path, q~: $v.query, s: {$each: $v.path, $as: {k: $s.key, c: $s.container}}}}`, `violations: [odd]`,
			`{ p: (number | string)[]; q?: string; s: { k: number | string; c: "array" | "object"; }[]; }[]`, ``},
		{`{a: {$each: $links, $as: {t: $l.text, u~: $l.url}}}`, `links: [{text: Help, url: /help}, {text: Call}]`, `{ a: { t: string; u?: string; }[]; }`, ``},
		{`{$group: $violations, $by: $v.path|dot, $as: $v.message}`, `violations: [odd]`, `{ [name: string]: string[]; }`, ``},
		{`{a: {$tree: $violations, $leaf: _, $as: $v.message}}`, `violations: [odd]`, `{ a: XTree; }`, ``},

		// An answer to several errors begins with one of the entry.
		{`{$each: $errors, $as: {c: $code}}`, ``, `[{ c: "E"; }, ...{ c: string; }[]]`, `{ c: string; }[]`},
		{`{$each: $problems, $as: {c: $code, m: $v.message // $message, v~: {$if: $v, x: 1}}}`, `violations: [odd]`,
			`[{ c: "E"; m: string; v: { x: 1; }; } | { c: "E"; m: string; }, ...{ c: string; m: string; v?: { x: 1; }; }[]]`, `{ c: string; m: string; v?: { x: 1; }; }[]`},

		// Google's details, each known by its type.
		{`{d: [{"@type": a, x: $code}, {$if: $retry, "@type": b, y: $retry|s}, {$if: $request_id, "@type": c}]}`, ``,
			`{ d: [{ "@type": "a"; x: "E"; }, ...({ "@type": "b"; y: number; } | { "@type": "c"; })[]]; }`,
			`{ d: [{ "@type": "a"; x: string; }, ...({ "@type": "b"; y: number; } | { "@type": "c"; })[]]; }`},
	}
	for _, test := range tests {
		text := around + "envelopes:\n  x: {body: " + test.body + "}\nerrors:\n  E: {status: 404, message: M., envelope: x"
		if test.entry != "" {
			text += ", " + test.entry
		}
		cat, err := catalog.Load(fstest.MapFS{"errors.yaml": {Data: []byte(text + "}\n")}}, "errors.yaml")
		if err != nil {
			t.Errorf("%s: %v", test.body, err)
			continue
		}
		module := string(typescript.Render(cat, catalog.DocOutput{}))
		wide := declared(t, module, "XEnvelope")
		want := test.want
		if test.wide != "" {
			want = test.wide
		}
		if wide != want {
			t.Errorf("%s, %s: envelope\nhave %s\nwant %s", test.body, test.entry, wide, want)
		}
		own := merged(wide, declared(t, module, "EBody"))
		if own != test.want {
			t.Errorf("%s, %s: entry\nhave %s\nwant %s", test.body, test.entry, own, test.want)
		}
	}
}

var (
	comments  = regexp.MustCompile(`(?s)/\*\*.*?\*/\n`)
	readonly  = regexp.MustCompile(`\breadonly |\bReadonly<(Record<string, \w+>)>`)
	blanks    = regexp.MustCompile(`\s+`)
	notWanted = regexp.MustCompile(`^export (?:interface \w+(?: extends \w+)? |type \w+ = )|;$`)
)

// declared returns the type with a name on one line, or nothing if there is
// none.
func declared(t *testing.T, module, name string) string {
	t.Helper()
	declaration := regexp.MustCompile(`(?m)^export (?:interface|type) ` + name + ` `)
	at := declaration.FindStringIndex(module)
	if at == nil {
		return ""
	}
	text, _, _ := strings.Cut(module[at[0]:], "\n\n")
	text = blanks.ReplaceAllString(readonly.ReplaceAllString(comments.ReplaceAllString(text+"\n", ""), "$1"), " ")
	return notWanted.ReplaceAllString(strings.TrimSpace(text), "")
}

// merged returns the members of an envelope with those of an entry in their
// places, as TypeScript sees them.
func merged(wide, own string) string {
	switch {
	case own == "":
		return wide
	case !strings.HasPrefix(wide, "{ ") || !strings.HasPrefix(own, "{ "):
		return own
	}
	members := split(wide)
	for _, m := range split(own) {
		name, _, _ := strings.Cut(m, ":")
		at := -1
		for i, have := range members {
			if n, _, _ := strings.Cut(have, ":"); strings.TrimSuffix(n, "?") == strings.TrimSuffix(name, "?") {
				at = i
			}
		}
		if at < 0 {
			members = append(members, m)
		} else {
			members[at] = m
		}
	}
	return "{ " + strings.Join(members, "; ") + "; }"
}

// split returns the members at the top of an object.
func split(object string) []string {
	var members []string
	depth, from := 0, 0
	inner := strings.TrimSuffix(strings.TrimPrefix(object, "{ "), "}")
	for i, c := range inner {
		switch c {
		case '{', '[', '(':
			depth++
		case '}', ']', ')':
			depth--
		case ';':
			if depth == 0 {
				members = append(members, strings.TrimSpace(inner[from:i]))
				from = i + 1
			}
		}
	}
	return members
}
