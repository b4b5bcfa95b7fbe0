"""Which column of a table of addresses is what: by a mapping beside it, or by the names registers use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maps.addresses.folding import words
from maps.foreign.file import FormatError
from maps.foreign.toml_file import read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MAPPING = ".mapping.toml"
# Accents left out, words joined by "_"; the first that a table has is taken
KNOWN: dict[str, str] = {
    "address": "std adrese adresas address pilna_adrese pilnas_adresas full_address",
    "street": "iela ielas_nosaukums ielas_nos gatve gatves_pavadinimas gatves_pav gat_pavadinimas"
    " street addr_street",
    "number": "majas_nr majas_numurs nr numurs namo_nr namo_numeris pastato_nr numeris number house_number"
    " housenumber addr_housenumber",
    "block": "korpuss korpusas korpuso_nr block",
    "name": "nosaukums majas_nosaukums name pavadinimas vietovardis vietvards title vieta",
    "kind": "tips_cd veids tips tipas rusis kind type",
    "settlement": "ciems pilseta pilseta_ciems apdzivota_vieta gyvenviete"
    " gyvenvietes_pavadinimas gyv_pavadinimas vietove settlement village town city place addr_city",
    "parish": "pagasts pagasta_nosaukums seniunija seniunijos_pavadinimas sen_pavadinimas"
    " parish addr_subdistrict",
    "municipality": "novads novada_nosaukums savivaldybe savivaldybes_pavadinimas sav_pavadinimas rajonas"
    " municipality addr_district",
    "other": "vecais_nosaukums citi_nosaukumi senas_pavadinimas kiti_pavadinimai"
    " old_name alt_name other_names",
    "lat": "dd_n lat latitude lat_deg platums platuma",
    "lon": "dd_e lon lng long longitude lon_deg garums ilguma",
    "north": "koord_x n_koord lks_x northing x",  # the registers name the northing X; sizes decide
    "east": "koord_y e_koord lks_y easting y",
    "status": "statuss status busena",
}


def columns(path: Path, header: Sequence[str]) -> dict[str, int]:
    """Where each thing stands. FormatError when no position or no name can be found in the table."""
    named = {"_".join(words(cell)): place for place, cell in reversed(list(enumerate(header)))}
    found = {
        what: next(named[name] for name in known.split() if name in named)
        for what, known in KNOWN.items()
        if any(name in named for name in known.split())
    }
    found |= _mapped(path, named)
    if not ({"lat", "lon"} <= found.keys() or {"north", "east"} <= found.keys()):
        what = "no columns of a position: lat and lon, or the metres of a grid; name them in"
        raise FormatError(path, "row 1", f"{what} {path.name}{MAPPING}")
    if not {"address", "street", "name", "settlement"} & found.keys():
        what = "no column of an address, a street or a name; name it in"
        raise FormatError(path, "row 1", f"{what} {path.name}{MAPPING}")
    return found


def _mapped(path: Path, named: Mapping[str, int]) -> dict[str, int]:
    """From `X.mapping.toml` beside the table, `[columns]`: `street = "Gatvės pav."`."""
    mapping = path.with_name(f"{path.stem}{MAPPING}")
    if not mapping.is_file():
        return {}
    said = read_toml(mapping).get("columns")
    if not isinstance(said, dict):
        raise FormatError(mapping, "", "no table [columns] in it")
    found: dict[str, int] = {}
    for what, name in said.items():  # pyright: ignore[reportUnknownVariableType]
        if what not in KNOWN or not isinstance(name, str):
            known = ", ".join(KNOWN)
            raise FormatError(mapping, f"columns.{what}", f"not known; known are {known}, each a text")
        place = named.get("_".join(words(name)))
        if place is None:
            raise FormatError(mapping, f"columns.{what}", f'{path.name} has no column "{name}"')
        found[what] = place
    return found
