package custom

import (
	"strconv"
	"text/template/parse"
)

// The names of the functions that watch adds to a template.
const (
	ownPrefix = "errgen_"
	enterName = ownPrefix + "enter"
	leaveName = ownPrefix + "leave"
	roundName = ownPrefix + "round"
	printName = ownPrefix + "print"
)

// watch changes a template so that it counts what it does, and prints nothing but
// what can be printed. Package html/template does the same with its escapers.
func watch(t *parse.Tree) {
	w := watcher{t}
	size := w.list(t.Root)
	t.Root.Nodes = append(t.Root.Nodes, w.call(t.Root.Pos, leaveName))
	w.prepend(t.Root, enterName, size)
}

// roundSize is the work of a round of a loop that does nothing.
const roundSize = 2

type watcher struct{ tree *parse.Tree }

// list watches the nodes of a list and returns how much work they are, less that of
// the rounds of loops.
func (w watcher) list(l *parse.ListNode) int {
	size := 1
	if l == nil {
		return size
	}
	for _, n := range l.Nodes {
		size += w.node(n)
	}
	return size
}

func (w watcher) node(n parse.Node) int {
	switch n := n.(type) {
	case *parse.ActionNode:
		size := sizeOf(n.Pipe)
		if len(n.Pipe.Decl) == 0 {
			n.Pipe.Cmds = append(n.Pipe.Cmds, w.command(n.Pos, printName))
		}
		return size
	case *parse.RangeNode:
		w.prepend(n.List, roundName, roundSize+w.list(n.List))
		return sizeOf(n.Pipe) + w.list(n.ElseList)
	case *parse.IfNode:
		return sizeOf(n.Pipe) + w.list(n.List) + w.list(n.ElseList)
	case *parse.WithNode:
		return sizeOf(n.Pipe) + w.list(n.List) + w.list(n.ElseList)
	case *parse.TemplateNode:
		return sizeOf(n.Pipe)
	}
	return 1
}

// sizeOf returns the number of parts of a pipeline.
func sizeOf(p *parse.PipeNode) int {
	size := 1
	if p == nil {
		return size
	}
	for _, c := range p.Cmds {
		for _, arg := range c.Args {
			switch arg := arg.(type) {
			case *parse.PipeNode:
				size += sizeOf(arg)
			case *parse.ChainNode:
				if inner, ok := arg.Node.(*parse.PipeNode); ok {
					size += sizeOf(inner)
				}
				size += len(arg.Field)
			case *parse.FieldNode:
				size += len(arg.Ident)
			case *parse.VariableNode:
				size += len(arg.Ident)
			default:
				size++
			}
		}
	}
	return size
}

func (w watcher) prepend(l *parse.ListNode, name string, size int) {
	l.Nodes = append([]parse.Node{w.call(l.Pos, name, size)}, l.Nodes...)
}

// call returns {{name size}}.
func (w watcher) call(pos parse.Pos, name string, sizes ...int) parse.Node {
	c := w.command(pos, name)
	for _, n := range sizes {
		c.Args = append(c.Args, &parse.NumberNode{NodeType: parse.NodeNumber, Pos: pos, IsInt: true, Int64: int64(n), Text: strconv.Itoa(n)})
	}
	return &parse.ActionNode{
		NodeType: parse.NodeAction, Pos: pos,
		Pipe: &parse.PipeNode{NodeType: parse.NodePipe, Pos: pos, Cmds: []*parse.CommandNode{c}},
	}
}

func (w watcher) command(pos parse.Pos, name string) *parse.CommandNode {
	ident := parse.NewIdentifier(name).SetTree(w.tree).SetPos(pos)
	return &parse.CommandNode{NodeType: parse.NodeCommand, Pos: pos, Args: []parse.Node{ident}}
}
