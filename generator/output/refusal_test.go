package output_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/errgen/errgen/generator"
	"github.com/errgen/errgen/generator/output"
)

func TestRefusedPaths(t *testing.T) {
	const plain = `is not a plain path below the root: want one like docs/errors.md, without ".." or "." parts`
	const windows = `holds one of < > : " | ? * \, which Windows refuses`
	const unprintable = "holds characters that cannot be printed"
	const device = "has the name of a Windows device"
	const end = "has a part that ends in a dot or a blank, which Windows drops"
	const repository = "lies inside the data of a version control system"
	tests := map[string]string{
		"":                                       plain,
		".":                                      plain,
		"..":                                     plain,
		"../x.go":                                plain,
		"../../../etc/cron.d/x":                  plain,
		"gen/..":                                 plain,
		"a/../b.go":                              plain,
		"./x.go":                                 plain,
		"a//x.go":                                plain,
		"gen/x.go/":                              plain,
		"/etc/x.go":                              plain,
		"/dev/stdout":                            plain,
		"bad\xff.go":                             plain,
		"gen\x00.go":                             unprintable,
		"a\x1b[2J.go":                            unprintable,
		"a\n::error::x.go":                       unprintable,
		"a\u202e.go":                             unprintable,
		"a\u200d.go":                             unprintable,
		`..\..\x.go`:                             windows,
		`\\host\share`:                           windows,
		`C:\x.go`:                                windows,
		"C:x.go":                                 windows,
		"x.go:stream":                            windows,
		"*.go":                                   windows,
		"nul":                                    device,
		"gen/Con.go":                             device,
		"com1.errors.md":                         device,
		"LPT³.go":                                device,
		"aux /x.go":                              end,
		"x.go ":                                  end,
		"a./x.go":                                end,
		".git/hooks/pre-commit":                  repository,
		".GIT/config":                            repository,
		"sub/.hg/hgrc":                           repository,
		"git~1/config":                           repository,
		"a/" + strings.Repeat("b", 256) + ".go":  "has a part of more than 255 bytes, which file systems refuse",
		".errgen-ABCDEFGHIJKLMNOPQRSTUVWXYZ.tmp": "has the name of a temporary file of errgen",
	}
	for name, want := range tests {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			files := []generator.File{generated("good.go", "package x\n"), {Path: name, Content: []byte("x")}}
			wantUntouched(t, filepath.Dir(dir), func() {
				_, err := output.Write(dir, files)
				wantOneRefusal(t, err, name, want)
			})
			_, err := output.Check(dir, files, nil)
			wantOneRefusal(t, err, name, want)
			err = output.Prune(dir, []output.Drift{{Path: name, State: output.Orphan}})
			wantOneRefusal(t, err, name, want)
		})
	}
}

// wantOneRefusal checks the refusal of a path that may hold anything.
func wantOneRefusal(t *testing.T, err error, name, want string) {
	t.Helper()
	refusals, ok := err.(output.Refusals)
	if !ok || len(refusals) != 1 || refusals[0].Path != name || refusals[0].Reason != want {
		t.Fatalf("want the reason %q, have %#v", want, err)
	}
	line := err.Error()
	if strings.ContainsFunc(line, func(r rune) bool { return r < ' ' || r == '\u202e' || r == '\ufffd' }) || len(line) > 300 {
		t.Errorf("not safe to print: %q", line)
	}
}

func TestPathsThatAreFine(t *testing.T) {
	names := []string{
		"x.go", "a/b/c/d.go", ".github/errors.md", "-o.go", "x_test.go", "a b.go", "cafe\u0301.md", "日本.md",
		"console.go", "com10.go", "nullable/aux_.go", "..a/x.go", "a..go", "vendor/x/x.go", "~/x.go", strings.Repeat("b", 252) + ".go",
	}
	var files []generator.File
	for _, name := range names {
		files = append(files, generated(name, "x\n"))
	}
	dir := t.TempDir()
	mustWrite(t, dir, files...)
	wantStates(t, mustCheck(t, dir, files, source))
	for _, f := range files {
		wantContent(t, dir, f.Path, string(f.Content))
	}
}

func TestRefusedClashes(t *testing.T) {
	tests := []struct {
		name  string
		paths []string
		want  string
	}{
		{"same", []string{"gen/x.go", "gen/x.go"}, "gen/x.go is the path of two outputs; choose another path for one of them"},
		{"case", []string{"gen/x.go", "Gen/X.go"}, "Gen/X.go differs only in upper and lower case from the output gen/x.go; choose another path"},
		{"folded sign", []string{"gen/\u212a.go", "gen/k.go"}, "gen/k.go differs only in upper and lower case from the output gen/\u212a.go; choose another path"},
		{"file and directory", []string{"gen/x.go", "gen"}, "gen/x.go lies below the output gen, which is a file; choose another path"},
		{"file and directory and case", []string{"gen", "GEN/a/x.go"}, "GEN/a/x.go lies below the output gen, which is a file; choose another path"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			files := []generator.File{generated("good.go", "package x\n")}
			for _, p := range test.paths {
				files = append(files, generated(p, "x\n"))
			}
			wantUntouched(t, dir, func() {
				_, err := output.Write(dir, files)
				wantRefusals(t, err, test.want)
			})
		})
	}
}

// Nothing is written if a link or a directory is at a target or above it, and
// nothing is written through a link.
func TestRefusedThingsAtTargets(t *testing.T) {
	outside := t.TempDir()
	victim := generated("victim.go", "package outside\n")
	putFile(t, outside, victim)
	tests := []struct {
		name string
		make func(t *testing.T, dir string)
		want string
	}{
		{"directory", mkdir("gen/x.go"), "gen/x.go is a directory; remove it or choose another path"},
		{"file above", func(t *testing.T, dir string) { putFile(t, dir, generated("gen", "x\n")) },
			"gen/x.go lies below gen, which is a file; remove it or choose another path"},
		{"link to a file outside", symlink(filepath.Join(outside, "victim.go"), "gen/x.go"),
			"gen/x.go is a symbolic link; remove it or choose another path"},
		{"link to a file inside", symlink("../in/victim.go", "gen/x.go"),
			"gen/x.go is a symbolic link; remove it or choose another path"},
		{"dangling link", symlink("nothing", "gen/x.go"), "gen/x.go is a symbolic link; remove it or choose another path"},
		{"link loop", symlink("x.go", "gen/x.go"), "gen/x.go is a symbolic link; remove it or choose another path"},
		{"link to a device", symlink("/dev/full", "gen/x.go"), "gen/x.go is a symbolic link; remove it or choose another path"},
		{"directory link outside", symlink(outside, "gen"),
			"gen/x.go lies below gen, which is a symbolic link; remove it or choose another path"},
		{"directory link inside", symlink("in", "gen"),
			"gen/x.go lies below gen, which is a symbolic link; remove it or choose another path"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			putFile(t, dir, generated("in/victim.go", "package inside\n"))
			putFile(t, dir, generated("in/x.go", "package inside\n"))
			test.make(t, dir)
			files := []generator.File{generated("gen/x.go", "package x\n"), generated("a/good.go", "package x\n")}
			wantUntouched(t, dir, func() {
				_, err := output.Write(dir, files)
				wantRefusals(t, err, test.want)
				_, err = output.Check(dir, files, []string{source, "gen/errors.yaml"})
				wantRefusals(t, err, test.want)
				err = output.Prune(dir, []output.Drift{{Path: "gen/x.go", State: output.Orphan}, {Path: "in/x.go", State: output.Orphan}})
				wantRefusals(t, err, test.want)
			})
			wantContent(t, outside, victim.Path, string(victim.Content))
		})
	}
}

func mkdir(name string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		if err := os.MkdirAll(filepath.Join(dir, name), 0o777); err != nil {
			t.Fatal(err)
		}
	}
}

func symlink(target, name string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		mkdir(filepath.Dir(name))(t, dir)
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip(err) // Windows allows links only to some users
		}
	}
}
