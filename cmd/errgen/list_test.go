package main

import (
	"slices"
	"testing"

	"github.com/errgen/errgen/catalog"
)

// TestListHasAllColumns: a list can have every column of the language, and no other.
func TestListHasAllColumns(t *testing.T) {
	var names []string
	for _, c := range listColumns {
		names = append(names, c.name)
	}
	if !slices.Equal(names, catalog.Columns) {
		t.Errorf("have %v, want %v", names, catalog.Columns)
	}
}

func TestTableIsCut(t *testing.T) {
	table := table{[]string{"name", "text"}, [][]string{{"日本語日本語", "a very long text that does not fit"}, {"b", "short"}}}
	tests := []struct {
		limit int
		want  string
	}{
		{0, "NAME          TEXT\n日本語日本語  a very long text that does not fit\nb             short\n"},
		{34, "NAME          TEXT\n日本語日本語  a very long text th…\nb             short\n"},
		{20, "NAME       TEXT\n日本語日…  a very l…\nb          short\n"},
		{1, "NAME      TEXT\n日本語…   a very …\nb         short\n"},
	}
	for _, test := range tests {
		if have := table.text(test.limit, false); have != test.want {
			t.Errorf("%d columns: want\n%shave\n%s", test.limit, test.want, have)
		}
	}
}

// TestCSVCells: no cell is a formula, and dropping the apostrophe that a cell begins
// with gives back each text.
func TestCSVCells(t *testing.T) {
	for cell, want := range map[string]string{
		"": "", "a=1": "a=1", "-5": "-5", "20001": "20001", "=1+1": "'=1+1", "+1": "'+1", "-1+1": "'-1+1", "@x": "'@x", "'x": "''x",
		"＝1": "'＝1", "::error::x": "'::error::x", "-": "'-", "--5": "'--5",
	} {
		if have := guarded(cell); have != want {
			t.Errorf("%q: want %q, have %q", cell, want, have)
		}
	}
}
