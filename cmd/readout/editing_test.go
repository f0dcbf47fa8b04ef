package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var updateEditing = flag.Bool("update-editing", false, "rewrite what docs/editing.md shows")

// shown is a block of the page, or an instruction to the test in a comment:
//
//	```txt NAME        the file NAME is saved
//	```console         the commands are run, and print what follows them
//	```md PATH         the file at PATH looks like this
//	```md edit PATH    the editor replaces the line that begins with the same words
//	```sh              the commands of git are run
//	<!-- test: publish FOLDER -->  the editor takes draft: true out of the files there
var shown = regexp.MustCompile("(?m)^```(txt|console|md|sh) ?([^\n]*)\n((?s:.*?))^```$|^<!-- test: publish (\\S+) -->$")

// TestEditingPage does what docs/editing.md tells an editor to do, and compares what the
// page shows with what there is to see.
func TestEditingPage(t *testing.T) {
	page := filepath.Join("..", "..", "docs", "editing.md")
	page, err := filepath.Abs(page)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	t.Setenv("NO_COLOR", "1")
	w := walk{t: t}
	w.write("readout.yaml", "title: The desk\nbase_url: https://example.org/\n")
	if err := os.Mkdir("content", 0o755); err != nil {
		t.Fatal(err)
	}
	w.repository()
	seen := shown.ReplaceAllStringFunc(string(data), func(block string) string {
		m := shown.FindStringSubmatch(block)
		switch {
		case m[4] != "":
			w.publish(m[4])
			return block
		case m[1] == "txt":
			w.write(m[2], m[3])
			return block
		case m[1] == "sh":
			w.git(m[3])
			return block
		case m[1] == "console":
			return "```console\n" + w.run(m[3]) + "```"
		case strings.HasPrefix(m[2], "edit "):
			w.edit(strings.TrimPrefix(m[2], "edit "), m[3])
			return block
		}
		return "```md " + m[2] + "\n" + w.read(m[2]) + "```"
	})
	if *updateEditing {
		if err := os.WriteFile(page, []byte(seen), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if seen != string(data) {
		t.Errorf("docs/editing.md shows other than there is to see, which is\n%s", seen)
	}
}

// A walk is an editor's work in the folder that the test is in.
type walk struct{ t *testing.T }

func (w walk) write(name, text string) {
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		w.t.Fatal(err)
	}
}

func (w walk) read(name string) string {
	data, err := os.ReadFile(filepath.FromSlash(name))
	if err != nil {
		w.t.Fatal(err)
	}
	return string(data)
}

var seconds = regexp.MustCompile(`in [\d.]+ s`)

// run runs the commands of a block, and returns it with what they print.
func (w walk) run(block string) string {
	var out strings.Builder
	for line := range strings.Lines(block) {
		command, ok := strings.CutPrefix(line, "$ readout ")
		if !ok {
			continue
		}
		var printed bytes.Buffer
		run(strings.Fields(command), &printed, &printed)
		out.WriteString(line)
		out.WriteString(seconds.ReplaceAllString(printed.String(), "in 0.04 s"))
	}
	return out.String()
}

// edit replaces the line of a file that begins as the new one does.
func (w walk) edit(name, line string) {
	const same = 20
	old := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(line[:same]) + `.*\n`)
	text := w.read(name)
	if !old.MatchString(text) {
		w.t.Errorf("%s has no line that begins with %q", name, line[:same])
	}
	w.write(name, old.ReplaceAllLiteralString(text, line))
}

// publish takes the line that makes a draft out of the files of a folder.
func (w walk) publish(folder string) {
	err := filepath.WalkDir(folder, func(name string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			w.write(name, strings.Replace(w.read(name), "draft: true\n", "", 1))
		}
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
}

// repository makes a repository of the folder, with another one to push to.
func (w walk) repository() {
	if _, err := exec.LookPath("git"); err != nil {
		return
	}
	remote := w.t.TempDir()
	w.t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	w.t.Setenv("GIT_CONFIG_SYSTEM", os.DevNull)
	w.git(fmt.Sprintf("git init -q --bare %q", remote))
	w.git("git init -q -b main\ngit config user.name Editor\ngit config user.email editor@example.org\ngit config push.autoSetupRemote true")
	w.git(fmt.Sprintf("git remote add origin %q", remote))
}

// git runs commands of git, if it is there.
func (w walk) git(commands string) {
	if _, err := exec.LookPath("git"); err != nil {
		w.t.Log("git is not here, so what is committed is not")
		return
	}
	c := exec.Command("sh", "-e", "-c", commands)
	if out, err := c.CombinedOutput(); err != nil {
		w.t.Errorf("%s: %v\n%s", commands, err, out)
	}
}
