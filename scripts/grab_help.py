"""Takes the pictures of the help pages from the running program: three languages, by day and by night.

    .venv/bin/python scripts/grab_help.py [NAME …] [--into FOLDER]

A picture is one part of a window, no wider than a page of help, with made-up values. Run it after a change of
what they show, and look at them. Everything in them is made up, except the state border (© OpenStreetMap
contributors, ODbL).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from PIL import Image
from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from firedrone.app import open_station
from firedrone.settings import Settings
from incidents.operator.take_off import TakeOff
from scripts.grab_matrix import Combination, dress
from scripts.matrix_scenes import NOW_S, PLACE, SCENES, clear, open_incident, standing
from telemetry.door import Signing
from telemetry.fleet import Seen
from telemetry.state import Identity, LinkCounts
from telemetry.thermal.frame import TruthLevel
from ui import font, theme, units
from ui.area.area_sheet import AreaSheet
from ui.help.pages import PICTURES, picture_path
from ui.hot_spot_states import SpotProgress, SpotTrend
from ui.incident.incident_draft import IncidentDraft
from ui.incident.new_incident import NewIncident
from ui.incident.plan_panel import PlanPanel
from ui.incident.task_cards import TaskCards
from ui.incident.wanted import Card
from ui.readiness import MachineCheck, MachineRow, RowState
from ui.review.report_files import ReportFiles
from ui.settings import LANGUAGES
from ui.theme_name import ThemeName
from ui.train.exercise_list import ExerciseList
from ui.video.hot_spot_list import HotSpotList
from ui.video.spot_row import SpotRow
from ui.widgets.alarm_banner import AlarmBanner
from ui.widgets.button_strip import ButtonStrip
from ui.widgets.fact_list import Fact
from ui.widgets.state_bar import StateBar
from ui.widgets.tick_card import TickCard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ui.link.link_sheet import LinkSheet
    from ui.station import Station

translate = QCoreApplication.translate
SIZE = (1366, 768)
WIDE = 640  # what a page of help has room for on a small laptop
EDGE = 12
TICK_MS, MOST_TICKS = 20, 500
TAKES_S = (420.0, 1020.0, 180.0, 1080.0, 540.0, 240.0)  # each card, in their order
COLOURS = 96  # windows have few: a fifth of the bytes
AT = datetime(2026, 8, 22, 23, 29, tzinfo=UTC)
W = TypeVar("W", bound=QWidget)


@dataclass(frozen=True, slots=True)
class HelpPicture:
    """`show` sets the window up, `part` is what is taken of it.

    It is made `wide` pixels wide if it can be so narrow, and no more than `high` of it is taken.
    """

    show: Callable[[Station], None]
    part: Callable[[Station], QWidget]
    wide: int = WIDE - 2 * EDGE
    high: int = 600


# --- what is shown -------------------------------------------------------------------------------


def _new_alarm(station: Station) -> None:
    SCENES["new-alarm"](station)
    what, where = translate("NewIncident", "Grass fire"), "“Upmaļi”, Subates pagasts"
    text = f"2026-0417 {what}. {where}"
    form = _seen(station, NewIncident)
    form.show_text(text)
    form.fill(IncidentDraft(what, where, "2026-0417", PLACE, alarm_at=AT, alarm_text=text))


def _checks(station: Station) -> None:
    """All that the machine sees is in order; one tick is still missing."""
    SCENES["checks"](station)
    sheet = station.parts.before_takeoff
    aboard = translate("BeforeTakeoff", "same as on screen")
    values = {
        MachineCheck.LINK: units.age(0.1),
        MachineCheck.POSITION: "±1 m",
        MachineCheck.BATTERY: "98 %",
        MachineCheck.HOME: translate("BeforeTakeoff", "where the drone stands"),
        MachineCheck.FENCE: aboard,
        MachineCheck.PLAN: aboard,
        MachineCheck.RECORDING: translate("BeforeTakeoff", "running, both directions"),
        MachineCheck.DISK: "41 GB",
    }
    sheet.show_machine([MachineRow(check, RowState.OK, value) for check, value in values.items()])
    sheet.show_findings(())
    sheet.show_plan("7 min · “Upmaļi”, Subates pagasts")
    sheet.flown_as.propose(
        TakeOff(translate("FlownAs", "Remote pilot"), translate("FlownAs", "Observer"), "B2")
    )
    for card in sheet.findChildren(TickCard)[:3]:
        card.setChecked(True)


def _fly(scene: str, word: str, sub: str, station: Station) -> None:
    """With its state in the block at the left, as the drone's own words would say it."""
    SCENES[scene](station)
    below = translate("State", sub).format(percent="47 %", age="60 s")
    lost = scene == "fly-lost"
    station.parts.window.set_state_block(translate("State", word), below, red=lost)


def _hot_spots(station: Station) -> None:
    raw = TruthLevel.RAW
    shown = HotSpotList()
    station.parts.window.open_sheet(shown)
    shown.show_rows(
        (
            SpotRow(1, 412.0, raw, 9.0, AT, error_c=5.0, trend=SpotTrend.GROWING, half_m=4.0),
            SpotRow(2, 150.0, raw, 11.0, AT, at_least=True, progress=SpotProgress.SENT, whom="Subate 11"),
            SpotRow(3, 141.0, raw, 12.0, AT, error_c=5.0, trend=SpotTrend.COOLING),
            SpotRow(4, 74.0, raw, 12.0, AT, progress=SpotProgress.OUT, trend=SpotTrend.STEADY),
        )
    )
    shown.show_crews(["Subate 11"])


def _report(station: Station) -> None:
    names = ("report.pdf", "report-en.html", "map.html", "tracks.kml", "tracks.gpx", "sealed.zip")
    station.parts.window.open_sheet(ReportFiles([Path("2026-08-22 Upmaļi") / name for name in names]))


def _district(station: Station) -> None:
    sheet = AreaSheet(PLACE)
    station.parts.window.open_sheet(sheet)
    sheet.show_packs([Fact("Aknīste-Rokiškis", "2026-08-14")])


def _link(station: Station) -> None:
    """Two drones are heard, one of them is ours and signs."""
    SCENES["link"](station)
    sheet = cast("LinkSheet", _content(station))
    heard = [
        Seen(n, 1, "quadrotor", "ardupilotmega", f"10.0.0.{n}:14550", f"{n}", NOW_S - 1.0, n == 1)
        for n in (1, 2)
    ]
    identity = Identity(1, 1, "quadrotor", "ardupilotmega", uid="1")
    counts = LinkCounts(messages=4812, signing=Signing.ON, heard_s=NOW_S - 0.2)
    sheet.show_link(replace(standing(), identity=identity, link=counts), tuple(heard), NOW_S)


def _train(station: Station) -> None:
    """When the exercises have been read."""
    SCENES["train"](station)
    _wait(lambda: station.parts.train_page.exercises.count() > 1)


def _planned(station: Station) -> None:
    """When no better plan is being worked out any more."""
    SCENES["incident"](station)
    _wait(lambda: station.parts.planning.settled)
    _seen(station, TaskCards).show_minutes(dict(zip(Card, TAKES_S, strict=True)))
    QTest.qWait(TICK_MS)


def _wait(is_true: Callable[[], bool]) -> None:
    for _ in range(MOST_TICKS):
        if is_true():
            return
        QTest.qWait(TICK_MS)


# --- what is taken of it -------------------------------------------------------------------------


def _content(station: Station) -> QWidget:
    """What lies on the sheet."""
    content = station.parts.window.sheet.content
    if content is None:
        raise LookupError("no sheet is open")
    return content


def _part(kind: type[QWidget]) -> Callable[[Station], QWidget]:
    return lambda station: _seen(station, kind)


def _seen(station: Station, kind: type[W]) -> W:
    """The one of this kind that can be seen."""
    return next(one for one in station.parts.window.findChildren(kind) if one.isVisible())


SEARCHING = partial(_fly, "fly", "FLYING", "Searching · {percent} done")
PICTURES_TAKEN: Mapping[str, HelpPicture] = {
    "new-alarm": HelpPicture(_new_alarm, _part(NewIncident), high=560),
    "cards": HelpPicture(_planned, _part(TaskCards), wide=760),
    "plan": HelpPicture(_planned, _part(PlanPanel), wide=0, high=362),
    "checks": HelpPicture(_checks, _content, wide=760),
    "buttons": HelpPicture(SEARCHING, _part(ButtonStrip)),
    "state-bar": HelpPicture(SEARCHING, _part(StateBar), wide=840),
    "alarm": HelpPicture(SCENES["fly-alarm"], _part(AlarmBanner), wide=840),
    "lost": HelpPicture(
        partial(_fly, "fly-lost", "LINK LOST", "last heard {age} ago"), _part(StateBar), wide=840
    ),
    "link": HelpPicture(_link, _content, wide=880),
    "hot-spots": HelpPicture(_hot_spots, _content, wide=760),
    "report": HelpPicture(_report, _content),
    "district": HelpPicture(_district, _content),
    "train": HelpPicture(_train, _part(ExerciseList), high=260),
    "settings": HelpPicture(SCENES["settings"], _content),
}


def take(station: Station, name: str, language: str, worn: ThemeName) -> QPixmap:
    """One picture, with an edge round it."""
    dress(station, Combination(worn, language, SIZE))
    clear(station)
    wanted = PICTURES_TAKEN[name]
    wanted.show(station)
    QApplication.sendPostedEvents()  # but not the window's tick: it would say what is true
    plain = _narrow(wanted.part(station), wanted)
    clear(station)
    return _framed(plain)


def _narrow(part: QWidget, wanted: HelpPicture) -> QPixmap:
    """As narrow as it may be made, and as high as that needs."""
    least, layout = part.minimumSizeHint(), part.layout()
    width = max(wanted.wide, least.width())
    by_width = layout is not None and layout.hasHeightForWidth()
    height = layout.totalHeightForWidth(width) if by_width else part.sizeHint().height()
    part.resize(width, max(height, least.height()))
    return part.grab(QRect(0, 0, part.width(), min(part.height(), wanted.high)))


def _framed(plain: QPixmap) -> QPixmap:
    room = WIDE - 2 * EDGE
    if plain.width() > room:
        plain = plain.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
    framed = QPixmap(plain.width() + 2 * EDGE, plain.height() + 2 * EDGE)
    framed.fill(theme.colour("window"))
    with QPainter(framed) as painter:
        painter.drawPixmap(EDGE, EDGE, plain)
        painter.setPen(theme.colour("hairline"))
        painter.drawRect(framed.rect().adjusted(0, 0, -1, -1))
    return framed


def write(picture: QPixmap, path: Path) -> None:
    """A PNG with a palette of its own."""
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(held, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    path.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(BytesIO(held.data().data())) as read:
        few = read.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(path, optimize=True)


def written(
    station: Station, folder: Path, names: Iterable[str], languages: Iterable[str] = tuple(LANGUAGES)
) -> list[Path]:
    """Each of them in these languages, by day and by night."""
    found: list[Path] = []
    for name, language, worn in product(names, languages, (ThemeName.DAY, ThemeName.NIGHT)):
        kept = picture_path(name, language, dark=worn is ThemeName.NIGHT)
        path = folder / kept.relative_to(PICTURES)
        write(take(station, name, language, worn), path)
        found.append(path)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """All pictures, or those that are named."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(PICTURES_TAKEN))
    parser.add_argument("--into", type=Path, default=PICTURES)
    asked = parser.parse_args(arguments)
    names = cast("list[str]", asked.names) or list(PICTURES_TAKEN)
    unknown = [name for name in names if name not in PICTURES_TAKEN]
    if unknown:
        print(
            f"no such picture: {', '.join(unknown)}; there are {', '.join(PICTURES_TAKEN)}", file=sys.stderr
        )
        return 2
    application = QApplication.instance() or QApplication(sys.argv[:1])
    QApplication.setStyle("Fusion")
    font.load()
    theme.wear(theme.DAY)
    with tempfile.TemporaryDirectory() as data:
        station = open_station(Path(data), Settings())
        station.parts.window.show()
        open_incident(station)
        for path in written(station, cast("Path", asked.into), names):
            print(f"{path.name} {path.stat().st_size // 1024} kB")
        station.close()
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
