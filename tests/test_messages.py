"""What each beginner's mistake is answered with: the input, the message.

A rule without a mistake here, or one whose mistake it does not see, fails.
"""
import pytest
from conftest import ROOT
from making import code, display, error, md, put, stream

from book import exercises, notebooks, record
from book.device import page as device
from book.kernels import prepare_environment
from book.notebooks import NotebookError, read
from book.proof import mutants
from book.rules import Book, faults, rules
from book.rules.base import BOOK
from book.tasks import CHECKED, NOTE, STUBBED, WRONG_NOTE, tasks
from book.verify import verify

CHAPTER, SOLUTION, EXERCISE = (
    f"{folder}/16_sinov.ipynb" for folder in (
        "chapters", "solutions", "exercises"))
SVG = "image/svg+xml"
PLOT = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()"
FIGURE = {"figure": {"caption": "Chiziq.", "name": "fig-16-chiziq"}}
ALT = {"image": {"alt": "Chiziq."}}
ZERO = error("ZeroDivisionError", "division by zero")
GLOSSARY = "uzbek,english,russian,meaning\nepoxa,epoch,эпоха,Davr.\n"
RAW = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
TOC = "format: jb-book\nroot: chapters/kirish\n"
SOLVED = "def f():\n    # YECHIM BOSHI\n    return 1\n    # YECHIM OXIRI"
CHECK = ("def tekshir_1(f):\n    assert f() == 1, '1-mashq: 1 emas'\n\n\n"
         "tekshir_1(f)")
WRONG = ["yechim", "raises-exception"]
TASK = md("## 1-mashq. Nomi ★☆☆ (10 daqiqa)\n\nYozing.\n\n"
          ":::{dropdown} 1-koʻrsatma\nQarang.\n:::")
# Rules whose mistakes have a test file of their own.
ELSEWHERE = {"numbers", "prose"}
CASES = {  # mistake -> (rule, files, messages ...)
    "kataklar qayta bajarilgan": (
        "form.every_cell_was_run_in_order",
        [code("1", count=2)],
        "chapters/16_sinov.ipynb, 1-katak (“1”): kataklar 1..1 tartibida "
        "bajarilmagan; `make record NAME=chapters/16_sinov.ipynb` qayta "
        "yozadi"),
    "bajarilmagan katak": (
        "form.every_cell_was_run_in_order",
        [code("1"), code("2", count=None)],
        "chapters/16_sinov.ipynb, 2-katak (“2”): kataklar 1..2 tartibida "
        "bajarilmagan; `make record NAME=chapters/16_sinov.ipynb` qayta "
        "yozadi"),
    "qoʻlda tahrir qilingan fayl": (
        "form.normal_form",
        {CHAPTER: RAW},
        "chapters/16_sinov.ipynb: fayl kelishilgan shaklda emas; `make "
        "format NAME=chapters/16_sinov.ipynb` buyrugʻi tuzatadi"),
    "boʻsh katak": (
        "form.no_empty_code_cell",
        [code("")],
        "chapters/16_sinov.ipynb, 1-katak (“boʻsh katak”): boʻsh kod "
        "katagi; oʻchiring"),
    "tegda xato": (
        "form.known_tags_and_metadata",
        [code("1 / 0", ZERO, tags=["raises-exeption"])],
        "chapters/16_sinov.ipynb, 1-katak (“1 / 0”): nomaʼlum teg: "
        "raises-exeption; “raises-exception” emasmi?"),
    "begona teg": (
        "form.known_tags_and_metadata",
        [code("1", tags=["zzz"])],
        "chapters/16_sinov.ipynb, 1-katak (“1”): nomaʼlum teg: zzz; olib "
        "tashlang; mavjudlari: hide-input, raises-exception, yechim"),
    "metamaʼlumot nomida xato": (
        "form.known_tags_and_metadata",
        [code("1", mystsnb=FIGURE)],
        "chapters/16_sinov.ipynb, 1-katak (“1”): nomaʼlum metamaʼlumot: "
        "mystsnb; “mystnb” emasmi?"),
    "metamaʼlumot ichida xato": (
        "form.known_tags_and_metadata",
        [code("1", mystnb={"figure": {"captoin": "a"}})],
        "chapters/16_sinov.ipynb, 1-katak (“1”): nomaʼlum metamaʼlumot: "
        "mystnb.figure.captoin; “mystnb.figure.caption” emasmi?"),
    "taqqoslash oʻchirilgan": (
        "form.no_cell_exempt_from_comparison",
        [code("# NBVAL_SKIP\n1")],
        "chapters/16_sinov.ipynb, 1-katak (“# NBVAL_SKIP”): taqqoslashni "
        "oʻchiradigan izoh (NBVAL_…); olib tashlang"),
    "teg bor, xatolik yoʻq": (
        "form.errors_are_announced",
        [code("1", tags=["raises-exception"])],
        "chapters/16_sinov.ipynb, 1-katak (“1”): raises-exception tegi "
        "bor, lekin natijada xatolik yoʻq; tegni yoki kodni tuzatib, qayta "
        "yozing"),
    "xatolik bor, teg yoʻq": (
        "form.errors_are_announced",
        [code("1 / 0", ZERO)],
        "chapters/16_sinov.ipynb, 1-katak (“1 / 0”): katak xatolik bilan "
        "tugagan (ZeroDivisionError), raises-exception tegi esa yoʻq; "
        "tegni yoki kodni tuzatib, qayta yozing"),
    "ogohlantirish": (
        "outputs.nothing_on_stderr",
        [code("f()", stream("UserWarning: eskirgan\n", "stderr"))],
        "chapters/16_sinov.ipynb, 1-katak (“f()”): stderrʼda ogohlantirish "
        "bor: UserWarning: eskirgan; kodni ogohlantirish chiqmaydigan "
        "qilib yozing"),
    "PNG rasm": (
        "outputs.comparable_kinds",
        [code("plt.show()", display({"image/png": "AAAA"}))],
        "chapters/16_sinov.ipynb, 1-katak (“plt.show()”): "
        "taqqoslanmaydigan natija turi: image/png; matn yoki SVG chiqaring"),
    "HTML jadval": (
        "outputs.comparable_kinds",
        [code("df", display({"text/html": "<b>1</b>"}))],
        "chapters/16_sinov.ipynb, 1-katak (“df”): taqqoslanmaydigan natija "
        "turi: text/html; matn yoki SVG chiqaring"),
    "muqobil matnsiz rasm": (
        "outputs.figures_are_described",
        [code(PLOT, display({SVG: "<svg/>"}), mystnb=FIGURE)],
        "chapters/16_sinov.ipynb, 1-katak (“import matplotlib.pyplot as "
        "plt”): rasmning muqobil matni yoʻq; katak metamaʼlumotida "
        "mystnb.image.alt ni yozing"),
    "izohsiz rasm": (
        "outputs.figures_are_described",
        [code(PLOT, display({SVG: "<svg/>"}), mystnb=ALT)],
        "chapters/16_sinov.ipynb, 1-katak (“import matplotlib.pyplot as "
        "plt”): rasmning izohi yoʻq; katak metamaʼlumotida "
        "mystnb.figure.caption ni yozing"),
    "rasmsiz rasm katagi": (
        "outputs.figure_cells_draw",
        [code("fig = None", mystnb=FIGURE | ALT)],
        "chapters/16_sinov.ipynb, 1-katak (“fig = None”): rasm katagining "
        "natijasida rasm yoʻq; `make record NAME=chapters/16_sinov.ipynb` "
        "bilan qayta yozing yoki mystnb.figure ni olib tashlang"),
    "qator boshiga qaytish": (
        "outputs.outputs_read_as_they_stand",
        [code("f()", stream("0.9\r0.2\n"))],
        "chapters/16_sinov.ipynb, 1-katak (“f()”): natijada koʻrinmas "
        "boshqaruv belgisi bor (U+000D); kod uni chiqarmasin; qayta yozing"),
    "boʻlingan matn": (
        "outputs.streams_are_joined",
        [code("f()", stream("0."), stream("2\n"))],
        "chapters/16_sinov.ipynb, 1-katak (“f()”): chop etilgan matn "
        "boʻlaklarga boʻlingan; `make record NAME=chapters/16_sinov.ipynb` "
        "bilan qayta yozing"),
    "skriptli rasm": (
        "outputs.figures_only_draw",
        [code(PLOT, display({SVG: "<svg><script>1</script></svg>"}))],
        "chapters/16_sinov.ipynb, 1-katak (“import matplotlib.pyplot as "
        "plt”): rasmda chizmadan boshqa narsa bor: <script; rasmni "
        "matplotlib chizsin"),
    "chop etilgan vaqt": (
        "repeatable.no_clock",
        [code("import time\nprint(time.time())")],
        "chapters/16_sinov.ipynb, 1-katak (“import time”): vaqt "
        "oʻlchanadi: time.time; har safar boshqa natija chiqadi; vaqt "
        "oʻrniga qadam yoki amallarni sanang"),
    "oʻlchangan vaqt": (
        "repeatable.no_clock",
        [code("%timeit f(x)")],
        "chapters/16_sinov.ipynb, 1-katak (“%timeit f(x)”): vaqt "
        "oʻlchanadi: %timeit; har safar boshqa natija chiqadi; vaqt "
        "oʻrniga qadam yoki amallarni sanang"),
    "urugʻsiz tasodifiy sonlar": (
        "repeatable.random_numbers_are_seeded",
        [code("x = torch.randn(3)")],
        "chapters/16_sinov.ipynb, 1-katak (“x = torch.randn(3)”): "
        "tasodifiy sonlar urugʻsiz: torch.randn(…); urugʻli generatordan "
        "oling: generator=torch.Generator().manual_seed(0)"),
    "urugʻsiz NumPy": (
        "repeatable.random_numbers_are_seeded",
        [code("x = np.random.rand(3)")],
        "chapters/16_sinov.ipynb, 1-katak (“x = np.random.rand(3)”): "
        "tasodifiy sonlar urugʻsiz: np.random.rand(…); urugʻli "
        "generatordan oling: generator=torch.Generator().manual_seed(0)"),
    "urugʻsiz aralashtirish": (
        "repeatable.random_numbers_are_seeded",
        [code("loader = DataLoader(data, shuffle=True)")],
        "chapters/16_sinov.ipynb, 1-katak (“loader = DataLoader(data, "
        "shuffle=True)”): tasodifiy sonlar urugʻsiz: DataLoader(…); "
        "urugʻli generatordan oling: "
        "generator=torch.Generator().manual_seed(0)"),
    "float32 shovqini": (
        "repeatable.double_precision",
        [code("import torch\nprint(torch.tensor(0.1))")],
        "chapters/16_sinov.ipynb, 1-katak (“import torch”): float32 "
        "shovqini boshqa kompyuterda boshqacha chiqadi; shu katakda "
        "`torch.set_default_dtype(torch.float64)` deb yozing"),
    "yaxlitlanmagan son": (
        "repeatable.printed_numbers_are_rounded",
        [code("0.1 + 0.2", stream("0.30000000000000004\n"))],
        "chapters/16_sinov.ipynb, 1-katak (“0.1 + 0.2”): yaxlitlanmagan "
        "son: 0.30000000000000004; 12 ta raqamdan koʻp chiqarmang: "
        "f\"{x:.6f}\""),
    "xotira manzili": (
        "repeatable.no_memory_address",
        [code("f", stream("<function f at 0x7f3a2c1b4d90>\n"))],
        "chapters/16_sinov.ipynb, 1-katak (“f”): xotira manzili chop "
        "etilgan: at 0x7f3a2c1b4d90; obyektning oʻzini emas, qiymatini "
        "chiqaring"),
    "juftsiz backtick": (
        "syntax.backticks_pair",
        [md("Avval `backward() metodini chaqiramiz.")],
        "chapters/16_sinov.ipynb, 1-katak (“Avval `backward() metodini "
        "chaqiramiz.”): juftsiz ` belgisi: «Avval `backward() met»; kodni "
        "ikki tomondan ` bilan oʻrang"),
    "yopilmagan quti": (
        "syntax.fences_are_closed",
        [md(":::{dropdown} Javob\nUch.")],
        "chapters/16_sinov.ipynb, 1-katak (“:::{dropdown} Javob”): "
        "“:::{dropdown} Javob” yopilmagan; oxiriga “:::” satrini qoʻying"),
    "ichkarida yopilmagan quti": (
        "syntax.fences_are_closed",
        [md("::::{admonition} A\n:::{dropdown} Javob\nUch.\n::::")],
        "chapters/16_sinov.ipynb, 1-katak (“::::{admonition} A”): "
        "“:::{dropdown} Javob” yopilmagan; oxiriga “:::” satrini qoʻying"),
    "yopilmagan kod": (
        "syntax.fences_are_closed",
        [md("```python\nx = 1")],
        "chapters/16_sinov.ipynb, 1-katak (“```python”): “```python” "
        "yopilmagan; oxiriga “```” satrini qoʻying"),
    "ochilmagan quti": (
        "syntax.fences_are_closed",
        [md("Uch.\n:::")],
        "chapters/16_sinov.ipynb, 1-katak (“Uch.”): “:::” satri hech qaysi "
        "qutini yopmaydi; satrni oʻchiring yoki quti boshiga "
        "`:::{dropdown} Javob` kabi satr qoʻying"),
    "xato TeX": (
        "formulas.tex_can_be_shown",
        [md(r"Qiyalik $\frac{1}{2$ ga teng.")],
        "chapters/16_sinov.ipynb, 1-katak (“Qiyalik $\\frac{1}{2$ ga "
        "teng.”): formula xato: $\\frac{1}{2$ — Unexpected end of input in "
        "a macro argument, expected '}' at end of input: \\frac{1}{2; TeX "
        "yozuvini tuzating"),
    "nomaʼlum TeX buyrugʻi": (
        "formulas.tex_can_be_shown",
        [md("$$\n" r"x = \fraction" "\n$$")],
        "chapters/16_sinov.ipynb, 1-katak (“$$”): formula xato: $x = "
        "\\fraction$ — Undefined control sequence: \\fraction at position "
        "5: x = \\fraction; TeX yozuvini tuzating"),
    "satr ichidagi formula": (
        "formulas.displayed_on_lines_of_their_own",
        [md("Demak, $$x = 1$$ boʻladi.")],
        "chapters/16_sinov.ipynb, 1-katak (“Demak, $$x = 1$$ boʻladi.”): "
        "`$$` belgisi oʻz satrida turmagan yoki jufti yoʻq; formulani `$$` "
        "bilan alohida satrda boshlab, alohida satrda tugating; belgi "
        "faqat `$$ (eq-05-nomi)` shaklida boʻladi"),
    "isbotsiz formula": (
        "formulas.looked_at",
        [md("$$\nx = 1\n$$ (eq-16-bir)")],
        "chapters/16_sinov.ipynb, 1-katak (“$$”): formulaning isboti yoʻq: "
        "eq-16-bir ($x = 1…$); tests/test_equations_N.py faylida @proves "
        "bilan tekshiring (yoki tests/equations.py dagi BY_CELL, "
        "DEFINITIONS jadvaliga kiriting), keyin tests/equations_seen.txt "
        "fayliga “eq-16-bir 9e95a87e” satrini yozing"),
    "oʻzgargan formula": (
        "formulas.looked_at",
        {CHAPTER: [md("$$\nx = 1\n$$ (eq-16-bir)")],
         "tests/equations_seen.txt": "eq-16-bir 00000000\n"},
        "chapters/16_sinov.ipynb, 1-katak (“$$”): formula isbotlanganidan "
        "keyin oʻzgargan: eq-16-bir ($x = 1…$); tests/test_equations_N.py "
        "faylida @proves bilan tekshiring (yoki tests/equations.py dagi "
        "BY_CELL, DEFINITIONS jadvaliga kiriting), keyin "
        "tests/equations_seen.txt fayliga “eq-16-bir 9e95a87e” satrini "
        "yozing"),
    "boshqa bobning belgisi": (
        "formulas.labels",
        [md("$$\nx = 1\n$$ (eq-05-bir)")],
        "chapters/16_sinov.ipynb, 1-katak (“$$”): eq-05-bir belgisi bu "
        "notebookniki emas; eq-16-… deb nomlang"),
    "takror belgi": (
        "formulas.labels",
        [md("$$\nx\n$$ (eq-16-a)\n\n$$\ny\n$$ (eq-16-a)")],
        "chapters/16_sinov.ipynb, 1-katak (“$$”): eq-16-a belgisi ikki "
        "marta qoʻyilgan; birini oʻzgartiring"),
    "oʻlik havola": (
        "links.files_are_there",
        [md("[Bob](16_sinvo.ipynb)")],
        "chapters/16_sinov.ipynb, 1-katak (“[Bob](16_sinvo.ipynb)”): "
        "havola boradigan fayl yoʻq: 16_sinvo.ipynb; “16_sinov.ipynb” "
        "emasmi?"),
    "oʻlik doc": (
        "links.files_are_there",
        [md("{doc}`5-bob <05_organish>`")],
        "chapters/16_sinov.ipynb, 1-katak (“{doc}`5-bob <05_organish>`”): "
        "havola boradigan fayl yoʻq: 05_organish; faylning nomini tuzating"),
    "oʻlik rasm": (
        "links.labels_are_there",
        [md("{numref}`%s-rasmda <fig-16-yoq>`")],
        "chapters/16_sinov.ipynb, 1-katak (“{numref}`%s-rasmda "
        "<fig-16-yoq>`”): “%s-rasmda <fig-16-yoq>” havolasi nomlagan joy "
        "yoʻq; rasm yoki formulaning nomini tuzating"),
    "oʻlik formula": (
        "links.labels_are_there",
        [md("{eq}`eq-16-bir`\n\n$$\nx\n$$ (eq-16-birr)")],
        "chapters/16_sinov.ipynb, 1-katak (“{eq}`eq-16-bir`”): “eq-16-bir” "
        "havolasi nomlagan joy yoʻq; “eq-16-birr” emasmi?"),
    "tanishtirilmagan nom": (
        "introduced.torch_names_before_use",
        [md("`zeros` haqida."), code("torch.zeros(3) + torch.ones(3)")],
        "chapters/16_sinov.ipynb, 2-katak (“torch.zeros(3) + "
        "torch.ones(3)”): tanishtirilmagan torch nomi: ones; bobning "
        "matnida `ones` shaklida tanishtiring"),
    "Python emas": (
        "introduced.torch_names_before_use",
        [code("%matplotlib inline")],
        "chapters/16_sinov.ipynb, 1-katak (“%matplotlib inline”): katak "
        "Python emas (invalid syntax); katakda faqat Python kodi boʻladi"),
    "lugʻatda yoʻq atama": (
        "introduced.terms_have_entries",
        {CHAPTER: [md("Bu — {term}`epoha`.")], "lugat.csv": GLOSSARY},
        "chapters/16_sinov.ipynb, 1-katak (“Bu — {term}`epoha`.”): “epoha” "
        "atamasi lugat.csv jadvalida yoʻq; “epoxa” emasmi?"),
    "bogʻlanmagan atama": (
        "introduced.terms_are_linked",
        {CHAPTER: [md("Epoxa tugadi. Epoxa boshlandi. Epoxa uzun.")],
         "lugat.csv": GLOSSARY},
        "chapters/16_sinov.ipynb, 1-katak (“Epoxa tugadi. Epoxa boshlandi. "
        "Epoxa uzun.”): “epoxa” atamasi lugʻatga bogʻlanmagan; birinchi "
        "uchraganda {term}`epoxa` deb yozing"),
    "havolasiz lugʻat qatori": (
        "introduced.glossary_is_whole",
        {"lugat.csv": GLOSSARY},
        "lugat.csv: “epoxa” atamasi hech bir bobda havola qilinmagan; "
        "bobda {term}`epoxa` deb bogʻlang yoki qatorni oʻchiring"),
    "chala lugʻat qatori": (
        "introduced.glossary_is_whole",
        {CHAPTER: [md("{term}`epoxa`")],
         "lugat.csv": GLOSSARY + "epoxa,,эпоха,Davr.\n"},
        "lugat.csv: “epoxa” qatori toʻliq emas; toʻrtta ustunni ham "
        "toʻldiring",
        "lugat.csv: “epoxa” ikki marta yozilgan; bittasini qoldiring"),
    "ustuni kam lugʻat": (
        "introduced.glossary_is_whole",
        {"lugat.csv": GLOSSARY + "qadam,step\n"},
        "lugat.csv: “qadam,step” qatorida 2 ta ustun bor, 4 ta boʻlishi "
        "kerak (vergulli maydon qoʻshtirnoqda yoziladi); faylni tuzating "
        "yoki `git restore` bilan tiklang"),
    "apostrof": (
        "language.right_words",
        [md("Bu yo'qotish funksiyasi.")],
        "chapters/16_sinov.ipynb, 1-katak (“Bu yo'qotish funksiyasi.”): "
        "shunday yozilmaydi: «Bu yo'qotish funksiyasi.»; oʻ, gʻ (U+02BB) "
        "yoki ʼ (U+02BC) belgisini qoʻying"),
    "oddiy qoʻshtirnoq": (
        "language.right_words",
        [md('Bu "gradient" deyiladi.')],
        "chapters/16_sinov.ipynb, 1-katak (“Bu \"gradient\" deyiladi.”): "
        "shunday yozilmaydi: «Bu \"gradient\" deyiladi.»; qoʻshtirnoq: “…”"),
    "qutidagi undov": (
        "language.right_words",
        [md(":::{dropdown} Javob\nBu zoʻr!\n:::")],
        "chapters/16_sinov.ipynb, 1-katak (“:::{dropdown} Javob”): shunday "
        "yozilmaydi: «Bu zoʻr!»; undov belgisisiz"),
    "oʻnli nuqta": (
        "language.right_words",
        [md("Tezlik 0.5 ga teng.")],
        "chapters/16_sinov.ipynb, 1-katak (“Tezlik 0.5 ga teng.”): shunday "
        "yozilmaydi: «Tezlik 0.5 ga teng.»; matnda oʻnli vergul: 0,5"),
    "kirill harfi": (
        "language.one_script",
        [md("Bu gr\u0430dient.")],
        "chapters/16_sinov.ipynb, 1-katak (“Bu grаdient.”): kirill harfi "
        "bor: grаdient; lotin harflari bilan yozing"),
    "kodga qoʻshimcha": (
        "language.no_suffix_after_code",
        [md("Endi `backward()`ni chaqiramiz.")],
        "chapters/16_sinov.ipynb, 1-katak (“Endi `backward()`ni "
        "chaqiramiz.”): kod qoʻshimcha olgan: `backward()`ni; qoʻshimchani "
        "eltuvchi soʻz oladi: `backward()` metodini"),
    "uzun gap": (
        "language.short_sentences",
        [md("soʻz " * 31)],
        "chapters/16_sinov.ipynb, 1-katak (“soʻz soʻz soʻz soʻz soʻz soʻz "
        "soʻz soʻz soʻz soʻz soʻz soʻz…”): 31 soʻzli gap: soʻz soʻz soʻz "
        "soʻz soʻz soʻz …; gapni boʻling, 30 soʻzdan oshmasin"),
    "hujjatdagi undov": (
        "language.files_of_the_folder",
        {"CONTRIBUTING.md": "Marhamat!\n"},
        "CONTRIBUTING.md: shunday yozilmaydi: «Marhamat!»; undov belgisisiz"),
    "chop etilmagan son": (
        "numbers.every_number_is_explained",
        [md("Yoʻqotish `0.2631` boʻldi."), code("0.26", stream("0.26"))],
        "chapters/16_sinov.ipynb, 1-katak (“Yoʻqotish `0.2631` boʻldi.”): "
        "“Yoʻqotish `0.2631` boʻldi.”: 0.2631 soni qayerdan olingani "
        "koʻrinmaydi; gapni yoki sonni tuzating, sonni shu boʻlimdagi "
        "katakda chop eting yoki abzasdan keyin `<!-- son: 0.2631 = … -->` "
        "izohini yozing (CONTRIBUTING.md, “Matndagi sonlar”)"),
    "uzun satr": (
        "sizes.narrow_code",
        [code("x = " + "1 + " * 20 + "1")],
        "chapters/16_sinov.ipynb, 1-katak (“x = 1 + 1 + 1 + 1 + 1 + 1 + 1 "
        "+ 1 + 1 + 1 + 1 + 1 + 1 + 1 +…”): uzun satr (85 belgi): x = 1 + 1 "
        "+ 1 + 1 + 1 + 1 + 1 + 1 + 1 + …; satrni 79 belgigacha qisqartiring"),
    "uzun katak": (
        "sizes.short_cells",
        [code("\n".join(["x = 1"] * 16))],
        "chapters/16_sinov.ipynb, 1-katak (“x = 1”): katakda 16 satr bor, "
        "koʻpi bilan 15 ta boʻladi; katakni boʻling"),
    "katta rasm": (
        "sizes.small_figures",
        [code(PLOT, display({SVG: "x" * 130_000}))],
        "chapters/16_sinov.ipynb, 1-katak (“import matplotlib.pyplot as "
        "plt”): rasm 130 KB, koʻpi bilan 120 KB boʻladi; chiziqdagi "
        "nuqtalarni kamaytiring"),
    "katta fayl": (
        "sizes.small_notebooks",
        [code("1", stream("1" * 410_000))],
        "chapters/16_sinov.ipynb: fayl 410 KB, koʻpi bilan 400 KB boʻladi; "
        "rasmlardagi nuqtalarni kamaytiring"),
    "sarlavhasiz bob": (
        "frame.title_and_reading_time",
        [md("# Sinov")],
        "chapters/16_sinov.ipynb: bosh sarlavha: “# Sinov”; bitta “# "
        "16-bob. …” sarlavhasini yozing",
        "chapters/16_sinov.ipynb: oʻqish vaqti yozilmagan; sarlavhadan "
        "keyin `*Oʻqish vaqti: taxminan 25 daqiqa*` satrini qoʻshing"),
    "boʻlimsiz bob": (
        "frame.sections",
        [md("# 16-bob. Sinov")],
        "chapters/16_sinov.ipynb: yetishmagan boʻlimlar: “## Bu bobda "
        "nimalarni oʻrganasiz”, “## Yechiladigan masala”, “## Xulosa”, “## "
        "Oʻzingizni tekshiring”, “## Manbalar”; shu sarlavhalar bilan "
        "qoʻshing"),
    "maqsadsiz bob": (
        "frame.goals",
        [md("## Bu bobda nimalarni oʻrganasiz\n\n- Bir.")],
        "chapters/16_sinov.ipynb: 1 ta maqsad yozilgan; “## Bu bobda "
        "nimalarni oʻrganasiz” boʻlimida 3 tadan 5 tagacha boʻladi"),
    "qutisiz bob": (
        "frame.boxes_of_a_chapter",
        [md("# 16-bob. Sinov")],
        "chapters/16_sinov.ipynb: “Bashorat qiling” qutisi yoʻq; "
        "`:::{admonition} Bashorat qiling` va `:class: bashorat` bilan "
        "qoʻshing",
        "chapters/16_sinov.ipynb: “Yanglish fikr” qutisi yoʻq; "
        "`:::{admonition} Yanglish fikr` va `:class: yanglish` bilan "
        "qoʻshing",
        "chapters/16_sinov.ipynb: 0 ta xulosa qutisi bor; bitta "
        "`:::{admonition} Xulosa` va `:class: xulosa` boʻladi"),
    "javobsiz savol": (
        "frame.questions",
        [md("## Oʻzingizni tekshiring\n\n**1.** Nega?")],
        "chapters/16_sinov.ipynb: “## Oʻzingizni tekshiring” boʻlimida 1 "
        "ta savol bor; `**1.**` kabi raqamli 4 yoki 5 ta savol boʻladi",
        "chapters/16_sinov.ipynb: bobning mashqlariga havola yoʻq; “## "
        "Oʻzingizni tekshiring” boʻlimiga (../exercises/16_sinov.ipynb) "
        "havolasini qoʻying"),
    "savolda kamchiliklar": (
        "selftests.questions_are_whole",
        [md("## Oʻzingizni tekshiring\n\n**1.** Nega?\n\n**2.** Qaysi?\n\n"
            "- **A)** Bu\n- **C) Toʻgʻri.** bu.\n- **D)** U\n- E) shu\n\n"
            ":::{dropdown} Javob\n- **A) Toʻgʻri.** Ha.\n"
            "- **B) Toʻgʻri.** Yoʻq.\n:::\n\n**3.** Bormi?\n\n"
            "- **A)** Ha\n- **B)** Yoʻq\n\n:::{dropdown} Javob\nBor.\n:::")],
        *(f"chapters/16_sinov.ipynb, 1-katak (“## Oʻzingizni tekshiring”): "
          f"{message}" for message in (
              "1-savolning javobi yoʻq yoki yopilmagan; savoldan keyin "
              "`:::{dropdown} Javob` qutisini qoʻying, uni `:::` yopadi",
              "2-savolning javobida izoh yoʻq; quti toʻliq tushuntirish bilan "
              "boshlanadi",
              "2-savolda oʻrinsiz satr: - E) shu; variant `- **A)** matn` "
              "koʻrinishida, bitta satrda yoziladi va roʻyxatdan keyin boshqa "
              "matn kelmaydi",
              "2-savolda variantlar harfi: A, C, D; harflar A dan boshlab "
              "ketma-ket keladi",
              "2-savolda izohlar harfi: A, B, variantlarniki: A, C, D; javob "
              "qutisi har bir variantga bittadan izoh bilan tugaydi",
              "2-savolda toʻgʻri deb belgilangan izoh 2 ta; faqat bitta izoh "
              "`- **B) Toʻgʻri.**` kabi boshlanadi",
              "2-savolda toʻgʻri javob variantning oʻzida belgilangan; "
              "“Toʻgʻri.” soʻzi faqat izohda turadi",
              "2-savolda bitta variant ikki marta yozilgan: bu; variantlar "
              "bir-biridan farq qiladi",
              "3-savolda 2 ta variant bor; 3 yoki 4 ta boʻladi",
              "3-savolda izohlar harfi: yoʻq, variantlarniki: A, B; javob "
              "qutisi har bir variantga bittadan izoh bilan tugaydi",
              "3-savolda toʻgʻri deb belgilangan izoh 0 ta; faqat bitta izoh "
              "`- **B) Toʻgʻri.**` kabi boshlanadi"))),
    "variantsiz savollar": (
        "selftests.enough_have_options",
        [md("# 16-bob. Nomi\n\n## Oʻzingizni tekshiring\n\n**1.** Nega?\n\n"
            ":::{dropdown} Javob\nShunday.\n:::")],
        "chapters/16_sinov.ipynb: 0 ta savolning variantlari bor; kamida 3 "
        "ta savolga variant yozing: `- **A)** matn` va javob qutisida har "
        "bir variantga bitta izoh"),
    "havolasiz rasm": (
        "frame.figures",
        [code(PLOT, mystnb=FIGURE)],
        "chapters/16_sinov.ipynb, 1-katak (“import matplotlib.pyplot as "
        "plt”): matnda fig-16-chiziq rasmiga havola yoʻq; matnga "
        "{numref}`%s-rasmda <fig-16-chiziq>` kabi havola qoʻying",
        "chapters/16_sinov.ipynb: 1 ta rasm bor; bobda 2 tadan 4 tagacha "
        "rasm boʻladi"),
    "mashqsiz yechimlar": (
        "exercises.exercises_are_recognised",
        {SOLUTION: [md("## Mashq 1"), code(SOLVED)]},
        "solutions/16_sinov.ipynb: birorta mashq topilmadi; har bir mashq "
        "`## 1-mashq. Nomi ★★☆ (15 daqiqa)` shaklidagi sarlavha bilan "
        "boshlanadi",
        "solutions/16_sinov.ipynb, 2-katak (“def f():”): katak hech bir "
        "mashqqa tegishli emas; uni oʻz mashqining `## k-mashq. Nomi ★★☆ "
        "(15 daqiqa)` sarlavhasidan keyin qoʻying; tekshiruv nomi shu "
        "raqamli `tekshir_k` boʻladi"),
    "notoʻgʻri raqamli tekshiruv": (
        "exercises.exercises_are_recognised",
        {SOLUTION: [md(f"## {k}-mashq. Nomi") for k in (1, 2, 3, 5)]
         + [code("def tekshir_4(f):\n    pass")]},
        "solutions/16_sinov.ipynb, 4-katak (“## 5-mashq. Nomi”): mashq "
        "raqami 5, navbatdagi raqam esa 4; mashqlarni 1 dan boshlab "
        "raqamlang",
        "solutions/16_sinov.ipynb, 5-katak (“def tekshir_4(f):”): katak "
        "hech bir mashqqa tegishli emas; uni oʻz mashqining `## k-mashq. "
        "Nomi ★★☆ (15 daqiqa)` sarlavhasidan keyin qoʻying; tekshiruv nomi "
        "shu raqamli `tekshir_k` boʻladi"),
    "chala mashq": (
        "exercises.each_exercise_is_whole",
        {SOLUTION: [md("## 1-mashq. Nomi")]},
        "solutions/16_sinov.ipynb, 1-katak (“## 1-mashq. Nomi”): 1-mashq: "
        "“# YECHIM BOSHI” … “# YECHIM OXIRI” satrli yechim katagi yoʻq; "
        "oʻquvchi yozadigan satrlarni shu ikki satr orasiga oling",
        "solutions/16_sinov.ipynb, 1-katak (“## 1-mashq. Nomi”): 1-mashq: "
        "tekshiruv katagi yoʻq; `def tekshir_1(…)` funksiyasini yozing va "
        "oʻsha katakda chaqiring",
        "solutions/16_sinov.ipynb, 1-katak (“## 1-mashq. Nomi”): 1-mashq: "
        "yechim izohi yoʻq; `yechim` tegli Markdown katagini qoʻshing",
        "solutions/16_sinov.ipynb, 1-katak (“## 1-mashq. Nomi”): 1-mashq: "
        "xato javob namunasi yoʻq; `yechim` va `raises-exception` tegli "
        "katakda xato javobni tekshiruvga bering"),
    "chala sarlavha": (
        "exercises.exercises_are_introduced",
        {SOLUTION: [md("## 1-mashq. Nomi")]},
        "solutions/16_sinov.ipynb, 1-katak (“## 1-mashq. Nomi”): mashq "
        "sarlavhasi toʻliq emas; `## 1-mashq. Nomi ★★☆ (15 daqiqa)` "
        "shaklida yozing, daraja ★☆☆, ★★☆ yoki ★★★ boʻladi",
        "solutions/16_sinov.ipynb, 1-katak (“## 1-mashq. Nomi”): "
        "koʻrsatmalar: yoʻq; 1 dan 3 gacha `:::{dropdown} 1-koʻrsatma` "
        "qutisini tartib bilan yozing"),
    "tekshiruv yechimni rad etdi": (
        "exercises.checks_tell_right_from_wrong",
        {SOLUTION: [TASK, code(CHECK, ZERO)]},
        "solutions/16_sinov.ipynb, 2-katak (“def tekshir_1(f):”): "
        "tekshiruv toʻgʻri yechimni rad etdi; yechimni yoki tekshiruvni "
        "tuzating"),
    "tekshiruv xatoni oʻtkazdi": (
        "exercises.checks_tell_right_from_wrong",
        {SOLUTION: [TASK, code("tekshir_1(g)", tags=WRONG)]},
        "solutions/16_sinov.ipynb, 2-katak (“tekshir_1(g)”): xato javobni "
        "tekshiruv rad etmadi (xatosiz); tekshiruv uni AssertionError "
        "bilan rad etishi kerak"),
    "tekshiruv xabarsiz": (
        "exercises.checks_tell_right_from_wrong",
        {SOLUTION: [TASK, code("tekshir_1(g)", error(
             "AssertionError", ""), tags=WRONG)]},
        "solutions/16_sinov.ipynb, 2-katak (“tekshir_1(g)”): tekshiruv "
        "xabari “” deb boshlangan; xabarni “1-mashq: …” deb boshlang"),
    "koʻrinmas belgi": (
        "outputs.outputs_read_as_they_stand",
        [code("f()", stream("1\r2\n"))],
        "chapters/16_sinov.ipynb, 1-katak (“f()”): natijada koʻrinmas "
        "boshqaruv belgisi bor (U+000D); kod uni chiqarmasin; qayta yozing"),
    "formuladan keyin -siz": (
        "language.no_suffix_after_a_formula",
        [md("Formula $h$ siz ham chiqadi.")],
        "chapters/16_sinov.ipynb, 1-katak (“Formula $h$ siz ham chiqadi.”): "
        "formula qoʻshimcha olgan: …$ siz; boshqacha yozing: $h$ dan "
        "foydalanmay"),
    "toʻldirilmagan andoza": (
        "unwritten.all_is_written",
        [md("YOZING: maqsad.")],
        "chapters/16_sinov.ipynb, 1-katak (“YOZING: maqsad.”): yozilmagan "
        "joy: “YOZING: maqsad.…”; oʻz matningizni yozing va YOZING "
        "belgilarini oʻchiring"),
    "toʻldirilmagan atama": (
        "unwritten.all_terms_are_explained",
        {CHAPTER: [md("{term}`epoxa`")],
         "lugat.csv": GLOSSARY.replace("Davr.", "YOZING: mazmun.")},
        "chapters/16_sinov.ipynb: lugat.csv jadvalida “epoxa” qatori hali "
        "yozilmagan; qatorni toʻldiring yoki atama bilan birga oʻchiring"),
    "roʻyxatga kirmagan bob": (
        "contents.contents_and_files_agree",
        {CHAPTER: [md("# 16")], "_toc.yml": TOC,
         "chapters/kirish.md": "# Kirish"},
        "chapters/16_sinov.ipynb: fayl _toc.yml roʻyxatida yoʻq; roʻyxatga "
        "qoʻshing"),
    "roʻyxatdagi yoʻq fayl": (
        "contents.contents_and_files_agree",
        {"_toc.yml": TOC},
        "_toc.yml: “chapters/kirish” nomli fayl yoʻq; yozuvni oʻchiring "
        "yoki faylni qoʻshing"),
    "roʻyxatda takror": (
        "contents.contents_and_files_agree",
        {"_toc.yml": TOC + "chapters:\n- file: chapters/kirish\n",
         "chapters/kirish.md": "# Kirish"},
        "_toc.yml: “chapters/kirish” roʻyxatda 2 marta turibdi; bittasini "
        "qoldiring"),
    "roʻyxat YAML emas": (
        "contents.contents_and_files_agree",
        {"_toc.yml": "a: [\n"},
        "_toc.yml: fayl YAML emas (while parsing a flow node expected the "
        "node content, but found '<stream end>' in \"<unicode string>\", "
        "line 2, column 1: ^); satrlarning chekinishini tuzating"),
    "unutilgan make portable": (
        "derived.exercises_are_what_their_solutions_give",
        {SOLUTION: [code(SOLVED)], EXERCISE: [code("1")]},
        "exercises/16_sinov.ipynb: yechimga mos emas; `make portable` "
        "yangilaydi"),
    "yozilmagan mashq": (
        "derived.exercises_are_what_their_solutions_give",
        {SOLUTION: [code(SOLVED)]},
        "exercises/16_sinov.ipynb: yechimning mashqi yoʻq; `make "
        "portable` yozadi"),
    "yopilmagan yechim": (
        "derived.exercises_are_what_their_solutions_give",
        {SOLUTION: [code("# YECHIM BOSHI\n1")]},
        "solutions/16_sinov.ipynb, 1-katak (“# YECHIM BOSHI”): “# YECHIM "
        "BOSHI” ochilgan, “# YECHIM OXIRI” yoʻq; “# YECHIM BOSHI” va “# "
        "YECHIM OXIRI” satrlarini juft qiling"),
    "yechimsiz yechim": (
        "derived.exercises_are_what_their_solutions_give",
        {SOLUTION: [code("1")]},
        "solutions/16_sinov.ipynb: “# YECHIM BOSHI” … “# YECHIM OXIRI” "
        "qismi topilmadi; oʻquvchi yozadigan satrlarni shu ikki satr "
        "orasiga oling"),
    "notoʻgʻri fayl nomi": (
        "files.names_carry_their_place",
        {"chapters/Sinov.ipynb": [md("# 16")],
         "_toc.yml": "root: chapters/Sinov\n"},
        "chapters/Sinov.ipynb: fayl nomi kelishilgan shaklda emas; "
        "16_slug.ipynb yoki ilova_slug.ipynb deb nomlang: kichik lotin "
        "harflari, raqamlar, _"),
    "yechimsiz bob": (
        "files.each_chapter_has_solutions",
        [md("# 16")],
        "chapters/16_sinov.ipynb: solutions/16_sinov.ipynb yoʻq; bobning "
        "mashqlarini yeching, keyin `make portable`"),
    "bobsiz yechim": (
        "files.each_chapter_has_solutions",
        {SOLUTION: [md("# 16")]},
        "solutions/16_sinov.ipynb: chapters/16_sinov.ipynb yoʻq; yechimlar "
        "oʻz bobi bilan bir xil nomlanadi"),
    "qurilma sahifasida jadval yoʻq": (
        "derived.measurements_are_what_the_record_gives",
        {device.PAGE: [md("# Qurilma")]},
        *(f"chapters/ilova_qurilma.ipynb: “{name}” katagi 0 marta turibdi; "
          "`python -m book.device` hosil qiladi" for name in device.cells())),
    "hosila jadval sahifada yoʻq": (
        "derived.made_blocks_are_what_their_sources_give",
        {"chapters/ilova_oqituvchiga.md": "# Oʻqituvchiga\n"},
        "chapters/ilova_oqituvchiga.md: “reja” qismi sahifada yoʻq; `python "
        "-m book.blocks` hosil qiladi"),
    "yozilmagan koʻchma nusxa": (
        "portable.the_portable_copy_is_current",
        {CHAPTER: [md("# 16")], "_toc.yml": "root: chapters/16_sinov\n",
         "daftarlar/boblar/belgi": ""},
        "chapters/16_sinov.ipynb: daftarlar/boblar/16_sinov.ipynb shu "
        "sahifaga mos emas; `make portable NAME=16_sinov` yangilaydi"),
    "koʻchma shakli yoʻq quti": (
        "portable.the_portable_copy_is_current",
        {CHAPTER: [md("# 16"), md(":::{admonition} Quti\n:::{dropdown} A\n"
                                  ":::\n:::")],
         "_toc.yml": "root: chapters/16_sinov\n",
         "daftarlar/boblar/belgi": ""},
        "chapters/16_sinov.ipynb, 2-katak (“:::{admonition} Quti”): quti "
        "ichida quti bor; book/portable.py biladigan shaklda yozing"),
    "boshqa matplotlibrc": (
        "files.matplotlibrc_is_one",
        {SOLUTION: [md("# 16")], "chapters/matplotlibrc": "a: 1\n"},
        "solutions/matplotlibrc: chapters/matplotlibrc bilan bir xil emas; "
        "chapters/matplotlibrc faylini solutions/ ichiga nusxalang"),
    "buzilgan fayl": (
        None,
        {CHAPTER: "{"},
        "chapters/16_sinov.ipynb: bu fayl notebook emas yoki buzilgan "
        "(Notebook does not appear to be JSON: '{'); fayl oʻzgartirilmadi, "
        "`git restore` bilan tiklang"),
}


def write(root, files):
    """Write the files of a case into a book's folder."""
    files = files if isinstance(files, dict) else {CHAPTER: files}
    for path, content in files.items():
        if isinstance(content, str):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(content, encoding="utf-8")
        else:
            put(root, path, *content)


def said(book, name):
    """Return what a rule says of a book; without a name, why it is broken."""
    if name is None:
        page = book.page(book.root / CHAPTER)
        assert not page.load()
        return [page.broken]
    one, = (one for one in rules() if one.name == name)
    if BOOK in one.kinds:
        return list(one.ask(book))
    return [fault for page in book.pages(*one.kinds) if page.load()
            for fault in one.ask(page, book)]


@pytest.mark.parametrize("mistake", CASES)
def test_a_mistake_is_answered(tmp_path, mistake):
    name, files, *messages = CASES[mistake]
    write(tmp_path, files)
    assert list(map(str, said(Book(tmp_path), name))) == messages


@pytest.mark.parametrize("name", sorted(
    one.name for one in rules()
    if one.name.partition(".")[0] not in ELSEWHERE))
def test_each_rule_has_its_mistake(name):
    assert name in {rule for rule, *_ in CASES.values()}


def test_a_sentence_is_reported_once(tmp_path):
    """Not in the solution and again in the exercise derived from it."""
    slip = md("## 1-mashq. Nomi\n\nBu zoʻr!")
    for path in (SOLUTION, EXERCISE):
        put(tmp_path, path, slip)
    found = [fault for fault in faults(Book(tmp_path))
             if "Bu zoʻr!" in fault.what]
    assert [fault.path for fault in found] == [SOLUTION]


def test_a_stem_means_also_the_files_that_are_missing(tmp_path):
    put(tmp_path, CHAPTER, md("# 16"))
    put(tmp_path, SOLUTION, code(SOLVED))
    put(tmp_path, "chapters/17_b.ipynb", md("# 17"))
    found = faults(Book(tmp_path), ["16_sinov"])
    assert {fault.path for fault in found} == {
        CHAPTER, SOLUTION, EXERCISE, "lugat.csv"}
    found = faults(Book(tmp_path), [tmp_path / CHAPTER])
    assert {fault.path for fault in found} == {CHAPTER, "lugat.csv"}


# While cells run -----------------------------------------------------------

RUNNING = {  # mistake -> (source, message)
    "xato kod": (
        "1 / 0", "(“1 / 0”): ZeroDivisionError: division by zero; "
        "kodni tuzating"),
    "sekin katak": (
        "while True:\n    pass", "(“while True:”): 2 soniyada tugamadi; "
        "katakni yengillashtiring"),
    "stderr": (
        "import sys\nprint('eskirgan', file=sys.stderr)",
        "(“import sys”): katak stderrʼga yozdi: eskirgan; kodni "
        "ogohlantirish chiqmaydigan qilib yozing"),
}


@pytest.fixture(scope="module")
def kernels():
    """Start kernels as recording does."""
    prepare_environment()


@pytest.mark.parametrize("mistake", RUNNING)
def test_recording_answers(tmp_path, kernels, mistake):
    source, message = RUNNING[mistake]
    path = put(tmp_path, CHAPTER, code("1"), code(source))
    before = path.read_bytes()
    with pytest.raises(NotebookError) as refused:
        record.record(path, timeout=2)
    assert str(refused.value) == (
        f"{path}, 2-katak {message}. Fayl oʻzgartirilmadi")
    assert path.read_bytes() == before


def test_recording_refuses_a_misspelt_tag_before_it_runs(tmp_path):
    path = put(tmp_path, CHAPTER, code("1 / 0", tags=["raises-exeption"]))
    with pytest.raises(NotebookError) as refused:
        record.record(path)
    assert str(refused.value) == (
        f"{path}, 1-katak (“1 / 0”): nomaʼlum teg: raises-exeption; "
        "“raises-exception” emasmi?. Fayl oʻzgartirilmadi")


def test_recording_keeps_what_it_does_not_know(tmp_path):
    path = put(tmp_path, CHAPTER, code("1", mystsnb=FIGURE))
    before = path.read_bytes()
    with pytest.raises(NotebookError, match="mystsnb; “mystnb” emasmi"):
        record.record(path)
    assert path.read_bytes() == before


def test_recording_says_what_verification_would_refuse(
        tmp_path, capsys, kernels):
    path = put(tmp_path, CHAPTER, code(PLOT, mystnb=FIGURE))
    assert record.main([str(path)]) == 1
    assert capsys.readouterr().out == (
        f"{path}, 1-katak (“import matplotlib.pyplot as plt”): rasmning "
        "muqobil matni yoʻq; katak metamaʼlumotida mystnb.image.alt ni "
        f"yozing\n{path} — yozildi, lekin tekshiruv qabul qilmaydi: "
        "1 ta xato\n")


def test_verification_of_nothing_fails(tmp_path):
    write(tmp_path, {"_toc.yml": TOC, "chapters/kirish.md": "# Kirish"})
    assert verify((), tmp_path)["problems"] == [
        f"{tmp_path}: birorta notebook topilmadi, hech narsa tekshirilmadi; "
        "papkani tekshiring"]


def test_verification_says_what_differs(tmp_path):
    path = put(tmp_path, CHAPTER, code("print(1)", stream("2\n")))
    found, = verify([path], tmp_path)["problems"]
    assert found.splitlines()[0] == (
        f"{CHAPTER}, 1-katak (“print(1)”): natija yozilganidan farq qiladi")


# Exercises as JupyterLab stores them ----------------------------------------


def test_ids_made_by_jupyterlab_work_all_the_way(
        tmp_path, kernels, monkeypatch):
    """Recording, deriving and mutants see the exercise without its ids."""
    monkeypatch.chdir(ROOT)  # where the mutants have left, at the end
    monkeypatch.setenv("MPLBACKEND", "agg")
    cells = [
        TASK, code(SOLVED), code(CHECK), md("Bir.", tags=["yechim"]),
        code("tekshir_1(lambda: 2)", tags=WRONG),
        md("Ikki.", tags=["yechim"])]
    path = put(tmp_path, SOLUTION, *cells)
    nb = read(path)
    for number, cell in enumerate(nb.cells):
        cell.id = f"{number:08x}"
    notebooks.write(path, nb)
    assert record.record(path)
    assert [cell.id for cell in read(path).cells] == [
        "mashq-1", "yechim-1", "tekshiruv-1", "izoh-1", "xato-1",
        "xato-izoh-1"]
    task, = tasks(read(path))
    assert task.of(NOTE) and task.of(WRONG_NOTE)
    for name in ("each_exercise_is_whole", "exercises_are_introduced",
                 "checks_tell_right_from_wrong"):
        assert said(Book(tmp_path), f"exercises.{name}") == []
    unsolved, = tasks(exercises.derive(path))
    assert unsolved.of(STUBBED) and unsolved.of(CHECKED)
    assert [task.number for task in mutants.tasks(path)] == ["1"]


def test_mutants_of_no_exercise_fail(tmp_path, capsys):
    path = put(tmp_path, SOLUTION, md("## Mashq 1"), code(SOLVED))
    assert mutants.main([str(path)]) == 1
    assert capsys.readouterr().out == (
        f"{path}: birorta mashq topilmadi; har bir mashq `## 1-mashq. Nomi "
        "★☆☆ (10 daqiqa)` sarlavhasi bilan boshlanadi\nXATO: 16_sinov\n")
