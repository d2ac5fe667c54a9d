# Needs Python 3.11 or newer and make; everything else goes into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed
TOOLS := $(VENV)/tools
RIVALS := $(VENV)/rivals
# pip before 25.1 knows no dependency groups.
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: help demo test bench templates fixtures pdfs old-word docs clean

help:
	@echo "make demo       convert every original in fixtures/originals into out/"
	@echo "make test       lint, types, import directions and all tests"
	@echo "make bench      measure, and print the table of ratios"
	@echo "make templates  build templates/ from the form"
	@echo "make fixtures   build fixtures/originals, fixtures/expected and fixtures/rules"
	@echo "make pdfs       print the fixtures' Word originals to PDF (needs LibreOffice and Noto CJK fonts)"
	@echo "make old-word   save them as Word 97-2003 files (needs LibreOffice)"
	@echo "make docs       write the reference of rules"
	@echo "make clean      remove .venv, out/ and caches"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; choose one with: make PYTHON=python3.12 ..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(INSTALLED): $(BIN)/python pyproject.toml
	$(PIP) install --editable .
	@touch $@

$(TOOLS): $(INSTALLED)
	$(PIP) install --upgrade "pip>=25.1"
	$(PIP) install --group dev
	@touch $@

$(RIVALS): $(TOOLS)
	$(PIP) install --group bench
	@touch $@

# Status 1 means: done, and there are findings to look at.
demo: $(INSTALLED)
	@mkdir -p out
	@for original in fixtures/originals/*; do \
		echo "== $$original"; \
		$(BIN)/xxgk convert "$$original" -o "out/$${original##*/}.docx" --overwrite || [ $$? -eq 1 ] || exit 1; \
	done
	@echo "== $$(ls out/*.docx | wc -l) clean documents in out/"

test: $(TOOLS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest --numprocesses 2

bench: $(RIVALS)
	$(BIN)/python -m bench.run

templates: $(INSTALLED)
	$(BIN)/python -m toolkit.writers.template_bundle templates

fixtures: $(INSTALLED)
	$(BIN)/python fixtures/build_originals.py
	$(BIN)/python fixtures/build_rules.py

pdfs: $(INSTALLED)
	$(BIN)/python fixtures/print_originals.py

old-word: $(INSTALLED)
	$(BIN)/python fixtures/print_originals.py --as doc

docs: $(INSTALLED)
	$(BIN)/python docs/build.py

clean:
	rm -rf $(VENV) out dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
