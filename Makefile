# One target per habit; `make help` lists them.
.DEFAULT_GOAL := help
.SUFFIXES:
SHELL := /bin/sh
.SHELLFLAGS := -eu -c
.PHONY: help run install test check bench format lock clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SCALE ?= small
SOURCES := api bot cli core demo migrations models notifications services web wsgi.py gunicorn.conf.py tests bench

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

run: $(VENV)/.run ## install, start PostgreSQL, migrate, fill the demo once, serve on port 8000 until Ctrl-C
	@exec $(BIN)/handbook serve --demo

install: $(VENV)/.run ## install what the handbook needs, without starting it

test: $(VENV)/.dev ## run the whole test suite, browser included
	@$(BIN)/python -m pytest -n 2 --dist loadscope

check: $(VENV)/.dev ## format, lint, types, import borders, migrations: what CI runs before the tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m migrations.check

bench: $(VENV)/.dev ## run the benchmarks and write bench/results.json (SCALE=small or national)
	@$(BIN)/python -m bench --scale $(SCALE)

format: $(VENV)/.dev ## format the code and mend what can be mended
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

lock: $(VENV)/.dev ## renew the hash-locked requirement files from pyproject.toml
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile $(LOCK) pyproject.toml -o requirements/run.txt
	@$(BIN)/uv pip compile $(LOCK) pyproject.toml --group dev -c requirements/run.txt -o requirements/dev.txt
	@echo 'setuptools>=80' | $(BIN)/uv pip compile $(LOCK) - -o requirements/build.txt

LOCK := --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --upgrade

clean: ## remove the virtual environment and caches; data stays
	@rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

# The interpreter of the environment, of Python 3.11 or newer.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "The handbook needs Python 3.11 or newer; name one with: make run PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV)

# uv where it can be had, plain pip where not; both check every hash.
define install
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1)
endef

$(VENV)/.run: requirements/run.txt requirements/build.txt pyproject.toml | $(BIN)/python
	@echo 'Installing what the handbook needs (once, a minute or two) …'
	$(call install,requirements/build.txt)
	$(call install,requirements/run.txt)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@echo 'Installing what the tests need …'
	$(call install,requirements/dev.txt)
	@touch $@
