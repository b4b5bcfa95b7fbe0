from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ui import lettering
from ui.font import inter

WORDS = st.lists(st.text("abcdeģķšž", min_size=1, max_size=9), min_size=1, max_size=7).map(" ".join)
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(text=WORDS, lines=st.integers(1, 3))
@QUICK
def test_the_narrowest_room_is_enough_and_nothing_is_lost(text: str, lines: int):
    font = inter(17)
    room = lettering.narrowest(text, font, lines)
    wrapped = lettering.wrapped(text, font, room + 0.5, lines)
    assert " ".join(wrapped) == text
    assert len(wrapped) <= lines


@given(text=WORDS, room=st.floats(40, 400))
@QUICK
def test_no_line_reaches_beyond_its_room(text: str, room: float):
    font = inter(17)
    assert all(lettering.width(line, font) <= room + 1.0 for line in lettering.wrapped(text, font, room))


def test_what_cannot_fit_ends_in_an_ellipsis_and_is_known_not_to_fit():
    font = inter(17)
    assert lettering.wrapped("propellers", font, 40, 1)[0].endswith("…")
    assert not lettering.fits("propellers", font, 40, 1)
    assert lettering.fits("propellers", font, 200, 1)


def test_a_number_and_its_unit_stay_on_one_line():
    font = inter(16)
    text = "55.98768\u00a0N 25.96632\u00a0E"
    room = lettering.width(text, font) - 1.0
    assert lettering.wrapped(text, font, room) == ["55.98768\u00a0N", "25.96632\u00a0E"]
    assert lettering.narrowest(text, font) < room
    assert lettering.fits(text, font, room)


def test_a_whole_paragraph_is_measured_at_once():
    font = inter(16)
    text = "Peat has been smouldering at the edge of the bog since the afternoon. " * 8
    room = lettering.narrowest(text, font, 6)
    assert lettering.fits(text, font, room, 6)
    assert not lettering.fits(text, font, room - 2.0, 6)
