// Package templates holds the text of everything that errgen copies into
// generated files.
package templates

import "embed"

// FS has the support code of generated Go packages in the directory gopkg.
//
//go:embed gopkg/answer.go gopkg/choose.go gopkg/error.go gopkg/find.go gopkg/json.go gopkg/kind.go gopkg/language.go gopkg/lists.go gopkg/log.go gopkg/rate.go gopkg/refs.go gopkg/respond.go gopkg/secret.go gopkg/send.go gopkg/set.go gopkg/started.go gopkg/text.go gopkg/value.go gopkg/violation.go gopkg/writer.go
var FS embed.FS
