# Thin on purpose: each target is a command that can be run without make.
PYTHON ?= python3

.PHONY: run check test long fmt reset build

run:    ; @$(PYTHON) deploy/bootstrap.py && exec .venv/bin/mafundi run
check:  ; @$(PYTHON) deploy/bootstrap.py && exec .venv/bin/python -m deploy.checks check
test:   ; @$(PYTHON) deploy/bootstrap.py && exec .venv/bin/python -m deploy.checks test
long:   ; @$(PYTHON) deploy/bootstrap.py && exec .venv/bin/python -m deploy.checks long
fmt:    ; @$(PYTHON) deploy/bootstrap.py --no-console && .venv/bin/ruff format . && .venv/bin/ruff check --fix .
reset:  ; @$(PYTHON) deploy/bootstrap.py --no-console && exec .venv/bin/mafundi reset
build:  ; @$(PYTHON) deploy/bootstrap.py && exec .venv/bin/uv build --wheel
