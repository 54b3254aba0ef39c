//go:build ignore

// Parts for gRPC import modules that errgen itself has no use for, so that they
// are compiled only where errgen puts them: in packages that ask for gRPC.

package gopkg

import (
	"cmp"
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/protobuf/proto"
)

// This file cuts what is too long. gRPC sends the text and the details as
// headers, of which many implementations take 8 KiB in all: they drop the rest,
// or the whole answer.

const (
	maxSent  = 7 << 10 // bytes of text and details as they are sent, so that some are left for others
	maxText  = 1024    // bytes of a text that is too long for the whole to fit
	maxValue = 512     // bytes of a value or of the message of a violation, likewise
)

// fits reports whether m can be sent as it is. Texts are sent percent-encoded,
// details, which have the text too, in base64.
func (m *grpcMessage) fits() bool {
	size := (proto.Size(m.status().Proto())*4 + 2) / 3
	for _, c := range []byte(m.text) {
		if size++; c < ' ' || c > '~' || c == '%' {
			size += 2
		}
	}
	return size <= maxSent
}

// shorten takes away what is least needed until m fits. What stays last is what
// tells of which entry it is.
func (m *grpcMessage) shorten() {
	for _, step := range [...]func(){m.dropExtras, m.cutTexts, m.dropLong, m.dropViolations, m.dropValues} {
		if m.fits() {
			return
		}
		step()
	}
}

// dropExtras drops details one by one.
func (m *grpcMessage) dropExtras() {
	for len(m.extras) > 0 && !m.fits() {
		m.extras = m.extras[:len(m.extras)-1]
	}
}

// cutTexts cuts the texts, and drops the translations of violations.
func (m *grpcMessage) cutTexts() {
	m.text = cutText(m.text, maxText)
	for _, v := range m.violations {
		v.Description, v.LocalizedMessage = cutText(v.GetDescription(), maxValue), nil
	}
}

// cutText returns the beginning of s if that is longer than most bytes.
func cutText(s string, most int) string {
	if len(s) <= most {
		return s
	}
	const ellipsis = "…"
	end := most - len(ellipsis)
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + ellipsis
}

// dropLong drops long values.
func (m *grpcMessage) dropLong() {
	for key, text := range m.info.Metadata {
		if len(text) > maxValue {
			m.drop(key)
		}
	}
}

// dropValues drops values one by one, the longest first.
func (m *grpcMessage) dropValues() {
	keys := slices.SortedFunc(maps.Keys(m.info.Metadata), func(a, b string) int {
		return cmp.Or(len(m.info.Metadata[b])-len(m.info.Metadata[a]), strings.Compare(a, b))
	})
	for _, key := range keys {
		if m.fits() {
			return
		}
		m.drop(key)
	}
}

// drop drops a value, and notes that if it is a field. What tells what was
// dropped stays, as does the name of the entry.
func (m *grpcMessage) drop(key string) {
	switch key {
	case keyName, keyCutFields, keyCutViolations:
		return
	}
	delete(m.info.Metadata, key)
	if name := fieldOfKey(key); name != "" {
		names := append(strings.Fields(m.info.Metadata[keyCutFields]), name)
		slices.Sort(names)
		m.info.Metadata[keyCutFields] = strings.Join(names, " ")
	}
}

// dropViolations drops the last violations.
func (m *grpcMessage) dropViolations() {
	if most := len(m.violations); most > 0 {
		tooMany := sort.Search(most, func(n int) bool {
			c := m.withViolations(n + 1)
			return !c.fits()
		})
		*m = m.withViolations(tooMany)
	}
}

// withViolations returns a copy of m with only the first n violations.
func (m *grpcMessage) withViolations(n int) grpcMessage {
	c, dropped := *m, len(m.violations)-n
	if dropped == 0 {
		return c
	}
	metadata := maps.Clone(m.info.GetMetadata())
	for i := n; i < len(m.violations); i++ {
		delete(metadata, keyViolation+strconv.Itoa(i))
	}
	metadata[keyCutViolations] = strconv.Itoa(dropped)
	c.violations = m.violations[:n]
	c.info = &errdetails.ErrorInfo{Reason: m.info.GetReason(), Domain: m.info.GetDomain(), Metadata: metadata}
	return c
}
