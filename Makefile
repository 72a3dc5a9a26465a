# Every verb sets up what it needs: a virtual environment beside this file, from nothing but Python, make and git.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test browser office bench bench-validate fmt

demo: $(READY)
	$(BIN)/graphkit demo -o demo

test: $(READY) browser office
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

# Tests of the endpoint use a real browser, curl, and Virtuoso as a server of others. On a desk without them they are
# skipped; in CI that is a failure.
browser:
	@{ command -v chromium && command -v curl && command -v virtuoso-t; } >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	  && apt-get update -qq && apt-get install -y -qq --no-install-recommends \
	  chromium curl virtuoso-opensource-7-bin >/dev/null; } || true

# Some tests open spreadsheets in LibreOffice. On a desk without it they are skipped; in CI that is a failure.
office:
	@command -v soffice >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	  && apt-get update -qq && apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui >/dev/null; } || true

bench: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[bench]'
	$(BIN)/python benchmarks/run.py

bench-validate: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[bench]'
	$(BIN)/python benchmarks/validate.py

fmt: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $(READY)
