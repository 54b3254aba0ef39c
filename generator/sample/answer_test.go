package sample_test

import (
	"encoding/json"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/sample"
)

func TestEncodings(t *testing.T) {
	const (
		plain = `{"<a/é>":"x\"\\\b\f\n\r\t\u0001` + "\x7f" + `</é😀>&` + "\u2028" + `","b":[],"c":[1,{"d":{}}]}`
		lines = "{\n  \"<a/é>\": " + `"x\"\\\b\f\n\r\t\u0001` + "\x7f</é😀>&\u2028\",\n  \"b\": [],\n  \"c\": [\n    1,\n    {\n      \"d\": {}\n    }\n  ]\n}"
	)
	for encode, want := range map[string]string{
		`{}`:                plain,
		`{escape: [html]}`:  strings.NewReplacer("<", `\u003c`, ">", `\u003e`, "&", `\u0026`).Replace(plain),
		`{escape: [slash]}`: strings.ReplaceAll(plain, "/", `\/`),
		`{escape: [ascii]}`: strings.NewReplacer("é", `\u00e9`, "😀", `\ud83d\ude00`, "\u2028", `\u2028`).Replace(plain),
		`{indent: 2}`:       lines,
		`{newline: true}`:   plain + "\n",
	} {
		cat := around(t, `encode: `+encode+`, body: {"<a/é>": $field.id, b: [], c: [1, {d: {}}]}`, "")
		o := bare(t, cat)
		o.Fields[0] = member("id", "x\"\\\b\f\n\r\t\x01\x7f</é😀>&\u2028")
		if got := string(sample.Make(cat, sample.Request{}, o).Body); got != want {
			t.Errorf("%s:\ngot  %q\nwant %q", encode, got, want)
		}
	}
}

func TestTextBodies(t *testing.T) {
	for body, want := range map[string]string{
		`$message`:                   `Order o"1 costs 1000`,
		`$code`:                      `17`,
		`$request_id`:                ``,
		`$request_id // none`:        `none`,
		`{"code":${code},"id":"<>"}`: `{"code":17,"id":"<>"}`,
		`id ${request_id}`:           ``,
	} {
		cat := around(t, "content_type: text/plain, encode: {newline: true}, body: '"+body+"'", "")
		if got := string(sample.Make(cat, sample.Request{}, bare(t, cat)).Body); got != want+"\n" {
			t.Errorf("%s: got %q, want %q", body, got, want+"\n")
		}
	}
}

func TestHeaders(t *testing.T) {
	cat := around(t, `content_type: 'application/x+json;  v=1', headers: {
		x-odd-CASE: $code, Retry-After~: $retry|s, Link: '<${docs_url}>; rel="help"', X-None: $request_id, X-None-Too~: $request_id,
		X-Note~: $field.note, X-Many: [a, $name, $field.tags], WWW-Authenticate~: ['', Bearer]}, body: {}`, "")
	common := func(note, delay []sample.Header) []sample.Header {
		out := []sample.Header{{"Content-Type", "application/x+json;  v=1"}, {"x-odd-CASE", "17"}}
		out = append(append(out, delay...), sample.Header{"Link", `<https://example.com/E>; rel="help"`}, sample.Header{"X-None", ""})
		return append(append(out, note...), sample.Header{"X-Many", "a"}, sample.Header{"X-Many", "E"}, sample.Header{"X-Many", "x, y"}, sample.Header{"WWW-Authenticate", "Bearer"})
	}
	have := sample.Make(cat, sample.Request{}, full(t, cat)).Headers
	want := common([]sample.Header{{"X-Note", "be patient"}}, []sample.Header{{"Retry-After", "2"}})
	if !reflect.DeepEqual(have, want) {
		t.Errorf("got  %q\nwant %q", have, want)
	}
	o := bare(t, cat)
	if have := sample.Make(cat, sample.Request{}, o).Headers; !reflect.DeepEqual(have, common(nil, nil)) {
		t.Errorf("got  %q\nwant %q", have, common(nil, nil))
	}
	o.Fields = append(o.Fields, member("note", "é\r\nX-Evil: 1")) // no header can hold it
	if have := sample.Make(cat, sample.Request{}, o).Headers; !reflect.DeepEqual(have, common(nil, nil)) {
		t.Errorf("got  %q\nwant %q", have, common(nil, nil))
	}
}

func TestNoBody(t *testing.T) {
	cat := around(t, "headers: {X-Code: $code}", "")
	want := sample.Answer{Status: 429, Headers: []sample.Header{{"X-Code", "17"}}}
	if got := sample.Make(cat, sample.Request{}, bare(t, cat)); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestStatuses(t *testing.T) {
	const errors = `body: {$each: $errors, $as: [$name, $status, $message]}`
	cat := around(t, errors, errors)
	e, bareEntry, greeting := bare(t, cat), sample.Occurrence{Entry: entry(t, cat, "BARE")}, sample.Occurrence{Entry: entry(t, cat, "GREETING")}
	for _, c := range []struct {
		all    []sample.Occurrence
		status int
		body   string
	}{
		{[]sample.Occurrence{e}, 429, `[["E",429,"Order o\"1 costs 1000"]]`},
		{[]sample.Occurrence{bareEntry, bareEntry}, 404, `[["BARE",404,"Gone"],["BARE",404,"Gone"]]`},
		{[]sample.Occurrence{bareEntry, e}, 400, `[["BARE",404,"Gone"],["E",429,"Order o\"1 costs 1000"]]`},
		{[]sample.Occurrence{bareEntry, e, greeting}, 500, `[["BARE",404,"Gone"],["E",429,"Order o\"1 costs 1000"],["GREETING",503,""]]`},
		{[]sample.Occurrence{greeting, e}, 500, `[["GREETING",503,""],["E",429,"Order o\"1 costs 1000"]]`},
	} {
		if a := sample.Make(cat, sample.Request{}, c.all...); a.Status != c.status || string(a.Body) != c.body {
			t.Errorf("got %d %s, want %d %s", a.Status, a.Body, c.status, c.body)
		}
	}
	cat = around(t, "http_status: 200, body: {$each: $problems, $as: [$name, $v.message]}", "body: [$name, $status]")
	e, bareEntry = bare(t, cat), sample.Occurrence{Entry: entry(t, cat, "BARE"), Violations: []sample.Violation{{Message: "a"}, {Message: "b"}}}
	if a := sample.Make(cat, sample.Request{}, e, bareEntry); a.Status != 200 || string(a.Body) != `[["E",""],["BARE","a"],["BARE","b"]]` {
		t.Errorf("got %d %s", a.Status, a.Body)
	}
	if a := sample.Make(cat, sample.Request{}, bareEntry, e); a.Status != 404 || string(a.Body) != `["BARE",404]` {
		t.Errorf("an envelope for one error: got %d %s", a.Status, a.Body)
	}
}

func TestLanguages(t *testing.T) {
	const texts = `[$message, $title, $user_message, $locale, {$each: $violations, $as: $v.message}]`
	cat := around(t, "body: "+texts, "body: "+texts)
	o, gone := bare(t, cat), sample.Occurrence{Entry: entry(t, cat, "BARE")}
	o.Violations = []sample.Violation{{Rule: rule(cat, "max"), Fields: catalog.Example{member("max", json.Number("1"))}, Path: steps("n")}}
	for locale, want := range map[string]string{
		"":      `["Order o\"1 costs 1000","No good","Sorry, no note","en",["n is more than 1"]]`,
		"de":    `["Bestellung o\"1 kostet 1000","No good","Sorry, no note","de",["n ist mehr als 1"]]`,
		"de-AT": `["Bestellung o\"1 kostet 1000","Oje","Sorry, no note","de-AT",["n ist mehr als 1"]]`,
		"fr":    `["Order o\"1 costs 1000","No good","Sorry, no note","fr",["n is more than 1"]]`,
	} {
		if got := string(sample.Make(cat, sample.Request{Locale: locale}, o).Body); got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", locale, got, want)
		}
	}
	// A title that is the message is translated with it.
	if got, want := string(sample.Make(cat, sample.Request{Locale: "de"}, gone).Body), `["Weg","Weg","","de",[]]`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestLocalized(t *testing.T) {
	const texts = "body: {a: $message, b: $title, c~: {$if: $localized, d: $localized}}"
	cat := around(t, texts, texts)
	gone, greeting := sample.Occurrence{Entry: entry(t, cat, "BARE")}, sample.Occurrence{Entry: entry(t, cat, "GREETING")}
	for locale, want := range map[string]string{
		"":      `{"a":"Gone","b":"Gone"}` + `{"a":"","b":"Greeting"}`,
		"de-CH": `{"a":"Gone","b":"Gone","c":{"d":"Weg"}}` + `{"a":"","b":"Greeting","c":{"d":"Guten Tag"}}`,
		"fr":    `{"a":"Gone","b":"Gone"}` + `{"a":"","b":"Greeting"}`,
	} {
		r := sample.Request{Locale: locale}
		if got := string(sample.Make(cat, r, gone).Body) + string(sample.Make(cat, r, greeting).Body); got != want {
			t.Errorf("%s: got %s, want %s", locale, got, want)
		}
	}
	cat = around(t, "", "body: [$message, {$if: $localized, a: 1}]")
	gone.Entry = entry(t, cat, "BARE")
	if got, want := string(sample.Make(cat, sample.Request{Locale: "de"}, gone).Body), `["Gone",{"a":1}]`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestRequest(t *testing.T) {
	cat := around(t, "body: [$request_id, $time|unix, $rate.remaining, $rate.limit]", "")
	r := sample.Request{ID: "r-1", Time: time.Unix(5, 0), Rate: &sample.Rate{Remaining: 3}}
	o := bare(t, cat)
	if got, want := string(sample.Make(cat, r, o).Body), `["r-1",5,3,1000]`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	o.Rate = &sample.Rate{Limit: 7}
	if got, want := string(sample.Make(cat, r, o).Body), `["r-1",5,0,7]`; got != want {
		t.Errorf("the limit of the error: got %s, want %s", got, want)
	}
}

// The delay of the error goes before that of the catalogue.
func TestDelay(t *testing.T) {
	cat := around(t, "", "body: $retry|ms")
	o := sample.Occurrence{Entry: entry(t, cat, "GREETING")}
	for delay, want := range map[time.Duration]string{0: "1500", time.Second: "1000", time.Nanosecond: "1"} {
		o.Delay = delay
		if got := string(sample.Make(cat, sample.Request{}, o).Body); got != want {
			t.Errorf("%s: got %s, want %s", delay, got, want)
		}
	}
}

func TestPhrases(t *testing.T) {
	for status := range 600 {
		if got, want := sample.Phrase(status), http.StatusText(status); got != want {
			t.Errorf("phrase of %d is %q, want %q", status, got, want)
		}
	}
}
