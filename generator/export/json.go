package export

import "encoding/json"

// NewDocument returns a document about c.
func NewDocument(c Catalog) Document { return Document{Version{Format}, c} }

// JSON returns d as a JSON file, with a final newline. Characters that mean something
// in HTML are escaped, so that it can stand in a page.
func (d Document) JSON() ([]byte, error) {
	data, err := json.MarshalIndent(d, "", "  ")
	return append(data, '\n'), err
}
