package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
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
are text). A page is written as its address, with or without ".html".`,
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
	var pages []pack.Page
	var unknown []error
	for _, name := range names {
		address := strings.TrimSuffix(strings.TrimPrefix(name, "/"), ".html") + ".html"
		html, ok, err := s.Render(address)
		switch {
		case err != nil:
			return nil, err
		case !ok:
			unknown = append(unknown, noPage(s, name))
		default:
			pages = append(pages, pack.Page{Address: address, HTML: html})
		}
	}
	if err := errors.Join(unknown...); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err := pack.Write(&b, pack.Source{BaseURL: s.Plan.Site.Config.BaseURL, Read: func(address string) ([]byte, error) {
		data, ok, err := s.Render(address)
		if !ok {
			return nil, fmt.Errorf("the site has no file %s", address)
		}
		return data, err
	}}, pages)
	return b.Bytes(), err
}

// noPage says that there is no page of a name, and which one was meant.
func noPage(s *build.Snapshot, name string) error {
	var all []string
	for _, p := range s.Plan.Pages() {
		if page, isPage := strings.CutSuffix(string(p.Address), ".html"); isPage {
			all = append(all, page)
		}
	}
	if near, ok := spelling.Nearest(strings.TrimSuffix(name, ".html"), all); ok {
		return fmt.Errorf("there is no page %q; did you mean %q?", name, near)
	}
	return fmt.Errorf("there is no page %q; write it as its address, such as people/sergey-lavrov", name)
}
