package gopkg

import (
	"bytes"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"
)

// hostileShapes are forms of answers with all that a body can be made of.
var hostileShapes = []envelopeShape{
	{body: &shape{op: readMembers, kinds: isObject, parts: []shape{
		{key: "errors", op: readEach, about: aboutProblems, tells: true, names: []string{"area"}, kinds: isArray, parts: []shape{{op: readMembers, kinds: isObject, parts: []shape{
			{key: "code", about: aboutCode, kinds: isText | isNull, omit: true},
			{key: "status", about: aboutStatus, kinds: isText | isNull, omit: true},
			{key: "id", about: aboutInstance, kinds: isText | isNull, omit: true},
			{key: "request", about: aboutRequestID, kinds: isText | isNull, omit: true},
			{key: "area", about: aboutAttr, text: "area", kinds: isText | isNull, omit: true},
			{key: "detail", op: readFirst, kinds: isText | isNull, omit: true, parts: []shape{{about: aboutRuleText, kinds: isText | isNull}, {about: aboutMessage, kinds: isText | isNull}}},
			{key: "pointer", about: aboutPath, conv: asPointer, kinds: isText | isNull, omit: true},
			{key: "meta", op: readMembers, kinds: isObject, omit: true, parts: []shape{
				{key: "rule", about: aboutRule, kinds: isText | isNull, omit: true},
				{about: aboutRuleFields, kinds: isObject | isNull, names: []string{"length"}, spread: true},
				{about: aboutFields, kinds: isObject | isNull, names: []string{"ref", "seen"}, spread: true},
			}},
		}}}},
	}}, forms: []formShape{{}}},
	{body: &shape{op: readMembers, kinds: isObject, parts: []shape{
		{key: "error", op: readMembers, kinds: isObject, parts: []shape{
			{key: "message", op: readFirst, kinds: isText | isNull, parts: []shape{{about: aboutMessage, kinds: isText | isNull}, {about: aboutTitle, kinds: isText | isNull}}},
			{key: "details", op: readItems, kinds: isArray, parts: []shape{
				{op: readMembers, kinds: isObject, parts: []shape{
					{key: "@type", op: readConstant, text: "info", kinds: isText},
					{key: "reason", op: readFirst, kinds: isText | isNull, parts: []shape{{about: aboutCode, kinds: isText | isNull}, {about: aboutName, kinds: isText | isNull}}},
					{key: "metadata", about: aboutFields, conv: asStrings, names: []string{"ref", "seen"}, kinds: isObject | isNull, omit: true},
				}},
				{op: readMembers, kinds: isObject | isNull, omit: true, parts: []shape{
					{key: "retryDelay", about: aboutRetry, conv: inProtoSeconds, kinds: isText | isNull},
				}},
			}},
		}},
		{key: "at", about: aboutTime, conv: inUnixSeconds, kinds: isInt | isNull, omit: true},
		{key: "limit", about: aboutLimit, kinds: isInt | isNull, omit: true},
		{key: "window", about: aboutWindow, conv: inFloatSeconds, kinds: isInt | isFraction | isNull, omit: true},
	}}, forms: []formShape{{headers: []headerShape{{name: "Retry-After", omit: true, values: []shape{{about: aboutRetry, conv: inSeconds, kinds: isInt | isText}}}}}}},
	{body: &shape{op: readMembers, kinds: isObject, parts: []shape{
		{key: "code", op: readPieces, kinds: isText | isNull, parts: []shape{{about: aboutCode, kinds: isText}, {op: readConstant, text: ":", kinds: isText}, {about: aboutField, text: "ref", kinds: isText}}},
		{key: "tree", op: readTree, about: aboutViolations, text: "_errors", kinds: isArray | isObject, parts: []shape{{about: aboutRuleText, kinds: isText | isNull, omit: true}}},
		{key: "bare", op: readTree, about: aboutViolations, kinds: isArray | isObject, omit: true, parts: []shape{{about: aboutRule, kinds: isText | isNull}}},
		{key: "steps", op: readEach, about: aboutViolations, kinds: isArray, omit: true, parts: []shape{{op: readEach, about: aboutSteps, kinds: isArray, parts: []shape{{op: readMembers, kinds: isObject, parts: []shape{
			{key: "key", about: aboutStep, kinds: isText | isInt},
			{key: "in", about: aboutContainer, kinds: isText},
		}}}}}},
		{op: readGroup, about: aboutViolations, kinds: isObject, spread: true, parts: []shape{{about: aboutRuleText, kinds: isText | isNull, omit: true}, {about: aboutPath, conv: inBrackets, kinds: isText}}},
	}}, forms: []formShape{{}}},
	{body: &shape{op: readPieces, kinds: isText | isNull, parts: []shape{{about: aboutCode, kinds: isText}, {op: readConstant, text: ": ", kinds: isText}, {about: aboutMessage, kinds: isText}}}, media: "text/plain", line: true, forms: []formShape{{}}},
	{forms: []formShape{{headers: []headerShape{{name: "X-Code", values: []shape{{about: aboutCode, kinds: isText | isNull}}}}}}},
}

// withHostileShapes is the stand-in with the forms that hostile answers try.
func withHostileShapes(tb testing.TB) {
	outer := envelopeShapes
	envelopeShapes = append(hostileShapes, outer...)
	tb.Cleanup(func() { envelopeShapes = outer })
}

// hostileBodies are bodies that made readers of JSON fail, and what leads there.
func hostileBodies() []string {
	deep := func(open, end string, n int) string { return strings.Repeat(open, n) + strings.Repeat(end, n) }
	return []string{
		"", " ", "\x00", "\ufeff{}", "\ufeff", "null", "0", `"text"`, "[]", "{}", "{", `{"`, `{"a`, `{"a"`, `{"a":`, `{"a":1`, `{"a":1,`, `{"a":1,}`, "[1,]", "[,]", "{}{}", "{} x", "nul", "tru", "-", "01", "1.", ".5", "1e", "+1", "NaN", "Infinity", "0x10",
		deep("[", "]", maxDepth), deep("[", "]", maxDepth+1), deep(`{"a":`, "}", maxDepth+1), strings.Repeat("[", 100_000), strings.Repeat(`{"tree":`, 1000) + "1" + strings.Repeat("}", 1000),
		`{"code":"THING_LOCKED","code":"THING_NOT_FOUND","message":"x"}`, `{"code":"THING_LOCKED","\u0063ode":"x","message":"x"}`,
		`{"code":null,"message":null}`, `{"code":1,"message":2}`, `{"code":{},"message":[]}`, `{"code":true,"message":false,"ref":[[]],"seen":"many"}`,
		`{"code":"\ud800","message":"\udc00\ud800\u0000"}`, `{"code":"\ud83d\ude00","message":"\u12"}`, "{\"code\":\"\xff\xfe\",\"message\":\"\xc3\"}", "{\"code\":\"a\nb\",\"message\":\"\"}", `{"code":"\x41","message":""}`,
		`{"code":"THING_NOT_FOUND","message":"Thing '","seen":99999999999999999999999999}`, `{"code":"THING_NOT_FOUND","message":"","seen":1e999999999}`, `{"code":"THING_NOT_FOUND","message":"","seen":-0}`, `{"at":99999999999999999999,"limit":-1e400,"window":1e300,"error":{"message":"","details":[]}}`,
		`{"code":"THING_NOT_FOUND","message":"Thing '' was not found among .'' was not found among 1."}`,
		`{"error":{"message":"Thing is locked.","details":[{"@type":"info","reason":"THING_LOCKED","metadata":{"ref":"a","seen":"1"}},{"retryDelay":"-99999999999999999999s"}]}}`,
		`{"errors":[{"code":"THING_INVALID","detail":"Field a has 1 characters.","pointer":"/a~2b/~","meta":{"rule":"too_long","length":"x"}},{"code":"THING_INVALID"},{"code":"?"},{}]}`,
		`{"code":"a:b","tree":{"_errors":["x"],"":{"":{"_errors":[null,"y"]}}},"bare":{"":{"":["r"]}},"steps":[[{"key":-1,"in":"array"}],[{"key":99999999999999999999,"in":"array"}]],"a[0].b":["z",null],"[":[],"]":[],"a[":["q"]}`,
		"THING_LOCKED: Thing is locked.\n", "THING_LOCKED: ", ": ", "\n", "<html>\n<h1>502 Bad Gateway</h1></html>", "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff\xab\x56\x4a",
	}
}

// FuzzDecode looks for answers that make Decode panic, or run long, or that it
// makes something of that cannot be used.
func FuzzDecode(f *testing.F) {
	withHostileShapes(f)
	for i, body := range hostileBodies() {
		f.Add(400+i%200, "application/json", "1", []byte(body))
		f.Add(404, "text/plain; charset=utf-8", "Wed, 21 Oct 2015 07:28:00 GMT", []byte(body))
	}
	f.Fuzz(func(t *testing.T, status int, contentType, retryAfter string, body []byte) {
		h := http.Header{"Content-Type": {contentType}, "Retry-After": {retryAfter}, "X-Code": {contentType}}
		before := bytes.Clone(body)
		err := DecodeBody(status, h, body)
		if !bytes.Equal(body, before) {
			t.Error("the body was changed")
		}
		use(t, err, body)
	})
}

// use does with an error that was read what clients and servers do.
func use(t *testing.T, err error, body []byte) {
	t.Helper()
	if err == nil {
		t.Fatal("no error")
	}
	if err.Error() == "" {
		t.Error("the error says nothing")
	}
	var unknown *UnknownError
	if errors.As(err, &unknown) && !bytes.Equal(unknown.Body, body) {
		t.Errorf("the body of the error is %q", unknown.Body)
	}
	for e := range Each(err) {
		if d, ok := e.RetryAfter(); ok && d < 0 {
			t.Errorf("the delay is %v", d)
		}
		for _, v := range e.Violations() {
			_, _, _ = v.String(), v.Fields(), v.Path()
		}
		_, _ = e.Rate()
		_ = e.LogValue()
	}
	_, _ = As[ThingNotFoundFields](err)
	Responder{}.Append(nil, nil, err)
}

// TestDecodeLimits checks that large and deep answers are read in time that
// depends on their size only.
func TestDecodeLimits(t *testing.T) {
	withHostileShapes(t)
	long := strings.Repeat
	const size = maxBody - 200
	bodies := map[string]string{
		"texts that fit almost":     `{"code":"THING_NOT_FOUND","message":"Thing '` + long("' was not found among ", size/22) + `"}`,
		"pieces that fit almost":    `{"code":"` + long(":", size) + `","tree":[]}`,
		"text that fits almost":     long("THING_LOCKED: ", size/14),
		"names":                     `{"tree":{` + manyNames(size/16) + `},"code":"a:b"}`,
		"names that are written":    `{` + manyNames(size/16) + `}`,
		"errors":                    `{"errors":[` + long(`{"code":"?"},`, size/13) + `{}]}`,
		"violations":                `{"errors":[` + long(`{"code":"THING_INVALID","pointer":"/a"},`, size/41) + `{}]}`,
		"violations in every list":  `{"code":"a:b","tree":{"_errors":[` + long(`"x",`, size/12) + `"x"]},"bare":{"":[` + long(`"x",`, size/12) + `"x"]},"steps":[` + long(`[],`, size/12) + `[]]}`,
		"steps":                     `{"code":"a:b","tree":[],"steps":[[` + long(`{"key":1,"in":"array"},`, size/24) + `{"key":1,"in":"array"}]]}`,
		"details":                   `{"error":{"message":"x","details":[` + long(`{"@type":"x"},`, size/14) + `{}]}}`,
		"errors, at most":           `{"errors":[{"id":"1","request":"2"},` + strings.TrimSuffix(long(`{"code":"THING_INVALID","pointer":"/a"},{"code":"THING_LOCKED"},`, maxItems/2-1), ",") + `]}`,
		"violations, at most":       `{"errors":[` + strings.TrimSuffix(long(`{"code":"THING_INVALID","detail":"Field a has 1 characters.","pointer":"/a"},`, maxItems), ",") + `]}`,
		"lists, at most":            `{"code":"a:b","tree":{"a":{"_errors":[` + strings.TrimSuffix(long(`"x",`, maxItems/4), ",") + `]}},"bare":{"a":[` + strings.TrimSuffix(long(`"r",`, maxItems/4), ",") + `]},"steps":[` + strings.TrimSuffix(long(`[{"key":"a","in":"object"}],`, maxItems/4), ",") + `]}`,
		"groups, at most":           `{"code":"a:b","tree":{},` + manyNames(maxItems) + `}`,
		"levels of a tree":          `{"code":"a:b","tree":` + long(`{"a":`, 490) + `{"_errors":["x"]}` + long("}", 490) + `}`,
		"escapes":                   `{"code":"` + long(`\u0061`, size/6) + `","message":"x"}`,
		"digits":                    `{"code":"THING_NOT_FOUND","message":"x","seen":` + long("9", size) + `}`,
		"brackets that never close": long("[", size),
		"quotes":                    long(`"`, size),
	}
	for name, body := range bodies {
		t.Run(name, func(t *testing.T) {
			done := make(chan bool)
			go func() {
				use(t, DecodeBody(400, http.Header{"Content-Type": {"text/plain"}}, []byte(body)), []byte(body))
				close(done)
			}()
			select {
			case <-done:
			case <-time.After(time.Minute): // it takes some milliseconds; what is not bounded takes hours
				t.Fatal("it does not end")
			}
		})
	}
}

// TestDecodeRefuses checks what is said of bodies that are not read.
func TestDecodeRefuses(t *testing.T) {
	deep := func(n int) string { return `{"a":` + strings.Repeat("[", n) + strings.Repeat("]", n) + `}` }
	tests := []struct{ body, want string }{
		{"", "the body is empty"},
		{" \n", "the body is empty"},
		{"<html>", "the body is not JSON: want a value at offset 0"},
		{"\x1f\x8b\x08", "the body is not JSON: want a value at offset 0"},
		{`{"code":"x"`, "the body is not JSON: want a comma or the end of the object at offset 11"},
		{`{"code":"x}`, "the body is not JSON: text without an end at offset 11"},
		{`{} {}`, "the body is not JSON: text after the document at offset 3"},
		{"{\"code\":\"a\tb\"}", "the body is not JSON: control character in a text at offset 10"},
		{`{"code":"\u00zz"}`, "the body is not JSON: wrong escape at offset 9"},
		{`{"code":01}`, "the body is not JSON: number with a leading zero at offset 10"},
		{`{"code":1.}`, "the body is not JSON: want a digit at offset 10"},
		{`{"a":1,"\u0061":2}`, "the body is not JSON: member that occurs twice at offset 18"},
		{deep(maxDepth - 1), "the body is not one of this API"},
		{deep(maxDepth), "the body is not JSON: nested too deeply at offset 504"},
		{"[]", "the body is not one of this API"},
		{`"` + strings.Repeat("x", maxBody-1), "the body is not JSON: text without an end at offset 1048576"},
		{`"` + strings.Repeat("x", maxBody), "body is larger than 1 MiB"},
	}
	for _, test := range tests {
		err := DecodeBody(502, nil, []byte(test.body))
		u, ok := err.(*UnknownError)
		if !ok || u.Err.Error() != test.want || u.Status != 502 || string(u.Body) != test.body[:min(len(test.body), maxBody)] {
			t.Errorf("%.40q: have %v", test.body, err)
		}
	}
}

// TestMatchLimits checks that texts with many places for a placeholder are
// compared in time that is bounded.
func TestMatchLimits(t *testing.T) {
	text := strings.Repeat("x", maxBody)
	type fields struct{ A, B, C, D string }
	for _, template := range []string{"{a}x{b}y{c}", "{a}{b}{c}y", "{a}x{b}x{c}x{d}y", "{a}xx{a}y{b}"} {
		budget := maxCompared
		m := newMatch("a b c d", nil, fieldRow{fields: (*fields)(nil)})
		if m.fits(template, text, &budget) {
			t.Errorf("%s fits", template)
		}
		if budget > 0 && m.known.first != 0 {
			t.Errorf("%s: something was taken", template)
		}
	}
	f := fitting{budget: maxCompared}
	value, between := shape{about: aboutMessage, kinds: isText}, shape{op: readConstant, kinds: isText, text: "x"}
	end := shape{op: readConstant, kinds: isText, text: "y"}
	if _, ok := f.pieces(nil, []shape{value, between, value, between, value, end}, text, 0, false); ok {
		t.Error("the pieces fit")
	}
}

// manyNames returns members with different names.
func manyNames(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(`"n`)
		for j := i; j > 0; j /= 10 {
			b.WriteByte(byte('0' + j%10))
		}
		b.WriteString(`":[`)
		b.WriteString(`],`)
	}
	return b.String() + `"n":[]`
}
