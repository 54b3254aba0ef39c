package gopkg

import "net/http"

// A Responder answers requests with the errors of this catalogue. The zero
// Responder works; its fields supply what only the program knows, and each may
// be left out. Functions are called at most once for each error. What they
// panic with is not recovered.
type Responder struct {
	// RequestID returns the identifier of the request, for bodies and headers
	// that have it.
	RequestID func(*http.Request) string

	// Instance returns an identifier or a URI of this occurrence of the error,
	// which is one of those in the answer: an [*Error] of an entry. That of the
	// fallback wraps the error that has no entry.
	Instance func(*http.Request, error) string

	// Locale returns the BCP 47 tag of the language of the answer. Without it the
	// header Accept-Language decides.
	Locale func(*http.Request) string

	// Rate returns the limit on the number of requests that the request met, if
	// any. That of [Error.WithRate] comes first.
	Rate func(*http.Request) (Rate, bool)

	// Map returns the error to send for one that has no entry, such as
	// sql.ErrNoRows or context.Canceled. It may return one that has no entry
	// either, or nil.
	Map func(*http.Request, error) error

	// Log is called exactly once for each error, after the answer.
	Log func(*http.Request, Report)

	// AbortStarted makes the responder panic with [http.ErrAbortHandler] when an
	// answer had begun before the error, so that the client sees a broken answer
	// and not a short one.
	AbortStarted bool
}

// A Report says how an error was answered.
type Report struct {
	Err        error // as it was given to the responder
	Kind       Kind  // what was sent, or would have been if Started; 0 if there is no entry for it
	Started    bool  // an answer had begun before, so none was sent
	Incomplete bool  // the constant of an entry with fields was sent, so they are missing
	EncodeErr  error // values that could not be sent: in JSON null stands for them, headers are left out
	WriteErr   error // why the body could not be written
}

// Write answers a request with an error. A nil error writes nothing.
//
// What is sent is the first entry in the tree of err, in the order of
// [errors.Is], without its cause. In bodies that have room for several errors
// it is all operands of [errors.Join]. If there is no entry, it is what Map
// returns for err; else the fallback of the catalogue; else a plain 500.
// Nothing of the text of an error without an entry is sent. Headers that
// describe the body of a success answer are removed, such as ETag and
// Cache-Control; others stay.
//
// If an answer has begun already, none is sent. That is known for the writers
// that [Responder.Handler] and [Responder.Track] pass on, and for those that
// have a method Written() bool or unwrap to one that has; elsewhere nobody can
// know.
func (rs Responder) Write(w http.ResponseWriter, r *http.Request, err error) {
	if err == nil {
		return
	}
	all := rs.choose(r, err)
	rep := Report{Err: err, Kind: all[0].kind, Started: hasStarted(w)}
	if !rep.Started {
		a := rs.answer(r, all)
		rep.WriteErr = a.send(w, r)
		a.report(&rep)
	}
	rs.log(r, rep)
	if rep.Started && rs.AbortStarted {
		panic(http.ErrAbortHandler)
	}
}

// Append appends the body that [Responder.Write] sends, for queues, sockets and
// streams of events. Without a request r is nil, also for Map and Log; the
// other functions are not called then.
func (rs Responder) Append(b []byte, r *http.Request, err error) []byte {
	if err == nil {
		return b
	}
	a := rs.answer(r, rs.choose(r, err))
	rep := Report{Err: err, Kind: a.err.kind}
	b = a.append(b)
	a.report(&rep)
	rs.log(r, rep)
	return b
}

// Handler returns a handler that answers with the errors that f returns.
func (rs Responder) Handler(f func(http.ResponseWriter, *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w = track(w)
		rs.Write(w, r, f(w, r))
	}
}

// Track returns middleware for a whole router, with which [Responder.Write]
// knows whether an answer has begun. It belongs inside of middleware that holds
// answers back, such as compression.
func (rs Responder) Track(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { next.ServeHTTP(track(w), r) })
}

func (rs Responder) log(r *http.Request, rep Report) {
	if rs.Log != nil {
		rs.Log(r, rep)
	}
}
