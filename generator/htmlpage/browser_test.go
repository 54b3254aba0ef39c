package htmlpage_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestInBrowser looks at the page as readers do, in a real browser and from a
// file.
func TestInBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("runs a browser")
	}
	b := startBrowser(t)
	rich := pageFile(t, load(t, "../page/testdata", "rich.yaml"))
	for name, test := range map[string]func(t *testing.T, b *browser, address string){
		"quiet": testQuiet, "search": testSearch, "filters": testFilters, "nothing found": testNothingFound, "keys": testKeys,
		"deep links": testDeepLinks, "links out of a search": testLinksOutOfSearch, "without script": testWithoutScript,
		"names": testNames, "contrast": testContrast, "widths": testWidths, "print": testPrint, "colours": testColours, "contents": testContents,
	} {
		t.Run(name, func(t *testing.T) { test(t, b, rich) })
	}
	t.Run("many", func(t *testing.T) { testMany(t, b, pageFile(t, many(500))) })
}

// expect compares the value of an expression, as JSON, with what is wanted.
func (p *tab) expect(t *testing.T, expression, want string) {
	t.Helper()
	var value json.RawMessage
	p.eval(t, expression, &value)
	if string(value) != want {
		t.Errorf("%s\ngot  %s\nwant %s", expression, value, want)
	}
}

// Expressions for what is seen.
const (
	rowsSeen     = `[...document.querySelectorAll(".index tbody tr")].filter((r) => r.checkVisibility({visibilityProperty: true})).map((r) => r.querySelector("a").hash).join(" ")`
	articlesSeen = `[...document.querySelectorAll(".entry")].filter((a) => a.checkVisibility({visibilityProperty: true})).map((a) => a.id).join(" ")`
	countSeen    = `document.querySelector(".count").value`
	allRows      = `"#order-not-found #order-locked #order-paid #order-paid-too #refund-failed #too-many #invalid #invalid-too #internal"`
	isInView     = `(() => { const r = document.querySelector(%q).getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight / 2; })()`
)

func choose(name, value string) string {
	return fmt.Sprintf(`(() => { const s = document.querySelector("select[name=%s]"); s.value = %q; s.dispatchEvent(new Event("change")); })()`, name, value)
}

// A page must ask for nothing but itself, and give its console no reason to
// complain: no mistakes, nothing that its policy refuses.
func testQuiet(t *testing.T, b *browser, address string) {
	for _, v := range []view{desktop, {width: 390, height: 800, scheme: "dark"}, {width: 800, height: 800, media: "print"}, {width: 800, height: 800, noScript: true}} {
		p := b.open(t, address, v)
		time.Sleep(200 * time.Millisecond) // for what comes late
		problems, requests := p.heard()
		if len(problems) > 0 {
			t.Errorf("the browser complains: %s", strings.Join(problems, "\n"))
		}
		requests = slices.DeleteFunc(requests, func(r string) bool { return r == address || r == "data:," })
		if len(requests) > 0 {
			t.Errorf("the page asks for %q", requests)
		}
	}
	// The policy works: what is not of the page does not run.
	p := b.open(t, address, desktop)
	p.eval(t, `(() => { const s = document.createElement("script"); s.textContent = "window.ran = true"; document.body.append(s); })()`, nil)
	p.eval(t, `(() => { const i = document.createElement("img"); i.src = "https://x.test/x.png"; document.body.append(i); })()`, nil)
	p.expect(t, `window.ran === undefined`, `true`)
	if problems, _ := p.heard(); len(problems) < 2 {
		t.Errorf("the policy refuses %d of 2 things", len(problems))
	}
}

func testSearch(t *testing.T, b *browser, address string) {
	p := b.open(t, address, desktop)
	p.expect(t, rowsSeen, allRows)
	p.press(t, "/")
	p.write(t, "PAID order")
	p.expect(t, rowsSeen, `"#order-locked #order-paid #order-paid-too"`)
	p.expect(t, articlesSeen, `"order-locked order-paid order-paid-too"`)
	p.expect(t, countSeen, `"3 of 9"`)
	p.expect(t, `document.querySelectorAll(".found .index thead th").length`, `3`)
	p.write(t, " chàngëd")
	p.expect(t, rowsSeen, `"#order-paid"`)
	p.press(t, "Escape")
	p.expect(t, rowsSeen, allRows)
	p.expect(t, articlesSeen, strings.ReplaceAll(allRows, "#", ""))
	p.expect(t, countSeen+` + document.querySelector("input").value`, `""`)
}

func testFilters(t *testing.T, b *browser, address string) {
	p := b.open(t, address, desktop)
	for _, step := range []struct{ name, value, want string }{
		{"status", "4xx", `"#order-not-found #order-locked #order-paid #order-paid-too #too-many #invalid #invalid-too"`},
		{"status", "409", `"#order-locked #order-paid"`},
		{"group", "group_refunds", `""`},
		{"status", "", `"#refund-failed"`},
		{"group", "group_orders", `"#order-not-found #order-locked #order-paid #order-paid-too #refund-failed"`},
		{"tag", "1", `"#order-not-found"`},
		{"group", "none", `""`},
		{"tag", "", `"#invalid #invalid-too #internal"`},
		{"group", "", allRows},
	} {
		p.eval(t, choose(step.name, step.value), nil)
		p.expect(t, rowsSeen, step.want)
	}
	p.eval(t, choose("status", "409"), nil)
	p.press(t, "/")
	p.write(t, "locked")
	p.expect(t, rowsSeen, `"#order-locked #order-paid"`) // the other is deprecated in its favour
	p.write(t, " bank")
	p.expect(t, rowsSeen, `""`)
}

func testNothingFound(t *testing.T, b *browser, address string) {
	p := b.open(t, address, desktop)
	p.expect(t, `document.querySelector(".nothing").checkVisibility()`, `false`)
	p.press(t, "/")
	p.write(t, "zzz")
	p.expect(t, `document.querySelector(".nothing").checkVisibility()`, `true`)
	p.expect(t, countSeen, `"0 of 9"`)
	p.eval(t, `document.querySelector(".nothing button").click()`, nil)
	p.expect(t, rowsSeen, allRows)
}

func testKeys(t *testing.T, b *browser, address string) {
	p := b.open(t, address, desktop)
	const focus = `document.activeElement.hash ?? document.activeElement.localName`
	p.press(t, "ArrowDown")
	p.expect(t, focus, `"body"`)
	p.press(t, "/", "/")
	p.expect(t, focus, `"input"`)
	p.expect(t, `document.querySelector("input").value`, `"/"`)
	p.press(t, "Escape", "Escape")
	p.expect(t, focus, `"body"`)
	p.press(t, "/", "ArrowDown")
	p.expect(t, focus, `"#order-not-found"`)
	p.press(t, "ArrowUp", "ArrowUp")
	p.expect(t, focus, `"input"`)
	p.write(t, "invalid")
	p.press(t, "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown")
	p.expect(t, focus, `"#invalid-too"`)
	p.press(t, "ArrowUp", "Enter")
	p.expect(t, `location.hash`, `"#invalid"`)
	p.expect(t, fmt.Sprintf(isInView, "#invalid"), `true`)
	p.press(t, "Escape")
	p.expect(t, rowsSeen, allRows)
	p.expect(t, fmt.Sprintf(isInView, "#invalid"), `true`) // what was opened stays in view
	p.press(t, "/")
	p.write(t, "slow down")
	p.press(t, "Enter")
	p.expect(t, `location.hash`, `"#too-many"`)
}

func testDeepLinks(t *testing.T, b *browser, address string) {
	for _, id := range []string{"internal", "order-not-found", "http-statuses", "group_rate-limits", "type_item"} {
		p := b.open(t, address+"#"+id, desktop)
		p.expect(t, fmt.Sprintf(isInView, "#"+id), `true`)
	}
	p := b.open(t, address+"#order-paid", desktop)
	p.expect(t, `document.querySelector(":target").id`, `"order-paid"`)
	const ground = `getComputedStyle(document.querySelector(%q)).backgroundColor`
	p.expect(t, fmt.Sprintf(ground+" !== "+ground, "#order-paid", "#order-locked"), `true`)
	p.expect(t, `document.querySelector("#order-locked .link").hash`, `"#order-locked"`)
	p.eval(t, `Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { window.copied = text; } } })`, nil)
	p.eval(t, `document.querySelector("#order-locked .link").click()`, nil)
	p.expect(t, `window.copied === location.href && document.querySelector(".copied").hash`, `"#order-locked"`)
	p.expect(t, `location.hash`, `"#order-locked"`)
	p.expect(t, fmt.Sprintf(isInView, "#order-locked"), `true`)
}

// A link to what a search does not show ends the search.
func testLinksOutOfSearch(t *testing.T, b *browser, address string) {
	for _, follow := range []string{`location.hash = "too-many"`, `location.hash = "order-paid-too"`, `document.querySelector(".contents a[href='#http-statuses']").click()`} {
		p := b.open(t, address, desktop)
		p.press(t, "/")
		p.write(t, "paid")
		p.write(t, " locked")
		p.expect(t, countSeen, `"2 of 9"`)
		p.eval(t, follow, nil)
		p.eval(t, `new Promise((done) => requestAnimationFrame(() => setTimeout(done)))`, nil)
		p.expect(t, rowsSeen, allRows)
		p.expect(t, fmt.Sprintf(isInView, ":target"), `true`)
	}
}

func testWithoutScript(t *testing.T, b *browser, address string) {
	v := desktop
	v.noScript = true
	p := b.open(t, address+"#order-paid", v)
	p.expect(t, `document.documentElement.classList.contains("js")`, `false`)
	p.expect(t, rowsSeen, allRows)
	p.expect(t, articlesSeen, strings.ReplaceAll(allRows, "#", ""))
	p.expect(t, fmt.Sprintf(isInView, "#order-paid"), `true`)
	p.expect(t, `[...document.querySelectorAll("input, select, button, .found")].filter((e) => e.checkVisibility()).length`, `0`)
}

// Whatever can be used must have a name, and what readers of screens need must
// be in the tree that they are given. Of a long page, the browser puts into it
// what is near the window.
func testNames(t *testing.T, b *browser, address string) {
	long := pageFile(t, many(300))
	for _, c := range []struct{ what, address, roles string }{
		{"page", address, "main banner navigation search searchbox combobox status article table row cell columnheader heading list"},
		{"long table", long, "table rowgroup row cell columnheader"},
		{"entry of many", long + "#thing-250-not-found", "article heading"},
	} {
		p := b.open(t, c.address, desktop)
		counts, nameless := p.roles(t)
		for _, role := range nameless {
			t.Errorf("%s: a %s has no name", c.what, role)
		}
		for role := range strings.FieldsSeq(c.roles) {
			if counts[role] == 0 {
				t.Errorf("%s: there is no %s", c.what, role)
			}
		}
		p.expect(t, `document.documentElement.lang`, `"en"`)
	}
}

// roles counts the roles of what is in the tree for readers of screens, and
// returns those of controls without a name.
func (p *tab) roles(t *testing.T) (counts map[string]int, nameless []string) {
	t.Helper()
	var tree struct {
		Nodes []struct {
			Ignored    bool
			Role, Name struct{ Value any }
		}
	}
	p.do(t, "Accessibility.getFullAXTree", nil, &tree)
	counts = map[string]int{}
	for _, n := range tree.Nodes {
		if n.Ignored {
			continue
		}
		role, _ := n.Role.Value.(string)
		name, _ := n.Name.Value.(string)
		counts[role]++
		if strings.TrimSpace(name) == "" && slices.Contains(named, role) {
			nameless = append(nameless, role)
		}
	}
	return counts, nameless
}

// named are the roles of what must have a name.
var named = []string{"button", "link", "searchbox", "combobox", "textbox", "navigation", "heading", "DisclosureTriangle", "option"}

// testContrast compares the colours of all texts with what is behind them, as
// WCAG 2 does.
func testContrast(t *testing.T, b *browser, address string) {
	for _, scheme := range []string{"light", "dark"} {
		v := desktop
		v.scheme = scheme
		p := b.open(t, address+"#order-paid", v)
		p.eval(t, `document.querySelectorAll(".link").forEach((l) => { l.style.opacity = 1; })`, nil)
		var poor []string
		p.eval(t, contrast, &poor)
		for _, text := range poor {
			t.Errorf("%s: %s", scheme, text)
		}
		p.expect(t, `document.querySelectorAll("main *").length > 300`, `true`)
	}
}

const contrast = `(() => {
	const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
	const over = (colours) => {
		canvas.clearRect(0, 0, 1, 1);
		for (const c of colours) { canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1); }
		return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
	};
	const light = (rgb) => rgb.map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
		.reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
	const poor = [];
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let n = walk.nextNode(); n; n = walk.nextNode()) {
		const e = n.parentElement;
		if (!n.data.trim() || !e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false }) || e.closest("option")) continue;
		const grounds = [];
		for (let a = e; a; a = a.parentElement) grounds.unshift(getComputedStyle(a).backgroundColor);
		const ground = light(over(grounds)), text = light(over([...grounds, getComputedStyle(e).color]));
		const ratio = (Math.max(ground, text) + 0.05) / (Math.min(ground, text) + 0.05);
		if (ratio < 4.5) poor.push(ratio.toFixed(2) + " " + e.outerHTML.slice(0, 120));
	}
	return poor;
})()`

// A page must be as wide as its screen.
func testWidths(t *testing.T, b *browser, address string) {
	for _, width := range []int{320, 390, 700, 1000, 1440, 2560} {
		p := b.open(t, address, view{width: width, height: 800})
		p.eval(t, `document.querySelectorAll(".entry").forEach((e) => { e.style.contentVisibility = "visible"; })`, nil)
		p.expect(t, `document.documentElement.scrollWidth`, fmt.Sprint(width))
		p.expect(t, `document.querySelector(".contents details").open`, fmt.Sprint(width >= 1024))
	}
}

func testPrint(t *testing.T, b *browser, address string) {
	p := b.open(t, address, view{width: 800, height: 800, scheme: "dark", media: "print"})
	p.expect(t, `[...document.querySelectorAll(".bar, .contents, .skip, .link, button, input")].filter((e) => e.checkVisibility()).length`, `0`)
	p.expect(t, `document.querySelectorAll(".entry").length`, `9`)
	p.expect(t, `getComputedStyle(document.querySelector(".entry")).contentVisibility`, `"visible"`)
	p.expect(t, `getComputedStyle(document.documentElement).backgroundColor`, `"rgb(255, 255, 255)"`)
	var pdf struct{ Data []byte }
	p.do(t, "Page.printToPDF", nil, &pdf)
	if !strings.HasPrefix(string(pdf.Data), "%PDF-") {
		t.Error("the page cannot be printed")
	}
}

func testColours(t *testing.T, b *browser, address string) {
	v := desktop
	v.scheme = "dark"
	p := b.open(t, address, v)
	const ground, name = `getComputedStyle(document.documentElement).backgroundColor`, `document.querySelector(".theme").getAttribute("aria-label")`
	dark := p.text(t, ground)
	p.expect(t, name, `"Colours: as the system"`)
	p.eval(t, `document.querySelector(".theme").click()`, nil)
	p.expect(t, name, `"Colours: light"`)
	p.expect(t, ground, `"rgb(255, 255, 255)"`)
	p.eval(t, `document.querySelector(".theme").click()`, nil)
	p.expect(t, name, `"Colours: dark"`)
	if now := p.text(t, ground); now != dark || dark == "rgb(255, 255, 255)" {
		t.Errorf("the ground is %s in the dark, and %s when dark is chosen", dark, now)
	}
	again := b.open(t, address, desktop)
	again.expect(t, name, `"Colours: dark"`) // it is remembered
	again.eval(t, `document.querySelector(".theme").click()`, nil)
	p.eval(t, `document.querySelector("#order-not-found").scrollIntoView()`, nil)
	p.eval(t, `new Promise((done) => setTimeout(done, 200))`, nil)
	p.expect(t, `[...CSS.highlights.keys()].filter((k) => CSS.highlights.get(k).size > 0).join(" ")`, `"name key text value"`)
}

// The table of contents must show where the reader is.
func testContents(t *testing.T, b *browser, address string) {
	p := b.open(t, address, desktop)
	p.eval(t, `document.querySelector(".contents a[href='#violation-rules']").click()`, nil)
	p.eval(t, `new Promise((done) => setTimeout(done, 200))`, nil)
	p.expect(t, `document.querySelector(".contents [aria-current]") !== null`, `true`)
}

// Of many entries the first are shown at once, the others when somebody asks.
func testMany(t *testing.T, b *browser, address string) {
	p := b.open(t, address, desktop)
	const isInOrder = `[...document.querySelectorAll(".entry")].every((e, i) => e.id === "thing-" + i + "-not-found")`
	const rows, articles = `document.querySelectorAll(".found .index tbody tr").length`, `document.querySelectorAll(".found .entry").length`
	p.press(t, "/")
	p.write(t, "thing")
	p.expect(t, countSeen, `"500 of 500"`)
	p.expect(t, rows, `50`)
	p.expect(t, articles, `10`)
	p.write(t, "_499")
	p.expect(t, rows+" + "+articles, `2`)
	p.expect(t, `document.querySelector(".more").checkVisibility()`, `false`)
	p.press(t, "Escape")
	p.expect(t, isInOrder, `true`)
	p.eval(t, `document.querySelector("input").value = "thing"; document.querySelector("input").dispatchEvent(new Event("input"))`, nil)
	p.eval(t, `document.querySelector(".more button").click()`, nil)
	p.expect(t, rows+" + "+articles, `1000`)
	p.press(t, "Escape")
	p.expect(t, isInOrder, `true`)
	p.eval(t, choose("group", "group_group-3"), nil)
	p.expect(t, countSeen, `"100 of 500"`)
	q := b.open(t, address+"#thing-456-not-found", desktop)
	q.expect(t, fmt.Sprintf(isInView, "#thing-456-not-found"), `true`)
}
