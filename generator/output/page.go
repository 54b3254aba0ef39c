package output

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"

	"github.com/errgen/errgen/generator"
	"github.com/errgen/errgen/generator/region"
)

// This file compares regions of pages that somebody else owns.

// maxPage is the size of the largest page whose regions are looked for.
const maxPage = 16 << 20

// comparePage returns the drift of each region that is not up to date, in the
// order of the page. Each drift begins where the one before ends. Files are
// the regions of one page; the error is a [Refusal] or [Refusals] if one of
// them cannot be written.
func (t *tree) comparePage(files []generator.File) ([]Drift, error) {
	name := files[0].Path
	page, err := t.readPage(name, files)
	if err != nil {
		return nil, err
	}
	regions, faults := region.Parse(name, page)
	if err := refuseFaults(name, files, faults).err(); err != nil {
		return nil, err
	}
	var refusals Refusals
	for _, f := range files {
		refusals = append(refusals, refuseRegion(f, regions, files)...)
	}
	if err := refusals.err(); err != nil {
		return nil, err
	}
	return fillRegions(page, regions, files)
}

// readPage returns a page that regions are to be written into.
func (t *tree) readPage(name string, files []generator.File) ([]byte, error) {
	info, err := t.inspect(name)
	switch {
	case err != nil:
		return nil, err
	case info == nil:
		return nil, noPage(files)
	case info.Size() > maxPage:
		return nil, Refusal{Path: name, Reason: "is larger than 16 MiB, too large for a page with regions"}
	}
	page, err := t.root.ReadFile(name)
	if err != nil {
		return nil, failure("read", name, err)
	}
	if _, ok := generator.ReadSeal(page); ok {
		return nil, Refusal{Path: name, Region: files[0].Region, Reason: "was written by errgen as a whole and cannot have regions; remove it or choose another path"}
	}
	return page, nil
}

// fillRegions returns the drifts of regions of a page. Every region of files is among
// regions.
func fillRegions(page []byte, regions []region.Region, files []generator.File) ([]Drift, error) {
	var drifts []Drift
	for i, r := range regions {
		at := slices.IndexFunc(files, func(f generator.File) bool { return f.Region == r.Name })
		if at < 0 {
			continue
		}
		f := files[at]
		d := Drift{Path: f.Path, Region: r.Name, First: r.First, Last: r.Last, State: regionState(r, f), Source: fromRoot(f.Path, r.Source)}
		if d.State == 0 {
			continue
		}
		now := regions
		if len(drifts) > 0 {
			now, _ = region.Parse(f.Path, page)
		}
		d.Old, d.New = page, now[i].Replace(page, f.Content, f.Source)
		if !isFilled(d.New, f, len(regions), i) {
			return nil, Refusal{
				Path: f.Path, Region: f.Region, Line: r.First, Col: 1, Width: 1,
				Reason: fmt.Sprintf("region %q would change what else the page is", f.Region), Help: "put its markers between blank lines, without indentation",
			}
		}
		drifts, page = append(drifts, d), d.New
	}
	return drifts, nil
}

// isFilled reports whether the page is read as it was meant: with n regions, of
// which the one at i has the content of f. So nothing that is written can end a
// region, begin another one or make code of a marker.
func isFilled(page []byte, f generator.File, n, i int) bool {
	regions, _ := region.Parse(f.Path, page)
	return len(regions) == n && regions[i].Name == f.Region && regions[i].Holds(f.Content)
}

// regionState returns how a region differs from what it should be, or 0.
func regionState(r region.Region, f generator.File) State {
	switch {
	case r.Sum == "" && r.IsBlank():
		return Missing
	case r.Holds(f.Content) && r.IsIntact() && r.Source == f.Source:
		return 0
	case r.Holds(f.Content) || r.IsIntact():
		return Stale
	default:
		return Edited
	}
}

// refuseRegion says why a region cannot be written, if so. Files are all
// regions of the page that are asked for.
func refuseRegion(f generator.File, regions []region.Region, files []generator.File) Refusals {
	at := slices.IndexFunc(regions, func(r region.Region) bool { return r.Name == f.Region })
	if at < 0 {
		return Refusals{noRegion(f, regions, files)}
	}
	if r := regions[at]; r.Sum == "" && !r.IsBlank() && !r.Holds(f.Content) {
		return Refusals{{
			Path: f.Path, Region: f.Region, Line: r.First, Col: 1, Width: 1,
			Reason: fmt.Sprintf("region %q holds text that errgen did not write", f.Region), Help: "remove it, or move it out of the region",
		}}
	}
	return nil
}

// noRegion refuses to write a region whose markers are not in the page. A
// region of a near name that nobody asks for may be meant.
func noRegion(f generator.File, regions []region.Region, files []generator.File) Refusal {
	for _, r := range regions {
		asked := slices.ContainsFunc(files, func(f generator.File) bool { return f.Region == r.Name })
		if !asked && region.IsNear(r.Name, f.Region) {
			return Refusal{
				Path: f.Path, Region: f.Region, Line: r.First, Col: 1, Width: 1,
				Reason: fmt.Sprintf("no catalogue asks for the region %q", r.Name), Help: fmt.Sprintf("did you mean %q?", f.Region),
			}
		}
	}
	return Refusal{Path: f.Path, Region: f.Region, Reason: fmt.Sprintf("has no region %q", f.Region), Help: paste(f)}
}

// noPage refuses to write regions of a page that does not exist.
func noPage(files []generator.File) Refusals {
	var refusals Refusals
	for _, f := range files {
		refusals = append(refusals, Refusal{
			Path: f.Path, Region: f.Region, Reason: fmt.Sprintf("does not exist, so it has no region %q", f.Region), Help: paste(f),
		})
	}
	return refusals
}

// paste says which lines make the region of f.
func paste(f generator.File) string {
	begin, end := region.Markers(f.Path, f.Region)
	return "put these two lines where it shall stand:\n" + begin + "\n" + end
}

// refuseFaults refuses to write regions of a page whose markers are at fault.
func refuseFaults(name string, files []generator.File, faults region.Faults) Refusals {
	var refusals Refusals
	for _, f := range faults {
		refusals = append(refusals, Refusal{
			Path: name, Region: files[0].Region, Line: f.Line, Col: f.Col, Width: f.Width, Reason: f.Message, Help: f.Help,
		})
	}
	return refusals
}

// orphanRegions returns the regions of a page that catalogues once filled and
// now do not ask for: those that are not asked for and whose source is gone, or
// asks for others.
func orphanRegions(name string, page []byte, asked func(name string) bool, gone func(source string) bool) []Drift {
	if !bytes.Contains(page, []byte("errgen:end ")) {
		return nil
	}
	var drifts []Drift
	regions, _ := region.Parse(name, page)
	for _, r := range regions {
		source := fromRoot(name, r.Source)
		if !asked(r.Name) && gone(source) {
			drifts = append(drifts, Drift{
				Path: name, Region: r.Name, First: r.First, Last: r.Last, State: Orphan,
				Old: page, New: r.Remove(page), Source: source,
			})
		}
	}
	return drifts
}

// byFile returns files in groups of one path, sorted by path and region.
func byFile(files []generator.File) [][]generator.File {
	sorted := slices.Clone(files)
	slices.SortFunc(sorted, func(a, b generator.File) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Region, b.Region))
	})
	var groups [][]generator.File
	for i, f := range sorted {
		if i == 0 || f.Path != sorted[i-1].Path {
			groups = append(groups, nil)
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], f)
	}
	return groups
}
