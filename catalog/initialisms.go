package catalog

import "strings"

// knownInitialisms are the words that keep their spelling in Go names and
// titles: those of golint and staticcheck's ST1003, and others that errors of
// APIs are about. A word that is also plain English, such as PIN, is not among
// the others.
//
// The list is frozen. Adding a word, or taking one out, would rename
// constants in packages that people have generated and committed.
const knownInitialisms = `
	ACL AMQP API ASCII CPU CSS DB DNS EOF GID GUID HTML HTTP HTTPS ID IP JSON
	LHS QPS RAM RHS RPC RTP SIP SLA SMTP SQL SSH TCP TLS TS TTL UDP UI UID URI
	URL UTF UUID VM XML XMPP XSRF XSS

	2FA CORS CRL CSR CSRF DDoS HMAC IAM IDP JWE JWK JWKS JWS JWT KMS LDAP MFA
	OAuth OCSP OIDC OTP PEM PGP PII PKCE RBAC RSA SAML SCIM SHA SSL SSN SSO
	TOTP WAF

	AI AWS CDN CIDR CLI CNAME CRC CSV DHCP DKIM DMARC DSN E2E ETag FAQ FTP GCP
	GMT GPG GPS GPU GraphQL GRPC ICMP IMAP IMEI IO iOS IPv4 IPv6 ISBN ISO JPEG
	JS LLM MIME MQTT MX MySQL NAT NFC NFT NTP OCR OS P2P PDF PHP PID PNG
	PostgreSQL QR RFC RSS S3 SDK SFTP SKU SLO SMS SPF SSD SSE SVG TLD TSV ULID
	URN USB UTC VLAN VPC VPN WSDL XHR XLSX YAML

	AML BIC CVC CVV GDPR IBAN KYB KYC PCI PSP SEPA VAT

	APIs IDs IPs URIs URLs UUIDs VMs`

// initialisms maps words in lower case to their usual spelling.
var initialisms = func() map[string]string {
	m := make(map[string]string)
	for _, s := range strings.Fields(knownInitialisms) {
		m[strings.ToLower(s)] = s
	}
	return m
}()

// camelInitialisms are those initialisms that have lower-case letters, so
// that camel case alone does not tell where they end.
var camelInitialisms = func() (camel []string) {
	for _, s := range strings.Fields(knownInitialisms) {
		if strings.ToUpper(s) != s {
			camel = append(camel, s)
		}
	}
	return camel
}()
