"""Attacks: small books that try to show what was not computed.

Each is a case with its verdict in its name: ``refused_…`` must not get
through recording or verification, ``accepted_…`` must, and then shows what
was computed. All are harmless: they touch nothing outside their folder.

``python -m book.proof.attacks`` prints the table of all verdicts.
"""
from attacks.cells import CELLS
from attacks.prose import PROSE
from attacks.recorded import RECORDED
from attacks.surroundings import SURROUNDINGS
from attacks.trial import (
    surrounded, tried_cells, tried_prose, tried_recorded)

__all__ = ["CELLS", "PROSE", "RECORDED", "SURROUNDINGS",
           "surrounded", "tried_cells", "tried_prose", "tried_recorded"]
