package catalog

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// These tests keep docs/language.md complete and true.

const languagePage = "../docs/language.md"

// loaded returns what there is to say about a catalogue of several files.
func loaded(t *testing.T, files map[string]string) Diagnostics {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	cat, err := Load(fsys, "errors.yaml")
	if ds, ok := AsDiagnostics(err); ok {
		return ds
	}
	if err != nil {
		t.Fatal(err)
	}
	return cat.Warnings
}

// TestLanguageExamples loads every block of YAML. What is marked as wrong gives
// exactly the diagnostic that the mark names.
func TestLanguageExamples(t *testing.T) {
	files, section := map[string]string{}, ""
	count := 0
	load := func() {
		for _, d := range loaded(t, files) {
			t.Errorf("%s: %v\n%s", section, d, files[d.Pos.File])
		}
		clear(files)
	}
	for _, p := range readPage(t, languagePage) {
		name, isFile := strings.CutPrefix(p.mark, "file: ")
		if len(files) > 0 && (!isFile || p.section != section) {
			load()
		}
		if p.lang == "" {
			continue
		}
		count++
		section = p.section
		rule, isWrong := strings.CutPrefix(p.mark, "wrong: ")
		switch {
		case isFile:
			files[name] = p.code
		case isWrong:
			ds := loaded(t, map[string]string{"errors.yaml": assembled(p.code)})
			if len(ds) != 1 || ds[0].Rule != rule {
				t.Errorf("%s: want %s alone, have %v\n%s", section, rule, []Diagnostic(ds), p.code)
			}
		default:
			files["errors.yaml"] = assembled(p.code)
			load()
		}
	}
	if len(files) > 0 {
		load()
	}
	if count < 30 {
		t.Errorf("found %d examples only", count)
	}
}

// smallest is what an example leaves out.
const smallest = `errgen: 1
name: shop
errors: {INTERNAL: {status: 500, message: Something went wrong.}}
`

// assembled joins pieces of a catalogue. A later piece replaces the top-level
// keys of earlier ones.
func assembled(pieces ...string) string {
	var order []string
	sections := map[string]string{}
	for _, p := range append([]string{smallest}, pieces...) {
		for _, s := range topLevel.FindAllString(p, -1) {
			key, _, _ := strings.Cut(s, ":")
			if _, known := sections[key]; !known {
				order = append(order, key)
			}
			sections[key] = s
		}
	}
	var b strings.Builder
	for _, key := range order {
		b.WriteString(sections[key])
	}
	return b.String()
}

var topLevel = regexp.MustCompile(`(?m)^\w+:.*\n(?:(?:[ #].*)?\n)*`)

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
		}
		found[name] = true
		var keys []string
		for _, r := range p.rows {
			key, example := r[0].first(), r[2].first()
			keys = append(keys, key)
			if !strings.HasPrefix(example, key+":") && !strings.HasPrefix(example, key+"~:") {
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

// TestLanguageWords compares the lists of words on the page with the language.
func TestLanguageWords(t *testing.T) {
	page := readPage(t, languagePage)
	for mark, want := range map[string][]string{
		"words: grpc":     grpcCodes[1:],
		"words: fragment": fragmentKeys.names(),
		"words: formats":  formats,
		"words: columns":  Columns,
	} {
		wantNames(t, mark, marked(t, page, mark).words, want)
	}
	wantNames(t, "types", firsts(marked(t, page, "types")), typeWords)
	var builtIn []string
	for _, e := range builtinEnvelopes(reporter{&Diagnostics{}}) {
		builtIn = append(builtIn, e.key.text)
	}
	wantNames(t, "built-in envelopes", firsts(marked(t, page, "built-in")), builtIn)
}

// firsts returns the code in the first column of a table.
func firsts(p piece) []string {
	var names []string
	for _, r := range p.rows {
		names = append(names, r[0].first())
	}
	return names
}

// typeNames says what the page calls the types of references.
var typeNames = map[RefType]string{
	RefText: "text", RefInt: "number", RefCode: "text or number", RefSegment: "text or number", RefDuration: "duration", RefTime: "time",
	RefMap: "map", RefList: "list", RefPath: "path", RefViolation: "violation", RefField: "as declared", RefConst: "as written",
}

// TestLanguageReferences compares the table of references with the language,
// and uses each of them.
func TestLanguageReferences(t *testing.T) {
	var names []string
	for _, r := range marked(t, readPage(t, languagePage), "references").rows {
		name := r[0].first()
		names = append(names, name)
		typ, known := refTypes[strings.TrimSuffix(name, "NAME")]
		if known && r[1].text != typeNames[typ] {
			t.Errorf("reference %s is %q, want %q", name, r[1].text, typeNames[typ])
		}
		checkBody(t, within(name, "{x~: $"+name+"}"))
	}
	wantNames(t, "references", names, refNames())
}

// within returns a template inside of the list that its reference needs.
func within(ref, template string) string {
	switch {
	case strings.HasPrefix(ref, "s."):
		return within("v.path", "{$each: $v.path, $as: "+template+"}")
	case strings.HasPrefix(ref, "l."):
		return "{$each: $links, $as: " + template + "}"
	case ref == "v" || strings.HasPrefix(ref, "v."):
		return "{$each: $violations, $as: " + template + "}"
	}
	return template
}

// checkBody loads an envelope with a body.
func checkBody(t *testing.T, body string) {
	t.Helper()
	text := assembled(`const: {NAME: x}
envelopes:
  e:
    body: ` + body + `
rules: {required: {fields: {NAME: string}}}
errors: {E: {envelope: e, violations: true, fields: {NAME: string}}}
`)
	for _, d := range loaded(t, map[string]string{"errors.yaml": text}) {
		t.Errorf("body %s: %v", body, d)
	}
}

// TestLanguageConversions compares the conversions of each type of value with
// the language.
func TestLanguageConversions(t *testing.T) {
	page := readPage(t, languagePage)
	rows := map[string][]string{}
	for _, r := range marked(t, page, "conversions").rows {
		rows[r[0].text] = r[1].code
	}
	var all []string
	for typ, convs := range conversions {
		name := typeNames[typ]
		if typ != RefField {
			wantNames(t, "conversions of "+name, rows[name], convs)
		}
		all = append(all, convs...)
	}
	for name := range rows {
		if !slices.ContainsFunc(keysOfConversions(), func(typ RefType) bool { return typeNames[typ] == name }) {
			t.Errorf("%s has no conversions", name)
		}
	}
	slices.Sort(all)
	wantNames(t, "results of conversions", firsts(marked(t, page, "conversion results")), slices.Compact(all))
}

func keysOfConversions() []RefType {
	var types []RefType
	for typ := range conversions {
		types = append(types, typ)
	}
	return types
}

// TestLanguageConstructs looks for every key that begins with a dollar sign and
// uses the example of each construct.
func TestLanguageConstructs(t *testing.T) {
	var keys []string
	for _, r := range marked(t, readPage(t, languagePage), "constructs").rows {
		for _, c := range r[0].code {
			if dollarKey.MatchString(c) && !slices.Contains(keys, c) {
				keys = append(keys, c)
			}
		}
		checkBody(t, r[2].first())
	}
	wantNames(t, "constructs", keys, append([]string{"$ref"}, dollarKeys...))
}

var dollarKey = regexp.MustCompile(`^\$[a-z]+$`)

// TestLanguageLimits compares the limits on the page with those in the code.
func TestLanguageLimits(t *testing.T) {
	want := map[string]string{
		"a file":                           mib(maxFile),
		"all files of a catalogue":         mib(maxTotal),
		"a text":                           mib(maxScalar),
		"a key":                            thousands(maxKey) + " bytes",
		"maps and lists in each other":     thousands(maxDepth),
		"list(…) and map(…) in each other": thousands(maxTypeDepth),
		"values in a file":                 thousands(maxNodes),
		"values through aliases":           thousands(maxAliased),
		"text through aliases":             mib(maxAliasedBytes),
	}
	for _, r := range marked(t, readPage(t, languagePage), "limits").rows {
		if limit := want[r[0].text]; r[1].text != limit {
			t.Errorf("limit on %s is %s, want %q", r[0].text, r[1].text, limit)
		}
		delete(want, r[0].text)
	}
	for what := range want {
		t.Errorf("limit on %s is missing", what)
	}
}

func mib(n int) string { return fmt.Sprintf("%d MiB", n>>20) }

// thousands returns a number below a thousand millions with commas.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
