package generator

import "github.com/dave/jennifer/jen"

// This file writes the object types of fields.

// typesFile returns the file with the object types.
//
//	// An address.
//	type AddressObject struct {
//		City string `json:"city"`
//	}
func (p *goPackage) typesFile() *jen.File {
	f := newFile(p.name)
	for _, o := range p.objects {
		members := make([]jen.Code, len(o.fields))
		for i, m := range o.fields {
			members[i] = doc(m.doc()...).Add(id(m.name)).Add(p.fieldType(m.Field)).Tag(map[string]string{"json": jsonName(m)})
		}
		f.Add(doc(o.doc()...).Type().Add(id(o.name)).Struct(members...))
	}
	return f
}

// doc returns the documentation of o.
func (o goObject) doc() []paragraph {
	text := "Object type " + quoted(o.Type.Name) + " of the catalogue."
	if sentence, _ := firstSentence(o.Doc); sentence != "" {
		text = ended(sentence) + " " + text
	}
	return []paragraph{para(text)}
}

// jsonName returns the name of a member in JSON, for values of the type inside
// fields of type any.
func jsonName(m goField) string {
	if m.Optional {
		return m.Field.Name + ",omitempty"
	}
	return m.Field.Name
}
