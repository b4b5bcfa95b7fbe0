"""The camera's controls below the large picture, and the panel with those of the heat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal, SignalInstance
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import units
from ui.theme import colour
from ui.video.camera_abilities import Aim, CameraNow, Control
from ui.video.heat_panel import HeatPanel
from ui.video.tile import HEIGHT, Tile
from ui.widgets.button_strip import shared
from ui.words.thermal import picture_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPaintEvent, QResizeEvent

STRIP = HEIGHT + 2 * 4
_GAP, _EDGE = 4, 6
_HEAT = (Control.PALETTE, Control.LEVEL, Control.ISOTHERM, Control.GAIN)


class CameraStrip(QWidget):
    """Gets what the camera can and how it stands, emits intents. `panel` is laid over the picture by who
    holds the strip."""

    photo_wanted = Signal()
    record_wanted = Signal(bool)  # start, or stop
    zoom_wanted = Signal(int)  # +1 nearer, -1 farther
    down_wanted = Signal()
    ahead_wanted = Signal()  # with the nose; also "follow"
    place_wanted = Signal(bool)  # look at the place under the cross and stay on it; False: let it go
    palette_wanted = Signal(str)
    level_lock_wanted = Signal(bool)
    isotherm_wanted = Signal(object)  # float, degrees Celsius; None: off
    wide_range_wanted = Signal(bool)
    thermal_wanted = Signal(bool)  # show the thermal stream, or the visible one
    video_wanted = Signal()  # the sheet of the streams

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = CameraNow()
        self._why: dict[Control, str] = {}
        self._thermal = True
        self.panel = HeatPanel(self)
        self._tiles = {
            "photo": Tile("camera-outline"),
            "record": Tile("record-circle-outline"),
            "nearer": Tile("magnify-plus-outline"),
            "farther": Tile("magnify-minus-outline"),
            "down": Tile("arrow-collapse-down"),
            "ahead": Tile("arrow-up"),
            "place": Tile("crosshairs"),
            "switch": Tile("eye-outline"),
            "heat": Tile("tune-variant"),
            "video": Tile("video-outline"),
        }
        for name, tile in self._tiles.items():
            tile.setParent(self)
            tile.setCheckable(name in ("record", "down", "ahead", "place"))
        self._tiles["switch"].hide()  # until there are two pictures
        self._wire()
        self.setFixedHeight(STRIP)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    def _wire(self) -> None:
        tiles = self._tiles
        tiles["photo"].wanted.connect(self.photo_wanted)
        tiles["record"].wanted.connect(self._on_record)
        tiles["nearer"].wanted.connect(lambda: self.zoom_wanted.emit(1))
        tiles["farther"].wanted.connect(lambda: self.zoom_wanted.emit(-1))
        tiles["down"].wanted.connect(lambda: self._on_aim(self.down_wanted))
        tiles["ahead"].wanted.connect(lambda: self._on_aim(self.ahead_wanted))
        tiles["place"].wanted.connect(self._on_place)
        tiles["switch"].wanted.connect(lambda: self.thermal_wanted.emit(not self._thermal))
        tiles["heat"].wanted.connect(self.panel.toggle)
        tiles["video"].wanted.connect(self.video_wanted)
        self.panel.palette_wanted.connect(self.palette_wanted)
        self.panel.level_lock_wanted.connect(self.level_lock_wanted)
        self.panel.isotherm_wanted.connect(self.isotherm_wanted)
        self.panel.wide_range_wanted.connect(self.wide_range_wanted)

    # --- what it is told -------------------------------------------------------------------------

    def show_abilities(self, why_not: Mapping[Control, str]) -> None:
        """Which controls cannot be used, each with its reason in a few words; the others can."""
        self._why = dict(why_not)
        blocked = {
            "photo": Control.PHOTO,
            "record": Control.RECORD,
            "nearer": Control.ZOOM,
            "farther": Control.ZOOM,
            "down": Control.POINT,
            "ahead": Control.POINT,
            "place": Control.POINT,
        }
        for name, control in blocked.items():
            self._tiles[name].set_blocked(self._why.get(control))
        self._tiles["heat"].set_blocked(
            self._why[Control.PALETTE] if all(control in self._why for control in _HEAT) else None
        )
        self.panel.show_abilities(self._why)

    def show_palettes(self, names: Mapping[str, str]) -> None:
        """Those that can be chosen: a key of the caller's, and its name in the reader's language."""
        self.panel.show_palettes(names)

    def show_camera(self, now: CameraNow) -> None:
        """As it stands; called when something changed, or once a second while it records."""
        if now == self._now:
            return
        self._now = now
        self.panel.show_camera(now)
        self._show()

    def show_switch(self, *, offered: bool, thermal: bool) -> None:
        """Whether there are two pictures to choose from, and which is shown."""
        self._thermal = thermal
        switch = self._tiles["switch"]
        switch.setVisible(offered)
        switch.set_icon("eye-outline" if thermal else "thermometer")
        self._say()

    def tile(self, name: str) -> Tile:
        """photo, record, nearer, farther, down, ahead, place, switch, heat or video."""
        return self._tiles[name]

    # --- what is pressed -------------------------------------------------------------------------

    def _on_record(self) -> None:
        self._show()  # the camera says whether it records, not our press
        self.record_wanted.emit(self._now.recording_s is None)

    def _on_aim(self, wanted: SignalInstance) -> None:
        self._show()
        wanted.emit()

    def _on_place(self) -> None:
        self._show()
        self.place_wanted.emit(self._now.aim is not Aim.PLACE)

    # --- words and places ------------------------------------------------------------------------

    def _show(self) -> None:
        now, tiles = self._now, self._tiles
        recording = now.recording_s is not None
        tiles["record"].setChecked(recording)
        tiles["record"].set_icon("stop" if recording else "record-circle-outline")
        tiles["record"].set_words(
            self.tr("Record") if now.recording_s is None else units.stopwatch(now.recording_s),
            self.tr("Stop recording") if recording else self.tr("Record video"),
        )
        for name, aim in (("down", Aim.DOWN), ("ahead", Aim.AHEAD), ("place", Aim.PLACE)):
            tiles[name].setChecked(now.aim is aim)
        tiles["heat"].set_attention(now.saturated_c is not None and not now.wide_range)
        self._arrange()

    def _say(self) -> None:
        tiles = self._tiles
        tiles["photo"].set_words(self.tr("Photo"), self.tr("Take a photo"))
        tiles["nearer"].set_words(self.tr("Nearer"), self.tr("Zoom in"))
        tiles["farther"].set_words(self.tr("Wider"), self.tr("Zoom out"))
        tiles["down"].set_words(self.tr("Down"), self.tr("Look straight down"))
        tiles["ahead"].set_words(self.tr("Ahead"), self.tr("Look ahead, with the nose"))
        tiles["place"].set_words(self.tr("Lock on"), self.tr("Keep looking at the place under the cross"))
        other = picture_name(thermal=not self._thermal)
        tiles["switch"].set_words(other, self.tr("Show the other picture: {name}").format(name=other))
        tiles["heat"].set_words(self.tr("Heat"), self.tr("Colours, range and threshold"))
        tiles["video"].set_words(self.tr("Video"), self.tr("Choose the pictures"))
        self._show()

    def _shown(self) -> list[Tile]:
        return [tile for tile in self._tiles.values() if not tile.isHidden()]

    def _arrange(self) -> None:
        tiles = self._shown()
        room = self.width() - 2 * _EDGE - _GAP * (len(tiles) - 1)
        least = [tile.minimumSizeHint().width() for tile in tiles]
        x = float(_EDGE)
        for tile, width in zip(tiles, shared(room, least, least), strict=True):
            tile.setGeometry(round(x), 4, round(x + width) - round(x), HEIGHT)
            x += width + _GAP

    def minimumSizeHint(self) -> QSize:
        tiles = self._shown()
        least = sum(tile.minimumSizeHint().width() for tile in tiles)
        return QSize(least + _GAP * (len(tiles) - 1) + 2 * _EDGE, STRIP)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("window"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
