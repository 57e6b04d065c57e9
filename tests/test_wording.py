"""Wordings that editors corrected again and again, and what stays right."""
import pytest

from book.rules.language import after_formulas, wording

WRONG = [
    "Farq har qadamda 0,64 ga koʻpayadi.",
    "Farq bir xil songa koʻpayib boradi.",
    "Barcha usul shu nuqtadan boshlanadi.",
    "Gradient nol, demak qadam ham nol.",
    "Qadamlar soni unga mutanosib.", "Besh barobar sekin.",
    "Bu vaznlangan oʻrtacha.", "Gradientning har bir komponenti.",
    "Adagradning yigʻindisi.", "Pythonda shunday yoziladi.",
    "Taqqoslash halol boʻlsin.", "Natija oʻsha-oʻsha.",
    "Kod oʻzicha ishlaydi.", "Jami 10 000 qadam.", "Yana 1 200 300 ta.",
]
RIGHT = [
    "Farq har qadamda 0,64 ga koʻpaytiriladi.",
    "Parametrlar koʻpaysa, narx oshadi.",
    "Tugunlar bittaga koʻpaydi.",
    "Barcha usullar shu nuqtadan boshlanadi.",
    "Barcha chop etilgan sonlar.",
    "Barcha maʼlumotdan bir marta oʻtamiz.",
    "Gradient nol, demak, qadam ham nol.",
    "Gradientning har bir komponentasi.",
    "Adagradʼning yigʻindisi.",
    "Jami 10\u00a0000 qadam, `10 000` emas.", "2-bob 100 qadam. 5, 100 yoki 7",
]


@pytest.mark.parametrize("sentence", WRONG)
def test_a_wording_is_corrected(sentence):
    assert list(wording(sentence))


@pytest.mark.parametrize("sentence", RIGHT)
def test_a_right_wording_passes(sentence):
    assert not list(wording(sentence))


def test_a_formula_takes_no_such_suffix():
    assert list(after_formulas("$h$ siz ham boʻladi."))
    assert not list(after_formulas("$h$ ni kichraytiramiz."))
