// Package generator turns a [catalog.Catalog] into files.
package generator

// A File is one generated file, complete and formatted.
type File struct {
	Path    string // slash-separated, relative to the root that the catalogue was loaded from
	Content []byte
}
