// Package provenance writes and reads what a mark in a file says about the
// text that it marks: a sum of the text, which tells a change by hand from a
// changed catalogue, and the catalogue that the text was generated from. It
// holds neither a version, a time nor an absolute path: the same catalogue
// gives the same bytes everywhere.
package provenance

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"strings"
)

const (
	sumText    = "sum="
	sourceText = " source="
)

// Write returns what a mark says about a text that was generated from the
// catalogue source, such as "sum=9f2c01d4a7b3 source=../api/errors.yaml". The
// source is slash-separated and relative to the directory of the file, or empty
// if the file is not to say.
func Write(text []byte, source string) string {
	mark := sumText + Sum(text)
	if source != "" {
		mark += sourceText + encodeSource(source)
	}
	return mark
}

// Read returns the parts of what [Write] returned. The source may come from
// anybody: check it before use as a path.
func Read(mark string) (sum, source string, ok bool) {
	mark, ok = strings.CutPrefix(mark, sumText)
	if !ok {
		return "", "", false
	}
	sum, source, _ = strings.Cut(mark, sourceText)
	source, err := url.PathUnescape(source)
	return sum, source, err == nil
}

// Sum returns a short sum that is the same for both kinds of line ending.
func Sum(text []byte) string {
	if bytes.Contains(text, []byte("\r\n")) {
		text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:6])
}

// encodeSource writes a path so that it is one word which no comment syntax,
// terminal or build tool can take for anything else.
func encodeSource(p string) string {
	var b strings.Builder
	for i := range len(p) {
		c := p[i]
		if isPlain(c) && (c != '-' || i == 0 || p[i-1] != '-') {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// isPlain reports whether c stands for itself in an encoded source.
func isPlain(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("._/-", c) >= 0
}
