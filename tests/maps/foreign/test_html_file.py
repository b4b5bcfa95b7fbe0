"""A page of others becomes plain lines, and no page takes long."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.foreign.file import FormatError
from maps.foreign.html_file import text_of
from maps.foreign.limits import MAX_ALARM_BYTES

PAGE = Path("page.html")


def test_a_row_of_a_table_is_a_line_and_nothing_else_is_left():
    page = "<style>x{}</style><table><tr><td>What:</td>\n<td>F2 <b>br&auml;nd</b></td></tr><tr><td>x<br>y"
    assert text_of(PAGE, page) == "What: F2 bränd\nx\ny"


def test_scripts_comments_and_declarations_are_gone():
    page = "<!DOCTYPE html><title>t</title><script>alert('<b>')</script>a<!-- <p>no --> b<![CDATA[ c"
    assert text_of(PAGE, page) == "a b"


def test_a_sign_that_is_no_tag_stays():
    assert text_of(PAGE, "wind < 5 m/s <b>now") == "wind < 5 m/s now"


@pytest.mark.parametrize(
    "piece", ["<!--", "<a ", "<", "</", "<![CDATA[", "<?", "<!DOCTYPE ", '<a b="', "<a b='>", "<td>", "&#"]
)
def test_the_largest_page_of_broken_tags_takes_no_longer_than_a_person_waits(piece: str):
    page = (piece * MAX_ALARM_BYTES)[:MAX_ALARM_BYTES]
    begun_s = time.thread_time()
    text_of(PAGE, page)
    assert time.thread_time() - begun_s < 2.0


def test_a_larger_page_is_refused():
    with pytest.raises(FormatError, match=r"page\.html: larger than 256 kB"):
        text_of(PAGE, "x" * (MAX_ALARM_BYTES + 1))


@given(st.lists(st.sampled_from(["<", ">", "!", "--", "a", '"', "'", "=", "&", ";", "/", "[", "script"])))
def test_whatever_stands_in_it_is_read(parts: list[str]):
    text_of(PAGE, "".join(parts))
