package generator

import (
	"go/token"
	"go/types"
	"regexp"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
)

func TestEntryName(t *testing.T) {
	tests := []struct{ name, want string }{
		{"ORDER_NOT_FOUND", "OrderNotFound"},
		{"order_not_found", "OrderNotFound"},
		{"orderNotFound", "OrderNotFound"},
		{"OrderNotFound", "OrderNotFound"},
		{"order-not.found", "OrderNotFound"},
		{"order not/found:", "OrderNotFound"},
		{"user_id_invalid", "UserIDInvalid"},
		{"InvalidSwitchId", "InvalidSwitchID"},
		{"ERR_INVALID_URL", "InvalidURL"},
		{"ErrInvalidUrl", "InvalidURL"},
		{"ERR", "Err"},
		{"error", "Error"},
		{"BR:Backup:ErrInvalidRange", "BrBackupErrInvalidRange"},
		{"HTTPServerError", "HTTPServerError"},
		{"gRPC.failed", "GRPCFailed"},
		{"ios_too_old", "IOSTooOld"},
		{"database.unique.sku", "DatabaseUniqueSKU"},
		{"__proto__", "Proto"},
		{"type", "Type"},
		{"init", "Init"},
		{strings.Repeat("VERY_", 54), strings.Repeat("Very", 54)},
	}
	for _, test := range tests {
		got, ds := entryName(&catalog.Entry{Name: test.name})
		if string(got) != test.want || ds != nil {
			t.Errorf("%q: %q %v, want %q", test.name, got, ds, test.want)
		}
	}
}

func TestEntryNameSaysTheWayOut(t *testing.T) {
	tests := []struct{ name, goName, rule, message, help string }{
		{"404_PAGE", "", "EG0402", `entry "404_PAGE" has no Go name: "404Page" starts with a digit`, "add to the entry: go: {name: E404Page}"},
		{"ERR_404", "", "EG0402", `entry "ERR_404" has no Go name: "404" starts with a digit`, "add to the entry: go: {name: E404}"},
		{"---", "", "EG0402", `entry "---" has no Go name: it has no letter`, "add to the entry: go: {name: E}"},
		{strings.Repeat("A", 301), "", "EG0402", `entry "` + strings.Repeat("A", 64) + `…" has no Go name: want at most 300 characters, have 301`,
			"add to the entry: go: {name: A" + strings.Repeat("a", 39) + "}"},
		{"X", "orderGone", "EG0402", `entry "X": want an exported Go name of ASCII letters and digits, have "orderGone"`, "such as: go: {name: OrderGone}"},
		{"X", "Order-Gone", "EG0402", `entry "X": want an exported Go name of ASCII letters and digits, have "Order-Gone"`, "such as: go: {name: OrderGone}"},
		{"X", "Ördergone", "EG0402", `entry "X": want an exported Go name of ASCII letters and digits, have "Ördergone"`, "such as: go: {name: Rdergone}"},
		{"X", "A; func init() {}", "EG0402", `entry "X": want an exported Go name of ASCII letters and digits, have "A; func init() {}"`, "such as: go: {name: AFuncInit}"},
	}
	pos := catalog.Pos{File: "a.yaml", Line: 3, Col: 3}
	for _, test := range tests {
		got, ds := entryName(&catalog.Entry{Name: test.name, GoName: test.goName, Pos: pos})
		if got != "" || len(ds) != 1 {
			t.Errorf("%q: %q %v, want one problem", test.name, got, ds)
			continue
		}
		if d := ds[0]; d.Rule != test.rule || d.Message != test.message || d.Help != test.help || d.Pos != pos {
			t.Errorf("%q: %+v", test.name, d)
		}
	}
}

func TestEntryNameIsGiven(t *testing.T) {
	for given, want := range map[string]string{"OrderGone": "OrderGone", "ErrOrderGone": "OrderGone", "Erratic": "Erratic", "Err": "Err", "Err2": "Err2", "XXId": "XXId"} {
		got, ds := entryName(&catalog.Entry{Name: "404", GoName: given})
		if string(got) != want || ds != nil {
			t.Errorf("%q: %q %v, want %q", given, got, ds, want)
		}
	}
}

func TestFieldNames(t *testing.T) {
	tests := []struct{ name, field, param string }{
		{"memberRef", "MemberRef", "memberRef"},
		{"member_ref", "MemberRef", "memberRef"},
		{"userID", "UserID", "userID"},
		{"user_ids", "UserIDs", "userIDs"},
		{"ID", "ID", "id"},
		{"id", "ID", "id"},
		{"HTTPStatus", "HTTPStatus", "httpStatus"},
		{"oauth_token", "OAuthToken", "oauthToken"},
		{"type", "Type", "type_"},
		{"range", "Range", "range_"},
		{"string", "String", "string_"},
		{"error", "Error", "error_"},
		{"len", "Len", "len_"},
		{"any", "Any", "any_"},
		{"time", "Time", "time_"},
		{"errors", "Errors", "errors"},
		{"init", "Init", "init"},
		{"x", "X", "x_"},
		{"opts", "Opts", "opts_"},
		{"max", "Max", "max_"},
		{"main", "Main", "main"},
		{"a1", "A1", "a1"},
	}
	for _, test := range tests {
		field, ds := exportedName("field", test.name, catalog.Pos{})
		if string(field) != test.field || ds != nil {
			t.Errorf("%q: field %q %v, want %q", test.name, field, ds, test.field)
		}
		if param := paramName(test.name); string(param) != test.param {
			t.Errorf("%q: parameter %q, want %q", test.name, param, test.param)
		}
	}
	_, ds := exportedName("field", "2nd", catalog.Pos{Line: 7})
	if len(ds) != 1 || ds[0].Message != `field "2nd" has no Go name: "2nd" starts with a digit` || ds[0].Pos.Line != 7 {
		t.Errorf("2nd: %+v", ds)
	}
}

func TestCodeName(t *testing.T) {
	for code, want := range map[string]string{
		"UNAUTHORIZED": "CodeUnauthorized", "E-404": "CodeE404", "404": "Code404", "a/b": "CodeAB", "invalid_api_key": "CodeInvalidAPIKey",
		"": "", "-": "", "C++": "", "§12": "", "пусто": "", "a\nb": "", strings.Repeat("a", 301): "",
	} {
		got, ok := codeName(code)
		if ok != (want != "") || ok && string(got) != want {
			t.Errorf("%q: %q, %v, want %q", code, got, ok, want)
		}
	}
}

func TestHostileNames(t *testing.T) {
	for _, row := range hostileRows(t, "identifiers") {
		t.Run(row.ID, func(t *testing.T) {
			for _, name := range row.texts(t) {
				checkNames(t, name)
			}
		})
	}
}

// TestReservedNames keeps the tables equal to the Go release that runs the
// tests: a new predeclared identifier must not become a parameter.
func TestReservedNames(t *testing.T) {
	for _, n := range types.Universe.Names() {
		if got := paramName(n); got != goName(n+"_") || !predeclared[goName(n)] {
			t.Errorf("predeclared %s is no reserved name: parameter %s", n, got)
		}
	}
	for n := range predeclared {
		if types.Universe.Lookup(string(n)) == nil {
			t.Errorf("%s is not predeclared", n)
		}
	}
}

func FuzzIdent(f *testing.F) {
	for _, row := range hostileRows(f, "identifiers") {
		for _, name := range row.texts(f) {
			f.Add(name)
		}
	}
	for _, name := range []string{"HTTPServerError", "OAuth2TokenExpired", "e2e_failed", "404Page", "IPv4Invalid", "IDs", "a_b_c"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		checkNames(t, name)
		checkCaseForms(t, name)
	})
}

var (
	exported = regexp.MustCompile(`^[A-Z][A-Za-z0-9]*$`)
	local    = regexp.MustCompile(`^[a-z][A-Za-z0-9]*_?$`)
)

// checkNames checks that all names made of name are legal, or that there is
// a problem with a way out that is legal.
func checkNames(t *testing.T, name string) {
	t.Helper()
	base, ds := entryName(&catalog.Entry{Name: name})
	if (ds == nil) != legal(exported, base) || (ds == nil) == (base == "") {
		t.Fatalf("%q: %q %v", name, base, ds)
	}
	if ds != nil {
		_, line, _ := strings.Cut(ds[0].Help, "go: {name: ")
		base, ds = entryName(&catalog.Entry{Name: name, GoName: strings.TrimSuffix(line, "}")})
		if ds != nil || !legal(exported, base) {
			t.Fatalf("%q: the way out %q gives %q %v", name, line, base, ds)
		}
	}
	field, ds := exportedName("field", name, catalog.Pos{})
	if (ds == nil) != legal(exported, field) || (ds == nil) == (field == "") {
		t.Fatalf("field %q: %q %v", name, field, ds)
	}
	if ds == nil {
		if p := paramName(name); !legal(local, p) || types.Universe.Lookup(string(p)) != nil {
			t.Fatalf("parameter for %q: %q", name, p)
		}
	}
	if code, ok := codeName(name); ok && !legal(exported, code) {
		t.Fatalf("code %q: %q", name, code)
	}
	given, ds := entryName(&catalog.Entry{Name: "X", GoName: name})
	if name != "" && (ds == nil) != legal(exported, given) {
		t.Fatalf("given %q: %q %v", name, given, ds)
	}
	if pkg, ds := packageName(name, catalog.Pos{}); ds == nil && (!token.IsIdentifier(string(pkg)) || strings.ToLower(string(pkg)) != string(pkg)) {
		t.Fatalf("package %q: %q", name, pkg)
	}
}

func legal(form *regexp.Regexp, n goName) bool {
	return form.MatchString(string(n)) && token.IsIdentifier(string(n)) && len(n) <= 310
}

// singleLetter matches a word that camel case may make part of an initialism.
var singleLetter = regexp.MustCompile(`(?:^|_)[a-z](?:_|$)`)

// checkCaseForms checks that the words of name give the same Go name however
// they are joined. Digits are left out: they stay with the word before them.
func checkCaseForms(t *testing.T, name string) {
	t.Helper()
	words := catalog.Words(strings.ToLower(name))
	if len(words) == 0 || strings.ContainsAny(name, "0123456789") {
		return
	}
	pascal := ""
	for i, w := range words {
		words[i] = strings.ToLower(w)
		pascal += strings.ToUpper(w[:1]) + words[i][1:]
	}
	snake := strings.Join(words, "_")
	want := joined(catalog.Words(snake))
	forms := []string{strings.ToUpper(snake), strings.Join(words, "-"), strings.Join(words, " : ")}
	for _, camel := range []string{pascal, words[0] + pascal[len(words[0]):], string(want)} {
		mixed := strings.ToUpper(camel) != camel && strings.ToLower(camel) != camel
		if mixed && !singleLetter.MatchString(snake) {
			forms = append(forms, camel) // its letters tell where words begin
		}
	}
	for _, form := range forms {
		if got := joined(catalog.Words(form)); got != want {
			t.Fatalf("%q gives %q, %q gives %q", form, got, snake, want)
		}
	}
}
