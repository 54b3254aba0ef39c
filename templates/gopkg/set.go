package gopkg

// Set returns a copy of e whose fields are changed by set. It is for optional
// fields of entries whose constructor ends in violations:
//
//	e = Set(e, func(f *InvalidOrderFields) { f.Hint = &hint })
//
// If e does not have such fields, Set returns e as it is.
func Set[F any](e *Error, set func(*F)) *Error {
	if e == nil {
		return nil
	}
	fields, ok := e.fields.(*F)
	if !ok {
		return e
	}
	x := &with[F]{*e, *fields}
	x.e.fields = &x.f
	set(&x.f)
	return &x.e
}
