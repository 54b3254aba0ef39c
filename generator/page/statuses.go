package page

import (
	"strconv"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/sample"
)

// sentStatus returns the HTTP status of the answers of e, or 0 if the catalogue
// does not say.
func sentStatus(e *catalog.Entry) int {
	if e.Status == 0 && e.Envelope != nil {
		return e.Envelope.HTTPStatus
	}
	return e.Status
}

// statusLine returns a status with its reason phrase, or nothing for 0.
func statusLine(status int) string {
	if status == 0 {
		return ""
	}
	if phrase := sample.Phrase(status); phrase != "" {
		return strconv.Itoa(status) + " " + phrase
	}
	return strconv.Itoa(status)
}
