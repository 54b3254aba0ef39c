package generator_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
	"github.com/errgen/errgen/generator/sample"
	"github.com/errgen/errgen/generator/schema"
)

// documentName is the address of a document that is not on the network.
const documentName = "test:errors.yaml"

// A bodyDocument is the OpenAPI document of a catalogue.
type bodyDocument struct {
	root     map[string]any
	compiler *jsonschema.Compiler
	keys     map[string]string // of the schemas of entries, by the name of the entry
}

func documentOf(t *testing.T, cat *catalog.Catalog) *bodyDocument {
	t.Helper()
	files, err := generator.Generate(cat, generator.Options{Outputs: &catalog.Outputs{Docs: []catalog.DocOutput{{Format: "openapi", Out: "api.yaml"}}}})
	if err != nil {
		t.Fatal(err)
	}
	var parsed any
	if err := yaml.Unmarshal(files[0].Content, &parsed); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(parsed)
	if err != nil {
		t.Fatal(err)
	}
	d := &bodyDocument{root: decoded(t, text).(map[string]any), compiler: jsonschema.NewCompiler(), keys: map[string]string{}}
	d.compiler.AssertFormat()
	if err := d.compiler.AddResource(documentName, d.root); err != nil {
		t.Fatal(err)
	}
	for key, s := range d.schemas() {
		if facts, ok := s.(map[string]any)["x-errgen"].(map[string]any); ok {
			d.keys[facts["name"].(string)] = key
		}
	}
	return d
}

func decoded(t *testing.T, text []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return v
}

func (d *bodyDocument) schemas() map[string]any {
	return d.root["components"].(map[string]any)["schemas"].(map[string]any)
}

// checkOpenAPI validates the bodies that the package sends against the schemas
// of the document: that of the entry, and that of its envelope. A body from
// which something is taken, or in which a constant is changed, must not be
// valid.
func (a *agreement) checkOpenAPI(t *testing.T, answers []agreementAnswer) (valid, invalid int) {
	t.Helper()
	d := documentOf(t, a.cat)
	for i, c := range a.cases {
		if slices.ContainsFunc(c.errors, isUnpublished) || c.errors[0].Entry.Envelope.Body == nil {
			continue
		}
		e := c.errors[0].Entry
		where := a.cat.File + ": " + c.name
		body := any(answers[i].Body)
		if !e.Envelope.Text() {
			body = decoded(t, []byte(answers[i].Body))
		}
		own, whole := d.compile(t, d.keys[e.Name]), d.compile(t, d.envelopeKey(t, e))
		for what, s := range map[string]*jsonschema.Schema{"entry": own, "envelope": whole} {
			if err := s.Validate(body); err != nil {
				t.Errorf("%s: schema of the %s: %v\n%s", where, what, err, answers[i].Body)
			}
		}
		valid++
		for _, m := range d.mutants(d.schemas()[d.keys[e.Name]], body) {
			if own.Validate(m) == nil {
				t.Errorf("%s: %v is valid", where, m)
			}
			invalid++
		}
	}
	return valid, invalid
}

func isUnpublished(o sample.Occurrence) bool { return o.Entry.Internal || !schema.HasAnswer(o.Entry) }

func (d *bodyDocument) compile(t *testing.T, key string) *jsonschema.Schema {
	t.Helper()
	s, err := d.compiler.Compile(documentName + "#/components/schemas/" + key)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// envelopeKey returns the key of the schema of an envelope, which gives way to
// an entry of the same name.
func (d *bodyDocument) envelopeKey(t *testing.T, e *catalog.Entry) string {
	t.Helper()
	for _, key := range []string{e.Envelope.Name, e.Envelope.Name + "-envelope"} {
		if s, ok := d.schemas()[key].(map[string]any); ok && s["x-errgen"] == nil {
			return key
		}
	}
	t.Fatalf("%s: no schema of envelope %s", e.Name, e.Envelope.Name)
	return ""
}

// mutants returns values that a schema must not allow, made from one that it
// allows: without a member that it requires, or with another value where it has
// a constant.
func (d *bodyDocument) mutants(s, v any) []any {
	keywords, ok := s.(map[string]any)
	if !ok {
		return nil
	}
	var out []any
	if ref, ok := keywords["$ref"].(string); ok {
		out = append(out, d.mutants(d.schemas()[strings.TrimPrefix(ref, "#/components/schemas/")], v)...)
	}
	if all, ok := keywords["allOf"].([]any); ok {
		for _, part := range all {
			out = append(out, d.mutants(part, v)...)
		}
	}
	if _, ok := keywords["const"]; ok {
		out = append(out, "something else", map[string]any{"x": nil})
	}
	if object, ok := v.(map[string]any); ok {
		out = append(out, d.memberMutants(keywords, object)...)
	}
	if list, ok := v.([]any); ok {
		out = append(out, d.itemMutants(keywords, list)...)
	}
	return out
}

func (d *bodyDocument) memberMutants(keywords, v map[string]any) []any {
	var out []any
	with := func(name string, value any) {
		c := map[string]any{}
		for k, old := range v {
			c[k] = old
		}
		c[name] = value
		if value == nil {
			delete(c, name)
		}
		out = append(out, c)
	}
	required, _ := keywords["required"].([]any)
	for _, name := range required {
		with(name.(string), nil)
	}
	properties, _ := keywords["properties"].(map[string]any)
	for name, s := range properties {
		if _, here := v[name]; here {
			for _, m := range d.mutants(s, v[name]) {
				with(name, m)
			}
		}
	}
	return out
}

func (d *bodyDocument) itemMutants(keywords map[string]any, v []any) []any {
	var out []any
	prefix, _ := keywords["prefixItems"].([]any)
	for i := range v {
		s := keywords["items"]
		if i < len(prefix) {
			s = prefix[i]
		}
		for _, m := range d.mutants(s, v[i]) {
			c := slices.Clone(v)
			c[i] = m
			out = append(out, c)
		}
	}
	return out
}
