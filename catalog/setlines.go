package catalog

import (
	"slices"
	"strings"
	"unicode"
)

// This file writes values as lines of a catalogue file.

// flowMember returns a member of a map in braces.
func flowMember(path []string, v Value) string {
	text := flowValue(v)
	for i, key := range slices.Backward(path) {
		text = Scalar(key) + ": " + text
		if i > 0 {
			text = "{" + text + "}"
		}
	}
	return text
}

// flowValue returns a value on one line.
func flowValue(v Value) string {
	if v.Kind != ListValue {
		return Scalar(v.Text)
	}
	items := make([]string, len(v.Items))
	for i, item := range v.Items {
		items[i] = Scalar(item.Text)
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// Lines returns a key with a text or a list of texts as lines of YAML.
func Lines(key string, v Value) []string { return pathLines([]string{key}, v) }

// pathLines returns a value below keys, on lines of their own.
func pathLines(path []string, v Value) []string {
	lines := valueLines(v)
	for i, key := range slices.Backward(path) {
		if i < len(path)-1 {
			lines = append([]string{""}, indented(lines, 2)...)
		}
		lines[0] = strings.TrimRight(Scalar(key)+": "+lines[0], " ")
	}
	return lines
}

// valueLines returns a value: what stands behind its key, and the lines below.
func valueLines(v Value) []string {
	if v.Kind != ListValue {
		return textLines(v.Text)
	}
	lines := []string{""}
	for _, item := range v.Items {
		lines = append(lines, indented(itemLines(item.Text), 2)...)
	}
	return lines
}

func itemLines(text string) []string {
	lines := textLines(text)
	lines[0] = "- " + lines[0]
	return lines
}

// textLines returns a text: what stands behind its key or dash, and the lines
// below. A text of several lines is written as such if every line shows what is in
// it.
func textLines(text string) []string {
	if !strings.Contains(text, "\n") || strings.TrimSpace(text) != text {
		return []string{Scalar(text)}
	}
	for line := range strings.SplitSeq(text, "\n") {
		if line != strings.TrimRight(line, " ") || strings.ContainsFunc(line, func(r rune) bool { return !unicode.IsPrint(r) }) {
			return []string{Scalar(text)}
		}
	}
	return append([]string{"|"}, indented(strings.Split(text, "\n"), 2)...)
}
