package schema

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/docs"
)

// TestReference compares the maps of the schema with the tables of keys in the
// reference, which a test of package catalog compares with the language.
func TestReference(t *testing.T) {
	rows := readRows(docs.Language)
	for name, table := range rows {
		if name == "fragment" {
			continue
		}
		keys := slices.Sorted(maps.Keys(table))
		if !slices.Equal(keys, names(shapes[name])) {
			t.Errorf("%s: the reference has %v, the schema %v", name, keys, names(shapes[name]))
		}
		for key, r := range table {
			if r.meaning == "" || !strings.HasPrefix(r.example, key+":") || strings.ContainsAny(r.meaning, "[]") {
				t.Errorf("%s: %s: %+v", name, key, r)
			}
		}
	}
	for name := range shapes {
		if rows[name] == nil && name != "texts" {
			t.Errorf("the reference has no table of %s", name)
		}
	}
}

var update = flag.Bool("update", false, "write the published schema anew")

func TestPublished(t *testing.T) {
	have, err := JSON()
	if err != nil {
		t.Fatal(err)
	}
	const file = "../../docs/catalogue.schema.json"
	if *update {
		if err := os.WriteFile(file, have, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(file); err != nil || !bytes.Equal(have, want) {
		t.Errorf("%s is not up to date; run make golden (%v)", file, err)
	}
}

// compiled returns the schema; to compile it checks it against the schema of
// schemas.
func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	text, err := JSON()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(ID, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(ID)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestCorpus checks that the schema accepts what the language accepts.
func TestCorpus(t *testing.T) {
	s := compiled(t)
	count := 0
	for _, pattern := range []string{"valid/*.yaml", "valid/*/*.yaml", "catalogues/*/*.yaml", "wire/*.yaml", "wire/*/*.yaml", "invalid/*.yaml"} {
		files, err := filepath.Glob("../../testdata/" + pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			checkFile(t, s, file, text)
			count++
		}
	}
	if count < 100 {
		t.Errorf("%d files only", count)
	}
}

// shape are the rules of the language about the shape of a file, as far as a schema
// can say them.
var shape = regexp.MustCompile(`EG010[24]`)

// beyond are files whose shape depends on values elsewhere in them.
var beyond = map[string]bool{
	"code-int-forms.yaml":     true, // whether codes are numbers
	"field-example-kind.yaml": true, // the type of a field
	"tables-cells.yaml":       true, // the number of columns
	"envelope-lists.yaml":     true, // what stands in a body
}

func checkFile(t *testing.T, s *jsonschema.Schema, file string, text []byte) {
	t.Helper()
	var v any
	if err := yaml.Unmarshal(bytes.TrimPrefix(text, []byte("\ufeff")), &v); err != nil {
		return // a matter of YAML
	}
	_, loadErr := catalog.Load(fstest.MapFS{"errors.yaml": {Data: text}}, "errors.yaml")
	ds, _ := catalog.AsDiagnostics(loadErr)
	schemaErr := s.Validate(jsonValue(v))
	var rules []string
	for _, d := range ds {
		if d.Severity == catalog.Error {
			rules = append(rules, d.Rule)
		}
	}
	switch all := strings.Join(rules, " "); {
	case schemaErr != nil && all == "":
		t.Errorf("%s: the schema refuses it: %v", file, schemaErr)
	case schemaErr == nil && shape.MatchString(all) && !beyond[filepath.Base(file)]:
		t.Errorf("%s: the schema accepts it: %v", file, loadErr)
	}
}

// jsonValue returns a value of YAML as one of JSON.
func jsonValue(v any) any {
	switch v := v.(type) {
	case map[string]any:
		m := map[string]any{}
		for k, item := range v {
			m[k] = jsonValue(item)
		}
		return m
	case map[any]any:
		m := map[string]any{}
		for k, item := range v {
			m[fmt.Sprint(k)] = jsonValue(item)
		}
		return m
	case []any:
		list := make([]any, len(v))
		for i, item := range v {
			list[i] = jsonValue(item)
		}
		return list
	case time.Time:
		return v.Format(time.RFC3339)
	case float64:
		if math.IsInf(v, 0) || math.IsNaN(v) {
			return fmt.Sprint(v)
		}
	case int:
		return float64(v)
	case int64:
		return float64(v)
	case uint64:
		return float64(v)
	}
	return v
}
