"""Content goes, its hash stays, the chain fits, and verify says who deleted what and why."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.bundle.check import verify_bundle
from incidents.bundle.seal import seal
from incidents.codes import IncidentCode
from incidents.journal import JOURNAL, Journal, read_journal
from incidents.lines import START, blank, chained, to_line
from incidents.model import Entry, IncidentError
from incidents.privacy.delete import delete_content
from incidents.privacy.hold import hold_of, release_hold, set_hold
from incidents.verify import verify
from tests.incidents.bundle.brigade import KEY, NOW, VIDEO, Brigade, brigade
from tests.incidents.bundle.test_verifier import in_node, needs_node
from tests.telemetry.chained_flight import NAME

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.privacy.delete import Deleted

WORDS = "Jānis Paraudziņš redz dūmus"


@pytest.fixture
def ours(tmp_path: Path) -> Brigade:
    return brigade(tmp_path / "ours")


def delete(one: Brigade, wanted: str, reason: str = "consent withdrawn", by: str = "Chief") -> Deleted:
    return delete_content(one.folder, one.data, wanted, reason=reason, by=by, now=NOW, signer=KEY)


def note_number(one: Brigade) -> int:
    return next(entry.n for entry in read_journal(one.folder) if entry.facts.get("text") == WORDS)


@pytest.mark.parametrize("kind", ["media", "video", "note"])
def test_what_is_deleted_is_gone_and_the_record_is_whole(ours: Brigade, kind: str):
    wanted = {
        "media": ours.picture[:12],
        "video": f"{NAME}/{VIDEO}",
        "note": f"entry:{note_number(ours)}",
    }[kind]
    gone = delete(ours, wanted)
    assert gone.kind == kind
    assert not {
        "media": (ours.folder / "media" / ours.picture).exists(),
        "video": (ours.data / "flights" / NAME / VIDEO).exists(),
        "note": WORDS in (ours.folder / JOURNAL).read_text("utf-8"),
    }[kind]
    verdict = verify(ours.folder)
    assert verdict.ok, verdict.problems
    assert verdict.signed
    assert any("deleted on 2026-04-12 (consent withdrawn)" in one.what for one in verdict.information)
    [tombstone] = [one for one in read_journal(ours.folder) if one.code == IncidentCode.CONTENT_DELETED]
    assert (tombstone.facts["by"], tombstone.facts["sha256"]) == ("Chief", gone.sha256)
    again = delete(ours, wanted)
    assert (again.name, again.sha256) == (gone.name, gone.sha256)
    assert len([one for one in read_journal(ours.folder) if one.code == IncidentCode.CONTENT_DELETED]) == 1


def test_a_journal_goes_on_behind_a_deleted_note(ours: Brigade):
    number = note_number(ours)
    with Journal(ours.folder, NOW, KEY) as journal:
        delete_content(
            *(ours.folder, ours.data, f"entry:{number}"),
            reason="asked for", by="Chief", now=NOW, signer=KEY, journal=journal,
        )  # fmt: skip
        journal.append(NOW, "laptop", "person", IncidentCode.NOTE, {"text": "tālāk"})
    entries = read_journal(ours.folder)
    assert entries[-2].facts["text"] == "tālāk"
    assert entries[number - 1].facts == {"text": "[…]"}
    assert verify(ours.folder).ok


def test_a_sealed_bundle_says_what_was_deleted_and_so_does_the_page(ours: Brigade):
    for wanted in (ours.picture, f"{NAME}/{VIDEO}", f"entry:{note_number(ours)}"):
        delete(ours, wanted)
    sealed = seal(ours.folder, ours.data, NOW, KEY)
    found = verify_bundle(sealed.path)
    assert found.ok, found.verdict.problems
    assert len([one for one in found.verdict.information if "deleted on" in one.what]) == 3


@needs_node
def test_the_page_says_what_was_deleted(ours: Brigade):
    for wanted in (ours.picture, f"{NAME}/{VIDEO}", f"entry:{note_number(ours)}"):
        delete(ours, wanted)
    found = in_node(seal(ours.folder, ours.data, NOW, KEY).path)
    assert found["whole"], found["problems"]
    assert [note["what"] for note in found["notes"]].count("deleted") == 3


@needs_node
def test_a_note_that_somebody_took_out_is_found_by_us_and_by_the_page(ours: Brigade):
    sealed = seal(ours.folder, ours.data, NOW, KEY).path
    journal = next(sealed.rglob(JOURNAL))
    lines = journal.read_bytes().splitlines(keepends=True)
    number = next(n for n, line in enumerate(lines) if WORDS.encode() in line)
    lines[number] = blank(lines[number][:-1]) + b"\n"
    journal.write_bytes(b"".join(lines))
    said = [one.what for one in verify_bundle(sealed).verdict.problems if one.entry == number + 1]
    assert "no entry says who deleted it" in said[0]
    page = [one["what"] for one in in_node(sealed)["problems"] if one.get("entry") == number + 1]
    assert page == ["blanked"]


def test_every_other_byte_of_a_deleted_note_is_still_vouched_for(ours: Brigade):
    number = note_number(ours)
    delete(ours, f"entry:{number}")
    path = ours.folder / JOURNAL
    lines = path.read_bytes().splitlines(keepends=True)
    changed = lines[number - 1].replace(b'"source":"person"', b'"source":"perzon"')
    path.write_bytes(b"".join([*lines[: number - 1], changed, *lines[number:]]))
    assert "not as it was left" in verify(ours.folder).problems[0].what


def test_a_tombstone_that_nobody_signed_excuses_nothing(ours: Brigade):
    """Who deletes without the key cannot say that it was allowed."""
    entries = read_journal(ours.folder)
    (ours.folder / "media" / ours.picture).unlink()
    facts = {"kind": "media", "deleted": ours.picture, "reason": "x", "by": "x"}
    last = entries[-1]
    from incidents.head import HEAD, Head  # noqa: PLC0415

    forged = chained(
        Entry(0, NOW, "laptop", "person", IncidentCode.CONTENT_DELETED, facts), Head(last.n, last.hash)
    )
    with (ours.folder / JOURNAL).open("ab") as file:
        file.write(to_line(forged))
    (ours.folder / HEAD).write_bytes(f"{forged.n:012d} {forged.hash}\n".encode())
    assert f"media/{ours.picture}" in {problem.file for problem in verify(ours.folder).problems}


def test_a_deletion_that_was_interrupted_is_done_again(ours: Brigade, monkeypatch: pytest.MonkeyPatch):
    number = note_number(ours)

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("incidents.privacy.delete._overwrite", cut)
        with pytest.raises(KeyboardInterrupt):
            delete(ours, f"entry:{number}")
    assert any("still there" in one.what for one in verify(ours.folder).information)
    delete(ours, f"entry:{number}")
    assert WORDS not in (ours.folder / JOURNAL).read_text("utf-8")
    assert verify(ours.folder).ok


@pytest.mark.parametrize(
    ("wanted", "what"),
    [
        ("0" * 64, "no file of this incident"),
        ("", "no file of this incident"),
        ("../../settings.toml", "no file of this incident"),
        (f"../flights/{VIDEO}", "no file of this incident"),
        (f"another/{VIDEO}", "no flight of this incident"),
        ("entry:1", "no note of a person"),
        ("entry:999", "no note of a person"),
    ],
)
def test_what_is_not_there_or_no_content_is_refused(ours: Brigade, wanted: str, what: str):
    before = (ours.folder / JOURNAL).read_bytes()
    with pytest.raises(IncidentError, match=what):
        delete(ours, wanted)
    assert (ours.folder / JOURNAL).read_bytes() == before


def test_nobody_deletes_without_a_name_and_a_reason(ours: Brigade):
    with pytest.raises(IncidentError, match="give both"):
        delete(ours, ours.picture, reason=" ")
    with pytest.raises(IncidentError, match="give both"):
        delete(ours, ours.picture, by="")


def test_a_hold_blocks_until_it_is_released(ours: Brigade):
    with Journal(ours.folder, NOW, KEY) as journal:
        set_hold(journal, "court case 12/26", "Chief", NOW)
    with pytest.raises(IncidentError, match=r"on hold since 2026-04-12 \(court case 12/26\)") as refused:
        delete(ours, ours.picture)
    assert "\n" not in str(refused.value)
    assert (ours.folder / "media" / ours.picture).exists()
    with Journal(ours.folder, NOW, KEY) as journal:
        release_hold(journal, "case closed", "Chief", NOW)
        assert hold_of(journal.entries) is None
        with pytest.raises(IncidentError, match="not on hold"):
            release_hold(journal, "again", "Chief", NOW)
        with pytest.raises(IncidentError, match="needs its reason"):
            set_hold(journal, "", "Chief", NOW)
    assert delete(ours, ours.picture).size_bytes > 0


@given(
    facts=st.dictionaries(
        st.text(min_size=1, max_size=10), st.text(min_size=1, max_size=60) | st.integers() | st.booleans(),
        min_size=1, max_size=4,
    )
)  # fmt: skip
def test_a_line_without_its_words_is_as_long_as_before_and_says_none_of_them(facts: dict[str, str | int]):
    entry = chained(Entry(0, NOW, "laptop", "person", "note", facts), START)
    line = to_line(entry)[:-1]
    left = blank(line)
    assert len(left) == len(line)
    assert set(json.loads(left)["facts"]) == {""}
    assert json.loads(left)["facts"][""].strip() == ""
    assert json.loads(left)["hash"] == entry.hash
