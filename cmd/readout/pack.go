package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout/internal/build"
	"readout/internal/pack"
	"readout/internal/source"
	"readout/internal/spelling"
)

func packCommand() *cobra.Command {
	var site siteFlags
	var out string
	c := &cobra.Command{
		Use:   "pack PAGE…",
		Short: "Make one file of some pages, to mail or to take offline",
		Long: `pack prints one HTML file with the pages given, in that order. It needs no other file and no script: styles and pictures
are in it, links among its pages are anchors, and all other links lead to the published site (base_url; without it they
are text). A page is written as its address, with or without ".html" and the address of the site; one that it had before
will do.`,
		Example: "  readout pack people/sergey-lavrov relations/ru-us --out briefing.html\n  readout pack briefs/2022-02-01 --base-url https://desk.example/ > today.html",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			options, err := site.options()
			if err != nil {
				return err
			}
			saveMemory()
			snapshot, err := build.New(site.source, options).Build()
			if err != nil {
				return err
			}
			if n := snapshot.Errors(); n > 0 {
				return fmt.Errorf("the site has %s, so nothing was packed; \"readout check\" shows what is wrong", source.Counted(n, "error"))
			}
			data, err := packed(snapshot, args)
			switch {
			case err != nil:
				return err
			case out != "":
				return os.WriteFile(out, data, 0o644)
			}
			_, err = c.OutOrStdout().Write(data)
			return err
		},
	}
	site.register(c)
	c.Flags().StringVarP(&out, "out", "o", "", "the file to write; without it, the file goes to standard output")
	return c
}

// packed makes one file of pages, given by their addresses.
func packed(s *build.Snapshot, names []string) ([]byte, error) {
	known := packable(s)
	var pages []pack.Page
	var unknown []error
	for _, name := range names {
		at, _, _ := strings.Cut(strings.TrimPrefix(name, s.Plan.Site.Config.BaseURL), "#")
		at = strings.TrimSuffix(strings.Trim(at, "/"), ".html")
		address := cmp.Or(known[at+".html"], known[path.Join(at, "index.html")])
		if address == "" {
			unknown = append(unknown, noPage(known, name))
			continue
		}
		html, _, err := s.Render(address)
		if err != nil {
			return nil, err
		}
		pages = append(pages, pack.Page{Address: address, HTML: html})
	}
	if err := errors.Join(unknown...); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	config := &s.Plan.Site.Config
	err := pack.Write(&b, pack.Source{BaseURL: config.BaseURL, Site: config.Title, Read: func(address string) ([]byte, error) {
		data, ok, err := s.Render(address)
		if !ok {
			return nil, fmt.Errorf("the site has no file %s", address)
		}
		return data, err
	}}, pages)
	return b.Bytes(), err
}

// packable returns the addresses of all pages, by themselves and by those that they had
// before. The pages for searching and for missing addresses are none: they need the site.
func packable(s *build.Snapshot) map[string]string {
	known := map[string]string{}
	for _, p := range s.Plan.Pages() {
		if at := string(p.Address); strings.HasSuffix(at, ".html") && at != "search.html" && at != "404.html" {
			known[at] = at
		}
	}
	for _, m := range s.Plan.Moved {
		known[string(m.From)] = string(m.To)
	}
	return known
}

// noPage says that there is no page of a name, and which one was meant.
func noPage(known map[string]string, name string) error {
	var all []string
	for _, at := range slices.Sorted(maps.Keys(known)) {
		if known[at] == at {
			all = append(all, strings.TrimSuffix(at, ".html"))
		}
	}
	if near, ok := spelling.Nearest(strings.TrimSuffix(name, ".html"), all); ok {
		return fmt.Errorf("there is no page %q to pack; did you mean %q?", name, near)
	}
	return fmt.Errorf("there is no page %q to pack; write it as its address, such as people/sergey-lavrov", name)
}
