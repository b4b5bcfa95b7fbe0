"""One order is one photo, whatever the radio loses; and a recording is believed when the camera shows it."""

from __future__ import annotations

from functools import partial

import pytest

from telemetry.camera.order import CameraCannot, CameraError, CameraRefused, CameraSilent
from telemetry.camera.shots import Shutter, start_recording, stop_recording, take_photo
from telemetry.camera.state import Camera, CameraInfo
from telemetry.events import EventCode
from telemetry.messages import mavlink
from telemetry.protocol import Ask, Conversation, Peer
from tests.telemetry.camera.aloft import Aloft, autopilots, own
from tests.telemetry.wire import Wire

BOTH = pytest.mark.parametrize("make", [autopilots, own], ids=["the autopilots", "its own"])


@BOTH
def test_a_photo_is_taken_and_its_number_told(make: object):
    aloft = Aloft(make()).met()  # type: ignore[operator]
    shutter = Shutter()
    assert aloft.done(shutter.press(aloft.camera)) == 1
    assert aloft.done(shutter.press(aloft.camera)) == 2
    aloft.live(1.5)
    assert aloft.camera.capturing is not None
    assert aloft.camera.photo is not None
    assert (aloft.camera.capturing.photos, aloft.camera.photo.index) == (2, 2)
    assert aloft.camera.photo.at is not None
    codes = [aloft.session.events.get().code for _ in range(aloft.session.events.qsize())]
    assert codes.count(EventCode.COMMAND_SENT) == codes.count(EventCode.COMMAND_ANSWERED) == 2


@BOTH
@pytest.mark.parametrize("seed", range(4))
def test_on_a_bad_radio_no_photo_is_taken_twice_and_none_is_claimed(make: object, seed: int):
    aloft = Aloft(make(), share=0.3, seed=seed).met()  # type: ignore[operator]
    shutter, claimed = Shutter(), 0
    for _ in range(8):
        try:
            aloft.done(shutter.press(aloft.camera))
        except CameraError:
            continue
        claimed += 1
        aloft.live(0.5)
    assert aloft.payload is not None
    assert claimed <= aloft.payload.camera.photos <= 8
    assert claimed >= 6


@BOTH
def test_a_recording_begins_shows_and_ends(make: object):
    aloft = Aloft(make()).met()  # type: ignore[operator]
    assert aloft.done(partial(start_recording, camera=aloft.camera)) is True
    aloft.live(2.5)
    assert aloft.camera.capturing is not None
    assert aloft.camera.capturing.recording
    assert aloft.camera.capturing.recording_s > 1.0
    assert aloft.done(partial(stop_recording, camera=aloft.camera)) is True
    aloft.live(1.2)
    assert aloft.camera.capturing is not None
    assert not aloft.camera.capturing.recording


def test_a_drone_without_a_camera_says_no_in_one_sentence():
    aloft = Aloft(None)
    with pytest.raises(CameraRefused, match=r"^the drone refused to take a photo: failed$"):
        aloft.done(partial(take_photo, camera=Camera(1, 1), shot=1))


def test_what_a_camera_cannot_do_is_not_sent():
    blind = Camera(1, 1, CameraInfo("", "", frozenset(), None, None, None, None, 0.0))
    with pytest.raises(CameraCannot, match="takes none"):
        next(take_photo(Peer(1, 1, "ardupilotmega"), blind, 1))
    with pytest.raises(CameraCannot, match="records nothing"):
        next(start_recording(Peer(1, 1, "ardupilotmega"), blind))


def test_a_camera_that_only_says_yes_is_not_said_to_record():
    protocol = start_recording(Peer(1, 1, "ardupilotmega"), Camera(1, 1))
    next(protocol)
    wire = Wire()
    protocol.send(wire.heard(mavlink.MAVLink_command_ack_message(2500, 0)))
    protocol.send(None)
    assert (
        ended(protocol, wire.heard(mavlink.MAVLink_camera_capture_status_message(0, 0, 0, 0, 0, 0))) is False
    )


def ended(protocol: Conversation[bool], message: object) -> bool | None:
    """What comes of it when it always hears the same."""
    for _ in range(40):
        try:
            protocol.send(message)  # type: ignore[arg-type]
        except StopIteration as done:
            return done.value
    return None


def test_the_number_of_a_photo_rises_with_each_and_stays_with_a_repetition():
    shutter = Shutter(first=70)
    first, second = (numbers_of(shutter.press(Camera(100, 0))(Peer(1, 1, "ardupilotmega"))) for _ in range(2))
    assert (first[:3], second[:3]) == ([70.0] * 3, [71.0] * 3)


def numbers_of(protocol: Conversation[int | None]) -> list[float]:
    """The numbers of the photo that is ordered while nobody answers."""
    numbers: list[float] = []
    ask: Ask = next(protocol)
    while True:
        orders = [sent for sent in ask.send if getattr(sent, "command", 0) == 2000]
        numbers += [float(getattr(sent, "param4", 0.0)) for sent in orders]
        try:
            ask = protocol.send(None)
        except CameraSilent:
            return numbers
