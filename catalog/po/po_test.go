package po_test

import (
	"bytes"
	"os/exec"
	"reflect"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog/po"
)

const head = "msgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"

// sample is a file in the form that Bytes writes.
const sample = `# Deutsche Fassung.
#
# Von uns.
msgid ""
msgstr ""
"Language: de\n"
"Content-Type: text/plain; charset=UTF-8\n"
"X-Odd: a: b \"c\"\n"

# a remark
#. a note
#. {id}: a field
#: errors.yaml:12
#, fuzzy, python-brace-format
#| msgid "Old {id}"
msgctxt "errors.A.message"
msgid "New {id}"
msgstr "Neu {id}"

#| msgid ""
#| "one\n"
#| "two"
msgctxt "errors.A.doc"
msgid ""
"one\n"
"\n"
"\ttwo \\ \"three\"\n"
msgstr ""

msgctxt "errors.A.title"
msgid "Größe\n"
msgstr "名前"
`

func TestSample(t *testing.T) {
	f, err := po.Parse([]byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	if have := string(f.Bytes()); have != sample {
		t.Errorf("have\n%s\nwant\n%s", have, sample)
	}
	want := po.Entry{
		Comments: []string{"a remark"}, Notes: []string{"a note", "{id}: a field"}, Places: []string{"errors.yaml:12"},
		Flags: []string{"fuzzy", "python-brace-format"}, Previous: "Old {id}",
		Context: "errors.A.message", ID: "New {id}", Text: "Neu {id}", Line: 18,
	}
	if !reflect.DeepEqual(f.Entries[0], want) {
		t.Errorf("have %+v\nwant %+v", f.Entries[0], want)
	}
	if e := f.Entries[1]; e.Previous != "one\ntwo" || e.ID != "one\n\n\ttwo \\ \"three\"\n" || e.Text != "" || e.Has(po.Fuzzy) {
		t.Errorf("have %+v", e)
	}
	if f.Get("X-Odd") != `a: b "c"` || f.Get("Nothing") != "" {
		t.Errorf("have %+v", f.Header)
	}
}

// TestParse: what other tools write is read as well.
func TestParse(t *testing.T) {
	for name, text := range map[string]string{
		"no blank lines":      head + "msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"y\"\nmsgctxt \"b\"\nmsgid \"x\"\nmsgstr \"y\"\n",
		"comments at once":    head + "msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"y\"\n#, fuzzy\nmsgctxt \"b\"\nmsgid \"x\"\nmsgstr \"y\"\n",
		"obsolete":            head + "msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"y\"\n\n#, fuzzy\n#~ msgctxt \"c\"\n#~ msgid \"x\"\n#~ msgstr \"y\"\n\nmsgctxt \"b\"\nmsgid \"x\"\nmsgstr \"y\"\n",
		"Windows":             strings.ReplaceAll("\ufeff"+head+"msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"y\"\n\nmsgctxt \"b\"\nmsgid \"x\"\nmsgstr \"y\"\n", "\n", "\r\n"),
		"folded":              head + "msgctxt \"a\"\nmsgid \"\"\n\"x\"\nmsgstr \"\"\n  \"\"\n\t\"y\"\n\nmsgctxt \"\" \n\"b\"\nmsgid \"x\"\nmsgstr\"y\"",
		"comment of no entry": "# file\n\n" + head + "# nothing\n\nmsgctxt \"a\"\nmsgid \"x\"\nmsgstr \"y\"\n\n#| msgctxt \"old\"\n#| \"er\"\n#| msgid \"w\"\nmsgctxt \"b\"\nmsgid \"x\"\nmsgstr \"y\"\n",
	} {
		f, err := po.Parse([]byte(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(f.Entries) != 2 || f.Get("Language") != "de" {
			t.Fatalf("%s: %+v", name, f)
		}
		for i, e := range f.Entries {
			if e.Context != string("ab"[i]) || e.ID != "x" || e.Text != "y" || len(e.Comments) > 0 || e.Has(po.Fuzzy) != (name == "comments at once" && i == 1) {
				t.Errorf("%s: %+v", name, e)
			}
		}
	}
}

func TestParseRefuses(t *testing.T) {
	entry := "msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"y\"\n"
	for text, want := range map[string]string{
		"":                                  "line 1: file has no header",
		entry:                               "line 3: file has no header",
		head + entry + "\n" + entry:         `line 12: text "a" stands twice; it is on line 8 too`,
		head + head:                         "line 7: file has a second header",
		head + "msgid \"x\"\nmsgstr \"\"\n": `line 7: text "x" has no context`,
		head + "msgctxt \"a\"\nmsgid \"\"\nmsgstr \"\"\n":             `line 8: text "a" has an empty msgid`,
		head + "msgctxt \"a\"\nmsgid \"x\"\nmsgid_plural \"xs\"\n":    "line 8: entry has plural forms",
		head + "msgctxt \"a\"\nmsgid \"x\"\n":                         "line 7: entry has no msgstr",
		head + "msgctxt \"a\"\nmsgstr \"x\"\n":                        `line 7: msgstr stands behind "msgctxt"`,
		head + "msgctxt \"a\"\n# x\nmsgid \"x\"\n":                    "line 7: comment stands inside of an entry",
		head + "msgctxt \"a\"\n#| msgid \"x\"\nmsgid \"x\"\n":         "line 7: comment stands inside of an entry",
		head + "domain \"a\"\n":                                       `line 6: unknown keyword "domain"`,
		head + "\"a\"\n":                                              "line 6: text has no keyword",
		head + "nonsense\n":                                           `line 6: want a keyword and a text in quotes, have "nonsense"`,
		head + "msgctxt \"a\nmsgid \"x\"\n":                           "line 6: want a text in quotes",
		head + "msgctxt \"a\" b\n":                                    "line 6: want a text in quotes",
		head + "msgctxt \"a\"b\"\n":                                   "line 6: text has a quote inside",
		head + "msgctxt \"a\\q\"\n":                                   "line 6: text has an unknown escape",
		head + "msgctxt \"a\\\"\n":                                    "line 6: text has an unknown escape",
		head + "#| msgstr \"a\"\n":                                    `line 6: "msgstr" cannot stand behind #|`,
		head + "msgctxt \"a\x00\"\n":                                  "line 6: line has the control character U+0000",
		head + "msgctxt \"\x1b[31m\"\n":                               "line 6: line has the control character U+001B",
		head + "msgctxt \"\xff\"\n":                                   "line 6: line is not UTF-8",
		"\x7fELF\x02\x01\x01":                                         "line 1: line has the control character",
		"\xff\xfem\x00s\x00":                                          "line 1: line is not UTF-8",
		strings.Replace(head, "UTF-8", "ISO-8859-1", 1):               `line 2: header has Content-Type with charset "iso-8859-1", want UTF-8`,
		"msgid \"\"\nmsgstr \"nothing\"\n":                            "line 2: line of the header has no colon",
		head + "#, " + strings.Repeat("a", 1) + manyFlags() + "\n":    "line 6: entry has more than 32 flags",
		"<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"b\">]><x/>": "line 1: file is XML, want a PO file",
		strings.Repeat("\n", po.MaxSize+1):                            "line 1: file is larger than 16 MiB",
		head + "msgctxt \"" + strings.Repeat("x", 100) + "\" junk\n":  "…\"",
	} {
		f, err := po.Parse([]byte(text))
		if err == nil || !strings.Contains(err.Error(), want) || f != nil {
			t.Errorf("%.80q: have %v, want %q", text, err, want)
		}
	}
}

func manyFlags() string {
	var b strings.Builder
	for i := range 40 {
		b.WriteString("," + strings.Repeat("f", i+2))
	}
	return b.String()
}

// TestGettext: the tools of gettext take what Bytes writes.
func TestGettext(t *testing.T) {
	msgcat, err := exec.LookPath("msgcat")
	if err != nil {
		t.Skip("gettext is not installed")
	}
	cmd := exec.Command(msgcat, "--no-wrap", "-")
	cmd.Stdin = strings.NewReader(sample)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	have, err := po.Parse(out)
	want, _ := po.Parse([]byte(sample))
	if err != nil || !bytes.Equal(have.Bytes(), want.Bytes()) {
		t.Errorf("%v\n%s\nwant\n%s", err, have.Bytes(), want.Bytes())
	}
}

// FuzzParse feeds bytes to Parse. What it takes is written so that it is read as
// the same, and written again as the same.
func FuzzParse(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte(strings.ReplaceAll(sample, "\n", "\r\n")))
	f.Add([]byte(head + "msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"\\ty\\r\\n\"\n#~ msgid \"x\"\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		first, err := po.Parse(data)
		if err != nil {
			return
		}
		text := first.Bytes()
		second, err := po.Parse(text)
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if !bytes.Equal(second.Bytes(), text) {
			t.Fatalf("have\n%s\nwant\n%s", second.Bytes(), text)
		}
		for i, e := range first.Entries {
			again := second.Entries[i]
			if e.Line, again.Line = 0, 0; !reflect.DeepEqual(e, again) {
				t.Fatalf("have %+v\nwant %+v", again, e)
			}
		}
	})
}
