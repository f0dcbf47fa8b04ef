// Package meta reads the metadata of a file: the YAML, JSON or TOML mapping
// that a content file begins with (its front matter), or that a configuration
// file consists of.
//
// # Reading
//
// Split takes a content file apart into front matter and body; Whole reads a
// file that is metadata only. Both answer with a Front: a mapping in which
// every key and every scalar has its place in the file. A Reader then asks a
// Front for keys, each with the type it must have, and on Close reports every
// key that nobody asked for. So the set of keys is closed without being listed
// twice, and the code that reads a kind of file is also its documentation.
//
// # Values
//
// A scalar is the text that was written. No value is ever given a type by the
// way it looks: "no" is Norway and not false, 2022 is a title if a title was
// asked for, 1.10 keeps its zero. Only the plain words null and ~, and nothing
// at all, mean "not given"; a key with such a value counts as left out.
//
// # Errors
//
// All mistakes are diagnostics, all of them at once, and one mistake is one
// diagnostic: a required key of the wrong type is not also missing, and neither
// is one that was misspelt. If the mapping itself cannot be read, the Front is
// Broken, and a Reader of it answers every question with "not given" and
// reports nothing more.
//
// Text encodings other than UTF-8, control characters, and what YAML offers
// beyond lists and mappings (anchors, aliases, tags, merge keys) are refused.
package meta
