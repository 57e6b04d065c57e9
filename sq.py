from docutils.utils import smartquotes as s
import docutils; print(docutils.__version__)
for l in ('en','uz','uz-latn','tr','kk','ru'):
    print(l, l in s.smartchars.quotes, ''.join(s.educate_tokens([('plain','"O\'zbek" g\'oya -- \'ha\' ...')],'qDe',l)) if l in s.smartchars.quotes else None)
