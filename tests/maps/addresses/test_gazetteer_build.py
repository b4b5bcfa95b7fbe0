from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from maps.addresses.gazetteer import Gazetteer
from maps.addresses.gazetteer_build import build
from maps.addresses.hit import Hit, Kind
from maps.foreign.file import FormatError
from maps.geo import LatLon, distance_m
from tests.maps.addresses.made_up_places import ABOUT, PLACES, TERVETE, made

if TYPE_CHECKING:
    from pathlib import Path

OSM = """<?xml version='1.0' encoding='UTF-8'?>
<osm version="0.6">
 <node id="1" lat="56.4800" lon="23.3910"><tag k="place" v="village"/><tag k="name" v="Tērvete"/>
  <tag k="name:lt" v="Tervetė"/><tag k="old_name" v="Kalnamuiža"/></node>
 <node id="2" lat="56.4810" lon="23.3920"><tag k="addr:housenumber" v="4"/>
  <tag k="addr:street" v="Pils iela"/></node>
 <node id="3" lat="56.4700" lon="23.3500"><tag k="addr:housename" v="Kalnzelmeņi"/>
  <tag k="addr:subdistrict" v="Tērvetes pagasts"/></node>
 <node id="4" lat="56.4600" lon="23.3400"/><node id="5" lat="56.4620" lon="23.3440"/>
 <node id="6" lat="56.4610" lon="23.3460"/>
 <way id="7"><nd ref="4"/><nd ref="5"/><nd ref="6"/><nd ref="4"/>
  <tag k="natural" v="water"/><tag k="name" v="Melnais ezers"/></way>
 <way id="8"><nd ref="4"/><nd ref="5"/><tag k="highway" v="residential"/><tag k="name" v="Meža iela"/></way>
 <relation id="9"><member type="way" ref="7" role="outer"/><tag k="name" v="Apgabals"/></relation>
</osm>
"""


def found(path: Path, text: str) -> Hit:
    with Gazetteer(path) as gazetteer:
        return gazetteer.search(text, TERVETE)[0]


def test_the_same_entries_make_the_same_bytes_in_any_order(tmp_path: Path):
    there = made(tmp_path / "a.sqlite").read_bytes()
    assert made(tmp_path / "b.sqlite", reversed(PLACES)).read_bytes() == there
    later = replace(ABOUT, edition="2027")
    assert made(tmp_path / "c.sqlite", about=later).read_bytes() != there


def test_the_latvian_register(tmp_path: Path):
    table = tmp_path / "aw_eka.csv"
    table.write_text(
        "#KODS#;#TIPS_CD#;#STATUSS#;#NOSAUKUMS#;#STD#;#KOORD_X#;#KOORD_Y#;#DD_N#;#DD_E#\n"
        "#1#;#108#;#EKS#;#12#;#Brīvības iela 12, Dobele, Dobeles nov., LV-3701#;#0#;#0#;#56.6240#;#23.2800#\n"
        '#2#;#108#;#EKS#;#Zelmeņi#;#"Zelmeņi", Tērvetes pag., Dobeles nov., LV-3730#;#258000#;#459600#;##;\n'
        "#3#;#108#;#DEL#;#14#;#Brīvības iela 14, Dobele, Dobeles nov.#;#0#;#0#;#56.6241#;#23.2801#\n"
        "#4#;#108#;#EKS#;#16#;#Brīvības iela 16, Dobele, Dobeles nov.#;#0#;#0#;#23.28#;#56.62#\n",
        encoding="utf-8",
    )
    built = build([table], tmp_path / "a.sqlite", ABOUT)
    assert (built.count, built.left_out) == (3, 1)
    assert built.problems == ("aw_eka.csv: row 5: 23.28, 56.62 seem swapped: latitude is the first",)
    house, farm = found(tmp_path / "a.sqlite", "Brīvības 12"), found(tmp_path / "a.sqlite", "zelmeni")
    assert (house.address, house.settlement, house.municipality) == (
        "Brīvības iela 12",
        "Dobele",
        "Dobeles nov.",
    )
    assert (farm.address, farm.kind, farm.parish) == ("Zelmeņi", Kind.FARM, "Tērvetes pag.")
    assert distance_m(farm.at, LatLon(56.465, 23.344)) < 500.0


def test_a_lithuanian_register_with_metres_in_windows_1257(tmp_path: Path):
    table = tmp_path / "adresai.csv"
    table.write_text(
        "savivaldybe;seniunija;gyvenviete;gatve;nr;korpuso_nr;E_KOORD;N_KOORD\n"
        "Joniškio r. sav.;Joniškio sen.;Joniškis;Upytės g.;12;2;476131,5;6233882,5\n"
        "Joniškio r. sav.;Kriukų sen.;Pašvitinys;;3;;476 500;6 230 000\n",
        encoding="cp1257",
    )
    build([table], tmp_path / "a.sqlite", ABOUT)
    house = found(tmp_path / "a.sqlite", "upytes 12 k2")
    assert (house.address, house.settlement, house.country) == ("Upytės g. 12 k-2", "Joniškis", "LT")
    assert distance_m(house.at, LatLon(56.238, 23.615)) < 1.0
    assert found(tmp_path / "a.sqlite", "pasvitinys 3").address == "Pašvitinys 3"


def test_columns_that_nobody_knows_are_named_in_a_mapping(tmp_path: Path):
    table = tmp_path / "ours.csv"
    table.write_text("kas;kur_n;kur_e\nVecais mežs;56.47;23.37\n", encoding="utf-8")
    with pytest.raises(FormatError, match="no columns of a position"):
        build([table], tmp_path / "a.sqlite", ABOUT)
    (tmp_path / "ours.mapping.toml").write_text('[columns]\nname = "kas"\nlat = "kur_n"\nlon = "kur_e"\n')
    build([table], tmp_path / "a.sqlite", ABOUT)
    assert found(tmp_path / "a.sqlite", "vecais mezs").address == "Vecais mežs"


def test_openstreetmap_as_xml(tmp_path: Path):
    extract = tmp_path / "x.osm"
    extract.write_text(OSM, encoding="utf-8")
    build([extract], tmp_path / "a.sqlite", ABOUT)
    street = found(tmp_path / "a.sqlite", "pils iela 4")
    assert (street.address, street.settlement) == ("Pils iela 4", "Tērvete")  # the nearest village
    assert found(tmp_path / "a.sqlite", "kalnamuiza").known_as == "Kalnamuiža"
    assert found(tmp_path / "a.sqlite", "Kalnzelmeni").kind is Kind.FARM
    lake = found(tmp_path / "a.sqlite", "melnais ezers")
    assert (lake.kind, lake.at) == (Kind.LAKE, LatLon(56.461, 23.343))
    assert found(tmp_path / "a.sqlite", "meza iela").kind is Kind.STREET


def test_openstreetmap_as_pbf_is_the_same(tmp_path: Path):
    osmium = pytest.importorskip("osmium")
    extract, packed = tmp_path / "x.osm", tmp_path / "x.osm.pbf"
    extract.write_text(OSM, encoding="utf-8")
    with osmium.SimpleWriter(str(packed)) as writer:
        for thing in osmium.FileProcessor(extract):
            writer.add(thing)
    build([extract], tmp_path / "a.sqlite", ABOUT)
    build([packed], tmp_path / "b.sqlite", ABOUT)
    assert (tmp_path / "a.sqlite").read_bytes() == (tmp_path / "b.sqlite").read_bytes()


def test_farms_that_somebody_drew(tmp_path: Path):
    drawn = tmp_path / "farms.geojson"
    point = {"type": "Point", "coordinates": [23.35, 56.47]}
    feature = {"type": "Feature", "geometry": point, "properties": {"name": "Ozoli", "kind": "viensēta"}}
    drawn.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    build([drawn], tmp_path / "a.sqlite", ABOUT)
    assert found(tmp_path / "a.sqlite", "ozoli").kind is Kind.FARM


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.xlsx", "PK", "unknown kind of file"),
        ("a.csv", "", "the table is empty"),
        ("a.csv", "iela;nr\nPils iela;4\n", "no columns of a position"),
        ("a.csv", "lat;lon\n56.4;23.4\n", "no column of an address"),
        ("a.csv", "name;lat;lon\n;56.4;23.4\n", "no place was found"),
        ("a.osm", "<osm><node id='1' lat='x' lon='2'/></osm>", "node 1: no position"),
        ("a.osm.pbf", "nonsense", "damaged"),
    ],
)
def test_what_cannot_be_used_is_said_and_nothing_is_left_behind(
    tmp_path: Path, name: str, content: str, says: str
):
    if name.endswith(".pbf"):
        pytest.importorskip("osmium")
    source, target = tmp_path / name, tmp_path / "made.sqlite"
    source.write_text(content)
    with pytest.raises(FormatError, match=says):
        build([source], target, ABOUT)
    assert sorted(one.name for one in tmp_path.iterdir()) == [name]


def test_a_failed_build_leaves_the_old_file(tmp_path: Path):
    target = made(tmp_path / "a.sqlite")
    before = target.read_bytes()
    with pytest.raises(FormatError):
        build([tmp_path / "missing.csv"], target, ABOUT)
    assert target.read_bytes() == before
