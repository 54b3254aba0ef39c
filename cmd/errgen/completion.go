package main

import (
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// A shell is one that errgen can write completions for.
type shell struct {
	name  string
	write func(root *cobra.Command, w io.Writer) error
}

var shells = []shell{
	{"bash", func(root *cobra.Command, w io.Writer) error { return root.GenBashCompletionV2(w, true) }},
	{"zsh", (*cobra.Command).GenZshCompletion},
	{"fish", func(root *cobra.Command, w io.Writer) error { return root.GenFishCompletion(w, true) }},
	{"powershell", (*cobra.Command).GenPowerShellCompletionWithDesc},
}

func shellNames() []string {
	var names []string
	for _, s := range shells {
		names = append(names, s.name)
	}
	return names
}

func newCompletion() *cobra.Command {
	names := shellNames()
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "print a completion script for " + strings.Join(names, ", "),
		Long: `Completion prints a script that lets a shell complete the commands, flags and
arguments of errgen. SHELL is ` + strings.Join(names, ", ") + `.`,
		Example: `  source <(errgen completion bash)
  errgen completion zsh > "${fpath[1]}/_errgen"
  errgen completion fish > ~/.config/fish/completions/errgen.fish
  errgen completion powershell | Out-String | Invoke-Expression`,
		Args:      usageArgs(cobra.ExactArgs(1)),
		ValidArgs: names,
		RunE: func(cmd *cobra.Command, args []string) error {
			i := slices.IndexFunc(shells, func(s shell) bool { return s.name == args[0] })
			if i < 0 {
				return usagef("unknown shell %q: want %s", args[0], strings.Join(names, ", "))
			}
			return shells[i].write(cmd.Root(), cmd.OutOrStdout())
		},
	}
}
