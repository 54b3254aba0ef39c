package sample

import (
	"cmp"
	"strconv"

	"github.com/errgen/errgen/catalog"
)

// ref returns the value of a reference after its conversion.
func (s scene) ref(r catalog.Ref) value { return convert(s.read(r), r.Conv) }

// read returns the value of a reference.
func (s scene) read(r catalog.Ref) value {
	e := s.Entry
	switch r.Name {
	case "code":
		return codeOf(s.cat, e.Code)
	case "name":
		return textOf(e.Name)
	case "status":
		return numberUnless(0, int64(e.Status))
	case "status_text":
		return textOf(Phrase(e.Status))
	case "message":
		return textOf(s.message(s.language()))
	case "title":
		return textOf(s.title(s.language()))
	case "user_message":
		return textOf(s.userMessage(s.language()))
	case "localized":
		return s.localized()
	case "docs_url":
		return someText(e.DocsURL)
	case "request_id":
		return someText(s.request.ID)
	case "instance":
		return someText(s.Instance)
	case "locale":
		return someText(cmp.Or(s.request.Locale, s.cat.Locale))
	case "grpc":
		return textOf(e.GRPC)
	case "retry":
		return s.delay()
	case "time":
		return value{kind: instant, instant: s.request.Time}
	case "field":
		return s.record().named(r.Arg)
	case "fields":
		return s.record().object(s.named("field"))
	case "attr":
		return memberNamed(e.Attrs, r.Arg)
	case "const":
		return memberNamed(s.cat.Consts, r.Arg)
	case "rate":
		return s.rate(r.Arg)
	case "violations", "problems", "errors", "links":
		return listOf(make([]value, len(s.items(r))))
	}
	return s.readItem(r)
}

// readItem returns the value of a reference to the item of a list.
func (s scene) readItem(r catalog.Ref) value {
	switch r.Name {
	case "v":
		return boolUnless(s.violation == nil)
	case "v.path":
		return constant(catalog.Value{Kind: catalog.ListValue, Items: s.path()})
	case "v.rule":
		return textOf(s.ruleName())
	case "v.message":
		return textOf(s.violationMessage(s.language()))
	case "s.key":
		return constant(*s.step)
	case "s.container":
		if s.step.Kind == catalog.NumberValue {
			return textOf("array")
		}
		return textOf("object")
	case "l.text":
		return someText(s.link.Text)
	case "l.url":
		return someText(s.link.URL)
	case "v.fields":
		return s.violated().object(s.named("v.field"))
	}
	if s.violation == nil {
		return value{}
	}
	switch r.Name {
	case "v.query":
		return someText(s.violation.Query)
	case "v.header":
		return someText(s.violation.Header)
	}
	return s.violated().named(r.Arg)
}

// codeOf returns a wire code: a number where the codes of the catalogue are.
func codeOf(cat *catalog.Catalog, c catalog.Code) value {
	switch {
	case !c.Set:
		return value{}
	case cat.Codes.Int:
		return number(c.Int)
	}
	return textOf(c.Text)
}

func (s scene) ruleName() string {
	if s.violation == nil || s.violation.Rule == nil {
		return ""
	}
	return s.violation.Rule.Name
}

// delay returns the delay until a retry: that of the error, else that of the
// catalogue.
func (s scene) delay() value {
	d := s.Delay
	if d == 0 && s.Entry.Retry.Kind == catalog.RetryDelay {
		d = s.Entry.Retry.Delay
	}
	if d == 0 {
		return value{}
	}
	return value{kind: span, span: d}
}

// rate returns a value of the limit that the request met.
func (s scene) rate(name string) value {
	met := cmp.Or(s.Rate, s.request.Rate)
	r := cmp.Or(met, &Rate{})
	l := cmp.Or(s.Entry.RateLimit, &catalog.RateLimit{})
	switch name {
	case "policy":
		return someText(r.Policy)
	case "scope":
		return someText(cmp.Or(r.Scope, l.Scope))
	case "limit":
		return numberUnless(0, cmp.Or(r.Limit, l.Limit))
	case "remaining":
		if met == nil {
			return value{}
		}
		return number(r.Remaining)
	case "window":
		if w := cmp.Or(r.Window, l.Window); w != 0 {
			return value{kind: span, span: w}
		}
	case "reset":
		if !r.Reset.IsZero() {
			return value{kind: instant, instant: r.Reset}
		}
	}
	return value{}
}

// named returns the fields that the body names by a reference such as
// $field.NAME.
func (s scene) named(ref string) map[string]bool {
	names := map[string]bool{}
	visit(s.envelope.Body, func(n *catalog.Node) {
		if n.Op == catalog.OpRef && n.Ref.Name == ref {
			names[n.Ref.Arg] = true
		}
	})
	return names
}

// holdsSeveral reports whether a body has room for several errors.
func holdsSeveral(env *catalog.Envelope) bool {
	return mentions(env, "errors") || mentions(env, "problems")
}

// mentions reports whether the body of an envelope names a reference.
func mentions(env *catalog.Envelope, ref string) bool {
	found := false
	visit(env.Body, func(n *catalog.Node) {
		found = found || n.Ref.Name == ref || n.If != nil && n.If.Name == ref
	})
	return found
}

// visit calls f for a template, which may be nil, and all templates in it.
func visit(n *catalog.Node, f func(*catalog.Node)) {
	if n == nil {
		return
	}
	f(n)
	for _, sub := range n.Nodes {
		visit(sub, f)
	}
	for _, m := range n.Members {
		visit(m.Node, f)
	}
	visit(n.As, f)
}

func memberNamed(members []catalog.Member, name string) value {
	for _, m := range members {
		if m.Name == name {
			return constant(m.Value)
		}
	}
	return value{}
}

func boolUnless(isAbsent bool) value {
	if isAbsent {
		return value{}
	}
	return value{kind: literal, text: "true"}
}

// someText returns a text that is absent when it is empty.
func someText(s string) value {
	if s == "" {
		return value{}
	}
	return textOf(s)
}

func number(n int64) value { return value{kind: literal, text: strconv.FormatInt(n, 10)} }

// numberUnless returns a number that is absent when it is none.
func numberUnless(none, n int64) value {
	if n == none {
		return value{}
	}
	return number(n)
}
