package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"readout/internal/build"
	"readout/internal/source"
	"readout/internal/spelling"
	"readout/internal/starter"
	"readout/internal/stub"
)

// newFlags are the flags of new.
type newFlags struct {
	dir           string
	missing, edit bool
	stub.Stub
}

func newCommand() *cobra.Command {
	var flags newFlags
	c := &cobra.Command{
		Use:   "new KIND NAME | new --missing",
		Short: "Make a content file, or all that are missing",
		Long: `new makes a content file of a person, country, organization, place, topic, event, article or page, and prints its name. The
file's name is made of the name given. A file that exists is never changed.

With --missing it makes a file for everybody and everything that the site's errors miss, with what the text says of them:
for "Hungarian Prime Minister Viktor Orban" a person with a post and a country. A file that only withheld articles need
is withheld as long as they are: until the first embargo of them ends, or as a draft. Read the files before you publish: they say what the articles say.

The text is that of a template. To change it for your site, put a file such as templates/person.md into its folder; the
documentation has the built-in ones.`,
		Example: "  readout new person \"Felipe Calderón\" --country mx --post President --since 2006-12-01\n  readout new place Bergen --country no --edit\n  readout new event \"Talks in Bergen\" --date 2022-02-01 --type meeting\n  readout new --missing",
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case flags.missing && len(args) > 0:
				return errors.New("--missing finds out itself what to make: leave out the kind and name")
			case !flags.missing && len(args) != 2:
				return errors.New("write a kind and a name, in quotes if it has several words: readout new person \"Ana Torres\"")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			dir, err := siteFolder(flags.dir)
			if err != nil {
				return err
			}
			if flags.dir = dir; flags.missing {
				return flags.makeMissing(c)
			}
			return flags.makeOne(c, args[0], args[1])
		},
	}
	registerSource(c, &flags.dir)
	c.Flags().BoolVar(&flags.missing, "missing", false, "make a file for everybody whom the site's errors miss")
	c.Flags().BoolVar(&flags.edit, "edit", false, "open the file in the editor that the variable VISUAL or EDITOR names")
	c.Flags().BoolVar(&flags.Draft, "draft", false, "make it a draft")
	c.Flags().StringVar(&flags.Embargo, "embargo", "", "withhold it until a `day or time`, such as 2022-02-01 or 2022-02-01T18:00:00Z")
	c.Flags().StringVar(&flags.ID, "id", "", "the file's `name` without .md, if it is not to be made of the name")
	c.Flags().StringVar(&flags.Country, "country", "", "the `country` of a person, organization or place, by code or name")
	c.Flags().StringVar(&flags.Post, "post", "", "a person's `role`, such as \"Foreign Minister\"")
	c.Flags().StringVar(&flags.Since, "since", "", "the `day` on which the post began, such as 2006-12-01 or 2006")
	c.Flags().StringVar(&flags.Date, "date", "", "the `day` of an event or article (default: today)")
	c.Flags().StringVar(&flags.Type, "type", "", "the `type` of an event, such as call")
	return c
}

// makeOne makes the file that was asked for.
func (f *newFlags) makeOne(c *cobra.Command, kind, name string) error {
	s := f.Stub
	s.Name = strings.Join(strings.Fields(name), " ")
	if err := s.Complete(kind, time.Now()); err != nil {
		return err
	}
	if err := f.write(c, &s); err != nil {
		return err
	}
	if f.edit {
		return edit(c, filepath.Join(f.dir, filepath.FromSlash(string(s.Path()))))
	}
	return nil
}

// write writes a stub and prints its path.
func (f *newFlags) write(c *cobra.Command, s *stub.Stub) error {
	root, err := os.OpenRoot(f.dir)
	if err != nil {
		return err
	}
	defer root.Close()
	text, err := s.Text(root.FS())
	if err != nil {
		return err
	}
	if why := build.Refusal(s.Path(), text, s.Draft || s.Embargo != ""); why != "" {
		return fmt.Errorf("%s was not written: %s", s.Path(), why)
	}
	if err := starter.Create(root, starter.File{Path: string(s.Path()), Text: string(text)}); errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s exists already, and was left as it is", s.Path())
	} else if err != nil {
		return err
	}
	fmt.Fprintln(c.OutOrStdout(), source.Printable(string(s.Path())))
	return nil
}

// edit opens a file in the user's editor, and waits until that is closed.
func edit(c *cobra.Command, file string) error {
	words := strings.Fields(cmp.Or(os.Getenv("VISUAL"), os.Getenv("EDITOR")))
	if len(words) == 0 {
		return errors.New("--edit: neither VISUAL nor EDITOR names an editor")
	}
	run := exec.Command(words[0], append(words[1:], file)...)
	run.Stdin, run.Stdout, run.Stderr = os.Stdin, c.OutOrStdout(), c.ErrOrStderr()
	if err := run.Run(); err != nil {
		return fmt.Errorf("--edit: %s: %w", words[0], err)
	}
	return nil
}

// makeMissing makes a file for whatever the site's errors miss.
func (f *newFlags) makeMissing(c *cobra.Command) error {
	missing, err := build.FindMissing(f.dir, time.Now())
	if err != nil {
		return err
	}
	made, left := 0, 0
	for i, m := range missing {
		s := stub.Stub{Name: m.Name, Country: m.Country, Post: m.Post, Draft: f.Draft || m.Draft, Embargo: cmp.Or(f.Embargo, m.Embargo)}
		err := s.Complete(m.Kind, time.Now())
		if m.Unsure && m.Post == "" {
			err = errors.New("nothing says whether this is a person, an organization or a place")
		}
		if near := nearlyAlike(missing, i); near != "" {
			err = fmt.Errorf("%q is missing, too, and differs by a slip: correct one of them, or make each by itself", near)
		}
		if err == nil {
			err = f.write(c, &s)
		}
		if err != nil {
			left++
			fmt.Fprintf(c.ErrOrStderr(), "%s: %s: %s\n", m.Place, source.Printable(m.Command()), said(err))
			continue
		}
		made++
	}
	fmt.Fprintf(c.ErrOrStderr(), "made %s", source.Counted(made, "file"))
	if left > 0 {
		fmt.Fprintf(c.ErrOrStderr(), "; %d could not be made", left)
	}
	fmt.Fprintln(c.ErrOrStderr())
	return nil
}

// nearlyAlike returns the name of another of those missing that differs from one by a slip, or "".
func nearlyAlike(missing []build.Missing, i int) string {
	for j, other := range missing {
		if _, near := spelling.Nearest(missing[i].Name, []string{other.Name}); j != i && near && other.Kind == missing[i].Kind {
			return other.Name
		}
	}
	return ""
}
