# What CI does and what a developer types. `make test` is enough on a fresh machine with Go and git: it installs what the
# tests need. Generated code is committed, so building needs nothing but Go.

GO        ?= go
BIN       := bin
FUZZTIME  ?= 30s
STATIC    := -trimpath -ldflags='-s -w'

# Tools of `make check`, built once into bin/, outside go.mod: they bring several hundred modules of their own.
GOLANGCI_LINT_VERSION := v2.15.0
GOVULNCHECK_VERSION   := v1.8.0
GOLANGCI_LINT := $(BIN)/golangci-lint-$(GOLANGCI_LINT_VERSION)
GOVULNCHECK   := $(BIN)/govulncheck-$(GOVULNCHECK_VERSION)

.PHONY: help build run demo generate test tools static unit journeys picture check tidy lint vulnerabilities cross bench fuzz clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "%-16s %s\n", $$1, $$2}'

build: ## the executable, in bin/
	CGO_ENABLED=0 $(GO) build $(STATIC) -o $(BIN)/portineria .

run: ## serve from ./portineria-data
	$(GO) run . serve

demo: ## two furnished properties, to click through
	$(GO) run . demo

generate: ## write the Go code of the pages again
	$(GO) tool templ generate -path web/view

test: tools static unit journeys ## install what tests need, then run all of them

tools: ## a C compiler for the race detector, and Chromium, if missing
	@scripts/install-test-tools

static: ## formatting, vet, generated code
	@scripts/check-format
	$(GO) vet ./...
	$(GO) vet -tags journey ./journey/... ./web/view
	@scripts/check-generated

unit: ## all tests but those in a browser
	CGO_ENABLED=1 $(GO) test -race -shuffle=on ./...

journeys: ## the tests in a browser
	$(GO) test -tags journey -count=1 ./journey/... ./web/view

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

bench: ## measure speed and memory, with fakes on loopback
	$(GO) run ./bench

fuzz: ## every fuzz test for FUZZTIME (30s)
	@scripts/fuzz $(FUZZTIME)

clean: ## remove what was built
	rm -rf $(BIN) portineria
