package openapi_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
)

// TestDocumentsAreValid validates the document of every catalogue in the
// repository.
func TestDocumentsAreValid(t *testing.T) {
	meta := metaSchema(t)
	for _, pattern := range []string{"testdata/catalogues/*/errors.yaml", "testdata/valid/*.yaml", "testdata/wire/standards/*.yaml", "generator/testdata/agreement/constructs.yaml"} {
		files, err := filepath.Glob("../../" + pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, f := range files {
			rendered(t, meta, load(t, strings.TrimPrefix(filepath.ToSlash(f), "../../")), catalog.DocOutput{})
		}
	}
}

// TestInvalidDocuments sees the oracle refuse documents.
func TestInvalidDocuments(t *testing.T) {
	meta := metaSchema(t)
	for what, change := range map[string]func(doc, schemas map[string]any){
		"no info":       func(doc, _ map[string]any) { delete(doc, "info") },
		"bad name":      func(_, schemas map[string]any) { schemas["a:b"] = map[string]any{} },
		"unknown type":  func(_, schemas map[string]any) { schemas["x"] = map[string]any{"type": "text"} },
		"unknown field": func(doc, _ map[string]any) { doc["errors"] = map[string]any{} },
	} {
		doc := rendered(t, meta, load(t, "testdata/catalogues/fanfare/errors.yaml"), catalog.DocOutput{})
		change(doc, components(doc, "schemas"))
		if meta.Validate(doc) == nil {
			t.Errorf("%s: the document is valid", what)
		}
	}
}
