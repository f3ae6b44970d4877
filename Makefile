# What CI does and what a developer types. `make test` is enough on a fresh machine with Go and git: it installs what the
# tests need. Generated code is committed, so building needs nothing but Go.

GO        ?= go
BIN       := bin
FUZZTIME  ?= 30s
STATIC    := -trimpath -ldflags='-s -w'

# Tools of `make check`, built once into bin/, outside go.mod: they bring several hundred modules of their own.
GOLANGCI_LINT_VERSION := v2.15.0
GOVULNCHECK_VERSION   := v1.8.0
# A real Ollama server for `make test-model`, built once into bin/ from its last Go module: some ten minutes.
OLLAMA_VERSION := v0.17.4
OLLAMA := $(BIN)/ollama-$(OLLAMA_VERSION)

GOLANGCI_LINT := $(BIN)/golangci-lint-$(GOLANGCI_LINT_VERSION)
GOVULNCHECK   := $(BIN)/govulncheck-$(GOVULNCHECK_VERSION)

.PHONY: help build run demo generate test test-model print-ollama tools static unit journeys readers picture check tidy lint vulnerabilities cross storm bench fuzz clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "%-16s %s\n", $$1, $$2}'

build: ## the executable, in bin/
	CGO_ENABLED=0 $(GO) build $(STATIC) -o $(BIN)/portineria .

run: ## serve from ./portineria-data
	$(GO) run . serve

demo: ## two furnished properties, to click through
	$(GO) run . demo

generate: ## write the Go code of the pages again
	$(GO) tool templ generate -path web/view

test: tools static unit journeys readers ## install what tests need, then run all of them

# Not part of `make test`. CI runs it where the server was built already: .ci/run looks whether $(OLLAMA) is there.
test-model: $(OLLAMA) ## the model's client against a real Ollama server; building that takes some ten minutes once
	$(GO) test -tags ollama -count=1 ./llm/ollamatest -args -server $(abspath $(OLLAMA))

print-ollama: # where test-model keeps its server
	@echo $(OLLAMA)

tools: ## a C compiler for the race detector, Chromium and Node.js, if missing
	@scripts/install-test-tools

static: ## formatting, vet, generated code
	@scripts/check-format
	$(GO) vet ./...
	$(GO) vet -tags journey ./journey/... ./web/view
	$(GO) vet -tags ollama ./llm/...
	$(GO) vet -tags readers ./ical ./web
	@scripts/check-generated

unit: ## all tests but those in a browser
	CGO_ENABLED=1 $(GO) test -race -shuffle=on -timeout 30m ./...
	$(GO) test -run 'AYearOfRules|WhateverTheOrder|NeverSpeaksAfter|NeverLeaveThrough' ./app

journeys: ## the tests in a browser
	$(GO) test -tags journey -count=1 ./journey/... ./web/view

# Two readers of calendars by others, with their exact versions and digests in package-lock.json.
READERS := ical/testdata/readers

readers: $(READERS)/node_modules ## our calendars, read by readers by others
	$(GO) test -tags readers -count=1 -run ReadersByOthers ./ical ./web

$(READERS)/node_modules: $(READERS)/package-lock.json
	cd $(READERS) && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

picture: tools ## the picture of the README, taken anew
	$(GO) test -tags journey -count=1 -run TestTakeThePictureOfTheReadme ./journey/ -args -picture ../docs/pictures/inbox.png

check: static tidy lint vulnerabilities cross ## everything that needs no test to run

tidy: ## go.mod lists what is used, no more
	$(GO) mod tidy -diff

lint: $(GOLANGCI_LINT) ## golangci-lint; building it takes some minutes once
	$(GOLANGCI_LINT) run ./...

vulnerabilities: $(GOVULNCHECK) ## known holes in what is used; skipped where the database is out of reach
	@scripts/check-vulnerabilities $(GOVULNCHECK)

cross: ## the executable for both kinds of mini-PC
	CGO_ENABLED=0 GOOS=linux GOARCH=amd64 $(GO) build $(STATIC) -o $(BIN)/portineria-linux-amd64 .
	CGO_ENABLED=0 GOOS=linux GOARCH=arm64 $(GO) build $(STATIC) -o $(BIN)/portineria-linux-arm64 .

$(GOLANGCI_LINT):
	scripts/install-go-tool $@ github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI_LINT_VERSION)

$(GOVULNCHECK):
	scripts/install-go-tool $@ golang.org/x/vuln/cmd/govulncheck@$(GOVULNCHECK_VERSION)

$(OLLAMA):
	scripts/build-ollama $@ $(OLLAMA_VERSION)

storm: ## ten thousand webhooks while the power fails again and again
	$(GO) test -count=1 -v -run TestAStormOfWebhooks ./command -args -storm 10000 -storm-kill-every 1000

bench: ## measure speed and memory, with fakes on loopback
	$(GO) run ./bench
	$(GO) test -run '^$$' -bench 'BenchmarkRead/ratio|BenchmarkServe' -benchtime 3s ./ical ./app/export
	$(GO) test -run '^$$' -bench TheCalendarOfAYear -benchtime 200x ./web
	$(GO) test -run '^$$' -bench 'SyncWithNothingChanged|Clashes' -benchtime 3x ./app/calendar

fuzz: ## every fuzz test for FUZZTIME (30s)
	@scripts/fuzz $(FUZZTIME)

clean: ## remove what was built
	rm -rf $(BIN) portineria
