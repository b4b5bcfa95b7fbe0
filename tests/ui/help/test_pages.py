"""Help says the same in three languages, in the words of the window, and leads nowhere else."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts import strings
from ui import translator
from ui.help.pages import (
    FOLDER,
    PICTURES,
    TOPICS,
    HelpError,
    folded,
    holding,
    page_of,
    pages_in,
    picture_path,
    printed,
    topic_behind,
)
from ui.settings import LANGUAGES

SOURCES = {text.source for text in strings.texts_of(strings.UI)}
OTHERS = [language for language in LANGUAGES if language != "en"]
NEXT = {"en": "**Next:** ", "lv": "**Tālāk:** ", "lt": "**Toliau:** "}


def shape(text: str) -> list[str]:
    """What each line begins with: headings, numbers, points, rows, pictures."""
    found = (re.match(r"#+ |\d+\. |- |\||!", line) for line in text.splitlines())
    return [mark.group() for mark in found if mark]


@cache
def translations(language: str) -> dict[str, set[str]]:
    """Of each English text, all that it is called somewhere."""
    found: dict[str, set[str]] = {}
    for (context, source, _), forms in translator.read(translator.path_of(language))[1].items():
        if not context.startswith("Q"):
            found.setdefault(source, set()).update(forms)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_page_for_each_topic_and_no_other(language: str):
    assert {path.stem for path in (FOLDER / language).iterdir()} == set(TOPICS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_the_next_step_stands_first(topic: str, language: str):
    title, _, first, *_ = page_of(topic, language).text.splitlines()
    assert title.startswith("# ")
    assert first.startswith(NEXT[language])


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("topic", TOPICS)
def test_every_language_has_the_same_steps_and_pictures(topic: str, language: str):
    english, other = page_of(topic, "en"), page_of(topic, language)
    assert shape(other.text) == shape(english.text)
    assert other.pictures == english.pictures
    assert other.links == english.links


@pytest.mark.parametrize("topic", TOPICS)
def test_what_is_bold_is_a_word_of_the_window(topic: str):
    assert [word for word in page_of(topic, "en").window_words if word not in SOURCES] == []


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("topic", TOPICS)
def test_what_is_bold_is_the_same_word_in_the_windows_translation(topic: str, language: str):
    """In any order, as the sentence wants it."""
    called = translations(language)
    english, left = page_of(topic, "en").window_words, list(page_of(topic, language).window_words)
    missing: list[str] = []
    for word in english:
        said = next((one for one in left if one in called.get(word, ())), None)
        if said is None:
            missing.append(word)
        else:
            left.remove(said)
    assert (missing, left) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_links_lead_to_other_pages_and_never_out(topic: str, language: str):
    page = page_of(topic, language)
    behind = [topic_behind(link) for link in page.links]
    assert None not in behind
    assert topic not in behind
    assert "http" not in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_there_by_day_and_by_night_and_none_is_too_many(language: str):
    used = {name for page in pages_in(language) for name in page.pictures}
    wanted = {picture_path(name, language, dark=dark) for name in used for dark in (False, True)}
    assert set((PICTURES / language).iterdir()) == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_is_named_as_any_reader_of_markdown_finds_it(language: str):
    for page in pages_in(language):
        for target in re.findall(r"!\[[^\]]*\]\(([^)]*)\)", page.text):
            assert (FOLDER / language / target).resolve().is_file()


def test_a_word_is_found_with_and_without_its_accents():
    latvian = pages_in("lv")
    assert {page.topic for page in holding(latvian, "nosēsties")} == {
        page.topic for page in holding(latvian, "NOSESTIES")
    }
    assert "home" in {page.topic for page in holding(latvian, "nosesties")}
    assert holding(latvian, "xylophone") == ()
    assert holding(latvian, "  ") == latvian


def test_each_typed_word_has_to_be_there():
    found = {page.topic for page in holding(pages_in("en"), "doctor lacks")}
    assert found == {"trouble"}


@given(st.text())
def test_folding_keeps_every_letter_at_its_place(text: str):
    assert len(folded(text)) == len(text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_on_paper_no_mark_of_markdown_is_left(topic: str, language: str):
    text = printed(page_of(topic, language))
    assert not re.search(r"\*\*|!\[|\]\(|^#|\||`", text, re.MULTILINE)
    for word in page_of(topic, language).window_words:
        assert word in text


@pytest.mark.parametrize(
    ("topic", "language", "said"), [("cooking", "en", "no help on cooking"), ("home", "de", "no help in de")]
)
def test_what_there_is_no_page_for_is_named(topic: str, language: str, said: str):
    with pytest.raises(HelpError, match=said):
        page_of(topic, language)
