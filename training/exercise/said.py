"""A text of an exercise in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.exercise.scenario import Said

LANGUAGES = ("en", "lv", "lt")
OTHERWISE = "en"


def said(texts: Said, language: str) -> str:
    """In this language, or in English, which every exercise has."""
    return texts.get(language) or texts[OTHERWISE]
