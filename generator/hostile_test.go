package generator

import (
	"encoding/base64"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// A hostileRow is a row of testdata/hostile: texts that have broken
// generators, or that are honest and look as if they could.
type hostileRow struct {
	ID       string
	Payload  string
	Payloads []string // where the combination is what matters
	Base64   string   // where the payload is not valid UTF-8 or easily lost
	Times    int      // how often Payload is repeated, if not 0
	Must     string   // "reject" or "any"
	Why      string
}

// texts returns the texts of the row.
func (r hostileRow) texts(t testing.TB) []string {
	switch {
	case r.Payloads != nil:
		return r.Payloads
	case r.Base64 != "":
		b, err := base64.StdEncoding.DecodeString(r.Base64)
		if err != nil {
			t.Fatal(err)
		}
		return []string{string(b)}
	default:
		return []string{strings.Repeat(r.Payload, max(r.Times, 1))}
	}
}

// hostileRows reads one file of testdata/hostile.
func hostileRows(t testing.TB, name string) []hostileRow {
	t.Helper()
	b, err := os.ReadFile("../testdata/hostile/" + name + ".jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var rows []hostileRow
	for line := range strings.Lines(string(b)) {
		var r hostileRow
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		rows = append(rows, r)
	}
	return rows
}
