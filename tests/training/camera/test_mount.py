"""What one stream sends to those who watch it, and how it is spoiled."""

from __future__ import annotations

from telemetry.video.access_unit import Encoding
from training.camera.encoder import Coded
from training.camera.faults import StreamFaults
from training.camera.mount import Mount

KEY = Coded((b"\x67sequence", b"\x68picture", b"\x65" + bytes(3000)), key=True)
NEXT = Coded((b"\x41" + bytes(500),), key=False)


class Viewer:
    def __init__(self) -> None:
        self.waits_for_key = True
        self.slow = False
        self.parts: list[bytes] = []
        self.reports: list[bytes] = []

    def send_picture_part(self, rtp: bytes) -> None:
        self.parts.append(rtp)

    def send_report(self, rtcp: bytes) -> None:
        self.reports.append(rtcp)

    def can_take(self) -> bool:
        return not self.slow


def watched(**changed: int) -> tuple[Mount, Viewer]:
    mount, viewer = Mount("thermal", Encoding.H264, 30, **changed), Viewer()
    mount.join(viewer)
    return mount, viewer


def test_nothing_is_sent_before_a_key_frame_and_one_is_wanted_at_once():
    mount, viewer = watched()
    assert mount.key_wanted
    mount.publish(NEXT, 1.0)
    assert viewer.parts == []
    mount.publish(KEY, 1.1)
    mount.publish(NEXT, 1.2)
    assert len(viewer.parts) == 2 + 3 + 1  # the key frame's slice is cut in three
    assert not mount.key_wanted


def test_who_reads_too_slowly_starts_again_at_a_key_frame():
    mount, viewer = watched()
    mount.publish(KEY, 1.0)
    viewer.slow = True
    mount.publish(NEXT, 1.1)
    viewer.slow = False
    count = len(viewer.parts)
    mount.publish(NEXT, 1.2)
    assert len(viewer.parts) == count
    mount.publish(KEY, 1.3)
    assert len(viewer.parts) > count


def test_a_black_out_ends_by_itself():
    mount, viewer = watched()
    mount.black_out(2.0, 1.0)
    mount.publish(KEY, 1.5)
    assert viewer.parts == []
    mount.publish(KEY, 3.1)
    assert viewer.parts


def test_the_streams_clock_starts_again_from_0_when_it_is_told_to_start_late():
    mount, viewer = watched(first_rtp_time=2**32 - 45_000)
    mount.publish(KEY, 10.0)
    mount.publish(NEXT, 11.0)
    first, last = viewer.parts[0], viewer.parts[-1]
    assert int.from_bytes(first[4:8], "big") == 2**32 - 45_000
    assert int.from_bytes(last[4:8], "big") == 45_000


def test_the_marker_is_on_the_last_packet_alone_or_never():
    mount, viewer = watched()
    mount.publish(KEY, 1.0)
    assert [part[1] >> 7 for part in viewer.parts] == [0, 0, 0, 0, 1]
    mount.faults = StreamFaults(never_marked=True)
    viewer.parts.clear()
    mount.publish(KEY, 1.1)
    assert not any(part[1] >> 7 for part in viewer.parts)


def test_reports_come_once_a_second_and_with_each_key_frame():
    mount, viewer = watched()
    mount.publish(KEY, 1.0)
    mount.publish(NEXT, 1.5)
    assert len(viewer.reports) == 1
    mount.publish(NEXT, 2.1)
    assert len(viewer.reports) == 2
