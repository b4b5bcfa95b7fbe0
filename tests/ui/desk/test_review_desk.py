"""A report is finished beside the window, and carries what the window already knows of the district."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from incidents.bundle.check import verify_bundle
from incidents.codes import IncidentCode
from incidents.nearby import read_district
from incidents.report.signed_pdf import check_pdf
from incidents.signatures import LaptopKey
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


def test_the_window_goes_on_while_a_report_is_written(qtbot: QtBot, tmp_path: Path):
    incidents = IncidentDesk(tmp_path, LaptopKey(bytes(range(32))))
    review = ReviewDesk(incidents)
    made: list[tuple[Path, ...]] = []
    review.report_made.connect(made.append)
    try:
        assert incidents.create("Grass fire", "Tērvete", scene=SCENE)
        review.finish()
        assert made == []  # it came back at once
        review.finish()  # pressed twice: one report
        qtbot.waitUntil(lambda: bool(made), timeout=20_000)
        noted = [entry for entry in incidents.entries if entry.code == IncidentCode.REPORT_MADE]
        sealed = made[0][-1]
        assert len(noted) == len(made[0]) - 1
        assert verify_bundle(sealed).ok
        assert check_pdf(made[0][0]).intact
    finally:
        incidents.close()


def test_an_incident_that_is_closed_meanwhile_still_gets_its_report(qtbot: QtBot, tmp_path: Path):
    incidents = IncidentDesk(tmp_path)
    review = ReviewDesk(incidents)
    assert incidents.create("Grass fire", "Tērvete", scene=SCENE)
    with qtbot.waitSignal(review.report_made, timeout=20_000) as made:
        review.finish()
        incidents.close()
    assert made.args
    assert all(file.is_file() for file in made.args[0])


def test_a_report_that_cannot_be_written_is_said(qtbot: QtBot, tmp_path: Path):
    incidents = IncidentDesk(tmp_path)
    review = ReviewDesk(incidents)
    try:
        assert incidents.create("Grass fire", "Tērvete", scene=SCENE)
        assert incidents.folder is not None
        (incidents.folder / "report").write_text("in the way")
        with qtbot.waitSignal(review.failed, timeout=20_000) as failed:
            review.finish()
        assert "cannot be written" in str(failed.args)
    finally:
        incidents.close()
