package main

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator"
	"github.com/errgen/errgen/generator/output"
)

const reasonYAML = `errgen: 1
name: shop
title: The shop
statuses: {404: {doc: Not here.}}
groups:
  ORDERS: {title: About orders}
  CARDS: {title: About cards}
errors:
  ORDER_NOT_FOUND:
    group: ORDERS
    status: 404
    message: Order {id:string} does not exist.
    doc: |
      It was deleted.

      ## Details

      Or never made.
    causes: [A typing error.]
    remedies: [Look at ORDER_GONE.]
  ORDER_GONE: {group: ORDERS, status: 410, deprecated: {use: ORDER_NOT_FOUND}}
  ERR_CARD_DECLINED: {group: CARDS, status: 402, message: "No {amount:int}.", causes: [It is empty.]}
  timeout: {status: 504, message: The order was not found in time.}
  odd-name: {status: 400, go: {name: Strange}}
`

// TestStaleReason changes one thing in a catalogue and expects the reasons for
// all files that are stale then.
func TestStaleReason(t *testing.T) {
	for _, test := range []struct {
		name     string
		old, new string
		want     string // file: reason
	}{
		{"message", "does not exist", "is unknown", "errors.md: 1 entry changed: ORDER_NOT_FOUND; errors.gen.go: 1 entry changed: ORDER_NOT_FOUND"},
		{"longer message, wider table", "does not exist", "does not exist any more, as far as we know", "errors.md: 1 entry changed: ORDER_NOT_FOUND; errors.gen.go: 1 entry changed: ORDER_NOT_FOUND"},
		{"cause", "A typing error", "A slip", "errors.md: 1 entry changed: ORDER_NOT_FOUND"},
		{"below a heading of its own", "Or never made", "Or not yet made", "errors.md: 1 entry changed: ORDER_NOT_FOUND; errors.gen.go: 1 entry changed: ORDER_NOT_FOUND"},
		{"field", "{id:string}", "{id:int}", "errors.md: 1 entry changed: ORDER_NOT_FOUND; errors.gen.go: 1 entry changed: ORDER_NOT_FOUND"},
		{"a name that is a word", "in time", "soon enough", "errors.md: 1 entry changed: timeout; errors.gen.go: 1 entry changed: timeout"},
		{"a name that begins with Err", "It is empty", "It is void", "errors.md: 1 entry changed: ERR_CARD_DECLINED"},
		{"a Go name of its own", "{status: 400, go", "{status: 422, go", "errors.md: 1 entry changed: odd-name; errors.gen.go: 1 entry changed: odd-name"},
		{"two entries", "in time.}\n  odd-name: {status: 400", "soon.}\n  odd-name: {status: 422", "errors.md: 2 entries changed: timeout, odd-name; errors.gen.go: 2 entries changed: timeout, odd-name"},
		{"a field of a name that begins with Err", "{amount:int}", "{amount:int64}", "errors.gen.go: 1 entry changed: ERR_CARD_DECLINED"},
		{"a status behind the entries", "Not here", "Nowhere at all in the whole wide world", "errors.md: 1 line changed"},
		{"the page only", "The shop", "Our shop", "errors.md: 1 line changed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			before := generated(t, reasonYAML)
			after := generated(t, strings.Replace(reasonYAML, test.old, test.new, 1))
			have := reasons(before, after)
			for want := range strings.SplitSeq(test.want, "; ") {
				if !strings.Contains(have, want+"\n") {
					t.Errorf("have\n%swant %s", have, want)
				}
			}
		})
	}
}

// TestStaleReasonOfNewEntries: what only moves is not named.
func TestStaleReasonOfNewEntries(t *testing.T) {
	before := generated(t, reasonYAML)
	after := generated(t, strings.Replace(reasonYAML, "errors:\n", "errors:\n  A_NEW_ONE: {group: ORDERS, status: 400}\n", 1))
	for line := range strings.Lines(reasons(before, after)) {
		if strings.HasPrefix(line, "errors.") && !strings.HasSuffix(line, ": 1 entry changed: A_NEW_ONE\n") {
			t.Errorf("have %s", line)
		}
	}
}

// TestEntriesAtGo: what ends a declaration or begins another belongs to none.
func TestEntriesAtGo(t *testing.T) {
	const text = "// A.\nconst (\n\t// Doc.\n\tErrA = 1\n)\n\nfunc help() {\n\tx()\n}\n\nfunc NewA() {\n\tx()\n}\n"
	x := newEntryIndex([]*catalog.Catalog{{Entries: []*catalog.Entry{{Name: "A"}}}})
	for n := range strings.Count(text, "\n") {
		have := x.entriesAt(output.Drift{Path: "a.go"}, []byte(text), []int{n})["A"]
		want := n == 2 || n == 3 || n == 10 || n == 11
		if have != want {
			t.Errorf("line %d: have %v, want %v", n, have, want)
		}
	}
}

func TestEntriesChangedIsShort(t *testing.T) {
	const want = "5 entries changed: A, B, C and 2 more"
	if have := entriesChanged([]string{"A", "B", "C", "D", "E"}); have != want {
		t.Errorf("have %s, want %s", have, want)
	}
}

// generated returns a batch with the files of a catalogue.
func generated(t *testing.T, text string) *batch {
	t.Helper()
	b := &batch{
		tree:    testTree(nil),
		origins: map[target][]*catalog.Catalog{},
	}
	b.tree.fsys = fstest.MapFS{"errors.yaml": &fstest.MapFile{Data: []byte(text)}}
	r := &report{}
	if err := new(inputOptions).generate(b, "errors.yaml", r); err != nil {
		t.Fatal(err)
	}
	if len(r.problems) > 0 {
		t.Fatal(r.problems[0].Diagnostic)
	}
	return b
}

// reasons returns the reason for each file of after that is not as before.
func reasons(before, after *batch) string {
	old := map[string]generator.File{}
	for _, f := range before.files {
		old[f.Path] = f
	}
	var b strings.Builder
	for _, f := range after.files {
		d := output.Drift{Path: f.Path, State: output.Stale, Old: old[f.Path].Content, New: f.Content}
		if string(d.Old) != string(d.New) {
			b.WriteString(f.Path[strings.LastIndexByte(f.Path, '/')+1:] + ": " + staleReason(after, d) + "\n")
		}
	}
	return b.String()
}
