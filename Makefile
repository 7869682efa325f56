# The same recipes for people and for CI. `make` alone lists them. Needs Python 3.11 or newer and make, nothing else.
PYTHON ?= python3
UV_VERSION := 0.13.9
VENV := .venv
BIN := $(VENV)/bin
UV := UV_PYTHON_DOWNLOADS=never $(BIN)/uv $(if $(CI),--quiet,)
SYNC := $(UV) sync --frozen --inexact --python $(BIN)/python --extra postgres

export KHABAR_HOME ?= $(CURDIR)/var

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test check fix stories fonts pictures clean

help:  ## list the recipes
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort

$(BIN)/uv:
	@echo "Making $(VENV) ..." >&2
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

$(VENV)/.installed: $(BIN)/uv pyproject.toml uv.lock
	@echo "Installing the locked dependencies ..." >&2
	@$(SYNC)
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@echo "Installing what the tests need ..." >&2
	@$(SYNC) --group dev
	@touch $@

setup: $(VENV)/.installed  ## make .venv with the locked dependencies

setup-dev: $(VENV)/.installed-dev  ## the same, with what tests and lint need

run: setup  ## make a demo installation in ./var (or KHABAR_HOME) where there is none, and serve it
	@$(BIN)/khabar init --demo
	@$(BIN)/khabar run

check: setup-dev  ## format, lint, types, import contract, migrations, catalogues
	@scripts/check

test: setup-dev  ## everything: check, the suite on SQLite and PostgreSQL, browser stories
	@scripts/check
	@$(BIN)/python scripts/run_tests.py

fix: setup-dev  ## let ruff mend what it can
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

stories: setup-dev  ## only the stories in a real browser, with screenshots
	@$(BIN)/pytest tests/stories/browser

fonts: setup-dev  ## make the font subsets again
	@$(BIN)/python scripts/subset_fonts.py

pictures: setup-dev  ## make the README's picture again
	@$(BIN)/python scripts/picture_readme.py

clean:  ## remove caches and screenshots, never a home
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis screenshots dist
