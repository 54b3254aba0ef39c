package page

import (
	"slices"

	"github.com/errgen/errgen/catalog"
)

// This file finds out which values answers have always, sometimes and never.

// some and all report whether one or each of the entries with the envelope has
// something.
func (r *reading) some(has func(*catalog.Entry) bool) bool { return slices.ContainsFunc(r.users, has) }

func (r *reading) all(has func(*catalog.Entry) bool) bool {
	return !r.some(func(e *catalog.Entry) bool { return !has(e) })
}

// has returns the check for what a reference needs from an entry, or nil if
// entries say nothing about it.
func (r *reading) has(ref catalog.Ref) func(*catalog.Entry) bool {
	switch ref.Name {
	case "code":
		return func(e *catalog.Entry) bool { return e.Code.Set }
	case "status":
		return func(e *catalog.Entry) bool { return e.Status != 0 }
	case "docs_url":
		return func(e *catalog.Entry) bool { return e.DocsURL != "" }
	case "user_message":
		return func(e *catalog.Entry) bool { return len(e.UserMessage) > 0 }
	case "attr":
		return func(e *catalog.Entry) bool {
			return slices.ContainsFunc(e.Attrs, func(m catalog.Member) bool { return m.Name == ref.Arg })
		}
	case "field":
		return func(e *catalog.Entry) bool {
			return slices.ContainsFunc(e.Fields, func(f *catalog.Field) bool { return f.Name == ref.Arg && !f.Optional })
		}
	case "fields":
		return func(e *catalog.Entry) bool {
			return slices.ContainsFunc(e.Fields, func(f *catalog.Field) bool { return !f.Sensitive })
		}
	case "links", "l.text", "l.url":
		return func(e *catalog.Entry) bool { return len(e.Links) > 0 }
	case "violations", "v", "v.path", "v.rule", "v.message", "v.query", "v.header", "v.field", "v.fields", "s.key", "s.container":
		return func(e *catalog.Entry) bool { return e.Violations }
	}
	return nil
}

// mayBeNull reports whether a reference may have no value in an answer.
func (r *reading) mayBeNull(ref catalog.Ref) bool {
	switch ref.Name {
	case "code", "status", "docs_url", "attr", "field":
		return !r.all(r.has(ref))
	case "retry":
		return !r.all(func(e *catalog.Entry) bool {
			return e.Retry.Kind == catalog.RetryDelay || e.Retry.Kind == catalog.RetryAfter
		})
	case "locale":
		return r.cat.Locale == ""
	case "request_id", "instance", "localized", "rate", "v", "v.query", "v.header", "v.field", "l.url":
		return true
	}
	return false
}

// isSure reports whether a value is there, and not empty, in all answers.
func (r *reading) isSure(n *catalog.Node) bool {
	switch n.Op {
	case catalog.OpConst:
		return n.Value.Text != ""
	case catalog.OpFirst:
		return slices.ContainsFunc(n.Nodes, r.isSure)
	case catalog.OpConcat:
		return !slices.ContainsFunc(n.Nodes, func(piece *catalog.Node) bool { return !r.isSure(piece) })
	case catalog.OpRef:
		return r.refIsSure(n.Ref)
	}
	return false
}

func (r *reading) refIsSure(ref catalog.Ref) bool {
	switch ref.Name {
	case "name", "grpc", "time":
		return true
	case "code":
		return r.all(func(e *catalog.Entry) bool { return e.Code.Text != "" })
	case "title":
		return r.all(func(e *catalog.Entry) bool { return e.Title != "" })
	case "message":
		return r.all(func(e *catalog.Entry) bool { return hasWord(e.Message) })
	case "status", "docs_url":
		return r.all(r.has(ref))
	case "locale":
		return r.cat.Locale != ""
	}
	return false
}

// isNever reports whether a value is empty in all answers.
func (r *reading) isNever(n *catalog.Node) bool {
	switch n.Op {
	case catalog.OpRef, catalog.OpEach, catalog.OpGroup, catalog.OpTree:
		return r.refIsNever(n.Ref)
	case catalog.OpFirst:
		return !slices.ContainsFunc(n.Nodes, func(alt *catalog.Node) bool { return !r.isNever(alt) })
	case catalog.OpConcat:
		return slices.ContainsFunc(n.Nodes, r.isNever)
	case catalog.OpMap:
		return n.If != nil && r.refIsNever(*n.If)
	}
	return false
}

func (r *reading) refIsNever(ref catalog.Ref) bool {
	switch ref.Name {
	case "const":
		return !slices.ContainsFunc(r.cat.Consts, func(m catalog.Member) bool { return m.Name == ref.Arg })
	case "localized":
		return len(r.cat.Locales) == 0
	case "locale":
		return r.cat.Locale == ""
	case "field", "v.field":
		return r.field(ref) == nil
	}
	has := r.has(ref)
	return has != nil && !r.some(has)
}
