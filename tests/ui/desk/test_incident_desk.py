from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from incidents.attach import attach_flight
from incidents.codes import Clock, IncidentCode
from incidents.folder import create, find
from incidents.journal import Journal, read_journal
from incidents.store.index import DATABASE
from incidents.store.shape import SHAPE
from incidents.verify import verify
from maps.geo import LatLon
from telemetry.events import EventCode
from tests.ui.desk.stepped import Room, plan_of
from ui.desk.incident_desk import IncidentDesk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from incidents.dispatch.take_in import Imported
    from incidents.store.rows import Listed

DISPATCH = Path(__file__).parents[2] / "data" / "dispatch" / "made_up_lv_excel_export.csv"
SCENE = LatLon(56.4, 24.7)


@pytest.fixture
def desk(room: Room) -> Iterator[IncidentDesk]:
    """A desk that hears the flight desk as in the window."""
    made = IncidentDesk(room.data)

    def hear(event: object) -> None:
        folder = room.desk.folder
        made.happened(event, folder.name if folder else None, training=room.desk.training)  # type: ignore[arg-type]

    room.pump.happened.connect(hear)
    room.desk.flight_recorded.connect(made.attach)
    yield made
    room.desk.disconnect_link()
    made.close()


@pytest.fixture
def failures(desk: IncidentDesk) -> list[str]:
    said: list[str] = []
    desk.failed.connect(said.append)
    return said


def codes(desk: IncidentDesk) -> list[str]:
    return [entry.code for entry in desk.entries]


def test_what_happens_in_flight_is_written_as_it_happens(room: Room, desk: IncidentDesk):
    assert desk.create("Grass fire", "Field by the river", training=True)
    room.connect()
    room.airborne(plan_of())
    assert desk.journal is not None
    desk.journal.flush()
    on_disk = read_journal(desk.journal.folder)
    flight = room.desk.folder
    assert flight is not None
    took_off = [entry for entry in on_disk if entry.code == EventCode.TOOK_OFF]
    assert len(took_off) == 1
    assert (took_off[0].facts["flight"], took_off[0].clock) == (flight.name, Clock.EXERCISE)
    assert EventCode.LANDED not in codes(desk)


def test_attaching_repeats_nothing_that_was_written_live(
    room: Room, desk: IncidentDesk, failures: list[str], tmp_path: Path
):
    assert desk.create("Grass fire", "Field by the river", training=True)
    room.connect()
    room.airborne(plan_of())
    room.desk.come_home()
    room.until(lambda: bool(room.recorded))
    (flight,) = room.recorded
    live = [entry for entry in desk.entries if entry.facts.get("flight") == flight.name]
    counted = Counter(entry.code for entry in live)
    for code in (EventCode.ARMED, EventCode.TOOK_OFF, EventCode.LANDED, IncidentCode.FLIGHT_ATTACHED):
        assert counted[code] == 1, code
    before = len(desk.entries)
    desk.attach(flight)
    assert len(desk.entries) == before
    assert desk.flights() == (flight,)
    assert failures == []
    # The same flight in an incident that heard nothing live tells the same story.
    elsewhere = create(tmp_path / "neighbour", "Grass fire", "Field by the river")
    played = attach_flight(find(tmp_path / "neighbour", elsewhere.id), flight)
    story = (EventCode.ARMED, EventCode.TOOK_OFF, EventCode.LANDED, EventCode.DISARMED)
    assert [e.code for e in played if e.code in story] == [e.code for e in live if e.code in story]
    desk.close()
    verdict = verify(room.data)
    assert verdict.ok, verdict.problems


def test_without_an_open_incident_nothing_is_written_and_nothing_breaks(room: Room, desk: IncidentDesk):
    room.connect()
    desk.write(IncidentCode.NOTE, {"text": "nobody listens"})
    desk.attach(room.data)
    assert desk.entries == ()
    assert (desk.folder, desk.journal, desk.incident) == (None, None, None)


def test_a_scene_that_a_person_set_is_the_incidents_scene(desk: IncidentDesk):
    opened: list[object] = []
    assert desk.create("Grass fire", "Field")
    desk.opened.connect(opened.append)
    desk.set_scene(SCENE, 80.0)
    assert desk.incident is not None
    assert (desk.incident.scene, desk.incident.scene_error_m) == (SCENE, 80.0)
    assert opened == [desk.incident]


def test_the_record_goes_on_where_it_was_closed(desk: IncidentDesk, room: Room):
    assert desk.create("Grass fire", "Field")
    assert desk.incident is not None
    desk.write(IncidentCode.NOTE, {"text": "wind turns"})
    wanted, written = desk.incident.id, codes(desk)
    desk.close()
    assert desk.entries == ()
    assert desk.open(wanted)
    assert codes(desk) == written


def test_dispatch_times_come_from_a_file(desk: IncidentDesk, failures: list[str]):
    imported: list[Imported] = []
    desk.imported.connect(imported.append)
    assert desk.create("Kūlas ugunsgrēks", "Tērvete")
    desk.import_dispatch_file(DISPATCH)
    assert failures == []
    assert len(imported[0].entries) > 5
    assert desk.incident is not None
    assert desk.incident.number == "2026-04-0117"
    before = len(desk.entries)
    desk.import_dispatch_file(DISPATCH)
    times = [
        entry for entry in desk.entries[before:] if entry.code not in {"dispatch_imported", "dispatch_flag"}
    ]
    assert times == [], "the same file twice tells nothing new"


def locked(data: Path) -> Callable[[], None]:
    other = sqlite3.connect(data / DATABASE)
    other.execute("BEGIN EXCLUSIVE")

    def let_go() -> None:
        other.rollback()
        other.close()

    return let_go


def newer(data: Path) -> Callable[[], None]:
    def set_shape(shape: str) -> None:
        with closing(sqlite3.connect(data / DATABASE)) as index:
            index.execute("UPDATE alembic_version SET version_num = ?", (shape,))
            index.commit()

    set_shape("9999")
    return lambda: set_shape(SHAPE)


@pytest.mark.parametrize("spoil", [locked, newer])
def test_a_list_that_cannot_be_made_is_one_sentence_and_comes_back(
    desk: IncidentDesk,
    failures: list[str],
    room: Room,
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[[Path], Callable[[], None]],
):
    monkeypatch.setattr("incidents.store.database.LOCKED_MS", 20)
    listed: list[list[Listed]] = []
    desk.listed.connect(listed.append)
    assert desk.create("Grass fire", "Field")
    listed.clear()
    mend = spoil(room.data)
    desk.write(IncidentCode.NOTE, {"text": "goes on"})  # the index has to take this in
    assert desk.journal is not None
    desk.journal.flush()
    desk.refresh_list()
    assert listed == []
    assert len(failures) == 1
    assert DATABASE in failures[0]
    assert "\n" not in failures[0]
    assert desk.entries[-1].facts["text"] == "goes on"
    mend()
    desk.refresh_list()
    assert [row.incident.what for row in listed[0]] == ["Grass fire"]


def test_a_server_that_fails_is_said_once_and_the_laptop_lists_its_own_folders(room: Room):
    desk = IncidentDesk(room.data, index_url=f"postgresql://firedrone@/postgres?host={room.data}")
    failures: list[str] = []
    listed: list[list[Listed]] = []
    desk.failed.connect(failures.append)
    desk.listed.connect(listed.append)
    create(room.data, "Grass fire", "Field")
    desk.refresh_list()
    desk.refresh_list()
    assert [[row.incident.what for row in rows] for rows in listed] == [["Grass fire"], ["Grass fire"]]
    assert len(failures) == 1
    assert "cannot be used" in failures[0]


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda desk, _: desk.create(" ", "Field"), "needs what happened"),
        (lambda desk, _: desk.open("19990101"), "no incident begins with"),
        (lambda desk, path: desk.import_dispatch_file(path / "nowhere.csv"), "nowhere.csv"),
        (lambda desk, path: desk.import_dispatch_file(path), "bad"),
        (lambda desk, path: desk.attach(path / "nowhere"), "is no flight folder"),
    ],
    ids=["nothing happened", "unknown id", "no file", "a folder", "no flight"],
)
def test_what_cannot_be_done_is_one_sentence_and_the_desk_goes_on(
    desk: IncidentDesk,
    failures: list[str],
    tmp_path: Path,
    act: Callable[[IncidentDesk, Path], object],
    said: str,
):
    folder = tmp_path / "bad"
    folder.mkdir()
    assert desk.create("Grass fire", "Field")
    act(desk, folder)
    assert len(failures) == 1
    assert said in failures[0]
    assert "\n" not in failures[0]
    assert not failures[0].startswith("[Errno")
    assert desk.create("Barn fire", "Farm")
    assert len(failures) == 1


def test_an_incident_that_another_window_writes_is_not_opened_twice(
    desk: IncidentDesk, failures: list[str], room: Room
):
    assert desk.create("Grass fire", "Field")
    assert desk.incident is not None
    other = IncidentDesk(room.data)
    said: list[str] = []
    other.failed.connect(said.append)
    assert not other.open(desk.incident.id)
    assert len(said) == 1
    assert failures == []
    assert other.create("Barn fire", "Farm")
    other.close()


def test_a_file_where_the_data_should_be_is_said(tmp_path: Path, qapp: object):
    place = tmp_path / "taken"
    place.write_text("precious")
    desk = IncidentDesk(place)
    said: list[str] = []
    desk.failed.connect(said.append)
    desk.refresh_list()
    assert not desk.create("Grass fire", "Field", alarm_at=datetime.now(UTC))
    assert len(said) == 2
    assert all(str(place) in sentence and "\n" not in sentence for sentence in said)
    assert place.read_text() == "precious"


@pytest.mark.parametrize("spoilt", ["unknown", "locked", "headless"])
def test_an_incident_that_cannot_be_opened_leaves_the_open_one_open(
    desk: IncidentDesk, failures: list[str], room: Room, spoilt: str
):
    assert desk.create("Grass fire", "Field")
    other = create(room.data, "Barn fire", "Farm")
    folder = find(room.data, other.id)
    if spoilt == "headless":
        (folder / "journal.jsonl").write_text("")
        (folder / "journal.head").unlink()
    holder = Journal(folder, datetime.now(UTC)) if spoilt == "locked" else None
    assert not desk.open("19990101" if spoilt == "unknown" else other.id)
    if holder is not None:
        holder.close()
    assert len(failures) == 1
    assert desk.incident is not None
    assert desk.incident.what == "Grass fire"
    desk.write(IncidentCode.NOTE, {"text": "still written"})
    assert desk.entries[-1].facts["text"] == "still written"


def test_opening_the_open_incident_again_keeps_it(desk: IncidentDesk, failures: list[str]):
    assert desk.create("Grass fire", "Field")
    assert desk.incident is not None
    desk.write(IncidentCode.NOTE, {"text": "on its way to the disk"})
    journal = desk.journal
    assert desk.open(desk.incident.id)
    assert desk.journal is journal
    assert desk.entries[-1].facts["text"] == "on its way to the disk"
    assert failures == []


def test_what_a_trainer_did_is_of_the_exercises_clock_and_makes_the_incident_a_training(
    room: Room, desk: IncidentDesk
):
    assert desk.create("Grass fire", "Field by the river")
    assert not desk.is_training
    at = datetime(2026, 7, 4, 9, 5, tzinfo=UTC)
    desk.practised(at, IncidentCode.FAULT_SET, {"fault": "link", "turned": "on"})
    assert (desk.entries[-1].at, desk.entries[-1].clock) == (at, Clock.EXERCISE)
    assert desk.is_training
