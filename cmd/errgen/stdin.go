package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// maxCatalogue is above the largest file that a catalogue may have. What
// is larger is refused whatever it holds.
const maxCatalogue = 16<<20 + 1

// readStdin puts the catalogue from standard input into t, as if it were the
// file at an absolute path: what it includes is found beside it.
func (t *tree) readStdin(stdin io.Reader, file string) error {
	name, _ := t.name(file)
	data, err := io.ReadAll(io.LimitReader(stdin, maxCatalogue))
	if err != nil {
		return fmt.Errorf("read standard input: %w", err)
	}
	t.fsys = overlay{t.fsys, name, data}
	t.titles[name] = "<stdin>"
	return nil
}

// An overlay is a file system with one more file.
type overlay struct {
	fs.FS
	name string
	data []byte
}

// Open implements [fs.FS].
func (o overlay) Open(name string) (fs.File, error) {
	if name != o.name {
		return o.FS.Open(name)
	}
	return memoryFile{memoryInfo{path.Base(name), int64(len(o.data))}, bytes.NewReader(o.data)}, nil
}

// ReadDir implements [fs.ReadDirFS]: patterns find the file too.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(o.FS, name)
	isThere := slices.ContainsFunc(list, func(e fs.DirEntry) bool { return e.Name() == path.Base(o.name) })
	if err != nil || isThere || path.Dir(o.name) != name {
		return list, err
	}
	list = append(list, fs.FileInfoToDirEntry(memoryInfo{path.Base(o.name), int64(len(o.data))}))
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}

// A memoryFile is an open file of an overlay.
type memoryFile struct {
	info memoryInfo
	*bytes.Reader
}

// Stat implements [fs.File].
func (f memoryFile) Stat() (fs.FileInfo, error) { return f.info, nil }

// Close implements [fs.File].
func (f memoryFile) Close() error { return nil }

// A memoryInfo describes a regular file that is not on disk.
type memoryInfo struct {
	name string
	size int64
}

// The methods implement [fs.FileInfo].
func (i memoryInfo) Name() string       { return i.name }
func (i memoryInfo) Size() int64        { return i.size }
func (i memoryInfo) Mode() fs.FileMode  { return 0o444 }
func (i memoryInfo) ModTime() time.Time { return time.Time{} }
func (i memoryInfo) IsDir() bool        { return false }
func (i memoryInfo) Sys() any           { return nil }
