package main

import (
	"github.com/errgen/errgen/catalog/schema"
	"github.com/spf13/cobra"
)

func newSchema() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "print the JSON Schema of catalogues, for editors",
		Long: `Schema prints the JSON Schema (draft 2020-12) of catalogues. Editors that know the YAML
language server use it to complete keys, to explain them and to mark what is wrong, if
this line stands in the catalogue:

  # yaml-language-server: $schema=errgen.schema.json

Errgen init writes both. Whether a catalogue is valid, 'errgen check' says: a schema
knows the shape of a file and not what it means.`,
		Example: "  errgen schema > errgen.schema.json",
		Args:    usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			text, err := schema.JSON()
			if err != nil {
				return err
			}
			_, err = cmd.OutOrStdout().Write(text)
			return err
		},
	}
}
