package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// reportSchemas are the schemas of formats: that of SARIF is the official one.
var reportSchemas = map[string]string{
	"json":  "../../docs/report.schema.json",
	"sarif": "../../testdata/schemas/sarif-2.1.0.json",
}

// TestReportSchemas checks that reports are as their schemas say, whatever is in
// them.
func TestReportSchemas(t *testing.T) {
	for format, file := range reportSchemas {
		schema := compileSchema(t, file)
		reports := []*report{{}, sampleReport()}
		for _, text := range hostileTexts {
			reports = append(reports, hostileReport(text))
		}
		for _, r := range reports {
			text := printed(t, r, reportOptions{format: format})
			v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
			if err != nil {
				t.Errorf("%s: %v\n%s", format, err, text)
				continue
			}
			if err := schema.Validate(v); err != nil {
				t.Errorf("%s: %v\n%s", format, err, text)
			}
			if err := schema.Validate(map[string]any{}); err == nil {
				t.Errorf("%s: the schema takes anything", format)
			}
		}
	}
}

func compileSchema(t *testing.T, file string) *jsonschema.Schema {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(file, v); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile(file)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}
