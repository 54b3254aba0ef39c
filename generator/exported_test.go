package generator_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
	"github.com/errgen/errgen/generator/export"
)

// everyCatalogue calls f with each valid catalogue of testdata.
func everyCatalogue(t *testing.T, f func(t *testing.T, cat *catalog.Catalog)) {
	t.Helper()
	found := 0
	run := func(fsys fs.FS, name, title string) {
		head, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(head, []byte("errgen: 1")) {
			return // a fragment
		}
		cat, err := catalog.Load(fsys, name)
		if err != nil {
			t.Fatalf("%s: %v", title, err)
		}
		found++
		t.Run(title, func(t *testing.T) { f(t, cat) })
	}
	for _, pattern := range []string{"valid/*.yaml", "catalogues/*/errors.yaml"} {
		names, err := filepath.Glob("../testdata/" + pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			run(os.DirFS(filepath.Dir(name)), filepath.Base(name), strings.TrimPrefix(filepath.ToSlash(name), "../testdata/"))
		}
	}
	for _, name := range archives(t) {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files := fstest.MapFS{}
		for _, f := range archive.Files {
			files[f.Name] = &fstest.MapFile{Data: f.Data}
		}
		if files["errors.yaml"] != nil {
			run(files, "errors.yaml", filepath.Base(name))
		}
	}
	if found < 30 {
		t.Fatalf("found %d catalogues only", found)
	}
}

// strictSchema returns the published schema, without the members that a later errgen
// may add.
func strictSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	data, err := os.ReadFile("../docs/export.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	root := doc.(map[string]any)
	root["additionalProperties"] = false
	for _, def := range root["$defs"].(map[string]any) {
		def.(map[string]any)["additionalProperties"] = false
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("export.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	return c.MustCompile("export.schema.json")
}

// TestExportsFitTheSchema: each export is what the published schema says, with
// internal entries and without, and as it is written to disk.
func TestExportsFitTheSchema(t *testing.T) {
	s := strictSchema(t)
	everyCatalogue(t, func(t *testing.T, cat *catalog.Catalog) {
		for _, d := range []catalog.DocOutput{{}, {Internal: true}, {Statuses: []int{404}}} {
			data, err := export.NewDocument(generator.Export(cat, d)).JSON()
			if err != nil {
				t.Fatal(err)
			}
			for _, text := range [][]byte{data, generator.Seal("a/errors.json", data, "errors.yaml")} {
				v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
				if err != nil {
					t.Fatalf("%v\n%s", err, text)
				}
				if err := s.Validate(v); err != nil {
					t.Errorf("%v", err)
				}
			}
		}
	})
}

// TestSchemaRefusesOthers: the schema says something.
func TestSchemaRefusesOthers(t *testing.T) {
	s := strictSchema(t)
	for _, text := range []string{
		`{}`,
		`{"errgen": {"format": 2}, "catalogue": {"name": "x", "codes": {"type": "string"}, "entries": []}}`,
		`{"errgen": {"format": 1}, "catalogue": {"name": "x", "codes": {"type": "text"}, "entries": []}}`,
		`{"errgen": {"format": 1}, "catalogue": {"name": "x", "codes": {"type": "int"}, "entries": [{"name": "A"}]}}`,
		`{"errgen": {"format": 1}, "catalogue": {"name": "x", "codes": {"type": "int"}, "entries": [], "files": []}}`,
	} {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if s.Validate(v) == nil {
			t.Errorf("valid: %s", text)
		}
	}
}

// TestExportIsTheSameEverywhere: the bytes depend neither on the run nor on where the
// catalogue lies.
func TestExportIsTheSameEverywhere(t *testing.T) {
	text, err := os.ReadFile("../testdata/catalogues/pluralkit/errors.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var first []byte
	for _, name := range []string{"errors.yaml", "deep/below/the/top/other.errors.yaml"} {
		cat, err := catalog.Load(fstest.MapFS{name: {Data: text}}, name)
		if err != nil {
			t.Fatal(err)
		}
		data, err := export.NewDocument(generator.Export(cat, catalog.DocOutput{})).JSON()
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = data
		}
		if !bytes.Equal(first, data) {
			t.Errorf("%s differs", name)
		}
	}
}

// TestExportedEnvelopesAreTemplates: the envelopes of an export can stand in a
// catalogue, and mean the same there.
func TestExportedEnvelopesAreTemplates(t *testing.T) {
	everyCatalogue(t, func(t *testing.T, cat *catalog.Catalog) {
		d := catalog.DocOutput{Internal: true}
		first := generator.Export(cat, d)
		text, err := json.Marshal(catalogueOf(first))
		if err != nil {
			t.Fatal(err)
		}
		again, err := catalog.Load(fstest.MapFS{"errors.yaml": {Data: text}}, "errors.yaml")
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		have := map[string]export.Envelope{}
		for _, e := range generator.Export(again, d).Envelopes {
			have[e.Name] = e
		}
		for _, want := range first.Envelopes {
			if !reflect.DeepEqual(want, have[want.Name]) {
				t.Errorf("%+v\nbecame\n%+v", want, have[want.Name])
			}
		}
	})
}

type object = map[string]any

// catalogueOf returns a catalogue with the envelopes of an export and what they need.
func catalogueOf(c export.Catalog) any {
	envelopes, entries, types, rules := object{}, object{}, object{}, object{}
	for _, e := range c.Envelopes {
		if !e.BuiltIn {
			envelopes[e.Name] = envelopeOf(e)
		}
	}
	for _, e := range c.Entries {
		entry := object{"envelope": e.Envelope, "code": e.Code, "fields": fieldsOf(e.Fields), "violations": e.Violations}
		if e.Attrs != nil {
			entry["attr"] = e.Attrs
		}
		entries[e.Name] = entry
	}
	for _, typ := range c.Types {
		types[typ.Name] = object{"fields": fieldsOf(typ.Fields)}
	}
	for _, r := range c.Rules {
		rules[r.Name] = object{"fields": fieldsOf(r.Fields)}
	}
	domain := export.Member{Name: "domain", Value: export.Value{Kind: export.Text, Text: "example.com"}}
	consts := append(export.Members{domain}, slices.DeleteFunc(c.Consts, func(m export.Member) bool { return m.Name == "domain" })...)
	return struct {
		Errgen    int    `json:"errgen"`
		Name      string `json:"name"`
		Codes     object `json:"codes"`
		Const     any    `json:"const"`
		Types     object `json:"types"`
		Rules     object `json:"rules"`
		Envelopes object `json:"envelopes"`
		Errors    object `json:"errors"`
	}{1, c.Name, object{"type": c.Codes.Type, "shared": true}, consts, types, rules, envelopes, entries}
}

func envelopeOf(e export.Envelope) object {
	out := object{"doc": e.Doc}
	if e.Body != nil {
		out["body"], out["content_type"] = e.Body, e.ContentType
	}
	if e.Headers != nil {
		out["headers"] = e.Headers
	}
	if e.HTTPStatus != 0 {
		out["http_status"] = e.HTTPStatus
	}
	if e.Encode != nil {
		out["encode"] = e.Encode
	}
	return out
}

func fieldsOf(fields []export.Field) object {
	out := object{}
	for _, f := range fields {
		out[f.Name] = object{"type": f.Type.Text, "optional": f.Optional, "sensitive": f.Sensitive}
	}
	return out
}

// TestJSONFile: the file that a catalogue asks for is the export, sealed.
func TestJSONFile(t *testing.T) {
	cat := shop(2, true)
	cat.Outputs = catalog.Outputs{Pos: catalog.Pos{Line: 1}, Docs: []catalog.DocOutput{{Format: "json", Out: "../out/errors.json"}}}
	files, err := generator.Generate(cat, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	data, err := export.NewDocument(generator.Export(cat, cat.Outputs.Docs[0])).JSON()
	if err != nil {
		t.Fatal(err)
	}
	want := generator.Seal("out/errors.json", data, "api/errors.yaml")
	if len(files) != 1 || path.Base(files[0].Path) != "errors.json" || !bytes.Equal(files[0].Content, want) {
		t.Errorf("have %v", files)
	}
}

// TestExportKeepsTexts: hostile texts come out of the JSON as they are, and nothing of
// them is markup or ends a script in HTML.
func TestExportKeepsTexts(t *testing.T) {
	cat := hostileCatalogue(t)
	data, err := export.NewDocument(generator.Export(cat, catalog.DocOutput{})).JSON()
	if err != nil {
		t.Fatal(err)
	}
	if i := bytes.IndexAny(data, "<>&\u2028\u2029"); i >= 0 {
		t.Errorf("have %q", data[i:min(len(data), i+20)])
	}
	var have struct {
		Catalogue struct {
			Entries []struct{ Title, Doc, Message string }
		}
	}
	if err := json.Unmarshal(generator.Seal("errors.json", data, cat.File), &have); err != nil {
		t.Fatal(err)
	}
	braces := strings.NewReplacer("{{", "{", "}}", "}")
	for i, e := range have.Catalogue.Entries {
		want := cat.Entries[i].Title
		if e.Title != want || e.Doc != want || braces.Replace(e.Message) != want {
			t.Errorf("%q became %q, %q, %q", want, e.Title, e.Doc, e.Message)
		}
	}
}

// TestExportKeepsSecrets: neither internal entries nor what only they use is in an
// export, and no value of a sensitive field in an example.
func TestExportKeepsSecrets(t *testing.T) {
	text := `errgen: 1
name: shop
fallback: SECRET
groups: {hidden: {doc: hidden-group}, empty: {}, shown: {}}
types: {Hidden: {doc: hidden-type, fields: {a: string}}}
envelopes:
  own: {body: {secret: hidden-envelope}}
  idle: {body: {error: $message}}
errors:
  SHOWN:
    status: 404
    group: shown
    fields: {token: {type: string, sensitive: true}, id: string}
    examples: [{token: hidden-token, id: A-17}]
    deprecated: {use: SECRET}
  SECRET: {status: 500, internal: true, group: hidden, envelope: own, fields: {h: {type: Hidden, optional: true}}}
retired:
  OLD: {use: SECRET}
`
	cat, err := catalog.Load(fstest.MapFS{"errors.yaml": {Data: []byte(text)}}, "errors.yaml")
	if err != nil {
		t.Fatal(err)
	}
	data, err := export.NewDocument(generator.Export(cat, catalog.DocOutput{})).JSON()
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"SECRET", "hidden"} {
		if bytes.Contains(data, []byte(secret)) {
			t.Errorf("%s is in\n%s", secret, data)
		}
	}
	for _, kept := range []string{"A-17", `"empty"`, `"idle"`, `"shown"`} {
		if !bytes.Contains(data, []byte(kept)) {
			t.Errorf("%s is not in\n%s", kept, data)
		}
	}
	all := generator.Export(cat, catalog.DocOutput{Internal: true})
	if len(all.Entries) != 2 || len(all.Groups) != 3 || len(all.Types) != 1 || all.Fallback != "SECRET" {
		t.Errorf("with internal entries: %+v", all)
	}
}
