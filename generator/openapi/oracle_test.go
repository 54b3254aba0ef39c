package openapi_test

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"
	"testing/fstest"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/openapi"
)

// official are the documents of the OpenAPI Initiative; see testdata/oas/README.md.
var official = []string{"schema", "dialect", "vocabulary"}

// metaSchema returns the schema of documents. Schemas in a document are checked
// as the dialect says, formats too.
func metaSchema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	var document string
	for i, name := range official {
		text, err := os.ReadFile("testdata/oas/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		doc := fromJSON(t, text).(map[string]any)
		id := doc["$id"].(string)
		if i == 0 {
			document = id
		}
		if err := c.AddResource(id, doc); err != nil {
			t.Fatal(err)
		}
	}
	both := `{
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"$ref": "` + document + `",
		"$defs": {"schema": {"$dynamicAnchor": "meta", "$ref": "https://spec.openapis.org/oas/3.1/dialect/base"}}
	}`
	if err := c.AddResource("test:document", fromJSON(t, []byte(both))); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("test:document")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func fromJSON(t testing.TB, text []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return v
}

// fromYAML returns a document as JSON would give it.
func fromYAML(t testing.TB, text []byte) any {
	t.Helper()
	var v any
	if err := yaml.Unmarshal(text, &v); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return fromJSON(t, b)
}

// rendered returns the document of a catalogue, which must be valid.
func rendered(t testing.TB, meta *jsonschema.Schema, cat *catalog.Catalog, out catalog.DocOutput) map[string]any {
	t.Helper()
	text := openapi.Render(cat, out)
	doc := fromYAML(t, text)
	if err := meta.Validate(doc); err != nil {
		t.Errorf("%s: %#v\n%s", cat.File, err, text)
	}
	return doc.(map[string]any)
}

func load(t testing.TB, name string) *catalog.Catalog {
	t.Helper()
	cat, err := catalog.Load(os.DirFS("../.."), name)
	if err != nil {
		t.Fatal(err)
	}
	return cat
}

func parsed(t testing.TB, text string) *catalog.Catalog {
	t.Helper()
	cat, err := catalog.Load(fstest.MapFS{"errors.yaml": {Data: []byte(text)}}, "errors.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return cat
}
