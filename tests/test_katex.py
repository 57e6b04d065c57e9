"""KaTeX in the repository is the published one, byte for byte."""
import hashlib
import re

from book.sphinx.formula import KATEX, katex


def test_files_are_those_of_the_package():
    lines = (KATEX / "SHA256SUMS").read_text(encoding="utf-8").split("\n")
    wanted = {name: digest for digest, name in map(str.split, lines[:-1])}
    present = {path.relative_to(KATEX).as_posix()
               for path in KATEX.rglob("*") if path.is_file()}
    assert present == wanted.keys() | {"README.md", "SHA256SUMS"}
    for name, digest in wanted.items():
        data = (KATEX / name).read_bytes()
        assert hashlib.sha256(data).hexdigest() == digest, name


def test_the_stylesheet_finds_its_fonts_and_asks_nobody_else():
    css = (KATEX / "katex.min.css").read_text(encoding="utf-8")
    fonts = set(re.findall(r"url\((fonts/[\w-]+\.woff2)\)", css))
    assert fonts == {f"fonts/{path.name}"
                     for path in (KATEX / "fonts").iterdir()}
    assert "//" not in re.sub(r"/\*.*?\*/", "", css)


def test_the_version_is_the_one_that_the_readme_names():
    katex.render("x", False)
    version = katex.engine.eval("katex.version")
    assert f"# KaTeX {version}\n" in (KATEX / "README.md").read_text(
        encoding="utf-8")
