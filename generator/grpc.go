package generator

import (
	"cmp"
	"go/token"

	"github.com/dave/jennifer/jen"

	"github.com/errgen/errgen/catalog"
)

// This file writes what the support code for gRPC knows of the catalogue. Tables
// that answers need as well are written with those.

// planGRPCFile says what must be in the file for gRPC.
func (w *wirePlan) planGRPCFile() *filePlan {
	plan := newFilePlan(w.pkg.name)
	plan.names(token.CONST, "grpcDomain")
	if !w.writes && !w.reads {
		plan.names(token.CONST, "catalogueLocale")
		plan.names(token.VAR, "wireRows")
	}
	if !w.writes {
		plan.names(token.CONST, "fallbackKind")
		plan.names(token.VAR, "linkRows")
		for _, o := range w.pkg.objects {
			plan.method(o.name, "memberNames")
		}
	}
	if !w.reads {
		plan.names(token.VAR, "fieldRows", "ruleFields", "byName")
	}
	return plan
}

// grpcFile returns the file for gRPC.
func (w *wirePlan) grpcFile() *jen.File {
	f := newFile(w.pkg.name)
	f.Add(w.domainConstant())
	if !w.writes && !w.reads {
		f.Add(w.localeConstant())
		f.Add(w.rowTable())
	}
	if !w.writes {
		f.Add(w.fallbackConstant())
		f.Add(w.linkTable())
		for _, o := range w.pkg.objects {
			f.Add(namesMethod(o))
		}
	}
	if !w.reads {
		f.Add(w.fieldRows())
		f.Add(w.ruleFields())
		f.Add(w.nameTable())
	}
	return f
}

// domainConstant returns
//
//	// grpcDomain is what the reasons of errors are unique in.
//	const grpcDomain = "shop.example.com"
//
// It is the constant of the catalogue that the built-in envelope "google" names,
// or else the name of the catalogue.
func (w *wirePlan) domainConstant() *jen.Statement {
	domain := w.pkg.cat.Name
	if v := w.constOf("domain"); v.Kind == catalog.TextValue {
		domain = cmp.Or(v.Text, domain)
	}
	return doc(para("grpcDomain is what the reasons of errors are unique in.")).Const().Id("grpcDomain").Op("=").Lit(domain)
}
