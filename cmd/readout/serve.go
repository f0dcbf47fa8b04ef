package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"readout/internal/build"
	"readout/internal/serve"
	"readout/internal/source"
	"readout/internal/watch"
)

const (
	defaultPort = 8080
	portsTried  = 20 // from defaultPort on
)

func serveCommand() *cobra.Command {
	var flags siteFlags
	var port int
	var published, poll bool
	c := &cobra.Command{
		Use:   "serve",
		Short: "Preview the site on this machine, with live reload",
		Long: "serve shows the site at an address that only this machine can reach, and builds it again whenever a file changes.\n" +
			"An open page shows the change at once; errors are shown over it, and the last good site stays until they are mended.\n" +
			"Drafts and embargoed articles are shown too, with a ribbon. Nothing is written.",
		Example: "  readout serve\n  readout serve --source ~/desk --port 9000\n  readout serve --published",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			flags.drafts = !published
			options, err := flags.options()
			if err != nil {
				return err
			}
			listener, err := listen(c.ErrOrStderr(), port, c.Flags().Changed("port"))
			if err != nil {
				return err
			}
			// Only here: a build is ended by Ctrl-C as any program is, and harms nothing.
			ctx, stop := signal.NotifyContext(c.Context(), os.Interrupt)
			defer stop()
			c.SetContext(ctx)
			return serveSite(c, flags.source, options, listener, poll)
		},
	}
	flags.register(c)
	c.Flags().IntVar(&port, "port", defaultPort, "the `port` to answer at; 0: any that is free")
	c.Flags().BoolVar(&published, "published", false, "hide drafts and embargoed articles, as build does")
	c.Flags().BoolVar(&poll, "poll", false, "look for changes at all files again and again: for disks of other machines, which tell of none")
	return c
}

func serveSite(c *cobra.Command, dir string, options build.Options, listener net.Listener, poll bool) error {
	// Watching begins before the first build, so that no change falls in between.
	watcher, err := watch.New(dir, watch.Options{Ignore: isUnread, Poll: poll})
	if err != nil {
		listener.Close()
		return err
	}
	defer watcher.Close()
	p := &preview{stdout: c.OutOrStdout(), stderr: c.ErrOrStderr(), origin: "http://" + listener.Addr().String(), word: "built"}
	return serve.New(build.New(dir, options).Build, p.report).Serve(c.Context(), listener, watcher.Changes())
}

// isUnread reports whether a path below the site's folder is nothing that a
// build reads.
func isUnread(rel string) bool {
	top, _, _ := strings.Cut(rel, "/")
	return !slices.Contains([]string{"readout.yaml", "content", "layouts", "assets"}, top)
}

// listen opens the port. One that was not asked for by number may be another.
func listen(stderr io.Writer, port int, asked bool) (net.Listener, error) {
	if port < 0 || port > 65535 {
		return nil, fmt.Errorf("--port: %d is not a port; choose one from 1024 to 65535", port)
	}
	for next := port; ; next++ {
		// Another address than this would show drafts to the whole network.
		l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(next)))
		switch {
		case err == nil && next != port:
			fmt.Fprintf(stderr, "note: port %d is taken; using %d\n", port, next)
			return l, nil
		case err == nil:
			return l, nil
		case !errors.Is(err, syscall.EADDRINUSE):
			return nil, fmt.Errorf("cannot use port %d: %w", next, err)
		case asked:
			return nil, fmt.Errorf("port %d is taken; choose another with --port", next)
		case next == port+portsTried-1:
			return nil, fmt.Errorf("the ports from %d to %d are taken; choose another with --port", port, next)
		}
	}
}

// A preview tells the terminal what a server does.
type preview struct {
	stdout, stderr io.Writer
	origin         string // "http://127.0.0.1:8080"
	word           string // "built", then "rebuilt"
	serving        string // what was said last of the address
	known          map[told]int
}

// told is what makes a diagnostic the same after an edit above it.
type told struct {
	path          source.Path
	rule, message string
}

func (p *preview) report(o serve.Outcome) {
	if o.Missed != nil {
		fmt.Fprintf(p.stderr, "warning: %s\n", o.Missed)
	}
	if o.Err != nil {
		fmt.Fprintf(p.stderr, "error: %s\n", o.Err)
	} else {
		p.reportSite(o)
	}
	if p.serving == "" || o.Err == nil && o.Snapshot.Errors() == 0 {
		p.say(o)
	}
}

func (p *preview) reportSite(o serve.Outcome) {
	source.Print(p.stderr, p.fresh(o.Snapshot.Diagnostics), o.Snapshot.Data)
	switch failures := o.Snapshot.Errors(); {
	case failures == 0:
		fmt.Fprintf(p.stderr, "%s %s in %d ms\n", p.word, count(o.Snapshot.Plan.PageCount(), "page"), o.Took.Milliseconds())
		p.word = "rebuilt"
	case o.Good:
		fmt.Fprintf(p.stderr, "%s: the site stays as it was\n", count(failures, "error"))
	default:
		fmt.Fprintf(p.stderr, "%s: there is no site to show yet\n", count(failures, "error"))
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
}

// fresh returns the diagnostics that the last build did not have: what an
// editor leaves for later is not said again at every save.
func (p *preview) fresh(list []source.Diagnostic) []source.Diagnostic {
	var fresh []source.Diagnostic
	now := make(map[told]int, len(list))
	for _, d := range list {
		key := told{d.Path, d.Rule, d.Message}
		if now[key]++; now[key] > p.known[key] {
			fresh = append(fresh, d)
		}
	}
	p.known = now
	return fresh
}
