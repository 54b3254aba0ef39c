package sample

// Message returns the message of the error in the language of the catalogue, with
// the values of its fields.
func (o Occurrence) Message() string {
	return record{o.Entry.Fields, o.Fields}.fill(o.Entry.Message, "")
}
