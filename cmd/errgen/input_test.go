package main

import "testing"

func TestGenerateCommandIsForAShell(t *testing.T) {
	o := inputOptions{root: "..", goDir: "my errs", markdown: "it's.md"}
	const want = `errgen generate --root .. --go 'my errs' --markdown 'it'\''s.md' ./... '$(x)'`
	if have := o.generateCommand([]string{"./...", "$(x)"}); have != want {
		t.Errorf("have %s, want %s", have, want)
	}
}
