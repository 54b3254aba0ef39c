package compat_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/catalog/compat"
)

// base is the catalogue that the cases change.
const base = `errgen: 1
name: shop
locale: en
const: {version: 1, unsent: 1}
fallback: INTERNAL
generate:
  go: {out: shoperr, http: true}
groups:
  orders: {codes: o_1..o_9}
rate_limits: {daily: {scope: user, limit: 100, window: 24h}}
types:
  Money: {fields: {amount: int, note: {type: string, optional: true}}}
rules:
  max: {message: 'more than {max:int}'}
  odd: {message: is odd}
envelopes:
  shop:
    headers: {X-Code: $code, Retry-After~: $retry|s}
    body:
      code: $code
      message: $message
      version: $const.version
      kind: $attr.kind
      detail~: $fields
      errors~: {$each: $violations, $as: {field: $v.path|dot, text: $v.message}}
  copy:
    headers: {X-Code: $code, Retry-After~: $retry|s}
    body:
      code: $code
      message: $message
      version: $const.version
      kind: $attr.kind
      detail~: $fields
      errors~: {$each: $violations, $as: {field: $v.path|dot, text: $v.message}}
  small: {body: {code: $code}}
defaults: {envelope: shop}
errors:
  INTERNAL: {status: 500, message: Something went wrong}
  ORDER_NOT_FOUND:
    status: 404
    message: 'Order {id} of {shop}'
    doc: There is no such order.
    fields:
      id: string
      shop: string
      hint: {type: string, optional: true}
      state: {type: string, enum: [open, closed], optional: true}
      pin: {type: string, sensitive: true, optional: true}
  INVALID: {status: 422, message: Invalid, violations: [max]}
  BUSY: {status: 503, message: Busy, retry: 5s, rate_limit: daily, grpc: UNAVAILABLE, attr: {kind: shop, unsent: 1}}
  OLD: {status: 410, message: Old, deprecated: true}
`

// A change is made by replacing a text of the base; the result has the changes.
type change struct {
	replace, by string
	want        string // kind, ratings for wire and Go, message; one a line
}

var changes = []change{
	{"# none", "", ""},
	{"name: shop\n", "name: shop\n# a comment\n", ""},
	{"{status: 503, message: Busy,", "{message: Busy, status: 503,", ""},

	// Entries.
	{"  OLD: {", "  NEW: {status: 400, message: New}\n  OLD: {", `entry-added minor minor: entry "NEW" is new`},
	{"  OLD: {status: 410, message: Old, deprecated: true}\n", "", `entry-removed breaking breaking: entry "OLD" is gone, and not under retired`},
	{"  OLD: {status: 410, message: Old, deprecated: true}\n", "retired: {OLD: {use: BUSY}}\n", `entry-removed breaking breaking: entry "OLD" is retired; use "BUSY"`},
	{"  OLD: {", "  ANCIENT: {code: OLD, ", `entry-renamed patch breaking: entry "OLD" is called "ANCIENT"`},
	{"  OLD: {status: 410,", "  ANCIENT: {code: OLD, status: 404,",
		`entry-renamed patch breaking: entry "OLD" is called "ANCIENT"
status-changed breaking patch: entry "ANCIENT" has the status 404, and had 410`},
	{"status: 503,", "code: busy, status: 503,", `code-changed breaking patch: entry "BUSY" has the code "busy", and had "BUSY"`},
	{"status: 503,", "code: null, status: 503,", `code-removed breaking patch: entry "BUSY" has no code, and had "BUSY"`},
	{"status: 503,", "status: 500,", `status-changed breaking patch: entry "BUSY" has the status 500, and had 503`},
	{"grpc: UNAVAILABLE", "grpc: ABORTED", `grpc-code-changed patch none: entry "BUSY" has the gRPC code ABORTED, and had UNAVAILABLE`},
	{"grpc: UNAVAILABLE", "grpc: UNAVAILABLE, go: {name: Overloaded}", `go-name-changed none breaking: entry "BUSY" has the Go name "Overloaded", and had that of its name`},
	{"attr: {kind: shop", "attr: {kind: busy", `attribute-changed breaking none: entry "BUSY" has "\"busy\"" for attribute "kind", and had "\"shop\""`},
	{"shop, unsent: 1", "shop, unsent: 2", ``},
	{"grpc: UNAVAILABLE", "grpc: UNAVAILABLE, deprecated: {use: INTERNAL}", `deprecated minor minor: entry "BUSY" is deprecated; use "INTERNAL"`},
	{", deprecated: true", "", `undeprecated patch patch: entry "OLD" is not deprecated any more`},
	{"retry: 5s", "retry: 6s", `retry-changed minor none: entry "BUSY" has the retry advice after 6s, and had after 5s`},
	{"retry: 5s", "retry: after",
		`constructor-changed none breaking: the constructor of entry "BUSY" takes a delay in one version only
retry-changed minor none: entry "BUSY" has the retry advice after a delay of the answer, and had after 5s`},
	{"limit: 100", "limit: 99", `rate-limit-changed minor none: entry "BUSY" has the rate limit "daily" (99 in 24h0m0s for each "user"), and had "daily" (100 in 24h0m0s for each "user")`},
	{"violations: [max]", "violations: [max, odd]", `rule-added minor none: entry "INVALID" can have violations of rule "odd"`},
	{"violations: [max]", "violations: [odd]",
		`rule-added minor none: entry "INVALID" can have violations of rule "odd"
rule-removed patch patch: entry "INVALID" has no violations of rule "max" any more`},
	{", violations: [max]", "", `violations-removed breaking breaking: entry "INVALID" has no violations`},
	{"retry: 5s", "retry: 5s, violations: true", `violations-added minor minor: entry "BUSY" can have violations`},

	// Texts.
	{"message: Busy", "message: Very busy", `message-changed patch patch: the message of entry "BUSY" is "Very busy", and was "Busy"`},
	{"Order {id} of {shop}", "Order {id}", `message-fields-changed breaking patch: the message of entry "ORDER_NOT_FOUND" has {id}, and had {id}, {shop}`},
	{"doc: There is no such order.", "doc: No such order.", `documentation-changed patch patch: entry "ORDER_NOT_FOUND" has other documentation: description`},
	{"orders: {codes: o_1..o_9}", "orders: {codes: o_1..o_10}", `documentation-changed patch patch: what stands around the entries is documented in another way`},
	{"message: Busy", "message: Busy, translations: {de: {message: Voll}}",
		`language-added minor none: there are texts in "de"
documentation-changed patch patch: entry "BUSY" has other documentation: translations`},
	{"locale: en\n", "", `language-removed minor none: there are no texts in "en"`},

	{"OLD: {status: 410, message: Old, deprecated: true}", "OLD: {status: 410, message: Old, deprecated: {since: '2'}}", `documentation-changed patch patch: entry "OLD" has other documentation: deprecation`},
	{"message: Busy", "message: Busy, since: '1'", `documentation-changed patch patch: entry "BUSY" has other documentation: first version`},
	{"  Money: {", "  Money: {doc: D, ", `documentation-changed patch patch: type "Money" is documented in another way`},
	{"message: is odd", "message: is odd, translations: {de: {message: u}}",
		`language-added minor none: there are texts in "de"
documentation-changed patch patch: rule "odd" is documented in another way`},
	{"scope: user, limit", "scope: user, doc: D, limit", `documentation-changed patch patch: what stands around the entries is documented in another way`},
	{"errors:\n  INTERNAL", "retired: {GONE: {}}\nerrors:\n  INTERNAL", `documentation-changed patch patch: what stands around the entries is documented in another way`},

	// Fields.
	{"id: string\n", "id: int\n", `field-type-changed breaking breaking: entry "ORDER_NOT_FOUND", field "id" has the type int, and had string`},
	{"      id: string\n      shop: string\n", "      shop: string\n      id: string\n",
		`field-moved none breaking: entry "ORDER_NOT_FOUND" has its required fields in the order shop, id, and had id, shop`},
	{"      id: string\n", "      id: string\n      more: int\n", `field-required-added minor breaking: entry "ORDER_NOT_FOUND" has the new required field "more"`},
	{"      id: string\n", "      id: string\n      more: {type: int, optional: true}\n", `field-added minor minor: entry "ORDER_NOT_FOUND" has the new field "more"`},
	{"      hint: {type: string, optional: true}\n", "", `field-removed breaking breaking: entry "ORDER_NOT_FOUND" has no field "hint"`},
	{"hint: {type: string, optional: true}", "hint: string", `field-required minor breaking: entry "ORDER_NOT_FOUND", field "hint" is required, and was optional`},
	{"shop: string\n", "shop: {type: string, optional: true, default: here}\n", `field-optional breaking breaking: entry "ORDER_NOT_FOUND", field "shop" is optional, and was required
documentation-changed patch patch: entry "ORDER_NOT_FOUND", field "shop" is documented in another way`},
	{"hint: {type: string,", "hint: {type: string, sensitive: true,", `field-hidden breaking breaking: entry "ORDER_NOT_FOUND", field "hint" is sensitive`},
	{"pin: {type: string, sensitive: true,", "pin: {type: string,", `field-shown minor breaking: entry "ORDER_NOT_FOUND", field "pin" is not sensitive any more`},
	{"[open, closed]", "[open, lost]",
		`field-values-added minor patch: entry "ORDER_NOT_FOUND", field "state" can have more values: "\"lost\""
field-values-removed patch patch: entry "ORDER_NOT_FOUND", field "state" has fewer values: "\"closed\""`},
	{", enum: [open, closed]", "", `field-values-added minor patch: entry "ORDER_NOT_FOUND", field "state" can have more values`},
	{"hint: {type: string,", "hint: {type: string, doc: A hint.,", `documentation-changed patch patch: entry "ORDER_NOT_FOUND", field "hint" is documented in another way`},
	{"amount: int", "amount: int64", `field-type-changed breaking breaking: type "Money", field "amount" has the type int64, and had int`},
	{"amount: int", "amount: int, tax: int", `field-added minor minor: type "Money" has the new field "tax"`},
	{"  Money: {fields: {amount: int, note: {type: string, optional: true}}}", "  Other: {fields: {a: int}}", `type-removed none breaking: type "Money" is gone`},

	// Rules.
	{"  odd: {message: is odd}\n", "", `rule-removed breaking breaking: rule "odd" is gone`},
	{"  odd: {", "  new: {message: is new}\n  odd: {", `rule-added minor minor: rule "new" is new`},
	{"more than {max:int}", "above {max:int}", `message-changed patch patch: the message of rule "max" is "above {max}", and was "more than {max}"`},
	{"message: is odd", "message: is odd, doc: Odd.", `documentation-changed patch patch: rule "odd" is documented in another way`},

	// Envelopes: once for all entries.
	{"      kind: $attr.kind\n      detail~: $fields\n      errors~: {$each: $violations, $as: {field: $v.path|dot, text: $v.message}}\n  copy:", "      detail~: $fields\n      errors~: {$each: $violations, $as: {field: $v.path|dot, text: $v.message}}\n  copy:",
		`body-member-removed breaking none: envelope "shop" has no member "kind"`},
	{"      code: $code\n      message: $message\n", "      message: $message\n      code: $code\n", `body-member-moved patch none: envelope "shop" has its members in another order`},
	{"    body:\n", "    body:\n      title: $title\n", `body-member-added minor none: envelope "shop" has the new member "title"`},
	{"      code: $code\n", "      code~: $code\n", `body-member-omitted breaking none: envelope "shop", member "code" can be left out`},
	{"      detail~:", "      detail:", `body-member-always minor none: envelope "shop", member "detail" is always there`},
	{"      code: $code\n", "      code: $code|string\n", `body-changed breaking none: envelope "shop", member "code" is "$code|string", and was "$code"`},
	{"text: $v.message", "text: $v.rule", `body-changed breaking none: envelope "shop", member "errors", each item, member "text" is "$v.rule", and was "$v.message"`},
	{"{body: {code: $code}}", "{content_type: application/x+json, body: {code: $code}}", `content-type-changed breaking none: envelope "small" has the content type "application/x+json", and had "application/json"`},
	{"{body: {code: $code}}", "{http_status: 200, body: {code: $code}}", `status-changed breaking none: envelope "small" has the status line 200, and had of the entry`},
	{"{body: {code: $code}}", "{encode: {indent: 2}, body: {code: $code}}", `encoding-changed patch none: envelope "small" writes its body in another way`},
	{"    headers: {X-Code: $code,", "    headers: {X-More: $name, X-Code: $code,", `header-added minor none: envelope "shop" has the new header "X-More"`},
	{"    headers: {X-Code: $code,", "    headers: {", `header-removed breaking none: envelope "shop" has no header "X-Code"`},
	{"    headers: {X-Code: $code,", "    headers: {X-Code: $name,", `header-changed breaking none: envelope "shop" has "$name" in header "X-Code", and had "$code"`},
	{"    headers: {X-Code: $code,", "    headers: {X-Code~: $code,", `header-omitted breaking none: envelope "shop" can leave out the header "X-Code"`},
	{"status: 503,", "status: 503, headers: {X-Mine: a},", `header-added minor none: entry "BUSY" has the new header "X-Mine"`},
	{"status: 503,", "status: 503, envelope: small,", `answer-changed breaking none: entry "BUSY" has the envelope "small", and had "shop"`},
	{"status: 503,", "status: 503, envelope: copy,", ``},
	{"version: 1,", "version: 2,", `constant-changed breaking none: constant "version" is "2", and was "1"`},
	{"unsent: 1}\nfallback", "unsent: 2}\nfallback", ``},

	// The catalogue.
	{"fallback: INTERNAL", "fallback: BUSY", `fallback-changed breaking none: the fallback is "BUSY", and was "INTERNAL"`},
	{"fallback: INTERNAL", "fallback: INTERNAL\ncodes: {shared: true}", `codes-shared minor breaking: codes are shared in one version only`},
	{"out: shoperr", "out: other", `go-package-changed none breaking: the package is "" in "other", and was "" in "shoperr"`},
	{", http: true", "", `go-part-removed none breaking: the package is made without http`},
	{"http: true", "http: true, client: true", `go-part-added none minor: the package is made with client`},
}

func TestChanges(t *testing.T) {
	old := load(t, base)
	seen := map[string]bool{}
	for _, c := range changes {
		if c.replace != "# none" && !strings.Contains(base, c.replace) {
			t.Fatalf("the base has no %q", c.replace)
		}
		found := compat.Compare(old, load(t, strings.Replace(base, c.replace, c.by, 1)))
		var lines []string
		for _, ch := range found {
			seen[ch.Kind] = true
			lines = append(lines, fmt.Sprintf("%s %v %v: %s", ch.Kind, ch.Wire, ch.Go, ch.Message))
			if ch.Why == "" || ch.Old.File == "" && ch.New.File == "" {
				t.Errorf("%q: %s has no reason or no place", c.by, ch.Kind)
			}
		}
		if have := strings.Join(lines, "\n"); have != c.want {
			t.Errorf("%q for %q\ngot\n%s\nwant\n%s", c.by, c.replace, have, c.want)
		}
	}
	for _, k := range compat.Kinds {
		if !seen[k.ID] && k.ID != "codes-type-changed" && k.ID != "code-added" {
			t.Errorf("no case has the kind %s", k.ID)
		}
	}
}

// TestChangesOfCodes has the changes that the base cannot have.
func TestChangesOfCodes(t *testing.T) {
	const number = "errgen: 1\nname: x\ncodes: {type: int}\nerrors: {A: {code: 1, status: 400, message: M}, B: {code: 2, status: 400, message: N}}\n"
	for text, want := range map[string]string{
		strings.Replace(number, "codes: {type: int}\n", "", 1):              "codes-type-changed",
		strings.Replace(number, "code: 2, status", "code: null, status", 1): "code-removed",
	} {
		if found := compat.Compare(load(t, number), load(t, text)); len(found) == 0 || found[0].Kind != want {
			t.Errorf("%s: got %v, want %s", text, found, want)
		}
	}
	without := strings.Replace(number, "code: 2, status", "code: null, status", 1)
	if found := compat.Compare(load(t, without), load(t, number)); len(found) != 1 || found[0].Kind != "code-added" || found[0].Wire != compat.Minor {
		t.Errorf("a code that is new: %v", found)
	}
}

// TestSame compares each catalogue of the repository with itself.
func TestSame(t *testing.T) {
	root := os.DirFS("../..")
	var names []string
	for _, pattern := range []string{"catalogues/*/errors.yaml", "valid/*.yaml"} {
		files, err := filepath.Glob("../../testdata/" + pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		names = append(names, files...)
	}
	for _, name := range names {
		name, _ = strings.CutPrefix(filepath.ToSlash(name), "../../")
		a, err := catalog.Load(root, name)
		if err != nil {
			t.Fatal(err)
		}
		b, err := catalog.Load(root, name)
		if err != nil {
			t.Fatal(err)
		}
		if found := compat.Compare(a, b); len(found) > 0 {
			t.Errorf("%s differs from itself: %v", name, found[0])
		}
	}
}

func TestWorst(t *testing.T) {
	wire, goCode := compat.Worst([]compat.Change{{Wire: compat.Minor}, {Go: compat.Breaking}, {Wire: compat.Patch, Go: compat.Patch}})
	if wire != compat.Minor || goCode != compat.Breaking {
		t.Errorf("got %v, %v", wire, goCode)
	}
	if wire, goCode = compat.Worst(nil); wire != compat.None || goCode != compat.None {
		t.Errorf("nothing: got %v, %v", wire, goCode)
	}
	if !slices.IsSortedFunc(compat.Kinds, func(a, b compat.Kind) int { return strings.Compare(a.ID, b.ID) }) {
		t.Error("kinds are not sorted")
	}
}

func load(t *testing.T, text string) *catalog.Catalog {
	t.Helper()
	cat, err := catalog.Load(fstest.MapFS{"errors.yaml": {Data: []byte(text)}}, "errors.yaml")
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return cat
}
