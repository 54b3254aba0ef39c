package generator

import (
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
)

func TestPackageName(t *testing.T) {
	for _, name := range []string{"shoperrs", "pkerr", "errs_v2", "v2", "catalog", "aux", "sync"} {
		if pkg, ds := packageName(name, catalog.Pos{}); string(pkg) != name || ds != nil {
			t.Errorf("%q: %q %v", name, pkg, ds)
		}
	}
	pos := catalog.Pos{File: "a.yaml", Line: 8, Col: 20}
	for name, why := range map[string]string{
		"":              "want a lower-case letter",
		"my-pkg":        "want a lower-case letter",
		"Errs":          "want a lower-case letter",
		"1a":            "want a lower-case letter",
		"пакет":         "want a lower-case letter",
		"_errs":         "want a lower-case letter",
		"_":             "nobody could import it",
		"main":          "nobody could import it",
		"init":          "nobody could import it",
		"type":          "it is a keyword",
		"error":         "it would hide the predeclared error",
		"errs_test":     "test of another package",
		"documentation": "the go command ignores",

		strings.Repeat("a", 301): "want a lower-case letter",
	} {
		pkg, ds := packageName(name, pos)
		if pkg != "" || len(ds) != 1 {
			t.Errorf("%q: %q %v, want one problem", name, pkg, ds)
			continue
		}
		if d := ds[0]; d.Rule != "EG0403" || d.Pos != pos || !strings.Contains(d.Message, "cannot be the name of a Go package: ") || !strings.Contains(d.Message, why) {
			t.Errorf("%q: %+v, want %q", name, d, why)
		}
	}
}

func TestHostilePackageNames(t *testing.T) {
	for _, row := range hostileRows(t, "packages") {
		for _, name := range row.texts(t) {
			if _, ds := packageName(name, catalog.Pos{}); row.Must == "reject" && ds == nil {
				t.Errorf("%s: %q is accepted", row.ID, name)
			}
		}
	}
}

func TestDefaultPackage(t *testing.T) {
	tests := []struct{ dir, catalogue, want string }{
		{"api/pkerr", "pluralkit", "pkerr"},
		{"api/pkerr/", "pluralkit", "pkerr"},
		{"api/pkerr/.", "pluralkit", "pkerr"},
		{"shop-errs", "shop", "shoperrs"},
		{".", "my-shop_api", "myshopapierrs"},
		{"..", "shop", "shoperrs"},
		{"cmd/main", "shop", "shoperrs"},
		{"internal/errors", "shop", "errors"},
		{"a_test", "shop", "shoperrs"},
		{"Errs", "shop", "shoperrs"},
	}
	for _, test := range tests {
		if got := defaultPackage(test.dir, test.catalogue); string(got) != test.want {
			t.Errorf("%q, %q: %q, want %q", test.dir, test.catalogue, got, test.want)
		}
	}
}
