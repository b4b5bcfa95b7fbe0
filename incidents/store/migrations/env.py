"""Run by Alembic: on the connection that `incidents.store.shape` hands over, in its transaction."""

from __future__ import annotations

from alembic import context

from incidents.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
