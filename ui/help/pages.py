"""The pages of help: one for each topic and language, read from the package. Nothing here needs a window."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from maps.plain_error import PlainError
from ui.settings import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = Path(__file__).parent / "pages"
PICTURES = Path(__file__).parent / "pictures"
# In the order in which a volunteer meets them.
TOPICS = (
    "first-flight",
    "checks",
    "in-flight",
    "alarms",
    "link",
    "home",
    "marks",
    "camera",
    "review",
    "law",
    "maps",
    "training",
    "settings",
    "trouble",
)
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)]*/([\w-]+)\.png\)")
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)]*)\)")
_WORD = re.compile(r"\*\*(.+?)\*\*")
_RULE = re.compile(r"^\|[-|]+\|\n", re.MULTILINE)
_CELLS = re.compile(r"^\| *(.*?) *\| *(.*?) *\|$", re.MULTILINE)


class HelpError(PlainError):
    """A topic or a language that there is no page for; says which there are."""


@dataclass(frozen=True, slots=True)
class HelpPage:
    """`text` is Markdown; what stands in it in bold is a word of the window."""

    topic: str
    language: str
    text: str

    @property
    def title(self) -> str:
        return self.text.partition("\n")[0].removeprefix("# ")

    @property
    def pictures(self) -> tuple[str, ...]:
        """Their names, in order."""
        return tuple(name for _, name in _PICTURE.findall(self.text))

    @property
    def links(self) -> tuple[str, ...]:
        """Where they lead, as written."""
        return tuple(target for _, target in _LINK.findall(self.text))

    @property
    def window_words(self) -> tuple[str, ...]:
        """What is in bold, but for the word that begins the next step."""
        return tuple(word for word in _WORD.findall(self.text) if not word.endswith(":"))


@cache
def page_of(topic: str, language: str) -> HelpPage:
    """HelpError where there is none."""
    if language not in LANGUAGES:
        raise HelpError(f"no help in {language}; choose one of {', '.join(LANGUAGES)}")
    if topic not in TOPICS:
        raise HelpError(f"no help on {topic}; choose one of {', '.join(TOPICS)}")
    text = (FOLDER / language / f"{topic}.md").read_text("utf-8")
    return HelpPage(topic, language, text)


def pages_in(language: str) -> tuple[HelpPage, ...]:
    """All of them, in their order."""
    return tuple(page_of(topic, language) for topic in TOPICS)


def holding(pages: Iterable[HelpPage], typed: str) -> tuple[HelpPage, ...]:
    """Those that hold each of the typed words, with or without its accents; all for an empty text."""
    words = words_of(typed)
    return tuple(page for page in pages if all(word in folded(page.text) for word in words))


def words_of(typed: str) -> list[str]:
    """What to look for, folded."""
    return folded(typed).split()


def folded(text: str) -> str:
    """Small letters without accents, letter for letter: who types in gloves leaves them out."""
    return "".join(map(_plain, text))


def topic_behind(link: str) -> str | None:
    """The topic that a link of a page leads to; None for one that leads out of help."""
    topic = link.removesuffix(".md")
    return topic if link.endswith(".md") and topic in TOPICS else None


def picture_path(name: str, language: str, *, dark: bool) -> Path:
    """Taken from the window in that language, by day or by night."""
    return PICTURES / language / f"{name}{'-night' if dark else ''}.png"


def printed(page: HelpPage) -> str:
    """As plain text, to be read in a terminal or on paper: without pictures and without marks."""
    text = re.sub(r"\n*" + _PICTURE.pattern, "", page.text)
    text = _LINK.sub(r"\1", text)
    text = _CELLS.sub(r"\1: \2", _RULE.sub("", text))
    text = re.sub(r"\*\*(.+?)\*\*|\*(.+?)\*|`(.+?)`", lambda found: next(filter(None, found.groups())), text)
    return re.sub(r"^#+ (.+)$", lambda found: found[1].upper(), text, flags=re.MULTILINE)


def _plain(letter: str) -> str:
    """One letter for one letter, so that a place in the folded text is the place in the text."""
    base = unicodedata.normalize("NFKD", letter)[0].lower()
    return base if len(base) == 1 else letter
