package main

import (
	"path/filepath"
	"testing"
)

func TestStarterNames(t *testing.T) {
	for dir, want := range map[string][2]string{ // catalogue and generated package
		"orders":      {"orders", "orderserrs"},
		"My-API":      {"my-api", "myapierrs"},
		"my api.v2":   {"my-api-v2", "myapiv2errs"},
		"2fa":         {"fa", "faerrs"},
		"..":          {"api", "apierrs"},
		"日本":          {"api", "apierrs"},
		"-":           {"api", "apierrs"},
		"a_b":         {"a-b", "aberrs"},
		`"; rm -rf /`: {"rm-rf", "rmrferrs"},
	} {
		st := starter{name: catalogueName(dir)}
		if have := [2]string{st.name, st.outPackage()}; have != want {
			t.Errorf("%q: have %q, want %q", dir, have, want)
		}
	}
}

// TestStarterDirectivePackage: the Go file must fit to those beside it.
func TestStarterDirectivePackage(t *testing.T) {
	for _, test := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"as beside", map[string]string{"api/a.go": "package web\n"}, "web"},
		{"a program beside a package", map[string]string{"api/a.go": "//go:build ignore\n\npackage main\n", "api/b.go": "package web\n"}, "web"},
		{"a program after a package", map[string]string{"api/a.go": "package web\n", "api/b.go": "//go:build ignore\n\npackage main\n"}, "web"},
		{"a program", map[string]string{"api/main.go": "package main\n"}, "main"},
		{"tests only", map[string]string{"api/a_test.go": "package web_test\n"}, "web"},
		{"a broken file", map[string]string{"api/a.go": "pack\n"}, "api"},
		{"no Go files", map[string]string{"api/a.txt": ""}, "api"},
		{"no directory", nil, "api"},
	} {
		t.Run(test.name, func(t *testing.T) {
			st := newStarter(filepath.Join(plant(t, test.files), "api"))
			if have := st.directivePackage(); have != test.want {
				t.Errorf("have %s, want %s", have, test.want)
			}
		})
	}
	if have := newStarter("/nowhere/type").directivePackage(); have != "typeapi" {
		t.Errorf("a keyword: have %s, want typeapi", have)
	}
}
