"""The summary that verification writes and others read."""
import pytest

from book import kernels, report as reports
from book.report import load, save
from book.verify import outcome


def test_a_report_is_read_as_it_was_written(tmp_path):
    page = {"path": "chapters/a.ipynb", "sha256": "0" * 64, "cells": 2}
    report = {"notebooks": [page], "derived": [], "cells": 2,
              "torch": "2.13.0", "when": "2026-03-05T08:40:00+00:00",
              "where": "Linux x86_64, Python 3.11.2", "key": "1" * 64,
              "problems": ["a: oʻzgardi"]}
    save(tmp_path / "report.json", report)
    assert load(tmp_path / "report.json") == report
    assert load(tmp_path / "none.json") is None


def test_the_last_line_of_a_failure_does_not_read_as_success():
    page = {"path": "chapters/a.ipynb", "sha256": "0" * 64, "cells": 20}
    report = {"notebooks": [page], "cells": 20, "problems": []}
    assert outcome(report) == (
        "1 ta notebook, 20 ta katak qayta hisoblandi va mos keldi; xatolar: 0")
    report |= {"cells": 19, "problems": ["a: oʻzgardi"]}
    assert outcome(report) == (
        "1 ta notebook, 20 ta katakdan 19 tasi mos keldi; xatolar: 1")


def test_something_else_is_refused(tmp_path):
    path = tmp_path / "report.json"
    path.write_text('{"cells": 3}', encoding="utf-8")
    with pytest.raises(ValueError, match="hisoboti emas"):
        load(path)


def test_a_report_holds_for_one_state_of_the_book(tmp_path, monkeypatch):
    """Notebook, other content, environment: any change ends it."""
    (tmp_path / "chapters").mkdir()
    notebook = tmp_path / "chapters/a.ipynb"
    notebook.write_text("{}", encoding="utf-8")
    path = tmp_path / "_build/report.json"
    fresh = {"notebooks": [], "derived": [], "cells": 0, "torch": "",
             "when": "", "where": "", "problems": []}

    def keep(**changed):
        save(path, fresh | {"key": reports.state_of(tmp_path)} | changed)
        return reports.reusable(path, tmp_path)

    assert reports.reusable(path, tmp_path) is None
    assert keep() and not keep(problems=["a"]) and not keep(key="")
    path.write_text("{", encoding="utf-8")
    assert reports.reusable(path, tmp_path) is None
    keep()
    notebook.write_text("{ }", encoding="utf-8")
    assert reports.reusable(path, tmp_path) is None
    keep()
    (tmp_path / "lugat.csv").touch()
    assert reports.reusable(path, tmp_path) is None
    keep()
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    assert reports.reusable(path, tmp_path) is None
    keep()
    monkeypatch.setattr(reports.sys, "version", "4.0")
    assert reports.reusable(path, tmp_path) is None


def test_a_report_of_the_build_holds_in_the_tests(tmp_path, monkeypatch):
    """What kernels do not get, or get anyway, changes no verdict."""
    for name in [*kernels.THREADS, *kernels.VARIABLES]:
        monkeypatch.delenv(name, raising=False)
    key = reports.state_of(tmp_path)
    for name, value in (("PYTHONUNBUFFERED", "1"), ("OMP_NUM_THREADS", "1"),
                        ("MPLBACKEND", "agg"), ("TORCH_LOGS", "+all")):
        monkeypatch.setenv(name, value)
    assert reports.state_of(tmp_path) == key
    kernels.prepare_environment()
    assert reports.state_of(tmp_path) == key
    monkeypatch.setenv("ATEN_CPU_CAPABILITY", "default")
    assert reports.state_of(tmp_path) != key
