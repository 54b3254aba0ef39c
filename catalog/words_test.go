package catalog_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
)

func TestWords(t *testing.T) {
	tests := []struct{ name, words, sentence, anchor string }{
		{"ORDER_NOT_FOUND", "order not found", "Order not found", "order-not-found"},
		{"order_not_found", "order not found", "Order not found", "order-not-found"},
		{"orderNotFound", "order not found", "Order not found", "order-not-found"},
		{"OrderNotFound", "order not found", "Order not found", "order-not-found"},
		{"order-not.found", "order not found", "Order not found", "order-not-found"},
		{" order: not//found_", "order not found", "Order not found", "order-not-found"},
		{"auth.INVALID_TOKEN", "auth invalid token", "Auth invalid token", "auth-invalid-token"},
		{"BR:Backup:ErrInvalidRange", "br backup err invalid range", "Br backup err invalid range", "br-backup-err-invalid-range"},

		{"HTTPServerError", "HTTP server error", "HTTP server error", "http-server-error"},
		{"HttpServerError", "HTTP server error", "HTTP server error", "http-server-error"},
		{"userID", "user ID", "User ID", "user-id"},
		{"UserIdInvalid", "user ID invalid", "User ID invalid", "user-id-invalid"},
		{"USER_ID_INVALID", "user ID invalid", "User ID invalid", "user-id-invalid"},
		{"UserIDIsInvalid", "user ID is invalid", "User ID is invalid", "user-id-is-invalid"},
		{"UserIDsInvalid", "user IDs invalid", "User IDs invalid", "user-ids-invalid"},
		{"INVALID_USER_IDS", "invalid user IDs", "Invalid user IDs", "invalid-user-ids"},
		{"IDs", "IDs", "IDs", "ids"},
		{"parseURLFailed", "parse URL failed", "Parse URL failed", "parse-url-failed"},
		{"APIPageMissing", "API page missing", "API page missing", "api-page-missing"},
		{"OAuth2TokenExpired", "OAuth2 token expired", "OAuth2 token expired", "oauth2-token-expired"},
		{"OAUTH2_TOKEN_EXPIRED", "OAuth2 token expired", "OAuth2 token expired", "oauth2-token-expired"},
		{"InvalidOAuthToken", "invalid OAuth token", "Invalid OAuth token", "invalid-oauth-token"},
		{"IPv4Invalid", "IPv4 invalid", "IPv4 invalid", "ipv4-invalid"},
		{"iOSTooOld", "iOS too old", "iOS too old", "ios-too-old"},
		{"OAuthorized", "o authorized", "O authorized", "o-authorized"},
		{"IPvFoo", "i pv foo", "I pv foo", "i-pv-foo"},

		{"e2eFailed", "E2E failed", "E2E failed", "e2e-failed"},
		{"E2EFailed", "E2E failed", "E2E failed", "e2e-failed"},
		{"SHA256Mismatch", "SHA256 mismatch", "SHA256 mismatch", "sha256-mismatch"},
		{"Http2Required", "HTTP2 required", "HTTP2 required", "http2-required"},
		{"404Page", "404 page", "404 page", "404-page"},
		{"error_404", "error 404", "Error 404", "error-404"},
		{"error404", "error404", "Error404", "error404"},
		{"x509_invalid", "x509 invalid", "X509 invalid", "x509-invalid"},
		{"INVALID_2FA_CODE", "invalid 2FA code", "Invalid 2FA code", "invalid-2fa-code"},

		{"FOOServerError", "FOO server error", "FOO server error", "foo-server-error"},
		{"FOO_SERVER_ERROR", "foo server error", "Foo server error", "foo-server-error"},
		{"OrderXNotFound", "order x not found", "Order x not found", "order-x-not-found"},
		{"NOTFOUND", "notfound", "Notfound", "notfound"},

		{"ERR_INVALID_URL", "err invalid URL", "Invalid URL", "err-invalid-url"},
		{"ErrInvalidURL", "err invalid URL", "Invalid URL", "err-invalid-url"},
		{"ERR", "err", "Err", "err"},
		{"ERROR_UNKNOWN", "error unknown", "Error unknown", "error-unknown"},

		{"", "", "", ""},
		{"---", "", "", ""},
		{"größe_x", "gr e x", "Gr e x", "gr-e-x"},
		{strings.Repeat("very_", 60), strings.TrimSpace(strings.Repeat("very ", 60)), "Very" + strings.Repeat(" very", 59), "very" + strings.Repeat("-very", 59)},
	}
	for _, test := range tests {
		if got := strings.Join(catalog.Words(test.name), " "); got != test.words {
			t.Errorf("Words(%q) is %q, want %q", test.name, got, test.words)
		}
		if got := catalog.Sentence(test.name); got != test.sentence {
			t.Errorf("Sentence(%q) is %q, want %q", test.name, got, test.sentence)
		}
		if got := catalog.Anchor(test.name); got != test.anchor {
			t.Errorf("Anchor(%q) is %q, want %q", test.name, got, test.anchor)
		}
	}
}

// frozenInitialisms are all words with a spelling of their own. A change of
// this list renames constants in packages that people have generated: it is
// never to be edited.
const frozenInitialisms = `2FA ACL AI AML AMQP API APIs ASCII AWS BIC CDN CIDR CLI CNAME CORS CPU CRC CRL CSR CSRF CSS CSV CVC CVV DB DDoS DHCP
DKIM DMARC DNS DSN E2E EOF ETag FAQ FTP GCP GDPR GID GMT GPG GPS GPU GRPC GUID GraphQL HMAC HTML HTTP HTTPS IAM IBAN ICMP ID IDP IDs IMAP IMEI IO IP
IPs IPv4 IPv6 ISBN ISO JPEG JS JSON JWE JWK JWKS JWS JWT KMS KYB KYC LDAP LHS LLM MFA MIME MQTT MX MySQL NAT NFC NFT NTP OAuth OCR OCSP OIDC OS OTP
P2P PCI PDF PEM PGP PHP PID PII PKCE PNG PSP PostgreSQL QPS QR RAM RBAC RFC RHS RPC RSA RSS RTP S3 SAML SCIM SDK SEPA SFTP SHA SIP SKU SLA SLO SMS
SMTP SPF SQL SSD SSE SSH SSL SSN SSO SVG TCP TLD TLS TOTP TS TSV TTL UDP UI UID ULID URI URIs URL URLs URN USB UTC UTF UUID UUIDs VAT VLAN VM VMs VPC
VPN WAF WSDL XHR XLSX XML XMPP XSRF XSS YAML iOS`

// TestInitialismsAreFrozen looks at every word of up to four letters, and at
// those of the list, so that neither an addition nor a loss goes unseen.
func TestInitialismsAreFrozen(t *testing.T) {
	frozen := make(map[string]string)
	for _, s := range strings.Fields(frozenInitialisms) {
		frozen[strings.ToLower(s)] = s
	}
	check := func(word string) {
		want := word
		if s, ok := frozen[word]; ok {
			want = s
		}
		if got := catalog.Words(word); !slices.Equal(got, []string{want}) {
			t.Errorf("Words(%q) is %q, want %q", word, got, want)
		}
	}
	for word := range frozen {
		check(word)
	}
	const letters = "abcdefghijklmnopqrstuvwxyz"
	for n := range 26 * 26 * 26 * 26 {
		word := string([]byte{letters[n/17576], letters[n/676%26], letters[n/26%26], letters[n%26]})
		check(word)
		check(word[:3])
		check(word[:2])
	}
}

// TestInitialismsInCamelCase shows that an initialism is found in camel case
// whatever stands around it.
func TestInitialismsInCamelCase(t *testing.T) {
	for _, s := range strings.Fields(frozenInitialisms) {
		if s == "2FA" {
			continue // digits stay with the word that they follow
		}
		want := []string{"order", s, "failed"}
		if got := catalog.Words("Order" + s + "Failed"); s != "iOS" && !slices.Equal(got, want) {
			t.Errorf("Order%sFailed: %q, want %q", s, got, want)
		}
		if got := catalog.Words(s + "Failed"); !slices.Equal(got, want[1:]) {
			t.Errorf("%sFailed: %q, want %q", s, got, want[1:])
		}
		if got := catalog.Words("ORDER_" + strings.ToUpper(s) + "_FAILED"); !slices.Equal(got, want) {
			t.Errorf("ORDER_%s_FAILED: %q, want %q", strings.ToUpper(s), got, want)
		}
	}
}

func BenchmarkWords(b *testing.B) {
	for b.Loop() {
		catalog.Words("ORDER_NOT_FOUND")
		catalog.Words("userIdInvalid")
	}
}
