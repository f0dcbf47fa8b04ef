package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/pkg/browser"
	"github.com/spf13/cobra"

	"readout/internal/build"
	"readout/internal/serve"
	"readout/internal/source"
	"readout/internal/watch"
)

const (
	defaultPort = 8080
	portsTried  = 20
	loopback    = "127.0.0.1"
)

// serveFlags are the flags of serve, beside those of the site.
type serveFlags struct {
	port                            int
	bind, editor                    string
	open, navigate, published, poll bool
	fixed                           bool          // the clock stands still: --now
	sweep                           time.Duration // as in watch.Options; a test of events goes without
	progress                        *tracker
}

func serveCommand() *cobra.Command {
	var site siteFlags
	var flags serveFlags
	c := &cobra.Command{
		Use:   "serve",
		Short: "Preview the site on this machine, with live reload",
		Long: "serve shows the site at an address that only this machine can reach, and builds it again whenever a file changes.\n" +
			"An open page shows the change at once; errors are shown over it, and the last good site stays until they are mended.\n" +
			"Drafts and embargoed files are shown too, with a ribbon. Nothing is written.",
		Example: "  readout serve --open\n  readout serve --source ~/desk --port 9000 --navigate\n  readout serve --published",
		Args:    noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			site.drafts, flags.fixed = !flags.published, site.now != ""
			options, err := site.options()
			if err != nil {
				return err
			}
			// Only here: a build is ended by Ctrl-C as any program is, and harms nothing.
			ctx, stop := signal.NotifyContext(c.Context(), os.Interrupt)
			defer stop()
			c.SetContext(ctx)
			flags.progress = newTracker(c)
			options.Progress = flags.progress.of()
			return serveSite(c, site.source, options, flags)
		},
	}
	site.register(c)
	flags.register(c)
	return c
}

func (f *serveFlags) register(c *cobra.Command) {
	c.Flags().IntVar(&f.port, "port", defaultPort, "the `port` to answer at, or the next one that is free; 0: any")
	c.Flags().StringVar(&f.bind, "bind", loopback, "the `address` to answer at; any other lets other machines read your drafts")
	c.Flags().StringVar(&f.editor, "editor", cmp.Or(os.Getenv("READOUT_EDITOR"), "vscode"),
		"what errors on the page open: vscode, vscodium, cursor, zed, idea, obsidian, none,\nor an `address` with {path}, {line} and {column} (default: $READOUT_EDITOR, else vscode)")
	c.Flags().Lookup("editor").DefValue = "" // another on each machine
	c.Flags().BoolVar(&f.open, "open", false, "open the site in a browser")
	c.Flags().BoolVar(&f.navigate, "navigate", false, "let open pages go to the page of a file when it is saved")
	c.Flags().BoolVar(&f.published, "published", false, "hide drafts, embargoed files, and what is wrong with any file")
	c.Flags().BoolVar(&f.poll, "poll", false, "find changes by looking at all files again and again: for disks that do not tell of any")
}

func serveSite(c *cobra.Command, dir string, options build.Options, flags serveFlags) error {
	editor, err := serve.ParseEditor(flags.editor)
	if err != nil {
		return fmt.Errorf("--editor: %w", err)
	}
	full, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	listener, err := listen(c.ErrOrStderr(), flags.bind, flags.port)
	if err != nil {
		return err
	}
	// Watching begins before the first build, so that no change falls in between.
	watcher, err := watch.New(dir, watch.Options{Ignore: isUnread, Hidden: isHidden, Poll: flags.poll, Sweep: flags.sweep})
	if err != nil {
		listener.Close()
		return err
	}
	defer watcher.Close()
	p := &preview{stdout: c.OutOrStdout(), reporter: reporter{stderr: c.ErrOrStderr()}, quiet: isQuiet(c), origin: "http://" + reachable(listener.Addr()), word: "built"}
	if flags.open {
		p.open = openBrowser
	}
	server := serve.New(serve.Options{
		Build: rebuilding(build.New(dir, options), flags.progress, !flags.fixed), Dir: full, Editor: editor, Readers: flags.published,
		Navigate: flags.navigate, TimeFlies: !flags.fixed, Report: p.report,
	})
	return server.Serve(c.Context(), listener, watcher)
}

// rebuilding returns a function that builds again after changes (nil: anything may have
// changed), with the current time if timeFlies.
func rebuilding(b *build.Builder, progress *tracker, timeFlies bool) func([]source.Path) (*build.Snapshot, error) {
	return func(changed []source.Path) (*build.Snapshot, error) {
		defer progress.start()()
		if timeFlies {
			b.SetNow(time.Now())
		}
		if changed == nil {
			return b.Build()
		}
		return b.BuildChanged(changed)
	}
}

// openBrowser opens an address in a browser, and discards what the browser prints.
func openBrowser(address string) error {
	browser.Stdout, browser.Stderr = io.Discard, io.Discard
	return browser.OpenURL(address)
}

// isUnread reports whether builds do not read a path below the site's folder.
func isUnread(rel string) bool {
	top, _, _ := strings.Cut(rel, "/")
	return !slices.Contains([]string{"readout.yaml", "content", "layouts", "assets"}, top)
}

// isHidden reports whether a name that begins with "." or "_" is not part of a site.
func isHidden(rel string) bool { return source.Ignored(source.Path(rel)) }

// listen opens the port at an address, or the next one that is free.
func listen(stderr io.Writer, bind string, port int) (net.Listener, error) {
	if port < 0 || port > 65535 {
		return nil, fmt.Errorf("--port: %d is not a port; choose one from 1024 to 65535", port)
	}
	if ip := net.ParseIP(bind); ip == nil {
		return nil, fmt.Errorf("--bind: %q is not an address of this machine; write it in numbers, as 127.0.0.1", bind)
	} else if !ip.IsLoopback() {
		fmt.Fprintf(stderr, "WARNING: everybody who can reach %s can read this site, drafts and embargoed files included;\n"+
			"         without --bind only this machine can\n", bind)
	}
	for next := port; ; next++ {
		l, err := net.Listen("tcp", net.JoinHostPort(bind, strconv.Itoa(next)))
		switch {
		case err == nil && next != port && port != 0:
			fmt.Fprintf(stderr, "note: port %d is taken; using %d\n", port, next)
			return l, nil
		case err == nil:
			return l, nil
		case !errors.Is(err, syscall.EADDRINUSE):
			return nil, fmt.Errorf("cannot use port %d at %s: %w", next, bind, cause(err))
		case next == min(port+portsTried-1, 65535):
			return nil, fmt.Errorf("the ports from %d to %d are taken; choose another with --port", port, next)
		}
	}
}

// cause strips the description of the call from an error of package net.
func cause(err error) error {
	if e, ok := errors.AsType[*net.OpError](err); ok {
		return e.Err
	}
	return err
}

// reachable returns the address to type into a browser.
func reachable(a net.Addr) string {
	tcp, ok := a.(*net.TCPAddr)
	if !ok || !tcp.IP.IsUnspecified() {
		return a.String()
	}
	return net.JoinHostPort(loopback, strconv.Itoa(tcp.Port))
}

// A preview prints what a server does.
type preview struct {
	stdout   io.Writer
	reporter reporter
	quiet    bool               // about builds without errors
	origin   string             // "http://127.0.0.1:8080"
	word     string             // "built", then "rebuilt"
	serving  string             // the last printed line with the address
	open     func(string) error // opens the address, once; nil for no browser
}

func (p *preview) report(o serve.Outcome) {
	if o.Watching != nil {
		p.reporter.warn(o.Watching)
	}
	if o.Err != nil {
		p.reporter.fail(o.Err)
	} else {
		p.reportSite(o)
	}
	if p.serving == "" || o.Err == nil && o.Snapshot.Errors() == 0 {
		p.say(o)
	}
}

func (p *preview) reportSite(o serve.Outcome) {
	p.reporter.failed = ""
	p.reporter.diagnostics(o.Snapshot)
	switch failures := o.Snapshot.Errors(); {
	case failures == 0:
		if !p.quiet {
			p.reporter.printf("%s %s in %d ms", p.word, source.Counted(o.Snapshot.Plan.PageCount(), "page"), o.Took.Milliseconds())
		}
		p.word = "rebuilt"
	case o.Good:
		p.reporter.printf("%s: the site stays as it was", source.Counted(failures, "error"))
	default:
		p.reporter.printf("%s: there is no site to show yet", source.Counted(failures, "error"))
	}
}

// say prints where the site is shown, at first and when that has changed.
func (p *preview) say(o serve.Outcome) {
	title := ""
	if o.Snapshot != nil {
		title = "“" + o.Snapshot.Plan.Site.Config.Title + "” "
	}
	serving := fmt.Sprintf("serving %sat %s%s (Ctrl-C stops)\n", title, p.origin, o.Base)
	if serving != p.serving {
		fmt.Fprint(p.stdout, serving)
		p.serving = serving
	}
	if p.open != nil {
		open := p.open
		p.open = nil
		go func() { // some systems wait for the browser to end
			if err := open(p.origin + o.Base); err != nil {
				p.reporter.printf("note: no browser could be opened: %s", err)
			}
		}()
	}
}
