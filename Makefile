# Emend. The two commands to know: `make run` and `make test`.
# Both install the system packages they need on Debian and its kin.

GO       ?= go
FILE     ?=
GOFUMPT  := mvdan.cc/gofumpt@v0.9.1
STATIC   := honnef.co/go/tools/cmd/staticcheck@v0.7.0
LDFLAGS  := -s -w
SOURCES  := $(shell find . -name '*.go' -not -path './bin/*') go.mod $(shell find assets app -type f -not -name '*.go' 2>/dev/null)

.PHONY: run test build headless e2e pictures bench bench-window lint fuzz torture pairs review quality words packages clean

run: build ## build and open the window, on FILE=… or on the sample
	./bin/emend $(if $(FILE),"$(FILE)")

test: packages ## all tests but the end-to-end one, with the race detector, no display needed
	$(GO) test -race -tags ci ./...

build: packages bin/emend ## bin/emend, the window and the command line

bin/emend: $(SOURCES)
	$(GO) build -trimpath -ldflags '$(LDFLAGS)' -o $@ .

headless: ## bin/emend-headless: one static file, the command line without the window
	CGO_ENABLED=0 $(GO) build -trimpath -tags headless -ldflags '$(LDFLAGS)' -o bin/emend-headless .

packages:
	@./.ci/packages build

e2e: ## drive the real window with real keys under a virtual display
	@./.ci/packages e2e
	$(GO) build -tags gles -o bin/emend-e2e .
	mkdir -p bin/e2e
	EMEND_E2E=$(CURDIR)/bin/emend-e2e EMEND_PICTURES=$(CURDIR)/bin/e2e $(GO) test -tags ci -count=1 -timeout 15m -skip Pictures ./app/e2e

pictures: ## the pictures of the window that the README shows, into assets
	@./.ci/packages e2e
	$(GO) build -tags gles -o bin/emend-e2e .
	EMEND_E2E=$(CURDIR)/bin/emend-e2e EMEND_PICTURES=$(CURDIR)/assets $(GO) test -tags ci -count=1 -timeout 5m -run Pictures ./app/e2e

lint: packages ## gofumpt, vet, staticcheck
	@out=$$($(GO) run $(GOFUMPT) -l .) || exit 1; if [ -n "$$out" ]; then echo "not gofumpt-ed:"; echo "$$out"; exit 1; fi
	$(GO) vet -tags ci ./...
	CGO_ENABLED=0 $(GO) vet -tags headless .
	$(GO) run $(STATIC) -tags ci ./...

bench: headless ## every speed that is claimed and needs no window, as a ratio within one run
	$(GO) run ./editor/bench

bench-window: ## times, memory and rest of the real window on texts of 100 KB, 10 and 100 MB
	@./.ci/packages e2e
	$(GO) build -tags gles -o bin/emend-e2e .
	EMEND_LARGE=1 EMEND_E2E=$(CURDIR)/bin/emend-e2e $(GO) test -tags ci -count=1 -v -timeout 30m -run 'TestLarge$$|TestHour$$' ./app/e2e

fuzz: ## every fuzz target for a while: make fuzz FOR=30s
	@for p in $$($(GO) list -tags ci ./...); do \
	  for f in $$($(GO) test -tags ci -list '^Fuzz' $$p | grep '^Fuzz'); do \
	    echo "$$p $$f"; $(GO) test -tags ci -run '^$$' -fuzz "^$$f$$" -fuzztime $(or $(FOR),20s) $$p || exit 1; \
	  done; done

torture: ## kill a review 1,000 times at random moments, have each operation of the disk fail in each way, and look for what was lost; follow notes through 100,000 sequences
	EMEND_TORTURE=1000 $(GO) test -tags ci -count=1 -timeout 60m -run 'Kill|Torture|NotesFollow|Fault' ./editor ./editor/project ./editor/cli

review: ## decisions that a scripted reviewer needs, who knows the truth, on corpora beside the repository
	$(GO) run ./app/review/measure

pairs: ## compare 100,000 random pairs of damaged bytes: none may panic or be inexact
	EMEND_PAIRS=100000 $(GO) test -tags ci -count=1 -timeout 30m -run ComparedPairs ./editor

quality: ## precision, recall and error rates on the corpora beside the repository
	$(GO) run ./editor/quality/report

words: ## make the word tables under assets/words anew from their sources
	sh assets/words/make.sh

clean:
	rm -rf bin
