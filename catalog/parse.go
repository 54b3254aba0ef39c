package catalog

import (
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// This file is the only one that knows the YAML library. It reads into
// yaml.Node, never into Go values: decoding takes quadratic time on large maps,
// panics on some inputs and loses places.

// Limits on the shape of a file.
const (
	maxDepth   = 64        // of nested maps and lists
	maxNodes   = 2_000_000 // of a file
	maxAliased = 10_000    // nodes reached through aliases

	maxAliasedBytes = 4 << 20 // of their texts
)

// parse reads the one YAML document of src.
func parse(src *source, report reporter) (*node, bool) {
	doc, err := decode(src.text)
	switch {
	case errors.Is(err, io.EOF), err == nil && isNothing(doc):
		report.at(Pos{src.file, 1, 1}, "EG0111", "file is empty").help(emptyHelp)
		return nil, false
	case err != nil:
		reportFault(src, err, report)
		return nil, false
	}
	c := converter{src: src, report: report, open: map[*yaml.Node]bool{}, anchors: map[string]*yaml.Node{}}
	before := report.count()
	root := c.convert(doc.Content[0], 0)
	return root, report.count() == before
}

// isNothing reports whether a document has no content, only its markers.
func isNothing(doc *yaml.Node) bool {
	return doc.Content[0].Kind == yaml.ScalarNode && doc.Content[0].Value == ""
}

const emptyHelp = `a catalogue begins with "errgen: 1", "name: …" and "errors:"`

// decode returns the document node of text. A panic of the library is an
// error like any other.
func decode(text string) (doc *yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = errors.New("the YAML library failed on this file")
		}
	}()
	dec := yaml.NewDecoder(strings.NewReader(text))
	doc = new(yaml.Node)
	if err := dec.Decode(doc); err != nil {
		return nil, err
	}
	var second yaml.Node
	switch err := dec.Decode(&second); {
	case err == nil:
		return nil, errSecondDocument
	case !errors.Is(err, io.EOF):
		return nil, err
	}
	return doc, nil
}

var errSecondDocument = errors.New("second document")

var faultLine = regexp.MustCompile(`line (\d+): `)

// reportFault reports that src is no YAML. The library often gives a wrong line
// or none, and never a column, so the place is found in the text itself.
func reportFault(src *source, err error, report reporter) {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	line := 1 // the library gives none for the first line
	if m := faultLine.FindStringSubmatch(text); m != nil {
		line, _ = strconv.Atoi(m[1]) // the pattern matches digits only
		text = strings.Replace(text, m[0], "", 1)
	}
	f := findFault(src, line, text)
	report.at(f.pos, f.rule, "%s", f.message).width(f.width).help("%s", f.help)
}

// A converter turns yaml.Node into node.
type converter struct {
	src          *source
	report       reporter
	nodes        int
	inAlias      int                 // aliases that are being followed
	aliased      int                 // nodes reached through aliases
	aliasedBytes int                 // of their texts
	open         map[*yaml.Node]bool // anchored nodes that are being converted
	anchors      map[string]*yaml.Node
	stopped      bool // a limit was passed
}

// convert returns the node for y, or nil if a limit was passed.
func (c *converter) convert(y *yaml.Node, depth int) *node {
	if c.overLimit(y, depth) {
		return nil
	}
	if y.Kind == yaml.AliasNode {
		return c.alias(y, depth)
	}
	c.checkFeatures(y)
	n := &node{src: c.src, line: int32(y.Line), col: int32(y.Column), style: styleOf(y)}
	if y.Anchor != "" {
		c.checkAnchor(n, y)
		c.open[y] = true
		defer delete(c.open, y)
	}
	switch y.Kind {
	case yaml.MappingNode:
		n.kind = mapNode
		c.mapping(n, y, depth)
	case yaml.SequenceNode:
		n.kind = listNode
		n.items = c.sequence(y, depth)
	default:
		n.text = y.Value
		c.checkScalar(n, y)
	}
	return n
}

// checkAnchor reports a name that stands for two values. YAML lets the later
// one win, which a reader of the file does not see.
func (c *converter) checkAnchor(n *node, y *yaml.Node) {
	if before := c.anchors[y.Anchor]; before != nil && before != y {
		c.report.node(n, "EG0107", "anchor %s is set twice", quote(y.Anchor)).help("rename one of them").related(c.pos(before), "also set here")
	}
	c.anchors[y.Anchor] = y
}

func styleOf(y *yaml.Node) nodeStyle {
	switch {
	case y.Style&yaml.DoubleQuotedStyle != 0:
		return doubleStyle
	case y.Style&yaml.SingleQuotedStyle != 0:
		return singleStyle
	case y.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return blockStyle
	case y.Style&yaml.FlowStyle != 0:
		return flowStyle
	}
	return plainStyle
}

func (c *converter) overLimit(y *yaml.Node, depth int) bool {
	if c.stopped {
		return true
	}
	c.nodes++
	if c.inAlias > 0 {
		c.aliased++
	}
	switch {
	case c.aliased > maxAliased:
		c.stop(y, "aliases stand for more than %d values", maxAliased)
	case depth > maxDepth:
		c.stop(y, "maps and lists are nested more than %d deep", maxDepth)
	case c.nodes > maxNodes:
		c.stop(y, "file has more than %d values", maxNodes)
	}
	return c.stopped
}

func (c *converter) stop(y *yaml.Node, format string, args ...any) {
	c.report.at(c.pos(y), "EG0108", format, args...)
	c.stopped = true
}

func (c *converter) pos(y *yaml.Node) Pos {
	return Pos{c.src.file, y.Line, y.Column}
}

// alias converts what an alias stands for. Cycles are legal YAML, but no
// catalogue has an endless value.
func (c *converter) alias(y *yaml.Node, depth int) *node {
	if c.open[y.Alias] {
		c.stop(y, "alias %s is part of the value that it stands for", quote(y.Value))
		return nil
	}
	c.inAlias++
	defer func() { c.inAlias-- }()
	return c.convert(y.Alias, depth)
}

// checkFeatures refuses the parts of YAML that the language leaves out.
func (c *converter) checkFeatures(y *yaml.Node) {
	if y.Style&yaml.TaggedStyle != 0 || strings.HasPrefix(c.src.text[c.src.offset(y.Line, y.Column):], "!") && y.Style&^yaml.FlowStyle == 0 {
		c.report.at(c.pos(y), "EG0107", "tags are not allowed").
			help("remove the tag; if the text begins with an exclamation mark, put it in quotes")
	}
}

func (c *converter) checkScalar(n *node, y *yaml.Node) {
	if len(y.Value) > maxScalar {
		c.report.node(n, "EG0108", "text is longer than %d MiB", maxScalar>>20)
		return
	}
	if c.inAlias > 0 {
		if c.aliasedBytes += len(y.Value); c.aliasedBytes > maxAliasedBytes {
			c.stop(y, "aliases stand for more than %d MiB of text", maxAliasedBytes>>20)
			return
		}
	}
	if n.style == plainStyle {
		return // its characters were checked in the source
	}
	for i, r := range y.Value {
		if what := badEscape(r); what != "" {
			c.report.at(n.at(i), "EG0109", "%s is not allowed", what).help("remove the escape sequence")
			return
		}
	}
}

// mapping converts the pairs of y. Keys are plain texts, each at most once.
func (c *converter) mapping(n *node, y *yaml.Node, depth int) {
	first := make(map[string]*node, len(y.Content)/2)
	n.pairs = make([]pair, 0, len(y.Content)/2)
	for i := 0; i+1 < len(y.Content) && !c.stopped; i += 2 {
		key := c.key(y.Content[i])
		val := c.convert(y.Content[i+1], depth+1)
		if key == nil || val == nil {
			continue
		}
		if before, ok := first[key.text]; ok {
			c.repeated(key, before)
			continue
		}
		first[key.text] = key
		n.pairs = append(n.pairs, pair{key, val})
	}
}

// maxRepeated bounds the reports on repeated keys of one file.
const maxRepeated = 1_000

func (c *converter) repeated(key, before *node) {
	if c.nodes > maxRepeated && c.report.count() > maxRepeated {
		c.stopped = true
		return
	}
	c.report.node(key, "EG0103", "key %s is repeated", quote(key.text)).
		help("remove one of them").
		related(before.pos(), "first %s is here", quote(key.text))
}

// key returns the node of a key, or nil if it is not a text.
func (c *converter) key(y *yaml.Node) *node {
	c.nodes++
	n := &node{src: c.src, line: int32(y.Line), col: int32(y.Column), style: styleOf(y), text: y.Value}
	switch {
	case y.Kind != yaml.ScalarNode:
		what := map[yaml.Kind]string{yaml.MappingNode: "a map", yaml.SequenceNode: "a list", yaml.AliasNode: "an alias"}[y.Kind]
		c.report.at(c.pos(y), "EG0107", "key is %s, want a text", what).help(bracesHelp)
		return nil
	case y.Tag == "!!merge" && n.style == plainStyle:
		c.report.node(n, "EG0107", "merge keys are not allowed").help("write the members out, or use defaults and groups")
		return nil
	case len(y.Value) > maxKey:
		c.report.at(c.pos(y), "EG0108", "key is longer than %d characters", maxKey)
		return nil
	}
	c.checkFeatures(y)
	c.checkScalar(n, y)
	return n
}

// maxKey is the number of bytes of a key. Identities of 270 characters exist.
const maxKey = 1_000

const bracesHelp = "a plain value that starts with { or [ is a YAML map or list: put it in quotes"

func (c *converter) sequence(y *yaml.Node, depth int) []*node {
	items := make([]*node, 0, len(y.Content))
	for _, item := range y.Content {
		if n := c.convert(item, depth+1); n != nil {
			items = append(items, n)
		}
	}
	return items
}
