package catalog

import (
	"regexp"
	"strings"
	"testing"
)

// surroundings are what the examples in tables may refer to.
const surroundings = `locale: en
groups: {shop: {}, orders: {parent: shop}}
statuses: {404: {}}
rules: {required: {message: "{path} is missing."}}
rate_limits: {reads: {limit: 100}}
envelopes: {panel: {body: {error: $message}}}
`

// A keyTable is a table of keys: those that the language has, and where an
// example of one stands, at the @.
type keyTable struct {
	keys  []string
	place string
}

const anEntry = "errors:\n  INTERNAL: {status: 500}\n  E:\n    "

var keyTables = map[string]keyTable{
	"catalogue":   {append(catalogueKeys.names(), fragmentKeys.names()...), "@"},
	"translation": {translationFileKeys.names(), "@"},
	"codes":       {codesKeys.names(), "codes:\n  @"},
	"defaults":    {defaultsKeys.names(), "defaults:\n  @"},
	"group":       {groupKeys.names(), "groups:\n  shop: {}\n  orders:\n    @"},
	"status":      {statusKeys.names(), "statuses:\n  404:\n    @"},
	"type":        {typeKeys.names(), "types:\n  Money:\n    fields: {amount: int}\n    @"},
	"field":       {fieldKeys.names(), anEntry + "fields:\n      id:\n        type: string\n        optional: true\n        @"},
	"rule":        {ruleKeys.names(), "rules:\n  required: {}\n  max:\n    fields: {max: int}\n    @"},
	"rate limit":  {rateLimitKeys.names(), "rate_limits:\n  reads:\n    @"},
	"envelope":    {envelopeKeys.names(), "defaults: {envelope: e}\nenvelopes:\n  e:\n    body: {error: $message}\n    @"},
	"encode":      {encodeKeys.names(), "envelopes:\n  e:\n    encode:\n      @"},
	"entry":       {entryKeys.names(), anEntry + "fields: {id: string}\n    @"},
	"entry go":    {entryGoKeys.names(), anEntry + "go:\n      @"},
	"deprecated":  {deprecatedKeys.names(), anEntry + "deprecated:\n      @"},
	"retired":     {retiredKeys.names(), "retired:\n  OLD:\n    @"},
	"table":       {tableKeys.names(), "tables:\n  -\n    title: T\n    columns: [A, B]\n    @"},
	"note":        {noteKeys.names(), "notes:\n  -\n    @"},
	"link":        {linkKeys.names(), "links:\n  -\n    @"},
	"generate":    {generateKeys.names(), "generate:\n  @"},
	"go":          {goKeys.names(), "generate:\n  go:\n    out: shoperrs\n    @"},
	"docs":        {docKeys.names(), "generate:\n  docs:\n    -\n      format: markdown\n      out: x.md\n      @"},
}

// TestLanguageKeys compares each table of keys with the language and loads the
// example of each key.
func TestLanguageKeys(t *testing.T) {
	found := map[string]bool{}
	for _, p := range readPage(t, languagePage) {
		name, isKeys := strings.CutPrefix(p.mark, "keys: ")
		if !isKeys {
			continue
		}
		table, known := keyTables[name]
		if !known || found[name] {
			t.Errorf("table of keys %q is not known or there twice", name)
			continue
		}
		found[name] = true
		var keys []string
		for _, r := range p.rows {
			key, example := r[0].first(), r[2].first()
			keys = append(keys, key)
			if !strings.HasPrefix(example, key+":") {
				t.Errorf("%s: example %q does not show the key %q", name, example, key)
			}
			for _, d := range loaded(t, filesAround(name, table, key, example)) {
				t.Errorf("%s: example %q: %v; help: %s", name, example, d, d.Help)
			}
		}
		wantNames(t, "keys of "+name, keys, table.keys)
	}
	for name := range keyTables {
		if !found[name] {
			t.Errorf("the page has no table of the keys of %s", name)
		}
	}
}

// filesAround returns a catalogue with an example in its place.
func filesAround(name string, table keyTable, key, example string) map[string]string {
	placed := table.place[:strings.IndexByte(table.place, '@')]
	indent := placed[strings.LastIndexByte(placed, '\n')+1:]
	for _, other := range []string{key, map[string]string{"template": "format"}[key]} {
		if other != "" && indent != "" {
			placed = regexp.MustCompile(`(?m)^`+indent+other+`: .*\n`).ReplaceAllString(placed, "")
		}
	}
	files := map[string]string{"errors/more/orders.yaml": "errors: {ORDER_NOT_FOUND: {status: 404}}\n"}
	if name != "translation" {
		files["errors.yaml"] = assembled(surroundings, placed+example+"\n")
		return files
	}
	files["errors.yaml"] = assembled(surroundings, "include: [lang/*.yaml]\n")
	files["lang/de.yaml"] = "translation: de\n" + strings.TrimPrefix(example, "translation: de") + "\n"
	return files
}
