# Everything here needs Go and nothing else. "make help" lists the targets.

FUZZTIME := 30s
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2

.PHONY: test
test: lint ## check everything: formats, vet, staticcheck, tidy, all tests with the race detector
	GORACE=atexit_sleep_ms=10 go test -race ./...

.PHONY: lint
lint: ## the checks that need no test run
	@test -z "$$(gofmt -s -l $$(git ls-files '*.go'))" || { echo "not gofmt-clean:"; gofmt -s -l $$(git ls-files '*.go'); exit 1; }
	go vet ./...
	go run $(STATICCHECK) ./...
	go mod tidy -diff

.PHONY: demo
demo: ## run the main job on the catalogues of four real systems and show what comes out
	@go run ./cmd/errgen version
	@sh docs/demo.sh

.PHONY: golden
golden: ## rewrite the golden files; read the difference before you commit it
	go test ./generator ./cmd/errgen ./catalog/schema -update
	go generate ./...

.PHONY: bench
bench: ## benchmarks, each beside a hand-written equivalent
	go test -run '^$$' -bench . -benchmem ./...

.PHONY: fuzz
fuzz: ## run each fuzz target for a while: make fuzz FUZZTIME=5m
	@for file in $$(git grep -l '^func Fuzz' -- '*_test.go'); do \
		for target in $$(sed -n 's/^func \(Fuzz[A-Za-z]*\).*/\1/p' $$file); do \
			go test ./$$(dirname $$file) -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x || exit 1; \
		done; \
	done

.PHONY: build
build: ## build bin/errgen
	go build -o bin/errgen ./cmd/errgen

.PHONY: help
help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | sort | awk -F '\t' '{printf "%-8s %s\n", $$1, $$2}'
