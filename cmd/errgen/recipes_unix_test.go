//go:build unix

package main

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// recipeNeeds matches the tool without which a recipe cannot be followed.
var recipeNeeds = regexp.MustCompile(`<!-- needs: (\S+) -->`)

// TestRecipes follows docs/recipes.md as TestGuide follows the guide, one recipe
// after the other in one module.
func TestRecipes(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("the recipes need git")
	}
	g := newGuide(t)
	g.env = append(g.env, gitEnv(g.dir)...)
	followPage(t, "../../docs/recipes.md", func(page string) string {
		recipes := strings.SplitAfter(page, "\n## ")
		for i, recipe := range recipes {
			title, _, _ := strings.Cut(recipe, "\n")
			passed := t.Run(title, func(t *testing.T) {
				if m := recipeNeeds.FindStringSubmatch(recipe); m != nil {
					if _, err := exec.LookPath(m[1]); err != nil {
						t.Skipf("%s is not installed; .ci/recipes installs it", m[1])
					}
				}
				in := *g
				in.T = t
				recipes[i] = in.followAll(recipe)
				in.runPipelines(recipe)
			})
			if !passed {
				t.FailNow() // the others are about the same module
			}
		}
		return strings.Join(recipes, "")
	})
}

// gitEnv keeps the settings of whoever runs the test out of it.
func gitEnv(dir string) []string {
	env := []string{"GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1", "PRE_COMMIT_HOME=" + filepath.Join(dir, ".git", "pre-commit-home")}
	for _, who := range []string{"AUTHOR", "COMMITTER"} {
		env = append(env, "GIT_"+who+"_NAME=Ada", "GIT_"+who+"_EMAIL=ada@example.com")
	}
	return env
}
