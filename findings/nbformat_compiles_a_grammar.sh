#!/usr/bin/env bash
# nbformat 5.11.1, jsonschema 4.26.0, rfc3987-syntax 1.1.0 (lark 1.3.1).
#
# One would expect: an optional package that checks one more format of JSON
# Schema costs nothing until a schema asks for that format. Notebooks' schema
# never does.
# What happens: jsonschema imports the package when it is imported itself, and
# the package compiles a whole grammar of international addresses at import.
# `import nbformat` becomes several times as slow, in each process. JupyterLab
# brings the package along (jupyter_events asks for jsonschema[format-nongpl]).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
install() { venv/bin/pip --disable-pip-version-check install -q "$@"; }
install nbformat==5.11.1 jsonschema==4.26.0
cat > measure.py <<'PY'
"""Print the processor seconds of importing nbformat: the least of five."""
import subprocess
import sys

ONE = "import time; import nbformat; print(time.process_time())"
print(min(float(subprocess.check_output([sys.executable, "-c", ONE]))
          for _ in range(5)))
PY
bare=$(venv/bin/python measure.py)
install rfc3987-syntax==1.1.0 lark==1.3.1
with=$(venv/bin/python measure.py)
venv/bin/pip --disable-pip-version-check list 2>/dev/null \
    | grep -E "^(nbformat|jsonschema|rfc3987-syntax|lark) "
venv/bin/python - "$bare" "$with" <<'PY'
import sys

import nbformat

notebook = nbformat.v4.new_notebook()
nbformat.validate(notebook)
ratio = float(sys.argv[2]) / float(sys.argv[1])
print("a grammar is loaded though no schema asks for it:",
      "lark" in sys.modules)
print(f"importing nbformat takes more than 3 times as long: {ratio > 3}")
sys.exit("changed" if ratio <= 3 or "lark" not in sys.modules else 0)
PY
