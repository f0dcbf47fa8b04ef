// Package git reads commits, by running git. It changes nothing: it runs only commands
// that read, and takes no lock.
//
// A revision is resolved to a commit first, and other commands get the hash of it. A
// revision that begins with "-" is none, so that it cannot be taken for an option.
package git

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// Errors of Open and of the methods of a Repository.
var (
	ErrNoGit        = errors.New("git is not installed, or not in the PATH")
	ErrNoRepository = errors.New("not in a Git repository")
	ErrNoCommit     = errors.New("no such commit")
)

// A Repository is a repository with a folder in its working tree.
type Repository struct {
	top    string // of the working tree
	prefix string // of the folder in it: "", or a path that ends in "/"
}

// A Commit is the hash of a commit.
type Commit string

// Open finds the repository that a folder is in.
func Open(dir string) (*Repository, error) {
	out, err := run(dir, "rev-parse", "--show-toplevel", "--show-prefix")
	if err != nil {
		if errors.Is(err, ErrNoGit) || !strings.Contains(err.Error(), "not a git repository") {
			return nil, err
		}
		return nil, ErrNoRepository
	}
	top, prefix, _ := strings.Cut(string(out), "\n")
	return &Repository{top, strings.TrimSuffix(prefix, "\n")}, nil
}

// Commit resolves a revision: HEAD, a branch, a tag, a hash.
func (r *Repository) Commit(revision string) (Commit, error) {
	if revision == "" || revision[0] == '-' || strings.ContainsAny(revision, "\x00\n") {
		return "", ErrNoCommit
	}
	out, err := run(r.top, "rev-parse", "--verify", "--quiet", revision+"^{commit}")
	if errors.Is(err, ErrNoGit) {
		return "", err
	} else if err != nil {
		return "", ErrNoCommit
	}
	return Commit(strings.TrimSpace(string(out))), nil
}

// MergeBase returns the commit at which two branches parted, ErrNoCommit if the
// repository has none.
func (r *Repository) MergeBase(a, b Commit) (Commit, error) {
	out, err := run(r.top, "merge-base", string(a), string(b))
	if exit, ok := errors.AsType[*exec.ExitError](err); ok && exit.ExitCode() == 1 {
		return "", ErrNoCommit
	}
	return Commit(strings.TrimSpace(string(out))), err
}

// Shallow reports whether the repository has only a part of the history.
func (r *Repository) Shallow() bool {
	out, err := run(r.top, "rev-parse", "--is-shallow-repository")
	return err == nil && strings.TrimSpace(string(out)) == "true"
}

// Branches returns the names of all branches and tags, the last changed first.
func (r *Repository) Branches() ([]string, error) {
	out, err := run(r.top, "for-each-ref", "--sort=-creatordate", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
	return strings.Fields(string(out)), err
}

// run runs git in a folder and returns what it prints. The error has the first line of
// what git says about it.
func run(dir string, args ...string) ([]byte, error) {
	c := command(dir, args...)
	var message bytes.Buffer
	c.Stderr = &message
	out, err := c.Output()
	if err != nil {
		return out, described(err, message.String())
	}
	return out, nil
}

func command(dir string, args ...string) *exec.Cmd {
	c := exec.Command("git", args...)
	c.Dir = dir
	// The repository is the one that the folder is in, also when a hook of another one
	// runs this.
	c.Env = slices.DeleteFunc(os.Environ(), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		return slices.Contains([]string{"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE"}, name)
	})
	c.Env = append(c.Env, "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0")
	return c
}

func described(err error, message string) error {
	if errors.Is(err, exec.ErrNotFound) {
		return ErrNoGit
	}
	line, _, _ := strings.Cut(strings.TrimSpace(message), "\n")
	if line == "" {
		return fmt.Errorf("git: %w", err)
	}
	return &failure{strings.TrimPrefix(line, "fatal: "), err}
}

// A failure is an error of git with what git says about it.
type failure struct {
	message string
	err     error
}

func (f *failure) Error() string { return "git: " + f.message }
func (f *failure) Unwrap() error { return f.err }
