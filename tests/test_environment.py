"""The environment: locks, what is remembered, what is said when it fails."""
import os
import re
import sys

import pytest
from conftest import ROOT

from book import environment, lock

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
CPU = (ROOT / "torch-cpu.lock").read_text(encoding="utf-8")


def test_locks_agree_with_the_requirements():
    assert lock.outdated() == [], "`make lock` yangilaydi"


def test_every_package_is_locked_with_hashes():
    entries = environment.ENTRY.findall(LOCK + CPU)
    assert len(entries) > 150
    for entry in entries:
        assert re.fullmatch(
            r"[\w.-]+==\S+(?: ; [^\\\n]+)?(?: \\\n    --hash=sha256:"
            r"[0-9a-f]{64})+\n", entry), entry
    assert "://" not in LOCK + CPU  # no index is named
    # A wheel for each of four Pythons and two processors.
    assert CPU.count("sha256") >= 8


def test_what_only_slows_every_start_is_left_out():
    assert lock.UNWANTED
    for name in lock.UNWANTED:
        assert f"\n{name}==" not in LOCK


def test_a_cpu_build_comes_without_gpu_libraries():
    rest = environment.without_gpu(LOCK)
    assert not re.search("^(torch|triton|nvidia|cuda)", rest, re.M)
    assert len(environment.ENTRY.findall(LOCK)) - len(
        environment.ENTRY.findall(rest)) < 30
    assert "\nnumpy==" in rest


def test_a_requirement_that_is_not_locked_is_named():
    assert environment.lock_of("# a\nnew_package==1.0\nPyYAML==6.0.3\n",
                               "pyyaml==6.0.3 \\\n") == ["new_package==1.0"]


@pytest.fixture
def other(tmp_path, monkeypatch):
    """An environment in another folder, as if it were installed there."""
    for name in ("requirements.txt", "requirements.lock", "torch-cpu.lock"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    venv = tmp_path / ".venv"
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", venv)
    monkeypatch.setattr(environment, "READY", venv / "tayyor")
    asked = []

    def install():
        python = environment.venv_python()
        python.parent.mkdir(parents=True, exist_ok=True)
        python.write_bytes(b"")
        (venv / "pyvenv.cfg").write_text(
            "version = {}.{}.9\n".format(*sys.version_info[:2]))
        asked.append(True)

    monkeypatch.setattr(environment, "install", install)
    return tmp_path, asked


def test_it_is_installed_once_and_again_when_the_content_changes(other):
    folder, asked = other
    environment.main([])
    environment.main([])
    assert len(asked) == 1
    for path in folder.glob("*.*"):  # only the time stamps are new
        os.utime(path, (4e9, 4e9))
    environment.main([])
    assert len(asked) == 1
    with (folder / "requirements.txt").open("a") as file:
        file.write("# a comment\n")
    environment.main([])
    assert len(asked) == 2


def test_a_failure_is_not_taken_for_an_environment(other, monkeypatch):
    folder, _ = other

    def fail():
        raise SystemExit("XATO")

    environment.main([])
    (folder / "requirements.lock").write_text(
        LOCK + "# new\n", encoding="utf-8")
    monkeypatch.setattr(environment, "install", fail)
    with pytest.raises(SystemExit):
        environment.main([])
    assert not environment.READY.exists()


def test_another_python_than_asked_for_is_refused(other):
    environment.main([])
    (environment.VENV / "pyvenv.cfg").write_text("version = 3.10.1\n")
    environment.READY.write_text(environment.stamp("3.10"))
    environment.main([])  # nobody asked for a Python
    with pytest.raises(SystemExit, match=r"3\.10 bilan.*`make clean`"):
        environment.main(["--exact"])


SYSTEMS = {
    "": [("Linux", "x86_64", ("glibc", "2.28")),
         ("Linux", "aarch64", ("glibc", "2.41")), ("Windows", "AMD64", ""),
         ("Darwin", "arm64", "14.0"), ("Darwin", "arm64", "26.1")],
    "Linux, armv7l": [("Linux", "armv7l", ("glibc", "2.36"))],
    "musl kutubxonasili Linux (masalan, Alpine)": [
        ("Linux", "x86_64", ("", ""))],
    "glibc 2.27": [("Linux", "x86_64", ("glibc", "2.27"))],
    "Intel protsessorli Mac": [("Darwin", "x86_64", "15.0")],
    "macOS 13.7.2": [("Darwin", "arm64", "13.7.2")],
    "Windows (win-arm64)": [("Windows", "ARM64", "")],
    "Windows (win32)": [("Windows", "x86", "")],
}


@pytest.mark.parametrize(("reason", "system"), [
    (reason, system) for reason, systems in SYSTEMS.items()
    for system in systems])
def test_a_system_without_torch_is_told_so(monkeypatch, reason, system):
    name, machine, release = system
    monkeypatch.setattr("platform.system", lambda: name)
    monkeypatch.setattr("platform.machine", lambda: machine)
    monkeypatch.setattr("platform.libc_ver", lambda: release)
    monkeypatch.setattr("platform.mac_ver", lambda: (release, "", machine))
    monkeypatch.setattr("sysconfig.get_platform", lambda: {
        "AMD64": "win-amd64", "ARM64": "win-arm64"}.get(machine, "win32"))
    assert environment.obstacle() == reason


def test_such_a_system_downloads_nothing(other, monkeypatch):
    monkeypatch.setattr("platform.machine", lambda: "i686")
    monkeypatch.setattr("platform.system", lambda: "Linux")
    with pytest.raises(SystemExit, match="torch bu tizim uchun chiqarilmay"):
        environment.main([])
    assert not other[1]


@pytest.mark.parametrize(("said", "shown"), [
    ("WARNING: old\nERROR: No matching distribution found for a==1\n",
     "ERROR: No matching distribution found for a==1"),
    ("x\nOSError: [Errno 28] No space left on device\n",
     "OSError: [Errno 28] No space left on device"),
    ("WARNING: Retrying … NameResolutionError('…')\nERROR: none\n",
     "ERROR: none\n  pip serverga ulana olmadi: Internet aloqasini "
     "tekshiring"),
])
def test_pip_is_quoted(said, shown):
    assert environment.reason(said) == shown
