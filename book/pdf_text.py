"""What a PDF of Chromium shows: its text, where each page begins, its figures.

Reads what Skia writes (Chromium's printing), and the same packed by `packed`:
objects by the cross-reference table, streams packed by Flate or not at all. A
glyph counts only where it is seen: inside the sheet and inside the rectangle
to which drawing is clipped. Another producer's file is refused.
"""
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]  # left, bottom, right, top
MOST_LOOSE = 200  # objects in one packed stream
ONE: Matrix = (1, 0, 0, 1, 0, 0)
TOKEN = re.compile(
    rb"\((?:\\.|[^\\()])*\)|<<|>>|<[0-9A-Fa-f\s]*>|\[|\]|/[^\s/<>\[\]()]*"
    rb"|[+-]?(?:\d+\.?\d*|\.\d+)|[A-Za-z'\"*]+", re.S)
ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.S)
PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def product(a: Matrix, b: Matrix) -> Matrix:
    """Return the matrix that applies ``a``, then ``b``."""
    return (a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
            a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
            a[4] * b[0] + a[5] * b[2] + b[4],
            a[4] * b[1] + a[5] * b[3] + b[5])


def apply(m: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where a point lies after a matrix."""
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


@dataclass
class Font:
    """A font as far as text needs it.

    name : without the subset's mark; "" for drawn letters (Type 3).
    wide : bytes of a code, 1 or 2.
    letters : {code: text}.
    widths : {code: width in thousandths of the size}.
    """

    name: str
    wide: int
    letters: dict[int, str]
    widths: dict[int, float]
    default: float = 0.0
    scale: float = 0.001


@dataclass
class Run:
    """Letters drawn one after another in one font.

    x, y : where it begins, in points from the lower left corner.
    content : it belongs to the text, not to a sheet's margin.
    """

    text: str
    font: str
    x: float
    y: float
    size: float
    end: float
    content: bool


@dataclass
class State:
    """What q saves and Q brings back."""

    matrix: Matrix = ONE
    clip: Box = (-1e9, -1e9, 1e9, 1e9)
    font: str = ""
    size: float = 0.0
    path: list[tuple[float, float]] = field(default_factory=list)
    clipping: bool = False


class Pdf:
    """A PDF that Chromium printed.

    Raises `ValueError` for a file of another make.
    """

    def __init__(self, path: Path) -> None:
        self.data = path.read_bytes()
        self.inside: dict[int, bytes] = {}  # objects that lie in streams
        self.places, self.trailer = self._places()
        if b"/Producer (Skia/PDF" not in self.head(
                self._reference(self.trailer, b"Info")):
            raise ValueError(f"{path}: Chromium chiqargan PDF emas")
        self.catalog = self.head(self._reference(self.trailer, b"Root"))
        self.fonts: dict[int, Font] = {}
        self.pages = list(self._kids(self._reference(self.catalog, b"Pages")))

    def _places(self) -> tuple[dict[int, int], bytes]:
        """Return {object: where its text begins}, and the trailer."""
        start = int(self.data[self.data.rindex(b"startxref"):].split()[1])
        if self.data[start:start + 4] != b"xref":
            return self._packed_places(start)
        end = self.data.rindex(b"trailer")
        lines = self.data[start:end].split(b"\n")
        count = int(lines[1].split()[1])
        return {number: int(line[:10]) for number, line in enumerate(
            lines[2:2 + count]) if line[17:18] == b"n"}, self.data[end:]

    def _packed_places(self, start: int) -> tuple[dict[int, int], bytes]:
        """Return the same of a file that `packed` has written."""
        self.places = {0: start}
        head, table = self.head(0), self.stream(0)
        places, holders = {}, set()
        for number in range(len(table) // 7):
            kind, where = table[7 * number], int.from_bytes(
                table[7 * number + 1:7 * number + 5], "big")
            if kind == 1:
                places[number] = where
            elif kind == 2:
                holders.add(where)
        self.places = places
        for holder in holders:
            first = _number(rb"First", self.head(holder))
            content = self.stream(holder)
            pairs = list(map(int, content[:first].split()))
            begins = pairs[1::2]
            for number, begin, end in zip(
                    pairs[::2], begins, [*begins[1:], len(content)]):
                self.inside[number] = content[first + begin:first + end]
        return places, head

    def head(self, number: int) -> bytes:
        """Return an object's text up to its stream."""
        if number in self.inside:
            return self.inside[number]
        start = self.places[number]
        end = self.data.index(b"endobj", start)
        stream = self.data.find(b"stream\n", start, end)
        return self.data[start:end if stream < 0 else stream]

    def stream(self, number: int) -> bytes:
        """Return an object's stream, unpacked."""
        head = self.head(number)
        start = self.places[number] + len(head) + len(b"stream\n")
        raw = self.data[start:start + _number(rb"Length", head)]
        return zlib.decompress(raw) if b"/FlateDecode" in head else raw

    @staticmethod
    def _reference(head: bytes, name: bytes) -> int:
        found = re.search(rb"/" + name + rb" (\d+) 0 R", head)
        assert found, name
        return int(found[1])

    def _kids(self, number: int) -> Iterator[int]:
        """Yield the pages below an object of the page tree."""
        head = self.head(number)
        kids = re.search(rb"/Kids \[(.*?)\]", head, re.S)
        if not kids:
            yield number
            return
        for kid in re.findall(rb"(\d+) 0 R", kids[1]):
            yield from self._kids(int(kid))

    def destinations(self) -> dict[str, int]:
        """Return {name of a place: number of its page, from 1}."""
        if b"/Dests" not in self.catalog:
            return {}
        head = self.head(self._reference(self.catalog, b"Dests"))
        number = {page: place for place, page in enumerate(self.pages, 1)}
        return {re.sub(rb"#([0-9A-Fa-f]{2})", lambda code: bytes.fromhex(
                    code[1].decode()), name).decode(): number[int(page)]
                for name, page in re.findall(
                    rb"/([^\s/\[]+) \[(\d+) 0 R", head)}

    def alternatives(self) -> list[str]:
        """Return the alternative texts of the figures, in order of objects."""
        found = []
        for number in sorted({*self.places, *self.inside}):
            head = self.head(number)
            if b"/S /Figure" in head and (alt := re.search(
                    rb"/Alt (\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f]*>)", head,
                    re.S)):
                found.append(text_of(alt[1]))
        return found

    def title(self) -> str:
        """Return the title that the file itself has."""
        found = re.search(rb"/Title (\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f]*>)",
                          self.head(self._reference(self.trailer, b"Info")),
                          re.S)
        return text_of(found[1]) if found else ""

    # Text --------------------------------------------------------------

    def font(self, number: int) -> Font:
        """Return a font, read once."""
        if number not in self.fonts:
            self.fonts[number] = self._font(self.head(number))
        return self.fonts[number]

    def _font(self, head: bytes) -> Font:
        letters = cmap(self.stream(self._reference(head, b"ToUnicode")))
        if b"/Subtype /Type3" in head:
            first = re.search(rb"/FirstChar (\d+)", head)
            widths = re.search(rb"/Widths \[(.*?)\]", head, re.S)
            scale = re.search(rb"/FontMatrix \[([\d.]+)", head)
            assert first and widths and scale
            return Font("", 1, letters, dict(enumerate(
                map(float, widths[1].split()), int(first[1]))),
                scale=float(scale[1]))
        name = re.search(rb"/BaseFont /(?:\w{6}\+)?(\S+)", head)
        below = re.search(rb"/DescendantFonts \[(\d+) 0 R", head)
        assert name and below
        return Font(name[1].decode(), 2, letters,
                    *self._widths(self.head(int(below[1]))))

    def _widths(self, head: bytes) -> tuple[dict[int, float], float]:
        """Return {glyph: width} of a font, and that of all others."""
        default = re.search(rb"/DW ([\d.]+)", head)
        found: dict[int, float] = {}
        table = re.search(rb"/W \[(.*?)\]\s*(?:/|>>)", head, re.S)
        for first, last, group, single in re.findall(
                rb"(\d+)\s+(?:(\d+)\s+(?=[\d.]+)|\[([^\]]*)\])([\d.]+)?",
                table[1] if table else b""):
            if group:
                found |= dict(enumerate(map(float, group.split()),
                                        int(first)))
            elif last and single:
                found |= dict.fromkeys(
                    range(int(first), int(last) + 1), float(single))
        return found, float(default[1]) if default else 1000.0

    def runs(self, page: int) -> list[Run]:
        """Return what is written on a page, in the order of drawing.

        page : its number, from 1.
        """
        head = self.head(self.pages[page - 1])
        box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", head)
        assert box
        state = State(clip=(0, 0, float(box[1]), float(box[2])))
        reader = _Content(self)
        reader.read(self.stream(self._reference(head, b"Contents")), head,
                    state, False)
        return reader.runs

    def text(self, page: int) -> str:
        """Return the text of a page without its margins."""
        return joined([run for run in self.runs(page) if run.content])


def packed(pdf: Pdf) -> bytes:
    """Return the same file with its objects in packed streams (PDF 1.5).

    Chromium writes them as plain text, and the tags that screen readers need
    are two thirds of a file.
    """
    out = bytearray(b"%PDF-1.5\n%\xd3\xeb\xe9\xe1\n")
    rows: dict[int, tuple[int, int, int]] = {}
    loose: list[tuple[int, bytes]] = []
    last = max(pdf.places)

    def write(number: int, head: bytes, data: bytes) -> None:
        rows[number] = 1, len(out), 0
        out.extend(b"%d 0 obj\n<<%s/Filter /FlateDecode\n/Length %d>> "
                   b"stream\n%s\nendstream\nendobj\n"
                   % (number, head, len(data), data))

    for number in sorted(pdf.places):
        head = pdf.head(number)
        body = head[head.index(b"obj") + 3:].strip()
        if b"/Length " in head and body.startswith(b"<<"):
            kept = re.sub(rb"/(Length \d+|Filter /FlateDecode)\s*", b"",
                          body[2:body.rindex(b">>")])
            if b"/Filter" in kept:  # a photograph: as it is
                start = pdf.places[number]
                rows[number] = 1, len(out), 0
                out.extend(pdf.data[start:pdf.data.index(
                    b"endobj", start + len(head) + _number(rb"Length", head))]
                    + b"endobj\n")
            else:
                write(number, kept, zlib.compress(pdf.stream(number), 9))
        else:
            loose.append((number, body))
    for begin in range(0, len(loose), MOST_LOOSE):
        group = loose[begin:begin + MOST_LOOSE]
        last += 1
        places, content = [], bytearray()
        for place, (number, body) in enumerate(group):
            rows[number] = 2, last, place
            places.append(b"%d %d" % (number, len(content)))
            content += body + b"\n"
        index = b" ".join(places) + b"\n"
        write(last, b"/Type /ObjStm\n/N %d\n/First %d\n" % (
            len(group), len(index)), zlib.compress(index + content, 9))
    last += 1
    start = len(out)
    rows[last] = 1, start, 0
    table = b"".join(
        kind.to_bytes(1, "big") + where.to_bytes(4, "big")
        + place.to_bytes(2, "big") for kind, where, place in (
            rows.get(number, (0, 0, 0)) for number in range(last + 1)))
    keys = b"".join(
        found[0] + b"\n" for name in (rb"Root", rb"Info") if (
            found := re.search(rb"/" + name + rb" \d+ 0 R", pdf.trailer)))
    write(last, b"/Type /XRef\n/Size %d\n/W [1 4 2]\n%s" % (last + 1, keys),
          zlib.compress(table, 9))
    out.extend(b"startxref\n%d\n%%%%EOF\n" % start)
    return bytes(out)


def _number(name: bytes, head: bytes) -> int:
    """Return the number that an object has under a name."""
    found = re.search(rb"/" + name + rb" (\d+)", head)
    assert found, name
    return int(found[1])


def cmap(source: bytes) -> dict[int, str]:
    """Return {code: text} of a ToUnicode table."""
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", source, re.S):
        for code, text in re.findall(rb"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = bytes.fromhex(text.decode()).decode(
                "utf-16-be", "replace")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", source, re.S):
        for first, last, text in re.findall(
                rb"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            begin, start = int(first, 16), int(text, 16)
            for code in range(begin, int(last, 16) + 1):
                found[code] = chr(start + code - begin)
    return found


def raw(token: bytes) -> bytes:
    """Return the bytes of a string of the page description."""
    if token[:1] == b"<":
        digits = re.sub(rb"\s", b"", token[1:-1]).decode()
        return bytes.fromhex(digits + "0" * (len(digits) % 2))

    def sign(match: re.Match[bytes]) -> bytes:
        one = match[1]
        if one[0] in b"01234567":
            return bytes([int(one, 8) & 255])
        return PLAIN.get(one, b"" if one == b"\n" else one)

    return ESCAPE.sub(sign, token[1:-1])


def text_of(token: bytes) -> str:
    """Return a string that is no page description: UTF-16 or Latin-1."""
    data = raw(token)
    return (data[2:].decode("utf-16-be") if data[:2] == b"\xfe\xff"
            else data.decode("latin-1"))


class _Content:
    """Walks through the description of one page."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf, self.runs = pdf, list[Run]()

    def read(self, source: bytes, head: bytes, state: State,
             content: bool) -> None:
        """Follow a stream.

        head : the object whose resources it uses.
        content : it is drawn inside what is marked as content.
        """
        fonts = dict(_named(head, b"Font"))
        objects = dict(_named(head, b"XObject"))
        kept: list[State] = []
        marks: list[bool] = []
        here: list[bytes] = []
        text = line = ONE
        for token in TOKEN.findall(source):
            if token[0] in b"(<[]/+-.0123456789" or token == b">>":
                here.append(token)
                continue
            if token == b"q":
                kept.append(State(state.matrix, state.clip, state.font,
                                  state.size))
            elif token == b"Q" and kept:
                state = kept.pop()
            elif token == b"cm":
                state.matrix = product(_matrix(here), state.matrix)
            elif token == b"re":
                x, y, width, height = map(float, here[-4:])
                state.path += [(x, y), (x + width, y + height)]
            elif token in (b"m", b"l", b"c", b"v", b"y"):
                state.path.append((float(here[-2]), float(here[-1])))
            elif token in (b"W", b"W*"):
                state.clipping = True
            elif token in (b"n", b"f", b"f*", b"S", b"B", b"B*", b"s", b"b"):
                if state.clipping and state.path:
                    state.clip = _cut(state)
                state.path, state.clipping = [], False
            elif token in (b"BDC", b"BMC"):
                marks.append(b"/MCID" in b" ".join(here))
            elif token == b"EMC" and marks:
                marks.pop()
            elif token == b"BT":
                text = line = ONE
            elif token == b"Tf":
                state.font, state.size = here[-2][1:].decode(), float(here[-1])
            elif token == b"Tm":
                text = line = _matrix(here)
            elif token in (b"Td", b"TD"):
                text = line = product(
                    (1, 0, 0, 1, float(here[-2]), float(here[-1])), line)
            elif token in (b"Tj", b"TJ"):
                if state.font in fonts:
                    text = self.show(
                        here, self.pdf.font(fonts[state.font]), state, text,
                        content or any(marks))
            elif token == b"Do" and here[-1][1:].decode() in objects:
                number = objects[here[-1][1:].decode()]
                form = self.pdf.head(number)
                if b"/Subtype /Form" in form:
                    place = re.search(rb"/Matrix \[([^\]]*)\]", form)
                    inner = State(state.matrix, state.clip)
                    if place:
                        inner.matrix = product(
                            _matrix(place[1].split()), state.matrix)
                    self.read(self.pdf.stream(number), form, inner,
                              content or any(marks))
            here = []

    def show(self, tokens: list[bytes], font: Font, state: State,
             text: Matrix, content: bool) -> Matrix:
        """Note the letters of Tj or TJ; return where the next one stands."""
        letters: list[str] = []
        start = finish = (0.0, 0.0)
        whole = product(text, state.matrix)
        size = abs(state.size * whole[3]) or abs(state.size * whole[0])
        for token in tokens:
            if token[:1] not in (b"(", b"<") or token == b"<<":
                if token[0] in b"+-.0123456789":
                    text = product((1, 0, 0, 1, -float(token) / 1000
                                    * state.size, 0), text)
                continue
            data = raw(token)
            for place in range(0, len(data) - font.wide + 1, font.wide):
                code = int.from_bytes(data[place:place + font.wide], "big")
                wide = font.widths.get(code, font.default) * font.scale
                whole = product(text, state.matrix)
                x, y = apply(whole, 0, 0)
                text = product((1, 0, 0, 1, wide * state.size, 0), text)
                end = apply(product(text, state.matrix), 0, 0)
                middle = (x + end[0]) / 2
                left, bottom, right, top = state.clip
                if left <= middle <= right and bottom <= y <= top:
                    if not letters:
                        start = (x, y)
                    letters.append(font.letters.get(code, ""))
                    finish = end
        if letters:
            self.runs.append(Run("".join(letters), font.name, *start, size,
                                 finish[0], content))
        return text


def _named(head: bytes, kind: bytes) -> list[tuple[str, int]]:
    """Return (name, object) of one kind of resources."""
    block = re.search(rb"/" + kind + rb" <<(.*?)>>", head, re.S)
    return [(name.decode(), int(number)) for name, number in re.findall(
        rb"/(\S+) (\d+) 0 R", block[1])] if block else []


def _matrix(tokens: list[bytes]) -> Matrix:
    """Return the matrix of six numbers."""
    a, b, c, d, e, f = map(float, tokens[-6:])
    return a, b, c, d, e, f


def _cut(state: State) -> Box:
    """Return the clip after one more path, as a box on the page."""
    places = [apply(state.matrix, x, y) for x, y in state.path]
    if len(state.path) == 2:  # a rectangle: its other corners too
        (a, b), (c, d) = state.path
        places += [apply(state.matrix, a, d), apply(state.matrix, c, b)]
    xs, ys = [x for x, _ in places], [y for _, y in places]
    left, bottom, right, top = state.clip
    return (max(left, min(xs)), max(bottom, min(ys)),
            min(right, max(xs)), min(top, max(ys)))


def joined(runs: list[Run]) -> str:
    """Return runs as one text: a space for a gap, a new line for a line."""
    found: list[str] = []
    for before, run in zip([None, *runs], runs):
        if before is not None:
            same = abs(run.y - before.y) < 0.2 * max(run.size, before.size)
            gap = run.x - before.end
            if not same or gap < -0.5 * run.size:
                found.append("\n")
            elif gap > 0.12 * run.size:
                found.append(" ")
        found.append(run.text)
    return "".join(found)
