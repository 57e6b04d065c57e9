# make help lists the targets; what stands after ## is shown there and in the
# README: an example of the variables, a bar, what the target does. Everything
# is done inside .venv, which is made on first use.

PYTHON ?= $(firstword $(shell command -v python3.11 || command -v python3))
PY := .venv/bin/python
READY := .venv/tayyor

.DEFAULT_GOAL := book
.PHONY: help book editions test pdf epub zip new check preview record \
    format portable verify work lab score edit bench tamper attacks mutants \
    answers matrix outlook teacher blocks lock findings clean

# Asked each time: what is installed is remembered by content, not by time. A
# Python that was asked for must be the one in .venv.
$(READY): FORCE
	@"$(PYTHON)" -c "" 2>/dev/null || { echo "XATO: Python topilmadi. Python 3.11 ni oʻrnating: https://www.python.org" >&2; exit 1; }
	@"$(PYTHON)" -m book.environment $(if $(filter file,$(origin PYTHON)),,--exact)

FORCE:

help:  ## shu roʻyxatni koʻrsatadi
	@"$(PYTHON)" -m book.help

book: $(READY)  ## natijalarni tekshiradi va kitobni yigʻadi: _build/html
	@$(PY) -m book.build

editions: $(READY)  ## kitobni kirill va yangi lotin alifbolarida ham yigʻadi: _build/html/kiril, _build/html/yangi
	@$(PY) -m book.editions

test: $(READY)  ## barcha testlarni bajaradi, notebooklarni ham
	@$(PY) -m pytest -n logical $(ARGS)

pdf: $(READY)  ## NAME=05_organish_tezligi | bitta bobni PDF qiladi; NAME berilmasa, butun kitobni va har bir qismini
	@$(PY) -m book.pdf $(NAME) $(ARGS)

epub: $(READY)  ## kitobni elektron oʻqigich uchun EPUB qiladi
	@$(PY) -m book.epub

zip: $(READY)  ## saytni fleshka uchun bitta faylga joylaydi
	@$(PY) -m book.zip

new: $(READY)  ## NAME=16_umumlashtirish | yangi bobni andozadan boshlaydi
	@$(PY) -m book.new $(NAME)

check: $(READY)  ## NAME=10_torch_optim | bitta bobni butunlay tekshiradi
	@$(PY) -m book.check $(NAME) $(ARGS)

preview: $(READY)  ## NAME=10_torch_optim | bob sahifalarini yozish davomida koʻrsatadi
	@$(PY) -m book.preview $(NAME)

record: $(READY)  ## NAME=10_torch_optim | bob va yechimini bajarib, natijalarini yozadi
	@$(PY) -m book.record $(NAME) $(NOTEBOOK)

format: $(READY)  ## NAME=10_torch_optim | notebookni bajarmasdan kelishilgan shaklga keltiradi
	@$(PY) -m book.format $(NAME)

portable: $(READY)  ## mashqlarni va koʻchma notebooklarni hosil qiladi: daftarlar/
	@$(PY) -m book.portable $(NAME)

verify: $(READY)  ## faqat yozilgan natijalarni solishtiradi
	@$(PY) -m book.verify $(NAME) $(NOTEBOOK)

work: $(READY)  ## oʻzingiz ishlaydigan nusxalarni yaratadi: daftarlarim/
	@$(PY) -m book.work

lab: $(READY)  ## oʻz nusxalaringizni JupyterLabʼda ochadi
	@$(PY) -m book.lab $(ARGS)

score: $(READY)  ## yechgan mashqlaringizdan qaysilari oʻtganini koʻrsatadi
	@$(PY) -m book.score $(NAME)

edit: $(READY)  ## kitob manbalarini tahrirlash uchun JupyterLabʼda ochadi
	@$(PY) -m book.lab --edit $(ARGS)

bench: $(READY)  ## tezlik va sahifalar hajmini oʻlchaydi
	@$(PY) -m book.proof.bench $(ARGS)
	@$(PY) -m book.proof.before
	@$(PY) -m book.proof.bench_commands
	@$(PY) -m book.proof.bench_pages

tamper: $(READY)  ## buzilgan nusxalarning hammasi ushlanishini koʻrsatadi
	@$(PY) -m book.proof.tamper $(ARGS)

attacks: $(READY)  ## tekshiruvni aldashga urinishlarning hammasi rad etilishini koʻrsatadi
	@$(PY) -m book.proof.attacks

mutants: $(READY)  ## mashq tekshiruvlari xato yechimlarni rad etishini koʻrsatadi
	@$(PY) -m book.proof.mutants $(NAME) $(ARGS)

answers: $(READY)  ## qoʻlda yozilgan javoblarni mashq tekshiruvlariga baholatadi
	@$(PY) -m book.proof.answers $(ARGS)

matrix: $(READY)  ## natijalarni boshqa protsessor buyruqlari va oqimlar sonida solishtiradi
	@$(PY) -m book.proof.matrix $(NAME) $(ARGS)

outlook: $(READY)  ## yangi kutubxonalar bilan nima oʻzgarishini koʻrsatadi
	@$(PY) -m book.proof.outlook $(ARGS)

teacher: $(READY)  ## slaydlar, savollar va kartalarni yozadi: _build/oqituvchi
	@$(PY) -m book.teacher

blocks: $(READY)  ## sahifalardagi hosila jadvallarni yangilaydi
	@$(PY) -m book.blocks

lock:  ## requirements.lock faylini requirements.txt boʻyicha yangilaydi
	@$(PY) -m book.lock

findings:  ## kutubxonalardagi kutilmagan holatlarni koʻrsatadi
	@"$(PYTHON)" -m book.findings $(NAME)

clean:  ## hosil qilingan hamma narsani oʻchiradi, notebooklar qoladi
	@"$(PYTHON)" -m book.clean
