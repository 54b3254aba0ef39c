package provenance_test

import (
	"strings"
	"testing"

	"github.com/errgen/errgen/generator/provenance"
)

func TestReadWhatWasWritten(t *testing.T) {
	text := []byte("a\nb\n")
	for _, source := range []string{"", "errors.yaml", "../a b/é.yaml", "--> */ x", "-----", "%41", "a\n::error::b", "\xff"} {
		mark := provenance.Write(text, source)
		sum, have, ok := provenance.Read(mark)
		if !ok || have != source || sum != provenance.Sum(text) {
			t.Errorf("source %q is written as %q and read as %q, %v", source, mark, have, ok)
		}
		if strings.ContainsAny(mark, "\n\r\t*<>:") || strings.Contains(mark, "--") {
			t.Errorf("source %q is written as %q, which a comment may not hold", source, mark)
		}
	}
}

func TestReadRefusesOtherTexts(t *testing.T) {
	for _, text := range []string{"", "sum", "SUM=0", "source=x", "sum=0 source=%4"} {
		if sum, source, ok := provenance.Read(text); ok {
			t.Errorf("%q is read as %q and %q", text, sum, source)
		}
	}
}

func TestSum(t *testing.T) {
	if a, b := provenance.Sum([]byte("a\nb\n")), provenance.Sum([]byte("a\r\nb\r\n")); a != b {
		t.Errorf("line endings change the sum from %s to %s", a, b)
	}
	if a, b := provenance.Sum([]byte("a")), provenance.Sum([]byte("b")); a == b || len(a) != 12 {
		t.Errorf("have the sums %s and %s", a, b)
	}
}
