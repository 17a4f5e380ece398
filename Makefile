# Two commands do all set-up: `make demo` and `make test`. Both need Python 3.11 or newer, its venv
# module and pip; everything else is installed into .venv, pinned and checked by hash.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP_INSTALL := $(BIN)/python -m pip install --disable-pip-version-check --quiet
LOCK := --universal --generate-hashes --no-annotate --no-header --no-emit-index-url --quiet

.DEFAULT_GOAL := help
.PHONY: help demo test lint types tests format docs bench bench-peers wheel lock \
  clean clean-compiled

help:
	@echo "make demo         install, scan the bundled demo site, write leakcase-demo.html"
	@echo "make test         install what tests need, then lint, types, tests"
	@echo "make lint, types, tests, format"
	@echo "make docs         refresh the output shown in documents"
	@echo "make bench        accuracy, speed and start-up, measured"
	@echo "make bench-peers  the same speed beside other finders (downloads them)"
	@echo "make wheel        build dist/*.whl"
	@echo "make lock         pin the newest versions of what pyproject.toml asks for"
	@echo "make clean        remove what the above made"

# --- installing -----------------------------------------------------------------------------------

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Leakcase needs Python 3.11 or newer; name one: make PYTHON=python3.12 ..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# Stamps say for which lock files an environment was installed.
$(VENV)/.installed: requirements.lock requirements-build.lock pyproject.toml | $(BIN)/python
	@echo "Installing into $(VENV) ..."
	$(PIP_INSTALL) --require-hashes -r requirements.lock
	$(PIP_INSTALL) --require-hashes -r requirements-build.lock
	$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	$(PIP_INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@

# --- using ----------------------------------------------------------------------------------------

demo: $(VENV)/.installed
	$(BIN)/leakcase demo --html leakcase-demo.html

test: lint types tests

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev
	$(BIN)/mypy

# The first scan after an installation compiles; done once here, not once in every worker.
tests: $(VENV)/.installed-dev
	@mkdir -p .cache
	-@$(BIN)/leakcase demo --html .cache/demo.html > .cache/demo.txt 2>&1
	$(BIN)/python -m pytest -n 2

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Runs what documents show and writes what came out into them.
docs: $(VENV)/.installed-dev
	$(BIN)/python -m tools.documented --refresh

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.accuracy
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.startup

.venv-peers/.installed: benchmarks/peers.txt
	$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/python -m pip install --quiet -r benchmarks/peers.txt
	@touch $@

bench-peers: $(VENV)/.installed-dev .venv-peers/.installed
	$(BIN)/python -m benchmarks.speed --peers .venv-peers/bin/python

wheel: $(VENV)/.installed-dev
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

# uv resolves for every platform and Python at once, which pip cannot. What users get is what tests
# ran with, hence the constraints.
lock:
	uv pip compile pyproject.toml --all-extras --group dev $(LOCK) --upgrade \
	  --output-file requirements-dev.lock
	uv pip compile pyproject.toml --constraint requirements-dev.lock $(LOCK) --upgrade \
	  --output-file requirements.lock
	uv pip compile requirements-build.in --constraint requirements-dev.lock $(LOCK) --upgrade \
	  --output-file requirements-build.lock

# Numba does not notice when a function changes that a compiled one calls.
clean-compiled:
	find . -name '*.nb[ci]' -not -path './.venv*/*' -delete

clean:
	rm -rf $(VENV) .venv-peers .cache dist build leakcase-demo.html
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
