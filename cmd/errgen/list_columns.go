package main

import (
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/export"
)

// A listColumn is a column of a list of entries.
type listColumn struct {
	name string
	cell func(export.Entry) string
}

// listColumns has a column for each of [catalog.Columns].
var listColumns = []listColumn{
	{"code", func(e export.Entry) string { return e.Code.String() }},
	{"status", func(e export.Entry) string { return positive(e.Status) }},
	{"name", func(e export.Entry) string { return e.Name }},
	{"title", func(e export.Entry) string { return e.Title }},
	{"message", func(e export.Entry) string { return e.Message }},
	{"group", func(e export.Entry) string { return e.Group }},
	{"severity", func(e export.Entry) string { return e.Severity }},
	{"retry", retryCell},
	{"since", func(e export.Entry) string { return e.Since }},
	{"tags", func(e export.Entry) string { return strings.Join(e.Tags, ", ") }},
	{"owner", func(e export.Entry) string { return e.Owner }},
	{"grpc", func(e export.Entry) string { return e.GRPC }},
	{"go", goCell},
}

func positive(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// retryCell returns never, yes, after or the fixed delay.
func retryCell(e export.Entry) string {
	switch {
	case e.Retry == nil:
		return ""
	case e.Retry.Delay != "":
		return e.Retry.Delay
	}
	return e.Retry.Kind
}

func goCell(e export.Entry) string {
	if e.Go == nil {
		return ""
	}
	return e.Go.Constant
}

// A table is titles and rows of cells.
type table struct {
	titles []string
	rows   [][]string
}

// sourceColumn says which catalogue an entry is from, if there are several.
const sourceColumn = "catalogue"

// newTable returns the table of lists with the named columns. A cell is one line.
func newTable(lists []listing, columns []string) table {
	var t table
	several := len(lists) > 1
	if several {
		t.titles = append(t.titles, sourceColumn)
	}
	var cells []func(export.Entry) string
	for _, name := range columns {
		for _, c := range listColumns {
			if c.name == name {
				t.titles = append(t.titles, name)
				cells = append(cells, c.cell)
			}
		}
	}
	for _, list := range lists {
		for _, e := range list.Entries {
			var row []string
			if several {
				row = append(row, list.source)
			}
			for _, cell := range cells {
				row = append(row, clean(strings.Join(strings.Fields(cell(e)), " ")))
			}
			t.rows = append(t.rows, row)
		}
	}
	return t
}

// listTable returns the table that people read. Unless columns are asked for, it has
// those that say most, without what is empty and codes that are the names.
func listTable(lists []listing, columns []string) table {
	if columns != nil {
		return newTable(lists, columns)
	}
	t := newTable(lists, []string{"name", "code", "status", "message"})
	isName := true
	for _, list := range lists {
		for _, e := range list.Entries {
			isName = isName && e.Code.String() == e.Name
		}
	}
	var kept []string
	for i, title := range t.titles {
		if title != sourceColumn && !t.isEmpty(i) && !(title == "code" && isName) {
			kept = append(kept, title)
		}
	}
	return newTable(lists, kept)
}

func (t table) isEmpty(column int) bool {
	for _, row := range t.rows {
		if row[column] != "" {
			return false
		}
	}
	return true
}

// allColumns are the columns of a file for other programs.
func allColumns(columns []string) []string {
	if columns != nil {
		return columns
	}
	return catalog.Columns
}
