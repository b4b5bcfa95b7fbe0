"""`firedrone templates`: tasks without a place, under names that the brigade knows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from firedrone.paths import data_dir
from firedrone.verbs import say
from firedrone.verbs.options import JsonOption
from missions import templates as kept
from missions.task_json import read_task, write_task

if TYPE_CHECKING:
    from pathlib import Path

    from missions.task import Task

FOLDER = "templates"
NameArgument = Annotated[str, typer.Argument(help="Its code, or its name.")]
# What an option of `firedrone plan` is called in a task
_FIELDS = {
    "pattern": "pattern",
    "height": "height",
    "camera": "camera",
    "speed": "speed_m_s",
    "overlap": "overlap",
    "pod": "overlap",
    "heading": "heading_deg",
    "radius": "radius_m",
    "offset": "offset_m",
    "both_sides": "both_sides",
    "passes": "passes",
    "object_height": "object_height_m",
    "hold": "hold_s",
    "batteries": "batteries",
    "may_leave": "stay_inside",
}
_PLACES = {"area": "area", "line": "line", "at": "at", "no_fly": "no_fly"}


def register(app: typer.Typer) -> None:
    """Attach the verbs."""
    group = typer.Typer(
        help="Tasks without a place, for firedrone plan --template. Saved by --save-template.",
        rich_markup_mode=None,
    )
    group.command("list")(list_all)
    group.command()(rename)
    group.command()(delete)
    app.add_typer(group, name="templates")


def list_all(as_json: JsonOption = False) -> None:
    """All templates: the brigade's own and those that come with FireDrone."""
    found, lines = kept.templates(folder())
    for line in lines:
        say.aside(line)
    text = "\n".join(f"{one.code:26} {one.task.pattern.value:12} {one.name()}" for one in found)
    say.result({"templates": [_public(one) for one in found], "remarks": lines}, as_json, text)


def rename(
    template: NameArgument,
    name: Annotated[str, typer.Argument(help="The new name.")],
    as_json: JsonOption = False,
) -> None:
    """Give a template another name. Of one that came with FireDrone: make your own of it."""
    renamed = kept.rename_template(folder(), template, name)
    say.result(_public(renamed), as_json, f"{renamed.code}: {renamed.name()}")


def delete(template: NameArgument, as_json: JsonOption = False) -> None:
    """Delete a template of the brigade's own."""
    gone = kept.delete_template(folder(), template)
    say.result(_public(gone), as_json, f"{gone.code} is deleted")


def with_template(task: Task, template: str | None, context: typer.Context) -> Task:
    """The task flown as the template says, but for what was said on the command line."""
    if template is None:
        return task
    given = [field for option, field in _FIELDS.items() if _is_given(context, option)]
    found = kept.template_named(folder(), template)
    return kept.applied(found, task, given)


def with_file(task: Task, path: Path | None, context: typer.Context) -> Task:
    """The task of a file, but for what was said on the command line."""
    if path is None:
        return task
    given = [field for option, field in (_FIELDS | _PLACES).items() if _is_given(context, option)]
    return replace(read_task(path), **{field: getattr(task, field) for field in given})


def save(name: str | None, path: Path | None, task: Task) -> None:
    """Keep how this task is flown under a name, and the whole task in a file, if they were given."""
    if name is not None:
        saved = kept.save_template(folder(), name, task)
        say.aside(f"saved as the template {saved.code}")
    if path is not None:
        write_task(task, path)


def folder() -> Path:
    return data_dir() / FOLDER


def _is_given(context: typer.Context, option: str) -> bool:
    source = context.get_parameter_source(option)
    return source is not None and source.name == "COMMANDLINE"


def _public(template: kept.Template) -> dict[str, Any]:
    options = msgspec.to_builtins(dict(template.options))
    return {"code": template.code, "name": template.name(), "shipped": template.shipped, "options": options}
