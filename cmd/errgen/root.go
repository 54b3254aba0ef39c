package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// newRoot returns the command errgen with all that is below it.
func newRoot(s *session) *cobra.Command {
	root := &cobra.Command{
		Use:   "errgen",
		Short: "turn a catalogue of API errors into a Go package and a reference page",
		Long: `Errgen turns a catalogue of API errors, a YAML file, into a Go package with
constants and typed constructors and into a Markdown reference page.`,
		Example: `  errgen init            # begin with a small catalogue that works
  errgen generate        # write what the catalogue asks for
  errgen check ./...     # fail if a generated file is not up to date`,
		Args:          rootArgs,
		RunE:          rootUsage,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	color := root.PersistentFlags().String("color", "auto", "colour the report `WHEN`: auto, always or never")
	complete(root, "color", []string{"auto", "always", "never"})
	paint := func() (palette, error) { return choosePalette(*color, s.getenv, s.stdout) }

	root.AddCommand(newInit(s), newGenerate(s, paint), newCheck(s, paint), newLint(s, paint), newFmt(s, paint), newBreaking(s, paint), newNew(s, paint), newRetire(s, paint), newList(s, paint), newTemplates(), newStats(s, paint), newTranslations(s, paint), newExplain(s, paint), newRules(), newSchema(), newVersion(), newCompletion())
	root.SetHelpCommand(newHelp())
	root.CompletionOptions.DisableDefaultCmd = true
	// Cobra takes a command that runs for one that does something without arguments.
	root.SetUsageTemplate(strings.Replace(root.UsageTemplate(), "{{if .Runnable}}", "{{if and .Runnable .HasParent}}", 1))
	root.SetHelpTemplate(root.HelpTemplate() + "\n" + exitCodes)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err, true} })
	return root
}

// rootArgs refuses what is no command, with the nearest ones.
func rootArgs(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	root.SuggestionsMinimumDistance = 2
	err := fmt.Errorf("unknown command %q", args[0])
	if near := root.SuggestionsFor(args[0]); len(near) > 0 {
		err = fmt.Errorf("%w; did you mean %s?", err, strings.Join(near, " or "))
	}
	return usageError{err, true}
}

// rootUsage answers a command line without command: it did nothing, so it must
// not look like success.
func rootUsage(root *cobra.Command, _ []string) error {
	root.SetOut(root.ErrOrStderr())
	return errors.Join(root.Help(), usagef("no command given"))
}

// usageArgs makes the complaint of check a usage error.
func usageArgs(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usageError{err, true}
		}
		return nil
	}
}

func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "explain a command",
		Example: "  errgen help generate",
		RunE: func(cmd *cobra.Command, args []string) error {
			target, rest, err := cmd.Root().Find(args)
			if err != nil {
				return err
			}
			if len(rest) > 0 {
				return rootArgs(cmd.Root(), rest)
			}
			target.InitDefaultHelpFlag()
			return target.Help()
		},
	}
}

// complete lets shells complete the values of a flag.
func complete(cmd *cobra.Command, flag string, values []string) {
	must(cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)))
}

// registerRoot adds the flag --root; does says what a command does below it.
func registerRoot(cmd *cobra.Command, into *string, does string) {
	cmd.Flags().StringVar(into, "root", "", does+" below `DIR` (default: the nearest directory with go.mod or .git)")
	must(cmd.MarkFlagDirname("root"))
}

// painted returns what a command runs, after the choice of colours.
func painted(paint painter, into *palette, run func(args []string) error) func(*cobra.Command, []string) error {
	return func(_ *cobra.Command, args []string) (err error) {
		if *into, err = paint(); err != nil {
			return err
		}
		return run(args)
	}
}

// must stops errgen if a flag that was just registered is not known.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

// completeCatalogues lets shells complete catalogue files.
func completeCatalogues(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"yaml"}, cobra.ShellCompDirectiveFilterFileExt
}
