package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"readout/internal/build"
	"readout/internal/record"
	"readout/internal/source"
)

// A knownBuild is what is known about earlier builds when one begins.
type knownBuild struct {
	file   record.File
	inputs source.Digest
	last   *record.Record // of a build that this one would repeat; nil if there is none
	usable bool           // the build can be recorded
}

// lookUp looks for the record of a build that the one of what b has read would repeat. A
// build that shows drafts is no build for readers, and is never recorded.
func (f *buildFlags) lookUp(site string, b *build.Builder, options build.Options) knownBuild {
	var k knownBuild
	var err error
	if k.file, err = record.Of(site, f.out); err != nil || options.Drafts {
		return k
	}
	if k.inputs, err = b.Inputs(); err != nil {
		return k
	}
	k.usable = true
	k.last = k.file.Find(k.inputs, options.Now, f.out)
	return k
}

// save records a build that was written. A record that cannot be written is none: the
// next build does its work.
func (k *knownBuild) save(s *build.Snapshot, outcome build.Outcome, out string) {
	if k.usable {
		_ = k.file.Save(record.Record{Inputs: k.inputs, From: s.Now(), Until: s.ValidUntil(), Outcome: outcome}, out)
	}
}

// repeat says what a build would say that changes nothing.
func repeat(c *cobra.Command, began time.Time, last *record.Record, data func(source.Path) []byte, flags buildFlags) error {
	o := &last.Outcome
	if report(c.ErrOrStderr(), o, data, flags) {
		return errSite
	}
	if !flags.quiet {
		fmt.Fprintf(c.OutOrStdout(), "nothing has changed: %s, wrote 0 files, in %.2f s%s\n",
			source.Counted(o.Pages, "page"), time.Since(began).Seconds(), sideless(o.Sideless))
	}
	warnOfSize(c.ErrOrStderr(), &o.Sizes)
	return nil
}
