#!/usr/bin/env bash
# An engine of mini-racer that is made while Playwright runs never answers
# again once Playwright has ended.
#
# Expected: mini-racer's calls without await start a loop in a thread of their
#   own, so a V8 engine made in plain code lives until it is closed; plain
#   code between `with sync_playwright()` and its end is no coroutine.
# Seen: within the block asyncio says that a loop runs in this very thread
#   (Playwright's, in a greenlet); the engine binds itself to that loop and
#   dies with it: "Event loop is closed", for all later calls. An engine that
#   was made before works within the block and after it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check \
    mini-racer==0.14.1 playwright==1.65.2
"$folder/venv/bin/python" -W ignore - <<'PY'
import asyncio
from importlib.metadata import version

from playwright.sync_api import sync_playwright
from py_mini_racer import MiniRacer

print("mini-racer", version("mini-racer"),
      "playwright", version("playwright"))


def asked(engine):
    try:
        return engine.eval("1 + 1")
    except RuntimeError as error:
        return str(error)


before = MiniRacer()
with sync_playwright():  # the driver alone: no browser is needed
    within = MiniRacer()
    loop = asyncio.get_running_loop()
    seen = [asked(before), asked(within)]
after = MiniRacer()
print("while Playwright runs, made before it, within it:", seen)
print("a loop was running in this thread:", loop is not None)
seen_after = [asked(before), asked(within), asked(after)]
print("after it, made before, within, after:", seen_after)
assert seen == [2, 2]
assert seen_after == [2, "Event loop is closed", 2]
before.close()
after.close()
PY
