# make book: the verified book in _build/html; make test: all tests.
# Everything is done inside .venv, which is made on first use.

PYTHON ?= $(firstword $(shell command -v python3.11 || command -v python3))
PY := .venv/bin/python
READY := .venv/tayyor

.DEFAULT_GOAL := book
.PHONY: book test verify record exercises lab bench tamper mutants answers matrix outlook clean

$(READY): requirements.txt constraints.txt book/environment.py
	@"$(PYTHON)" -c "" 2>/dev/null || { echo "XATO: Python topilmadi. Python 3.11 ni oʻrnating: https://www.python.org" >&2; exit 1; }
	@"$(PYTHON)" book/environment.py
	@touch $@

book: $(READY)  ## verify every recorded output, then build the pages
	@.venv/bin/jupyter-book build . --all -W -n --keep-going
	@echo "Tayyor: _build/html/index.html"

test: $(READY)  ## everything in tests/, the notebooks included
	@$(PY) -m pytest

verify: $(READY)  ## only the comparison of recorded outputs
	@$(PY) -m book.verify $(NOTEBOOK)

record: $(READY)  ## make record NOTEBOOK=chapters/10_torch_optim.ipynb
	@$(PY) -m book.record $(NOTEBOOK)

exercises: $(READY)  ## exercises/ from solutions/
	@$(PY) -m book.exercises $(NAME)

lab: $(READY)  ## JupyterLab for local study
	@$(PY) -m jupyterlab

bench: $(READY)  ## times of verification and build, then weights of the pages
	@$(PY) -m book.proof.bench $(ARGS)
	@$(PY) -m book.proof.bench_pages

tamper mutants answers matrix: $(READY)
	@$(PY) -m book.proof.$@ $(ARGS)

outlook: $(READY)
	@$(PY) -m book.proof.outlook

clean:  ## everything that is made; the notebooks stay
	rm -rf _build .venv .pytest_cache
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +
