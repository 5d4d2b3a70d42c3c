# `make serve` and `make test` are all that most people need; README.md says the same for a machine without make.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help serve build test check lock clean

help: ## Show these lines
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/' | expand -t 14

serve: .venv/.course ## Serve the course with live reload; PORT=8000 moves it
	@$(BIN)/mkdocs serve --livereload --dev-addr 127.0.0.1:$(PORT)

build: .venv/.course ## Write the site into site/
	@$(BIN)/mkdocs build --strict

check: .venv/.course ## Check the content only; takes about a second
	@$(BIN)/course check

test: .venv/.test ## Run every test, in a real browser too
	@$(BIN)/python -m tests.browser
	@$(BIN)/python -m pytest

lock: ## Pin newer versions of everything (then run make test)
	@$(PYTHON) -m venv .cache/lock && .cache/lock/bin/pip install -q uv
	@.cache/lock/bin/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		pyproject.toml -o requirements.lock
	@.cache/lock/bin/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		--extra test -c requirements.lock pyproject.toml -o requirements-test.lock

clean: ## Remove what was built and installed
	rm -rf .venv .cache build site *.egg-info

.venv/.course: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "The course needs Python 3.11 or newer; say which with: make PYTHON=python3.12 serve"; exit 1; }
	@$(PYTHON) -m venv .venv || \
		{ echo "Python could not make .venv; on Debian or Ubuntu install python3-venv first"; exit 1; }
	@echo "Setting up .venv (only the first time, or when a version changes) ..."
	@$(BIN)/pip install -q --require-hashes -r requirements.lock
	@$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	@touch $@

.venv/.test: .venv/.course requirements-test.lock
	@$(BIN)/pip install -q --require-hashes -r requirements-test.lock
	@touch $@
