from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from incidents.bundle.import_bundle import import_bundle
from incidents.bundle.seal import seal
from incidents.codes import IncidentCode
from incidents.journal import JOURNAL, Journal
from incidents.model import IncidentError
from incidents.received_journal import ReceivedJournal, open_journal
from tests.incidents.bundle.brigade import KEY, NOW, brigade

if TYPE_CHECKING:
    from pathlib import Path


def test_what_came_from_others_is_read_and_not_written(tmp_path: Path):
    ours = brigade(tmp_path / "ours")
    sealed = seal(ours.folder, ours.data, NOW, KEY)
    folder = tmp_path / "theirs" / "incidents" / import_bundle(sealed.path, tmp_path / "theirs", NOW).id
    before = (folder / JOURNAL).read_bytes()
    with open_journal(folder, NOW, KEY) as journal:
        assert isinstance(journal, ReceivedJournal)
        assert journal.entries[-1].hash == sealed.about.head
        with pytest.raises(IncidentError, match="an incident of your own"):
            journal.append(NOW, "laptop", "person", IncidentCode.NOTE, {"text": "x"})
        journal.flush()
    assert (folder / JOURNAL).read_bytes() == before


def test_our_own_is_written(tmp_path: Path):
    ours = brigade(tmp_path)
    with open_journal(ours.folder, NOW, KEY) as journal:
        assert isinstance(journal, Journal)
