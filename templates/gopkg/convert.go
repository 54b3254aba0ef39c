//lint:file-ignore U1000 the functions that errgen writes for envelopes call this

package gopkg

import (
	"net/http"
	"strconv"
	"time"
)

// duration writes a length of time, or null if there is none.
func (w *writer) duration(d time.Duration, ok bool, conv conversion) {
	switch {
	case !ok:
		w.null()
	case conv == inMilliseconds:
		w.int(roundUp(d, time.Millisecond))
	case conv == inSeconds:
		w.int(roundUp(d, time.Second))
	case conv == inFloatSeconds:
		w.float(d.Seconds())
	case conv == inProtoSeconds:
		t := w.begin()
		w.b = appendProto(w.b, d)
		w.end(t)
	default:
		w.string(d.String())
	}
}

// appendProto appends a duration as the JSON form of protocol buffers has it:
// seconds with as many decimals as it needs.
func appendProto(b []byte, d time.Duration) []byte {
	s, ns := int64(d/time.Second), int64(d%time.Second)
	if s == 0 && ns < 0 {
		b = append(b, '-')
	}
	b = strconv.AppendInt(b, s, 10)
	if ns = max(ns, -ns); ns != 0 {
		var digits [9]byte
		for i := len(digits) - 1; i >= 0; i-- {
			digits[i], ns = byte('0'+ns%10), ns/10
		}
		b = append(append(b, '.'), digits[:]...)
		for b[len(b)-1] == '0' {
			b = b[:len(b)-1]
		}
	}
	return append(b, 's')
}

// moment writes an instant.
func (w *writer) moment(at time.Time, conv conversion) {
	switch conv {
	case inUnixSeconds:
		w.int(at.Unix())
	case asHTTPDate:
		t := w.begin()
		w.b = at.UTC().AppendFormat(w.b, http.TimeFormat)
		w.end(t)
	default:
		w.time(at)
	}
}
