"""A finished report carries what the window already knows of the district."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from incidents.nearby import read_district
from maps.geo import LatLon
from ui.desk.incident_desk import IncidentDesk
from ui.desk.review_desk import ReviewDesk

SCENE = LatLon(56.465, 23.345)
ZONES = Path(__file__).parents[2] / "data" / "zones" / "ed269_made_up_lv.json"


def test_the_map_of_a_finished_report_shows_the_zones_that_the_window_has_read(qtbot: QtBot, tmp_path: Path):
    incidents = IncidentDesk(tmp_path)
    review = ReviewDesk(incidents)
    try:
        assert incidents.create("Grass fire", "Tērvete", scene=SCENE)
        pages: list[str] = []
        for district in (review.district, read_district([ZONES])[0]):
            review.district = district
            with qtbot.waitSignal(review.report_made) as made:
                review.finish()
            files: tuple[Path, ...] = made.args[0] if made.args else ()
            pages += [file.read_text("utf-8") for file in files if file.name == "map-en.html"]
        assert ["no authorisation" in page for page in pages] == [False, True]
    finally:
        incidents.close()
