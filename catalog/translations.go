package catalog

// translations reads the texts of owner in other languages.
func (r *resolver) translations(syntax []translationSyntax, owner string, sc scope, allowed ...string) []Translation {
	var out []Translation
	for _, s := range syntax {
		r.only(s.textsSyntax, owner, allowed...)
		if locale := r.translationLocale(s.locale); locale != "" {
			out = r.addTranslation(out, locale, s.locale, s.textsSyntax, owner, sc)
		}
	}
	return out
}

// translationLocale reads the locale of a translation.
func (r *resolver) translationLocale(n *node) string {
	locale := r.locale(n)
	switch {
	case locale == "":
	case r.cat.Locale == "":
		r.report.node(n, "EG0210", "catalogue has a translation but no locale of its own").help("write locale: en, or whatever its texts are written in")
	case locale == r.cat.Locale:
		r.report.node(n, "EG0210", "%s is the locale of the catalogue itself", quote(locale)).help("move the texts to the entry")
	default:
		return locale
	}
	return ""
}

func (r *resolver) addTranslation(to []Translation, locale string, at *node, s textsSyntax, owner string, sc scope) []Translation {
	sc.owner = owner
	sc.declare = false
	texts := r.textsOf(s, sc)
	for _, t := range to {
		if t.Locale == locale {
			r.report.node(at, "EG0208", "%s is translated to %s twice", owner, quote(locale)).
				help("remove one of them").related(t.Pos, "also translated here")
			return to
		}
	}
	return append(to, Translation{Locale: locale, Texts: texts, Pos: at.pos()})
}

// resolveTranslationFiles adds the texts of translation files to what they
// translate.
func (r *resolver) resolveTranslationFiles() {
	for _, f := range r.files {
		if f.translation == nil {
			continue
		}
		locale := r.translationLocale(f.translation)
		if locale == "" {
			continue
		}
		r.cat.TranslationFiles = append(r.cat.TranslationFiles, TranslationFile{f.src.file, locale})
		for _, s := range f.entries {
			if e := ref(r, "entry", r.entries, s.key); e != nil {
				e.Translations = r.addTranslation(e.Translations, locale, s.key, s.textsSyntax, "entry "+quote(e.Name), r.entryScope(e))
			}
		}
		for _, s := range f.rules {
			if rule := ref(r, "rule", r.rules, s.key); rule != nil {
				sc := scope{fields: &rule.Fields, path: true}
				rule.Translations = r.addTranslation(rule.Translations, locale, s.key, s.textsSyntax, "rule "+quote(rule.Name), sc)
			}
		}
		r.translateOthers(f, locale)
	}
}

func (r *resolver) translateOthers(f *fileSyntax, locale string) {
	for _, s := range f.groups {
		if g := ref(r, "group", r.groups, s.key); g != nil {
			g.Translations = r.addTranslation(g.Translations, locale, s.key, s.textsSyntax, "group "+quote(g.Name), scope{})
		}
	}
	for _, s := range f.statuses {
		if t := ref(r, "status", r.statuses, s.key); t != nil {
			t.Translations = r.addTranslation(t.Translations, locale, s.key, s.textsSyntax, "status "+s.key.text, scope{})
		}
	}
}
