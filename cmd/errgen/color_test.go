package main

import (
	"bytes"
	"errors"
	"testing"
)

func TestChoosePalette(t *testing.T) {
	for _, test := range []struct {
		name string
		when string
		env  map[string]string
		want palette
	}{
		{"no terminal", "auto", nil, false},
		{"forced by environment", "auto", map[string]string{"FORCE_COLOR": "1"}, true},
		{"not forced by 0", "auto", map[string]string{"FORCE_COLOR": "0"}, false},
		{"NO_COLOR beats FORCE_COLOR", "auto", map[string]string{"NO_COLOR": "1", "FORCE_COLOR": "1"}, false},
		{"empty NO_COLOR does not count", "auto", map[string]string{"NO_COLOR": "", "FORCE_COLOR": "1"}, true},
		{"FORCE_COLOR beats a dumb terminal", "auto", map[string]string{"TERM": "dumb", "FORCE_COLOR": "1"}, true},
		{"flag beats NO_COLOR", "always", map[string]string{"NO_COLOR": "1"}, true},
		{"flag beats FORCE_COLOR", "never", map[string]string{"FORCE_COLOR": "1"}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			have, err := choosePalette(test.when, func(key string) string { return test.env[key] }, new(bytes.Buffer))
			if err != nil || have != test.want {
				t.Errorf("have %v, %v, want %v", have, err, test.want)
			}
		})
	}
}

func TestChoosePaletteRefusesOtherWords(t *testing.T) {
	_, err := choosePalette("yes", func(string) string { return "" }, new(bytes.Buffer))
	if usage := (usageError{}); !errors.As(err, &usage) {
		t.Errorf("have %v, want a usage error", err)
	}
}
