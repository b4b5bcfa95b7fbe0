"""What is decided about a hot spot is on the disk before anything else happens, and said in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from incidents.codes import SYNCED_AT_ONCE, IncidentCode
from incidents.hot_spot_ledger import decisions
from incidents.hot_spot_ledger.facts import facts_of
from incidents.hot_spot_ledger.ledger import read_ledger
from incidents.hot_spot_ledger.row import How, State
from incidents.journal import Journal, read_journal
from incidents.model import IncidentError
from incidents.watch import record
from incidents.words import say, sentence
from telemetry.events import Event, EventCode
from telemetry.thermal.frame import TruthLevel
from tests.incidents.hot_spot_ledger.spots import spot

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from incidents.model import Fact


@pytest.fixture
def told(folder: Path, now: datetime) -> Path:
    with Journal(folder, now) as journal:
        journal.append(now, "drone", "finding", EventCode.HOT_SPOT_CONFIRMED, facts_of(spot(1)))
    return folder


def test_decisions_wait_for_no_second(told: Path, now: datetime):
    with Journal(told, now) as journal:
        decisions.send(journal, 1, " Tērvete  BUB-1 ", now)
        decisions.visit(journal, 1, "Tērvete BUB-1", now)
        decisions.close(journal, 1, "J. B.", How.OUT, now)
        decisions.reopen(journal, 1, "smoke", now)
        decisions.note(journal, 1, "root", now)
    written = read_journal(told)[-5:]
    assert written[0].facts == {"number": 1, "whom": "Tērvete BUB-1"}
    assert [entry.code in SYNCED_AT_ONCE for entry in written] == [True, True, True, True, False]
    assert {entry.source for entry in written} == {"person"}
    ledger = read_ledger(read_journal(told))
    assert (ledger.rows[0].state, ledger.flags) == (State.REOPENED, ())
    assert [say(entry, "lv") for entry in written] == [
        "Karstais punkts 1: nosūtīts Tērvete BUB-1",
        "Karstais punkts 1: apmeklēts, Tērvete BUB-1",
        "Karstais punkts 1 slēgts: nodzisis, J. B.",
        "Karstais punkts 1 atkal atvērts: smoke",
        "Karstais punkts 1: root",
    ]


def test_what_the_ledger_would_doubt_is_not_written(told: Path, now: datetime):
    with Journal(told, now) as journal:
        before = len(journal.entries)
        with pytest.raises(IncidentError, match="there is no hot spot 2 in this incident; there are: 1"):
            decisions.close(journal, 2, "x", How.OUT, now)
        with pytest.raises(IncidentError, match="open already"):
            decisions.reopen(journal, 1, "x", now)
        with pytest.raises(IncidentError, match="who closes it"):
            decisions.close(journal, 1, "\n", How.OUT, now)
        assert len(journal.entries) == before


def test_what_the_drone_found_stands_in_the_lane_of_findings(told: Path, now: datetime):
    with Journal(told, now) as journal:
        for code in (EventCode.HOT_SPOT_CONFIRMED, EventCode.HOT_SPOT_SEEN):
            entry = record(journal, Event(code, now, 1.0, facts_of(spot(1))), flight="f1", training=False)
            assert entry is not None
            assert (entry.source, entry.facts["flight"]) == ("finding", "f1")
    assert [reading.flight for reading in read_ledger(read_journal(told)).rows[0].readings][-1] == "f1"


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        (facts_of(spot(1, 181.6)), "Hot spot 1 confirmed: 182 °C (pixel, live), 56.48000, 23.39263 ± 10 m"),
        (
            facts_of(spot(1, 150.0, at_least=True, level=TruthLevel.RANGE)),
            "Hot spot 1 confirmed: ≥ 150 °C (camera's word), 56.48000, 23.39263 ± 10 m",
        ),
        (
            facts_of(spot(1, level=TruthLevel.PALETTE)),
            "Hot spot 1 confirmed: no temperatures, 56.48000, 23.39263 ± 10 m",
        ),
        ({"number": 1, "temperature_c": 90.0}, "Hot spot 1 confirmed"),  # no degree without its level
        ({"number": 1, "level": 9, "major_m": float("inf")}, "Hot spot 1 confirmed"),
        ({"number": 1, "level": float("nan"), "major_m": -1.0}, "Hot spot 1 confirmed"),
    ],
)
def test_no_degree_is_said_without_where_it_comes_from(facts: dict[str, Fact], text: str):
    assert sentence("en", EventCode.HOT_SPOT_CONFIRMED, facts) == text


def test_the_video_is_said_in_each_language():
    frozen: dict[str, Fact] = {"stream": "thermal", "age_s": 1.2}
    assert sentence("en", EventCode.VIDEO_FROZEN, frozen) == "The picture is frozen: thermal, 1.2 s old"
    failed: dict[str, Fact] = {"stream": "thermal", "trouble": "credentials"}
    assert sentence("lt", EventCode.VIDEO_FAILED, failed) == (
        "Vaizdo nėra: thermal, trūksta vardo ar slaptažodžio, arba jie neteisingi"
    )
    assert IncidentCode.HOT_SPOT_NOTE not in SYNCED_AT_ONCE
