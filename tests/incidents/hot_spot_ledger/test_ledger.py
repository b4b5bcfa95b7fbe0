"""The ledger says what the journal says, in its order, and doubts what contradicts it."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.codes import IncidentCode
from incidents.hot_spot_ledger.facts import MOST_NUMBER
from incidents.hot_spot_ledger.ledger import Doubt, Flag, read_ledger
from incidents.hot_spot_ledger.numbering import next_number
from incidents.hot_spot_ledger.row import State
from incidents.hot_spot_ledger.trend import Trend
from incidents.model import Entry
from maps.geo import moved
from telemetry.events import EventCode
from telemetry.georeference.ground_point import ErrorEllipse
from tests.incidents.hot_spot_ledger.spots import (
    HERE,
    SHA,
    START,
    decided,
    seen,
    spot,
    with_fact,
)

SENT, VISITED = IncidentCode.HOT_SPOT_SENT, IncidentCode.HOT_SPOT_VISITED
CLOSED, REOPENED = IncidentCode.HOT_SPOT_CLOSED, IncidentCode.HOT_SPOT_REOPENED


def test_a_spot_goes_from_found_to_out():
    entries = [
        seen(1, spot(1, 180.0), SHA),
        decided(2, SENT, whom="Tērvete 1"),
        decided(3, VISITED, by="Tērvete 1"),
        decided(4, CLOSED, minute=20.0, by="J. B.", how="out"),
    ]
    states = [read_ledger(entries[:count]).rows[0].state for count in range(1, 5)]
    assert states == [State.CONFIRMED, State.SENT, State.VISITED, State.CLOSED_OUT]
    row = read_ledger(entries).rows[0]
    assert row.picture_sha256 == SHA
    assert row.sent[0].text == "Tērvete 1"
    assert row.closed is not None
    assert row.closed.text == "J. B."
    assert not row.is_open
    assert not read_ledger(entries).flags


def test_passes_are_readings_and_the_trend_is_theirs():
    entries = [seen(1, spot(1, 300.0)), seen(2, spot(1, 90.0, minute=30.0), again=True)]
    row = read_ledger(entries).rows[0]
    assert [reading.temperature_c for reading in row.readings] == [300.0, 90.0]
    assert (row.trend, row.newest.flight) == (Trend.COOLING, "f1")


def test_a_closed_one_that_is_hot_in_a_later_pass_is_open_again():
    closed = decided(2, CLOSED, minute=10.0, by="x", how="out")
    during = seen(3, spot(1, 150.0, minute=5.0), again=True)
    later = seen(4, spot(1, 150.0, minute=15.0), again=True)
    first = seen(1, spot(1, 180.0))
    assert read_ledger([first, closed, during]).rows[0].state is State.CLOSED_OUT
    row = read_ledger([first, closed, during, later]).rows[0]
    assert (row.state, row.is_open, row.closed) == (State.SEEN_AGAIN, True, None)
    assert [one.text for one in row.was_closed] == ["x"]


def test_a_clock_that_was_set_back_hides_no_spot_that_burns_again():
    first, closed = seen(1, spot(1, 180.0, minute=60.0)), decided(2, CLOSED, minute=65.0, by="x", how="out")
    facts = {"by_s": -3600.0, "flight": "f1"}
    jumped = Entry(3, START, "laptop", "flight", EventCode.CLOCK_JUMPED, facts)
    later = seen(4, spot(1, 150.0, minute=15.0), again=True)
    assert read_ledger([first, closed, later]).rows[0].state is State.CLOSED_OUT
    row = read_ledger([first, closed, jumped, later]).rows[0]
    assert row.state is State.SEEN_AGAIN
    assert [reading.temperature_c for reading in row.readings] == [180.0, 150.0]


def test_a_warm_roof_stays_closed_however_often_it_is_seen():
    entries = [
        seen(1, spot(1, 70.0)),
        decided(2, CLOSED, minute=1.0, by="x", how="not_a_fire"),
        seen(3, spot(1, 72.0, minute=15.0), again=True),
    ]
    assert read_ledger(entries).rows[0].state is State.CLOSED_NOT_A_FIRE


def test_it_may_be_opened_again_and_closed_again():
    entries = [
        seen(1, spot()),
        decided(2, CLOSED, by="x", how="out"),
        decided(3, REOPENED, reason="smoke"),
        decided(4, CLOSED, by="y", how="out"),
    ]
    assert read_ledger(entries[:3]).rows[0].state is State.REOPENED
    row = read_ledger(entries).rows[0]
    assert (row.state, row.closed and row.closed.text) == (State.CLOSED_OUT, "y")
    assert [one.text for one in row.was_closed] == ["x"]
    assert not read_ledger(entries).flags


@pytest.mark.hazard("H32")
@pytest.mark.parametrize(
    ("entry", "doubt"),
    [
        (decided(9, SENT, 7, whom="x"), Doubt.UNKNOWN_NUMBER),
        (decided(9, CLOSED, 7, by="x", how="out"), Doubt.UNKNOWN_NUMBER),
        (decided(9, CLOSED, 1, by="x", how="maybe"), Doubt.UNREADABLE),
        (decided(9, CLOSED, 2, by="x", how="out"), Doubt.ALREADY_CLOSED),
        (decided(9, SENT, 2, whom="x"), Doubt.ALREADY_CLOSED),
        (decided(9, REOPENED, 1, reason="x"), Doubt.NOT_CLOSED),
        (decided(9, IncidentCode.HOT_SPOT_NOTE, 1, text=7), Doubt.UNREADABLE),
        (seen(9, spot(1, east_m=900.0), again=True), Doubt.ELSEWHERE),
        (seen(9, spot(1, east_m=900.0)), Doubt.ELSEWHERE),
        (seen(9, spot(5), again=True), Doubt.NOT_CONFIRMED),
        (with_fact(seen(9, spot(5)), "major_m", -1.0), Doubt.UNREADABLE),
    ],
)
def test_what_contradicts_the_journal_is_flagged_and_closes_nothing(entry: Entry, doubt: Doubt):
    before = [seen(1, spot(1)), seen(2, spot(2)), decided(3, CLOSED, 2, by="x", how="out")]
    ledger = read_ledger([*before, entry])
    number = entry.facts["number"]
    assert ledger.flags == (Flag(9, doubt, number if isinstance(number, int) else None),)
    one, two = ledger.rows[:2]
    assert (one.state, two.state) == (State.CONFIRMED, State.CLOSED_OUT)
    assert one.at == read_ledger(before).rows[0].at


def test_a_number_that_is_none_is_flagged():
    entry = with_fact(decided(2, SENT, whom="x"), "number", "one")
    assert read_ledger([seen(1, spot()), entry]).flags == (Flag(2, Doubt.UNREADABLE),)


def test_a_pass_whose_confirmation_is_lost_is_still_shown():
    ledger = read_ledger([seen(1, spot(3), again=True)])
    assert ledger.rows[0].state is State.SIGHTED
    confirmed = read_ledger([seen(1, spot(3), again=True), seen(2, spot(3))])
    assert confirmed.rows[0].state is State.CONFIRMED


def test_the_place_is_that_of_the_smallest_error_and_never_better_than_the_drones():
    rough, fine = ErrorEllipse(9.0, 6.0, 0.0), ErrorEllipse(0.2, 0.1, 0.0)
    entries = [
        seen(1, spot(1, ellipse=rough)),
        seen(2, spot(1, minute=5.0, east_m=103.0, ellipse=fine), again=True),
        seen(3, spot(1, minute=9.0, east_m=106.0, ellipse=rough), again=True),
    ]
    row = read_ledger(entries).rows[0]
    assert row.at.lon_deg == pytest.approx(moved(HERE, 103.0, 0.0).lon_deg, abs=1e-6)
    assert row.ellipse.most_m == pytest.approx(2.91, abs=0.01)


KINDS = st.sampled_from(["seen", "again", "sent", "visited", "out", "warm", "reopened", "note"])


def _entry(n: int, kind: str, number: int) -> Entry:
    match kind:
        case "seen" | "again":
            return seen(n, spot(number, 60.0 + 10 * n, minute=n), again=kind == "again")
        case "out" | "warm":
            how = {"out": "out", "warm": "not_a_fire"}[kind]
            return decided(n, CLOSED, number, minute=n, by="x", how=how)
        case "sent":
            return decided(n, SENT, number, minute=n, whom="x")
        case "visited":
            return decided(n, VISITED, number, minute=n, by="x")
        case "reopened":
            return decided(n, REOPENED, number, minute=n, reason="x")
        case _:
            return decided(n, IncidentCode.HOT_SPOT_NOTE, number, minute=n, text="x")


@settings(deadline=None)
@given(st.lists(st.tuples(KINDS, st.integers(1, 3)), max_size=14), st.randoms(use_true_random=False))
def test_any_order_of_the_entries_gives_one_ledger_and_each_entry_counts_or_is_flagged(
    told: list[tuple[str, int]], draw: random.Random
):
    entries = [_entry(n, kind, number) for n, (kind, number) in enumerate(told, 1)]
    ledger = read_ledger(entries)
    shuffled = list(entries)
    draw.shuffle(shuffled)
    assert read_ledger(shuffled) == ledger
    assert [row.number for row in ledger.rows] == sorted({row.number for row in ledger.rows})
    for row in ledger.rows:
        assert (row.closed is None) == row.is_open
        assert row.readings
    assert len({flag.n for flag in ledger.flags}) == len(ledger.flags)
    assert next_number(entries) > max((number for _, number in told), default=0)


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["number", "lat_deg", "lon_deg", "major_m", "how", "whom", "level", "first_at"]),
            st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
        ),
        max_size=6,
    )
)
def test_nothing_that_anybody_writes_stops_the_ledger(told: list[dict[str, float | str | None]]):
    codes = [EventCode.HOT_SPOT_CONFIRMED, CLOSED, SENT, EventCode.HOT_SPOT_SEEN, REOPENED, VISITED]
    entries = [
        Entry(n, START, "laptop", "person", codes[n % len(codes)], facts) for n, facts in enumerate(told, 1)
    ]
    read_ledger(entries)
    assert 1 <= next_number(entries) <= MOST_NUMBER


def test_a_number_is_never_given_twice_also_by_another_flight():
    entries = [seen(1, spot(1)), seen(2, spot(4)), with_fact(seen(3, spot(6)), "major_m", None)]
    assert next_number([]) == 1
    assert next_number(entries) == 7  # 6 may stand on a card, though its entry cannot be read
    assert next_number([seen(1, spot(MOST_NUMBER, east_m=0.0)), seen(2, spot(1))]) == 2
