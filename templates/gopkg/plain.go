package gopkg

// This file is for reading and for writing texts, which are mostly plain.

// isPlain reports whether eight bytes are ASCII and need no escape.
func isPlain(x uint64) bool {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	// The top bit of a byte becomes set if it is no ASCII, a control character, a
	// quote or a backslash, or perhaps if it comes after one of them.
	return (x|(x-ones*' ')|(x^ones*'"'-ones)|(x^ones*'\\'-ones))&tops == 0
}
