// Package templates holds the text of everything that errgen copies into
// generated files.
package templates

import "embed"

// FS has the support code of generated Go packages in the directory gopkg, and
// the frame, the style and the script of HTML pages in the directory html.
//
//go:embed html
//go:embed gopkg/answer.go gopkg/attr.go gopkg/build.go gopkg/choose.go gopkg/conceal.go gopkg/convert.go gopkg/decode.go gopkg/document.go gopkg/error.go gopkg/evidence.go gopkg/fieldrow.go gopkg/fields.go gopkg/find.go gopkg/fit.go gopkg/fitfixed.go gopkg/fitlists.go gopkg/fittexts.go gopkg/foreign.go gopkg/form.go gopkg/fromtext.go gopkg/grpc.go gopkg/grpccut.go gopkg/grpcread.go gopkg/grpcsend.go gopkg/grpcvalue.go gopkg/grpcviolation.go gopkg/group.go gopkg/identify.go gopkg/invalid.go gopkg/items.go gopkg/kind.go gopkg/language.go gopkg/limits.go gopkg/link.go gopkg/lists.go gopkg/localized.go gopkg/log.go gopkg/lookup.go gopkg/match.go gopkg/members.go gopkg/monolingual.go gopkg/narrow.go gopkg/negotiate.go gopkg/origin.go gopkg/parser.go gopkg/plain.go gopkg/problems.go gopkg/quote.go gopkg/rate.go gopkg/received.go gopkg/record.go gopkg/respond.go gopkg/restore.go gopkg/reveal.go gopkg/scan.go gopkg/secret.go gopkg/send.go gopkg/sendable.go gopkg/set.go gopkg/settle.go gopkg/shape.go gopkg/started.go gopkg/steps.go gopkg/text.go gopkg/tree.go gopkg/unknown.go gopkg/value.go gopkg/violation.go gopkg/where.go gopkg/wire.go gopkg/writer.go
var FS embed.FS
