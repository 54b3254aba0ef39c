// Package templates holds the text of everything that errgen copies into
// generated files.
package templates

import "embed"

// FS has the support code of generated Go packages in the directory gopkg.
//
//go:embed gopkg/answer.go gopkg/build.go gopkg/choose.go gopkg/conceal.go gopkg/convert.go gopkg/decode.go gopkg/document.go gopkg/error.go gopkg/evidence.go gopkg/fields.go gopkg/find.go gopkg/fit.go gopkg/fitlists.go gopkg/fittexts.go gopkg/form.go gopkg/identify.go gopkg/invalid.go gopkg/items.go gopkg/kind.go gopkg/language.go gopkg/limits.go gopkg/lists.go gopkg/log.go gopkg/match.go gopkg/members.go gopkg/parser.go gopkg/problems.go gopkg/quote.go gopkg/rate.go gopkg/received.go gopkg/record.go gopkg/respond.go gopkg/restore.go gopkg/reveal.go gopkg/secret.go gopkg/send.go gopkg/set.go gopkg/settle.go gopkg/shape.go gopkg/started.go gopkg/text.go gopkg/tree.go gopkg/unknown.go gopkg/value.go gopkg/violation.go gopkg/where.go gopkg/wire.go gopkg/writer.go
var FS embed.FS
