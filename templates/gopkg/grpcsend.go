//go:build ignore

// Parts for gRPC import modules that errgen itself has no use for, so that they
// are compiled only where errgen puts them: in packages that ask for gRPC.

package gopkg

import (
	"cmp"
	"strconv"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/protoadapt"
	"google.golang.org/protobuf/types/known/durationpb"
)

// This file makes the details of a status (google/rpc/error_details.proto). All
// texts in them are sound UTF-8: others cannot be sent.

// A grpcMessage is an error as gRPC sends it.
type grpcMessage struct {
	code       codes.Code
	text       string
	info       *errdetails.ErrorInfo
	needed     []protoadapt.MessageV1 // other small details
	violations []*errdetails.BadRequest_FieldViolation
	extras     []protoadapt.MessageV1 // that one can do without, the least important last
}

// grpcMessage returns e as gRPC sends it, with translations to a language.
func (e *Error) grpcMessage(tag string) *grpcMessage {
	m := &grpcMessage{
		code: e.kind.grpcCode(),
		text: sound(e.Message()),
		info: &errdetails.ErrorInfo{Reason: e.kind.grpcReason(), Domain: grpcDomain, Metadata: make(map[string]string)},
	}
	if m.info.Reason != e.kind.Name() {
		m.info.Metadata[keyName] = e.kind.Name()
	}
	e.addFields(m.info.Metadata)
	e.addRate(m.info.Metadata)
	e.addReceived(m.info.Metadata)
	if tag != "" {
		m.info.Metadata[keyLocale] = sound(tag)
	}
	if d, ok := e.RetryAfter(); ok {
		m.needed = append(m.needed, &errdetails.RetryInfo{RetryDelay: durationpb.New(max(d, 0))})
	}
	if id := e.RequestID(); id != "" && len(id) <= maxValue {
		m.needed = append(m.needed, &errdetails.RequestInfo{RequestId: sound(id)})
	}
	m.addViolations(e, tag)
	if text, locale := e.grpcLocalized(tag); text != "" {
		m.extras = append(m.extras, &errdetails.LocalizedMessage{Locale: sound(locale), Message: sound(text)})
	}
	if links := e.kind.grpcLinks(); len(links) > 0 {
		m.extras = append(m.extras, &errdetails.Help{Links: links})
	}
	return m
}

// status returns the status.
func (m *grpcMessage) status() *status.Status {
	all := append([]protoadapt.MessageV1{m.info}, m.needed...)
	if len(m.violations) > 0 {
		all = append(all, &errdetails.BadRequest{FieldViolations: m.violations})
	}
	s := status.New(m.code, m.text)
	if detailed, err := s.WithDetails(append(all, m.extras...)...); err == nil {
		return detailed
	}
	return s // only for texts that are not sound, and all are
}

// grpcReason returns what stands for k in the domain: the code, else the name.
func (k Kind) grpcReason() string {
	if k.HasCode() {
		return cmp.Or(codeText(k.Code()), k.Name())
	}
	return k.Name()
}

// addRate adds the limit that the request met.
func (e *Error) addRate(metadata map[string]string) {
	r, met := e.Rate()
	if !met {
		return
	}
	add := func(key, text string, known bool) {
		if known {
			metadata[key] = sound(text)
		}
	}
	add(keyPolicy, r.Policy, r.Policy != "")
	add(keyScope, r.Scope, r.Scope != "")
	add(keyLimit, strconv.Itoa(r.Limit), r.Limit != 0)
	add(keyRemaining, strconv.Itoa(r.Remaining), true)
	add(keyWindow, r.Window.String(), r.Window != 0)
	add(keyReset, r.Reset.Format(time.RFC3339Nano), !r.Reset.IsZero())
}

// addReceived adds what another answer said of e.
func (e *Error) addReceived(metadata map[string]string) {
	r := e.received()
	if r.instance != "" {
		metadata[keyInstance] = sound(r.instance)
	}
	if !r.at.IsZero() {
		metadata[keyTime] = r.at.Format(time.RFC3339Nano)
	}
}

// grpcLocalized returns the text for an end user and its language.
func (e *Error) grpcLocalized(tag string) (text, locale string) {
	if text = e.received().localized; text != "" {
		return text, tag
	}
	if text, ok := e.localizedIn(tag); ok {
		return text, tag
	}
	if catalogueLocale != "" {
		return e.UserMessage(), catalogueLocale
	}
	return "", ""
}

// grpcLinks returns where the documentation is, and the links of the entry.
func (k Kind) grpcLinks() []*errdetails.Help_Link {
	var links []*errdetails.Help_Link
	if url := k.DocsURL(); url != "" {
		links = append(links, &errdetails.Help_Link{Description: k.Title(), Url: url})
	}
	for _, l := range linksOf(k) {
		links = append(links, &errdetails.Help_Link{Description: l.text, Url: l.url})
	}
	return links
}
