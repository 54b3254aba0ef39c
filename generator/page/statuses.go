package page

import (
	"strconv"

	"github.com/errgen/errgen/generator/sample"
)

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
