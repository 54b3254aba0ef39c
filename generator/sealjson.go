package generator

import (
	"bytes"
	"regexp"

	"github.com/errgen/errgen/generator/provenance"
)

// JSON has no comments. The mark of a JSON file is the first member of its object,
// on a line of its own: header and seal in one, since nothing but that line can be
// left out of the sum. Readers ignore a member that begins with "x-", which formats
// such as OpenAPI and JSON Schema leave to tools.

const jsonExtension = ".json"

// sealJSON returns an object with the mark as its first member. What is no object
// has no room for it, and is returned as it is.
func sealJSON(body []byte, source string) []byte {
	rest, ok := bytes.CutPrefix(bytes.TrimSpace(body), []byte("{"))
	if !ok {
		return body
	}
	if rest = bytes.TrimLeft(rest, " \t\r\n"); len(rest) == 0 {
		return body
	}
	comma := ","
	if rest[0] == '}' {
		comma = ""
	} else {
		rest = append([]byte("  "), rest...)
	}
	rest = append(bytes.TrimRight(rest, "\n"), '\n')
	mark := "{\n  \"x-generated\": \"" + headerText + " " + sealText + provenance.Write(rest, source) + "\"" + comma + "\n"
	return append([]byte(mark), rest...)
}

var (
	// Whoever lays out the file anew, such as an editor, keeps the order of members.
	jsonHeader = regexp.MustCompile(`^\{\s*"x-generated"\s*:\s*"` + regexp.QuoteMeta(headerText))
	jsonMark   = regexp.MustCompile(`^\{\r?\n  "x-generated": "` + regexp.QuoteMeta(headerText+" "+sealText) + `([^"\\]*)",?\r?\n`)
)

// readJSONSeal returns what the mark of a JSON file says.
func readJSONSeal(content []byte) Sealed {
	m := jsonMark.FindSubmatch(content)
	if m == nil {
		return Sealed{}
	}
	sum, source, ok := provenance.Read(string(m[1]))
	if !ok {
		return Sealed{}
	}
	return Sealed{Source: source, Intact: sum == provenance.Sum(content[len(m[0]):])}
}
