package output

import (
	"errors"
	"os"
)

// Append adds content to the end of a file that somebody else owns and that is
// made to be added to, such as the summary of a CI system. A file that is missing
// is created; its directory must exist.
func Append(file string, content []byte) error {
	f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return errors.Join(err, f.Close())
}
