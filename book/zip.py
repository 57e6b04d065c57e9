"""Pack the built site for a stick: it opens from the disk, without a server.

    python -m book.zip

Everything that a page uses goes in, and the notebooks that its buttons give;
maps of scripts, catalogues and old forms of fonts stay out. The file is
unpacked in memory and compared with the site. It lies in _build/html/yuklab.
"""
import re
import sys
import zipfile
from pathlib import Path

from book import site
from book.console import Refusal
from book.edition_pages import FRAMED
from book.notebooks import ROOT

FOLDER = "gradientdan-optimizatorgacha"  # what unpacking makes
EPOCH = (1980, 1, 1, 0, 0, 0)
# Of no use on a disk: there are no workers, and no missing addresses.
SERVER = {"404.html", "oflayn.html"}
GIVEN = re.compile(r'<a[^>]* href="([^"#?:]+\.(?:ipynb|md|py|csv|txt))"')


def names(built: "site.Built") -> list[str]:
    """Return the files of the packed site, sorted.

    Those that a reader needs, and those that a page gives to take along.
    """
    found = set(built.manifest["files"]) - SERVER
    for page in [name for name in found if name.endswith(".html")]:
        folder = (built.folder / page).parent
        for given in GIVEN.findall(
                (built.folder / page).read_text(encoding="utf-8")):
            path = (folder / given).resolve()
            if path.is_file() and path.is_relative_to(
                    built.folder.resolve()):
                found.add(path.relative_to(
                    built.folder.resolve()).as_posix())
    licences = [path.relative_to(built.folder).as_posix() for path in
                built.folder.glob("_static/**/*.txt")]
    return sorted(found | set(licences))


def packed(built: "site.Built", name: str) -> bytes:
    """Return a file of the site as it is packed.

    The page of downloads names no file, no page the editions in other
    alphabets: they are not in the packed site.
    """
    data = (built.folder / name).read_bytes()
    if not name.endswith(".html"):
        return data
    text = FRAMED.sub("", data.decode()) if built.editions() else data.decode()
    return (site.without_table(text) if name == site.PAGE else text).encode()


def make(built: "site.Built", target: Path) -> int:
    """Write the packed site; return the number of its files.

    Raises `Refusal` when what was packed is not what was built.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f"~{target.name}")
    files = names(built)
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, compresslevel=9
                         ) as box:
        for name in files:
            info = zipfile.ZipInfo(f"{FOLDER}/{name}", EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            box.writestr(info, packed(built, name))
    with zipfile.ZipFile(draft) as box:
        wrong = [name for name in files if box.read(f"{FOLDER}/{name}")
                 != packed(built, name)]
    if wrong:
        draft.unlink()
        raise Refusal("Zip chiqmadi, mos emas: " + ", ".join(wrong[:20]))
    draft.replace(target)
    return len(files)


def main(arguments: list[str]) -> int:
    """Pack the site; return the status."""
    built = site.ensure(ROOT)
    target = built.downloads / site.ZIP
    count = make(built, target)
    site.announce(built)
    print(f"{target.relative_to(ROOT)}: {site.size(target)}, {count} ta fayl")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
