package main

import (
	"bytes"

	"github.com/errgen/errgen/generator"
)

// page prints the reference page of one catalogue instead of writing it.
func (o *generateOptions) page(s *session, args []string) error {
	r := &report{}
	batches, err := o.input.gather(s, args, r)
	if err != nil || r.err() != nil {
		return o.report.finish(s, r, err)
	}
	// Standard output is the page alone.
	if err := o.report.print(s.stderr, r); err != nil {
		return err
	}
	for _, b := range batches {
		for _, f := range b.files {
			if _, err := s.out.Write(unsealed(f.Content)); err != nil {
				return err
			}
		}
	}
	return nil
}

// unsealed returns a page without its seal, which is only true at the path that
// it was made for.
func unsealed(content []byte) []byte {
	if seal, ok := generator.ReadSeal(content); !ok || !seal.Intact {
		return content
	}
	body := bytes.TrimRight(content, "\n")
	body = body[:bytes.LastIndexByte(body, '\n')+1]
	return append(bytes.TrimRight(body, "\n"), '\n')
}
