package catalog

import (
	"net/url"
	"strings"
)

// checkURL reports an address that is no web address. Addresses come out as
// links in pages, so nothing else is allowed.
func (r *resolver) checkURL(n *node, address string) bool {
	u, err := url.Parse(address)
	switch {
	case err != nil || strings.ContainsAny(address, " \t\n<>\"\\`"):
		r.report.node(n, "EG0215", "%s is not an address", quote(address)).help("write spaces and special characters as %%20 and so on")
	case u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "mailto":
		r.report.node(n, "EG0215", "address %s has the scheme %s", quote(address), quote(u.Scheme)).help("want https, http or mailto, or a relative address")
	case (u.Scheme == "http" || u.Scheme == "https") && u.Host == "":
		r.report.node(n, "EG0215", "address %s has no host", quote(address)).help("write https://host/path")
	default:
		return true
	}
	return false
}

// docsURL fills in the address of an entry's documentation.
func (r *resolver) docsURL(n *node, e *Entry) string {
	if n == nil || n.null() {
		return ""
	}
	address := strings.NewReplacer(
		"{code}", url.PathEscape(e.Code.Text),
		"{name}", url.PathEscape(e.Name),
		"{anchor}", e.Anchor,
	).Replace(str(n))
	if i := strings.IndexAny(address, "{}"); i >= 0 {
		r.report.node(n, "EG0215", "docs_url %s has an unknown placeholder", quote(str(n))).help("want {code}, {name} or {anchor}")
		return ""
	}
	if !r.checkURL(n, address) {
		return ""
	}
	return address
}
