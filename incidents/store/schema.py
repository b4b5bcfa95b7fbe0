"""The tables of the index. The migrations bring a database to this shape; a test holds the two together."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    String,
    Table,
)

metadata = MetaData()
incidents = Table(
    "incidents",
    metadata,
    Column("station", String, primary_key=True),  # whose data folder it lies in: several share one database
    Column("id", String, primary_key=True),
    Column("created_at", String, nullable=False),  # UTC with microseconds: its letters sort as its times do
    Column("what", String, nullable=False),
    Column("where", String, nullable=False),
    Column("number", String),
    Column("lat_deg", Float),
    Column("lon_deg", Float),
    Column("error_m", Float),
    Column("alarm_at", String),
    Column("training", Boolean, nullable=False),
    Column("entries", Integer, nullable=False),
    Column("search", String, nullable=False),  # casefolded: SQLite's own LIKE knows no letter beyond ASCII
    Column("size_bytes", BigInteger, nullable=False),
    Column("changed_ns", BigInteger, nullable=False),
)
entries = Table(
    "entries",
    metadata,
    Column("station", String, primary_key=True),
    Column("incident_id", String, primary_key=True),
    Column("n", BigInteger, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("code", String, nullable=False),
    Column("search", String, nullable=False),
    ForeignKeyConstraint(
        ["station", "incident_id"], ["incidents.station", "incidents.id"], ondelete="CASCADE"
    ),
)
