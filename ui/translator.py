"""The window in English, Latvian or Lithuanian: words straight from the files of Qt Linguist, numbers, dates.

The files are in ui/languages; scripts/strings.py brings new texts into them. Nothing is compiled.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError

import defusedxml.ElementTree
from defusedxml import DefusedXmlException
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FOLDER = Path(__file__).parent / "languages"
_OURS = "installed by ui.translator"
_LOCALES = {
    # British: 24 hours, and the day before the month
    "en": (QLocale.Language.English, QLocale.Country.UnitedKingdom),
    "lv": (QLocale.Language.Latvian, QLocale.Country.Latvia),
    "lt": (QLocale.Language.Lithuanian, QLocale.Country.Lithuania),
}

Key = tuple[str, str, str]  # context, source, disambiguation
Forms = tuple[str, ...]  # one text, or one for each plural form of the language


class LanguageError(Exception):
    """A language that cannot be spoken: which, or the file and what is wrong in it."""


def install(app: QCoreApplication, language: str) -> None:
    """Speak `language` ("en", "lv", "lt") from now on; every widget gets a LanguageChange.

    What has no translation is shown in English, its counted texts with an English plural.
    """
    if language not in _LOCALES:
        raise LanguageError(f"{language!r} is none of {', '.join(_LOCALES)}")
    # The one installed last is asked first.
    speaking = [Translator(path_of("en"))]
    if language != "en":
        speaking += [*_qts_own(language), Translator(path_of(language))]
    QLocale.setDefault(QLocale(*_LOCALES[language]))
    for old in app.findChildren(QTranslator, _OURS):
        app.removeTranslator(old)
        old.deleteLater()
    for translator in speaking:
        translator.setObjectName(_OURS)
        translator.setParent(app)
        app.installTranslator(translator)


def path_of(language: str) -> Path:
    return FOLDER / f"firedrone_{language}.ts"


class Translator(QTranslator):
    """The finished texts of one .ts file."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        language, self._texts = read(path)
        self._form = _PLURALS[language]
        # For `translate` below: a counted text alone, whatever its context.
        self._counted = {source: forms for (_, source, _), forms in self._texts.items() if len(forms) > 1}

    def translate(self, context: str, source: str, /, disambiguation: str | None = None, n: int = -1) -> str:
        """Qt asks here for each text; None leaves it to the translator below. Qt itself fills in %n."""
        forms = self._texts.get((context, source, disambiguation or ""))
        if forms is None and n >= 0:
            # WORKAROUND PySide6: self.tr() tries the classes from the widget's own up to the one that holds
            # the text until the answer differs from the source; with %n filled in it differs at once.
            forms = self._counted.get(source)
        if forms is None:
            return None  # pyright: ignore[reportReturnType] # a null QString; "" would be an empty text
        return forms[self._form(n) if len(forms) > 1 else 0]

    def isEmpty(self) -> bool:
        return not self._texts


def read(path: Path) -> tuple[str, dict[Key, Forms]]:
    """The language of a .ts file, and every text in it that is not empty or obsolete."""
    try:
        root = defusedxml.ElementTree.parse(path).getroot()
    except (OSError, ParseError, DefusedXmlException) as error:
        raise LanguageError(f"{path}: {error}; put the file of this version back") from error
    language = "" if root is None else root.get("language", "")
    if root is None or language not in _PLURALS:
        raise LanguageError(f'{path}: its first element says no language="en", "lv" or "lt"')
    return language, dict(_texts(root, path, _COUNTS[language]))


def _texts(root: Element, path: Path, forms_wanted: int) -> Iterator[tuple[Key, Forms]]:
    for context in root.iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            source = message.findtext("source", "")
            translation = message.find("translation")
            if translation is None or translation.get("type") in ("vanished", "obsolete"):
                continue
            counted = message.get("numerus") == "yes"
            forms = tuple(form.text or "" for form in translation) if counted else (translation.text or "",)
            if not all(forms):
                continue
            if counted and len(forms) != forms_wanted:
                raise LanguageError(f"{path}: {source!r} in {name} has {len(forms)} of {forms_wanted} forms")
            yield (name, source, message.findtext("comment", "")), forms


def _qts_own(language: str) -> list[QTranslator]:
    """What Qt brings for its own dialogs and menus: the newer file, or else the old one."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name in ("qtbase", "qt"):
        translator = QTranslator()
        if translator.load(f"{name}_{language}", folder):
            return [translator]
    return []


# The rules and the order of the forms are Qt Linguist's (qttools, linguist/shared/numerus.cpp).


def _english(n: int) -> int:
    return 0 if n == 1 else 1


def _latvian(n: int) -> int:
    if n % 10 == 1 and n % 100 != 11:
        return 0
    return 1 if n != 0 else 2


def _lithuanian(n: int) -> int:
    if n % 10 == 1 and n % 100 != 11:
        return 0
    return 1 if n % 10 >= 2 and not 10 <= n % 100 < 20 else 2


_PLURALS: dict[str, Callable[[int], int]] = {"en": _english, "lv": _latvian, "lt": _lithuanian}
_COUNTS = {"en": 2, "lv": 3, "lt": 3}
