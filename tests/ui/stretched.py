"""The longest language there could be: every word 2.1 times as long, with Latvian and Lithuanian letters."""

from __future__ import annotations

import re

from PySide6.QtCore import QTranslator

WORST = 2.1
_LETTERS = "ģįķņšūžėą"
_WORD = re.compile(r"\{\w+\}|%n|[^\W\d_]+")


class Stretched(QTranslator):
    """A translation of everything; placeholders stay as they are."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        if context == "Units":  # symbols: they are the same in every language, but for a point
            return source
        return _WORD.sub(lambda found: _longer(found.group()), source).replace("%n", str(n))

    def isEmpty(self) -> bool:  # noqa: N802 Qt's own name
        return False


def _longer(word: str) -> str:
    if word.startswith(("{", "%")):
        return word
    missing = round(len(word) * WORST) - len(word)
    return word + "".join(_LETTERS[i % len(_LETTERS)] for i in range(missing))
