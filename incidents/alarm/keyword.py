"""What kind of call a keyword names, in Latvian, Lithuanian, English and German; coarse on purpose."""

from __future__ import annotations

# The beginnings and middles of words; a barn that caught fire from dry grass is one incident, so fire is fire
_STEMS = {
    "fire": (
        *("ugunsgr", "kūla", "aizdegš", "dūm", " deg ", "gaisr", "dega ", "dūmai", "liepsn"),
        *("fire", "smoke", "burning", "brand", "feuer", "rauch"),
    ),
    "person": (
        *("pazud", "apmald", "meklē", "dingę", "dingus", "pasiklyd", "paieška", "ieško"),
        *("missing", "lost person", "search for", "vermisst", "personensuche"),
    ),
    "water": ("plūdi", "slīk", "ledus", "potvyn", "skęst", "flood", "drown", "hochwasser", "ertrink"),
    "accident": (
        *("satiksmes negad", "csng", "avārij", "eismo įvyk", "avarija"),
        *("accident", "collision", "crash", "unfall"),
    ),
    "hazard": ("gāzes nopl", "ķīmis", "ammonjak", "dujų nuot", "chemin", "gas leak", "chemical", "gefahrgut"),
}


def kinds_of(words: str) -> frozenset[str]:
    """The kinds that a text names; none when it names none that is known here."""
    said = f" {' '.join(words.casefold().split())} "
    return frozenset(kind for kind, stems in _STEMS.items() if any(stem in said for stem in stems))
