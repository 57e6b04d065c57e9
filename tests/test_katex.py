"""KaTeX is found in its pinned package, with all that a page needs of it."""
import asyncio
import re

from book.sphinx import katex


def test_the_version_is_known():
    """Another version may draw otherwise: look at the pages, then say so."""
    assert katex.version() == "0.15.6"


def test_the_stylesheet_finds_its_fonts_and_asks_nobody_else(tmp_path):
    katex.write_assets(tmp_path)
    css = (tmp_path / "katex.css").read_text(encoding="utf-8")
    fonts = set(re.findall(r"url\((fonts/\w+\.woff2)\)", css))
    assert len(fonts) == 20 == css.count("@font-face")
    assert fonts == {f"fonts/{path.name}"
                     for path in (tmp_path / "fonts").iterdir()}
    assert all((tmp_path / name).read_bytes()[:4] == b"wOF2"
               for name in fonts)
    assert "//" not in re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    assert "KaTeX 0.15.6" in (tmp_path / "LICENSE.txt").read_text("utf-8")


def test_a_formula_is_rendered():
    assert 'class="katex-html"' in katex.render(r"\frac{1}{2}", False)


def test_an_index_with_a_named_operator_is_one_argument():
    """KaTeX gives msub three children here, which no reader understands."""
    assert ("<msub><mi>λ</mi><mrow><mi>max</mi><mo>\u2061</mo></mrow></msub>"
            in katex.render(r"\lambda_{\max}", False))


def test_the_engine_outlives_the_loop_in_which_it_is_started():
    """Such as that of a browser, which is closed with the browser."""
    async def begin():
        return katex.render("x", False)

    katex.engine.cache_clear()
    assert asyncio.run(begin()) == katex.render("x", False)
