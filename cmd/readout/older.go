package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"readout/internal/git"
	"readout/internal/source"
)

// An olderVersion is the version of a site that diff compares the files with.
type olderVersion struct {
	files   fs.FS
	name    string // as a reader knows it: "HEAD (1a2b3c4)"
	missing func() []string
	close   func() error
}

// openOlder opens the older version of the site in a folder: a commit or another folder,
// as the argument says, or else what the files are to be compared with here.
func openOlder(dir string, args []string) (*olderVersion, error) {
	if len(args) == 0 {
		return openCommit(dir, "", base)
	}
	given := args[0]
	isSite := isFolder(filepath.Join(given, "content"))
	if strings.HasPrefix(filepath.ToSlash(given), "./") || strings.HasPrefix(filepath.ToSlash(given), "../") || filepath.IsAbs(given) || given == "." || given == ".." {
		if !isSite {
			return nil, fmt.Errorf("there is no site in %s: it has no folder content", source.Printable(given))
		}
		return openFolder(given)
	}
	commit, err := openCommit(dir, given, named(given))
	switch {
	case !isSite:
		return commit, err
	case err != nil:
		return openFolder(given)
	}
	commit.close()
	return nil, fmt.Errorf("%[1]s is both a commit and a folder: write ./%[1]s for the folder, or refs/heads/%[1]s for the branch", source.Printable(given))
}

func openFolder(dir string) (*olderVersion, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &olderVersion{root.FS(), dir, func() []string { return nil }, root.Close}, nil
}

// openCommit opens the commit that choose picks in the repository of a folder.
func openCommit(dir, given string, choose func(*git.Repository) (git.Commit, string, error)) (*olderVersion, error) {
	repository, err := git.Open(dir)
	switch {
	case errors.Is(err, git.ErrNoGit):
		return nil, errors.New("diff reads the older version with git, which is not installed or not in the PATH; without it, name the folder of the older version: readout diff FOLDER")
	case errors.Is(err, git.ErrNoRepository) && given == "":
		return nil, fmt.Errorf("%s is not in a Git repository, so there is no older version to compare with; name the folder of one: readout diff FOLDER", source.Printable(dir))
	case errors.Is(err, git.ErrNoRepository):
		return nil, fmt.Errorf("%s is not in a Git repository, and %q is no folder with a site", source.Printable(dir), given)
	case err != nil:
		return nil, err
	}
	commit, name, err := choose(repository)
	if err != nil {
		return nil, err
	}
	tree, err := repository.Tree(commit)
	if err != nil {
		return nil, err
	}
	if short := string(commit[:min(len(commit), 9)]); !strings.HasPrefix(name, short) {
		name += " (" + short + ")"
	}
	return &olderVersion{tree, name, tree.Missing, tree.Close}, nil
}

// named picks the commit that a user named.
func named(revision string) func(*git.Repository) (git.Commit, string, error) {
	return func(r *git.Repository) (git.Commit, string, error) {
		commit, err := r.Commit(revision)
		switch {
		case !errors.Is(err, git.ErrNoCommit):
			return commit, revision, err
		case strings.Contains(revision, ".."):
			return "", "", fmt.Errorf("%q is more than one commit; diff compares one with the files: check out the newer, and name the older", revision)
		}
		return "", "", fmt.Errorf("%q is neither a commit, branch or tag of this repository%s nor a folder with a site", revision, shallowness(r))
	}
}

// shallowness says in a message that a repository may lack what was looked for.
func shallowness(r *git.Repository) string {
	if r.Shallow() {
		return " (of which this clone has only the newest commits: git fetch --unshallow)"
	}
	return ""
}

// base picks the commit that files are compared with by default: the last one, or in a
// pull request the one at which it leaves its base branch.
func base(r *git.Repository) (git.Commit, string, error) {
	head, err := r.Commit("HEAD")
	if errors.Is(err, git.ErrNoCommit) {
		return "", "", errors.New("the repository has no commit yet, so there is no older version to compare with")
	}
	branch := os.Getenv("GITHUB_BASE_REF")
	if branch == "" || err != nil {
		return head, "HEAD", err
	}
	for _, revision := range []string{"refs/remotes/origin/" + branch, "refs/heads/" + branch, baseOfEvent()} {
		tip, err := r.Commit(revision)
		if err != nil {
			continue
		}
		fork, err := r.MergeBase(tip, head)
		if errors.Is(err, git.ErrNoCommit) {
			continue
		}
		return fork, branch, err
	}
	return "", "", fmt.Errorf("this is a pull request against %s, and the clone does not have the commit at which the two part; give actions/checkout \"fetch-depth: 0\"", source.Printable(branch))
}

// baseOfEvent returns the commit of the base branch that the event of a pull request
// names, or "".
func baseOfEvent() string {
	data, err := os.ReadFile(os.Getenv("GITHUB_EVENT_PATH"))
	if err != nil {
		return ""
	}
	var event struct {
		PullRequest struct {
			Base struct{ SHA string }
		} `json:"pull_request"`
	}
	if json.Unmarshal(data, &event) != nil {
		return ""
	}
	return event.PullRequest.Base.SHA
}
