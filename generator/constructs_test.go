package generator_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
)

// A construct is an envelope, an error that is sent in it, and the exact body
// or, where the envelope has no body, the headers in lines.
type construct struct {
	envelope string // members of the envelope, in flow style
	entry    string // further members of the entry, in flow style
	err      string // Go; New and Err stand for the names of the entry
	want     string
	faults   string // what is reported, with commas between
}

// around is what the catalogue of the constructs has beside them.
const around = `errgen: 1
name: constructs
locale: en
const: {domain: example.com, null: null, yes: true, list: [1, b, {c: "d/e"}], map: {a: 1, b: é}}
docs_url: https://example.com/{name}
rate_limits: {daily: {scope: day, limit: 1000, window: 24h}}
types:
  Money: {fields: {amount: int, currency: {type: string, optional: true}, tags: {type: list(string), optional: true}, free: any, pin: {type: string, sensitive: true, optional: true}}}
  Node: {fields: {name: string, below: list(Node), next: {type: Node, optional: true}}}
rules:
  max: {message: '{path} is more than {max:int}', translations: {de: {message: '{path} ist mehr als {max}'}}}
  noted: {message: Noted, fields: {note: {type: string, optional: true}, kind: string}}
  silent: {}
`

// constructs are all constructs of the language. Values of all types and
// hostile texts are in them, too.
var constructs = []construct{
	// Constants keep their order and their spelling.
	{`body: {b: false, a: -1, f: 1.50, t: Failure, q: '200', n: null, m: {}, l: [], i: [1, two, {three: 3, four: [null]}]}`, ``, `Err`,
		`{"b":false,"a":-1,"f":1.50,"t":"Failure","q":"200","n":null,"m":{},"l":[],"i":[1,"two",{"three":3,"four":[null]}]}`, ``},
	{`body: {$$ref: $$code, price: 'costs $${amount}', '@type': "a/b <c> \"\\ \t\n é 😀"}`, ``, `Err`,
		`{"$ref":"$code","price":"costs ${amount}","@type":"a/b <c> \"\\ \t\n é 😀"}`, ``},
	{`encode: {escape: [html]}, body: {"<k>": "a/b <c>&d é"}`, ``, `Err`, `{"\u003ck\u003e":"a/b \u003cc\u003e\u0026d é"}`, ``},
	{`encode: {escape: [slash]}, body: {"/k": "a/b <c>&d é"}`, ``, `Err`, `{"\/k":"a\/b <c>&d é"}`, ``},
	{`encode: {escape: [ascii]}, body: {"é": "a/b <c>&d é 😀"}`, ``, `Err`, `{"\u00e9":"a/b <c>&d \u00e9 \ud83d\ude00"}`, ``},
	{`body: [1, $code, $request_id, null]`, ``, `Err`, `[1,"E",null]`, ``},
	{`body: just a text`, ``, `Err`, `"just a text"`, ``},
	{`body: {}`, ``, `Err`, `{}`, ``},

	// References to the entry.
	{`body: {a: $code, b: $name, c: $status, d: $status|string, e: $status_text}`, `code: x/1`, `Err`, `{"a":"x/1","b":"NAME","c":400,"d":"400","e":"Bad Request"}`, ``},
	{`body: {a: $code, b~: $code, c: $code|string, d: '${code}!'}`, `code: null`, `Err`, `{"a":null,"c":null,"d":null}`, ``},
	{`body: {a: $code, b~: $code, c: '${code}!'}`, `code: ''`, `Err`, `{"a":"","c":null}`, ``},
	{`body: {a: $status_text, b: $status}`, `status: 499`, `Err`, `{"a":"","b":499}`, ``},
	{`http_status: 200, body: $status`, `status: 503`, `Err`, `503`, ``},
	{`body: [$message, $title, $user_message]`, `message: '', title: T`, `Err`, `["","T",""]`, ``},
	{`body: [$message, $title, $user_message]`, `message: 'Is {n:int}', title: T, user_message: 'You have {n}'`, `New(-3)`, `["Is -3","T","You have -3"]`, ``},
	{`body: [$message, $title, $user_message, {$if: $field.n, a: 1}, $fields]`, `message: 'Is {n:int}', title: T, user_message: 'You have {n}'`, `Err`, `["T","T","",{}]`, ``},
	{`body: {a: $docs_url, b: $locale, c: $grpc}`, `grpc: ABORTED`, `Err`, `{"a":"https://example.com/E","b":"en","c":"ABORTED"}`, ``},
	{`body: {a: $docs_url, b: $grpc, c: $instance, d: $request_id}`, `docs_url: null, status: 418`, `Err`, `{"a":null,"b":"UNKNOWN","c":null,"d":null}`, ``},
	{`body: [$request_id, $instance, $time, $time|unix, $time|rfc3339, $time|httpdate]`, ``,
		`in(Err, func(a *answer) { a.requestID, a.instances, a.now = "r\"1", []string{"/i"}, time.Date(2024, 1, 2, 4, 4, 5, 678e6, time.FixedZone("", 3600)) })`,
		`["r\"1","/i","2024-01-02T04:04:05.678+01:00",1704164645,"2024-01-02T04:04:05.678+01:00","Tue, 02 Jan 2024 03:04:05 GMT"]`, ``},
	{`body: {a: $attr.s, b: $attr.n, c: $attr.n|string, d: $attr.m, e: $attr.none, f~: $attr.e, g: $attr.l, h: $attr.l|string, i: $attr.z}`,
		`attr: {s: "a/\"b", n: 1.50, m: {x: "y/<", z: [null]}, e: '', l: [1, b], z: null}`, `Err`,
		`{"a":"a/\"b","b":1.50,"c":"1.50","d":{"x":"y/<","z":[null]},"e":null,"g":[1,"b"],"h":"1, b","i":null}`, ``},
	{`encode: {escape: [html, slash, ascii]}, body: [$attr.m, $const.list, $const.map]`, `attr: {m: {x: "y/< \" \\ é"}}`, `Err`,
		`[{"x":"y\/\u003c \" \\ \u00e9"},[1,"b",{"c":"d\/e"}],{"a":1,"b":"\u00e9"}]`, ``},
	{`body: {a: $const.domain, b: $const.null, c~: $const.null, d: $const.yes, e: $const.yes|string, f: $const.map, g: 'at ${const.domain}/${const.yes}'}`, ``, `Err`,
		`{"a":"example.com","b":null,"d":true,"e":"true","f":{"a":1,"b":"é"},"g":"at example.com/true"}`, ``},

	// Delays and limits.
	{`body: [$retry, $retry|ms, $retry|s, $retry|float, $retry|proto, $retry|string]`, `retry: 1001ms`, `Err`, `["1.001s",1001,2,1.001,"1.001s","1.001s"]`, ``},
	{`body: [$retry|ms, $retry|s, $retry|float, $retry|proto]`, ``, `Err.WithRetryAfter(time.Nanosecond)`, `[1,1,1e-9,"0.000000001s"]`, ``},
	{`body: [$retry|ms, $retry|s, $retry|float, $retry|proto]`, ``, `Err.WithRetryAfter(0)`, `[0,0,0,"0s"]`, ``},
	{`body: [$retry|ms, $retry|s, $retry|proto]`, ``, `Err.WithRetryAfter(-time.Hour)`, `[0,0,"0s"]`, ``},
	{`body: [$retry|s, $retry|proto]`, ``, `Err.WithRetryAfter(1<<63 - 1)`, `[9223372037,"9223372036.854775807s"]`, ``},
	{`body: {a: $retry, b~: $retry|ms, c: $retry|string}`, `retry: true`, `Err`, `{"a":null,"c":null}`, ``},
	{`body: [$rate.policy, $rate.scope, $rate.limit, $rate.remaining, $rate.window|s, $rate.reset|unix]`, `rate_limit: daily`,
		`Err.WithRate(Rate{Policy: "burst", Scope: "ip", Limit: 5, Window: time.Minute, Reset: time.Unix(1700000000, 5)})`, `["burst","ip",5,0,60,1700000000]`, ``},
	{`body: {a: $rate.policy, b: $rate.scope, c: $rate.limit, d: $rate.remaining, e: $rate.window, f: $rate.reset}`, `rate_limit: daily`, `Err`,
		`{"a":null,"b":"day","c":1000,"d":null,"e":"24h0m0s","f":null}`, ``},
	{`body: {a: $rate.scope, b: $rate.limit, c: $rate.remaining, d: $rate.window}`, ``, `in(Err, func(a *answer) { a.rate, a.hasRate = Rate{Remaining: 3}, true })`, `{"a":null,"b":null,"c":3,"d":null}`, ``},
	{`body: [$rate.remaining]`, ``, `in(Err.WithRate(Rate{Remaining: 4}), func(a *answer) { a.rate, a.hasRate = Rate{Remaining: 3}, true })`, `[4]`, ``},

	// Alternatives: 0 and false are values.
	{`body: [$field.n // 5, $field.b // x, $field.s // $request_id // none, $field.l // $field.m // $code, $request_id // $instance]`,
		`fields: {n: int, b: bool, s: string, l: list(int), m: map(int)}`, `New(0, false, "", nil, nil)`, `[0,false,"none","E"]`, ``},
	{`body: ['$request_id // ${code} of ${name}', '$request_id // at ${instance} // none', '$request_id // ${code}', '${code} // ${message}', '$$${code}']`, ``, `Err`,
		`["E of NAME","none","E","E // M.","$E"]`, ``},
	{`body: [$const.list|string, $attr.m|string, '${attr.m}; ${const.list}']`, `attr: {m: {a: 1, b: [x, null]}}`, `Err`, `["1, b, c: d/e","a: 1, b: x, ","a: 1, b: x, ; 1, b, c: d/e"]`, ``},
	{`body: [$v.message // $message, $v.query // $$code]`, ``, `Err`, `["M.","$code"]`, ``},

	// Interpolation: empty as a whole when a part is.
	{`body: {a: '${code}: ${message}', b: 'at ${request_id}!', c~: 'at ${request_id}!', d: 'n ${field.n}, l ${field.l}, t ${field.t}'}`,
		`fields: {n: int, l: list(float), t: time}`, `New(0, []float64{1e-7, 2.50}, time.Unix(0, 0).UTC())`, `{"a":"E: M.","b":null,"d":"n 0, l 1e-7, 2.5, t 1970-01-01T00:00:00Z"}`, ``},
	{`body: ['<${message}>']`, `message: '{s:string}'`, `New("a\"b\n\xff\u2028")`, `["<a\"b\n` + "\ufffd\u2028" + `>"]`, ``},
	{`encode: {escape: [html, ascii]}, body: ['<${message}>', '${field.s}']`, `message: '{s:string}'`, `New("é/<")`, `["\u003c\u00e9/\u003c\u003e","\u00e9/\u003c"]`, ``},

	// What is left out, inside out.
	{`body: {a~: '', b~: null, c~: [], d~: {}, e~: 0, f~: false, g~: {h~: $request_id, i~: {j~: ''}}, k~: [$request_id], l: {m~: $request_id}}`, ``, `Err`, `{"e":0,"f":false,"l":{}}`, ``},
	{`body: {a~: $request_id, b~: $instance, c: 1, d~: $instance, e~: $request_id}`, ``, `in(Err, func(a *answer) { a.instances = []string{"i"} })`, `{"b":"i","c":1,"d":"i"}`, ``},
	{`body: {a~: $field.n, b~: $field.b, c~: $field.f, d~: $field.s, e~: $field.l, f~: $field.x}`,
		`fields: {n: {type: int, optional: true}, b: {type: bool, optional: true}, f: {type: float, optional: true}, s: {type: string, optional: true}, l: {type: list(int), optional: true}, x: {type: any, optional: true}}`,
		`New(func(f *EFields) { n, b, s := 0, false, ""; f.N, f.B, f.S, f.X = &n, &b, &s, 0 })`, `{"a":0,"b":false,"f":0}`, ``},

	// Conditions.
	{`body: {a: {$if: $retry, b: 1}, c~: {$if: $retry, d: 1}, e: {$if: $code, f~: {$if: $name, g: $name}}}`, ``, `Err`, `{"a":null,"e":{"f":{"g":"NAME"}}}`, ``},
	{`body: [{$if: $retry, a: 1}, {$if: $field.n, b: 2}, {$if: $field.s, c: 3}, {$if: $field.l, d: 4}, {$if: $errors, e: 5}, {$if: $violations, f: 6}, {$if: $problems, g: 7}]`,
		`fields: {n: int, s: string, l: list(int)}`, `New(0, "", nil)`, `[{"b":2},{"e":5},{"g":7}]`, ``},
	{`body: {$spread: {$if: $retry, a: 1, $spread: {b~: $instance, $spread: {$if: $request_id, c: 2}}}, d: 3}`, ``, `Err`, `{"d":3}`, ``},
	{`body: {$spread: {$if: $retry, a: 1, $spread: {b~: $instance, $spread: {$if: $request_id, c: 2}}}, d: 3}`, ``,
		`in(Err.WithRetryAfter(1), func(a *answer) { a.requestID = "r" })`, `{"a":1,"c":2,"d":3}`, ``},
	{`body: {$if: $retry, a: 1}`, ``, `Err`, `null`, ``},

	// Members of data beside written ones, which keep their names.
	{`body: {a: 1, $spread: $field.m, z: 2}`, `fields: {m: map(any)}`, `New(map[string]any{"b": "x,}\"{[", "a": 3, "z": nil, "c": []any{map[string]any{"a": 1}}})`, `{"a":1,"b":"x,}\"{[","c":[{"a":1}],"z":2}`, ``},
	{`body: {$spread: $field.m, a: 1}`, `fields: {m: map(int)}`, `New(map[string]int{"a": 5})`, `{"a":1}`, ``},
	{`body: {a~: $request_id, $spread: $field.m}`, `fields: {m: map(int)}`, `New(map[string]int{"a": 5, "": 1})`, `{"":1}`, ``},
	{`body: {$spread: {$spread: $field.m, "é\"": 0}}`, `fields: {m: map(int)}`, `New(map[string]int{"é\"": 5, "b": 1})`, `{"b":1,"é\"":0}`, ``},
	{`encode: {escape: [ascii, html]}, body: {$spread: $field.m, "é<": 0}`, `fields: {m: map(int)}`, `New(map[string]int{"é<": 5, "ü": 1})`, `{"\u00fc":1,"\u00e9\u003c":0}`, ``},
	{`body: {$spread: $field.m}`, `fields: {m: map(int)}`, `New(nil)`, `{}`, ``},
	{`body: {a: 1, $spread: $field.o}`, `fields: {o: {type: Money, optional: true}}`, `New()`, `{"a":1}`, ``},
	{`body: {a: 1, $spread: $field.o}`, `fields: {o: {type: Money, optional: true}}`, `New(func(f *EFields) { f.O = &MoneyObject{Amount: 2} })`, `{"a":1,"amount":2,"free":null}`, ``},
	{`body: {a: 1, $spread: $field.x, c: 2}`, `fields: {x: any}`, `New(map[string]int{"b": 1, "a": 2})`, `{"a":1,"b":1,"c":2}`, ``},
	{`body: {a: 1, $spread: $field.x, c: 2}`, `fields: {x: any}`, `New([]int{1})`, `{"a":1,"c":2}`, `field x, which is no object`},
	{`body: {a: 1, $spread: $field.x}`, `fields: {x: any}`, `New(nil)`, `{"a":1}`, ``},
	{`body: {c: 0, $spread: $const.map}`, ``, `Err`, `{"c":0,"a":1,"b":"é"}`, ``},
	{`body: {x: 0, $spread: $attr.m}`, `attr: {m: {x: 1, y: 2}}`, `Err`, `{"x":0,"y":2}`, ``},
	{`body: {x: 0, $spread: {$group: $violations, $by: $v.rule, $as: 1}}`, `violations: true`, `New(at("a"), SilentViolation(Path("b")), MaxViolation(Path("c"), 1))`, `{"x":0,"":[1],"silent":[1],"max":[1]}`, ``},
	{`body: {a: 0, $spread: {$tree: $violations, $as: 1}}`, `violations: true`, `New(at("a"), at("b"))`, `{"a":0,"b":[1]}`, ``},
	{`body: {a: K, $spread: $v.fields, in: {$each: $violations, $as: {a: K, $spread: $v.fields}}}`, `violations: true`, `New(NotedViolation(Path("a"), "x"))`, `{"a":"K","in":[{"a":"K","kind":"x"}]}`, ``},

	// Fields of all types.
	{`body: $fields`, `fields: {s: string, b: bool, i: int, l: int64, u: uint64, f: float, t: time, d: duration, x: any}`,
		`New("\"", true, -1, math.MinInt64, math.MaxUint64, 1.5, time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC), 90*time.Second, "y")`,
		`{"s":"\"","b":true,"i":-1,"l":-9223372036854775808,"u":18446744073709551615,"f":1.5,"t":"2024-01-02T03:04:05Z","d":"1m30s","x":"y"}`, ``},
	{`body: [$field.s|string, $field.b|string, $field.i|string, $field.l|string, $field.u|string, $field.f|string, $field.t|string, $field.d|string, $field.x|string]`,
		`fields: {s: string, b: bool, i: int, l: int64, u: uint64, f: float, t: time, d: duration, x: any}`,
		`New("\"", true, -1, math.MinInt64, math.MaxUint64, 1e21, time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC), 90*time.Second, []any{1, nil, "z"})`,
		`["\"","true","-1","-9223372036854775808","18446744073709551615","1e+21","2024-01-02T03:04:05Z","1m30s","1, , z"]`, ``},
	{`body: {a: $field.l, b: $field.m, c: $fields, d: $field.l|string, e: $field.m|strings}`, `fields: {l: list(list(int)), m: map(list(string)), n: list(time), o: {type: map(int), optional: true}}`,
		`New(nil, nil, nil)`, `{"a":[],"b":{},"c":{"n":[],"o":{}},"d":"","e":{}}`, ``},
	{`body: [$field.l, $field.m, $field.l|string, $field.m|strings]`, `fields: {l: list(list(int)), m: map(list(string))}`,
		`New([][]int{{1, 2}, nil}, map[string][]string{"z": {"<"}, "a": nil, "é": {"x", "y"}})`, `[[[1,2],[]],{"a":[],"z":["<"],"é":["x","y"]},"1, 2, ",{"a":"","z":"<","é":"x, y"}]`, ``},
	{`body: $fields|strings`, `fields: {s: string, i: int, l: list(int), o: Money, t: {type: time, optional: true}, x: any}`, `New("a", 1, []int{1, 2}, MoneyObject{Amount: 3, Tags: []string{"t"}}, true)`,
		`{"s":"a","i":"1","l":"1, 2","o":"amount: 3, tags: t, free: ","x":"true"}`, ``},
	{`body: {n: $field.n, s: $field.s, t: $field.t|unix, d: $field.d|ms, o: $field.o, rest: $fields}`,
		`fields: {n: {type: int, optional: true}, s: {type: string, optional: true}, t: {type: time, optional: true}, d: {type: duration, optional: true}, o: {type: Money, optional: true}, r: {type: int64, optional: true}}`,
		`New()`, `{"n":null,"s":null,"t":null,"d":null,"o":null,"rest":{}}`, ``},
	{`body: [$field.d|ms, $field.d|s, $field.d|float, $field.d|proto, $field.t|unix, $field.t|httpdate, $field.t]`, `fields: {d: duration, t: {type: time, optional: true}}`,
		`New(-1500*time.Millisecond, func(f *EFields) { t := time.Unix(-1, 0).UTC(); f.T = &t })`, `[-1500,-1,-1.5,"-1.5s",-1,"Wed, 31 Dec 1969 23:59:59 GMT","1969-12-31T23:59:59Z"]`, ``},
	{`body: [$field.d|proto, $field.t]`, `fields: {d: duration, t: time}`, `New(-time.Millisecond, time.Time{})`, `["-0.001s","0001-01-01T00:00:00Z"]`, ``},
	{`body: [$field.o, $field.l]`, `fields: {o: Money, l: list(Money)}`, `New(MoneyObject{Amount: 1, Pin: ptr(Hide("1234")), Free: map[string]int{"b": 1, "a": 2}}, []MoneyObject{{Currency: ptr("€"), Tags: []string{}}})`,
		`[{"amount":1,"free":{"a":2,"b":1}},[{"amount":0,"currency":"€","tags":[],"free":null}]]`, ``},
	{`body: $field.n`, `fields: {n: Node}`, `New(NodeObject{Name: "a", Below: []NodeObject{{Name: "b"}}, Next: &NodeObject{Name: "c"}})`,
		`{"name":"a","below":[{"name":"b","below":[]}],"next":{"name":"c","below":[]}}`, ``},
	{`body: {a: $field.p, b~: $field.q|ms, c~: $field.r, d: '${field.p}', e: $fields}`,
		`fields: {p: {type: string, sensitive: true}, q: {type: duration, sensitive: true, optional: true}, r: {type: list(int), sensitive: true, optional: true}, s: {type: string, sensitive: true}, t: {type: int, sensitive: true, optional: true}, u: int}`,
		`New("p", "s", 1, func(f *EFields) { f.Q, f.R, f.T = ptr(Hide(time.Second)), ptr(Hide([]int{1})), ptr(Hide(3)) })`, `{"a":"p","b":1000,"c":[1],"d":"p","e":{"u":1}}`, ``},
	{`body: {a: $field.id, rest: $fields}`, `message: 'Order {id} of {n}', fields: {n: int, id: string}`, `New(1, "x")`, `{"a":"x","rest":{"n":1}}`, ``},
	{`body: {i: $field.i, f: $field.f}`, `fields: {i: {type: int, optional: true}, f: {type: float, optional: true}}`, `New(func(f *EFields) { f.F = ptr(0.0) })`, `{"i":null,"f":0}`, ``},

	// Values of any type are what encoding/json makes of them.
	{`body: $field.x`, `fields: {x: any}`, `New(struct { A int ` + "`json:\"<a>\"`" + `; B time.Duration; c int }{1, 2, 3})`, `{"<a>":1,"B":2}`, ``},
	{`body: $field.x`, `fields: {x: any}`, `New(json.RawMessage(" {\"a/\" : [ 1.0, \"\\u00e9\\/\u2028<\" ] } "))`, `{"a/":[1.0,"\u00e9\/` + "\u2028" + `<"]}`, ``},
	{`encode: {escape: [html, slash, ascii]}, body: $field.x`, `fields: {x: any}`, `New(map[string]any{"é/": []any{"<\u2028", json.Number("1e400"), "\\\""}})`, `{"\u00e9\/":["\u003c\u2028",1e400,"\\\""]}`, ``},
	{`body: [$field.x]`, `fields: {x: any}`, `New("\u2028\u2029\x7f<>&/é")`, "[\"\u2028\u2029\x7f<>&/é\"]", ``},
	{`body: [$field.x]`, `fields: {x: any}`, `New([]string{"\u2028<\x01"})`, "[[\"\u2028<\\u0001\"]]", ``},

	// What JSON cannot hold.
	{`body: [$field.s, $field.m]`, `fields: {s: string, m: map(string)}`, `New("a\xffb\xed\xa0\x80\x00\x1f", map[string]string{"\xfe": "1", "\xff": "2", "k": "\xc3"})`,
		`["a` + "\ufffdb\ufffd\ufffd\ufffd" + `\u0000\u001f",{"k":"` + "\ufffd\",\"\ufffd" + `":"1"}]`, ``},
	{`encode: {escape: [ascii]}, body: [$field.s]`, `fields: {s: string}`, `New("a\xffb")`, `["a\ufffdb"]`, ``},
	{`body: {a: $field.f, b~: $field.f, c: $field.l, d: $field.f|string}`, `fields: {f: float, l: list(float)}`, `New(math.NaN(), []float64{1, math.Inf(-1)})`, `{"a":null,"c":[1,null],"d":null}`, `NaN in field f, NaN in field f, -Inf in field l, NaN in field f`},
	{`body: [$field.x, 1]`, `fields: {x: any}`, `New(make(chan int))`, `[1]`, `value of type chan int in field x`},
	{`body: {a: $field.x, b: $fields}`, `fields: {x: any, y: any}`, `New(math.Inf(1), map[string]any{"f": func() {}})`, `{"a":null,"b":{"y":null}}`, `value of type float64 in field x, value of type map[string]interface {} in field y`},
	{`body: {a: $field.t, b: $field.t|unix}`, `fields: {t: time}`, `New(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC))`, `{"a":null,"b":253402300800}`, `year 10000 in field t`},
	{`body: {a: {$if: $field.n, b: 1}}`, `fields: {n: Node}`, `New(loop())`, `{"a":{"b":1}}`, `too many levels in field n, too many levels in field n`},

	// Violations.
	{`body: {$each: $violations, $as: {a: $v.rule, b: $v.message, c: $v.path, d~: $v.query, e~: $v.header, f~: $v.field.max, g~: $v.fields, h~: $v.field.note}}`, `violations: true`,
		`New(MaxViolation(Path("items").Index(0).Key("a/b~c d"), 3), Invalid(Query("page"), "is \"odd\""), Invalid(Header("If-Match"), "is old"), SilentViolation(Place{}), NotedViolation(Path("n"), "k", func(f *NotedViolationFields) { f.Note = ptr("") }))`,
		`[{"a":"max","b":"items.0.a/b~c d is more than 3","c":["items",0,"a/b~c d"],"f":3},{"a":"","b":"is \"odd\"","c":[],"d":"page"},` +
			`{"a":"","b":"is old","c":[],"e":"If-Match"},{"a":"silent","b":"","c":[]},{"a":"noted","b":"Noted","c":["n"],"g":{"kind":"k"}}]`, ``},
	{`body: {$each: $violations, $as: [$v.path|dot, $v.path|bracket, $v.path|pointer, $v.path|fragment]}`, `violations: true`,
		`New(at("a").then(0).then("b/c~d e%"), at(""), at("ü\"|").then("x:@!$&'()*+,;=?[]"), Invalid(Query("q"), ""), Invalid(Place{}, ""))`,
		`[["a.0.b/c~d e%","a[0].b/c~d e%","/a/0/b~1c~0d e%","#/a/0/b~1c~0d%20e%25"],["","","/","#/"],` +
			`["ü\"|.x:@!$&'()*+,;=?[]","ü\"|.x:@!$&'()*+,;=?[]","/ü\"|/x:@!$&'()*+,;=?[]","#/%C3%BC%22%7C/x:@!$&'()*+,;=?%5B%5D"],["","","",""],["","","",""]]`, ``},
	{`body: {$each: $violations, $as: {$each: $v.path, $as: {k: $s.key, s: $s.key|string, c: $s.container}}}`, `violations: true`, `New(at("a").then(1), at("b"), Invalid(Query("q"), ""))`,
		`[[{"k":"a","s":"a","c":"object"},{"k":1,"s":"1","c":"array"}],[{"k":"b","s":"b","c":"object"}],[]]`, ``},
	{`body: {$each: $violations, $as: $v.query}`, `violations: true`, `New(at("a"), Invalid(Query("q"), ""))`, `["q"]`, ``},
	{`body: {a: {$each: $violations, $as: 1}, b~: {$each: $violations, $as: 1}, c: {$group: $violations, $by: $v.rule, $as: 1}, d: {$tree: $violations, $as: 1}}`, `violations: true`, `New()`, `{"a":[],"c":{},"d":{}}`, ``},
	{`body: {a: $v.path, b: $v.rule, c: $v.message, d: $v.query, e: $v.field.max, f: $v.fields, g: $v.path|dot, h: {$if: $v, x: 1}}`, `violations: true`, `New(at("a"))`,
		`{"a":[],"b":"","c":"","d":null,"e":null,"f":{},"g":"","h":null}`, ``},
	{`body: {$group: $violations, $by: $v.path|dot, $as: {m: $v.message, n~: $v.field.max}}`, `violations: true`, `New(MaxViolation(Path("b"), 1), at("a\"\xff"), MaxViolation(Path("b"), 2), at("a\"\xfe"))`,
		`{"b":[{"m":"b is more than 1","n":1},{"m":"b is more than 2","n":2}],"a\"` + "\ufffd" + `":[{"m":"bad"},{"m":"bad"}]}`, ``},
	{`body: {$group: $violations, $by: $v.query, $as: $v.header}`, `violations: true`, `New(at("a"), Invalid(Header("H"), ""), Invalid(Query("q"), ""))`, `{"":["H"],"q":[]}`, ``},
	{`body: {$tree: $violations, $leaf: _errors, $as: $v.message}`, `violations: true`, `New(at("a").then(0).then("b"), at("a"), Invalid(Query("q"), "Q"), at("a").then(0).then("b"), at("_errors"))`,
		`{"_errors":["Q"],"a":{"_errors":["bad"],"0":{"b":{"_errors":["bad","bad"]}}}}`, ``},
	{`body: {$tree: $violations, $as: $v.message}`, `violations: true`, `New(at("a").then("b"), at("c"), Invalid(Place{}, "whole"))`, `{"":["whole"],"a":{"b":["bad"]},"c":["bad"]}`, ``},
	{`body: {$tree: $violations, $as: $v.message}`, `violations: true`, `New(at("a"), at("a").then("b"))`, `{"a":{"":["bad"],"b":["bad"]}}`, ``},
	{`body: {$each: $violations, $as: {$group: $violations, $by: $v.path|dot, $as: $v.message}}`, `violations: true`, `New(at("a"), at("b"))`, `[{"a":["bad"],"b":["bad"]},{"a":["bad"],"b":["bad"]}]`, ``},

	// Several errors, and lists of the entry.
	{`body: {$each: $errors, $as: [$code, $message, {$each: $violations, $as: $v.message}]}`, `violations: true, message: M`, `several(New(at("a")), Err, Other)`, `[["E","M",["bad"]],["E","M",[]],["OTHER","Other 7",[]]]`, ``},
	{`body: {$each: $problems, $as: {a: $code, b: $v.message // $message, c~: {$if: $v, p: $v.path|dot}}}`, `violations: true, message: M`, `several(New(at("a"), at("b")), Other, New())`,
		`[{"a":"E","b":"bad","c":{"p":"a"}},{"a":"E","b":"bad","c":{"p":"b"}},{"a":"OTHER","b":"Other 7"},{"a":"E","b":"M"}]`, ``},
	{`body: [{$each: $errors, $as: $instance}, {$each: $problems, $as: $instance}, $instance]`, `violations: true`,
		`func() *answer { a := several(New(at("a"), at("b")), Other); a.instances = []string{"i", "j"}; return a }()`, `[["i","j"],["i","i","j"],"i"]`, ``},
	{`body: {a: {$each: $errors, $as: $field.n}, b: $field.n}`, `fields: {n: {type: int, optional: true}}`, `several(New(), Other)`, `{"a":[7],"b":null}`, ``},
	{`body: {a: {$each: $links, $as: {t: $l.text, u~: $l.url}}, b: {$if: $links, c: 1}}`, `links: [{text: Help, url: 'https://example.com/h'}, {text: Call}]`, `Err`,
		`{"a":[{"t":"Help","u":"https://example.com/h"},{"t":"Call"}],"b":{"c":1}}`, ``},
	{`body: {a: {$each: $links, $as: {t: $l.text, u~: $l.url}}, b: {$if: $links, c: 1}}`, ``, `Err`, `{"a":[],"b":null}`, ``},

	// Languages.
	{`body: [$message, $title, $user_message, $locale, {$each: $violations, $as: $v.message}]`, `violations: true, message: M, title: T, user_message: U, translations: {de: {message: D, user_message: V}}`,
		`in(New(MaxViolation(Path("n"), 1)), func(a *answer) { a.locale = "de" })`, `["D","T","V","de",["n ist mehr als 1"]]`, ``},
	{`body: [$message, {$if: $localized, l: $locale, m: $localized}]`, `message: M, translations: {de: {message: D, user_message: V}}`, `in(Err, func(a *answer) { a.locale = "de" })`, `["M",{"l":"de","m":"V"}]`, ``},
	{`body: [$message, $localized]`, `message: 'M {n:int}', translations: {de: {message: 'D {n}'}}`, `in(New(2), func(a *answer) { a.locale = "de" })`, `["M 2","D 2"]`, ``},
	{`body: [$message, $localized]`, `message: M, user_message: U`, `in(Err, func(a *answer) { a.locale = "de" })`, `["M"]`, ``},
	{`body: [$message, $localized]`, `message: M, translations: {de: {message: D}}`, `Err`, `["M"]`, ``},

	// Lines and indentation.
	{`encode: {indent: 4, newline: true}, body: {a: [], b: {}, c: [1, [2, {d: 'x,[{:"}'}]], e~: '', f: $fields, g: {$group: $violations, $by: $v.path|dot, $as: $v.message}, h: {$tree: $violations, $leaf: e, $as: [$v.path]}}`,
		`violations: true, fields: {x: any, m: map(list(int))}`, `New(map[string]any{"y": []int{}}, map[string][]int{"z": {1, 2}}, at("p").then(0))`,
		"{\n    \"a\": [],\n    \"b\": {},\n    \"c\": [\n        1,\n        [\n            2,\n            {\n                \"d\": \"x,[{:\\\"}\"\n            }\n        ]\n    ],\n" +
			"    \"f\": {\n        \"x\": {\n            \"y\": []\n        },\n        \"m\": {\n            \"z\": [\n                1,\n                2\n            ]\n        }\n    },\n" +
			"    \"g\": {\n        \"p.0\": [\n            \"bad\"\n        ]\n    },\n    \"h\": {\n        \"p\": {\n            \"0\": {\n                \"e\": [\n                    [\n                        [\n                            \"p\",\n                            0\n                        ]\n                    ]\n                ]\n            }\n        }\n    }\n}\n", ``},
	{`encode: {indent: 1}, body: [1]`, ``, `Err`, "[\n 1\n]", ``},
	{`encode: {newline: true}, body: $message`, ``, `Err`, "\"M.\"\n", ``},

	// Texts.
	{`content_type: text/plain, body: '${code}: ${message}'`, `message: '{s:string}'`, `New("<a>\n\"é\xff\xfe\u2028")`, "E: <a>\n\"é\ufffd\ufffd\u2028", ``},
	{`content_type: text/plain, encode: {newline: true}, body: '<{"a":[${code}]}>'`, ``, `Err`, "<{\"a\":[E]}>\n", ``},
	{`content_type: text/plain, body: $request_id // $message // none`, `message: ''`, `Err`, "none", ``},
	{`content_type: text/plain, body: 'id ${request_id}'`, ``, `Err`, "", ``},
	{`content_type: text/plain, body: $field.l`, `fields: {l: list(any)}`, `New([]any{1, nil, "x"})`, "1, , x", ``},

	// Headers, which are sent where there is no body, too.
	{`headers: {x-odd-CASE: $code, X-None: $request_id, X-None-Too~: $request_id, X-Many: [a, $name, '${code}/${request_id}'], Retry-After~: $retry|s, X-Zero~: $field.n, X-Or: $request_id // $instance // or, X-List: $field.l, X-Text: $status|string}`,
		`retry: 1001ms, fields: {n: int, l: list(string)}`, `New(0, []string{"x", "y"})`, "x-odd-CASE: E\nX-None: \nX-Many: a\nX-Many: NAME\nX-Many: \nRetry-After: 2\nX-Zero: 0\nX-Or: or\nX-List: x, y\nX-Text: 400\n", ``},
	{`headers: {A: $field.s, B~: $field.s, C: '${field.s}!', D: $field.p}`, `fields: {s: string, p: {type: string, sensitive: true}}`, `New("", "t0ken")`, "A: \nC: \nD: t0ken\n", ``},
	{`headers: {A: $field.f, B: $field.t|httpdate, C: $const.list, D: $attr.m, E: $message}`, `message: "{s:string}", fields: {f: float, t: time}, attr: {m: {a: 1}}`,
		`New(math.Inf(1), time.Unix(0, 0), "a\r\nX-Evil: 1")`, "A: \nB: Thu, 01 Jan 1970 00:00:00 GMT\nC: 1, b, c: d/e\nD: a: 1\nE: a\r\nX-Evil: 1\n", `+Inf in field f`},
}

// TestConstructs generates one package that has all constructs and runs a
// program that compares what it writes.
func TestConstructs(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the go command")
	}
	cat, err := catalog.Load(fstest.MapFS{"errors.yaml": {Data: constructCatalogue()}}, "errors.yaml")
	if err != nil {
		t.Fatalf("%v\n%s", err, constructCatalogue())
	}
	files, err := generator.Generate(cat, generator.Options{Outputs: &catalog.Outputs{Go: &catalog.GoOutput{Out: "errs", HTTP: true}}})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	writeModule(t, dir, "constructs", append(files, generator.File{Path: "errs/constructs_test.go", Content: constructProgram()}))
	goCommand(t, dir, "vet", "./...")
	goCommand(t, dir, "test", "-timeout=2m", "./...") // one goroutine
}

// constructCatalogue has an envelope and an entry for each construct.
func constructCatalogue() []byte {
	var envelopes, entries strings.Builder
	for i, c := range constructs {
		fmt.Fprintf(&envelopes, "  e%d: {%s}\n", i, c.envelope)
		members := fmt.Sprintf("envelope: e%d", i)
		for _, member := range []struct{ key, value string }{{"status", "400"}, {"message", "M."}, {"code", "E"}, {"docs_url", "https://example.com/E"}} {
			if !strings.Contains(", "+c.entry, ", "+member.key+":") {
				members += fmt.Sprintf(", %s: %s", member.key, member.value)
			}
		}
		if c.entry != "" {
			members += ", " + c.entry
		}
		fmt.Fprintf(&entries, "  CASE_%d: {%s}\n", i, members)
	}
	return []byte(around + "codes: {shared: true}\nenvelopes:\n" + envelopes.String() +
		"errors:\n  OTHER: {status: 404, message: 'Other {n:int}'}\n" + entries.String())
}

// constructProgram is a test in the package of the constructs.
func constructProgram() []byte {
	var rows strings.Builder
	for i, c := range constructs {
		name := fmt.Sprint("Case", i)
		err := strings.NewReplacer("New(", "New"+name+"(", "Err", "Err"+name, "EFields", name+"Fields").Replace(c.err)
		want := strings.ReplaceAll(c.want, "NAME", fmt.Sprint("CASE_", i))
		fmt.Fprintf(&rows, "\t{%q, func() any { return %s }, %q, %q},\n", c.envelope, err, want, c.faults)
	}
	return []byte(constructHead + "var constructs = []struct {\n\tenvelope string\n\tmake func() any\n\twant, faults string\n}{\n" + rows.String() + "}\n")
}

const constructHead = `package errs

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
	"time"
)

func TestConstructs(t *testing.T) {
	for _, c := range constructs {
		a := answerOf(c.make())
		var got string
		if a.err.kind.form().body != nil {
			got = strings.TrimPrefix(string(a.append([]byte("before"))), "before")
		} else {
			a.headers(func(name, value string) { got += name + ": " + value + "\n" })
		}
		if got != c.want {
			t.Errorf("%s:\ngot  %q\nwant %q", c.envelope, got, c.want)
		}
		if faults := strings.Join(a.w.faults, ", "); faults != c.faults {
			t.Errorf("%s: reported %q, want %q", c.envelope, faults, c.faults)
		}
		if f := a.err.kind.form(); f.body != nil && !f.text && !json.Valid([]byte(got)) {
			t.Errorf("%s: no JSON: %s", c.envelope, got)
		}
	}
}

func answerOf(v any) *answer {
	if a, ok := v.(*answer); ok {
		return a
	}
	return several(v.(error))
}

// several returns the answer to several errors.
func several(errs ...error) *answer {
	a := &answer{}
	for _, err := range errs {
		e, _ := From(err)
		a.all = append(a.all, e)
	}
	a.err = a.all[0]
	return a
}

// in returns the answer to an error, changed.
func in(err error, change func(*answer)) *answer {
	a := several(err)
	change(a)
	return a
}

// at returns a violation of no rule.
func at(key string) Violation { return Invalid(Path(key), "bad") }

// then returns a violation a step further down.
func (v Violation) then(step any) Violation {
	switch step := step.(type) {
	case int:
		v.place = v.place.Index(step)
	case string:
		v.place = v.place.Key(step)
	}
	return v
}

var Other error = NewOther(7)

func ptr[T any](v T) *T { return &v }

func loop() NodeObject {
	n := NodeObject{Name: "n"}
	n.Next = &n
	return n
}

var _, _ = math.Pi, time.Second

`
