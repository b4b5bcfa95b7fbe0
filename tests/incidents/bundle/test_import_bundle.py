"""A neighbour's incident comes in beside ours, once, whole, and is never written to."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from incidents.bundle import import_bundle as importing
from incidents.bundle.errors import BundleError
from incidents.bundle.import_bundle import IMPORTS, SUPERSEDED, import_bundle
from incidents.bundle.seal import Order, Sealed, seal
from incidents.chained_log import read_log
from incidents.codes import IncidentCode
from incidents.folder import find, list_incidents
from incidents.journal import JOURNAL, Journal
from incidents.model import IncidentError
from incidents.privacy.redacted_record import redaction_of
from incidents.received import RECEIVED, read_received
from incidents.signatures import LaptopKey
from incidents.verify import verify
from tests.incidents.bundle.brigade import FINGERPRINT, KEY, NOW, VIDEO, Brigade
from tests.telemetry.chained_flight import NAME
from tests.training.exercise.made_up import LOST_PERSON
from training.exercise.running import RunningExercise
from training.exercise.scenario_file import read_exercise, write_exercise
from training.exercise.truth_log import TruthLog

if TYPE_CHECKING:
    from collections.abc import Callable

    from training.exercise.scenario import Scenario

LATER = NOW + timedelta(hours=1)
OTHER = LaptopKey(bytes(range(1, 33)))


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """The data folder of who imports."""
    return tmp_path / "theirs"


def note(one: Brigade, text: str) -> None:
    with Journal(one.folder, LATER, KEY) as journal:
        journal.append(LATER, "laptop", "person", IncidentCode.NOTE, {"text": text})


def tree(data: Path) -> dict[str, bytes]:
    return {str(path.relative_to(data)): path.read_bytes() for path in data.rglob("*") if path.is_file()}


@pytest.mark.parametrize("which", ["kept", "kept_zip"])
def test_it_stands_beside_ours_with_where_it_came_from(
    request: pytest.FixtureRequest, theirs: Path, which: str
):
    sealed: Sealed = request.getfixturevalue(which)
    found = import_bundle(sealed.path, theirs, LATER)
    assert (found.id, found.imported) == (sealed.about.id, True)
    assert [one.what for one in list_incidents(theirs)] == ["Kūlas ugunsgrēks"]
    folder = find(theirs, "last")
    received = read_received(folder)
    assert received is not None
    assert (received.fingerprint, received.at) == (FINGERPRINT, LATER)
    assert (received.from_name, received.head) == (sealed.path.name, sealed.about.head)
    assert (theirs / "flights" / NAME / VIDEO).is_file()
    assert (folder / "report" / "report-lv.html").is_file()
    assert verify(theirs).ok
    [line] = read_log(theirs / IMPORTS).lines
    assert (line["id"], line["fingerprint"]) == (found.id, FINGERPRINT)


def test_a_second_time_changes_nothing(kept: Sealed, theirs: Path):
    import_bundle(kept.path, theirs, NOW)
    before = tree(theirs)
    assert not import_bundle(kept.path, theirs, LATER).imported
    assert tree(theirs) == before


def test_nobody_writes_to_what_came_from_others(kept: Sealed, theirs: Path):
    folder = theirs / "incidents" / import_bundle(kept.path, theirs, NOW).id
    with pytest.raises(IncidentError, match="came sealed from others"):
        Journal(folder, NOW, OTHER)
    (folder / RECEIVED).rename(folder / "aside.json")
    with Journal(folder, NOW, OTHER) as journal:
        journal.append(NOW, "laptop", "person", IncidentCode.NOTE, {"text": "mine"})
    (folder / "aside.json").rename(folder / RECEIVED)
    assert "kept as it was sealed" in verify(folder).problems[0].what


def test_a_later_seal_takes_the_place_and_the_older_is_kept(ours: Brigade, theirs: Path):
    first = seal(ours.folder, ours.data, NOW, KEY)
    note(ours, "labots")
    second = seal(ours.folder, ours.data, LATER, KEY)
    import_bundle(first.path, theirs, NOW)
    found = import_bundle(second.path, theirs, LATER)
    assert found.imported
    assert found.kept == theirs / SUPERSEDED / f"{ours.id}.1"
    assert found.kept.joinpath(JOURNAL).stat().st_size < (find(theirs, ours.id) / JOURNAL).stat().st_size
    received = read_received(find(theirs, ours.id))
    assert received is not None
    assert received.supersedes == first.manifest_sha256
    assert verify(theirs).ok
    assert len(list_incidents(theirs)) == 1
    assert not import_bundle(first.path, theirs, LATER).imported  # older than what is here


def test_another_story_of_the_same_incident_is_refused(ours: Brigade, theirs: Path, tmp_path: Path):
    """Two laptops went on from one record, each its own way."""
    fork = Brigade(tmp_path / "fork", tmp_path / "fork" / "incidents" / ours.id, ours.picture, ours.table)
    shutil.copytree(ours.data, fork.data)
    note(ours, "viens")
    note(fork, "divi")
    import_bundle(seal(ours.folder, ours.data, NOW, KEY).path, theirs, NOW)
    before = tree(theirs)
    with pytest.raises(BundleError, match="neither goes on from the other") as refused:
        import_bundle(seal(fork.folder, fork.data, NOW, KEY).path, theirs, NOW)
    assert "\n" not in str(refused.value)
    assert tree(theirs) == before


def test_our_own_bundle_that_comes_back_changes_nothing(ours: Brigade):
    sealed = seal(ours.folder, ours.data, NOW, KEY)
    assert not import_bundle(sealed.path, ours.data, LATER).imported
    with Journal(ours.folder, LATER, KEY) as journal:  # still ours to write
        assert journal.entries


def test_an_incident_that_somebody_has_open_is_not_replaced(ours: Brigade, tmp_path: Path):
    old = tmp_path / "old"
    shutil.copytree(ours.data, old)
    note(ours, "tālāk")
    sealed = seal(ours.folder, ours.data, NOW, KEY)
    with (
        Journal(old / "incidents" / ours.id, NOW, KEY),
        pytest.raises(IncidentError, match="another FireDrone"),
    ):
        import_bundle(sealed.path, old, LATER)


def test_video_that_was_left_out_can_come_later(ours: Brigade, theirs: Path):
    without = seal(ours.folder, ours.data, NOW, KEY, Order(video=False))
    whole = seal(ours.folder, ours.data, NOW, KEY)
    import_bundle(without.path, theirs, NOW)
    assert verify(theirs).ok
    assert any("left out" in one.what for one in verify(theirs).information)
    assert import_bundle(whole.path, theirs, LATER).imported
    assert (theirs / "flights" / NAME / VIDEO).is_file()
    assert verify(theirs).information == ()


def test_a_redacted_copy_is_an_incident_of_its_own(ours: Brigade, theirs: Path):
    from incidents.privacy.redacted_record import redaction_of  # noqa: PLC0415

    order = Order(redaction=redaction_of(["names", "pictures"]), out=ours.data / "out")
    import_bundle(seal(ours.folder, ours.data, NOW, KEY, order).path, theirs, NOW)
    import_bundle(seal(ours.folder, ours.data, NOW, KEY).path, theirs, NOW)
    assert find(theirs, ours.id).name == ours.id
    assert find(theirs, f"{ours.id}-redacted").name == f"{ours.id}-redacted"
    assert verify(theirs).ok


def test_a_changed_bundle_is_refused_by_name_and_nothing_comes_in(sealed: Path, theirs: Path):
    next(sealed.rglob("raw-000.tlog")).write_bytes(b"x")
    with pytest.raises(BundleError, match=r"raw-000\.tlog was changed.*once more"):
        import_bundle(sealed, theirs, NOW)
    assert tree(theirs) == {}


def test_a_bundle_of_another_key_than_was_named_is_refused(kept: Sealed, theirs: Path):
    with pytest.raises(BundleError, match="not with one you named"):
        import_bundle(kept.path, theirs, NOW, ["0000-" * 7 + "0000"])
    assert import_bundle(kept.path, theirs, NOW, [FINGERPRINT]).imported


def test_a_flight_of_the_same_name_that_is_another_is_not_overwritten(kept: Sealed, theirs: Path):
    here = theirs / "flights" / NAME / "raw-000.tlog"
    here.parent.mkdir(parents=True)
    here.write_bytes(b"ours")
    with pytest.raises(BundleError, match=r"raw-000\.tlog: another file of this name"):
        import_bundle(kept.path, theirs, NOW)
    assert here.read_bytes() == b"ours"
    assert list_incidents(theirs) == []


@pytest.mark.parametrize("name", ["_copy_tree", "_put_in_place", "_take_flights"])
def test_a_crash_on_the_way_leaves_nothing_half_imported(
    kept: Sealed, theirs: Path, monkeypatch: pytest.MonkeyPatch, name: str
):
    def broken(*_: Any) -> Any:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(importing, name, broken)
        with pytest.raises(KeyboardInterrupt):
            import_bundle(kept.path, theirs, NOW)
    assert list_incidents(theirs) == []
    assert import_bundle(kept.path, theirs, NOW).imported
    assert verify(theirs).ok


def test_a_crash_between_the_two_names_is_mended_by_the_next_import(ours: Brigade, theirs: Path):
    first = seal(ours.folder, ours.data, NOW, KEY)
    import_bundle(first.path, theirs, NOW)
    moving = theirs / SUPERSEDED / f"{ours.id}.1.moving"
    moving.parent.mkdir()
    (theirs / "incidents" / ours.id).rename(moving)
    (theirs / ".import-left").mkdir()
    assert not import_bundle(first.path, theirs, LATER).imported
    assert verify(theirs).ok
    assert not list(theirs.glob(".import-*"))


def _no_incident(bag: Path) -> None:
    """A bag, and nothing of ours in it."""
    from incidents.bundle.writer import FolderTree, Piece, write_bag  # noqa: PLC0415

    shutil.rmtree(bag)
    tree = FolderTree(bag)
    write_bag(tree, [Piece("x.txt", b"x")], {}, {})
    tree.close()


@pytest.mark.parametrize("spoil", [_no_incident, shutil.rmtree])
def test_what_holds_no_incident_is_refused(sealed: Path, theirs: Path, spoil: Callable[[Path], None]):
    spoil(sealed)
    with pytest.raises(BundleError, match=r"no incident of FireDrone|is not there"):
        import_bundle(sealed, theirs, NOW)


def test_an_exercise_comes_along_checked_and_a_second_time_changes_nothing(ours: Brigade, theirs: Path):
    beside = flown_in(ours)
    sealed = seal(ours.folder, ours.data, NOW, KEY)
    folder = theirs / "incidents" / import_bundle(sealed.path, theirs, NOW).id
    assert tree(folder / "exercise") == tree(beside)
    before = tree(theirs)
    assert not import_bundle(sealed.path, theirs, LATER).imported
    assert tree(theirs) == before
    truth = sealed.path / "data" / "incident" / sealed.about.id / "exercise" / "truth.jsonl"
    truth.write_bytes(truth.read_bytes() + b"{}\n")
    with pytest.raises(BundleError, match=r"truth\.jsonl"):
        import_bundle(sealed.path, theirs / "other", NOW)


def test_a_redacted_copy_keeps_the_exercise_but_not_the_real_alarm_that_it_was_made_from(ours: Brigade):
    beside = flown_in(ours, replace(LOST_PERSON, from_incident="2026-0001"))
    sealed = seal(ours.folder, ours.data, NOW, KEY, Order(redaction=redaction_of(["names"])))
    copy = sealed.path / "data" / "incident" / sealed.about.id / "exercise"
    assert (copy / "truth.jsonl").read_bytes() == (beside / "truth.jsonl").read_bytes()
    written = read_exercise(copy / "scenario.toml")
    assert LOST_PERSON.alarm.text not in written.alarm.text
    assert [one.name for one in written.targets] == [one.name for one in LOST_PERSON.targets]


def flown_in(one: Brigade, scenario: Scenario = LOST_PERSON) -> Path:
    """An exercise beside the journal."""
    beside = one.folder / "exercise"
    exercise = RunningExercise(scenario)
    with TruthLog(beside / "truth.jsonl", exercise) as log:
        exercise.step(0.0, b"")
        log.note(NOW)
    write_exercise(scenario, beside / "scenario.toml")
    return beside
