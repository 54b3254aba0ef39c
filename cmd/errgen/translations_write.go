package main

import (
	"fmt"
	"io"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/catalog/translation"
)

// This file writes how far catalogues are translated.

// writeTranslations writes the result for people:
//
//	errors.yaml: 12 texts
//	  de      11 of 12     91 %  ##################..
//	    stale errors.ORDER_NOT_FOUND.message (errors.yaml:12:3)
func writeTranslations(w io.Writer, all []translated) {
	for i, c := range all {
		if i > 0 {
			fmt.Fprintln(w)
		}
		name := c.tree.show(c.catalog.File)
		if len(c.covers) == 0 {
			fmt.Fprintf(w, "%s: not translated\n", name)
			continue
		}
		fmt.Fprintf(w, "%s: %s\n", name, plural(len(c.covers), "language"))
		for _, l := range c.covers {
			coverage{What: l.Locale, Have: l.Translated, Of: l.Texts}.write(w)
			for _, list := range []struct {
				what  string
				texts []translation.Text
			}{{"missing", l.Missing}, {"extra", l.Extra}, {"stale", l.Stale}} {
				for _, t := range list.texts {
					fmt.Fprintf(w, "    %-7s  %s  %s\n", list.what, clean(t.Key), c.tree.place(placeOf(t)))
				}
			}
		}
	}
}

// placeOf returns where a text is to be changed: at the translation, if there is
// one.
func placeOf(t translation.Text) catalog.Pos {
	if t.Translation != "" {
		return t.TranslatedPos
	}
	return t.Pos
}

// A jsonText is a text that is not as it should be.
type jsonText struct {
	Text        string `json:"text"`
	Original    string `json:"original"`
	Translation string `json:"translation"`
	File        string `json:"file"`
	Line        int    `json:"line"`
	Column      int    `json:"column"`
}

type jsonLanguage struct {
	Locale     string     `json:"locale"`
	Texts      int        `json:"texts"`
	Translated int        `json:"translated"`
	Missing    []jsonText `json:"missing"`
	Extra      []jsonText `json:"extra"`
	Stale      []jsonText `json:"stale"`
}

type jsonTranslated struct {
	File      string         `json:"file"`
	Name      string         `json:"name"`
	Locale    string         `json:"locale"`
	Languages []jsonLanguage `json:"languages"`
}

// jsonTranslations returns the result for programs.
func jsonTranslations(all []translated) any {
	catalogues := []jsonTranslated{}
	for _, c := range all {
		j := jsonTranslated{File: c.tree.show(c.catalog.File), Name: c.catalog.Name, Locale: c.catalog.Locale, Languages: []jsonLanguage{}}
		for _, l := range c.covers {
			j.Languages = append(j.Languages, jsonLanguage{l.Locale, l.Texts, l.Translated, c.json(l.Missing), c.json(l.Extra), c.json(l.Stale)})
		}
		catalogues = append(catalogues, j)
	}
	return struct {
		Version    int              `json:"version"`
		Catalogues []jsonTranslated `json:"catalogues"`
	}{1, catalogues}
}

func (c translated) json(texts []translation.Text) []jsonText {
	list := []jsonText{}
	for _, t := range texts {
		pos := placeOf(t)
		list = append(list, jsonText{t.Key, t.Original, t.Translation, c.tree.show(pos.File), pos.Line, pos.Col})
	}
	return list
}
