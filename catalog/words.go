package catalog

import "strings"

// Words splits the name of an entry, a field or another thing of a catalogue
// into its words. They are in lower case, except initialisms, which have
// their usual spelling: "USER_ID_INVALID" and "userIdInvalid" are "user",
// "ID", "invalid".
//
// ASCII letters and digits make words and all else separates them. In a part
// that mixes upper and lower case, an upper-case letter starts a word
// ("orderNotFound"), and the last of several starts one if a lower-case letter
// follows ("HTTPServer"); what is left of those is an initialism, known or
// not. Digits stay with the word that they follow.
//
// Go names, titles and anchors derive from words, so their result for a name
// never changes.
func Words(name string) []string {
	words := make([]string, 0, 8)
	for name != "" {
		n := 0
		for n < len(name) && isWordByte(name[n]) {
			n++
		}
		words = appendWords(words, name[:n])
		name = name[min(n+1, len(name)):]
	}
	return words
}

// Sentence returns a name in words, with the first letter in upper case:
// "User ID invalid" for "USER_ID_INVALID". A first word "err" is left out
// unless it is the only one.
func Sentence(name string) string {
	words := Words(name)
	if len(words) > 1 && words[0] == "err" {
		words = words[1:]
	}
	if len(words) > 0 && strings.ToLower(words[0]) == words[0] {
		words[0] = upperFirst(words[0])
	}
	return strings.Join(words, " ")
}

// Anchor returns the fragment identifier of a name in documentation: its
// words in lower case, joined with hyphens. It consists of a-z, 0-9 and '-',
// and is empty if name has no words.
func Anchor(name string) string {
	return strings.ToLower(strings.Join(Words(name), "-"))
}

// appendWords appends the words of part, which has no separators.
func appendWords(words []string, part string) []string {
	mixed := strings.ContainsFunc(part, isLower) && strings.ContainsFunc(part, isUpper)
	for part != "" {
		n := wordLen(part)
		words = append(words, spelling(part[:n], mixed))
		part = part[n:]
	}
	return words
}

// wordLen returns the length of the first word of s, which consists of letters
// and digits and is not empty.
func wordLen(s string) int {
	if n := camelInitialism(s); n > 0 {
		return n
	}
	n := prefixLen(s, isUpperOrDigit)
	switch {
	case n == len(s):
		return n
	case n > 1 && isUpper(rune(s[n-1])):
		return n - 1 // "HTTPServer": the last upper-case letter starts the next word
	}
	return n + prefixLen(s[n:], isLowerOrDigit)
}

// camelInitialism returns the length of the initialism that s begins with, if
// it is one that the rules of [Words] would take apart, with the digits that
// follow it.
func camelInitialism(s string) int {
	for _, c := range camelInitialisms {
		if !strings.HasPrefix(s, c) {
			continue
		}
		n := len(c) + prefixLen(s[len(c):], isDigit)
		if n == len(s) || !isLower(rune(s[n])) {
			return n
		}
	}
	return 0
}

// spelling returns the usual spelling of a word. A word in upper case that
// stands in a mixed part is taken for an initialism.
func spelling(word string, mixed bool) string {
	lower := strings.ToLower(word)
	if s, ok := initialisms[lower]; ok {
		return s
	}
	letters := strings.TrimRight(lower, "0123456789")
	if s, ok := initialisms[letters]; ok {
		return s + lower[len(letters):]
	}
	if mixed && len(word) > 1 && strings.ToUpper(word) == word {
		return word
	}
	return lower
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func prefixLen(s string, in func(rune) bool) int {
	return len(s) - len(strings.TrimLeftFunc(s, in))
}

func isWordByte(b byte) bool { return isLowerOrDigit(rune(b)) || isUpper(rune(b)) }

func isLower(r rune) bool { return 'a' <= r && r <= 'z' }

func isUpper(r rune) bool { return 'A' <= r && r <= 'Z' }

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func isLowerOrDigit(r rune) bool { return isLower(r) || isDigit(r) }

func isUpperOrDigit(r rune) bool { return isUpper(r) || isDigit(r) }
