package output

import (
	"fmt"
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
	byFold := make(map[string]generator.File)
	taken := make(map[string]bool) // places of regions
	for _, f := range files {
		if reason := pathProblem(f.Path); reason != "" {
			refusals = append(refusals, refuse(f.Path, reason))
			continue
		}
		other, ok := byFold[fold(f.Path)]
		if place := f.Path + "#" + f.Region; ok && (taken[place] || !shareFile(f, other)) {
			r := refuse(f.Path, clash(f, other))
			r.Region = f.Region
			refusals = append(refusals, r)
			continue
		}
		byFold[fold(f.Path)], taken[f.Path+"#"+f.Region] = f, true
	}
	for name, f := range byFold {
		if other, ok := fileAbove(name, byFold); ok {
			refusals = append(refusals, refuse(f.Path, "lies below the output "+other.Path+", which is a file; choose another path"))
		}
	}
	return refusals
}

// shareFile reports whether two outputs can be regions of one file.
func shareFile(a, b generator.File) bool {
	return a.Path == b.Path && a.Region != "" && b.Region != ""
}

// clash says why two outputs cannot both be written.
func clash(f, other generator.File) string {
	switch {
	case f.Path != other.Path:
		return "differs only in upper and lower case from the output " + other.Path + "; choose another path"
	case f.Region == "" && other.Region == "":
		return "is the path of two outputs; choose another path for one of them"
	case shareFile(f, other):
		return fmt.Sprintf("has two outputs for the region %q; choose another name for one of them", f.Region)
	default:
		return "is an output as a whole and has a region; choose another path for one of them"
	}
}

// fileAbove returns the output whose path is that of a directory of name.
func fileAbove(name string, byFold map[string]generator.File) (generator.File, bool) {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if other, ok := byFold[dir]; ok {
			return other, true
		}
	}
	return generator.File{}, false
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
