package lint

import (
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// This file has the rules about what clients receive.

func falsyCodes(l *linter) {
	for _, e := range l.cat.Entries {
		if e.Code.Set && (e.Code.Text == "" || l.cat.Codes.Int && e.Code.Int == 0) {
			l.aboutEntry(e, "has the code %s, which many languages take for none", catalog.Quote(e.Code.Text))
		}
	}
}

// aboutEnvelope reports a finding about a place in an envelope of the catalogue.
// What errgen itself has written is not the business of its users.
func (l *linter) aboutEnvelope(env *catalog.Envelope, pos catalog.Pos, format string, args ...any) {
	if !env.BuiltIn {
		args = append([]any{catalog.Quote(env.Name)}, args...)
		l.report("envelope "+env.Name, pos, "envelope %s "+format, args...)
	}
}

// members calls f for each member of the body at its top level, also those that
// are spread.
func members(n *catalog.Node, f func(catalog.NodeMember)) {
	if n == nil || n.Op != catalog.OpMap {
		return
	}
	for _, m := range n.Members {
		if m.Spread {
			members(m.Node, f)
			continue
		}
		f(m)
	}
}

// listFamilies are the content types whose clients expect a list of errors.
var listFamilies = []string{"application/vnd.api+json", "application/problem+json"}

func errorsObjects(l *linter) {
	for _, env := range l.cat.Envelopes {
		if !slices.Contains(listFamilies, strings.TrimSpace(strings.SplitN(env.ContentType, ";", 2)[0])) {
			continue
		}
		members(env.Body, func(m catalog.NodeMember) {
			switch m.Node.Op {
			case catalog.OpMap, catalog.OpGroup, catalog.OpTree:
				if m.Key == "errors" {
					l.aboutEnvelope(env, m.Pos, "has an object in errors, where clients of %s expect an array", catalog.Quote(env.ContentType))
				}
			}
		})
	}
}

// statusKeys are members that clients read as the status of the answer.
var statusKeys = []string{"status", "statusCode", "status_code", "httpStatus", "http_status"}

func otherStatuses(l *linter) {
	for _, env := range l.cat.Envelopes {
		members(env.Body, func(m catalog.NodeMember) {
			if slices.Contains(statusKeys, m.Key) && isOtherNumber(m.Node) {
				l.aboutEnvelope(env, m.Pos, "has a member %s whose value is not $status", catalog.Quote(m.Key))
			}
		})
	}
}

// isOtherNumber reports whether a value is a number that is not the status. A
// text such as "error" is another thing.
func isOtherNumber(n *catalog.Node) bool {
	switch n.Op {
	case catalog.OpConst:
		return n.Value.Kind == catalog.NumberValue
	case catalog.OpRef:
		return n.Ref.Name == "attr" || n.Ref.Name == "field"
	}
	return false
}

func bodyOnlyDelays(l *linter) {
	for _, env := range l.cat.Envelopes {
		hasDelay := func(r catalog.Ref) bool { return r.Name == "retry" }
		i := slices.IndexFunc(l.sent[env].body, hasDelay)
		if i < 0 || slices.ContainsFunc(env.Headers, isRetryAfter) || l.allSendHeader(env) {
			continue
		}
		l.aboutEnvelope(env, l.sent[env].body[i].Pos, "has the delay before a retry in its body and not in the header Retry-After")
	}
}

func isRetryAfter(h catalog.Header) bool { return strings.EqualFold(h.Name, "Retry-After") }

// allSendHeader reports whether all entries of an envelope that have a delay send
// it in a header of their own.
func (l *linter) allSendHeader(env *catalog.Envelope) bool {
	for _, e := range l.cat.Entries {
		hasDelay := e.Retry.Kind == catalog.RetryDelay || e.Retry.Kind == catalog.RetryAfter
		if e.Envelope == env && hasDelay && !slices.ContainsFunc(e.Headers, isRetryAfter) {
			return false
		}
	}
	return true
}

func missingRetries(l *linter) {
	for _, e := range l.cat.Entries {
		if (e.Status == 429 || e.Status == 503) && e.Retry.Kind == catalog.RetryUnknown {
			l.aboutEntry(e, "has status %d and no retry advice", e.Status)
		}
	}
}
