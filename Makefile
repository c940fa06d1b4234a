# `make demo` reads the sample plans, `make test` checks everything. Both make their own
# virtual environment; nothing else has to be installed or configured.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
OUT := outputs
SAMPLES := samples/*.docx samples/*.pdf samples/*.txt
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help demo test check format samples schema clean distclean

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' $(MAKEFILE_LIST) | while IFS='|' read -r name what; do \
		printf '  make %-10s %s\n' "$$name" "$$what"; done

demo: $(VENV)/run.stamp ## read the sample plans into outputs/
	$(BIN)/kehoach extract $(SAMPLES) --out $(OUT)

test: check ## check style and types, run the tests
	$(BIN)/pytest -n $(WORKERS)

check: $(VENV)/dev.stamp ## check style and types only
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/dev.stamp ## format the code, mend what can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

samples: $(VENV)/dev.stamp ## build the sample plans again (PDF needs LibreOffice)
	$(BIN)/python -m samples.build

schema: $(VENV)/run.stamp ## write schemas/plan.schema.json and schemas/README.md
	$(BIN)/kehoach schema --out schemas

clean: ## remove results and caches
	find $(OUT) -mindepth 1 -maxdepth 1 ! -name README.md -exec rm -rf {} +
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist
	find . -name __pycache__ -not -path './$(VENV)/*' -exec rm -rf {} +

distclean: clean ## remove the virtual environment, too
	rm -rf $(VENV)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

# The stamps are newer than pyproject.toml where the environment has what it asks for.
$(VENV)/run.stamp: pyproject.toml | $(VENV)/bin/python
	$(PIP) --editable .
	@touch $@

$(VENV)/dev.stamp: pyproject.toml | $(VENV)/bin/python
	$(PIP) --editable '.[dev]'
	@touch $(VENV)/run.stamp $@
