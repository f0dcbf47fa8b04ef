package main

import (
	"cmp"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// An action is action.yml, as far as it is run here.
type action struct {
	Inputs map[string]struct{ Default string }
	Runs   struct{ Steps []actionStep }
}

// An actionStep is one step of an action: a script, or another action.
type actionStep struct {
	Name, Uses, If, Shell, Run string
	ID                         string `yaml:"id"`
	Env                        map[string]string
	With                       map[string]string
}

var expression = regexp.MustCompile(`\$\{\{ *(.*?) *\}\}`)

// A runner runs the scripts of an action as GitHub would, in a repository.
type runner struct {
	t      *testing.T
	folder string            // the repository
	path   string            // where programs are found
	values map[string]string // of all expressions that may be asked for
}

func (r *runner) evaluate(text string) string {
	r.t.Helper()
	return expression.ReplaceAllStringFunc(text, func(s string) string {
		asked := expression.FindStringSubmatch(s)[1]
		value, known := r.values[asked]
		if !known {
			r.t.Fatalf("nobody knows the value of %s", asked)
		}
		return value
	})
}

// run runs all scripts in order, and returns what they print.
func (r *runner) run(steps []actionStep, conditions map[string]bool) string {
	r.t.Helper()
	var printed strings.Builder
	for _, s := range steps {
		if expression.MatchString(s.Run) {
			r.t.Errorf("%s: a value must not be a part of the script: %s", s.Name, s.Run)
		}
		wanted, known := conditions[s.If]
		if s.If != "" && !known {
			r.t.Fatalf("%s: nobody knows whether %s", s.Name, s.If)
		}
		if s.If != "" && !wanted {
			continue
		}
		if s.Run == "" {
			for _, value := range s.With {
				r.evaluate(value)
			}
			continue
		}
		c := exec.Command(cmp.Or(s.Shell, "bash"), "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", s.Run)
		c.Dir = r.folder
		temp := r.values["runner.temp"]
		c.Env = []string{"PATH=" + r.path, "HOME=" + temp, "RUNNER_TEMP=" + temp, "GITHUB_STEP_SUMMARY=" + filepath.Join(temp, "summary.md")}
		for name, value := range s.Env {
			c.Env = append(c.Env, name+"="+r.evaluate(value))
		}
		if base := r.values["base"]; base != "" {
			c.Env = append(c.Env, "GITHUB_BASE_REF="+base)
		}
		output, err := c.CombinedOutput()
		printed.Write(output)
		if err != nil {
			r.t.Fatalf("%s: %v\n%s", s.Name, err, output)
		}
	}
	return printed.String()
}

// newRunner begins a repository that has nothing but what init writes.
func newRunner(t *testing.T) (*runner, action) {
	t.Helper()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("there is no bash to run the scripts with")
	}
	program, err := exec.LookPath("readout")
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("../../action.yml")
	if err != nil {
		t.Fatal(err)
	}
	var a action
	if err := yaml.Unmarshal(data, &a); err != nil {
		t.Fatal(err)
	}
	folder, temp := t.TempDir(), t.TempDir()
	if output, err := exec.Command(program, "init", folder, "--generator", "desk-tools/readout@v1").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	r := &runner{t: t, folder: folder, path: filepath.Dir(program), values: map[string]string{
		"runner.temp": temp, "github.action_path": "../..",
		"inputs.program || format('{0}/readout', runner.temp)": program,
	}}
	for name, input := range a.Inputs {
		r.values["inputs."+name] = input.Default
	}
	return r, a
}

const (
	building = "inputs.program == ''"
	request  = "github.event_name == 'pull_request'"
	push     = "github.event_name != 'pull_request'"
)

// A push publishes the site under the path of its repository. No Go, Node or git is on
// the PATH, and nothing but the program is.
func TestActionPublishes(t *testing.T) {
	r, a := newRunner(t)
	r.values["steps.pages.outputs.base_url"] = "https://desk.example/repo"
	r.run(a.Runs.Steps, map[string]bool{building: false, request: false, push: true})
	for name, want := range map[string]string{
		"404.html":   `href="/repo/`,
		"feed.xml":   "https://desk.example/repo/articles/",
		"index.html": "Two accounts of a call about mackerel",
	} {
		page, err := os.ReadFile(filepath.Join(r.values["runner.temp"], "site", name))
		if err != nil || !strings.Contains(string(page), want) {
			t.Errorf("%s does not say %q (%v)", name, want, err)
		}
	}
}

// A pull request has messages beside its lines, what it means in the summary of the run,
// and its pages. It is compared with the commit at which it left its base.
func TestActionChecksPullRequest(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("there is no git")
	}
	r, a := newRunner(t)
	r.path += string(filepath.ListSeparator) + filepath.Dir(git)
	r.values["steps.pages.outputs.base_url"], r.values["base"] = "", "main"
	commit := func(args ...string) {
		t.Helper()
		c := exec.Command(git, append([]string{"-C", r.folder, "-c", "user.name=A", "-c", "user.email=a@desk.example", "-c", "init.defaultBranch=main"}, args...)...)
		if output, err := c.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, output)
		}
	}
	commit("init", "--quiet")
	commit("add", "--all")
	commit("commit", "--quiet", "--message", "begin")
	commit("update-ref", "refs/remotes/origin/main", "HEAD")
	article := filepath.Join(r.folder, "content", "articles", "new.md")
	if err := os.WriteFile(article, []byte("---\ntitle: A second call\ndate: 2022-02-01\n---\n\n[The quota stays](rejects:kari-nordli \"of is\").\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	commit("add", "--all")
	commit("commit", "--quiet", "--message", "add an article")
	printed := r.run(a.Runs.Steps, map[string]bool{building: false, request: true, push: false})
	summary, err := os.ReadFile(filepath.Join(r.values["runner.temp"], "summary.md"))
	if err != nil || !strings.Contains(string(summary), "The quota stays") {
		t.Errorf("the summary does not say what is new (%v):\n%s\nprinted:\n%s", err, summary, printed)
	}
	if _, err := os.Stat(filepath.Join(r.values["runner.temp"], "site", "articles", "new.html")); err != nil {
		t.Error(err)
	}
}

// The scripts of the workflows do what they say: programs in place of make and gh print what
// they would do. The workflow that init writes has none: it calls the action.
func TestWorkflows(t *testing.T) {
	make, err := exec.LookPath("make")
	if err != nil {
		t.Skip("there is no make")
	}
	code, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	r := &runner{t: t, folder: t.TempDir(), path: t.TempDir(), values: map[string]string{
		"github.repository": "desk-tools/readout", "github.ref_name": "v1.2.3", "github.token": "secret", "runner.temp": t.TempDir(),
	}}
	for name, text := range map[string]string{
		filepath.Join(r.path, "make"):            "#!/bin/sh\n[ \"$1\" != release ] || exec '" + make + "' -n -C '" + code + "' \"$@\"\necho make \"$@\"\n",
		filepath.Join(r.path, "gh"):              "#!/bin/sh\necho gh \"$@\"\n",
		filepath.Join(r.folder, "dist", "a.exe"): "",
		filepath.Join(r.folder, "dist", "b"):     "",
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string][]string{
		".github/workflows/release.yml": {
			".ci/setup go .ci/release dist desk-tools/readout@v1.2.3",
			"gh release create v1.2.3 --verify-tag --generate-notes dist/a.exe dist/b",
		},
		".github/workflows/tests.yml":                      {"make check"},
		".github/workflows/pages.yml":                      nil,
		".github/workflows/deploy.yml":                     nil,
		"internal/starter/site/.github/workflows/site.yml": nil,
	} {
		printed := r.run(stepsOf(t, filepath.Join(code, name)), nil)
		for _, line := range want {
			if !strings.Contains(printed, line) {
				t.Errorf("%s does not run %q:\n%s", name, line, printed)
			}
		}
		if want == nil && printed != "" {
			t.Errorf("%s prints:\n%s", name, printed)
		}
	}
}

// stepsOf returns the steps of all jobs of a workflow.
func stepsOf(t *testing.T, name string) []actionStep {
	t.Helper()
	var workflow struct {
		Jobs map[string]struct{ Steps []actionStep }
	}
	data, err := os.ReadFile(name)
	if err == nil {
		err = yaml.Unmarshal(data, &workflow)
	}
	if err != nil {
		t.Fatal(err)
	}
	var steps []actionStep
	for _, job := range workflow.Jobs {
		steps = append(steps, job.Steps...)
	}
	if len(steps) == 0 {
		t.Fatalf("%s has no steps", name)
	}
	return steps
}

// The first step makes the program of the action's own code.
func TestActionBuildsProgram(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the program")
	}
	r, a := newRunner(t)
	i := slices.IndexFunc(a.Runs.Steps, func(s actionStep) bool { return s.Name == "Build readout" })
	code, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	s := a.Runs.Steps[i]
	c := exec.Command(s.Shell, "-e", "-c", s.Run)
	c.Dir = r.folder
	c.Env = append(os.Environ(), "GITHUB_ACTION_PATH="+code)
	for name, value := range s.Env {
		c.Env = append(c.Env, name+"="+r.evaluate(value))
	}
	if output, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	if output, err := exec.Command(r.evaluate(s.Env["READOUT"]), "build", "--source", r.folder).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, output)
	}
}
