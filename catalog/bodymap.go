package catalog

import (
	"slices"
	"strings"
)

var dollarKeys = []string{"$each", "$group", "$tree", "$as", "$by", "$leaf", "$if", "$spread"}

// mapping reads a map template or a list construct.
func (b *bodyReader) mapping(n *node) *Node {
	if construct := listConstructOf(n); construct != "" {
		return b.inside().listConstruct(n, construct)
	}
	if key := misspeltList(n); key != nil {
		b.report.node(key, "EG0304", "%s is the name of a member here", quote(key.text)).label("did you mean %s?", quote("$"+key.text)).
			help("a list construct has the keys %s", list(listKeys["$"+key.text]))
		return &Node{Pos: n.pos()}
	}
	taken := b.taken
	if taken == nil {
		taken = map[string]Pos{}
	}
	t := &Node{Op: OpMap, Pos: n.pos()}
	for _, p := range n.pairs {
		switch key := p.key.text; {
		case key == "$if":
			t.If = b.condition(p.val)
		case key == "$spread":
			t.Members = append(t.Members, b.spread(p, taken))
		case strings.HasPrefix(key, "$") && !strings.HasPrefix(key, "$$"):
			b.wrongConstruct(n, p.key)
		default:
			m := b.member(p)
			b.take(taken, m.Key, p.key.pos(), p.key.width())
			t.Members = append(t.Members, m)
		}
	}
	if t.If != nil && len(t.Members) == 0 && len(n.pairs) == 1 {
		b.report.node(n.pairs[0].key, "EG0304", "$if has no members beside it").help("write them into the same map: {$if: $retry, retry_after: $retry|s}")
	}
	return t
}

// take adds a member to those that a map has, and reports one that it has
// already.
func (b *bodyReader) take(taken map[string]Pos, name string, pos Pos, width int) {
	if before, ok := taken[name]; ok {
		b.report.at(pos, "EG0305", "member %s occurs twice", quote(name)).width(width).help("remove one of them").related(before, "also here")
		return
	}
	taken[name] = pos
}

func (b *bodyReader) member(p pair) NodeMember {
	key, omit := strings.CutSuffix(p.key.text, "~")
	b.checkKey(p, key)
	key = strings.TrimPrefix(key, "$") // $$ is a literal $
	return NodeMember{Key: key, Omit: omit, Node: b.inside().read(p.val), Pos: p.key.pos()}
}

// checkKey reports a key that was probably meant otherwise.
func (b *bodyReader) checkKey(p pair, key string) {
	name := printable(strings.Trim(key, "?~ "))
	switch {
	case p.key.plain() && key == "":
		b.report.node(p.key, "EG0303", "key is nothing").help(`write a name; "" is the empty one`)
	case p.key.plain() && strings.HasSuffix(key, "?"):
		b.report.node(p.key, "EG0303", "a key cannot end with a question mark here").
			help("for an optional member write %s~; put the key in quotes if the question mark is meant", name)
	case p.key.text != key && strings.Trim(key, "~ ") != key:
		b.report.node(p.key, "EG0303", "key %s has more than one ~ or a blank before it", quote(p.key.text)).help("write %s~", name)
	case strings.HasPrefix(key, "~") && len(key) > 1:
		b.report.warn(p.key, "EG0303", "key %s begins with ~", quote(p.key.text)).help("for an optional member write %s~", name)
	case p.key.plain() && (key == "spread" || key == "if") && p.val.kind == scalarNode && isValue(p.val.text):
		b.report.warn(p.key, "EG0303", "%s is the name of a member here", quote(key)).
			help("write $%s for the construct, or put the key in quotes if the member is meant", key)
	}
}

// condition reads the reference of $if.
func (b *bodyReader) condition(n *node) *Ref {
	s := str(n)
	if n.kind == scalarNode && isValue(s) {
		if ref, ok := b.ref(n, 1, s[1:], asCondition); ok {
			return &ref
		}
		return nil
	}
	d := b.report.node(n, "EG0303", "$if is %s, want a reference such as $retry", n.describe())
	switch name := strings.TrimLeft(s, "!$ "); {
	case strings.HasPrefix(s, "!"):
		d.help("there is no negation; the first value that is not empty is $a // $b")
	case isReference(name):
		d.label("did you mean %s?", quote("$"+name))
	default:
		d.help("the map is absent when the value is empty, so a constant decides nothing")
	}
	return nil
}

// spread reads the value of $spread: a map template or a reference to a map.
// Its members must not be taken.
func (b *bodyReader) spread(p pair, taken map[string]Pos) NodeMember {
	m := NodeMember{Spread: true, Pos: p.key.pos()}
	inner := b.inside()
	switch s := str(p.val); {
	case p.val.kind == mapNode:
		inner.taken = taken
		m.Node = inner.mapping(p.val)
		if m.Node.Op == OpEach {
			b.spreadFault(p.val, "an array")
		}
	case p.val.kind == scalarNode && isValue(s) && !strings.Contains(s, " // "):
		ref, _ := b.ref(p.val, 1, s[1:], asMembers)
		m.Node = &Node{Op: OpRef, Pos: p.val.pos(), Ref: ref}
		b.takeConstant(ref, taken)
	default:
		m.Node = &Node{Pos: p.val.pos()}
		b.spreadFault(p.val, p.val.describe())
	}
	return m
}

func (b *bodyReader) spreadFault(n *node, what string) {
	b.report.node(n, "EG0304", "$spread is %s, want a map or a reference to one", what).
		help("write a map, $fields, or the name of a field that is a map")
}

// takeConstant takes the members of a constant that is spread.
func (b *bodyReader) takeConstant(ref Ref, taken map[string]Pos) {
	if c := b.consts[ref.Arg]; ref.Name == "const" && c != nil {
		for _, m := range c.Value.Members {
			b.take(taken, m.Name, ref.Pos, len(refText(ref)))
		}
	}
}

// foreignConstructs answers words of other languages with ours.
var foreignConstructs = map[string]string{
	"$for": "$each", "$foreach": "$each", "$map": "$each", "$loop": "$each", "$in": "$each", "$do": "$as", "$then": "$as", "$item": "$as",
	"$value": "$as", "$key": "$by", "$groupby": "$group", "$merge": "$spread", "$include": "$spread", "$extends": "$spread", "$when": "$if",
}

// wrongConstruct reports a key of n that begins with a dollar sign and has no
// meaning there.
func (b *bodyReader) wrongConstruct(n, key *node) {
	name := key.text
	if slices.Contains(dollarKeys, name) {
		if slices.ContainsFunc(n.pairs, func(p pair) bool { return foreignConstructs[p.key.text] != "" || isMisspelt(p.key.text) }) {
			return // the list construct is misspelt, which is reported
		}
		b.report.node(key, "EG0304", "%s stands without $each, $group or $tree", name).help("write the list beside it: $each: $violations")
		return
	}
	d := b.report.node(key, "EG0303", "unknown construct %s", quote(name))
	switch ours := foreignConstructs[name]; {
	case name == "$else" || name == "$unless":
		d.help("there is no else; the first value that is not empty is $a // $b")
	case isReference(strings.TrimRight(name[1:], "~")):
		d.help("a key is no value; {$group: $violations, $by: …, $as: …} makes members from values")
	case ours != "":
		d.label("did you mean %s?", quote(ours))
	default:
		d.suggest(name, dollarKeys).help("constructs are %s; a member that starts with a dollar sign is written $$…", list(dollarKeys))
	}
}

// isMisspelt reports whether a key is a construct that does not exist.
func isMisspelt(key string) bool {
	return strings.HasPrefix(key, "$") && !strings.HasPrefix(key, "$$") && !slices.Contains(dollarKeys, key)
}
