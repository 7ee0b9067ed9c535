# The only commands anyone needs. Each sets up what it needs by itself, inside this folder:
#   make serve    build the guide and the quiz and serve them at http://127.0.0.1:8000 (PORT= for another)
#   make test     every check and every test, a real browser included
#   make test-fast  the same without the tests in a browser, which needs none to be set up
#   make parity   put every request of the parity tests to each browser, some minutes each
#   make build    the site in site/, strictly (ENGINE=zensical for the theme's successor)
#   make bench    how fast and how light the product is, beside what there is without it (PARTS= for some, PAIRS=)
#   make new      begin a record: KIND=failure-mode ID=slow-feedback, and TITLE= if you know it
#   make schemas  JSON Schemas of all records for editors, in .cache/schemas/
#   make impact   what an edit of the records changes, as Markdown (BASE= the revision to compare with)
#   make calibrate  what the coded situations advise on points and questions, as tables
#   make screens  pictures of every state of the quiz and of the main pages, in .cache/screens/ (NAMES= for some)
#   make check    content, style and types; no browser (FORMAT=github or json for what reads its problems)
#   make figures  how much code there is, and where most of it stands
#   make lock     write the locks of the Python requirements anew
#   make clean    remove everything that was made

PORT ?= 8000
ENGINE ?= mkdocs
SHELL := /bin/sh
.SHELLFLAGS := -eu -c
.DEFAULT_GOAL := serve
.NOTPARALLEL:
.PHONY: serve test test-fast parity build bench screens check check-code figures impact calibrate new schemas lock clean setup setup-with-browser known-engine prepare

# Any Python from 3.11 will do to begin with; the setup finds or fetches the one the project uses.
PYTHON := $(shell for python in python3.13 python3 python /usr/bin/python3; do \
  $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { command -v $$python; break; }; done)
BIN := .venv/bin

export PYTHONPATH := $(CURDIR)/quiz:$(CURDIR)
export PYTHONPYCACHEPREFIX := $(CURDIR)/.cache/pycache
export NO_MKDOCS_2_WARNING := 1
export PATH := $(CURDIR)/$(BIN):$(PATH)

setup setup-with-browser:
	@test -n '$(PYTHON)' || { echo 'setup: no Python 3.11 or later was found: install one and run this again.' >&2; exit 1; }
	@PYTHONPATH= '$(PYTHON)' scripts/setup.py $(if $(findstring browser,$@),--with-browser) \
	  $(if $(or $(findstring browser,$@),$(filter zensical,$(ENGINE))),--with-zensical)

prepare: setup
	@$(BIN)/python -m scripts.prepare

serve: setup
	@$(BIN)/python -m scripts.serve '$(PORT)'

# What can build the site; scripts/site.py has how.
ENGINES := mkdocs zensical
known-engine:
	@test -n '$(filter $(ENGINES),$(ENGINE))' || \
	  { echo "build: there is no engine '$(ENGINE)'; choose one of: $(ENGINES), as in 'make build ENGINE=zensical'." >&2; exit 2; }

build: known-engine prepare
	@$(BIN)/python -m scripts.site '$(ENGINE)'

# The content and the code need nothing of each other.
check: setup
	@$(BIN)/python -m scripts.check_content $(if $(FORMAT),--format '$(FORMAT)') & content=$$!; \
	$(MAKE) --no-print-directory check-code && code=0 || code=$$?; wait $$content; exit $$code
	@echo 'check: content, style, spelling and types are in order'

check-code:
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy
	@$(BIN)/node node_modules/typescript/bin/tsc --noEmit --project tsconfig.json
	@$(BIN)/codespell
	@$(BIN)/node node_modules/stylelint/bin/stylelint.mjs --cache --cache-location .cache/stylelint 'theme/**/*.css' 'quiz/page/**/*.css'
	@$(BIN)/node node_modules/prettier/bin/prettier.cjs --check --log-level warn --cache --cache-location .cache/prettier .

figures: setup
	@$(BIN)/python -m scripts.figures

# Without a browser the rest is measured, and a sentence says so.
bench: build
	@PYTHONPATH= '$(PYTHON)' scripts/setup.py --with-browser || true
	@$(BIN)/python -m scripts.bench $(if $(PARTS),--parts '$(PARTS)') $(if $(PAIRS),--pairs '$(PAIRS)')

screens: setup-with-browser build
	@$(BIN)/python -m scripts.screens $(NAMES)

calibrate: setup
	@$(BIN)/python -m scripts.calibrate $(STRENGTH)

new: setup
	@$(BIN)/python -m scripts.new '$(KIND)' '$(ID)' '$(TITLE)'

schemas: setup
	@$(BIN)/python -m scripts.schemas

impact: setup
	@$(BIN)/python -m scripts.impact '$(BASE)'

# Side by side, and whoever has finished takes over from the others: one more than there are processors, since a test
# in a browser mostly waits.
WORKERS := $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)
PYTEST := $(BIN)/python -m pytest --numprocesses $(WORKERS) --maxprocesses 4 --dist worksteal
PAGE_TESTS := $(BIN)/node --test --test-reporter=dot tests/page/*.test.mjs

# What is checked and what is made need nothing of each other.
test: setup-with-browser
	@$(BIN)/python -m scripts.prepare & prepared=$$!; $(MAKE) --no-print-directory check || { wait; exit 1; }; wait $$prepared
	@$(PAGE_TESTS)
	@$(PYTEST)

# All that Pythons under Node are asked, in each browser and both ways: too long for every day.
parity: setup-with-browser prepare
	@$(PYTEST) tests/browser/engines/test_answering.py -k decides_as_cpython_does --every-request

test-fast: check prepare
	@$(PAGE_TESTS)
	@$(PYTEST) --ignore tests/browser

lock: setup
	@PYTHONPATH= '$(PYTHON)' scripts/setup.py --lock

clean:
	@rm -rf .cache .venv dist node_modules site
