package catalog

import "slices"

// A key says how the value of one key of a mapping is read into a T.
type key[T any] struct {
	name string
	read func(d decoder, n *node, into *T)
}

// keys is the list of all keys that a mapping may have, in the order in which
// they are documented.
type keys[T any] []key[T]

func (ks keys[T]) names() []string {
	names := make([]string, len(ks))
	for i, k := range ks {
		names[i] = k.name
	}
	return names
}

// A decoder reads nodes into the types of syntax.go. It reports what has the
// wrong shape and goes on.
type decoder struct {
	report reporter
}

// readMap reads the mapping n by its keys. what names the mapping in messages,
// such as `entry "X"`.
func readMap[T any](d decoder, n *node, what string, ks keys[T], into *T) {
	if n.kind != mapNode {
		d.wrong(n, what, "a map").help("its keys are: %s", list(ks.names()))
		return
	}
	for _, p := range n.pairs {
		i := slices.IndexFunc(ks, func(k key[T]) bool { return k.name == p.key.text })
		if i < 0 {
			d.unknownKey(p, what, ks.names())
			continue
		}
		ks[i].read(d, p.val, into)
	}
}

// readNamed reads a mapping of names to mappings, such as groups.
func readNamed[T any](d decoder, n *node, what string, into *[]T, read func(d decoder, key, val *node) T) {
	if n.kind != mapNode {
		d.wrong(n, what, "a map of names").help("write NAME: … for each of them, without a dash")
		return
	}
	*into = slices.Grow(*into, len(n.pairs))
	for _, p := range n.pairs {
		*into = append(*into, read(d, p.key, p.val))
	}
}

// wrong reports a value of the wrong kind.
func (d decoder) wrong(n *node, what, want string) draft {
	draft := d.report.node(n, "EG0104", "%s is %s, want %s", what, n.describe(), want)
	if n.kind != scalarNode && n.style == flowStyle && want == wantText {
		draft.help(bracesHelp)
	}
	return draft
}

const wantText = "a text"

// newcomers answers the names that people try first with ours.
var newcomers = map[string]string{
	"description": "doc", "desc": "doc", "details": "doc", "documentation": "doc",
	"http_status": "status", "http_code": "status", "http": "status", "status_code": "status", "httpStatus": "status",
	"params": "fields", "parameters": "fields", "args": "fields", "arguments": "fields", "vars": "fields", "properties": "fields",
	"cause": "causes", "reason": "causes", "reasons": "causes",
	"resolution": "remedies", "solution": "remedies", "solutions": "remedies", "remedy": "remedies", "fix": "remedies", "action": "remedies", "hint": "remedies",
	"category": "group", "categories": "groups", "msg": "message", "text": "message",
	"id": "code", "error_code": "code", "key": "code",
	"level": "severity", "retryable": "retry", "retry_after": "retry",
	"user_facing": "user_message", "public_message": "user_message",
	"docs": "docs_url", "url": "docs_url", "help_url": "docs_url", "link": "links", "example": "examples",
	"entries": "errors", "codes_type": "codes", "version": "errgen", "package": "generate", "output": "generate", "outputs": "generate",
	"enums": "enum", "required": "optional", "format": "type", "kind": "type",
	"template": "body", "json": "body", "payload": "body", "schema": "body", "header": "headers",
	"content-type": "content_type", "media_type": "content_type", "mime": "content_type", "mime_type": "content_type", "pretty": "indent",
	"dir": "out", "path": "out", "file": "out", "directory": "out",
}

// unknownKey reports a key that a mapping does not have, with the name that was
// meant if that can be told.
func (d decoder) unknownKey(p pair, what string, names []string) {
	name := p.key.text
	draft := d.report.node(p.key, "EG0102", "unknown key %s in %s", quoteName(name), what)
	ours := newcomers[name]
	if name == "status" || name == "type" { // of an envelope
		ours = map[string]string{"status": "http_status", "type": "content_type"}[name]
	}
	switch {
	case ours != "" && slices.Contains(names, ours):
		draft.label("did you mean %s?", quote(ours))
	case p.key.plain() && p.val.null() && p.val.text == "" && p.key.col > 1:
		draft.help("a comma splits a text in a flow map: put the text before it in quotes; allowed keys: %s", list(names))
		return
	default:
		draft.suggest(name, names)
	}
	draft.help("allowed keys: %s", list(names))
}

// quoteName quotes a name so that letters that only look like ASCII show.
func quoteName(s string) string {
	for _, r := range s {
		if r > 0x7f {
			return quoteASCII(s)
		}
	}
	return quote(s)
}

// A place returns where to put a scalar or a list of T.
type place[T, V any] func(into *T) *V

// text reads a text.
func text[T any](what string, at place[T, *node]) func(decoder, *node, *T) {
	return func(d decoder, n *node, into *T) {
		if d.isText(n, what) {
			*at(into) = n
		}
	}
}

// nullable reads a text, or null, which removes a default.
func nullable[T any](what string, at place[T, *node]) func(decoder, *node, *T) {
	return func(d decoder, n *node, into *T) {
		if n.null() && n.text != "" || d.isText(n, what) {
			*at(into) = n
		}
	}
}

// nameUnder reads the name of something that is defined under another key, or
// null, which removes a default.
func nameUnder[T any](key, what string, at place[T, *node]) func(decoder, *node, *T) {
	read := nullable(what, at)
	return func(d decoder, n *node, into *T) {
		if n.kind != scalarNode {
			d.report.node(n, "EG0104", "%s is %s, want a name", what, n.describe()).help("define it under %s, and write its name here", key)
			return
		}
		read(d, n, into)
	}
}

// raw keeps a node of any kind.
func raw[T any](at place[T, *node]) func(decoder, *node, *T) {
	return func(_ decoder, n *node, into *T) { *at(into) = n }
}

// isText reports whether n is a text, and says so if not. Null in its many
// forms is no text: the author is asked to say which one is meant.
func (d decoder) isText(n *node, what string) bool {
	switch {
	case n.kind != scalarNode:
		d.wrong(n, what, wantText)
		return false
	case n.null() && n.text == "":
		d.report.node(n, "EG0104", "%s is empty", what).help(`write a text, or remove the key; "" is the empty text`)
		return false
	case n.null():
		d.report.node(n, "EG0104", "%s is null, want a text", what).help("put it in quotes if the text %s is meant", quote(n.text))
		return false
	}
	return true
}

// texts reads a list of texts. One text may stand for a list of one.
func texts[T any](what string, at place[T, []*node]) func(decoder, *node, *T) {
	return func(d decoder, n *node, into *T) { *at(into) = d.textList(n, what) }
}

// textsOnly reads a list of texts that cannot be a single text.
func textsOnly[T any](what string, at place[T, []*node]) func(decoder, *node, *T) {
	return func(d decoder, n *node, into *T) {
		if n.kind != listNode {
			d.wrong(n, what, "a list of texts").help("write it in brackets, or behind a dash on the next line")
			return
		}
		*at(into) = d.textList(n, what)
	}
}

func (d decoder) textList(n *node, what string) []*node {
	if n.kind == mapNode {
		d.wrong(n, what, "a text or a list of texts")
		return nil
	}
	items := n.items
	if n.kind == scalarNode {
		items = []*node{n}
	}
	return slices.DeleteFunc(slices.Clone(items), func(item *node) bool { return !d.isText(item, what) })
}

// members reads a mapping whose keys and values are not known to the language.
func members[T any](what string, at place[T, []pair]) func(decoder, *node, *T) {
	return func(d decoder, n *node, into *T) { *at(into) = d.pairs(n, what) }
}

func (d decoder) pairs(n *node, what string) []pair {
	if n.kind != mapNode {
		d.wrong(n, what, "a map").help("write NAME: … for each of them, without a dash")
		return nil
	}
	return n.pairs
}

// listOf reads a list.
func listOf[T, V any](what string, at place[T, []V], read func(d decoder, n *node) V) func(decoder, *node, *T) {
	return func(d decoder, n *node, into *T) {
		if n.kind != listNode {
			d.wrong(n, what, "a list").help("write it in brackets, or each item behind a dash on a line of its own")
			return
		}
		for _, item := range n.items {
			*at(into) = append(*at(into), read(d, item))
		}
	}
}

// sub reads a mapping with keys of its own.
func sub[T, V any](what string, ks keys[V], at place[T, V]) func(decoder, *node, *T) {
	return func(d decoder, n *node, into *T) { readMap(d, n, what, ks, at(into)) }
}

// mapped reads a mapping of names.
func mapped[T, V any](what string, at place[T, []V], read func(d decoder, key, val *node) V) func(decoder, *node, *T) {
	return func(d decoder, n *node, into *T) { readNamed(d, n, what, at(into), read) }
}
