"""Words that say what a place is and not which one: iela, g., pagasts, r. sav., ezers."""

from __future__ import annotations

# A class and how Latvian, Lithuanian and English write it, short or whole, accents left out. Genitives of
# Latvian lakes and woods are not among them: Ezera iela is a name.
_CLASSES = {
    "street": "iela ielas ielai iel gatve gatves gatveje gatv g street st",
    "lane": "skersiela skersgatvis skg akligatvis akl",
    "avenue": "prospekts prospekta prospektas prospekto prosp pr avenue",
    "boulevard": "bulvaris bulvara bulv bulvaras",
    "alley": "aleja alejas al",
    "square": "laukums laukuma lauk aikste aikstes square",
    "road": "cels soseja sos kelias kel plentas pl road",
    "path": "taka takas tak",
    "embankment": "krastmala krantine",
    "municipality": "novads novada nov rajonas rajono raj r savivaldybe savivaldybes sav municipality",
    "parish": "pagasts pagasta pag seniunija seniunijos sen parish",
    "town": "pilseta pilsetas pils valstspilseta miestas miesto m miestelis mstl",
    "village": "ciems c kaimas kaimo k",
    "farm": "vienseta vns vienkiemis vienkiemio viensedis vs",
    "lake": "ezers ez ezeras ezero lake",
    "forest": "mezs mezi miskas misko forest",
    "county": "apskritis apskr",
}
CLASS_OF = {word: kind for kind, spelt in _CLASSES.items() for word in spelt.split()}
