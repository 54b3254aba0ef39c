// Package docs holds the pages of documentation that errgen itself reads.
package docs

import _ "embed"

// Language is the reference of the language, in Markdown.
//
//go:embed language.md
var Language string
