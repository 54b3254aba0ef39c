package catalog

import (
	"slices"
	"strings"
)

// listKeys are the keys of the three list constructs.
var listKeys = map[string][]string{
	"$each":  {"$each", "$as"},
	"$group": {"$group", "$by", "$as"},
	"$tree":  {"$tree", "$leaf", "$as"},
}

var dollarKeys = []string{"$each", "$group", "$tree", "$as", "$by", "$leaf", "$if", "$spread"}

// mapping reads a map template or a list construct.
func (b *bodyReader) mapping(n *node) *Node {
	for construct := range listKeys {
		if n.get(construct) != nil {
			return b.listConstruct(n, construct)
		}
	}
	t := &Node{Op: OpMap, Pos: n.pos()}
	members := map[string]*node{}
	for _, p := range n.pairs {
		switch key := p.key.text; {
		case key == "$if":
			t.If = b.condition(p.val)
		case key == "$spread":
			t.Members = append(t.Members, b.spread(p))
		case key == "$as" || key == "$by" || key == "$leaf":
			if slices.ContainsFunc(n.pairs, func(p pair) bool { return b.unknownConstruct(p.key.text) }) {
				continue // the list construct is misspelt
			}
			b.report.node(p.key, "EG0304", "%s stands without $each, $group or $tree", key).help("%s", b.listHelp(n))
		case b.unknownConstruct(key):
			b.report.node(p.key, "EG0303", "unknown construct %s", quote(key)).suggest(key, dollarKeys).
				help("constructs are %s; a member that starts with a dollar sign is written $$…", list(dollarKeys))
		default:
			m := b.member(p)
			b.checkTwice(members, p.key, m.Key)
			t.Members = append(t.Members, m)
		}
	}
	b.checkSpreadTwice(t, members)
	return t
}

// listHelp says how to write the list construct that n lacks.
func (b *bodyReader) listHelp(n *node) string {
	for _, p := range n.pairs {
		if _, ok := listKeys["$"+p.key.text]; ok {
			return "write $" + p.key.text + ", not " + p.key.text
		}
	}
	return "write the list beside it: $each: $violations"
}

func (b *bodyReader) unknownConstruct(key string) bool {
	return strings.HasPrefix(key, "$") && !strings.HasPrefix(key, "$$") && !slices.Contains(dollarKeys, key)
}

func (b *bodyReader) member(p pair) NodeMember {
	key, omit := strings.CutSuffix(p.key.text, "~")
	if p.key.plain() && strings.HasSuffix(key, "?") {
		b.report.node(p.key, "EG0303", "a key cannot end with a question mark here").
			help("for an optional member write %s~; put the key in quotes if the question mark is meant", printable(strings.TrimSuffix(key, "?")))
	}
	key = strings.TrimPrefix(key, "$")
	if strings.HasPrefix(p.key.text, "$$") {
		key = strings.TrimPrefix(strings.TrimSuffix(p.key.text, "~"), "$")
	}
	return NodeMember{Key: key, Omit: omit, Node: b.read(p.val), Pos: p.key.pos()}
}

func (b *bodyReader) checkTwice(members map[string]*node, key *node, name string) {
	if before := members[name]; before != nil {
		b.report.node(key, "EG0305", "member %s occurs twice", quote(name)).help("remove one of them").related(before.pos(), "also here")
		return
	}
	members[name] = key
}

// checkSpreadTwice reports members of a spread map that stand in the map
// itself.
func (b *bodyReader) checkSpreadTwice(t *Node, members map[string]*node) {
	for _, m := range t.Members {
		if !m.Spread || m.Node.Op != OpMap {
			continue
		}
		for _, inner := range m.Node.Members {
			if before := members[inner.Key]; before != nil && !inner.Spread {
				b.report.at(inner.Pos, "EG0305", "member %s occurs twice", quote(inner.Key)).width(len([]rune(inner.Key))).
					help("remove one of them").related(before.pos(), "also here")
			}
		}
	}
}

// condition reads the reference of $if.
func (b *bodyReader) condition(n *node) *Ref {
	if n.kind != scalarNode || !strings.HasPrefix(n.text, "$") || strings.HasPrefix(n.text, "$$") {
		b.report.node(n, "EG0303", "$if is %s, want a reference such as $retry", n.describe())
		return nil
	}
	ref, ok := b.ref(n, 1, str(n)[1:])
	if !ok {
		return nil
	}
	return &ref
}

// spread reads the value of $spread: a map template or a reference to a map.
func (b *bodyReader) spread(p pair) NodeMember {
	m := NodeMember{Spread: true, Node: b.read(p.val), Pos: p.key.pos()}
	ok := m.Node.Op == OpMap || m.Node.Op == OpGroup || m.Node.Op == OpTree ||
		m.Node.Op == OpRef && (m.Node.Ref.Type == RefMap || m.Node.Ref.Type == RefField || m.Node.Ref.Type == RefConst || m.Node.Ref.Name == "")
	if !ok {
		b.report.node(p.val, "EG0304", "$spread is %s, want a map or a reference to one", p.val.describe()).
			help("write a map, $fields, or the name of a field that is a map")
	}
	return m
}

// listConstruct reads $each, $group or $tree.
func (b *bodyReader) listConstruct(n *node, construct string) *Node {
	t := &Node{Op: map[string]Op{"$each": OpEach, "$group": OpGroup, "$tree": OpTree}[construct], Pos: n.pos()}
	for _, p := range n.pairs {
		if !slices.Contains(listKeys[construct], p.key.text) {
			b.report.node(p.key, "EG0304", "%s cannot stand beside %s", quote(p.key.text), construct).
				help("it has the keys %s", list(listKeys[construct]))
		}
	}
	t.Ref = b.listRef(n.get(construct), construct)
	inner := *b
	inner.lists = append(slices.Clone(b.lists), refText(t.Ref))
	if as := n.get("$as"); as != nil {
		t.As = inner.read(as)
	} else {
		b.report.at(n.pos(), "EG0106", "%s has no $as", construct).help("write what each item becomes: $as: …")
		t.As = &Node{Pos: n.pos()}
	}
	switch t.Op {
	case OpGroup:
		b.groupKey(&inner, t, n)
	case OpTree:
		t.Leaf = str(n.get("$leaf"))
	}
	return t
}

func (b *bodyReader) groupKey(inner *bodyReader, t *Node, n *node) {
	by := n.get("$by")
	if by == nil {
		b.report.at(n.pos(), "EG0106", "$group has no $by").help("write the key to group by: $by: $v.path|dot")
		return
	}
	if ref := inner.condition(by); ref != nil {
		t.By = *ref
		if ref.Type == RefPath && ref.Conv == "" || ref.Type == RefList || ref.Type == RefMap || ref.Type == RefViolation {
			b.report.node(by, "EG0304", "$by is %s, which is no text", quote(by.text)).help("write a text such as $v.path|dot")
		}
	}
}

// listsOf are the lists that a construct goes over.
var listsOf = map[string][]string{
	"$each":  {"violations", "problems", "errors", "links", "v.path"},
	"$group": {"violations", "problems"},
	"$tree":  {"violations", "problems"},
}

func (b *bodyReader) listRef(n *node, construct string) Ref {
	allowed := listsOf[construct]
	if n.kind == scalarNode && strings.HasPrefix(n.text, "$") {
		ref, ok := b.ref(n, 1, str(n)[1:])
		if !ok || slices.Contains(allowed, ref.Name) && ref.Conv == "" {
			return ref
		}
	}
	b.report.node(n, "EG0304", "%s is %s, which is no list", construct, n.describe()).help("want one of: $%s", strings.Join(allowed, ", $"))
	return Ref{}
}
