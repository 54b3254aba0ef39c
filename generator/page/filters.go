package page

import (
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/doc"
)

// The names of the filters of entries.
const (
	statusFilter = "status"
	groupFilter  = "group"
	tagFilter    = "tag"
)

// none is the value of entries that have none.
const none = "none"

// marks returns the values that an entry has of the filters.
func (p *page) marks(e *catalog.Entry) []doc.Mark {
	marks := []doc.Mark{{Filter: statusFilter, Value: none}}
	if status := sentStatus(e); status != 0 {
		marks[0].Value = classWord(status)
		marks = append(marks, doc.Mark{Filter: statusFilter, Value: strconv.Itoa(status)})
	}
	if e.Group == nil {
		marks = append(marks, doc.Mark{Filter: groupFilter, Value: none})
	}
	for g := e.Group; g != nil; g = g.Parent {
		marks = append(marks, doc.Mark{Filter: groupFilter, Value: p.groupIDs[g]})
	}
	for _, t := range e.Tags {
		marks = append(marks, doc.Mark{Filter: tagFilter, Value: p.tagWords[t]})
	}
	return marks
}

// classWord returns the class of a status, such as "4xx".
func classWord(status int) string { return strconv.Itoa(status/100) + "xx" }

// filters returns the filters between whose values a reader has a choice, with
// the number of entries of each value.
func (p *page) filters() []doc.Filter {
	counts := map[doc.Mark]int{}
	for _, e := range p.entries {
		for _, m := range p.marks(e) {
			counts[m]++
		}
	}
	var filters []doc.Filter
	for _, f := range []doc.Filter{
		{Name: statusFilter, Title: "Status", Options: p.statusOptions()},
		{Name: groupFilter, Title: "Group", Options: append(groupOptions(p, p.groups, 0), doc.Option{Value: none, Title: restTitle})},
		{Name: tagFilter, Title: "Tag", Options: p.tagOptions()},
	} {
		for i, o := range f.Options {
			f.Options[i].Count = counts[doc.Mark{Filter: f.Name, Value: o.Value}]
		}
		f.Options = slices.DeleteFunc(f.Options, func(o doc.Option) bool { return o.Count == 0 })
		if len(f.Options) > 1 {
			filters = append(filters, f)
		}
	}
	return filters
}

// statusOptions returns the statuses below their classes.
func (p *page) statusOptions() []doc.Option {
	var statuses []int
	for _, e := range p.entries {
		statuses = append(statuses, sentStatus(e))
	}
	slices.Sort(statuses)
	var options []doc.Option
	class := ""
	for _, s := range slices.Compact(statuses) {
		if s == 0 {
			continue
		}
		if word := classWord(s); word != class {
			class = word
			options = append(options, doc.Option{Value: class, Title: strings.TrimSpace(class + " " + classTitle(s))})
		}
		options = append(options, doc.Option{Value: strconv.Itoa(s), Title: statusLine(s), Depth: 1})
	}
	return append(options, doc.Option{Value: none, Title: "No status"})
}

// groupOptions returns the groups below each other.
func groupOptions(p *page, t groupTree, depth int) []doc.Option {
	var options []doc.Option
	for _, b := range t.below {
		options = append(options, doc.Option{Value: p.groupIDs[b.group], Title: headline(b.group.Title), Depth: depth})
		options = append(options, groupOptions(p, b, depth+1)...)
	}
	return options
}

// nameTags gives each tag a word of its own: tags may have blanks.
func (p *page) nameTags() {
	p.tagWords = map[string]string{}
	for i, t := range p.tags() {
		p.tagWords[t] = strconv.Itoa(i)
	}
}

// tags returns the tags of the entries in alphabetical order.
func (p *page) tags() []string {
	var tags []string
	for _, e := range p.entries {
		tags = append(tags, e.Tags...)
	}
	slices.Sort(tags)
	return slices.Compact(tags)
}

func (p *page) tagOptions() []doc.Option {
	var options []doc.Option
	for _, t := range p.tags() {
		options = append(options, doc.Option{Value: p.tagWords[t], Title: cut(t)})
	}
	return options
}
