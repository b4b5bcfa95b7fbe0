"""The whole window in a flight, as a program of its own: it searches a field, and its pages are looked at.

    python -m firedrone.bench.flight_window FOLDER LINK SECONDS [CAMERA]

What it does goes to stdout, one JSON document a line: {"flies": ...} before the warm-up, {"begins": LOOK} and
{"ended": LOOK, ...} round each look, in the end {"complete": true}. An incident is open whose two flights of
before stand on the Review page with their charts; the map has pictures and the zones of a country; the flight
is recorded. With a camera its pictures are shown and recorded too, and the event loop is probed.
"""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from firedrone.app import SIZE, SWITCH_S, dress, open_station
from firedrone.bench.loop_probe import LoopProbe
from firedrone.bench.map_scene import PLACE, country_zones, write_pictures
from firedrone.bench.review_incident import made_up
from firedrone.settings import Settings
from maps.area import Area
from maps.geo import moved
from maps.tiles.mbtiles import TileStore
from missions.task import Task
from telemetry.settings import LinkSettings
from telemetry.video.settings import VideoSettings
from ui.desk.video_desk import Eye
from ui.incident.wanted import Card, Wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.station import Station

LOOKS = ("map", "picture", "charts")  # the map large, the picture large, the Review page with its charts
FIELD_M = ((40, 40), (640, 40), (640, 640), (40, 640))
EARLIER_S, EARLIER_ENTRIES = 300, 300  # the two flights of before
WARM_UP_S = 10.0  # and no longer than a look
STARTS_S = 90.0
WAIT_MS = 100


class Counts(QObject):
    """What the window took in and painted since it was last asked."""

    def __init__(self, station: Station) -> None:
        super().__init__(station)
        self._parts = station.parts
        self._pictures = self._paintings = 0
        self._parts.video.picture_came.connect(self._on_picture)
        self._parts.stage.picture.installEventFilter(self)
        self._begin()

    def take(self) -> dict[str, float]:
        """A second, on the average: messages of the drone, pictures, paintings of the picture; and what the
        window's thread and the whole process used, in seconds of a core a minute."""
        lasted_s = time.monotonic() - self._began_s
        found = {
            "seconds": lasted_s,
            "messages_hz": (self._parts.flight.state.link.messages - self._messages) / lasted_s,
            "pictures_hz": self._pictures / lasted_s,
            "paintings_hz": self._paintings / lasted_s,
            "window_s_a_minute": 60.0 * (time.thread_time() - self._thread_s) / lasted_s,
            "process_s_a_minute": 60.0 * (time.process_time() - self._process_s) / lasted_s,
        }
        self._begin()
        return {name: round(value, 2) for name, value in found.items()}

    def _begin(self) -> None:
        self._began_s = time.monotonic()
        self._thread_s, self._process_s = time.thread_time(), time.process_time()
        self._messages = self._parts.flight.state.link.messages
        self._pictures = self._paintings = 0

    def _on_picture(self, eye: Eye, _: object) -> None:
        self._pictures += eye is Eye.VISIBLE

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        self._paintings += event.type() is QEvent.Type.Paint
        return False


class Flight(QObject):
    """Does what a crew does: draws the field, sends the plan, takes off, and then only looks."""

    def __init__(
        self, station: Station, looks: Sequence[str], seconds: float, probe: LoopProbe | None
    ) -> None:
        """`probe`: there is a camera, and the loop is asked."""
        super().__init__(station)
        self._station, self._looks, self._look_s = station, list(looks), seconds / len(looks)
        self._probe, self._counts = probe, Counts(station)
        self._sent = False

    def begin(self, link: str, incident: str, tiles: TileStore) -> None:
        """The rest follows from what the drone says."""
        parts = self._station.parts
        if not parts.incidents.open(incident):
            raise AssertionError("the incident cannot be opened")
        field = Area(tuple(moved(PLACE, east, north) for east, north in FIELD_M))
        parts.planning.want(replace(Wanted(card=Card.SEARCH).with_wish(Task(speed_m_s=8.0)), area=field))
        parts.flight.aboard_changed.connect(self._on_aboard)
        if not parts.flight.connect_to(link):
            raise AssertionError(f"{link} cannot be opened")
        self._station.reviewing.look()
        self._wait(lambda: self._is_read() and self._send(), lambda: self._wait_for_flight(tiles))

    def _is_read(self) -> bool:
        """What Review works out once for an incident is no part of a look."""
        parts = self._station.parts
        shown = bool(parts.review_page.flights) and not parts.review_page.seen_is_due
        return shown and not parts.review.reading

    def _send(self) -> bool:
        """Once the drone knows where it is, and the plan begins there."""
        planning, state = self._station.parts.planning, self._station.parts.flight.state
        known = state.home is not None and state.estimator is not None and state.estimator.position_ok
        if known and not self._sent and planning.plan is not None and planning.settled:
            self._sent = True
            self._station.parts.window.show_page("fly")
            self._station.flying.send_plan()
        return self._sent

    def _on_aboard(self, aboard: object) -> None:
        flight = self._station.parts.flight
        if aboard is not None and not flight.state.armed:
            flight.take_off()

    def _wait_for_flight(self, tiles: TileStore) -> None:
        parts = self._station.parts

        def flies() -> bool:
            seen = self._probe is None or parts.video.picture(Eye.VISIBLE) is not None
            return seen and parts.flight.state.flying

        def warm_up() -> None:
            for map_view in (parts.fly_map, parts.review_map):
                map_view.set_tiles([tiles])
            parts.fly_map.show_zones(country_zones())
            self._show(self._looks[0])
            say({"flies": True})
            if self._probe is not None:
                self._probe.start()
            self._counts.take()
            QTimer.singleShot(int(1000 * min(WARM_UP_S, self._look_s)), self._warm)

        self._wait(flies, warm_up)

    def _warm(self) -> None:
        self._tell("warm-up")
        self._next()

    def _next(self) -> None:
        if not self._looks:
            if self._probe is not None:
                self._probe.stop()
            say({"complete": True})
            QApplication.quit()
            return
        look = self._looks.pop(0)
        if self._probe is not None:
            self._begin(look)  # how long somebody waits when coming there counts
            self._show(look)
        else:  # what is worked out once does not count for a minute of looking
            self._show(look)
            self._wait(self._is_read, lambda: self._begin(look))

    def _begin(self, look: str) -> None:
        say({"begins": look})
        self._counts.take()
        QTimer.singleShot(int(1000 * self._look_s), lambda: self._end(look))

    def _end(self, look: str) -> None:
        self._tell(look)
        self._next()

    def _tell(self, look: str) -> None:
        found = None if self._probe is None else self._probe.take()
        say({"ended": look, **self._counts.take(), "stalls": None if found is None else asdict(found)})

    def _show(self, look: str) -> None:
        parts = self._station.parts
        if look == "charts":
            self._station.reviewing.look()
            return
        parts.window.show_page("fly")
        parts.window.page_chosen.emit("fly")
        if parts.stage.picture_large != (look == "picture"):
            parts.stage.swap()

    def _wait(
        self, there: Callable[[], bool], then: Callable[[], None], until_s: float | None = None
    ) -> None:
        until_s = until_s or time.monotonic() + STARTS_S
        if there():
            then()
        elif time.monotonic() > until_s:
            QApplication.quit()
        else:
            QTimer.singleShot(WAIT_MS, lambda: self._wait(there, then, until_s))


def say(what: dict[str, Any]) -> None:
    """One line, at once."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def main(folder: Path, link: str, seconds: float, camera: str) -> None:
    """The product's own window; nothing in it is another than in flight."""
    sys.setswitchinterval(SWITCH_S)
    app = QApplication([])
    dress()
    earlier = made_up(folder / "data", flight_s=EARLIER_S, video_s=0, entries=EARLIER_ENTRIES, home=PLACE)
    tiles = TileStore(write_pictures(folder / "bench.mbtiles"))
    settings = Settings(link=LinkSettings(link), video=VideoSettings(visible=camera))
    station = open_station(folder / "data", settings)
    window = station.parts.window
    window.resize(*SIZE)
    window.show()
    looks = LOOKS if camera else tuple(look for look in LOOKS if look != "picture")
    flight = Flight(station, looks, seconds, LoopProbe() if camera else None)
    QTimer.singleShot(0, lambda: flight.begin(link, earlier.incident, tiles))
    app.exec()
    station.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]), sys.argv[4] if len(sys.argv) > 4 else "")
    sys.stdout.flush()
    os._exit(0)  # what Qt takes down at its end is not measured
