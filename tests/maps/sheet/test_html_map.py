import json
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from firedrone.bench.map_page import browser, ran
from maps import borders
from maps.area import Area
from maps.formats.features import Line, NamedArea
from maps.geo import LatLon, moved
from maps.places.place import HydrantForm, PlaceKind
from maps.sheet.escaped import escaped
from maps.sheet.html_map import first_look, incident_map, page_of
from maps.sheet.place_signs import Look
from maps.sheet.sheet import FLOWN, Layer, Mark, Outline, Pen, Shape, Sheet, Sign, Switches, Track
from maps.sheet.surroundings import place_lines
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


def test_a_place_is_said_in_degrees_and_in_the_grid_of_its_country():
    assert place_lines(LatLon(56.480, 23.391)) == ("56.48000 N 23.39100 E", "LKS-92 N 259671 E 462490")
    assert place_lines(LatLon(56.238, 23.615))[1] == "LKS-94 N 6233883 E 476131"
    assert place_lines(LatLon(58.4, 26.7)) == ("58.40000 N 26.70000 E",)  # Tartu


def test_a_sheet_with_nothing_at_all_still_opens_on_the_border_region():
    html = incident_map(Sheet("x"))
    assert Outside(html).found == []
    assert "fitBounds" in html


def test_without_a_frame_the_first_look_shows_the_signs_else_the_frame():
    far = moved(SCENE, 9_000.0, 0.0)
    layers = (Layer("Ūdens", signs=(Sign(SCENE, Look(PlaceKind.HYDRANT)), Sign(far, Look(PlaceKind.TANK)))),)
    assert first_look(Sheet("x", layers=layers)).reach_m == pytest.approx(4_500.0, rel=0.01)
    framed = Sheet("x", layers=layers, frame=(SCENE, moved(SCENE, 600.0, 800.0)))
    assert first_look(framed).reach_m == pytest.approx(500.0, rel=0.01)


def test_a_page_goes_through_mail_however_many_pictures_there_are(tmp_path, monkeypatch):
    most = len(incident_map(Sheet("x", frame=(SCENE,)))) + 500_000
    monkeypatch.setattr("maps.sheet.html_map.MAX_PAGE_CHARS", most)
    flat = png(1, 2, 3)
    picture = flat[:-12] + b"\0" * 30_000 + flat[-12:]  # a whole picture ends as it should
    near = {t: picture for z in (12, 13, 14) for t in _round(SCENE, z)}
    with TileStore(write_mbtiles(tmp_path / "g.mbtiles", near)) as store:
        made = page_of(Sheet("x", frame=(SCENE,)), [store])
    assert 0 < made.tiles < len(near)
    assert len(made.html) < most + 20_000  # the title bar and the styles are not counted


def _round(at, zoom):
    middle = tile_at(at, zoom)
    steps = (-1, 0, 1)
    return [Tile(zoom, middle.column + x, middle.row + y) for x in steps for y in steps]


REPORT = """
  var said = [], labels = Array.from(document.querySelectorAll('.leaflet-control-layers-overlays label'));
  var canvas = document.querySelector('canvas');
  function painted() {
    var copy = document.createElement('canvas'), count = {track: 0, zone: 0};
    copy.width = canvas.width; copy.height = canvas.height;
    var pen = copy.getContext('2d', {willReadFrequently: true});
    pen.drawImage(canvas, 0, 0);
    var rgba = pen.getImageData(0, 0, copy.width, copy.height).data;
    for (var i = 0; i < rgba.length; i += 4) {
      var colour = [rgba[i], rgba[i + 1], rgba[i + 2], rgba[i + 3] > 250].join(' ');
      if (colour === '11 110 127 true') { count.track += 1; }
      if (colour === '194 42 28 true') { count.zone += 1; }
    }
    return count;
  }
  function popup() { return document.querySelector('.leaflet-popup-pane').textContent; }
  var before = painted(), signs = document.querySelectorAll('.sign svg').length;
  var tiles = document.querySelectorAll(
    'img.leaflet-tile-loaded[src^="data:image/png"]').length;
  MAP.eachLayer(function (layer) {
    if (layer.getPopup && layer.getPopup()) { layer.openPopup(); said.push(popup()); }
  });
  MAP.closePopup();
  MAP.fire('click', {latlng: L.latLng(TAP)});
  var tapped = popup();
  labels.forEach(function (label) { label.querySelector('input').click(); });
  setTimeout(function () { document.title = 'TOLD ' + JSON.stringify({
    before: before, signs: signs, tiles: tiles, popup: said.join(' '), tapped: tapped,
    labels: labels.map(function (label) { return label.textContent.trim(); }),
    after: painted(), left: [document.querySelectorAll('.sign svg').length,
      document.querySelectorAll('.mark').length],
    hacked: window.hacked || 0, images: document.querySelectorAll('[onerror]').length,
    menu: document.querySelector('.leaflet-control-layers-toggle').title,
    titles: Array.from(document.querySelectorAll('.sign')).map(function (sign) { return sign.title; })
  }); }, 600);"""


def surrounded(sheet, name, text):
    """With a zone, a sign and a camera of that name and text, and switches that are called so too."""
    look = Look(PlaceKind.HYDRANT, HydrantForm.PILLAR, hollow=True)
    zone = Shape((FIELD.ring,), Pen("#c22a1c", 2.6), name, text)
    layers = (
        Layer(f"Z {name}", (zone,), (), ((zone.pen, text),)),
        Layer(f"W {name}", (), (Sign(moved(SCENE, 300, 300), look, name, text),), ((look, text),)),
        Layer(f"C {name}", (), (Sign(moved(SCENE, 350, 50), Look(None), name, text),)),
    )
    switches = Switches(*(f"{key} {name}" for key in ("menu", "pictures", "tracks", "areas", "marks")))
    return replace(sheet, layers=layers, switches=switches, notes=(text,), sources=(text,))


@pytest.mark.slow
@pytest.mark.peers
@pytest.mark.skipif(browser() is None, reason="no Chromium here")
@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        (surrounded(SHEET, "Nosaukums", "teksts"), "teksts"),
        (surrounded(HOSTILE_SHEET, HOSTILE, HOSTILE), HOSTILE),
    ],
    ids=["plain", "hostile"],
)
def test_a_real_browser_without_network_paints_it_and_runs_no_text(tmp_path, ground, sheet, said):
    html = incident_map(sheet, [ground])
    (map_name,) = re.findall(r"var (map_\w+) = L\.map", html)
    tap = f"{SCENE.lat_deg + 0.001}, {SCENE.lon_deg + 0.001}"
    script = REPORT.replace("MAP", map_name).replace("TAP", tap)
    done = ran(str(browser()), html, tmp_path, script)
    seen, said = done.told, said.replace("\ud800", "?")
    assert (done.complaints, done.asked, seen["hacked"], seen["images"]) == (0, 0, 0, 0)
    assert seen["before"]["track"] > 300
    assert seen["before"]["zone"] > 100
    assert seen["signs"] == 2
    assert seen["tiles"] > 0
    assert said in seen["popup"]
    assert sheet.marks[0].text.replace("\ud800", "?") in seen["popup"]
    assert said in seen["tapped"]  # the zone under the finger
    assert "56.36100 N 23.45100 E" in seen["tapped"]
    assert "56°21'39.6\"N 23°27'03.6\"E" in seen["tapped"]
    assert [label[0] for label in seen["labels"]] == ["Z", "W", "C", "t", "a", "m", "p"]
    assert seen["after"] == {"track": 0, "zone": 0}  # every switch turns its own off
    assert seen["left"] == [0, 0]
    assert seen["menu"].startswith("menu ")
    assert all(title in (said, "Nosaukums") for title in seen["titles"])


@pytest.mark.slow
@pytest.mark.peers
@pytest.mark.skipif(browser() is None, reason="no Chromium here")
@pytest.mark.parametrize("sheet", [Sheet("x"), replace(SHEET, layers=())], ids=["nothing", "no pictures"])
def test_a_page_without_pictures_or_without_anything_opens_without_a_complaint(tmp_path, sheet):
    count = "document.title = 'TOLD ' + document.images.length;"
    done = ran(str(browser()), incident_map(sheet), tmp_path, count)
    assert (done.told, done.complaints, done.asked) == (0, 0, 0)
