package compat

import (
	"fmt"

	"github.com/errgen/errgen/catalog"
)

// A Kind describes changes of one kind.
type Kind struct {
	ID   string // such as "entry-removed"
	Wire Rating // for clients of the API; the usual one
	Go   Rating // for callers of the generated package; the usual one
	Why  string // the reason
}

// Kinds are all kinds of changes, sorted by ID.
var Kinds = []Kind{
	{"answer-changed", Breaking, None, "clients read answers by their form"},
	{"attribute-changed", Breaking, None, "an envelope sends the value, and clients may compare it"},
	{"body-changed", Breaking, None, "clients read the value there"},
	{"body-member-added", Minor, None, "clients ignore members that they do not know"},
	{"body-member-always", Minor, None, "a member that was sometimes there is always there"},
	{"body-member-moved", Patch, None, "the order of members has no meaning"},
	{"body-member-omitted", Breaking, None, "clients may rely on the member, which can be left out now"},
	{"body-member-removed", Breaking, None, "clients may read the member"},
	{"code-added", Minor, Patch, "answers carry a code that they did not carry"},
	{"code-changed", Breaking, Patch, "clients tell errors apart by their codes"},
	{"code-removed", Breaking, Patch, "clients tell errors apart by their codes"},
	{"codes-shared", Minor, Breaking, "constants of codes have other names when codes are shared"},
	{"codes-type-changed", Breaking, Breaking, "codes have another type in answers and in Go"},
	{"constant-changed", Breaking, None, "an envelope sends the value, and clients may compare it"},
	{"constructor-changed", None, Breaking, "the constructor takes other parameters"},
	{"content-type-changed", Breaking, None, "clients choose a reader by the content type"},
	{"deprecated", Minor, Minor, "clients and callers are asked to use something else"},
	{"documentation-changed", Patch, Patch, "only people read it"},
	{"encoding-changed", Patch, None, "the same JSON is written in another way"},
	{"entry-added", Minor, Minor, "clients meet an error that they did not know"},
	{"entry-removed", Breaking, Breaking, "code that handles the error has nothing to handle, and its Go names are gone"},
	{"entry-renamed", Patch, Breaking, "the Go names are other ones; the code on the wire is the same"},
	{"fallback-changed", Breaking, None, "unexpected errors are answered in another way"},
	{"field-added", Minor, Minor, "there is more to read"},
	{"field-hidden", Breaking, Breaking, "the field has another type in Go, and answers have it only where the envelope names it"},
	{"field-moved", None, Breaking, "parameters of the constructor have another order; where types are equal, no compiler notices"},
	{"field-optional", Breaking, Breaking, "the field can be absent, is a pointer in Go and no parameter any more"},
	{"field-removed", Breaking, Breaking, "clients and callers may read the field"},
	{"field-required", Minor, Breaking, "the field is always there, and is a parameter of the constructor"},
	{"field-required-added", Minor, Breaking, "the constructor takes one more parameter"},
	{"field-shown", Minor, Breaking, "the field has another type in Go; answers can show what was secret"},
	{"field-type-changed", Breaking, Breaking, "the field has another type in answers and in Go"},
	{"field-values-added", Minor, Patch, "clients meet values that they did not know"},
	{"field-values-removed", Patch, Patch, "some values are not sent any more"},
	{"go-name-changed", None, Breaking, "the Go names are other ones"},
	{"go-package-changed", None, Breaking, "imports of the package must change"},
	{"go-part-added", None, Minor, "the package can do more"},
	{"go-part-removed", None, Breaking, "functions of the package are gone"},
	{"grpc-code-changed", Breaking, None, "clients over gRPC tell errors apart by the code"},
	{"header-added", Minor, None, "clients ignore headers that they do not know"},
	{"header-changed", Breaking, None, "clients read the value there"},
	{"header-omitted", Breaking, None, "clients may rely on the header, which can be left out now"},
	{"header-removed", Breaking, None, "clients may read the header"},
	{"language-added", Minor, None, "texts are sent in a further language"},
	{"language-removed", Minor, None, "clients that ask for the language get another one"},
	{"message-changed", Patch, Patch, "texts are for people; what clients should compare is the code"},
	{"message-fields-changed", Breaking, Patch, "clients that read fields from the message find other ones"},
	{"rate-limit-changed", Minor, None, "clients that plan their requests by the limit may plan anew"},
	{"retry-changed", Minor, None, "clients that follow the advice behave in another way"},
	{"rule-added", Minor, Minor, "clients meet a violation that they did not know"},
	{"rule-removed", Breaking, Breaking, "clients may look for the rule, and its Go names are gone"},
	{"status-changed", Breaking, Patch, "clients, proxies and caches act on the status"},
	{"type-removed", None, Breaking, "the Go type is gone"},
	{"undeprecated", Patch, Patch, "what was discouraged may be used"},
	{"violations-added", Minor, Minor, "the error can have a list of violations"},
	{"violations-removed", Breaking, Breaking, "clients may read the violations, and the constructor takes none"},
}

// kindOf returns the kind with an ID.
func kindOf(id string) Kind {
	for _, k := range Kinds {
		if k.ID == id {
			return k
		}
	}
	panic("compat: unknown kind " + id) // a misspelt literal of this package
}

// add adds a change with the usual ratings. The result may be completed until
// the next one.
func (c *comparison) add(id string, old, new catalog.Pos, format string, args ...any) *Change {
	k := kindOf(id)
	c.changes = append(c.changes, Change{
		Kind: id, Wire: k.Wire, Go: k.Go, Why: k.Why,
		Message: fmt.Sprintf(format, args...), Old: old, New: new,
	})
	return &c.changes[len(c.changes)-1]
}

// quote quotes data, cut if it is long.
func quote(s string) string { return catalog.Quote(s) }
