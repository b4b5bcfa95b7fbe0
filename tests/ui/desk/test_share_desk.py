"""Sealing and taking in beside the window: each ends with its own signal, or with one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from incidents.bundle.check import verify_bundle
from incidents.folder import list_incidents
from incidents.journal import Journal
from incidents.privacy.access import accesses
from incidents.privacy.redact_picture import Box
from tests.incidents.bundle.brigade import KEY, NOW, Brigade, brigade
from ui.desk.share_desk import ShareDesk
from ui.review.share_wish import ShareWish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def ours(tmp_path: Path) -> Brigade:
    return brigade(tmp_path / "ours")


@pytest.fixture
def journal(ours: Brigade) -> Iterator[Journal]:
    with Journal(ours.folder, NOW, KEY) as opened:
        yield opened


@pytest.fixture
def desk(ours: Brigade, qtbot: QtBot) -> Iterator[ShareDesk]:
    made = ShareDesk(ours.data, KEY)
    yield made
    made.close()


def test_the_open_incident_is_sealed_and_noted(
    desk: ShareDesk, journal: Journal, qtbot: QtBot, tmp_path: Path
):
    with qtbot.waitSignal(desk.sealed) as done:
        desk.seal(journal, ShareWish(tmp_path / "stick", video=False))
    [sealed] = done.args
    assert verify_bundle(sealed.path).ok
    assert sealed.path.name.endswith("without-video.zip")
    assert not desk.working
    assert [one.doing for one in accesses(journal.folder.parent.parent)[0]] == ["sealed"]


def test_a_redacted_copy_carries_the_boxes(
    desk: ShareDesk, ours: Brigade, journal: Journal, qtbot: QtBot, tmp_path: Path
):
    assert desk.pictures(journal) == (ours.picture,)
    with qtbot.waitSignal(desk.picture_shown) as shown:
        desk.show_picture(ours.folder, ours.picture)
    assert shown.args[0] == ours.picture
    assert shown.args[1].shape == (48, 64, 3)
    wish = ShareWish(tmp_path / "stick", video=False, taken_out=("names", "pictures"))
    with qtbot.waitSignal(desk.sealed) as done:
        desk.seal(journal, wish, {ours.picture: (Box(0, 0, 9, 9),)})
    assert done.args[0].about.counts.media == 1


def test_a_bundle_is_looked_at_then_taken_in(desk: ShareDesk, journal: Journal, qtbot: QtBot, tmp_path: Path):
    with qtbot.waitSignal(desk.sealed) as done:
        desk.seal(journal, ShareWish(tmp_path / "stick", video=True))
    theirs = ShareDesk(tmp_path / "theirs", None)
    with qtbot.waitSignal(theirs.looked_at) as looked:
        theirs.look_at(done.args[0].path)
    assert looked.args[0].ok
    assert list_incidents(tmp_path / "theirs") == []
    with qtbot.waitSignal(theirs.taken_in) as taken:
        theirs.take_in(done.args[0].path)
    assert taken.args[0].imported
    assert len(list_incidents(tmp_path / "theirs")) == 1
    theirs.close()


def test_why_not_is_said_in_one_line(desk: ShareDesk, journal: Journal, qtbot: QtBot, tmp_path: Path):
    (tmp_path / "x.zip").write_bytes(b"x")
    for work in (
        lambda: desk.look_at(tmp_path / "x.zip"),
        lambda: desk.take_in(tmp_path / "none"),
        lambda: desk.seal(journal, ShareWish(tmp_path / "x.zip", video=True)),
        lambda: desk.seal(journal, ShareWish(tmp_path, video=True, taken_out=("faces",))),
    ):
        with qtbot.waitSignal(desk.refused) as refused:
            work()
        assert "\n" not in refused.args[0]
        assert not desk.working


def test_one_thing_at_a_time(desk: ShareDesk, journal: Journal, qtbot: QtBot, tmp_path: Path):
    with qtbot.waitSignals([desk.refused, desk.sealed]):
        desk.seal(journal, ShareWish(tmp_path / "stick", video=True))
        desk.look_at(tmp_path)
    qtbot.waitUntil(lambda: not desk.working)


def test_a_picture_that_is_none_is_said_to_be_none(desk: ShareDesk, ours: Brigade, qtbot: QtBot):
    with qtbot.waitSignal(desk.picture_shown) as shown:
        desk.show_picture(ours.folder, ours.table)
    assert shown.args == [ours.table, None]
