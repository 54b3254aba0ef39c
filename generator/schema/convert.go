package schema

import "slices"

// convert returns values after a conversion. What is absent stays absent.
func convert(v Schema, conversion string) Schema {
	if conversion == "" || v.Empty() && v.Null && v.Text == nil && v.Array == nil && v.Objects == nil {
		return v
	}
	out := Schema{}
	switch conversion {
	case "string":
		out = asText(v)
	case "strings":
		return textMembers(v)
	case "ms", "s", "unix":
		out = integer()
	case "float":
		out = formatted("double")
	case "rfc3339":
		out = formatted("date-time")
	case "proto", "httpdate":
		out = someText()
	case "dot", "bracket", "pointer", "fragment":
		out = text(v.NotEmpty)
		if v.Empty() {
			out = textOf("")
		}
	}
	out.Null = v.Null
	return out
}

// asText returns the texts of values, as they stand in messages and headers.
func asText(v Schema) Schema {
	var values []string
	for _, scalar := range []*Scalar{v.Bool, v.Number, v.Text} {
		switch {
		case scalar == nil:
		case scalar.Values == nil:
			return text(!v.hasEmpty() && !v.Any && v.Array == nil && v.Objects == nil)
		default:
			values = append(values, scalar.Values...)
		}
	}
	if v.Any || v.Array != nil || v.Objects != nil {
		return text(false)
	}
	return textOf(values...)
}

// textMembers returns objects whose members are the texts of those in v.
func textMembers(v Schema) Schema {
	objects := v.Objects
	v.Objects = nil
	for _, o := range objects {
		c := Object{node: o.node, variant: o.variant, Members: slices.Clone(o.Members)}
		for i, m := range c.Members {
			c.Members[i].Schema = asText(m.Schema)
			c.Members[i].Schema.Null = false
		}
		if o.Rest != nil {
			rest := asText(*o.Rest)
			rest.Null = false
			c.Rest = &rest
		}
		v.Objects = append(v.Objects, &c)
	}
	return v
}
