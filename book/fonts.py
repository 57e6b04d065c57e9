"""Make the book's web fonts; run by hand when the set of characters grows.

    python -m book.fonts PACKAGES
    python -m book.fonts --paper

PACKAGES is a folder where this was done:

    npm pack @fontsource-variable/source-serif-4@5.3.1 \\
        @fontsource-variable/source-sans-3@5.3.1 \\
        @fontsource-variable/source-code-pro@5.3.1
    for file in *.tgz; do mkdir ${file%.tgz}; tar xzf $file -C ${file%.tgz}; \\
        done

The files go to _static/shrift and are kept in the repository. Those for paper
are cut from them (also with --paper alone), one weight each, as Chromium
embeds them in a PDF. The fonts' licence (OFL 1.1) reserves the name "Source"
for the unmodified ones; these are called "Kitob ...".
"""
import io
import sys
from collections.abc import Mapping
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from book.notebooks import ROOT

FOLDER = ROOT / "_static/shrift"
PAPER = ROOT / "book/paper/shrift"
CUT = {f"kitob-{face}{part}": (400, 600) for face in ("serif", "sans")
       for part in ("", "-kiril", "-kiril-2", "-yangi")}
LIST = "belgilar.txt"  # which characters each file has

ASCII = "".join(map(chr, range(0x20, 0x7F)))
# What the pages have; Öö and Çç are of the Latin alphabet of 2026.
LATIN = ASCII + (
    "\u00a0°±²³·½¼×÷èéüÖöÇç«»ʻʼ–—\u2018\u2019“”„…•−↑↓")
CYRILLIC = "".join(map(chr, range(0x410, 0x450))) + "Ёё"
# For the editions: what Uzbek has beside Russian, by the packages' files, and
# the other letters of the Latin alphabet of 2026.
UZBEK, UZBEK_2 = CYRILLIC + "Ўў", "ҒғҚқҲҳ"
NEW_LATIN = "ĞğŞş"
FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum"]
WEIGHTS: dict[str, float | tuple[float, float]] = {"wght": (400, 700)}
REGULAR: dict[str, float | tuple[float, float]] = {"wght": 400}
# file: (package, its file, axes, characters)
FONTS = {
    "kitob-serif": ("source-serif-4", "latin-wght-normal", WEIGHTS, LATIN),
    "kitob-serif-i": ("source-serif-4", "latin-wght-italic", REGULAR, LATIN),
    "kitob-serif-ik": ("source-serif-4", "cyrillic-wght-italic", REGULAR,
                       CYRILLIC),
    "kitob-sans": ("source-sans-3", "latin-wght-normal", WEIGHTS, LATIN),
    "kitob-mono": ("source-code-pro", "latin-wght-normal", REGULAR, LATIN),
}
# Faces of _static/nashr.css: each has the name of the face that it completes,
# its range of characters, its style. A page asks for those that it uses.
EDITIONS = {
    f"kitob-{face}-{part}": (package, f"{subset}-wght-{style}", axes, text)
    for face, package, style, axes in (
        ("serif", "source-serif-4", "normal", WEIGHTS),
        ("serif-i", "source-serif-4", "italic", REGULAR),
        ("sans", "source-sans-3", "normal", WEIGHTS),
        ("mono", "source-code-pro", "normal", REGULAR))
    for part, subset, text in (
        ("kiril", "cyrillic", UZBEK), ("kiril-2", "cyrillic-ext", UZBEK_2),
        ("yangi", "latin-ext", NEW_LATIN))}


def make(source: Path, target: Path,
         axes: Mapping[str, float | tuple[float, float]], text: str) -> str:
    """Cut one font down; return the characters that it has."""
    font = TTFont(source, lazy=False, recalcTimestamp=False)
    font.ensureDecompiled()
    limits = {axis.axisTag: axes.get(axis.axisTag, axis.defaultValue)
              for axis in font["fvar"].axes}
    font = instancer.instantiateVariableFont(font, limits)
    memory = io.BytesIO()
    font.flavor = None
    font.save(memory)
    memory.seek(0)
    font = TTFont(memory, lazy=False, recalcTimestamp=False)
    cutter = subset.Subsetter(subset.Options(
        layout_features=FEATURES, name_IDs=[0, 1, 2, 4, 6, 13, 14],
        notdef_outline=True, hinting=False))
    cutter.populate(text=text)
    cutter.subset(font)
    family = " ".join(part.capitalize()
                      for part in target.stem.split("-")[:2])
    for record in font["name"].names:
        if record.nameID in (1, 4):
            record.string = family
        elif record.nameID == 6:
            record.string = family.replace(" ", "")
    font.flavor = "woff2"
    font.save(target)
    return "".join(sorted(set(text) & set(map(chr, font.getBestCmap()))))


def cut() -> None:
    """Make the fonts for paper of those of the web."""
    PAPER.mkdir(parents=True, exist_ok=True)
    for name, weights in CUT.items():
        for weight in weights:
            font = instancer.instantiateVariableFont(
                TTFont(FOLDER / f"{name}.woff2", recalcTimestamp=False),
                {"wght": weight})
            font.flavor = "woff2"
            font.save(PAPER / f"{name}-{weight}.woff2")


def main(arguments: list[str]) -> int:
    """Make all of them and the list of their characters."""
    if arguments == ["--paper"]:
        cut()
        return 0
    packages, = map(Path, arguments)
    FOLDER.mkdir(exist_ok=True)
    lines = []
    for name, (package, file, axes, text) in (FONTS | EDITIONS).items():
        source, = packages.glob(f"fontsource-variable-{package}-*/**/files/"
                                f"{package}-{file}.woff2")
        has = make(source, FOLDER / f"{name}.woff2", axes, text)
        lines.append(f"{name}\t{has}\n")
        print(f"{name:16}{(FOLDER / f'{name}.woff2').stat().st_size:7} "
              f"yoʻq: {''.join(sorted(set(text) - set(has)))}")
    (FOLDER / LIST).write_text("".join(lines), encoding="utf-8", newline="\n")
    cut()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
