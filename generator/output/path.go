package output

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/errgen/errgen/generator"
)

// This file decides which paths can be written at all. A path must mean the same
// file on every system, because generated files are committed: so what one system
// refuses or folds together is refused on all.

// maxName is the longest name of a file or directory on common file systems, in bytes.
const maxName = 255

// reservedName matches the names that Windows keeps for devices, with any extension.
var reservedName = regexp.MustCompile(`(?i)^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])([ .].*)?$`)

// repositories are directories whose files make version control run commands.
// The last one is how Windows may shorten the first.
var repositories = []string{".git", ".hg", ".svn", ".jj", "git~1"}

// checkPaths refuses every file whose path is unfit or in the way of another.
func checkPaths(files []generator.File) Refusals {
	var refusals Refusals
	byFold := make(map[string]string)
	for _, f := range files {
		if reason := pathProblem(f.Path); reason != "" {
			refusals = append(refusals, Refusal{f.Path, reason})
			continue
		}
		if other, ok := byFold[fold(f.Path)]; ok {
			refusals = append(refusals, Refusal{f.Path, clash(f.Path, other)})
			continue
		}
		byFold[fold(f.Path)] = f.Path
	}
	for _, name := range byFold {
		if other, ok := fileAbove(name, byFold); ok {
			refusals = append(refusals, Refusal{name, "lies below the output " + other + ", which is a file; choose another path"})
		}
	}
	return refusals
}

// clash says why two outputs have the same path.
func clash(name, other string) string {
	if name == other {
		return "is the path of two outputs; choose another path for one of them"
	}
	return "differs only in upper and lower case from the output " + other + "; choose another path"
}

// fileAbove returns the output whose path is that of a directory of name.
func fileAbove(name string, byFold map[string]string) (string, bool) {
	for dir := path.Dir(fold(name)); dir != "."; dir = path.Dir(dir) {
		if other, ok := byFold[dir]; ok {
			return other, true
		}
	}
	return "", false
}

// fold returns a path so that two which differ only in case are equal.
func fold(name string) string {
	return strings.ToLower(strings.ToUpper(name))
}

// pathProblem says why nothing can be written at the path, or is empty.
func pathProblem(name string) string {
	if !fs.ValidPath(name) || name == "." {
		return "is not a plain path below the root: want one like docs/errors.md, without \"..\" or \".\" parts"
	}
	for elem := range strings.SplitSeq(name, "/") {
		if reason := nameProblem(elem); reason != "" {
			return reason
		}
	}
	return ""
}

// nameProblem says why a file or directory cannot have that name, or is empty.
func nameProblem(elem string) string {
	switch {
	case len(elem) > maxName:
		return "has a part of more than 255 bytes, which file systems refuse"
	case strings.ContainsFunc(elem, func(r rune) bool { return !unicode.IsPrint(r) }):
		return "holds characters that cannot be printed"
	case strings.ContainsAny(elem, `<>:"|?*\`):
		return `holds one of < > : " | ? * \, which Windows refuses`
	case strings.HasSuffix(elem, ".") || strings.HasSuffix(elem, " "):
		return "has a part that ends in a dot or a blank, which Windows drops"
	case reservedName.MatchString(elem):
		return "has the name of a Windows device"
	case slices.Contains(repositories, fold(elem)):
		return "lies inside the data of a version control system"
	case tempName.MatchString(elem):
		return "has the name of a temporary file of errgen"
	default:
		return ""
	}
}
