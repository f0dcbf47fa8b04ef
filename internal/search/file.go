package search

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"sync"

	"readout/internal/address"
	"readout/internal/page"
)

// A file is a part of an index, compressed.
type file struct {
	name string
	data []byte
}

// files collects the files of an index. Each is compressed at once, beside the indexer, so
// that an index is never in memory as it reads.
type files struct {
	list    []*file
	running sync.WaitGroup
	zips    sync.Pool // of *zipper
	buffers sync.Pool // of *[]byte: the data of files that are compressed
}

// buffer returns an empty buffer for the data of a file.
func (f *files) buffer() []byte {
	if b, ok := f.buffers.Get().(*[]byte); ok {
		return (*b)[:0]
	}
	return make([]byte, 0, textSize+textSize/4)
}

// A zipper is as large as ten parts of an index. It is fast: compressed as hard as it goes,
// the index took half as long again, and what a query fetches is a twentieth less.
type zipper struct {
	*gzip.Writer
	out bytes.Buffer
}

func newZipper(level int) *zipper {
	w, _ := gzip.NewWriterLevel(nil, level) // the levels that are asked for are known
	return &zipper{Writer: w}
}

func (z *zipper) compress(data []byte) []byte {
	z.out.Reset()
	z.Reset(&z.out)
	z.Write(data) // a bytes.Buffer has no errors
	z.Close()
	return bytes.Clone(z.out.Bytes())
}

// add adds one of many files. It keeps the data, for buffer.
func (f *files) add(name string, data []byte) {
	next := &file{name: name}
	f.list = append(f.list, next)
	f.running.Go(func() {
		z, ok := f.zips.Get().(*zipper)
		if !ok {
			z = newZipper(gzip.BestSpeed)
		}
		defer f.zips.Put(z)
		next.data = z.compress(data)
		f.buffers.Put(&data)
	})
}

// addOnly adds a file of which there is one, so that it may be compressed for longer: every
// visit fetches it.
func (f *files) addOnly(name string, data []byte) {
	f.list = append(f.list, &file{name, newZipper(gzip.BestCompression).compress(data)})
}

// parts lists the files that index.json leads to.
func (x *Index) parts() []page.Output {
	list := make([]page.Output, len(x.files))
	for i, f := range x.files {
		list[i] = page.Output{
			Address: Folder + address.Address(f.name+".bin"),
			Write: func(w io.Writer) error {
				_, err := w.Write(f.data)
				return err
			},
		}
	}
	return list
}

// inGroup is how many chunks share a hash. A hash for each would be most of what is told of
// documents.
const inGroup = 8

// chunks are files of one kind with the data of some consecutive documents each.
type chunks struct {
	kind      string
	count     int
	documents []byte   // how many documents each chunk is of
	hashes    []byte   // of groups
	group     [][]byte // the last chunks, which have no name yet
}

// add adds the next chunk.
func (c *chunks) add(to *files, documents int, data []byte) {
	c.count++
	c.documents = binary.AppendUvarint(c.documents, uint64(documents))
	if c.group = append(c.group, data); len(c.group) == inGroup {
		c.close(to)
	}
}

// close names the chunks of the last group.
func (c *chunks) close(to *files) {
	if len(c.group) == 0 {
		return
	}
	all := crc32.NewIEEE()
	for _, data := range c.group {
		all.Write(data)
	}
	sum := all.Sum(nil)[:3]
	c.hashes = append(c.hashes, sum...)
	for i, data := range c.group {
		to.add(fmt.Sprintf("%s-%d-%s", c.kind, c.count-len(c.group)+i, hex.EncodeToString(sum)), data)
	}
	c.group = nil
}

// table says how to find the chunks.
func (c *chunks) table() []byte {
	return slices.Concat(binary.AppendUvarint(nil, uint64(c.count)), c.documents, c.hashes)
}

func hash(data []byte, n int) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:n])
}
