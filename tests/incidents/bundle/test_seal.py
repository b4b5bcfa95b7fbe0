"""An incident becomes a bundle: whole or not at all, the same twice, and newer after a correction."""

from __future__ import annotations

import hashlib
import json
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from incidents.bundle import writer
from incidents.bundle.check import verify_bundle
from incidents.bundle.errors import BundleError
from incidents.bundle.manifest import MANIFEST
from incidents.bundle.seal import Order, seal
from incidents.codes import Clock, IncidentCode
from incidents.journal import JOURNAL, Journal, read_journal
from incidents.model import IncidentError
from incidents.verify import verify
from telemetry.held import Hold
from tests.incidents.bundle.brigade import FINGERPRINT, KEY, NOW, VIDEO, Brigade, brigade
from tests.telemetry.chained_flight import NAME

LATER = NOW + timedelta(hours=1)


def payload(bag: Path) -> bytes:
    return (bag / MANIFEST).read_bytes()


def note(one: Brigade, text: str) -> None:
    with Journal(one.folder, LATER, KEY) as journal:
        journal.append(LATER, "laptop", "person", IncidentCode.NOTE, {"text": text})


def test_a_bundle_holds_journal_media_flight_and_report_and_says_so(ours: Brigade):
    sealed = seal(ours.folder, ours.data, NOW, KEY)
    inside = {path.relative_to(sealed.path).as_posix() for path in sealed.path.rglob("*") if path.is_file()}
    assert {
        *("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", "signature.json"),
        *("verifier.html", "data/about.json", "data/report/report-lv.html"),
        *(f"data/incident/{ours.id}/{name}" for name in ("journal.jsonl", "journal.head")),
        *(f"data/incident/{ours.id}/media/{name}" for name in (ours.picture, ours.table)),
        *(f"data/flights/{NAME}/{name}" for name in ("raw-000.tlog", "chain.jsonl", "flight.json", VIDEO)),
    } == inside
    about = json.loads((sealed.path / "data" / "about.json").read_text("utf-8"))
    assert about["counts"] == {"flights": 1, "media": 2, "videos": 1, "reports": 1}
    assert (about["id"], about["seal"], about["languages"]) == (ours.id, 1, ["lv"])
    found = verify_bundle(sealed.path)
    assert found.ok
    assert (found.fingerprint, found.verdict.signed, found.verdict.head) == (FINGERPRINT, True, about["head"])


def test_sealing_is_an_entry_that_is_signed_and_the_record_stays_whole(ours: Brigade):
    seal(ours.folder, ours.data, NOW, KEY)
    codes = [entry.code for entry in read_journal(ours.folder)]
    place = codes.index(IncidentCode.INCIDENT_SEALED)
    assert codes[place + 1] == IncidentCode.JOURNAL_SIGNED
    assert IncidentCode.BUNDLE_MADE in codes[place:]
    assert verify(ours.folder).ok


@pytest.mark.parametrize("archive", [False, True])
def test_sealing_again_makes_the_same_bundle(ours: Brigade, archive: bool):
    first = seal(ours.folder, ours.data, NOW, KEY)
    entries = len(read_journal(ours.folder))
    again = seal(ours.folder, ours.data, LATER, KEY, Order(archive=archive, out=ours.data / "else"))
    assert again.manifest_sha256 == first.manifest_sha256
    assert again.about == first.about
    assert len(read_journal(ours.folder)) == entries


def test_the_same_archive_is_the_same_bytes(ours: Brigade):
    paths = [
        seal(ours.folder, ours.data, NOW, KEY, Order(archive=True, out=ours.data / name)).path
        for name in "ab"
    ]
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_correction_makes_a_new_bundle_that_names_the_old_one(ours: Brigade):
    first = seal(ours.folder, ours.data, NOW, KEY)
    note(ours, "labots")
    second = seal(ours.folder, ours.data, LATER, KEY)
    assert (second.about.seal, second.about.supersedes) == (2, first.manifest_sha256)
    assert second.path != first.path
    assert verify_bundle(first.path).ok
    assert verify_bundle(second.path).ok
    assert f"Supersedes: {first.manifest_sha256}" in (second.path / "bag-info.txt").read_text("utf-8")


def test_video_can_stay_at_home_and_that_is_said(ours: Brigade):
    sealed = seal(ours.folder, ours.data, NOW, KEY, Order(video=False))
    assert not list(sealed.path.rglob("video-*"))
    found = verify_bundle(sealed.path)
    assert found.ok
    [said] = [one for one in found.verdict.information if one.file.endswith(VIDEO)]
    assert "left out" in said.what
    assert found.about is not None
    assert found.about.supersedes is None


def test_an_exercise_is_marked_everywhere(tmp_path: Path):
    one = brigade(tmp_path, training=True)
    sealed = seal(one.folder, tmp_path, NOW, KEY)
    assert "SIMULATED" in sealed.path.name
    assert sealed.about.training
    assert "SIMULATED" in (sealed.path / "bag-info.txt").read_text("utf-8")


def test_without_a_key_a_bundle_is_made_and_not_signed(tmp_path: Path):
    one = brigade(tmp_path, signer=None)
    sealed = seal(one.folder, tmp_path, NOW, None)
    assert sealed.fingerprint is None
    found = verify_bundle(sealed.path)
    assert found.ok
    assert not found.verdict.signed
    assert verify_bundle(sealed.path, [FINGERPRINT]).verdict.problems[0].file == "signature.json"


@pytest.mark.parametrize("archive", [False, True])
@pytest.mark.parametrize("after", [0, 3, 9])
def test_a_crash_leaves_no_half_bundle(
    ours: Brigade, monkeypatch: pytest.MonkeyPatch, archive: bool, after: int
):
    left = iter(range(after))

    def broken(*given: Any) -> Any:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return put(*given)

    put = writer._put
    out = ours.data / "stick"
    with monkeypatch.context() as patched:
        patched.setattr(writer, "_put", broken)
        with pytest.raises(KeyboardInterrupt):
            seal(ours.folder, ours.data, NOW, KEY, Order(out=out, archive=archive))
    assert list(out.iterdir()) == []
    assert verify_bundle(seal(ours.folder, ours.data, NOW, KEY, Order(out=out, archive=archive)).path).ok


def test_what_a_power_cut_left_beside_is_cleared_away(ours: Brigade):
    out = ours.data / "stick"
    first = seal(ours.folder, ours.data, NOW, KEY, Order(out=out))
    (out / f".{first.path.name}.part").mkdir()
    first.path.rename(out / f".{first.path.name}.before")
    assert verify_bundle(seal(ours.folder, ours.data, NOW, KEY, Order(out=out)).path).ok
    assert [path.name for path in out.iterdir()] == [first.path.name]


def test_a_folder_of_somebody_else_is_not_thrown_away(ours: Brigade):
    out = ours.data / "stick"
    name = seal(ours.folder, ours.data, NOW, KEY).path.name
    (out / name).mkdir(parents=True)
    (out / name / "letters.txt").write_text("mine")
    with pytest.raises(BundleError, match="something else of this name"):
        seal(ours.folder, ours.data, NOW, KEY, Order(out=out))
    assert (out / name / "letters.txt").read_text() == "mine"


def test_a_flight_in_the_air_is_not_sealed(ours: Brigade):
    held = Hold(ours.data / "flights" / NAME)
    try:
        with pytest.raises(BundleError, match="still being recorded"):
            seal(ours.folder, ours.data, NOW, KEY)
    finally:
        held.release()


def test_a_record_that_is_not_whole_is_sealed_as_it_is_and_said(ours: Brigade):
    (ours.folder / "media" / ours.picture).write_bytes(b"cits")
    sealed = seal(ours.folder, ours.data, NOW, KEY)
    assert [problem.file for problem in sealed.problems] == [f"media/{ours.picture}"]
    assert not verify_bundle(sealed.path).ok


def test_who_has_the_journal_open_seals_with_it(ours: Brigade):
    with Journal(ours.folder, NOW, KEY) as journal:
        sealed = seal(ours.folder, ours.data, NOW, KEY, journal=journal)
        journal.append(NOW, "laptop", "person", IncidentCode.NOTE, {"text": "vēlāk"})
    assert verify_bundle(sealed.path).ok
    assert "vēlāk" not in (sealed.path / "data" / "incident" / ours.id / JOURNAL).read_text("utf-8")


def test_another_program_that_writes_to_the_incident_is_said(ours: Brigade):
    with Journal(ours.folder, NOW, KEY), pytest.raises(IncidentError, match="another FireDrone"):
        seal(ours.folder, ours.data, NOW, KEY)


def test_any_program_unpacks_the_archive(ours: Brigade, tmp_path: Path):
    sealed = seal(ours.folder, ours.data, NOW, KEY, Order(archive=True))
    with zipfile.ZipFile(sealed.path) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path / "out")
    [top] = (tmp_path / "out").iterdir()
    assert verify_bundle(top).ok
    assert hashlib.sha256(payload(top)).hexdigest() == sealed.manifest_sha256


def test_progress_counts_every_byte(ours: Brigade):
    seen: list[int] = []
    sealed = seal(ours.folder, ours.data, NOW, KEY, read=seen.append)
    assert sum(seen) == sealed.size_bytes


def test_one_training_flight_in_a_real_incident_marks_the_whole_bundle(tmp_path: Path):
    one = brigade(tmp_path)
    with Journal(one.folder, NOW, KEY) as journal:
        journal.append(NOW, Clock.EXERCISE, "flight", "flight_attached", {"flight": NAME, "training": True})
    sealed = seal(one.folder, tmp_path, NOW, KEY)
    assert "SIMULATED" in sealed.path.name
    assert sealed.about.training
    assert "SIMULATED" in (sealed.path / "bag-info.txt").read_text("utf-8")
