package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/testdata/catalogues/fanfare/fanfareerr"
	"github.com/errgen/errgen/testdata/catalogues/pluralkit/pkerr"
	"github.com/errgen/errgen/testdata/catalogues/pterodactyl/pterodactylerr"
	"github.com/errgen/errgen/testdata/catalogues/wispanel/wispanelerr"
)

// The packages and pages of the four systems are committed, so that a reader
// sees what errgen makes without running it.
//
//go:generate go run . generate ../../testdata/catalogues/pterodactyl ../../testdata/catalogues/wispanel ../../testdata/catalogues/pluralkit ../../testdata/catalogues/fanfare ../../docs/rules

var systems = []string{"pterodactyl", "wispanel", "pluralkit", "fanfare"}

// TestCataloguesFresh checks what go generate wrote, the rules included.
func TestCataloguesFresh(t *testing.T) {
	args := []string{"check", rulesDir}
	for _, system := range systems {
		args = append(args, "../../testdata/catalogues/"+system)
	}
	wantSilence(t, args...)
}

// wantSilence runs errgen, which is to have no findings.
func wantSilence(t *testing.T, args ...string) {
	t.Helper()
	var stdout, stderr strings.Builder
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	s := &session{stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr, getenv: func(string) string { return "" }, dir: dir}
	if code := run(args, s); code != exitDone {
		t.Errorf("errgen %s: exit code %d; run go generate ./...\n%s%s", strings.Join(args, " "), code, &stdout, &stderr)
	}
}

// A fact is a row of a published document.
type fact struct {
	Entry  string
	Code   any // a text, a number, or nil
	Status *int
}

func (f fact) String() string {
	code, status := "none", 0
	if f.Code != nil {
		code = fmt.Sprint(f.Code)
	}
	if f.Status != nil {
		status = *f.Status
	}
	return fmt.Sprintf("%s: code %s, status %d", f.Entry, code, status)
}

// TestCataloguesComplete compares what the compiled packages list with the
// published documents: every row has its entry, code and status.
func TestCataloguesComplete(t *testing.T) {
	have := map[string][]string{}
	for k := range pterodactylerr.All() {
		have["pterodactyl"] = append(have["pterodactyl"], describe(k.Name(), k.Code(), k.HasCode(), k.Status()))
	}
	for k := range wispanelerr.All() {
		have["wispanel"] = append(have["wispanel"], describe(k.Name(), k.Code(), k.HasCode(), k.Status()))
	}
	for k := range pkerr.All() {
		have["pluralkit"] = append(have["pluralkit"], describe(k.Name(), k.Code(), k.HasCode(), k.Status()))
	}
	for k := range fanfareerr.All() {
		have["fanfare"] = append(have["fanfare"], describe(k.Name(), k.Code(), k.HasCode(), k.Status()))
	}
	for _, system := range systems {
		data, err := os.ReadFile("../../testdata/facts/" + system + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var facts struct{ Entries []fact }
		if err := json.Unmarshal(data, &facts); err != nil {
			t.Fatal(err)
		}
		if len(facts.Entries) == 0 {
			t.Errorf("%s: no facts", system)
		}
		for _, f := range facts.Entries {
			if !slices.Contains(have[system], f.String()) {
				t.Errorf("%s: the package has no %s", system, f)
			}
		}
	}
}

func describe[C int | string](name string, code C, hasCode bool, status int) string {
	if !hasCode {
		return fmt.Sprintf("%s: code none, status %d", name, status)
	}
	return fmt.Sprintf("%s: code %v, status %d", name, code, status)
}
