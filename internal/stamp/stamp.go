// Package stamp tells by the stat of a file whether it has changed.
package stamp

import "io/fs"

// A Stamp is the stat of a file. Two that are equal mean the same bytes, unless the
// file was written twice within one clock tick of its file system.
type Stamp struct {
	Size     int64
	Modified int64 // nanoseconds
	Mode     fs.FileMode
	Inode    uint64 // 0 where there is none
	Changed  int64  // the ctime in nanoseconds; 0 where there is none
}

// Of returns the stamp of a file.
func Of(info fs.FileInfo) Stamp {
	s := Stamp{Size: info.Size(), Modified: info.ModTime().UnixNano(), Mode: info.Mode()}
	s.Inode, s.Changed = inodeOf(info)
	return s
}

// Latest returns the later of the times at which the file was modified and changed, in
// nanoseconds.
func (s Stamp) Latest() int64 { return max(s.Modified, s.Changed) }
