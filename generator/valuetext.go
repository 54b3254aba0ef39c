package generator

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/errgen/errgen/catalog"
)

// valueText returns v as it stands in a message, which is what the generated
// code writes for a field of type t with that value.
func valueText(v catalog.Value, t catalog.FieldType) string {
	switch v.Kind {
	case catalog.ListValue:
		elem := catalog.FieldType{Kind: catalog.Any}
		if t.Elem != nil {
			elem = *t.Elem
		}
		return valueTexts(v.Items, elem)
	case catalog.MapValue:
		return memberTexts(v.Members, t)
	}
	switch t.Kind {
	case catalog.Float:
		if f, err := strconv.ParseFloat(v.Text, 64); err == nil {
			return floatText(f)
		}
	case catalog.Time:
		if at, err := time.Parse(time.RFC3339Nano, v.Text); err == nil {
			return at.Format(time.RFC3339Nano)
		}
	case catalog.Duration:
		if d, err := time.ParseDuration(v.Text); err == nil {
			return d.String()
		}
	}
	return v.Text
}

// valueTexts returns the items of a list as they stand in a message.
func valueTexts(items []catalog.Value, elem catalog.FieldType) string {
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = valueText(item, elem)
	}
	return strings.Join(texts, ", ")
}

// memberTexts returns the members of a map or an object as they stand in a
// message, in the order of the keys.
func memberTexts(members []catalog.Member, t catalog.FieldType) string {
	texts := make([]string, len(members))
	for i, m := range members {
		texts[i] = m.Name + ": " + valueText(m.Value, memberType(t, m.Name))
	}
	slices.Sort(texts)
	return strings.Join(texts, ", ")
}

// memberType returns the type of a member of a map or an object.
func memberType(t catalog.FieldType, name string) catalog.FieldType {
	if t.Elem != nil {
		return *t.Elem
	}
	if t.Object != nil {
		for _, f := range t.Object.Fields {
			if f.Name == name {
				return f.Type
			}
		}
	}
	return catalog.FieldType{Kind: catalog.Any}
}

// floatText returns the shortest form of f, as JSON writes it.
func floatText(f float64) string {
	if a := math.Abs(f); a == 0 || a >= 1e-6 && a < 1e21 {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	return strings.Replace(strconv.FormatFloat(f, 'e', -1, 64), "e-0", "e-", 1)
}
