//lint:file-ignore U1000 the functions that errgen writes for envelopes call this

package gopkg

// localizedIn returns the text for an end user in a language, else the message.
// It is ok if that text is translated.
func (e *Error) localizedIn(tag string) (text string, ok bool) {
	switch {
	case e.kind.translated(tag, func(t *texts) string { return t.userMessage }) != "":
		return e.UserMessageIn(tag), true
	case e.kind.translated(tag, func(t *texts) string { return t.message }) != "":
		return e.MessageIn(tag), true
	}
	return "", false
}
