package gopkg

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// handDecode is what one writes by hand to read the answers of BenchmarkBody.
func handDecode(status int, header http.Header, body []byte) error {
	var b handBody
	if err := json.Unmarshal(body, &b); err != nil {
		return err
	}
	switch b.Code {
	case CodeThingNotFound:
		ref, seen := b.Ref, b.Seen
		if ref == "" {
			rest, _ := strings.CutPrefix(b.Message, "Thing '")
			ref, rest, _ = strings.Cut(rest, "' was not found among ")
			seen, _ = strconv.Atoi(strings.TrimSuffix(rest, "."))
		}
		return &handNotFound{ref: ref, seen: seen}
	case CodeThingLocked:
		if _, err := strconv.Atoi(header.Get("Retry-After")); err == nil {
			return errHand
		}
	}
	return errors.New(strconv.Itoa(status) + ": " + b.Message)
}

// TestDecodeTogether checks that answers that are read at the same time do not
// get into each other, although the memory for reading is used again.
func TestDecodeTogether(t *testing.T) {
	const each = 200
	var group sync.WaitGroup
	for worker := range 4 {
		group.Go(func() {
			var errs [each]error
			for i := range errs {
				ref := strconv.Itoa(worker) + "-" + strconv.Itoa(i)
				body := []byte(`{"code":"THING_NOT_FOUND","message":"Other \u00e4 ` + ref + `","ref":"` + ref + `","seen":` + strconv.Itoa(i) + `}`)
				errs[i] = DecodeBody(404, http.Header{}, body)
				clear(body)
			}
			for i, err := range errs {
				ref := strconv.Itoa(worker) + "-" + strconv.Itoa(i)
				f, ok := As[ThingNotFoundFields](err)
				if want := "Other ä " + ref; !ok || f.Ref != ref || f.Seen != i || err.Error() != want {
					t.Errorf("have %v, %+v, want %s", err, f, want)
				}
			}
		})
	}
	group.Wait()
}

func BenchmarkDecode(b *testing.B) {
	header := http.Header{"Content-Type": {"application/json"}, "Date": {"Tue, 02 Jan 2024 03:04:05 GMT"}}
	bodies := []struct{ name, body string }{
		{"fields in the body", `{"code":"THING_NOT_FOUND","message":"Thing 'abcde' was not found among 12345.","ref":"abcde","seen":12345}`},
		{"fields in the message", `{"code":"THING_NOT_FOUND","message":"Thing 'abcde' was not found among 12345."}`},
		{"no fields", `{"code":"THING_LOCKED","message":"Thing is locked."}`},
	}
	for _, body := range bodies {
		text := []byte(body.body)
		for _, side := range []struct {
			name   string
			decode func(int, http.Header, []byte) error
		}{{"hand", handDecode}, {"errgen", DecodeBody}} {
			b.Run(body.name+"/"+side.name, func(b *testing.B) {
				b.ReportAllocs()
				for range b.N {
					errSink = side.decode(404, header, text)
				}
			})
		}
	}
}
