//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// This file runs what recipes give to others to run: the commands in the files of CI
// systems, and of Bazel.

// actionlint checks workflows of GitHub Actions.
const actionlint = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12"

var (
	githubCommand = regexp.MustCompile(`(?m)^ +(?:- )?run: (.+)$`)
	gitlabScript  = regexp.MustCompile(`(?m)^ +script:\n((?: +- .+\n)+)`)
	listItemText  = regexp.MustCompile(`(?m)^ +- (.+)$`)
	bazelRule     = regexp.MustCompile("(?s)<!-- bazel: \\S+ -->\n```python\n(.*?)```\n")
)

// runPipelines runs the commands in the files of a recipe.
func (g *guide) runPipelines(recipe string) {
	g.Helper()
	for _, file := range guideBlock.FindAllStringSubmatch(recipe, -1) {
		switch {
		case strings.HasPrefix(file[2], ".github/workflows/"):
			g.runAll(githubCommand.FindAllStringSubmatch(file[3], -1))
			g.Run("actionlint", func(t *testing.T) { lintWorkflow(t, filepath.Join(g.dir, file[2])) })
		case file[2] == ".gitlab-ci.yml":
			g.runAll(listItemText.FindAllStringSubmatch(gitlabScript.FindStringSubmatch(file[3])[1], -1))
		}
	}
	if m := bazelRule.FindStringSubmatch(recipe); m != nil {
		g.runGenrule(m[1])
	}
}

// runAll runs commands, all of which are to succeed, as a CI system does for a pull
// request without changes.
func (g *guide) runAll(commands [][]string) {
	g.Helper()
	if len(commands) == 0 {
		g.Error("there are no commands")
	}
	for _, m := range commands {
		cmd := g.command(m[1])
		cmd.Env = append(cmd.Env, "BASE=origin/main", "CI_MERGE_REQUEST_DIFF_BASE_SHA=HEAD", "GITHUB_STEP_SUMMARY="+filepath.Join(g.dir, ".git", "summary"))
		if out, err := cmd.CombinedOutput(); err != nil {
			g.Errorf("%s: %v\n%s", m[1], err, out)
		}
	}
}

func lintWorkflow(t *testing.T, file string) {
	if out, err := exec.Command("go", "run", actionlint, "-version").CombinedOutput(); err != nil {
		t.Skipf("%s cannot be had: %v\n%s", actionlint, err, out)
	}
	if out, err := exec.Command("go", "run", actionlint, file).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// runGenrule runs the command of a rule as Bazel does: with links to the sources, and
// a directory of its own for what comes out.
func (g *guide) runGenrule(rule string) {
	g.Helper()
	const in, out = "bazel-in/", "bazel-out/"
	for _, dir := range []string{in, out} {
		if err := os.MkdirAll(filepath.Join(g.dir, dir), 0o777); err != nil {
			g.Fatal(err)
		}
		defer func() { _ = os.RemoveAll(filepath.Join(g.dir, dir)) }() // or "./..." of later recipes finds a catalogue
	}
	if err := os.Symlink("../api/errors.yaml", filepath.Join(g.dir, in, "errors.yaml")); err != nil {
		g.Fatal(err)
	}
	command := regexp.MustCompile(`cmd = "(.*)",`).FindStringSubmatch(rule)[1]
	command = regexp.MustCompile(`\$\(execpath [^)]+\)`).ReplaceAllString(command, "go tool errgen")
	command = strings.NewReplacer("$(SRCS)", in+"errors.yaml", "$(RULEDIR)", out).Replace(command)
	g.runAll([][]string{{"", command}})
	outs := regexp.MustCompile(`(?s)outs = \[(.*?)\]`).FindStringSubmatch(rule)[1]
	for _, m := range regexp.MustCompile(`"([^"]+)"`).FindAllStringSubmatch(outs, -1) {
		if _, err := os.Stat(filepath.Join(g.dir, out, m[1])); err != nil {
			g.Error(err)
		}
	}
}
