"""How tables of Latvia and Lithuania name their columns and their kinds of places.

Words are compared folded: small letters without accents, everything else a low line ("Tilpums, m³" is
`tilpums_m3`). Kinds and forms are known by how a word begins, because endings change with the grammar.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache

from maps.places.place import HydrantForm, PlaceKind


class Field(StrEnum):
    """What a column may hold. The value is its name in a mapping."""

    LAT = "lat"
    LON = "lon"
    NORTHING = "northing"
    EASTING = "easting"
    X = "x"  # metres or degrees, and which axis it is shows in the numbers
    Y = "y"
    POINT = "point"  # both numbers in one cell
    KIND = "kind"
    FORM = "form"
    NAME = "name"
    CAPACITY = "capacity"
    ACCESS = "access"
    SEASON = "season"
    NOTE = "note"
    CHECKED_ON = "checked_on"
    MAX_WEIGHT_T = "max_weight_t"
    MAX_HEIGHT_M = "max_height_m"
    # of cameras alone
    HEIGHT_M = "height_m"
    AZIMUTH_DEG = "azimuth_deg"
    HFOV_DEG = "hfov_deg"
    RANGE_M = "range_m"
    RTSP_PATH = "rtsp_path"
    OWNER = "owner"
    MAY_OPEN = "may_open"


# The likelier names first: of several columns the first name of this list wins
COLUMNS: dict[Field, str] = {
    Field.LAT: "lat lat_deg latitude wgs84_lat lat_wgs84 platuma platuma_grads platuma_gradi"
    " geografiskais_platums geogr_platums platums",
    Field.LON: "lon lon_deg lng long longitude wgs84_lon lon_wgs84 ilguma garuma_grads garuma_gradi"
    " geografiskais_garums geogr_garums garums",
    Field.NORTHING: "northing northing_m ziemeli ziemelu_koordinata siaure n",
    Field.EASTING: "easting easting_m austrumi austrumu_koordinata rytai e",
    Field.X: "x x_koord koord_x x_koordinata x_koordinate koordinata_x x_coord coord_x lks92_x x_lks92"
    " lks_92_x lks94_x x_lks94 lks_94_x lks_x x_lks",
    Field.Y: "y y_koord koord_y y_koordinata y_koordinate koordinata_y y_coord coord_y lks92_y y_lks92"
    " lks_92_y lks94_y y_lks94 lks_94_y lks_y y_lks",
    Field.POINT: "point position coordinates koordinatas koordinates koordinate pozicija gps wkt geom",
    Field.KIND: "kind veids rusis kategorija category objekta_veids objekto_rusis tips tipas type",
    Field.FORM: "form hydrant_type fire_hydrant_type hidranta_tips hidranta_veids hidranto_tipas"
    " hidranto_rusis",
    Field.NAME: "name title nosaukums pavadinimas objekts objektas objekta_nosaukums hidranta_nr hidranto_nr"
    " hidranta_numurs hidranto_numeris nr numurs numeris number ref id",
    Field.CAPACITY: "capacity tilpums talpa ietilpiba turis debits debitas nasums nasumas raziba srautas"
    " flow flow_rate volume diametrs skersmuo diameter dn",
    Field.ACCESS: "access piekluve piebrauksana prieiga privaziavimas adrese adresas address vieta",
    Field.SEASON: "season sezona sezonas sezoniskums",
    Field.NOTE: "note notes piezimes piezime pastabos pastaba komentars komentaras comment remark description"
    " apraksts aprasymas desc cmt",
    Field.CHECKED_ON: "checked_on checked parbaudits parbaude parbaudes_datums pedeja_parbaude apsekots"
    " patikrinta tikrinta patikros_data patikrinimo_data apziureta check_date last_check inspection_date"
    " survey_date datums data date",
    Field.MAX_WEIGHT_T: "max_weight_t max_weight maxweight nestspeja nestspeja_t masas_ierobezojums"
    " keliamoji_galia leistina_mase leistina_mase_t mases_apribojimas",
    Field.MAX_HEIGHT_M: "max_height_m max_height maxheight augstuma_ierobezojums gabarits"
    " leistinas_aukstis leistinas_aukstis_m aukscio_apribojimas",
}
CAMERA_COLUMNS: dict[Field, str] = {
    **{field: COLUMNS[field] for field in (Field.LAT, Field.LON, Field.NORTHING, Field.EASTING, Field.X)},
    **{field: COLUMNS[field] for field in (Field.Y, Field.POINT, Field.NAME)},
    Field.HEIGHT_M: "height_m height augstums augstums_m aukstis aukstis_m",
    Field.AZIMUTH_DEG: "azimuth_deg azimuth azimuts azimutas virziens kryptis",
    Field.HFOV_DEG: "hfov_deg hfov fov redzes_lenkis skata_lenkis matymo_kampas kampas",
    Field.RANGE_M: "range_m range redzamiba redzamiba_m talums talums_m matomumas nuotolis nuotolis_m",
    Field.RTSP_PATH: "rtsp_path rtsp url stream straume srautas adrese adresas",
    Field.OWNER: "owner ipasnieks savininkas turetajs valdytojas",
    Field.MAY_OPEN: "may_open drikst_atvert atlauts leidziama galima_atidaryti",
}
# Behind a capacity's name: "Talpa, m3"
UNITS = {"m3": "m³", "kub_m": "m³", "l": "l", "l_s": "l/s", "l_min": "l/min", "mm": "mm", "m3_h": "m³/h"}

_KINDS: tuple[tuple[PlaceKind, str], ...] = (  # in this order: a fire hydrant is no fire station
    (PlaceKind.HYDRANT, "hidrant hydrant fire_hydrant"),
    (
        PlaceKind.SUCTION_POINT,
        "suction udens_nemsan nemsanas_viet uznemsan iesuksan vandens_paemim vandens_emim siurbim",
    ),
    (PlaceKind.FIRE_POND, "fire_pond dikis diki dika baseins ugunsdzesibas_bas tvenkin kudra telkin pond"),
    (PlaceKind.TANK, "tank rezervuar udenstorn vandens_bok cisterna talpykl udens_tvert tvertn"),
    (PlaceKind.OPEN_WATER, "open_water ezer upe upes river lake udenskratuv udenstilpn water"),
    (PlaceKind.MEETING_POINT, "meeting assembly pulces tiksan sapulces susitik susirink"),
    (PlaceKind.LANDING_SITE, "landing nosesan tupim nusileid leidimosi helikopter helipad sraigtasp"),
    (PlaceKind.BRIDGE, "tilts tilta tilti tiltas tiltai bridge"),
    (PlaceKind.GATE, "varti vartai vartu gate barjer slagbaum uzkard uzkardas barrier"),
    (PlaceKind.FOREST_TRACK, "forest_track mezacel meza_cel stiga misko_kel track"),
    (PlaceKind.POWER_LINE, "power_line elektrolin elektroperdav elektros_lin epl"),
    (PlaceKind.SPEED_DISPLAY, "speed_display atruma greicio speed"),
    (PlaceKind.SIGN, "sign cela_zim celazim zime zimes zenkl kelio_zenkl"),
    (PlaceKind.FIRE_STATION, "fire_station depo ugunsdzesibas_depo gaisrin priesgaisrin"),
)
_FORMS: tuple[tuple[HydrantForm, str], ...] = (
    (HydrantForm.UNDERGROUND, "underground pazem pozem"),
    (HydrantForm.PILLAR, "pillar virszem antzem kolonn kolonk"),
    (HydrantForm.WALL, "wall sienas sienin"),
)
YES, NO = frozenset({"1", "yes", "y", "true", "ja", "taip"}), frozenset({"0", "no", "n", "false", "ne"})


def folded(text: str) -> str:
    """A word as it is compared."""
    bare = unicodedata.normalize("NFKD", text[:120]).casefold()
    letters = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return re.sub(r"[^0-9a-z]+", "_", letters).strip("_")


def kind_of(text: str) -> PlaceKind | None:
    """The kind that a word names in any of the three languages; "pazemes" alone is a hydrant too."""
    word = folded(text)
    if word in PlaceKind.__members__.values():
        return PlaceKind(word)
    found = next((kind for kind, starts in _KINDS if _begins(starts).search(word)), None)
    return PlaceKind.HYDRANT if found is None and form_of(text) is not None else found


def form_of(text: str) -> HydrantForm | None:
    word = folded(text)
    return next((form for form, starts in _FORMS if _begins(starts).search(word)), None)


def unit_of(column: str) -> str:
    """The unit at the end of a capacity's column name; empty where it names none."""
    name = folded(column)
    return next((UNITS[unit] for unit in sorted(UNITS, key=len)[::-1] if name.endswith(f"_{unit}")), "")


@cache
def _begins(starts: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|_)(?:{'|'.join(starts.split())})")
