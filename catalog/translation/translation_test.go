package translation_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/catalog/po"
	"github.com/errgen/errgen/catalog/translation"
)

const shop = `errgen: 1
name: shop
locale: en
groups: {orders: {title: Orders of customers, translations: {de: {title: Aufträge}}}, other: {}}
statuses: {404: {title: Not found, remedies: Look elsewhere.}}
rules: {max: {message: "{path} is longer than {n} {{x}}.", fields: {n: int}, translations: {de: {message: "{path} ist zu lang."}}}}
errors:
  NOT_FOUND:
    status: 404
    message: "Order {id:string} of {who:string} is not there."
    doc: |
      The order
      is not there.

      More.
    causes: [One, Two]
    fields: {id: {type: string, doc: The number, example: A-17}}
    translations: {de: {message: "{id} fehlt.", causes: [Eins, Zwei, Drei]}}
  TITLED: {status: 400, title: A title, message: "A message."}
  DERIVED: {status: 400, message: It broke.}
  HIDDEN: {status: 500, message: "{{secret}}", internal: true}
`

func load(t *testing.T, text string) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Load(fstest.MapFS{"e.yaml": {Data: []byte(text)}}, "e.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func keys(texts []translation.Text) string {
	var list []string
	for _, t := range texts {
		list = append(list, t.Key)
	}
	return strings.Join(list, " ")
}

func TestCover(t *testing.T) {
	c := load(t, shop)
	have := translation.Cover(c, "de", nil)
	if have.Texts != 11 || have.Translated != 5 {
		t.Errorf("have %d of %d", have.Translated, have.Texts)
	}
	if want := "errors.NOT_FOUND.doc errors.TITLED.message errors.TITLED.title errors.DERIVED.message statuses.404.title statuses.404.remedies.1"; keys(have.Missing) != want {
		t.Errorf("missing: have %s", keys(have.Missing))
	}
	if keys(have.Extra) != "errors.NOT_FOUND.causes.3" || len(have.Stale) > 0 {
		t.Errorf("extra: have %s, stale %s", keys(have.Extra), keys(have.Stale))
	}
	if none := translation.Cover(c, "fr", nil); none.Translated != 0 || none.Texts != 11 || len(none.Missing) != 11 || len(none.Extra) != 0 {
		t.Errorf("have %+v", none)
	}
}

// TestStale: a translation is stale if it is what it was, and the original is not.
func TestStale(t *testing.T) {
	before := load(t, shop)
	change := func(pairs ...string) *catalog.Catalog { return load(t, strings.NewReplacer(pairs...).Replace(shop)) }
	for name, c := range map[string]struct {
		now  *catalog.Catalog
		want string
	}{
		"nothing changed": {before, ""},
		"an original":     {change("is not there.\"", "is gone.\""), "errors.NOT_FOUND.message"},
		"both":            {change("is not there.\"", "is gone.\"", "{id} fehlt.", "{id} ist weg."), ""},
		"the translation": {change("{id} fehlt.", "{id} ist weg."), ""},
		"an item":         {change("[One, Two]", "[One, Three]"), "errors.NOT_FOUND.causes.2"},
		"a placeholder":   {change("{who:string}", "{whom:string}"), "errors.NOT_FOUND.message"},
		"a type":          {change("{n} {{x}}.\", fields: {n: int}", "{n} {{x}}.\", fields: {n: int64}"), ""},
	} {
		if have := keys(translation.Cover(c.now, "de", translation.EarlierIn(before, "de")).Stale); have != c.want {
			t.Errorf("%s: have %q, want %q", name, have, c.want)
		}
		f, _ := translation.Export(before, "de", nil, nil)
		if have := keys(translation.Cover(c.now, "de", translation.EarlierOf(f)).Stale); have != c.want {
			t.Errorf("%s, by the file: have %q, want %q", name, have, c.want)
		}
	}
}

func entryOf(t *testing.T, f *po.File, context string) *po.Entry {
	t.Helper()
	i := slices.IndexFunc(f.Entries, func(e po.Entry) bool { return e.Context == context })
	if i < 0 {
		t.Fatalf("no entry %s in\n%s", context, f.Bytes())
	}
	return &f.Entries[i]
}

func TestExport(t *testing.T) {
	f, lost := translation.Export(load(t, shop), "de", nil, nil)
	if len(lost) > 0 || f.Get("Language") != "de" || len(f.Entries) != 11 {
		t.Fatalf("lost %v\n%s", lost, f.Bytes())
	}
	e := entryOf(t, f, "errors.NOT_FOUND.message")
	notes := []string{"entry NOT_FOUND, status 404", "The order", "is not there.", `{id}: The number, such as "A-17"`, "{who}: string"}
	if !slices.Equal(e.Notes, notes) || !e.Has("no-python-brace-format") || e.ID != "Order {id} of {who} is not there." {
		t.Errorf("have %+v", e)
	}
	if e := entryOf(t, f, "rules.max.message"); e.ID != "{path} is longer than {n} {{x}}." || !e.Has("no-python-brace-format") {
		t.Errorf("have %+v", e)
	}
	if fr, _ := translation.Export(load(t, shop), "pt-BR", nil, nil); !entryOf(t, fr, "rules.max.message").Has("python-brace-format") || fr.Get("Language") != "pt_BR" {
		t.Errorf("have\n%s", fr.Bytes())
	}
}

// TestExportAgain: a file that is updated keeps what translators wrote.
func TestExportAgain(t *testing.T) {
	before := load(t, shop)
	old, _ := translation.Export(before, "de", nil, nil)
	old.Comments = []string{"Von uns."}
	old.Set("Last-Translator", "Anna")
	e := entryOf(t, old, "errors.NOT_FOUND.message")
	e.Comments, e.Flags = []string{"Artikel?"}, append(e.Flags, "max-length:80")
	*entryOf(t, old, "errors.DERIVED.message") = po.Entry{Context: "errors.DERIVED.message", ID: "It broke.", Text: "Kaputt?", Flags: []string{po.Fuzzy}}
	entryOf(t, old, "errors.TITLED.title").Text = "Ein Titel"

	now := load(t, strings.NewReplacer("is not there.\"", "is gone.\"", "A title", "The title").Replace(shop))
	f, lost := translation.Export(now, "de", translation.EarlierOf(old), old)
	if len(lost) > 0 || !slices.Equal(f.Comments, old.Comments) || f.Get("Last-Translator") != "Anna" {
		t.Errorf("lost %v\n%s", lost, f.Bytes())
	}
	for context, want := range map[string]po.Entry{
		"errors.NOT_FOUND.message": {Text: "{id} fehlt.", Previous: "Order {id} of {who} is not there.", Comments: []string{"Artikel?"}, Flags: []string{"fuzzy", "no-python-brace-format", "max-length:80"}},
		"errors.DERIVED.message":   {Text: "Kaputt?", Flags: []string{"fuzzy"}},
		"errors.TITLED.title":      {Text: "Ein Titel", Previous: "A title", Flags: []string{"fuzzy"}},
	} {
		have := entryOf(t, f, context)
		if have.Text != want.Text || have.Previous != want.Previous || !slices.Equal(have.Comments, want.Comments) || !slices.Equal(have.Flags, want.Flags) {
			t.Errorf("%s: have %+v, want %+v", context, have, want)
		}
	}
	// It stays fuzzy until somebody says that it is not.
	again, _ := translation.Export(now, "de", translation.EarlierOf(f), f)
	if !bytes.Equal(again.Bytes(), f.Bytes()) {
		t.Errorf("have\n%s\nwant\n%s", again.Bytes(), f.Bytes())
	}
	if have := keys(translation.Cover(now, "de", translation.EarlierOf(f)).Stale); have != "errors.NOT_FOUND.message" {
		t.Errorf("stale: have %s", have)
	}
	e = entryOf(t, f, "errors.NOT_FOUND.message")
	e.Flags, e.Previous = nil, ""
	if have := keys(translation.Cover(now, "de", translation.EarlierOf(f)).Stale); have != "" {
		t.Errorf("stale: have %s", have)
	}
	// What was not imported is not lost.
	entryOf(t, f, "errors.TITLED.message").Text = "Fertig."
	if _, lost := translation.Export(now, "de", nil, f); !slices.Equal(lost, []string{"errors.TITLED.message"}) {
		t.Errorf("lost: have %v", lost)
	}
}

func TestImport(t *testing.T) {
	c := load(t, shop)
	f, _ := translation.Export(c, "de", nil, nil)
	set := func(context, text string, flags ...string) {
		e := entryOf(t, f, context)
		e.Text, e.Flags = text, flags
	}
	set("errors.NOT_FOUND.message", "{who}: {id} fehlt {{leider}}.")
	set("errors.NOT_FOUND.causes.2", "Zwo")
	set("errors.TITLED.message", "Vielleicht.", po.Fuzzy)
	set("errors.TITLED.title", "Titel")
	entryOf(t, f, "errors.TITLED.title").ID = "Another title"
	set("groups.orders.title", "")
	f.Entries = append(f.Entries, po.Entry{Context: "errors.GONE.message", ID: "G", Text: "W", Line: 99})
	have := translation.Import(c, "de", f)
	if len(have.Faults) > 0 || len(have.Changes) != 2 || have.Same != 2 {
		t.Fatalf("have %+v", have)
	}
	if ch := have.Changes[0]; ch.Value.Text != "{who}: {id} fehlt {{leider}}." || ch.Texts != 1 {
		t.Errorf("have %+v", ch)
	}
	if ch := have.Changes[1]; ch.Value.Kind != catalog.ListValue || len(ch.Value.Items) != 3 || ch.Value.Items[0].Text != "Eins" || ch.Value.Items[1].Text != "Zwo" || ch.Value.Items[2].Text != "Drei" {
		t.Errorf("have %+v", ch)
	}
	var skipped []string
	for _, s := range have.Skipped {
		skipped = append(skipped, s.Message)
	}
	if want := []string{"errors.TITLED.message is fuzzy", "errors.TITLED.title was translated from a text that is another now; export again", "errors.GONE.message is not in the catalogue"}; !slices.Equal(skipped, want) {
		t.Errorf("have %q", skipped)
	}
}

// TestHas: it tells whether exactly the changes were made.
func TestHas(t *testing.T) {
	before := load(t, shop)
	f, _ := translation.Export(before, "de", nil, nil)
	entryOf(t, f, "errors.NOT_FOUND.message").Text = "{id} ist weg."
	entryOf(t, f, "errors.NOT_FOUND.causes.1").Text = "Ein"
	changes := translation.Import(before, "de", f).Changes
	for name, c := range map[string]struct {
		pairs []string
		want  bool
	}{
		"nothing":    {nil, false},
		"one of two": {[]string{"{id} fehlt.", "{id} ist weg."}, false},
		"both":       {[]string{"{id} fehlt.", "{id} ist weg.", "Eins", "Ein"}, true},
		"another":    {[]string{"{id} fehlt.", "{id} ist weg.", "Eins", "Ein", "Zwei", "Zwo"}, false},
		"one gone":   {[]string{"{id} fehlt.", "{id} ist weg.", "Eins", "Ein", ", translations: {de: {title: Aufträge}}", ""}, false},
	} {
		after := load(t, strings.NewReplacer(c.pairs...).Replace(shop))
		if have := translation.Has(after, before, "de", changes); have != c.want {
			t.Errorf("%s: have %v", name, have)
		}
	}
}

// TestImportFaults: placeholders are those of the text.
func TestImportFaults(t *testing.T) {
	c := load(t, shop)
	for text, want := range map[string]string{
		"{nr}":          `errors.NOT_FOUND.message: there is no value {nr}; want {id}, {who}`,
		"{id:string}":   `errors.NOT_FOUND.message: there is no value {id:string}; want {id}, {who}`,
		"{id":           "errors.NOT_FOUND.message: placeholder is not closed; a literal brace is written twice",
		"{a{id}":        "errors.NOT_FOUND.message: placeholder is not closed; a literal brace is written twice",
		"id}":           "errors.NOT_FOUND.message: closing brace has no opening one; a literal brace is written twice",
		"{path}":        `errors.NOT_FOUND.message: there is no value {path}; want {id}, {who}`,
		"{\u001b[31m}":  "errors.NOT_FOUND.message: the control character U+001B is not allowed",
		"{id}\ufeff":    "errors.NOT_FOUND.message: a byte order mark inside the file is not allowed",
		"{id}\u202e":    "errors.NOT_FOUND.message: the invisible direction control U+202E is not allowed",
		"{{id}} { id }": "",
	} {
		f, _ := translation.Export(c, "de", nil, nil)
		e := entryOf(t, f, "errors.NOT_FOUND.message")
		e.Text, e.Line = text, 7
		have := translation.Import(c, "de", f)
		switch {
		case want == "" && (len(have.Faults) > 0 || len(have.Changes) != 1):
			t.Errorf("%q: have %+v", text, have)
		case want != "" && (len(have.Faults) != 1 || have.Faults[0] != translation.Remark{Line: 7, Message: want} || len(have.Changes) > 0):
			t.Errorf("%q: have %+v", text, have)
		}
	}
	f, _ := translation.Export(c, "fr", nil, nil)
	entryOf(t, f, "errors.NOT_FOUND.causes.1").Text = "Un"
	if have := translation.Import(c, "fr", f); len(have.Changes) > 0 || len(have.Skipped) != 1 || !strings.Contains(have.Skipped[0].Message, "1 of 2 are not translated") {
		t.Errorf("have %+v", have)
	}
}

// TestRoundTrip: what is exported and imported is what it was, for all catalogues
// of the repository.
func TestRoundTrip(t *testing.T) {
	texts := 0
	for _, pattern := range []string{"catalogues/*/errors.yaml", "valid/*.yaml"} {
		files, err := filepath.Glob("../../testdata/" + pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%v %v", files, err)
		}
		for _, file := range files {
			c, err := catalog.Load(os.DirFS(filepath.Dir(file)), filepath.Base(file))
			if err != nil {
				continue // it includes files above its directory
			}
			for _, locale := range append(c.Locales, "xh") {
				f, _ := translation.Export(c, locale, nil, nil)
				again, err := po.Parse(f.Bytes())
				if err != nil {
					t.Errorf("%s %s: %v", file, locale, err)
					continue
				}
				have := translation.Import(c, locale, again)
				want := translation.Cover(c, locale, nil).Translated
				if len(have.Changes)+len(have.Skipped)+len(have.Faults) > 0 || have.Same != want {
					t.Errorf("%s %s: have %+v, want %d", file, locale, have, want)
				}
				for i := range again.Entries {
					again.Entries[i].Text = again.Entries[i].ID
				}
				if have := translation.Import(c, locale, again); len(have.Skipped)+len(have.Faults) > 0 {
					t.Errorf("%s %s: have %+v", file, locale, have)
				}
				texts += len(again.Entries)
			}
		}
	}
	if texts < 100 {
		t.Errorf("have %d texts only", texts)
	}
}
