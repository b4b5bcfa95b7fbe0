import json
import re
import shutil
import subprocess
from collections import Counter
from html.parser import HTMLParser

import pytest

from maps import borders
from maps.area import Area
from maps.formats.features import Line, NamedArea
from maps.geo import LatLon, moved
from maps.sheet.escaped import escaped
from maps.sheet.html_map import incident_map
from maps.sheet.sheet import FLOWN, Mark, Outline, Pen, Sheet, Track
from maps.tiles.mbtiles import TileStore
from maps.tiles.pyramid import Tile, tile_at
from tests.maps.made_up_tiles import png, write_mbtiles

SCENE = LatLon(56.36, 23.45)
HOSTILE = (
    '</script><script>window.hacked=1</script><img src=x onerror="window.hacked=2">\'`${window.hacked=3}`'
    " \\u003cimg src=x onerror=window.hacked=4\\u003e {{ 7*7 }} {% raise %} {# <!-- \ud800 Ķūla"
)
FLIGHT = Line(tuple(moved(SCENE, leg // 2 * 40, 600 * ((leg + 1) // 2 % 2)) for leg in range(20)), "DRAUGE 1")
FIELD = Area(tuple(moved(SCENE, x, y) for x, y in ((-60, -60), (500, -60), (500, 660), (-60, 660))))
SHEET = Sheet(
    "Kūlas ugunsgrēks",
    "2026-04-18",
    "MĀCĪBAS",
    "lv",
    (Track(FLIGHT, FLOWN, "13:15–13:32\n62 m"),),
    (Outline(NamedArea(FIELD, "Laukums")),),
    (Mark(moved(SCENE, 100, 100), "1", "212 °C", error_m=18.0),),
)
HOSTILE_SHEET = Sheet(
    HOSTILE,
    HOSTILE,
    HOSTILE,
    HOSTILE,
    (Track(Line(FLIGHT.places, HOSTILE), FLOWN, HOSTILE),),
    (Outline(NamedArea(FIELD, HOSTILE), text=HOSTILE),),
    (Mark(SCENE, HOSTILE, HOSTILE, error_m=10.0),),
)


@pytest.fixture(scope="module")
def page():
    return incident_map(SHEET)


@pytest.fixture
def ground(tmp_path):
    pictures = {tile_at(SCENE, zoom): png(210, 215, zoom) for zoom in (12, 13, 14)}
    far_away = {Tile(14, 0, 0): png(1, 1, 1)}
    source = '<a href="https://example.org/x">Made up</a>' + HOSTILE.replace("<", "&lt;").replace(
        "\ud800", ""
    )
    with TileStore(write_mbtiles(tmp_path / "g.mbtiles", pictures | far_away, attribution=source)) as store:
        yield store


class Outside(HTMLParser):
    """Collects what a browser would fetch or a click would open: what is neither data nor in the page."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.found = Counter(), []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags[tag] += 1
        addresses = [value for name, value in attrs if name in ("src", "href", "srcset", "action", "data")]
        self.found += [value for value in addresses if not value.startswith(("data:", "#"))]

    def handle_data(self, data):
        self.found += re.findall(
            r"url\((?!data:|#)[^)]*\)|@import[^;]*|(?:src|href)=.?(?:https?:|//)[^ ]*", data
        )
        self.found += re.findall(r"sourceMappingURL.*", data)


def test_the_file_refers_to_nothing_outside_itself(page, ground):
    for html in (page, incident_map(SHEET, [ground]), incident_map(HOSTILE_SHEET, [ground])):
        outside = Outside(html)
        assert outside.found == []
        assert not {"link", "img", "iframe", "object", "base"} & set(outside.tags)
    assert outside.tags == Outside(incident_map(SHEET, [ground])).tags  # hostile texts add no element


def test_the_browser_is_told_to_load_nothing_before_anything_else(page):
    assert page.index("Content-Security-Policy") < page.index("<script>")
    assert "default-src 'none'" in page


def test_title_banner_names_and_language_are_in_the_page(page):
    assert '<html lang="lv">' in page
    assert "<title>Kūlas ugunsgrēks</title>" in page
    assert '<p class="banner">MĀCĪBAS</p>' in page
    assert page.count("DRAUGE 1") == 2  # legend and popup
    assert "13:15–13:32<br>62 m" in page


def test_a_real_flight_has_no_banner():
    assert 'class="banner"' not in incident_map(Sheet("x"))


def test_the_border_is_drawn_near_it_and_its_source_is_named(page):
    assert borders.ATTRIBUTION in json.loads(re.findall(r'addAttribution\(("[^"]*")\)', page)[0])
    far = Line(tuple(moved(LatLon(57.5, 24.5), i, 0.0) for i in range(3)), "Vidzeme")
    assert borders.ATTRIBUTION not in incident_map(Sheet("x", tracks=(Track(far),)))


def test_the_pictures_of_the_scene_are_carried_along_and_those_elsewhere_are_not(ground):
    html = incident_map(SHEET, [ground])
    carried = json.loads(re.findall(r"var pictures = (\{.*\});", html)[0])
    expected = {f"{t.zoom}/{t.column}/{t.row}" for t in (tile_at(SCENE, zoom) for zoom in (12, 13, 14))}
    assert set(carried) == expected
    assert all(data.startswith("data:image/png;base64,") for data in carried.values())
    assert "maxNativeZoom: 14" in html


def test_too_many_pictures_end_at_the_last_whole_zoom(ground, monkeypatch):
    monkeypatch.setattr("maps.sheet.html_map.MAX_TILES", 20)
    assert "maxNativeZoom: 13" in incident_map(SHEET, [ground])


def test_an_hour_of_flight_shrinks_to_what_can_be_seen():
    straight = Line(tuple(moved(SCENE, i * 0.1, 0.0) for i in range(36_000)), "long")
    assert len(incident_map(Sheet("x", tracks=(Track(straight),)))) < 300_000


def test_no_sign_with_a_meaning_in_html_scripts_or_templates_survives():
    assert not set("<>\"'`$\\{}") & set(escaped(HOSTILE))
    assert escaped("Ķīmija & co\nrinda") == "Ķīmija &#38; co<br>rinda"


def test_a_pen_that_could_carry_code_is_refused():
    with pytest.raises(ValueError, match="is not a pen"):
        Pen("red;background:url(x)")


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
REPORT = """
<script>setTimeout(function () {
  var canvas = document.querySelector('canvas'), painted = 0;
  var rgba = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  for (var i = 0; i < rgba.length; i += 4) {
    if (rgba[i] === 11 && rgba[i + 1] === 110 && rgba[i + 2] === 127 && rgba[i + 3] > 250) { painted += 1; }
  }
  var tiles = document.querySelectorAll('img.leaflet-tile-loaded[src^="data:image/png"]').length, said = [];
  MAP.eachLayer(function (layer) {
    if (layer.getPopup && layer.getPopup()) {
      layer.openPopup();
      said.push(document.querySelector('.leaflet-popup-pane').textContent);
    }
  });
  document.title = 'REPORT ' + JSON.stringify({
    painted: painted, hacked: window.hacked || 0, images: document.querySelectorAll('img[onerror]').length,
    marks: Array.from(document.querySelectorAll('.mark')).map(function (m) { return m.textContent; }),
    popup: said.join(' '),
    tiles: tiles });
}, 1500);</script>"""


@pytest.mark.slow
@pytest.mark.peers
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
@pytest.mark.parametrize("sheet", [SHEET, HOSTILE_SHEET], ids=["plain", "hostile"])
def test_a_real_browser_without_network_paints_it_and_runs_no_text(tmp_path, ground, sheet):
    html = incident_map(sheet, [ground])
    (map_name,) = re.findall(r"var (map_\w+) = L\.map", html)
    path = tmp_path / "map.html"
    path.write_text(html.replace("</html>", REPORT.replace("MAP", map_name) + "</html>"), encoding="utf-8")
    command = [
        str(CHROMIUM),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--enable-logging=stderr",
        f"--user-data-dir={tmp_path / 'profile'}",
        "--window-size=1366,900",
        "--virtual-time-budget=8000",
        "--dump-dom",
        path.as_uri(),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert ":CONSOLE:" not in done.stderr
    (report,) = re.findall(r"<title>REPORT (.*?)</title>", done.stdout)
    seen = json.loads(report.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    assert seen["painted"] > 300
    assert (seen["hacked"], seen["images"]) == (0, 0)
    assert seen["tiles"] > 0
    label = sheet.marks[0].label.replace("\ud800", "?")
    assert seen["marks"] == [label]
    assert sheet.marks[0].text.replace("\ud800", "?") in seen["popup"]
