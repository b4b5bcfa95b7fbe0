from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from maps.foreign.file import FormatError
from maps.tiles.providers import FILE, Provider, WhyNot, address, key_name, read_providers, why_not
from maps.tiles.pyramid import Tile

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """
contact = "fire@municipality.example"

[[provider]]
name = "County orthophoto"
url = "https://maps.municipality.example/{z}/{x}/{y}.jpg?key={key}"
attribution = "© County, 2025"
licence = "contract 17/2025"
max_zoom = 17
allowed_offline = true
allowed_by = "the county's GIS office, letter of 2 March 2026"
requests_per_s = 4.0

[[provider]]
name = "Somebody"
url = "https://tiles.somebody.example/{z}/{x}/{-y}.png"
attribution = "© Somebody"
"""


def written(folder: Path, text: str) -> Path:
    (folder / FILE).write_text(text, "utf-8")
    return folder


def test_the_list_is_read_with_what_is_meant_where_nothing_is_said(tmp_path: Path):
    county, somebody = read_providers(written(tmp_path, GOOD))
    assert (county.max_zoom, county.requests_per_s, county.needs_key) == (17, 4.0, True)
    assert county.contact == somebody.contact == "fire@municipality.example"
    assert (somebody.allowed_offline, somebody.requests_per_s) == (False, 2.0)
    assert key_name(county) == "tiles County orthophoto"


def test_no_file_is_no_provider(tmp_path: Path):
    assert read_providers(tmp_path) == ()


def test_an_address_has_the_tiles_numbers_and_the_key_in_its_own_letters():
    provider = Provider("x", "https://a.example/{z}/{x}/{y}?k={key}", "©")
    assert address(provider, Tile(3, 4, 1), "a&b=/") == "https://a.example/3/4/1?k=a%26b%3D%2F"
    assert address(Provider("x", "https://a.example/{z}/{x}/{-y}", "©"), Tile(3, 4, 1)) == (
        "https://a.example/3/4/6"
    )


def test_only_what_is_marked_with_a_name_beside_it_may_be_downloaded(tmp_path: Path):
    county, somebody = read_providers(written(tmp_path, GOOD))
    assert why_not(county, "key") is None
    assert why_not(county) is WhyNot.NO_KEY
    assert why_not(somebody) is WhyNot.NOT_ALLOWED
    assert why_not(Provider("x", somebody.url, "©", allowed_offline=True)) is WhyNot.NOBODY_NAMED


@pytest.mark.parametrize(
    "host",
    [
        "tile.openstreetmap.org",
        "a.tile.openstreetmap.org",
        "TILE.OpenStreetMap.ORG",
        "tile.openstreetmap.org.",
        "tile.openstreetmap.org:443",
        "user:pass@tile.openstreetmap.org",
        "tile.osm.org",
        "osm.org",
    ],
)
def test_the_servers_of_openstreetmap_are_refused_whatever_the_file_says(host: str):
    url = f"https://{host}/{{z}}/{{x}}/{{y}}.png"
    provider = Provider("x", url, "©", allowed_offline=True, allowed_by="me")
    assert why_not(provider) is WhyNot.OPENSTREETMAP


def test_a_host_that_only_sounds_like_it_is_another():
    url = "https://openstreetmap.org.example/{z}/{x}/{y}.png"
    assert why_not(Provider("x", url, "©", allowed_offline=True, allowed_by="me")) is None


@pytest.mark.parametrize(
    ("line", "instead", "said"),
    [
        ("{z}/{x}/{y}.jpg", "{z}/{x}.jpg", r"provider 1 .County orthophoto.: its url needs"),
        ("https://maps", "ftp://maps", "must begin with https"),
        ("https://maps.", "https://{s}.", "host without"),
        ("{key}", "{token}", r"has \{token\}"),
        ("max_zoom = 17", "max_zoom = 40", "zooms must lie"),
        ("requests_per_s = 4.0", "requests_per_s = 400.0", "between 0 and 20"),
        ("requests_per_s = 4.0", "requests_per_s = nan", "between 0 and 20"),
        ('attribution = "© County, 2025"', 'attribution = ""', "an attribution"),
        ('name = "Somebody"', 'name = "County orthophoto"', "stands twice"),
        ("max_zoom = 17", 'max_zoom = "17"', "Expected `int`"),
        ("[[provider]]", "[[provider", "not TOML"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, line: str, instead: str, said: str):
    with pytest.raises(FormatError, match=said) as refused:
        read_providers(written(tmp_path, GOOD.replace(line, instead, 1)))
    assert str(refused.value).startswith(f"{FILE}: ")
