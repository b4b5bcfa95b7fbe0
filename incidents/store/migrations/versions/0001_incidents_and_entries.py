"""Incidents and their entries, of several stations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Both tables."""
    op.create_table(
        "incidents",
        sa.Column("station", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("created_at", sa.String, nullable=False),
        sa.Column("what", sa.String, nullable=False),
        sa.Column("where", sa.String, nullable=False),
        sa.Column("number", sa.String),
        sa.Column("lat_deg", sa.Float),
        sa.Column("lon_deg", sa.Float),
        sa.Column("error_m", sa.Float),
        sa.Column("alarm_at", sa.String),
        sa.Column("training", sa.Boolean, nullable=False),
        sa.Column("entries", sa.Integer, nullable=False),
        sa.Column("search", sa.String, nullable=False),
        sa.Column("size_bytes", sa.BigInteger, nullable=False),
        sa.Column("changed_ns", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("station", "id"),
    )
    op.create_table(
        "entries",
        sa.Column("station", sa.String, nullable=False),
        sa.Column("incident_id", sa.String, nullable=False),
        sa.Column("n", sa.BigInteger, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("code", sa.String, nullable=False),
        sa.Column("search", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("station", "incident_id", "n"),
        sa.ForeignKeyConstraint(
            ["station", "incident_id"], ["incidents.station", "incidents.id"], ondelete="CASCADE"
        ),
    )
