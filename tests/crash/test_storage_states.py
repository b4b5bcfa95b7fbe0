"""Ten thousand disks after a power cut, each opened by the code that opens a real one."""

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from incidents.codes import Clock, Source
from incidents.journal import Journal
from incidents.verify import verify
from telemetry import ballast, raw_file, raw_writer
from telemetry import recorder as recorder_module
from telemetry.events import EventCode
from telemetry.flight_folder import Ended, flight_folders, read_card
from telemetry.frames import FramesError, read_frames
from telemetry.recorder import Recorder
from telemetry.safe_files import sync_folder
from telemetry.unfinished import recovered, unfinished
from tests.crash.storage import Asked, Disk, after_a_cut, promised
from tests.figures import say
from tests.telemetry.recording import START, eventually
from tests.telemetry.tlogs import extract_records

FRAMES = 150
SEGMENT = 2000  # bytes: a flight of several segments
STEP = timedelta(milliseconds=100)

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800), pytest.mark.hazard("H19")]


def stream() -> list[bytes]:
    return [record[8:] for record in extract_records()[:FRAMES]]


@pytest.fixture
def in_memory() -> Iterator[Path]:
    """States are laid down by the thousand: not on a real disk where there is another way."""
    shared = Path("/dev/shm")  # noqa: S108 a folder of our own in it
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else None) as folder:
        yield Path(folder)


def recorded(root: Path, patch: pytest.MonkeyPatch) -> tuple[list[Asked], int]:
    """A flight and its incident, as the disk heard of them, and where they begin."""
    disk = Disk(root, patch)
    (root / "incidents" / "one").mkdir(parents=True)
    for folder in (root, root / "incidents"):
        sync_folder(folder)
    begin = len(disk.asked)  # the incident's folder was made long before
    on_disk = raw_file._sync_data
    with Journal(root / "incidents" / "one", START) as journal:
        record = Recorder(root, START, address="udp:127.0.0.1:14550", training=False)

        def confirmed(handle: int) -> None:
            written = record.written
            on_disk(handle)
            disk.promise("frames", written)

        patch.setattr(raw_file, "_sync_data", confirmed)
        for n, frame in enumerate(stream(), 1):
            record.frame(START + n * STEP, frame)
            if n % 5 == 0:
                eventually(lambda n=n: record.written == n)
            if n % 20 == 0:
                record.sync()
            if n % 10 == 0:
                journal.append(START, Clock.DRONE, Source.FLIGHT, EventCode.ARMED, {"n": n})
            if n % 30 == 0:
                journal.flush()
                disk.promise("entries", len(journal.entries))
        record.close()
        disk.promise("frames", FRAMES)
    return disk.asked, begin


def test_no_disk_after_a_power_cut_is_corrupt_or_lacks_what_was_synced(
    tmp_path: Path,
    in_memory: Path,
    sized: Callable[[int, int], int],
    capsys: pytest.CaptureFixture[str],
):
    with pytest.MonkeyPatch.context() as patch:
        for module in (raw_file, raw_writer):
            patch.setattr(module, "SEGMENT_BYTES", SEGMENT)
        patch.setattr(ballast, "BALLAST_BYTES", 0)
        patch.setattr(recorder_module, "BATCH_S", 0.0)
        asked, begin = recorded(tmp_path / "data", patch)
    states, chance = sized(300, 10_000), random.Random(77)
    kept = 0
    for n in range(states):
        place = in_memory / "state"
        place.mkdir()
        moment = chance.randrange(begin, len(asked) + 1)
        after_a_cut(asked[:moment], chance, place)
        try:
            kept += check_flight(place, asked[:moment])
            check_journal(place, asked[:moment])
        except Exception as error:
            error.add_note(f"state {n}, cut after {moment} of {len(asked)}: {asked[moment - 1]!r:.200}")
            raise
        shutil.rmtree(place)
    assert kept > 0
    say(capsys, f"storage: {states} states after a cut, 0 corrupt, 0 lack anything that was synced")


def check_flight(place: Path, asked: list[Asked]) -> int:
    """How many frames are there, all of them right."""
    wanted, safe = stream(), promised(asked, "frames")
    taken_up = unfinished(place, START)
    told = recovered(place)
    folders = [folder for folder in flight_folders(place) if read_card(folder) is not None]
    if not folders:
        assert safe == 0, "frames were synced, and nobody will hear of them"
        return 0
    (folder,) = folders
    try:
        frames = read_frames(folder)
    except FramesError:
        assert safe == 0
        return 0
    found = [frames.frame(n) for n in np.flatnonzero(frames.sound()).tolist()]
    assert found[:safe] == wanted[:safe]
    assert is_part_of(found, wanted)
    card = read_card(folder)
    assert card is not None
    assert card.frames == len(found)
    assert card.ended is (Ended.NOT_CLOSED if told else Ended.CLOSED)
    assert taken_up is None or taken_up.frames == len(found)
    assert verify(folder).problems == ()  # a power cut must not look like tampering
    return len(found)


def is_part_of(found: list[bytes], wanted: list[bytes]) -> bool:
    """Some of them in their order; none changed, none made up."""
    left = iter(wanted)
    return all(one in left for one in found)


def check_journal(place: Path, asked: list[Asked]) -> None:
    folder, safe = place / "incidents" / "one", promised(asked, "entries")
    with Journal(folder, START) as journal:
        assert journal.problems == ()
        numbers = [entry.facts["n"] for entry in journal.entries if entry.code == EventCode.ARMED]
    assert numbers == [10 * (n + 1) for n in range(len(numbers))]
    assert len(numbers) >= safe
    assert verify(folder).problems == ()
