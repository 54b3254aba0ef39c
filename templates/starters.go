package templates

import "embed"

// Starters has templates for users to begin with, in the directory starters. Each
// begins with a comment whose first sentence says what it makes.
//
//go:embed starters/*.tmpl
var Starters embed.FS
