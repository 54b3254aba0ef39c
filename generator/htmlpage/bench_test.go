package htmlpage_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/generator/htmlpage"
	"github.com/errgen/errgen/generator/page"
)

// many returns a catalogue of n entries with two fields, a line of
// documentation, a cause, a remedy and an answer each.
func many(n int) *catalog.Catalog {
	cat := &catalog.Catalog{Name: "large"}
	for g := range n / 100 {
		name := fmt.Sprintf("group_%d", g)
		cat.Groups = append(cat.Groups, &catalog.Group{Name: name, Anchor: catalog.Anchor(name), Texts: catalog.Texts{Title: catalog.Sentence(name)}})
	}
	envelope := &catalog.Envelope{Name: "plain", ContentType: "application/json", Body: &catalog.Node{Op: catalog.OpMap, Members: []catalog.NodeMember{
		{Key: "code", Node: &catalog.Node{Op: catalog.OpRef, Ref: catalog.Ref{Name: "code", Type: catalog.RefCode}}},
		{Key: "message", Node: &catalog.Node{Op: catalog.OpRef, Ref: catalog.Ref{Name: "message"}}},
	}}}
	cat.Envelopes = []*catalog.Envelope{envelope}
	for i := range n {
		name := fmt.Sprintf("THING_%d_NOT_FOUND", i)
		fields := []*catalog.Field{
			{Name: "id", Doc: "Identifier of the thing in `snake_case`.", Example: &catalog.Value{Kind: catalog.TextValue, Text: "abc"}},
			{Name: "count", Type: catalog.FieldType{Kind: catalog.Int}},
		}
		cat.Entries = append(cat.Entries, &catalog.Entry{
			Name: name, Anchor: catalog.Anchor(name), Code: catalog.Code{Set: true, Text: name}, Status: 400 + i%30, Envelope: envelope,
			Texts: catalog.Texts{
				Title:    catalog.Sentence(name),
				Message:  catalog.Template{{Text: "Thing "}, {Kind: catalog.FieldValue, Field: fields[0]}, {Text: " does not exist."}},
				Doc:      "The thing with this number was never there, or somebody removed it.",
				Causes:   []string{"The identifier is wrong, or the thing was removed"},
				Remedies: []string{"Check the `id` and send the request again"},
			},
			Fields: fields, Group: cat.Groups[i/100],
		})
	}
	return cat
}

func BenchmarkRender(b *testing.B) {
	for _, n := range []int{1000, 5000, 25000} {
		cat := many(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				data, err := htmlpage.Render(page.Make(cat, catalog.DocOutput{}, func(*catalog.Entry) string { return "" }))
				if err != nil {
					b.Fatal(err)
				}
				b.SetBytes(int64(len(data)))
			}
		})
	}
}

// BenchmarkBrowser opens a page of 5,000 entries: the time until something is
// seen and until all is there, and the time from a key to the picture of what a
// search found, in the worst case and usually.
func BenchmarkBrowser(b *testing.B) {
	address := pageFile(b, many(5000))
	browser := startBrowser(b)
	var paint, load, worst, usual float64
	for b.Loop() {
		p := browser.open(b, address, desktop)
		var times struct{ Paint, Load float64 }
		p.eval(b, `({
			paint: performance.getEntriesByName("first-contentful-paint")[0].startTime,
			load: performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd,
		})`, &times)
		var searches []float64
		p.eval(b, searchTimes, &searches)
		slices.Sort(searches)
		paint, load = paint+times.Paint, load+times.Load
		worst, usual = worst+searches[len(searches)-1], usual+searches[len(searches)/2]
	}
	for unit, total := range map[string]float64{"ms-paint": paint, "ms-load": load, "ms-search-worst": worst, "ms-search": usual} {
		b.ReportMetric(total/float64(b.N), unit)
	}
	b.ReportMetric(0, "ns/op")
}

// searchTimes types some searches key by key, and takes the time until the
// page is laid out and painted again after each.
const searchTimes = `(async () => {
	await new Promise((done) => requestIdleCallback(done));
	const input = document.querySelector("input");
	const times = [];
	for (const text of ["t", "th", "thing_4", "thing_42", "", "removed zzz", "", "not found 4999", "thing", ""]) {
		await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
		const start = performance.now();
		input.value = text;
		input.dispatchEvent(new Event("input"));
		document.body.offsetHeight;
		times.push(performance.now() - start);
	}
	return times;
})()`
