"""Foreign files have one door, maps/foreign/*: nobody else parses JSON, XML, zip, CSV, TOML, TIFF, SQLite."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("firedrone", "ui", "incidents", "missions", "training", "telemetry", "maps")

# Whole modules that open or unpack something, and single functions of modules that also write
MODULES = [
    "bz2",
    "csv",
    "defusedxml",
    "email.parser",
    "fastkml",
    "gpxpy",
    "gzip",
    "html.parser",
    "lxml",
    "lzma",
    "marshal",
    "openpyxl",
    "osmium",
    "pickle",
    "PIL",
    "plistlib",
    "pmtiles",
    "pypdf",
    "pypdfium2",
    "shelve",
    "sqlite3",
    "tarfile",
    "tomlkit",
    "tomllib",
    "xml.dom",
    "xml.parsers",
    "xml.sax",
    "yaml",
    "zipfile",
]
FUNCTIONS = [
    "json.load",
    "json.loads",
    "json.JSONDecoder",
    "msgspec.json.decode",
    "msgspec.json.Decoder",
    "msgspec.toml.decode",
    "msgspec.yaml.decode",
    "msgspec.msgpack.decode",
    "numpy.load",
    "numpy.fromfile",
    "numpy.genfromtxt",
    "numpy.loadtxt",
    "numpy.memmap",
    "xml.etree.ElementTree.parse",
    "xml.etree.ElementTree.fromstring",
    "xml.etree.ElementTree.iterparse",
    "xml.etree.ElementTree.XML",
    "xml.etree.ElementTree.XMLParser",
    "xml.etree.ElementTree.XMLPullParser",
]

# Our own journals, cards and keys are decoded into a type, field by field; no file of others comes that way
TYPED = {"msgspec.json.decode", "msgspec.json.Decoder"}
TYPED_IN = ("incidents", "telemetry")
BENCHES = ROOT / "firedrone" / "bench"  # read what their own peers printed

DOORS = {
    "maps/foreign/csv_file.py": {"csv"},
    "maps/foreign/database.py": {"sqlite3"},
    "maps/foreign/html_file.py": {"html.parser"},
    "maps/foreign/json_file.py": {"json.loads"},
    "maps/foreign/pdf_worker.py": {"pypdf", "pypdfium2"},
    "maps/foreign/photo.py": {"PIL"},
    "maps/foreign/picture.py": {"PIL"},
    "maps/foreign/pmtiles_file.py": {"gzip", "pmtiles"},
    "maps/foreign/mail_file.py": {"email.parser"},
    "maps/foreign/long_table.py": {"csv"},
    "maps/foreign/osm_file.py": {"osmium"},
    "maps/foreign/tiff_file.py": {"PIL"},
    "maps/foreign/tiff_sheet.py": {"PIL"},
    "maps/foreign/toml_file.py": {"tomllib"},
    "maps/foreign/workbook_file.py": {"openpyxl", "zipfile"},  # zipfile for the name of its error
    "maps/foreign/xml_file.py": {"defusedxml", "xml.parsers"},
    "maps/foreign/zip_file.py": {"zipfile"},
    "maps/foreign/zip_tree.py": {"zipfile"},
    "maps/ground/hgt.py": {"numpy.fromfile"},  # numbers alone, once the size is right
    "maps/foreign/grey_png.py": {"PIL"},
}
OURS = {  # what we ship, and what only we write
    "firedrone/settings.py": {"tomlkit"},  # writes the file that toml_file reads
    "firedrone/shared_settings.py": {"tomlkit"},  # as well
    "incidents/dispatch/own_profiles.py": {"tomlkit"},  # writes the file that toml_file reads
    "incidents/dispatch/guess_words.py": {"tomllib"},  # the words that we ship
    "incidents/dispatch/profiles.py": {"tomllib"},  # the profiles that we ship
    "incidents/alarm/pattern_set.py": {"tomllib"},  # the patterns that we ship
    "incidents/pocket_card.py": {"tomllib"},  # the card that we ship
    "incidents/report/pictures.py": {"PIL"},  # writes what photo.py has read
    "incidents/tracks/columns.py": {"tomllib"},  # the mappings that we ship
    "incidents/privacy/redact_picture.py": {"PIL"},  # writes
    "incidents/words.py": {"tomllib"},  # the words that we ship
    "maps/addresses/gazetteer_build.py": {"sqlite3"},  # writes the file that gazetteer reads by the door
    "maps/addresses/staged.py": {"sqlite3"},  # the same, while it is written
    "maps/borders.py": {"numpy.load"},  # the outlines that we ship
    "maps/tiles/encoding.py": {"PIL"},  # writes
    "maps/tiles/mbtiles_writer.py": {"sqlite3"},  # writes; what it goes on with has our schema, nothing else
    "training/score/words.py": {"tomllib"},  # the words that we ship
    "telemetry/video/remux.py": {"json.loads"},  # the times that we wrote beside a recording
    "telemetry/video/snapshot.py": {"PIL", "xml.sax"},  # writes
    "ui/icons.py": {"json.loads"},  # the names in the icon font
    "ui/translator.py": {"defusedxml"},  # the translations that we ship
}


def opened_in(path: Path) -> set[str]:
    """The names from the lists above that a module uses, by whatever name it calls them."""
    tree = ast.parse(path.read_text("utf-8"))
    called: dict[str, str] = {}
    used: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                called |= {a.asname: a.name for a in names if a.asname}
                used |= {a.name for a in names}
            case ast.ImportFrom(module=str(module), names=names, level=0):
                called |= {a.asname or a.name: f"{module}.{a.name}" for a in names}
                used |= {f"{module}.{a.name}" for a in names}
            case _:
                pass
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and (name := dotted(node)):
            first, _, rest = name.partition(".")
            used.add(f"{called.get(first, first)}.{rest}")
    return {m for m in MODULES if any(f"{u}.".startswith(f"{m}.") for u in used)} | used & set(FUNCTIONS)


def dotted(node: ast.expr) -> str | None:
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attr):
            before = dotted(value)
            return before and f"{before}.{attr}"
        case _:
            return None


def test_nobody_opens_a_foreign_file_beside_the_door():
    found = {
        path.relative_to(ROOT).as_posix(): opened
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
        if (opened := opened_in(path) - (TYPED if package in TYPED_IN else set()))
        and not path.is_relative_to(BENCHES)
    }
    assert found == DOORS | OURS


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("import json\njson.loads('')", {"json.loads"}),
        ("from json import loads", {"json.loads"}),
        ("import json as j\nj.load(f)", {"json.load"}),
        ("import xml.etree.ElementTree as ET\nET.parse(f)", {"xml.etree.ElementTree.parse"}),
        ("from xml.etree import ElementTree as ET\nET.Element('a')", set[str]()),
        ("from zipfile import ZipFile", {"zipfile"}),
        ("import msgspec\nmsgspec.toml.decode(b'')", {"msgspec.toml.decode"}),
        ("import numpy as n\nn.load(f)", {"numpy.load"}),
    ],
)
def test_the_search_finds_what_it_looks_for(tmp_path: Path, line: str, opens: set[str]):
    (tmp_path / "m.py").write_text(line)
    assert opened_in(tmp_path / "m.py") == opens
