package markdown_test

import (
	"strings"
	"testing"

	. "github.com/errgen/errgen/generator/markdown"
)

// What Prettier 3.10 makes of the same cells.
func TestTableIsPadded(t *testing.T) {
	columns := []Column{
		{Title: Text("Code")}, {Title: Text("左"), Alignment: AlignLeft}, {Title: Text("x"), Alignment: AlignCenter}, {Title: Text("Right"), Alignment: AlignRight},
	}
	rows := [][]Inline{
		{Code("a|b"), Text("未找到资源"), Text("ab"), Text("1")},
		{Text("é"), Text("e\u0301"), Text("abcde"), Text("👍🏽")},
		{Text("🇩🇪 ™ ❤️ ✔"), {}, Text("中"), {}},
		{Text("only")},
	}
	want := strings.Join([]string{
		"| Code      | 左         |   x   | Right |",
		"| --------- | :--------- | :---: | ----: |",
		"| `a\\|b`    | 未找到资源 |  ab   |     1 |",
		"| é         | e\u0301          | abcde |    👍🏽 |",
		"| 🇩🇪 ™ ❤️ ✔ |            |  中   |       |",
		"| only      |            |       |       |",
	}, "\n")
	if got := Table(columns, rows).String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTableWithoutRows(t *testing.T) {
	got := Table([]Column{{Title: Text("a")}, {}}, nil).String()
	if want := "| a   |     |\n| --- | --- |"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// One long cell must not make a large table huge.
func TestTableGivesUpPadding(t *testing.T) {
	rows := [][]Inline{{Text(strings.Repeat("x", 60000))}}
	for range 1000 {
		rows = append(rows, []Inline{Text("y")})
	}
	got := Table([]Column{{Title: Text("a")}}, rows).String()
	if len(got) > 100000 {
		t.Errorf("table has %d bytes, want it without padding", len(got))
	}
	if want := "Document(Table(TableHeader(TableCell())" + strings.Repeat("TableRow(TableCell())", 1001) + "))"; shape(got) != want {
		t.Errorf("table without padding has another tree: %.200s", shape(got))
	}
}
