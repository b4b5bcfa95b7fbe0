"""`firedrone incident reindex`: make the list of incidents again from their folders."""

from __future__ import annotations

from typing import Annotated

import typer

from firedrone.paths import data_dir, database_url
from firedrone.verbs import say
from firedrone.verbs.options import DataOption
from incidents.folder import folders
from incidents.store.index import Index


def register(group: typer.Typer) -> None:
    """Attach the verb."""

    @group.command()
    def reindex(
        data: DataOption = None,
        as_json: Annotated[bool, typer.Option("--json", help="One JSON document on stdout.")] = False,
    ) -> None:
        """Make the index of the incidents again from their folders, which are the truth."""
        where = data_dir(data)
        with Index(where, database_url()) as index:
            listed = index.rebuild()
        left_out = len(folders(where)) - listed
        text = f"incidents in the index: {listed}"
        if left_out:
            text += f"; folders that cannot be read: {left_out}, named by: firedrone verify {where}"
        say.result({"incidents": listed, "left_out": left_out}, as_json, text)
