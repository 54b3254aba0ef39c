package custom

import (
	"slices"
	"strings"
)

// This file has what errgen knows about programming languages: how they write
// constants, and which words no name can be.

// A language is a way to write constants. What it has no way to write is empty.
type language struct {
	quotes  string            // open and close a text
	escapes map[rune]string   // of characters that need one
	other   func(rune) string // writes a character that cannot be printed
	pair    string            // is replaced by its second half: two characters that must not stand together

	null, yes, no string
	list, object  string // brackets, such as "[]"
	arrow         string // stands between the name and the value of a member
	oddName       string // of a member that is one in brackets only

	keywords string
	caseless bool // keywords are such in any case
}

// lineEscapes are the escapes that nearly all languages have, with more, such as
// "$" for \$.
func lineEscapes(more string) map[rune]string {
	escapes := map[rune]string{'"': `\"`, '\\': `\\`, '\n': `\n`, '\r': `\r`, '\t': `\t`}
	for _, c := range more {
		escapes[c] = `\` + string(c)
	}
	return escapes
}

// languages are the languages by the name of their function.
var languages = map[string]language{
	"json": {
		quotes: `""`, escapes: htmlSafe, other: utf16Escape,
		null: "null", yes: "true", no: "false", list: "[]", object: "{}", arrow: ": ",
	},
	"js": {
		quotes: `""`, escapes: htmlSafe, other: utf16Escape,
		null: "null", yes: "true", no: "false", list: "[]", object: "{}", arrow: ": ", oddName: "__proto__", keywords: jsKeywords,
	},
	"python": {
		quotes: `""`, escapes: lineEscapes(""), other: longEscape,
		null: "None", yes: "True", no: "False", list: "[]", object: "{}", arrow: ": ", keywords: pythonKeywords,
	},
	"ruby": {
		quotes: `""`, escapes: lineEscapes("#"), other: bracedEscape,
		null: "nil", yes: "true", no: "false", list: "[]", object: "{}", arrow: " => ", keywords: rubyKeywords,
	},
	"php": {
		quotes: `""`, escapes: lineEscapes("$"), other: bracedEscape, pair: `?>?\x3e`,
		null: "null", yes: "true", no: "false", list: "[]", object: "[]", arrow: " => ", keywords: phpKeywords, caseless: true,
	},
	"dart": {
		quotes: `""`, escapes: lineEscapes("$"), other: bracedEscape,
		null: "null", yes: "true", no: "false", list: "[]", object: "{}", arrow: ": ", keywords: dartKeywords,
	},
	"swift": {
		quotes: `""`, escapes: lineEscapes(""), other: bracedEscape,
		null: "nil", yes: "true", no: "false", list: "[]", keywords: swiftKeywords,
	},
	"java":   {quotes: `""`, escapes: lineEscapes(""), other: utf16Escape, null: "null", yes: "true", no: "false", keywords: javaKeywords},
	"kotlin": {quotes: `""`, escapes: lineEscapes("$"), other: utf16Escape, null: "null", yes: "true", no: "false", keywords: kotlinKeywords},
	"csharp": {quotes: `""`, escapes: lineEscapes(""), other: utf16Escape, null: "null", yes: "true", no: "false", keywords: csharpKeywords},
	"go":     {quotes: `""`, escapes: lineEscapes(""), other: longEscape, yes: "true", no: "false", keywords: goKeywords},
	"rust":   {quotes: `""`, escapes: lineEscapes(""), other: bracedEscape, yes: "true", no: "false", keywords: rustKeywords},
	"lua": {
		quotes: `""`, escapes: lineEscapes(""), other: decimalEscape,
		null: "nil", yes: "true", no: "false", list: "{}", keywords: luaKeywords,
	},
	"c":     {quotes: `""`, escapes: lineEscapes("?"), other: octalEscape, yes: "true", no: "false", keywords: cKeywords},
	"toml":  {quotes: `""`, escapes: lineEscapes(""), other: longEscape, yes: "true", no: "false", list: "[]"},
	"shell": {quotes: `''`, escapes: map[rune]string{'\'': `'\''`}, yes: "true", no: "false"},
}

// htmlSafe are escapes with which a text can also stand in a script in HTML.
var htmlSafe = func() map[rune]string {
	escapes := lineEscapes("")
	for _, c := range "<>&" {
		escapes[c] = utf16Escape(c)
	}
	return escapes
}()

func withKeywords() []string {
	var names []string
	for name, l := range languages {
		if l.keywords != "" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func (l language) isKeyword(s string) bool {
	if l.caseless {
		s = strings.ToLower(s)
	}
	return slices.Contains(strings.Fields(l.keywords), s)
}

// Words that cannot be the name of a variable or a member. Words that are only
// sometimes special are among them where they would be hard to read.
const (
	pythonKeywords = `False None True and as assert async await break class continue def del elif else except finally for from
		global if import in is lambda nonlocal not or pass raise return try while with yield match case type self`
	rubyKeywords = `BEGIN END __ENCODING__ __END__ __FILE__ __LINE__ alias and begin break case class def defined do else elsif end
		ensure false for if in module next nil not or redo rescue retry return self super then true undef unless until when while yield`
	phpKeywords = `__halt_compiler abstract and array as break callable case catch class clone const continue declare default die do
		echo else elseif empty enddeclare endfor endforeach endif endswitch endwhile eval exit extends final finally fn for foreach
		function global goto if implements include include_once instanceof insteadof interface isset list match namespace new or print
		private protected public readonly require require_once return static switch throw trait try unset use var while xor yield
		self parent true false null this enum`
	jsKeywords = `arguments await break case catch class const continue debugger default delete do else enum eval export extends false
		finally for function if implements import in instanceof interface let new null package private protected public return static
		super switch this throw true try typeof var void while with yield async of`
	javaKeywords = `_ abstract assert boolean break byte case catch char class const continue default do double else enum extends false
		final finally float for goto if implements import instanceof int interface long native new null package private protected
		public return short static strictfp super switch synchronized this throw throws transient true try void volatile while
		var yield record sealed permits`
	kotlinKeywords = `as break class continue do else false for fun if in interface is null object package return super this throw true
		try typealias typeof val var when while`
	swiftKeywords = `Any Protocol Self Type actor as associatedtype async await break case catch class continue default defer deinit do
		else enum extension fallthrough false fileprivate for func guard if import in init inout internal is let nil open operator
		private precedencegroup protocol public repeat rethrows return self static struct subscript super switch throw throws true try
		typealias var where while`
	rustKeywords = `Self abstract as async await become box break const continue crate do dyn else enum extern false final fn for gen if
		impl in let loop macro match mod move mut override priv pub ref return self static struct super trait true try type typeof
		unsafe unsized use virtual where while yield`
	csharpKeywords = `abstract as base bool break byte case catch char checked class const continue decimal default delegate do double
		else enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long
		namespace new null object operator out override params private protected public readonly ref return sbyte sealed short sizeof
		stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void
		volatile while await async var`
	dartKeywords = `abstract as assert async await base break case catch class const continue covariant default deferred do dynamic else
		enum export extends extension external factory false final finally for get if implements import in interface is late library
		mixin new null on operator part required rethrow return sealed set show static super switch sync this throw true try type
		typedef var void when while with yield`
	goKeywords = `break case chan const continue default defer else fallthrough for func go goto if import interface map package range
		return select struct switch type var any bool byte error false float64 int int64 iota len make new nil rune string true uint64`
	luaKeywords = `and break do else elseif end false for function goto if in local nil not or repeat return then true until while`
	cKeywords   = `alignas alignof auto bool break case char const constexpr continue default do double else enum extern false float for
		goto if inline int long nullptr register restrict return short signed sizeof static static_assert struct switch thread_local
		true typedef typeof union unsigned void volatile while and or not xor asm catch class delete explicit export friend mutable
		namespace new operator private protected public template this throw try typeid typename using virtual`
)
