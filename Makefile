# Two commands on a fresh machine: `make review` and `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
TOOLS  := $(VENV)/.tools
SAMPLE := sample_docs/01-unit-budget.pdf

.PHONY: review test lint bench arena docs samples clean
.DEFAULT_GOAL := review

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(TOOLS): $(STAMP)  # what checks and tests need besides the program
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

review: $(STAMP)  ## open the first sample in the terminal reviewer, or print its report where there is no terminal
	@if [ -t 0 ] && [ -t 1 ]; then exec $(BIN)/reviewer open $(SAMPLE); \
	else $(BIN)/reviewer check $(SAMPLE) --fail-on never; fi

test: $(TOOLS) lint  ## everything that must hold
	$(BIN)/python -m pytest -n 2

lint: $(TOOLS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(TOOLS)  ## speed, memory and key latency; writes nothing but what it prints
	$(BIN)/python -m bench

arena: $(TOOLS)  ## seeded errors: found, located, false
	$(BIN)/python -m bench.arena

docs: $(TOOLS)  ## regenerate the generated pages and the pictures of the screens
	$(BIN)/python -m reviewer.docs_build
	$(BIN)/python -m bench.screens

samples: $(TOOLS)
	$(BIN)/python sample_docs/build.py

clean:
	rm -rf $(VENV) build dist
