# One command gates everything: "make check" while working, "make test" before
# handing in. Only the last needs more than Go and make.

SHELL    = /bin/sh
PORT     =
OUT      = public
FUZZTIME = 1s
PACKAGES = ./...

.PHONY: help serve build check format vet vet-others staticcheck actionlint unit test everything gotests needs whole race fuzz fuzz-short promise browser bench bench-save budgets peers release release-test golden screenshots lighthouse eval

help: ## List these targets (the default)
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

serve: ## Preview this repository's own site, with live reload (PORT=8080, or the next free one)
	@.ci/setup go go run ./cmd/readout serve --source . $(if $(PORT),--port $(PORT))

build: ## Build this repository's own site into public/
	@.ci/setup go go run ./cmd/readout build --source . --out $(OUT)

check: ## Format, vet, staticcheck, actionlint and short tests (2 minutes): needs only Go
	@.ci/setup go $(MAKE) --no-print-directory format vet staticcheck actionlint unit

# gofmt lists the files it would change and exits 0, so the list is the result.
format:
	@files=$$(gofmt -l assets cmd internal layouts) || exit 1; \
	if [ -n "$$files" ]; then echo "not formatted (run gofmt -w):"; echo "$$files"; exit 1; fi

vet:
	go vet $(PACKAGES)

# The files that are for Windows or macOS alone, which nobody compiles here; all others are
# compiled for these by "make release".
vet-others:
	@for system in windows darwin; do \
		list=$$(git ls-files "*_$$system*.go" | xargs -n 1 dirname | sed 's,^,./,' | sort -u); \
		echo "GOOS=$$system go vet" $$list; \
		GOOS=$$system go vet $$list || exit 1; \
	done

# Its dependencies stand in a module of their own, so that readout's list only what it runs on.
staticcheck:
	go tool -modfile=internal/tools/go.mod staticcheck $(PACKAGES)

# The workflows of this repository, and the one that "readout init" writes.
actionlint:
	go tool -modfile=internal/tools/go.mod actionlint
	@work=$$(mktemp -d) && trap 'rm -rf "$$work"' EXIT && \
	go run ./cmd/readout init "$$work" --generator owner/readout@v1 >/dev/null && \
	go tool -modfile=internal/tools/go.mod actionlint "$$work/.github/workflows/site.yml"

# Go ends the tests of a package after ten minutes, which a busy machine may need:
# the limit here only ends a hang. What vet finds, "make vet" has found.
TEST = go test -vet=off -timeout 3h

unit:
	$(TEST) -short $(PACKAGES)

test: ## Everything, each test once: whole tests with the seeds of all fuzzers, race detector, browser
	@.ci/setup all $(MAKE) --no-print-directory everything

everything: needs format vet vet-others staticcheck actionlint
	@$(MAKE) --no-print-directory -j 2 gotests browser

# A browser waits half of the time, so its checks run beside the Go tests.
gotests:
	@$(MAKE) --no-print-directory whole
	@$(MAKE) --no-print-directory race

needs:
	@echo "make test takes about 17 minutes on two idle cores, and longer on busy ones; no test fails by the clock."
	@echo "It needs 2 GB of memory and of disk."
	@echo "Corpora beside the repository (../shared) are tested with, too, if they are there."

# All tests with all their cases. What is made by chance has more cases here than
# in the short tests: 4 sites edited and built again some 18 times each
# (TestRebuild, -desks), 500 articles (TestConservation, -articles), 8 sequences
# of edits (TestPromise, -sequences).
whole:
	$(TEST) $(PACKAGES)

# The race detector sees the packages that start goroutines or are called by several,
# with the short tests. Others are called side by side only by a build, and the tests of
# build, serve and cmd/readout build many sites: INABUILD names them, and any other
# package that imports sync or internal/parallel is raced by itself. What runs the
# program as another process, or builds many sites one after the other, has been tested
# by then: it would take most of the time, and what builds, serves and watches side by
# side is seen in the tests that are left.
INABUILD = card check entity export mention page parse render search site source wording
UNRACED = ^(TestScripts|TestSeedMistakes|TestBuildKilled|TestBuildsIntoOneFolder|TestConservation|FuzzConservation|FuzzAllOrNothing|FuzzRebuild|FuzzWithheldIsSilent|TestGolden.*)$$

race:
	@list=$$(go list -f '{{.ImportPath}} {{join .Imports " "}} ' $(PACKAGES)) || exit 1; \
	raced=$$(echo "$$list" | awk '/ sync | sync\/atomic | readout\/internal\/parallel / { print $$1 }'); \
	for package in $(INABUILD); do raced=$$(echo "$$raced" | grep -v "^readout/internal/$$package$$"); done; \
	echo "go test -race -short" $$raced; \
	$(TEST) -race -short -skip '$(UNRACED)' $$raced

# These build whole sites: some seconds are a few of them, of which TestConservation,
# TestLayoutsThatFailLeaveTheFolderAlone and the fuzzers' seeds make more.
SKIPPED = FuzzConservation FuzzAllOrNothing FuzzWithheldIsSilent

fuzz: FUZZTIME = 2m
fuzz: GUIDED = -fuzz .
fuzz: SKIPPED =
fuzz: fuzz-short promise ## Fuzz every Fuzz function for a while (FUZZTIME=2m each), and the running preview

# Edits by chance against a running serve and build --watch: CHANCES=2 makes others.
SEQUENCES = 1000
EDITS     = 10000
CHANCES   = 1

promise:
	go test -race -timeout 4h -run '^(TestPromise|TestSoak)$$' -v ./cmd/readout -sequences $(SEQUENCES) -edits $(EDITS) -chances $(CHANCES)

# Each package is compiled once, and fuzzes one function after the other. By itself it
# uses the binaries of the tests, which don't tell the fuzzer what an input has reached,
# but are compiled already. It is no part of "make test", which has the seeds: what is
# found by chance belongs to no change. When the time is up while a slow input runs, Go
# says "context deadline exceeded" and fails, though no input failed.
fuzz-short: ## Fuzz every Fuzz function for a second
	@work=$$(mktemp -d) && trap 'rm -rf "$$work"' EXIT && \
	known=$$(go env GOCACHE)/fuzz && \
	list=$$(go list -f '{{.ImportPath}} {{.Dir}}' $(PACKAGES)) || exit 1; \
	echo "$$list" | while read -r package dir; do \
		functions=; \
		for function in $$(cat "$$dir"/*_test.go 2>/dev/null | sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\)(.*/\1/p'); do \
			case " $(SKIPPED) " in *" $$function "*) ;; *) functions="$$functions $$function" ;; esac; \
		done; \
		[ -n "$$functions" ] || continue; \
		go test -c -vet=off $(GUIDED) -o "$$work/fuzz.test" "$$package" || exit 1; \
		for function in $$functions; do \
			echo "fuzzing $$package $$function for $(FUZZTIME)"; \
			log=$$(cd "$$dir" && "$$work/fuzz.test" -test.run '^$$' -test.fuzz "^$$function\$$" -test.fuzztime $(FUZZTIME) \
				-test.fuzzminimizetime 1x -test.fuzzcachedir "$$known/$$package" 2>&1) && continue; \
			case $$log in \
			*"Failing input"*) ;; \
			*"context deadline exceeded"*) continue ;; \
			esac; \
			echo "$$log"; exit 1; \
		done || exit 1; \
	done

# In CI a missing tool is a failure; elsewhere ("make browser") run.mjs says what is missing and goes on.
browser:
	@if command -v npm >/dev/null; then \
		cd internal/browser && npm ci --silent && node run.mjs && node serve.mjs && node search.mjs; \
	else \
		echo "browser checks not run; missing: Node.js 20 or newer with npm (apt-get install nodejs npm)"; \
		test "$$CI" != true; \
	fi

bench: ## Run the benchmarks
	go test -run '^$$' -bench . -benchmem $(PACKAGES)

bench-save: ## How long from saving a file to the page that shows it, at 1,000, 5,000 and 20,000 articles
	go test -run '^$$' -bench '^BenchmarkSave$$' -benchtime 200x -timeout 2h ./cmd/readout

ARTICLES = 20000

budgets: ## What a build of 20,000 articles costs: cold (or of ARTICLES=200000), nothing changed, edits (see docs/speed.md)
	go test -run '^$$' -bench '^BenchmarkCold$$' -benchtime 3x -timeout 60m ./cmd/readout -articles $(ARTICLES)
	go test -run '^$$' -bench '(NothingChanged|Edit|Sweep)' -benchtime 3x -timeout 60m ./internal/build

peers: ## Builds the same made-up sites by readout, Hugo, Zola and Pagefind, those that there are (SIZE=20000, RUNS=5; see .ci/peers.mjs)
	@mkdir -p dist && go build -o dist/readout-peers ./cmd/readout
	@node .ci/peers.mjs dist/readout-peers

# Further files are in the format that the package comment of internal/eval says. The
# queries need Node and Chromium, and Pagefind to be compared with.
eval: ## How well names are found in the shared corpora and in READOUT_EVAL="FILE…" (EVALFLAGS=--json), and pages by search
	@go run ./internal/eval/cmd $(EVALFLAGS) $(READOUT_EVAL)
	@if command -v npm >/dev/null; then \
		cd internal/browser && npm ci --silent && node queries.mjs; \
	else \
		echo "queries not put to the search; missing: Node.js 20 or newer with npm (apt-get install nodejs npm)"; \
	fi

release: ## Binaries for Linux, macOS and Windows, with checksums, completions and manuals, into dist/ (GENERATOR=OWNER/REPO@TAG)
	@.ci/setup go .ci/release dist $(GENERATOR)

release-test: ## Tests a release, and "make serve" in a bare Debian (needs root, debootstrap and half an hour)
	@.ci/setup go .ci/release-test

golden: ## Rewrite the golden files, in the packages that have some; then read the diff
	go test $$(grep -rl 'flag\.Bool("update"' --include='*_test.go' cmd internal | xargs -r -n 1 dirname | sort -u | sed 's|^|./|') -update

screenshots: ## Pictures of each kind of page into screenshots/: desktop, phone, dark, print (needs Node and Chromium)
	cd internal/browser && npm ci --silent
	node internal/browser/screenshots.mjs screenshots

lighthouse: ## Lighthouse's scores of an article, a person and the front page: a report (needs Node and Chromium)
	cd internal/browser && npm ci --silent && cd lighthouse && npm ci --silent
	@node internal/browser/lighthouse/report.mjs
