"""The tables of a gazetteer, format 1. Frozen: a change of any of them is another format.

`places` are streets, settlements, farms, lakes: what has a name. They are numbered so that what is asked for
more often comes first. `houses` are the numbers in them. `words` is the index of their folded words,
`vocabulary` holds each word once with its stem, and `spelling` its letters in threes, between ^ and $.
"""

from __future__ import annotations

APPLICATION_ID, FORMAT = 0x46444144, 1  # "FDAD"

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE places (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, other TEXT NOT NULL,
    settlement TEXT NOT NULL, parish TEXT NOT NULL, municipality TEXT NOT NULL, country TEXT NOT NULL,
    lat_e6 INTEGER NOT NULL, lon_e6 INTEGER NOT NULL, radius_m INTEGER NOT NULL, houses INTEGER NOT NULL
);
CREATE TABLE houses (
    place INTEGER NOT NULL, key TEXT NOT NULL, number TEXT NOT NULL,
    lat_e6 INTEGER NOT NULL, lon_e6 INTEGER NOT NULL, PRIMARY KEY (place, key)
) WITHOUT ROWID;
CREATE TABLE vocabulary (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, stem TEXT NOT NULL);
CREATE INDEX by_stem ON vocabulary (stem);
CREATE VIRTUAL TABLE words USING fts5 (
    name, other, around, content='', detail=column, prefix='1 2 3', tokenize='unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE spelling USING fts5 (word, content='', tokenize='trigram');
"""
META = ("edition", "source", "licence", "built_at", "count", "places")
