"""The summary that verification writes and others read."""
import pytest

from book.report import load, save


def test_a_report_is_read_as_it_was_written(tmp_path):
    report = {"notebooks": 1, "cells": 2, "torch": "2.13.0",
              "problems": ["a: oʻzgardi"]}
    save(tmp_path / "report.json", report)
    assert load(tmp_path / "report.json") == report
    assert load(tmp_path / "none.json") is None


def test_something_else_is_refused(tmp_path):
    path = tmp_path / "report.json"
    path.write_text('{"cells": 3}', encoding="utf-8")
    with pytest.raises(ValueError, match="hisoboti emas"):
        load(path)
