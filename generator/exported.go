package generator

import (
	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/export"
)

// Export returns what cat says about the entries that d shows, as other tools and
// templates read it.
func Export(cat *catalog.Catalog, d catalog.DocOutput) export.Catalog {
	return export.New(cat, d, exportedNames(cat))
}

// renderJSON returns cat as JSON.
func renderJSON(cat *catalog.Catalog, d catalog.DocOutput) ([]byte, error) {
	return export.NewDocument(Export(cat, d)).JSON()
}

// exportedNames returns what the things of cat are called in a generated package. A
// catalogue that asks for no package may have names that Go cannot have, or that
// collide there.
func exportedNames(cat *catalog.Catalog) export.Names {
	p := &goPackage{cat: cat, names: make(scope), code: codeType(cat), objectNames: make(map[*catalog.Type]goName)}
	p.planObjects()
	p.planEntries()
	p.planCodes()
	p.planRules()
	names := export.Names{
		Entries: make(map[*catalog.Entry]export.EntryNames, len(p.entries)),
		Fields:  map[*catalog.Field]export.FieldNames{},
		Types:   map[*catalog.Type]string{},
		Rules:   map[*catalog.Rule]export.RuleNames{},
	}
	for _, e := range p.entries {
		names.Entries[e.Entry] = e.exportedNames()
		addFieldNames(names.Fields, e.fields)
	}
	for _, o := range p.objects {
		names.Types[o.Type] = string(o.name)
		addFieldNames(names.Fields, o.fields)
	}
	for _, r := range p.rules {
		names.Rules[r.Rule] = export.RuleNames{Constant: string(r.constName), Constructor: string(r.newName), Fields: string(r.fieldsName)}
		addFieldNames(names.Fields, r.fields)
	}
	return names
}

func (e *goEntry) exportedNames() export.EntryNames {
	return export.EntryNames{
		Name: string(e.constName[len("Err"):]), Constant: string(e.constName), Code: string(e.codeName),
		Constructor: string(e.newName), Fields: string(e.fieldsName),
	}
}

func addFieldNames(names map[*catalog.Field]export.FieldNames, fields []goField) {
	for _, f := range fields {
		names[f.Field] = export.FieldNames{Name: string(f.name), Parameter: string(f.param)}
	}
}
