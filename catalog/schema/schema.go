// Package schema describes the language of catalogues as a JSON Schema (draft
// 2020-12), for editors.
//
// What keys mean and how they look is read from the reference of the language, so
// that the two cannot differ.
package schema

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/errgen/errgen/docs"
)

// ID is the address of the schema.
const ID = "https://raw.githubusercontent.com/errgen/errgen/main/docs/catalogue.schema.json"

// An object is a part of a schema.
type object = map[string]any

// JSON returns the schema as a JSON document with a line feed at the end.
func JSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(schema())
	return b.Bytes(), err
}

// schema returns the schema of a catalogue, a fragment or a translation. Which of
// them a file is, its keys say.
func schema() object {
	defs := object{}
	rows := readRows(docs.Language)
	for name, keys := range shapes {
		defs[name] = describe(name, keys, rows[name])
	}
	s := object{
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"$id":     ID,
		"title":   "errgen error catalogue",
		"type":    "object",
		"if":      object{"required": []string{"errgen"}},
		"then":    ref("catalogue"),
		"else": object{
			"if":   object{"required": []string{"translation"}},
			"then": ref("translation"),
			"else": ref("fragment"),
		},
		"$defs": defs,
	}
	return s
}

// describe returns the schema of a map of the language.
func describe(name string, keys []key, rows map[string]row) object {
	properties := object{}
	for _, k := range keys {
		p := object{}
		for word, v := range k.value {
			p[word] = v
		}
		if r, ok := rows[k.name]; ok {
			p["description"] = plainText(r.meaning)
			p["markdownDescription"] = r.meaning + "\n\n```yaml\n" + r.example + "\n```"
		}
		properties[k.name] = p
	}
	s := object{"type": "object", "properties": properties, "additionalProperties": false}
	for word, v := range more[name] {
		s[word] = v
	}
	return s
}

// A row is what the reference says of a key.
type row struct {
	meaning string // Markdown
	example string // YAML
}

// readRows reads the tables of keys in the reference, by the name of the map and
// the key:
//
//	<!-- keys: entry -->
//
//	| Key | Meaning | Example |
//	| --- | --- | --- |
//	| `code` | Code on the wire. | `code: order.missing` |
func readRows(page string) map[string]map[string]row {
	all := map[string]map[string]row{}
	var table map[string]row
	for line := range strings.Lines(page) {
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "<!-- keys: "); ok {
			table = map[string]row{}
			all[strings.TrimSuffix(name, " -->")] = table
			continue
		}
		cells := splitCells(line)
		if table == nil || len(cells) != 3 || !strings.HasPrefix(cells[0], "`") {
			if line != "" && !strings.HasPrefix(line, "|") {
				table = nil
			}
			continue
		}
		table[strings.Trim(cells[0], "`")] = row{withoutLinks(cells[1]), strings.Trim(cells[2], "`")}
	}
	all["fragment"] = all["catalogue"]
	return all
}

// splitCells splits a line of a table. A bar in a cell is escaped.
func splitCells(line string) []string {
	line, ok := strings.CutPrefix(line, "| ")
	if !ok {
		return nil
	}
	line = strings.ReplaceAll(strings.TrimSuffix(line, " |"), `\|`, "\x00")
	cells := strings.Split(line, " | ")
	for i := range cells {
		cells[i] = strings.ReplaceAll(cells[i], "\x00", "|")
	}
	return cells
}

// withoutLinks returns Markdown with the texts of links in their place: an editor
// cannot follow those that lead to another part of the page.
func withoutLinks(s string) string {
	for {
		before, rest, ok := strings.Cut(s, "[")
		text, after, closed := strings.Cut(rest, "](")
		_, after, ended := strings.Cut(after, ")")
		if !ok || !closed || !ended {
			return s
		}
		s = before + text + after
	}
}

// plainText returns Markdown without marks.
func plainText(s string) string { return strings.NewReplacer("`", "", "*", "").Replace(s) }
