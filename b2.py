import icu, babel
from importlib.metadata import version as V
print('icu',icu.ICU_VERSION, icu.UNICODE_VERSION, babel.__version__)
o='oʻzbek'; print(11,o.title(), 'sanʼat'.title(), icu.UnicodeString(o).toTitle(icu.Locale('uz')))
from babel.messages.plurals import get_plural
from babel import Locale
for l in ('uz','uz_Cyrl','kk','tr','az','ky','tk','tt'): 
    try: print(12,l,get_plural(l), Locale.parse(l).plural_form.rules)
    except Exception as e: print(l,e)
for l in ('uz','uz_Cyrl','kk','ky','az','tr'):
    f=icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT,icu.Locale(l)); print(13,l,f.format(21),f.format(1234), f.getLocale(icu.ULocDataLocaleType.VALID_LOCALE) if hasattr(f,'getLocale') else '')
for l in ('uz','uz_Cyrl','uz_Latn'):
    c=icu.Collator.createInstance(icu.Locale(l))
    words="o'z oʻz o‘z oz ozod zor gʻor gor g'or shox sovun chol cuz non nglar nil tong tonn isʼhoq ishoq ish isoq oʼz xat yoz".split()
    print(14,l,sorted(words,key=c.getSortKey)); 
    if l=='uz': print(repr(c.getRules()))
from anyascii import anyascii; from unidecode import unidecode; import uroman as ur
u=ur.Uroman()
for w in ('ўқғҳ','Ўзбекистон','oʻzbek gʻoza','шеър','ҳўкиз','цирк','ёш','юлдуз','е'):
    print(17,w,anyascii(w),unidecode(w),u.romanize_string(w),u.romanize_string(w,lcode='uzb'),icu.Transliterator.createInstance('Any-Latin; Latin-ASCII').transliterate(w))
import stopwordsiso, snowballstemmer, pyphen, num2words
print(19,'uz' in stopwordsiso.langs(), [a for a in snowballstemmer.algorithms() if 'u' in a], [k for k in pyphen.LANGUAGES if k.startswith('uz')], [k for k in num2words.CONVERTER_CLASSES if k in('uz','kz','az','tr','tg')])
for n in ('PyICU','stopwordsiso','snowballstemmer','pyphen','num2words','anyascii','Unidecode','uroman','py3langid','simplemma','cyrtranslit','langcodes'): print(n,V(n),end='; ')
print()
from py3langid.langid import LanguageIdentifier, MODEL_FILE
import py3langid
for t in ("Oʻzbekiston Respublikasi mustaqil demokratik davlat. Bugun havo juda yaxshi, biz maktabga boramiz.","Ўзбекистон Республикаси мустақил демократик давлат. Бугун ҳаво жуда яхши, биз мактабга борамиз."):
    print(20,py3langid.classify(t), py3langid.rank(t)[:4])
import simplemma
print([l for l in ('uz','tr','az') if l in getattr(simplemma,'SUPPORTED_LANGUAGES',[])])
