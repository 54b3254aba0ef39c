//lint:file-ignore U1000 the functions that errgen writes for envelopes call this

package gopkg

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// This file has what writing answers and reading them have in common.

// A wireRow is what the catalogue says about the answers of an entry.
type wireRow struct {
	form  uint16 // index of forms
	limit uint16 // index of limitRows, from 1; 0 for none
	grpc  uint8  // canonical code of gRPC
}

// wire returns the wireRow of k. A Kind that is no entry has the zero one.
func (k Kind) wire() wireRow {
	if !k.isEntry() {
		return wireRow{}
	}
	return wireRows[k-1]
}

// isEntry reports whether the catalogue has k.
func (k Kind) isEntry() bool { return 0 < k && k <= count }

// A limitRow is what the catalogue says about a rate limit.
type limitRow struct {
	scope  string
	limit  int
	window time.Duration
}

// A conversion says how a value is written.
type conversion uint8

const (
	plainly   conversion = iota
	asStrings            // of the values of a map
	inMilliseconds
	inSeconds // whole, rounded up
	inFloatSeconds
	inProtoSeconds // "30.5s"
	inUnixSeconds
	asHTTPDate
	inDots
	inBrackets
	asPointer  // RFC 6901
	asFragment // RFC 6901, section 6
	asText     // where that loses something
)

// roundUp returns how many units d lasts, rounded up.
func roundUp(d, unit time.Duration) int64 {
	n := d / unit
	if d%unit > 0 {
		n++
	}
	return int64(n)
}

// pathText returns a path as a text.
func pathText(segments []segment, conv conversion) string {
	return string(appendPath(nil, segments, conv))
}

// appendPath appends a path as a text. That of no steps is empty.
func appendPath(b []byte, segments []segment, conv conversion) []byte {
	if conv == asFragment && len(segments) > 0 {
		b = append(b, '#')
	}
	for i, s := range segments {
		b = s.appendStep(b, i == 0, conv)
	}
	return b
}

// appendStep appends a step of a path.
func (s segment) appendStep(b []byte, first bool, conv conversion) []byte {
	isIndex := s.index >= 0
	switch {
	case conv == inBrackets && isIndex:
		return append(s.append(append(b, '[')), ']')
	case conv == inDots || conv == inBrackets:
		if !first {
			b = append(b, '.')
		}
		return s.append(b)
	case isIndex:
		return s.append(append(b, '/'))
	case conv == asPointer:
		return append(append(b, '/'), pointerEscapes.Replace(s.key)...)
	}
	return appendPercent(append(b, '/'), pointerEscapes.Replace(s.key))
}

// append appends the key or the index.
func (s segment) append(b []byte) []byte {
	if s.index >= 0 {
		return strconv.AppendInt(b, int64(s.index), 10)
	}
	return append(b, s.key...)
}

// pointerEscapes are those of RFC 6901, section 3.
var pointerEscapes = strings.NewReplacer("~", "~0", "/", "~1")

// appendPercent appends a text for the fragment of a URL: all but what RFC 3986,
// section 3.5 allows is percent-encoded, in UTF-8.
func appendPercent(b []byte, s string) []byte {
	const hex, allowed = "0123456789ABCDEF", "-._~!$&'()*+,;=:@/?"
	for _, r := range s {
		if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune(allowed, r) {
			b = append(b, byte(r))
			continue
		}
		var room [utf8.UTFMax]byte
		for _, c := range utf8.AppendRune(room[:0], r) {
			b = append(b, '%', hex[c>>4], hex[c&15])
		}
	}
	return b
}
