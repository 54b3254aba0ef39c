package gopkg

// RequestID returns the identifier of the request that the answer had which e
// was read from, or "".
func (e *Error) RequestID() string { return e.received().requestID }

// Instance returns the identifier or URI of this occurrence of the error that
// the answer had which e was read from, or "".
func (e *Error) Instance() string { return e.received().instance }
