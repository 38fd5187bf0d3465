# make run     the dashboard on 127.0.0.1:8501, with the sample the first time (PORT= and STORE= change port and store)
# make test    everything, the browser tests included
# make test-engines   every query on a real PostgreSQL and a real Spark cluster, against DuckDB
# make test-documents   reports checked for screen readers, and opened by LibreOffice
# make check   format, lint, types and fast tests: a few minutes
# make fix     format, and mend what lint can mend
# make bench   how long loads and pages take, up to ROWS= rows (10,000,000 takes minutes)
# make load   50 readers who click for 15 minutes: how quick, how right, how much memory (SESSIONS= MINUTES=)
# make soak   10,000 reruns in one session: does memory grow? (RERUNS=)
# make calibrate   how often each interval is wrong where the truth is known: about 20 minutes (PANELS=)
# make lock    requirements*.in -> requirements*.txt
# make licences   what each package that we use allows
# make audit   asks the public list of known weaknesses about each of them: without the internet it cannot tell
# Each sets up what it needs, once.

PORT ?= 8501
STORE ?= data/local
ROWS ?= 10000000
PANELS ?= 2000
SESSIONS ?= 50
MINUTES ?= 15
RERUNS ?= 10000
PYTHON ?= python3
PY := .venv/bin/python
FAST := tests/analysis tests/reference tests/data tests/test_architecture.py tests/test_serve.py

run: export PILOTKOLLEN_STORE = $(STORE)
run: .venv/run-is-ready
	@$(PY) -m data sample --if-empty
	@case "$$LANG" in en*) ends="Ctrl+C ends it";; *) ends="Ctrl+C avslutar";; esac; \
		echo "Pilotkollen: http://127.0.0.1:$(PORT)   ($$ends)"
	@$(PY) -m streamlit run serve.py --server.port $(PORT) --server.address 127.0.0.1 --server.headless true

test: .venv/test-is-ready
	$(PY) -m tests.browser.installed
	$(PY) -m tests.halves

test-engines: .venv-engines/is-ready
	.venv-engines/bin/python -m tests.engines.installed
	.venv-engines/bin/python -m pytest tests/engines

test-documents: .venv-documents/is-ready
	.venv-documents/bin/python -m tests.documents.installed
	.venv-documents/bin/python -m pytest tests/documents

check: .venv/test-is-ready
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy .
	$(PY) -m pytest -q --hypothesis-profile=quick -m "not slow" $(FAST)

fix: .venv/test-is-ready
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

bench: .venv/test-is-ready
	$(PY) -m tests.bench $(ROWS)

load: .venv/test-is-ready
	$(PY) -m tests.load load --sessions $(SESSIONS) --minutes $(MINUTES)

soak: .venv/test-is-ready
	$(PY) -m tests.load soak --reruns $(RERUNS)

calibrate: export OPENBLAS_NUM_THREADS = 1
calibrate: .venv/test-is-ready
	$(PY) -m tests.calibrate --panels $(PANELS)
	$(PY) -m tests.calibrate.reseeded

lock: .venv/test-is-ready
	$(LOCK) requirements.in --output-file requirements.txt
	$(LOCK) requirements-dev.in --output-file requirements-dev.txt
	$(LOCK) requirements-engines.in --output-file requirements-engines.txt
	$(LOCK) requirements-documents.in --output-file requirements-documents.txt

licences: .venv/test-is-ready
	@$(PY) -m tests.licences

# --strict: a package of which the service says nothing is no package without faults
audit: .venv/test-is-ready
	@for lock in requirements.txt requirements-engines.txt; do \
		$(PY) -m uv tool run pip-audit --strict --requirement $$lock --no-deps --disable-pip \
			--progress-spinner off || { echo "$$lock: faults, or nobody to ask (see above)"; exit 1; }; \
	done

LOCK := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 \
	--custom-compile-command "make lock" --no-emit-index-url

.venv-engines/is-ready: requirements-engines.txt
.venv-documents/is-ready: requirements-documents.txt
.venv-%/is-ready:
	$(PYTHON) -m venv .venv-$*
	@echo "Installing $<: some minutes, this once"
	.venv-$*/bin/python -m pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

.venv/run-is-ready: requirements.txt
.venv/test-is-ready: requirements-dev.txt
.venv/%-is-ready:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	@echo "Installing $<: some minutes, this once"
	$(PY) -m pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

.PHONY: run test test-engines test-documents check fix bench load soak calibrate lock licences audit
