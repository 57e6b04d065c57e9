"""Search in Uzbek: one form for all spellings, and the right page on top."""
import json
import re

import pytest
from conftest import ROOT, paths, prose, read, until

# What a reader types, and the page that must be among the first results.
# With an ASCII keyboard, without any sign, with suffixes, with capitals.
QUERIES = {
    "yo'qotish funksiyasi": "chapters/01_yoqotish",
    "yoqotish": "chapters/01_yoqotish",
    "yoʻqotish": "chapters/01_yoqotish",
    "yo`qotishni": "chapters/01_yoqotish",
    "yo‘qotishning": "chapters/01_yoqotish",
    "o'rtacha kvadratik xatolik": "chapters/01_yoqotish",
    "qoldiqlar": "chapters/01_yoqotish",
    "eng kichik kvadratlar usuli": "chapters/01_yoqotish",
    "chetki qiymatlar": "chapters/01_yoqotish",
    "Huber yo'qotishi": "chapters/01_yoqotish",
    "shovqinni": "chapters/01_yoqotish",
    "sonli hosila": "chapters/02_sonli_hosila",
    "hosilani": "chapters/02_sonli_hosila",
    "markaziy ayirma": "chapters/02_sonli_hosila",
    "markaziy ayirmani": "chapters/02_sonli_hosila",
    "mashina epsiloni": "chapters/02_sonli_hosila",
    "yaxlitlash xatoligi": "chapters/02_sonli_hosila",
    "xususiy hosilalar": "chapters/02_sonli_hosila",
    "zanjir qoidasi": "chapters/03_zanjir_qoidasi",
    "zanjir qoidasini": "chapters/03_zanjir_qoidasi",
    "gradient tekshiruvi": "chapters/03_zanjir_qoidasi",
    "nisbiy xatolik": "chapters/03_zanjir_qoidasi",
    "o'qitish sikli": "chapters/04_oqitish_sikli",
    "oqitish siklida": "chapters/04_oqitish_sikli",
    "O'QITISH SIKLI": "chapters/04_oqitish_sikli",
    "to'xtash mezoni": "chapters/04_oqitish_sikli",
    "toxtash mezonlari": "chapters/04_oqitish_sikli",
    "gradient normasi": "chapters/04_oqitish_sikli",
    "o'rganish tezligi": "chapters/05_organish_tezligi",
    "organish tezligini": "chapters/05_organish_tezligi",
    "Gesse matritsasi": "chapters/05_organish_tezligi",
    "xos qiymatlar": "chapters/05_organish_tezligi",
    "egrilikni": "chapters/05_organish_tezligi",
    "uzoqlashish": "chapters/05_organish_tezligi",
    "turg'unlik chegarasi": "chapters/05_organish_tezligi",
    "shartlanganlik soni": "chapters/06_masshtab",
    "masshtablash": "chapters/06_masshtab",
    "standartlashtirishdan": "chapters/06_masshtab",
    "standart og'ish": "chapters/06_masshtab",
    "tor vodiy": "chapters/06_masshtab",
    "torch.optim": "chapters/10_torch_optim",
    "param_groups": "chapters/10_torch_optim",
    "state_dict": "chapters/10_torch_optim",
    "zero_grad": "chapters/10_torch_optim",
    "optimizatorning holati": "chapters/10_torch_optim",
    "parametrlar guruhi": "chapters/10_torch_optim",
    "avtomatik differensiallash": "chapters/07_autograd",
    "hisoblash grafi": "chapters/07_autograd",
    "requires_grad": "chapters/07_autograd",
    "detach": "chapters/08_autograd_mexanikasi",
    "gradientni nollash": "chapters/08_autograd_mexanikasi",
    "topologik tartib": "chapters/09_oz_dvigatelimiz",
    "o'z dvigatelimiz": "chapters/09_oz_dvigatelimiz",
    "mini-batch shovqini": "chapters/11_mini_batch",
    "batch hajmi": "chapters/11_mini_batch",
    "minibatch": "chapters/11_mini_batch",
    "minibatch shovqini": "chapters/11_mini_batch",
    "DataLoader": "chapters/11_mini_batch",
    "momentum": "chapters/12_momentum",
    "Nesterov momentumi": "chapters/12_momentum",
    "Adagrad": "chapters/13_adagrad_rmsprop",
    "RMSpropning qadami": "chapters/13_adagrad_rmsprop",
    "siyrak belgi": "chapters/13_adagrad_rmsprop",
    "siljishni tuzatish": "chapters/14_adam",
    "Adam optimizatori": "chapters/14_adam",
    "AMSGrad": "chapters/14_adam",
    "vaznlarni so'ndirish": "chapters/15_adamw_jadvallar",
    "organish tezligi jadvali": "chapters/15_adamw_jadvallar",
    "qizdirish": "chapters/15_adamw_jadvallar",
    "warmup": "chapters/15_adamw_jadvallar",
    "weight_decay": "chapters/15_adamw_jadvallar",
    "egar nuqta": "chapters/18_egrilik_muon",
    "matritsani ortogonallash": "chapters/18_egrilik_muon",
    "strong_wolfe": "chapters/18_egrilik_muon",
    "Nyuton qadami egar nuqtaga": "chapters/18_egrilik_muon",
    "ma'lumot": "chapters/01_yoqotish",
    "malumotdan": "chapters/01_yoqotish",
    "to'g'ri chiziq": "chapters/01_yoqotish",
    "qanday o'qiladi": "chapters/kirish",
    "atamalar lug'ati": "chapters/ilova_atamalar",
    "lugat": "chapters/ilova_atamalar",
    # What learners of PyTorch ask most, and messages pasted as they are.
    "gradientni nollash unutilsa": "chapters/08_autograd_mexanikasi",
    "gradient nollanmasa nima bo'ladi": "chapters/08_autograd_mexanikasi",
    "hisoblash grafi qachon yoziladi": "chapters/07_autograd",
    "backward ikki marta": "chapters/08_autograd_mexanikasi",
    "no_grad va detach farqi": "chapters/08_autograd_mexanikasi",
    "yo'qotish kamaymayapti": "chapters/ilova_xatolar",
    "yo'qotish nan": "chapters/ilova_xatolar",
    "optimize a non-leaf Tensor": "chapters/ilova_xatolar",
    "leaf Variable in-place operation": "chapters/ilova_xatolar",
    "modified by an inplace operation": "chapters/ilova_xatolar",
    "backward through the graph a second time": "chapters/ilova_xatolar",
    "attribute of a Tensor that is not a leaf": "chapters/ilova_xatolar",
    "optimizer got an empty parameter list": "chapters/ilova_xatolar",
    "appear in more than one parameter group": "chapters/ilova_xatolar",
    "Nesterov momentum requires": "chapters/ilova_xatolar",
    "Size mismatch between tensors": "chapters/ilova_xatolar",
    "specified number of total steps": "chapters/ilova_xatolar",
    "unexpected keyword argument": "chapters/ilova_xatolar",
    "not enough values to unpack": "chapters/ilova_xatolar",
    "scheduler.step qachon chaqiriladi": "chapters/15_adamw_jadvallar",
    "o'qitishni davom ettirish": "chapters/15_adamw_jadvallar",
    "Adam va AdamW farqi": "chapters/15_adamw_jadvallar",
    "bfloat16 qotib qoldi": "chapters/19_aniqlik",
    "loss scaling": "chapters/19_aniqlik",
    "tasodifiy yaxlitlash": "chapters/19_aniqlik",
    "kross-entropiya": "chapters/17_taqqoslash",
    "standart xato": "chapters/17_taqqoslash",
    "juft farqlar": "chapters/17_taqqoslash",
    "optimizatorlarni adolatli taqqoslash": "chapters/17_taqqoslash",
    "yakuniy loyiha": "chapters/20_loyiha",
    "CSV fayl": "chapters/20_loyiha",
    "lokal minimum": "chapters/ilova_atamalar",
    "ko'p nuqtadan boshlash": "chapters/20_loyiha",
    "weight_decay odatiy qiymati": "chapters/ilova_xatolar",
    "load_state_dict nusxa olmaydi": "chapters/ilova_xatolar",
    "shuffle unutilgan": "chapters/ilova_xatolar",
    "parametrni muzlatish": "chapters/ilova_xatolar",
    "(11,1) va (11,) shakl": "chapters/ilova_xatolar",
    "momentum dampening": "chapters/ilova_kelishuvlar",
    "eps ildiz ichida": "chapters/ilova_kelishuvlar",
    "qaysi optimizator": "chapters/ilova_tanlash",
    "optimizatorni tanlash": "chapters/ilova_tanlash",
    "optimizatorlar shajarasi": "chapters/ilova_tanlash",
    "o'rganish tezligini qanday topish": "chapters/ilova_tanlash",
    "Adafactor": "chapters/ilova_tanlash",
    "Muon": "chapters/ilova_tanlash",
    "GPU qachon tezroq": "chapters/ilova_qurilma",
    "CUDA graph": "chapters/ilova_qurilma",
    "measure.py": "chapters/ilova_qurilma",
    "deterministik rejim": "chapters/ilova_qurilma",
    "L-BFGS closure": "chapters/18_egrilik_muon",
    "xatolar muzeyi": "chapters/ilova_muzey",
    "loss kamaymayapti": "chapters/ilova_muzey",
    "eval unutilgan": "chapters/ilova_muzey",
    "x alohida aralashgan": "chapters/ilova_muzey",
    "belgilar ro'yxati": "chapters/ilova_belgilar",
    "ortiqcha moslashish": "chapters/16_umumlashtirish",
    "erta to'xtatish sabr": "chapters/16_umumlashtirish",
    "validatsiya to'plami": "chapters/16_umumlashtirish",
    "nn.Module": "chapters/16_umumlashtirish",
}
TOP = 5  # pages; of queries with one word only
WIDE = 8
RESULTS = """() => [...document.querySelectorAll("ul.search > li")].map(
    item => [item.querySelector("a").getAttribute("href"),
             item.querySelector("a").textContent,
             item.querySelector(".context")?.textContent ?? ""])"""


# All is found, and each result, looked at, has its snippet.
READ = """/topil/.test(document.querySelector(".search-summary")?.innerText)
    && [...document.querySelectorAll("ul.search > li")].every(
        item => item.querySelector(":scope > span, .context:not(:empty)")
            || (item.scrollIntoView(), false))"""


def search(page, address, query):
    """Type a query into the search page; return [address, title, snippet]."""
    if not page.url.startswith(f"{address}/search.html"):
        page.goto(f"{address}/search.html")
    field = page.locator("main input[name=q]")
    page.evaluate("document.querySelector('.search-summary')?.remove()")
    field.fill(query)
    field.press("Enter")
    until(page, "/topil/.test("
          "document.querySelector('.search-summary')?.innerText)")
    return page.evaluate(RESULTS)


@pytest.fixture(scope="module")
def page(browser):
    """A page that all queries are typed into."""
    page = browser.new_page()
    yield page
    page.close()


def test_queries_find_their_page(site, address, page):
    assert len(QUERIES) >= 40
    missed = {}
    for query, target in QUERIES.items():
        hrefs = [href for href, *_ in search(page, address, query)]
        pages = list(dict.fromkeys(
            re.sub(r"\.html.*", "", href) for href in hrefs))
        if target not in pages[:TOP if " " in query else WIDE]:
            missed[query] = pages[:WIDE]
    assert not missed, "\n".join(f"{k}: {v}" for k, v in missed.items())


def test_nothing_is_found_of_what_is_not_there(address, page):
    for query in ("qwertyuiop", "jjj"):
        assert search(page, address, query) == []
    assert "Hech narsa topilmadi" in page.inner_text("#search-results")


def test_titles_and_snippets(site, address, page):
    """Snippets are the page's own prose around the word, not its frame."""
    for query in ("gradient", "yo'qotishni", "malumot", "parametrlar"):
        found = search(page, address, query)
        assert len(found) >= 5
        until(page, READ)
        marked = page.evaluate(
            "[...document.querySelectorAll('ul.search > li')]"
            ".map(item => item.querySelectorAll('mark').length)")
        assert sum(map(bool, marked)) >= 0.7 * len(marked), (query, marked)
        for href, title, snippet in page.evaluate(RESULTS):
            assert title and "<" not in title, href
            for frame in (".pdf", ".ipynb", "Ushbu sahifada", "#", "Ctrl",
                          "Sahifa boshiga", r"\frac", "Nusxa olish"):
                assert frame not in snippet[:60], f"{href}: {snippet}"


def test_pages_are_read_when_their_result_is_looked_at(address, page):
    """A search on a slow line does not fetch the whole book."""
    read = []
    page.goto(f"{address}/search.html")
    page.on("request", lambda request: request.resource_type == "fetch"
            and read.append(request.url))
    found = search(page, address, "gradient")
    until(page, "document.querySelector('ul.search .context').textContent")
    page.wait_for_timeout(300)
    assert len(found) >= 50 and 1 <= len(read) <= 12, (len(found), read)


def test_a_page_from_the_disk_is_searched_too(site, page):
    assert search(page, site.folder.as_uri(), "yo'qotish")


def words():
    """Return every word of the book, as written, in the prose and typed."""
    text = "\n".join(prose(read(path.values[0])) for path in paths(
        "chapters", "exercises", "solutions"))
    text += (ROOT / "lugat.csv").read_text(encoding="utf-8")
    found = set(re.findall(r"[\wʻʼ]+", text))
    found |= {word.replace("ʻ", "'").replace("ʼ", "’") for word in found}
    return sorted(found | set(" ".join(QUERIES).split()))


def test_python_and_javascript_give_the_same_stem(site, address, page):
    from book.sphinx import search as uzbek
    page.goto(f"{address}/search.html")
    book = words()
    assert len(book) > 3000
    stems = page.evaluate(
        "words => words.map(word => new Stemmer().stemWord(word))", book)
    mine = [uzbek.stem(word) for word in book]
    different = {word: (a, b) for word, a, b in zip(book, mine, stems)
                 if a != b and "'" not in word}
    assert not different, different
    # A query is unified before it is stemmed, so ' is ʻ there too.
    stems = page.evaluate("words => words.map(word => splitQuery(word).map("
                          "part => new Stemmer().stemWord(part)))", book)
    # The index has more: mini-batch is also one word, for who types it so.
    language, different = uzbek.UzbekSearch({}), {}
    for word, asked in zip(book, stems):
        text = re.sub(r"(?<=\w)'(?=\w)", "ʻ", word)
        kept = [language.stem(part) for part in language.split(text)
                if language.word_filter(part)]
        joined = [language.stem(part.replace("-", ""))
                  for part in uzbek.JOINED.findall(text)]
        if kept != asked + joined:
            different[word] = kept, asked
    assert not different, dict(list(different.items())[:20])


def test_the_index_holds_stems_only(site):
    from book.sphinx import search as uzbek
    text = (site.folder / "searchindex.js").read_text(encoding="utf-8")
    index = json.loads(re.search(r"Search\.setIndex\((.*)\)", text, re.S)[1])
    assert not [term for term in index["terms"] if re.search("[ʻʼ]", term)]
    for word in ("yoʻqotishlarining", "maʼlumotdan", "tezligini"):
        assert uzbek.stem(word) in index["terms"], word


SAME = [
    "yoʻqotish yo'qotish yo‘qotish yo’qotish yo`qotish yoqotish",
    "maʼlumot maʼlumotni maʼlumotlarda malumot malumotdan",
    "gradient gradientning gradientlarni gradientga gradientlar",
    "tezlik tezligi tezligini tezlikda",
    "optimizator optimizatorni optimizatorlarning optimizatorda",
]


@pytest.mark.parametrize("row", SAME)
def test_one_word_has_one_stem(row):
    from book.sphinx import search as uzbek
    language = uzbek.UzbekSearch({})
    stems = {language.stem(part) for word in row.split()
             for part in language.split(word.replace("'", "ʻ"))}
    assert len(stems) == 1, stems
