# Everything a person or a machine does with Rebound. `make help` lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= auto

.PHONY: help setup run demo test check format bench mutants evals train screenshots requirements migration rotate-key clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Rebound needs Python 3.11 or newer. Try: make $(MAKECMDGOALS) PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "Python's venv module is missing. On Debian: apt install python3-venv"; exit 1; }

$(VENV)/installed: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/installed-tests: tests/requirements.txt $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	@touch $@

setup: $(VENV)/installed  ## install what the app needs into .venv

run: setup  ## start Rebound on http://localhost:8501
	$(BIN)/streamlit run app.py

demo: setup  ## start it with a synthetic workspace (ARGS=--cohort adds a course of 24)
	$(BIN)/python -m data.examples.demo $(ARGS)

test: $(VENV)/installed-tests  ## every test, the browser tests included
	@$(BIN)/python -m tests.find_browser
	$(BIN)/python -m pytest -n $(WORKERS)

check: $(VENV)/installed-tests  ## format, lint, types, arrows between the folders
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/installed-tests  ## put the code in its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/installed-tests  ## measured figures, one JSON line each
	@$(BIN)/python -m tests.bench

mutants: $(VENV)/installed-tests  ## how many changes to core/analysis its tests notice; 15 minutes
	rm -rf mutants  # mutmut would keep what it found before the tests changed
	$(BIN)/mutmut run
	$(BIN)/mutmut export-cicd-stats
	@cat mutants/mutmut-cicd-stats.json

evals: $(VENV)/installed-tests  ## how well the reader reads, into docs/evals.md: make evals DATA=folder
	@$(BIN)/python -m tests.evals.table --data $(DATA)

train: $(VENV)/installed-tests  ## the reader's weights: make train GOEMOTIONS=folder LEMOTIF=file TRAIN="--seed 2"
	$(PYTHON) -m venv $(VENV)-train
	$(VENV)-train/bin/python -m pip install --quiet --upgrade "pip>=25.1"  # knows dependency groups
	$(VENV)-train/bin/python -m pip install --quiet -r requirements.txt --group train
	$(VENV)-train/bin/python -m data.training.train --goemotions $(GOEMOTIONS) --lemotif $(LEMOTIF) $(TRAIN)

screenshots: $(VENV)/installed-tests  ## every page, light, dark and phone, into build/screenshots
	@$(BIN)/python -m tests.browser.screenshots

requirements: $(VENV)/installed-tests  ## compile the pinned lists from pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-emit-index-url \
	  --no-annotate pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-emit-index-url \
	  --no-annotate --extra test -c requirements.txt pyproject.toml -o tests/requirements.txt

migration: $(VENV)/installed-tests  ## a new migration: make migration NAME="what changes"
	$(BIN)/python -m core.store.new_migration "$(NAME)"

rotate-key: setup  ## encrypt every stored word with a fresh key
	$(BIN)/python -m core.store.rotate

clean:  ## remove what was built; your data stays
	rm -rf $(VENV) build mutants .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
