"""What prose may carry: one list for the rules and for the build.

All else is refused, so that no prose can look like a computed output: what a
page shows as a result came from a cell that verification compared.
"""
DIRECTIVES = frozenset({"admonition", "dropdown", "lugat", "manbalar",
                        "natijalar"})
ROLES = frozenset({"doc", "eq", "numref", "term"})
LANGUAGES = frozenset({"python"})  # of fenced code
TAGS = frozenset({"sub"})  # of HTML; comments are allowed and not published
