"""The streams: found on the drone or typed, opened, recorded with each flight, said how they are."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from telemetry.camera.state import StreamKind
from telemetry.events import EventCode
from telemetry.thermal.siyi import SiyiHeat
from telemetry.video.access_unit import Encoding
from telemetry.video.address import (
    StreamAddress,
    credentials_in,
    from_vehicle,
    parse_stream_address,
    points_elsewhere,
)
from telemetry.video.credentials import Credentials
from telemetry.video.errors import StreamError
from telemetry.video.sources import Login, spec_of_address
from telemetry.video.stream_status import StreamState
from ui.desk.video_desk import Eye
from ui.video.stream_choice import AnnouncedStream, StreamChoice
from ui.video.stream_sheet import StreamSheet
from ui.wiring.held_widget import HeldWidget
from ui.words.thermal import trouble_words

if TYPE_CHECKING:
    from telemetry.camera.state import VideoStream
    from telemetry.events import Event
    from telemetry.state import VehicleState
    from telemetry.video.settings import VideoSettings
    from telemetry.video.stream_status import StreamStatus
    from ui.desk.login_desk import LoginDesk
    from ui.wiring.parts import Parts

_TYPES = {StreamKind.RTSP: 0, StreamKind.RTP_UDP: 1, StreamKind.TCP_MPEG: 2, StreamKind.MPEG_TS: 3}
_ENCODINGS = {Encoding.H264: 1, Encoding.H265: 2}
# What thermal cores give; a stream that nobody says anything of is known by it.
THERMAL_PX = frozenset({(640, 512), (640, 480), (320, 256), (384, 288), (336, 256), (160, 120)})


class StreamingWires(QObject):
    """What is the drone's own is shown as soon as it is announced; everything else is asked for first."""

    settled = Signal(object)  # VideoSettings

    _sheet = HeldWidget["StreamSheet"]()

    def __init__(
        self, parts: Parts, settings: VideoSettings, logins: LoginDesk, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts, self._settings, self._logins = parts, settings, logins
        self._announced: dict[str, AnnouncedStream] = {}
        self._addresses: dict[str, StreamAddress] = {}  # of these, with all that their text leaves out
        self._heard: tuple[object, ...] = ()  # what they were read from
        self._opened: dict[Eye, StreamAddress] = {}
        self._unsure: StreamAddress | None = None  # opened as visible, until its size tells
        self._busy: Eye | None = None
        self._trainings: set[str] = set()  # recorded ones, by their folders: they end after their link
        parts.stage.video_wanted.connect(self.open_sheet)
        parts.flight.linked.connect(self._on_linked)
        parts.pump.vehicle_changed.connect(self._on_vehicle)
        parts.pump.happened.connect(self._on_happened)
        parts.video.status_changed.connect(self._on_status)
        parts.video.streams_changed.connect(self._show_streams)
        parts.video.happened.connect(self.record_event)

    @property
    def settings(self) -> VideoSettings:
        return self._settings

    def set_settings(self, settings: VideoSettings) -> None:
        """Other addresses, that did not come from its sheet."""
        self._settings = settings

    # --- the sheet -------------------------------------------------------------------------------

    def open_sheet(self) -> None:
        """Lay the sheet of the streams over the page."""
        parts = self._parts
        sheet = self._sheet = StreamSheet()
        sheet.connect_wanted.connect(self._on_choice)
        sheet.try_wanted.connect(self._on_choice)
        sheet.thermal_told.connect(self._on_thermal_told)
        sheet.closed_wanted.connect(self.close_streams)
        sheet.done.connect(parts.window.close_sheet)
        self._show_announced()
        parts.window.open_sheet(sheet)

    def _show_announced(self) -> None:
        if self._sheet is not None:
            shown = [str(address) for address in self._opened.values()]
            self._sheet.show_announced(tuple(self._announced.values()), shown)

    def _on_choice(self, choice: StreamChoice) -> None:
        try:
            address = self._address_of(choice.address)
            written = credentials_in(choice.address)
        except StreamError as error:
            self._say(str(error), good=False)
            return
        if choice.password:
            written = Credentials(choice.user, choice.password)
        eye = self._eye_of(address, thermal=choice.thermal)
        self._remember(eye, address)
        self._busy = eye
        if self._sheet is not None:
            self._sheet.set_busy(True)
        if written is not None:
            self._logins.keep(address, written)
            self._open(eye, address, Login(written.user, written.password))
        else:
            self._logins.fetch(address, partial(self._open, eye, address))

    def _address_of(self, text: str) -> StreamAddress:
        """The text of an announced one stands for all that the drone said of it. StreamError: it is none."""
        return self._addresses.get(text) or parse_stream_address(text)

    def _eye_of(self, address: StreamAddress, *, thermal: bool | None) -> Eye:
        """A stream that says nothing of itself is taken as visible until its size tells."""
        self._unsure = None
        if thermal is None and str(address) != self._settings.thermal:
            if str(address) != self._settings.visible:
                self._unsure = address
            return Eye.VISIBLE
        return Eye.VISIBLE if thermal is False else Eye.THERMAL

    def _on_thermal_told(self, text: str) -> None:
        """A person says which one it is: the two change places."""
        first, second = self._opened.get(Eye.VISIBLE), self._opened.get(Eye.THERMAL)
        if first is None or str(first) != text:
            return
        self._move(Eye.VISIBLE, Eye.THERMAL)
        if second is not None:
            self._logins.fetch(second, partial(self._open, Eye.VISIBLE, second))

    def _say(self, line: str, *, good: bool) -> None:
        if self._sheet is not None:
            self._sheet.set_busy(False)
            self._sheet.show_result(line, good=good)

    # --- opening and closing ---------------------------------------------------------------------

    def _open(self, eye: Eye, address: StreamAddress, login: Login | None) -> None:
        self._opened[eye] = address
        self._parts.video.open(eye, spec_of_address(address), login)
        if eye is Eye.THERMAL:
            self._ask_for_degrees(address)
        self._show_announced()

    def _ask_for_degrees(self, address: StreamAddress) -> None:
        """The temperature of each pixel, where the camera has it and a person said so, or it is practice."""
        heat, training = self._parts.heat, self._parts.training
        heat.forget()
        ports = training.heat_ports
        if ports is not None:
            (host, raw_port), (_, sdk_port) = ports
            heat.use_camera(SiyiHeat(host, raw_port, sdk_port))
        elif self._settings.raw and address.host:
            heat.use_camera(SiyiHeat(address.host))
        else:
            heat.use_camera(None)

    def _move(self, old: Eye, new: Eye) -> None:
        address = self._opened.pop(old, None)
        if address is not None:
            self._parts.video.shut(old)
            self._logins.fetch(address, partial(self._open, new, address))
            self._remember(new, address)

    def close_streams(self) -> None:
        """No more pictures."""
        for eye in Eye:
            self._parts.video.shut(eye)
        self._opened.clear()
        self._parts.heat.use_camera(None)
        self._show_announced()

    def _remember(self, eye: Eye, address: StreamAddress) -> None:
        if self._parts.flight.training or str(address) in self._announced:
            return
        typed = {"thermal" if eye is Eye.THERMAL else "visible": str(address)}
        self._settle(replace(self._settings, **typed))

    def _settle(self, settings: VideoSettings) -> None:
        self._settings = settings
        self.settled.emit(settings)

    # --- the drone -------------------------------------------------------------------------------

    def _on_linked(self, linked: bool) -> None:
        self._announced, self._addresses, self._heard = {}, {}, ()
        self.close_streams()
        if not linked or self._parts.flight.training:
            return
        for eye, text in ((Eye.THERMAL, self._settings.thermal), (Eye.VISIBLE, self._settings.visible)):
            if text:
                self._open_typed(eye, text)

    def _open_typed(self, eye: Eye, text: str) -> None:
        try:
            address = self._address_of(text)
        except StreamError as error:
            self._parts.window.show_error(str(error))
            return
        self._logins.fetch(address, partial(self._open, eye, address))

    def _on_vehicle(self, state: VehicleState, _now_s: float) -> None:
        host = self._parts.flight.drone_host
        cameras = tuple(camera.streams for camera in state.cameras if camera.streams)
        if not cameras or (heard := (host, *cameras)) == self._heard:
            return
        self._heard = heard
        found: dict[str, AnnouncedStream] = {}
        addresses: dict[str, StreamAddress] = {}
        for stream in chain.from_iterable(cameras):
            address = _address(stream)
            if address is not None:
                addresses[str(address)] = address
                found[str(address)] = _announced(stream, address, host)
        if (found, addresses) != (self._announced, self._addresses):
            self._announced, self._addresses = found, addresses
            self._show_announced()
            self._open_own()

    def _open_own(self) -> None:
        """The first of each kind, while nothing was typed or chosen for it."""
        for stream in self._announced.values():
            eye = Eye.THERMAL if stream.thermal else Eye.VISIBLE
            if stream.own and eye not in self._opened:
                self._open_typed(eye, stream.address)

    def _on_happened(self, event: Event) -> None:
        match event.code:
            case EventCode.ARMED:
                folder = self._parts.flight.folder
                if folder is not None and self._parts.flight.training:
                    self._trainings.add(folder.name)
                self._parts.video.record(folder)
            case EventCode.DISARMED | EventCode.DISK_LOW:  # the flight's own record comes first
                self._parts.video.record(None)
            case _:
                pass

    def record_event(self, event: Event) -> None:
        """Into the incident, for the flight that it belongs to; not whenever nothing flies."""
        parts = self._parts
        folder = parts.flight.folder
        flight = event.facts.get("folder") or (folder.name if folder is not None else None)
        facts = {key: value for key, value in event.facts.items() if key != "folder"}
        if event.code is not EventCode.VIDEO_SEGMENT and not parts.flight.state.armed:
            return
        if event.code is EventCode.VIDEO_SEGMENT and not self._is_news(flight, event):
            return
        if isinstance(flight, str):
            training = parts.flight.training or flight in self._trainings
            parts.incidents.happened(replace(event, facts=facts), flight, training=training)

    def _is_news(self, flight: object, segment: Event) -> bool:
        """Whether the open incident is that flight's, and has not written this recording down already."""
        entries = self._parts.incidents.entries
        known = {entry.facts.get("sha256") for entry in entries if entry.code == EventCode.VIDEO_SEGMENT}
        is_ours = any(entry.facts.get("flight") == flight for entry in entries)
        return is_ours and segment.facts.get("sha256") not in known

    # --- how they are ----------------------------------------------------------------------------

    def _show_streams(self) -> None:
        eyes = self._parts.video.eyes
        self._parts.stage.show_streams(
            thermal=Eye.THERMAL in eyes or self._parts.heat.camera is not None, visible=Eye.VISIBLE in eyes
        )

    def _on_status(self, eye: Eye, status: StreamStatus) -> None:
        if status.state is StreamState.LIVE and eye is Eye.VISIBLE and self._unsure is not None:
            self._tell_apart(status)
        if self._busy is not eye:
            return
        if status.state is StreamState.LIVE:
            self._busy = None
            size = f"{status.width_px} × {status.height_px}"
            self._say(self.tr("The picture comes, {size}.").format(size=size), good=True)
        elif status.trouble is not None:
            self._busy = None
            self._say(status.reason or " ".join(trouble_words(status.trouble)), good=False)

    def _tell_apart(self, status: StreamStatus) -> None:
        unsure, self._unsure = self._unsure, None
        if (status.width_px, status.height_px) in THERMAL_PX and Eye.THERMAL not in self._opened:
            self._move(Eye.VISIBLE, Eye.THERMAL)
        elif self._sheet is not None and unsure is not None and Eye.THERMAL in self._opened:
            first, second = str(unsure), str(self._opened[Eye.THERMAL])
            self._sheet.ask_which_is_thermal((self.tr("This one"), first), (self.tr("The other"), second))


def _address(stream: VideoStream) -> StreamAddress | None:
    """None: nothing that may be opened."""
    kind = _TYPES.get(stream.kind) if stream.kind is not None else None
    if kind is None:
        return None
    encoding = _ENCODINGS[stream.encoding] if stream.encoding is not None else 0
    try:
        return from_vehicle(stream.uri, kind, encoding)
    except StreamError:
        return None


def _announced(stream: VideoStream, address: StreamAddress, host: str | None) -> AnnouncedStream:
    size = "" if stream.resolution_px is None else "{} × {}".format(*stream.resolution_px)
    return AnnouncedStream(
        stream.name, str(address), stream.thermal, own=not points_elsewhere(address, host), size=size
    )
