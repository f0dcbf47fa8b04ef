package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/spf13/cobra"

	"readout/internal/build"
	"readout/internal/publish"
	"readout/internal/source"
)

// siteFlags are the flags of every command that builds a site.
type siteFlags struct {
	source, baseURL, now string
	drafts               bool
	isGiven              func(flag string) bool // also with an empty value; nil in tests
}

func (f *siteFlags) register(c *cobra.Command) {
	f.isGiven = func(flag string) bool { return c.Flags().Changed(flag) }
	registerSource(c, &f.source)
	c.Flags().StringVar(&f.baseURL, "base-url", "", "the `address` where the site will stand; replaces base_url of readout.yaml")
	c.Flags().StringVar(&f.now, "now", "", "the `time` against which embargoes are held, as 2022-02-01T09:00:00Z (default: now)")
}

// options checks the flags, finds the site, and makes the builder's options of them.
func (f *siteFlags) options() (build.Options, error) {
	options := build.Options{Drafts: f.drafts, Now: time.Now()}
	dir, err := siteFolder(f.source)
	if err != nil {
		return options, err
	}
	f.source = dir
	if f.now != "" {
		now, err := time.Parse(time.RFC3339, f.now)
		if err != nil {
			return options, fmt.Errorf("--now: %q is not a time; write it as 2022-02-01T09:00:00Z", f.now)
		}
		options.Now = now
	}
	if f.isGiven != nil && f.isGiven("base-url") && f.baseURL == "" {
		return options, errors.New("--base-url: the address is empty; leave --base-url away for base_url of readout.yaml")
	}
	if f.baseURL != "" {
		address, err := parseBaseURL(f.baseURL)
		if err != nil {
			return options, fmt.Errorf("--base-url: %q %w", f.baseURL, err)
		}
		options.BaseURL = address
	}
	return options, nil
}

// parseBaseURL returns the address of a site with a slash at its end. Errors say what is
// wrong with the address, as in "X has a space in it".
func parseBaseURL(given string) (string, error) {
	u, err := url.Parse(given)
	if e, ok := errors.AsType[*url.Error](err); ok {
		err = e.Err // without the address, which is said before
	}
	switch {
	case strings.ContainsFunc(given, unicode.IsSpace):
		return "", errors.New("has a space in it; leave it out, or write it as %20")
	case strings.ContainsAny(given, `"<>`):
		return "", errors.New(`has a character in it that no address may have: ", < or >`)
	case err != nil:
		return "", fmt.Errorf("is not an address (%w); write it as https://example.org/briefings/", err)
	case u.Scheme != "https" && u.Scheme != "http":
		return "", fmt.Errorf("does not begin with https:// or http://; write it as https://%s", cmp.Or(strings.TrimLeft(u.Host+u.Path, "/"), "example.org/briefings/"))
	case u.Host == "":
		return "", errors.New("names no host; write it as https://example.org/briefings/")
	case u.User != nil:
		return "", errors.New(`has a name or password in it, which all readers would see; leave out what stands before "@"`)
	case u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || strings.HasSuffix(given, "#"):
		return "", errors.New(`is more than the address of a folder; leave out what follows "?" or "#"`)
	}
	return strings.TrimRight(given, "/") + "/", nil
}

// buildFlags are the flags of build, beside those of the site.
type buildFlags struct {
	out                          string
	strict, watch, poll, verbose bool
	overwrite, quiet, force      bool
	sweep                        time.Duration // as in watch.Options; negative in tests of events
	progress                     *tracker
}

func buildCommand() *cobra.Command {
	var site siteFlags
	var flags buildFlags
	c := &cobra.Command{
		Use:   "build",
		Short: "Write the whole site into public/",
		Long: "build writes the whole site, or nothing at all if the content or a layout has errors: only files whose bytes changed.\n" +
			"It removes and replaces only what it has written itself; other files where the site needs their place are an error,\n" +
			"unless you say --overwrite. Of two builds into one folder, the second waits for the first.",
		Example: "  readout build\n  readout build --source ~/desk --out /srv/www --base-url https://example.org/desk/\n  readout build --watch -v",
		Args:    noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			options, err := site.options()
			if err != nil {
				return err
			}
			if c.Flags().Changed("out") && flags.out == "" {
				return errors.New("--out: the name of the output folder is empty; leave --out away for public in the site's folder")
			}
			if site.drafts && flags.out == "" {
				return errors.New("--drafts needs a folder of its own, since public is for readers: add --out FOLDER")
			}
			if flags.out == "" {
				flags.out = filepath.Join(site.source, "public")
			}
			flags.quiet, flags.progress = isQuiet(c), newTracker(c)
			options.Progress = flags.progress.of()
			builder := build.New(site.source, options)
			if flags.watch {
				return watchSite(c, site, builder, flags)
			}
			saveMemory()
			return buildSite(c, site.source, builder, options, flags)
		},
	}
	site.register(c)
	c.Flags().BoolVar(&site.drafts, "drafts", false, "include drafts and embargoed files; needs --out, a folder of their own")
	c.Flags().StringVar(&flags.out, "out", "", "the output `folder` (default: public in the site's folder)")
	c.Flags().BoolVar(&flags.overwrite, "overwrite", false, "replace files in the output folder that readout did not write, where the site needs their place")
	c.Flags().BoolVar(&flags.force, "force", false, "build also if nothing has changed since the last build")
	c.Flags().BoolVar(&flags.strict, "strict", false, "treat warnings as errors")
	c.Flags().BoolVar(&flags.watch, "watch", false, "stay, and write what changes whenever a file does")
	c.Flags().BoolVar(&flags.poll, "poll", false, "with --watch: find changes by looking at all files again and again")
	c.Flags().BoolVarP(&flags.verbose, "verbose", "v", false, "list the files that are written and removed; with --watch, also why")
	return c
}

// saveMemory sets the target of the garbage collector for a process that builds once:
// garbage of up to 60 percent of the live memory. The default of 100 percent takes a
// third more memory. GOGC, if set, takes precedence.
func saveMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(60)
	}
}

// buildSite locks the output folder before it reads the site, so that of two builds the
// one that writes last has also read last.
func buildSite(c *cobra.Command, dir string, b *build.Builder, options build.Options, flags buildFlags) error {
	unlock, err := flags.lock(c.ErrOrStderr())
	if err != nil {
		return err
	}
	defer unlock()
	began := time.Now()
	stop := flags.progress.start()
	defer stop()
	if err := b.Read(); err != nil {
		return err
	}
	known := flags.lookUp(dir, b, options)
	if known.last != nil && !flags.force {
		stop()
		return repeat(c, began, known.last, b.Data, flags)
	}
	snapshot := b.Make()
	stop()
	outcome := snapshot.Outcome()
	if report(c.ErrOrStderr(), &outcome, snapshot.Data, flags) {
		return errSite
	}
	known.file.Forget()
	outcome.Sizes, err = publishSite(c.OutOrStdout(), began, snapshot, nil, flags)
	warnOfSize(c.ErrOrStderr(), &outcome.Sizes)
	if unmade, ok := errors.AsType[*build.Unmade](err); ok {
		source.PrintSome(c.ErrOrStderr(), unmade.Diagnostics, snapshot.Data)
	}
	if err == nil {
		known.save(snapshot, outcome, flags.out)
	}
	return err
}

func warnOfSize(stderr io.Writer, sizes *build.Sizes) {
	if warning := tooLarge(sizes, warnedSize); warning != "" {
		fmt.Fprintf(stderr, "%s %s\n", source.Paint(stderr, source.Yellow, "warning:"), warning)
	}
}

// lock keeps other builds out of the output folder until unlock is called.
func (f *buildFlags) lock(stderr io.Writer) (unlock func(), err error) {
	return publish.Lock(f.out, func() {
		fmt.Fprintf(stderr, "note: another build is writing into %s; waiting until it is done\n", f.out)
	})
}

// publishSite writes a snapshot, prints a summary, and returns how large the site is. The
// snapshot before is for the reasons of changes and may be nil.
func publishSite(w io.Writer, began time.Time, s, before *build.Snapshot, flags buildFlags) (build.Sizes, error) {
	var changes []publish.Change
	options := publish.Options{Overwrite: flags.overwrite}
	if flags.verbose {
		options.Note = func(c publish.Change) { changes = append(changes, c) }
	}
	stop := flags.progress.start()
	result, err := s.Publish(flags.out, options)
	stop()
	if err != nil {
		return result.Sizes, err
	}
	if flags.verbose {
		list(w, changes, s, before)
	}
	if flags.quiet {
		return result.Sizes, nil
	}
	fmt.Fprintf(w, "built %s, wrote %s%s, in %.2f s%s\n",
		source.Counted(s.Plan.PageCount(), "page"), source.Counted(result.Written, "file"), removed(result.Removed), time.Since(began).Seconds(),
		sideless(s.Plan.Site.Sideless))
	if in := s.Included; in.Drafts+in.Embargoed > 0 {
		fmt.Fprintf(w, "%s and %s included: this is no site for readers\n", source.Counted(in.Drafts, "draft"), source.Counted(in.Embargoed, "embargoed file"))
	}
	return result.Sizes, nil
}

// sideless says how many statements have no side.
func sideless(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "; 1 statement has no side"
	}
	return "; " + source.Grouped(n) + " statements have no side"
}

// list prints the changes of a publication, in order of addresses.
func list(w io.Writer, changes []publish.Change, s, before *build.Snapshot) {
	slices.SortFunc(changes, func(a, b publish.Change) int { return cmp.Compare(a.Address, b.Address) })
	why := func(string) string { return "" }
	if before != nil {
		reasons := s.Since(before)
		why = func(address string) string { return ": " + reasons.Of(address) }
	}
	for _, c := range changes {
		verb := "wrote"
		if c.Removed {
			verb = "removed"
		}
		fmt.Fprintf(w, "%s %s%s\n", verb, source.Printable(c.Address), source.Printable(why(c.Address)))
	}
}

// report prints what a build has to say before it writes, and reports whether that stops
// the site from being written.
func report(w io.Writer, o *build.Outcome, data func(source.Path) []byte, flags buildFlags) bool {
	source.PrintSome(w, o.Diagnostics, data)
	failures, warnings := o.Errors(), o.Warnings()
	if n := source.CountWithheld(o.Diagnostics); n > 0 {
		fmt.Fprintf(w, "%s of withheld files, which stop nothing\n", source.Counted(n, "warning"))
	}
	switch {
	case failures > 0:
		fmt.Fprintf(w, "%s, %s: nothing was written\n", source.Counted(failures, "error"), source.Counted(warnings, "warning"))
		return true
	case flags.strict && warnings > 0:
		fmt.Fprintf(w, "%s, with --strict: nothing was written\n", source.Counted(warnings, "warning"))
		return true
	case warnings > 0:
		fmt.Fprintf(w, "%s\n", source.Counted(warnings, "warning"))
	}
	if !flags.quiet {
		note(w, o)
	}
	return false
}

// note prints what an editor may want to know, and need not mend.
func note(w io.Writer, o *build.Outcome) {
	for _, why := range o.SlowLayouts {
		fmt.Fprintf(w, "note: %s has no fast form, so the pages that show it take several times as long to make\n", why)
	}
}

func removed(n int) string {
	if n == 0 {
		return ""
	}
	return ", removed " + source.Grouped(n)
}
