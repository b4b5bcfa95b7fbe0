"""How much of a file from elsewhere we take in: the one list, for every importer.

Each is far beyond what a brigade's file needs, and low enough that no file costs more than 64 MB or 2 s.
docs/untrusted-files.md explains them.
"""

from __future__ import annotations

MAX_FILE_BYTES = 8 * 2**20  # JSON, KML, GPX, plans; of a KMZ the document in it
MAX_TEXT_MEMORY_BYTES = 16 * 2**20  # one emoji makes every letter of a text take four bytes
MAX_POSITIONS = 100_000  # of one map file: 28 hours at one a second

MAX_XML_DEPTH = 200
MAX_XML_ELEMENTS = 300_000
MAX_XML_TAG_BYTES = 256 * 2**10  # one tag with its attributes, or one comment
MAX_XML_TEXT_CHARS = 4_000_000  # between two tags: the coordinates of a long line

MAX_ZIP_ENTRIES = 500
MAX_ZIP_BYTES = 64 * 2**20  # all entries unpacked
MAX_ZIP_RATIO = 200
MAX_ZIP_DIRECTORY_BYTES = 2**20

MAX_JSON_DEPTH = 100
MAX_JSON_PARTS = 320_000  # commas, colons and opening brackets: what a document costs in memory
MAX_JSON_TEXT_CHARS = 100_000  # one text in an object

MAX_ZONES = 20_000  # of one file; Lithuania's has 335
MAX_ZONE_POSITIONS = 160_000
MAX_ZONE_JSON_PARTS = 520_000  # mostly pairs of numbers, which cost little; keys as everywhere

MAX_CSV_BYTES = 4 * 2**20
MAX_CSV_ROWS = 10_000
MAX_CSV_COLUMNS = 300
MAX_CSV_CELLS = 300_000  # of the whole table
MAX_CSV_CELL_CHARS = 20_000
MAX_CSV_LINE_CHARS = 200_000

MAX_WORKBOOK_BYTES = 12 * 2**20  # all parts of an .xlsx unpacked; packed it has MAX_FILE_BYTES
MAX_WORKBOOK_TAGS = 350_000  # of its tables and texts; a cell takes four, and 20 us to read
MAX_WORKBOOK_STYLE_TAGS = 20_000  # of everything else in it
MAX_WORKBOOK_SHEETS = 50
MAX_ALARM_BYTES = 256 * 2**10  # a file with the control room's alarm text
MAX_ALARM_CHARS = 20_000  # of the text in it
MAX_ALARM_LINES = 400
MAX_ALARM_LINE_CHARS = 500  # what a pattern is held against
MAX_ALARM_S = 1.0  # of processor for all patterns over one text

MAX_WAYPOINTS_BYTES = 2**20  # a .waypoints file
MAX_WAYPOINTS_LINES = 5_000

MAX_TOML_BYTES = 64 * 2**10
MAX_TOML_DOTS = 10  # in one key: Python's reader takes their square in time and memory

MAX_TILE_BYTES = 2 * 2**20
MAX_TILE_PX = 1024
MAX_DATABASE_VALUE_BYTES = 4 * 2**20  # one value that SQLite may make
MAX_QUESTION_S = (
    0.25  # of processor for one question to a database: a tile takes 20 us, a hostile view for ever
)

MAX_RASTER_BYTES = 64 * 2**20  # a GeoTIFF
MAX_RASTER_PX = 4_000_000  # decoded at four bytes each, worked on at eight
MAX_RASTER_TAG_VALUES = 5_000  # of one tag that says where the grid lies

# To import a map takes minutes and is asked for: these bound what is in memory at once, and the whole
MAX_SHEET_PX = 400_000_000  # of a map sheet, which is read band by band
MAX_SHEET_BAND_PX = 32_000_000  # one row of its blocks, or what one row of tiles needs
MAX_SHEET_BLOCKS = 200_000
MAX_IMPORT_TILES = 1_000_000
MAX_IMPORT_BYTES = 8 * 2**30  # written
MAX_PMTILES_DIRECTORY_BYTES = 2**20  # one directory, unpacked
MAX_PDF_BYTES = 256 * 2**20
MAX_PDF_MEMORY_BYTES = 1536 * 2**20  # of the process that draws it
MAX_PDF_STEP_S = 60.0  # for one band of a page; then the process is ended
MAX_LONG_TABLE_BYTES = 512 * 2**20  # a country's register of addresses, read as a stream
MAX_LONG_TABLE_ROWS = 2_000_000
MAX_OSM_XML_BYTES = 64 * 2**20  # an .osm; its nodes are held in memory
MAX_OSM_XML_ELEMENTS = 2_500_000
MAX_OSM_PBF_BYTES = 512 * 2**20
MAX_OSM_THINGS = 30_000_000  # nodes, ways and relations of an .osm.pbf
MAX_ADDRESS_CHARS = 200  # one name of a place

# Heights are looked at block by block, so that the size of their file costs nothing but its directory.
MAX_ELEVATION_PX = 400_000_000  # of one GeoTIFF; a degree of GLO-30 has 13 million, a sheet at 1 m 25 million
MAX_ELEVATION_BLOCKS = 65_536  # strips or tiles in it
MAX_BLOCK_BYTES = 32 * 2**20  # of one block, packed; it has MAX_RASTER_PX pixels at most

MAX_THERMAL_BYTES = 32 * 2**20  # a thermal file off the card; the largest R-JPEGs have 10 MB
MAX_THERMAL_PX = 2_000_000  # 1280 x 1024 is the largest sensor known
MAX_PHOTO_BYTES = 32 * 2**20  # a photograph beside an incident, before it is decoded
MAX_PHOTO_PIXELS = 60_000_000
MAX_JPEG_SEGMENTS = 2_000  # 64 kB each: more than the largest file has
MAX_FLIR_RECORDS = 1_000  # in one FFF; cameras write a dozen

MAX_TRACK_BYTES = 32 * 2**20  # where a truck or another drone went: a day of NMEA at one a second has 15 MB
MAX_TRACK_LOG_BYTES = 512 * 2**20  # the log of a drone: read as columns, never held as text
MAX_TRACK_FIXES = 100_000
MAX_TRACK_XML_ELEMENTS = 500_000  # five a position
MAX_TRACK_LINE_CHARS = 2_000

# A sealed incident from a neighbour; unpacked on the disk, file after file
MAX_BUNDLE_FILES = 20_000
MAX_BUNDLE_BYTES = 64 * 2**30  # hours of video from several cameras
MAX_BUNDLE_ZIP_DIRECTORY_BYTES = 8 * 2**20
MAX_BUNDLE_TAG_BYTES = 8 * 2**20  # a manifest, bag-info.txt, about.json
