package htmlpage_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var pictures = flag.String("pictures", "", "directory for pictures of the page, to look at")

// TestPictures takes pictures of the page, for people who change its looks:
// go test ./generator/htmlpage -run Pictures -pictures /tmp
func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no directory for pictures is given")
	}
	b, address := startBrowser(t), pageFile(t, load(t, "../page/testdata", "rich.yaml"))
	wide, phone := view{width: 1440, height: 1200, scheme: "light"}, view{width: 390, height: 1200, scheme: "light"}
	dark, paper, narrow := wide, view{width: 794, height: 2400, scheme: "light", media: "print"}, view{width: 1000, height: 1200, scheme: "light"}
	dark.scheme = "dark"
	for name, shot := range map[string]struct {
		view   view
		hash   string
		search string
	}{
		"top": {wide, "", ""}, "top-dark": {dark, "", ""}, "top-phone": {phone, "", ""}, "top-narrow": {narrow, "", ""},
		"entry": {wide, "#order-not-found", ""}, "entry-dark": {dark, "#order-locked", ""}, "entry-phone": {phone, "#order-not-found", ""},
		"entry-narrow": {narrow, "#order-locked", ""},
		"search":       {wide, "", "paid"}, "search-phone": {phone, "", "order"}, "nothing": {wide, "", "zzz"}, "print": {paper, "", ""},
		"statuses": {wide, "#http-statuses", ""},
	} {
		p := b.open(t, address+shot.hash, shot.view)
		if shot.search != "" {
			p.press(t, "/")
			p.write(t, shot.search)
		}
		if err := os.WriteFile(filepath.Join(*pictures, name+".png"), p.picture(t), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
