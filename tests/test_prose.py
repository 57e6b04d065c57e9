"""What prose may not carry is said in words, with the place."""
import pytest
from making import md, put

from book.rules import Book, faults, prose

PLACE = "chapters/16_sinov.ipynb, 1-katak (“{}”): "
MEND = "; Markdown bilan, ruxsat etilganlari orasidan yozing"
CASES = {  # Markdown -> the message after the place
    "```\n0.9\n```": "kod boʻlagining tili koʻrsatilmagan, faqat python "
                     "boʻladi" + MEND,
    "```{code-cell}\n1\n```": "“code-cell” direktivasi ishlatilmaydi" + MEND,
    ":::{admonition} A\n:class: output\nB\n:::":
        "direktivaga “:class: output” qoʻyilgan" + MEND,
    "{samp}`1`": "“samp” roli ishlatilmaydi" + MEND,
    "A <pre>0.9</pre>": "HTML ishlatilmaydi: <pre>" + MEND,
    "<div>0.9</div>": "HTML ishlatilmaydi: <div>0.9</div>" + MEND,
    "![a](a.png)": "matnda ruxsat etilmagan qism: rasm" + MEND,
    "A\n\n    0.9": "matnda ruxsat etilmagan qism: chekinish bilan yozilgan "
                    "kod" + MEND,
    "{.output}\n0.9": "matnga “class=output” belgisi qoʻyilgan" + MEND,
    "[a](http://a.uz)": "bunday havola ishlatilmaydi: http://a.uz; https "
                        "manzilini yoki kitob sahifasini koʻrsating",
    "```python\n0.9\n```": "“0.9” boʻlagi kod emas, natijaga oʻxshaydi; "
                           "natijani kod katagi chiqarsin",
}


@pytest.mark.parametrize("markdown", CASES)
def test_message(tmp_path, markdown):
    path = put(tmp_path, "chapters/16_sinov.ipynb", md(markdown))
    found = faults(Book(tmp_path), [path], (prose,))
    line = str(found[0]).partition("): ")[0].partition("(“")[2][:-1]
    assert markdown.startswith(line) and line
    assert str(found[0]) == PLACE.format(line) + CASES[markdown]
