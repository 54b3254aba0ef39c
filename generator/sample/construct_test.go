package sample_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"testing/fstest"
	"time"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/sample"
)

// around returns a catalogue whose entry E, which carries something of
// everything, has an envelope. The others, which carry little, have another.
func around(t *testing.T, envelope, others string) *catalog.Catalog {
	t.Helper()
	src := `errgen: 1
name: shop
locale: en
codes: int
const: {domain: example.com, limits: {low: 1.50, none: null, list: [1, b]}, retry: true}
docs_url: https://example.com/{name}
rate_limits: {daily: {scope: day, limit: 1000, window: 24h}}
types:
  Money: {fields: {amount: int, currency: {type: string, optional: true}, pin: {type: string, sensitive: true, optional: true}}}
envelopes:
  e: {` + envelope + `}
  o: {` + others + `}
defaults: {envelope: o}
rules:
  max:
    message: '{path} is more than {max:int}'
    translations: {de: {message: '{path} ist mehr als {max}'}}
  silent: {}
errors:
  E:
    envelope: e
    code: 17
    status: 429
    title: No good
    message: 'Order {id} costs {price}'
    user_message: 'Sorry, {note}'
    fields:
      id: string
      price: {type: float}
      note: {type: string, optional: true, default: no note}
      card: {type: string, sensitive: true}
      at: {type: time, optional: true}
      wait: {type: duration, optional: true}
      tags: list(string)
      notes: {type: list(string), optional: true}
      counts: map(int)
      total: {type: Money, optional: true}
      free: any
    violations: true
    retry: after
    rate_limit: daily
    attr: {kind: QUOTA, weight: 3, empty: ""}
    links: [{text: Help, url: 'https://example.com/help'}, {text: Call us}]
    translations: {de: {message: 'Bestellung {id} kostet {price}'}, de-AT: {title: Oje}}
  BARE: {code: null, status: 404, message: Gone, title: Gone, translations: {de: {message: Weg}}}
  GREETING: {code: 0, message: '', status: 503, retry: 1500ms, translations: {de: {message: Hallo, user_message: Guten Tag}}}
`
	cat, err := catalog.Load(fstest.MapFS{"errors.yaml": {Data: []byte(src)}}, "errors.yaml")
	if err != nil {
		t.Fatalf("%v\n%s", err, src)
	}
	return cat
}

// full returns an occurrence of E with all values, bare one without optional
// ones.
func full(t *testing.T, cat *catalog.Catalog) sample.Occurrence {
	o := bare(t, cat)
	o.Delay = 1001 * time.Millisecond
	o.Rate = &sample.Rate{Policy: "burst", Limit: 10, Remaining: 0, Reset: time.Unix(1700000000, 0).UTC()}
	o.Instance = "/i/1"
	o.Fields = append(o.Fields,
		member("note", "be patient"), member("at", "2024-05-01T12:00:00.500+02:00"), member("wait", "90500ms"), member("notes", []any{"n"}),
		member("total", map[string]any{"amount": json.Number("5"), "pin": "1234"}))
	o.Violations = []sample.Violation{
		{Rule: rule(cat, "max"), Fields: catalog.Example{member("max", json.Number("3"))}, Path: steps("items", 0, "a/b~c d")},
		{Message: "is odd", Query: "page"},
		{Message: "is old", Header: "If-Match"},
		{Rule: rule(cat, "silent"), Path: steps("items", 1)},
	}
	return o
}

func bare(t *testing.T, cat *catalog.Catalog) sample.Occurrence {
	return sample.Occurrence{Entry: entry(t, cat, "E"), Fields: catalog.Example{
		member("id", `o"1`), member("price", json.Number("1e3")), member("card", "4111"), member("tags", []any{"x", "y"}),
		member("counts", map[string]any{"b": json.Number("2"), "a": json.Number("1")}), member("free", map[string]any{"k": []any{true, nil}}),
	}}
}

func member(name string, v any) catalog.Member { return catalog.Member{Name: name, Value: valueOf(v)} }

func steps(steps ...any) []catalog.Value {
	var out []catalog.Value
	for _, s := range steps {
		kind := catalog.TextValue
		if _, ok := s.(int); ok {
			kind = catalog.NumberValue
		}
		out = append(out, catalog.Value{Kind: kind, Text: fmt.Sprint(s)})
	}
	return out
}

// TestBodies evaluates templates for an error that has everything, and for one
// that has nothing that it need not have.
func TestBodies(t *testing.T) {
	for _, c := range []struct{ body, full, bare string }{
		// Constants.
		{`{a: false, b: -1, c: 1.50, d: Failure, e: '200', f: null, g: {}, h: []}`, `{"a":false,"b":-1,"c":1.50,"d":"Failure","e":"200","f":null,"g":{},"h":[]}`, `=`},
		{`{$$a: $$b, c: "x $${d} ${code}"}`, `{"$a":"$b","c":"x ${d} 17"}`, `=`},
		{`[1, null, [$code]]`, `[1,null,[17]]`, `=`},
		{`$message`, `"Order o\"1 costs 1000"`, `=`},

		// References.
		{`[$code, $code|string, $name, $status, $status_text]`, `[17,"17","E",429,"Too Many Requests"]`, `=`},
		{`[$title, $user_message]`, `["No good","Sorry, be patient"]`, `["No good","Sorry, no note"]`},
		{`{a: $docs_url, b: $locale, c: $grpc}`, `{"a":"https://example.com/E","b":"en","c":"RESOURCE_EXHAUSTED"}`, `=`},
		{`{a: $request_id, b: $instance}`, `{"a":null,"b":"/i/1"}`, `{"a":null,"b":null}`},
		{`{a: $time|unix, b: $time|rfc3339, c: $time|httpdate, d: $time}`,
			`{"a":1704207845,"b":"2024-01-02T15:04:05Z","c":"Tue, 02 Jan 2024 15:04:05 GMT","d":"2024-01-02T15:04:05Z"}`, `=`},
		{`{a: $attr.kind, b: $attr.weight, c: $attr.weight|string, d: $attr.other, e~: $attr.empty}`, `{"a":"QUOTA","b":3,"c":"3","d":null}`, `=`},
		{`{a: $const.domain, b: $const.limits, c: $const.retry, d: $const.retry|string}`,
			`{"a":"example.com","b":{"low":1.50,"none":null,"list":[1,"b"]},"c":true,"d":"true"}`, `=`},
		{`{a: $rate.policy, b: $rate.scope, c: $rate.limit, d: $rate.remaining, e: $rate.window|s, f: $rate.reset|unix}`,
			`{"a":"burst","b":"day","c":10,"d":0,"e":86400,"f":1700000000}`, `{"a":null,"b":"day","c":1000,"d":null,"e":86400,"f":null}`},

		// Fields.
		{`{a: $field.id, b: $field.price, c: $field.price|string, d: $field.card}`, `{"a":"o\"1","b":1000,"c":"1000","d":"4111"}`, `=`},
		{`{a~: $field.note, b~: $field.at, c~: $field.at|unix, d~: $field.wait, e~: $field.wait|ms, f~: $field.notes}`,
			`{"a":"be patient","b":"2024-05-01T12:00:00.5+02:00","c":1714557600,"d":"1m30.5s","e":90500,"f":["n"]}`, `{}`},
		{`{a: $field.tags, b: $field.tags|string, c: $field.counts, d: $field.counts|strings, e: $field.free}`,
			`{"a":["x","y"],"b":"x, y","c":{"a":1,"b":2},"d":{"a":"1","b":"2"},"e":{"k":[true,null]}}`, `=`},
		{`{a~: $field.total, b~: $field.at|httpdate, c~: $field.wait|s, d~: $field.wait|float, e~: $field.wait|proto}`,
			`{"a":{"amount":5},"b":"Wed, 01 May 2024 10:00:00 GMT","c":91,"d":90.5,"e":"90.5s"}`, `{}`},
		{`$fields`,
			`{"id":"o\"1","price":1000,"note":"be patient","at":"2024-05-01T12:00:00.5+02:00","wait":"1m30.5s","tags":["x","y"],"notes":["n"],"counts":{"a":1,"b":2},"total":{"amount":5},"free":{"k":[true,null]}}`,
			`{"id":"o\"1","price":1000,"tags":["x","y"],"notes":[],"counts":{"a":1,"b":2},"free":{"k":[true,null]}}`},
		{`{a: $field.id, b~: $field.note, c: $fields}`,
			`{"a":"o\"1","b":"be patient","c":{"price":1000,"at":"2024-05-01T12:00:00.5+02:00","wait":"1m30.5s","tags":["x","y"],"notes":["n"],"counts":{"a":1,"b":2},"total":{"amount":5},"free":{"k":[true,null]}}}`,
			`{"a":"o\"1","c":{"price":1000,"tags":["x","y"],"notes":[],"counts":{"a":1,"b":2},"free":{"k":[true,null]}}}`},
		{`{a~: $field.note, b~: $field.at, c~: $field.wait, d~: $field.notes, e~: $field.total, f: $fields|strings}`,
			`{"a":"be patient","b":"2024-05-01T12:00:00.5+02:00","c":"1m30.5s","d":["n"],"e":{"amount":5},"f":{"id":"o\"1","price":"1000","tags":"x, y","counts":"a: 1, b: 2","free":"k: true, "}}`,
			`{"f":{"id":"o\"1","price":"1000","tags":"x, y","counts":"a: 1, b: 2","free":"k: true, "}}`},

		// Alternatives and interpolation.
		{`{a: $field.note // $message // none, b: $request_id // none, c: $request_id // $instance}`,
			`{"a":"be patient","b":"none","c":"/i/1"}`, `{"a":"Order o\"1 costs 1000","b":"none","c":null}`},
		{`{a: '$request_id // Error ${code}', b: '$request_id // ${instance} of ${name} // none', c: '${code} // ${name}'}`,
			`{"a":"Error 17","b":"/i/1 of E","c":"17 // E"}`, `{"a":"Error 17","b":"none","c":"17 // E"}`},
		{`{a: $const.limits|string, b: 'list ${const.limits}', c: '$$${code}'}`, `{"a":"low: 1.50, none: , list: 1, b","b":"list low: 1.50, none: , list: 1, b","c":"$17"}`, `=`},
		{`{a: '${code}: ${message}', b: 'at ${instance}!', c: '${field.tags}'}`,
			`{"a":"17: Order o\"1 costs 1000","b":"at /i/1!","c":"x, y"}`, `{"a":"17: Order o\"1 costs 1000","b":null,"c":"x, y"}`},

		// What is empty.
		{`{a~: "", b~: null, c~: [], d~: {}, e~: 0, f~: false, g~: {h~: $instance}, i~: [$instance]}`, `{"e":0,"f":false,"g":{"h":"/i/1"},"i":["/i/1"]}`, `{"e":0,"f":false}`},
		{`{a: {b~: $instance}, c~: {d: $instance}}`, `{"a":{"b":"/i/1"},"c":{"d":"/i/1"}}`, `{"a":{},"c":{"d":null}}`},
		{`{a: {$if: $retry, b: $retry|ms, c: $retry|s, d: $retry|float, e: $retry|proto, f: $retry}}`,
			`{"a":{"b":1001,"c":2,"d":1.001,"e":"1.001s","f":"1.001s"}}`, `{"a":null}`},
		{`[{$if: $retry, a: 1}, {b: 2}, $instance, {$if: $rate.remaining, c: 3}]`, `[{"a":1},{"b":2},"/i/1",{"c":3}]`, `[{"b":2}]`},
		{`{a: 1, $spread: {$if: $retry, b: 2, c~: $instance}, d: 3}`, `{"a":1,"b":2,"c":"/i/1","d":3}`, `{"a":1,"d":3}`},

		// Spread.
		{`{a: 1, $spread: $field.counts, z: 2}`, `{"a":1,"b":2,"z":2}`, `=`},
		{`{$spread: $field.counts, a: 1}`, `{"b":2,"a":1}`, `=`},
		{`{a~: "", $spread: {b: 0, $spread: $field.counts}}`, `{"b":0}`, `=`},
		{`{$spread: $field.counts}`, `{"a":1,"b":2}`, `=`},
		{`{$spread: $const.limits}`, `{"low":1.50,"none":null,"list":[1,"b"]}`, `=`},

		// Lists.
		{`{$each: $violations, $as: {a: $v.rule, b: $v.message, c: $v.path, d~: $v.query, e~: $v.header, f~: $v.field.max, g~: $v.fields}}`,
			`[{"a":"max","b":"items.0.a/b~c d is more than 3","c":["items",0,"a/b~c d"],"f":3},{"a":"","b":"is odd","c":[],"d":"page"},{"a":"","b":"is old","c":[],"e":"If-Match"},{"a":"silent","b":"","c":["items",1]}]`, `[]`},
		{`{$each: $violations, $as: $v.query}`, `["page"]`, `[]`},
		{`{$each: $violations, $as: [$v.path|dot, $v.path|bracket, $v.path|pointer, $v.path|fragment]}`,
			`[["items.0.a/b~c d","items[0].a/b~c d","/items/0/a~1b~0c d","#/items/0/a~1b~0c%20d"],["","","",""],["","","",""],["items.1","items[1]","/items/1","#/items/1"]]`, `[]`},
		{`{$each: $violations, $as: {$each: $v.path, $as: {k: $s.key, c: $s.container}}}`,
			`[[{"k":"items","c":"object"},{"k":0,"c":"array"},{"k":"a/b~c d","c":"object"}],[],[],[{"k":"items","c":"object"},{"k":1,"c":"array"}]]`, `[]`},
		{`{$each: $problems, $as: {a: $v.message // $title, b: {$if: $v, r: $v.rule}, c~: $v.path|dot}}`,
			`[{"a":"items.0.a/b~c d is more than 3","b":{"r":"max"},"c":"items.0.a/b~c d"},{"a":"is odd","b":{"r":""}},{"a":"is old","b":{"r":""}},{"a":"No good","b":{"r":"silent"},"c":"items.1"}]`,
			`[{"a":"No good","b":null}]`},
		{`{a: $v.path, b: $v.rule, c: $v.message, d: $v.query, e: $v.field.max, f: $v.fields}`, `{"a":[],"b":"","c":"","d":null,"e":null,"f":{}}`, `=`},
		{`{$each: $errors, $as: $code}`, `[17]`, `=`},
		{`{$each: $links, $as: {t: $l.text, u~: $l.url}}`, `[{"t":"Help","u":"https://example.com/help"},{"t":"Call us"}]`, `=`},
		{`{a: {$if: $violations, v: true}, b: {$if: $links, l: true}}`, `{"a":{"v":true},"b":{"l":true}}`, `{"a":null,"b":{"l":true}}`},
		{`{$group: $violations, $by: $v.rule, $as: $v.message}`, `{"max":["items.0.a/b~c d is more than 3"],"":["is odd","is old"],"silent":[""]}`, `{}`},
		{`{$group: $violations, $by: $v.path|dot, $as: $v.header}`, `{"items.0.a/b~c d":[],"":["If-Match"],"items.1":[]}`, `{}`},
		{`{a~: {$group: $violations, $by: $v.rule, $as: 1}}`, `{"a":{"max":[1],"":[1,1],"silent":[1]}}`, `{}`},
		{`{$tree: $violations, $leaf: _errors, $as: $v.rule}`, `{"_errors":["",""],"items":{"0":{"a/b~c d":{"_errors":["max"]}},"1":{"_errors":["silent"]}}}`, `{}`},
		{`{$tree: $violations, $as: $v.rule}`, `{"":["",""],"items":{"0":{"a/b~c d":["max"]},"1":["silent"]}}`, `{}`},
		{`{$tree: $violations, $leaf: items, $as: $v.rule}`, `{"items":["",""]}`, `{}`},
	} {
		if c.bare == "=" {
			c.bare = c.full
		}
		cat := around(t, "body: "+c.body, "")
		for name, o := range map[string]sample.Occurrence{"full": full(t, cat), "bare": bare(t, cat)} {
			want := map[string]string{"full": c.full, "bare": c.bare}[name]
			if got := string(sample.Make(cat, sample.Request{}, o).Body); got != want {
				t.Errorf("%s, %s:\ngot  %s\nwant %s", c.body, name, got, want)
			}
		}
	}
}

func TestEntriesWithLess(t *testing.T) {
	cat := around(t, "", `body: {a: $code, b~: $message, c: $retry|s, d: $rate.limit, e: {$each: $violations, $as: 1}, f: {$each: $links, $as: 1}, g: $fields}`)
	for name, want := range map[string]string{
		"BARE":     `{"a":null,"b":"Gone","c":null,"d":null,"e":[],"f":[],"g":{}}`,
		"GREETING": `{"a":0,"c":2,"d":null,"e":[],"f":[],"g":{}}`,
	} {
		if got := string(sample.Make(cat, sample.Request{}, sample.Occurrence{Entry: entry(t, cat, name)}).Body); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

// What is null or not given, and values that have several forms.
func TestFieldValues(t *testing.T) {
	cat := around(t, `body: {a: $field.tags, b: $field.counts, c: $field.free, d~: $field.wait|proto, e~: $field.wait|s, f: $fields}`, "")
	o := sample.Occurrence{Entry: entry(t, cat, "E"), Fields: catalog.Example{
		member("id", "x"), member("price", json.Number("1e-7")), member("wait", "-90500ms"), member("free", nil), member("card", "y"),
	}}
	want := `{"a":[],"b":{},"c":null,"d":"-90.5s","e":-90,"f":{"id":"x","price":1e-7,"notes":[]}}`
	if got := string(sample.Make(cat, sample.Request{}, o).Body); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	cat = around(t, `body: $fields`, "")
	unsorted := catalog.Value{Kind: catalog.MapValue, Members: []catalog.Member{member("z", json.Number("1")), member("a", json.Number("2"))}}
	o = sample.Occurrence{Entry: entry(t, cat, "E"), Fields: catalog.Example{
		{Name: "counts", Value: unsorted}, {Name: "free", Value: catalog.Value{Kind: catalog.ListValue, Items: []catalog.Value{unsorted}}},
	}}
	want = `{"tags":[],"notes":[],"counts":{"a":2,"z":1},"free":[{"a":2,"z":1}]}`
	if got := string(sample.Make(cat, sample.Request{}, o).Body); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	o.Fields = catalog.Example{member("free", nil), member("notes", nil)}
	want = `{"tags":[],"counts":{}}`
	if got := string(sample.Make(cat, sample.Request{}, o).Body); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
