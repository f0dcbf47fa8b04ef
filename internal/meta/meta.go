// Package meta reads the metadata of a file: the YAML, JSON or TOML mapping
// that a content file begins with (its front matter), or that a configuration
// file consists of.
//
// # Reading
//
// Split splits a content file into front matter and body; Whole reads a file that is
// metadata only. Both return a Front: a mapping in which every key and every scalar has
// its place in the file. A Reader reads keys of a Front, each with its type, and on
// Close reports every key that was not read. So the set of keys is closed, and is
// listed only in the code that reads them.
//
// # Values
//
// A scalar is the text that was written. The type of a value never depends on its form:
// "no" is Norway and not false, 2022 is a title where a title is read, 1.10 keeps its
// zero. Only the plain words null and ~, and an empty value, mean "not given": a key
// with such a value counts as left out.
//
// # Errors
//
// All mistakes are reported at once, and each as one diagnostic: a required key with a
// value of the wrong type is not also reported as missing, and neither is a misspelt
// one. If the mapping itself cannot be read, the Front is Broken: a Reader of it finds
// no keys and reports nothing more.
//
// Encodings other than UTF-8, control characters, and the anchors, aliases, tags and
// merge keys of YAML are errors.
package meta
