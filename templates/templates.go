// Package templates holds the text of everything that errgen copies into
// generated files.
package templates

import "embed"

// FS has the support code of generated Go packages in the directory gopkg.
//
//go:embed gopkg/error.go gopkg/find.go gopkg/kind.go gopkg/log.go gopkg/rate.go gopkg/secret.go gopkg/set.go gopkg/text.go gopkg/value.go gopkg/violation.go
var FS embed.FS
