# Everything a developer does. `make check` is what CI runs.
PY := .venv/bin/python
UV := .venv/bin/uv
# Offices with a certificate authority of their own put it into the system's store.
export UV_SYSTEM_CERTS ?= true

.PHONY: setup run test check lint types layers unit lock fresh gen

setup: .venv/.ready  ## virtual environment with the locked packages and an editable install

.venv/.ready: requirements-dev.lock pyproject.toml
	python3 -m venv .venv
	.venv/bin/python -m pip install --quiet uv
	$(UV) pip install --quiet --require-hashes -r requirements-dev.lock
	$(UV) pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

run: setup  ## the main job: pages and API on the embedded graph
	.venv/bin/jusou serve

lint: setup
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .

types: setup
	.venv/bin/mypy

layers: setup
	.venv/bin/lint-imports

gen: setup  ## writes all generated files anew
	$(PY) ontology/generate_vocabulary.py
	$(PY) ontology/generate_reference.py
	$(PY) ontology/generate_thesaurus.py
	$(PY) docs/neo4j_model.py
	$(PY) docs/ja/generate_reference.py
	$(PY) docs/coverage/generate_coverage.py
	.venv/bin/jusou data open-towns --municipality 盛岡市 -o docs/ja/open-towns-03201.md

fresh: setup  ## generated files are committed and up to date
	$(PY) ontology/generate_vocabulary.py --check
	$(PY) ontology/generate_reference.py --check
	$(PY) ontology/generate_thesaurus.py --check
	$(PY) docs/neo4j_model.py --check
	$(PY) docs/ja/generate_reference.py --check
	$(PY) docs/coverage/generate_coverage.py --check

unit: setup  ## what needs no browser and no server
	.venv/bin/pytest -m "not neo4j and not browser and not slow"

test: setup  ## all tests; says plainly what could not run here
	.venv/bin/pytest

check: lint types layers fresh test

lock: setup  ## renews requirements-dev.lock from pyproject.toml
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --all-extras --group dev --upgrade pyproject.toml -o requirements-dev.lock
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --extra neo4j --extra office --extra ledger -c requirements-dev.lock pyproject.toml -o deploy/requirements.lock
