"""Templates: a task without its places, under a name that the brigade knows.

One small TOML file each in the folder of the data, beside those that come with FireDrone; a file of the
brigade's with the same name goes before ours. They are made to be edited by hand: what is wrong in one is
said in a line and left out, and the rest of the file counts.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from maps.foreign.file import FormatError, one_line
from maps.foreign.toml_file import read_toml
from missions.camera_model import CAMERAS
from missions.plan import PlanError
from missions.task import Task
from missions.task_json import PLACES, TaskOptions, options_of, task_with
from missions.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

SUFFIX: Final = ".toml"
MOST_TEMPLATES: Final = 200
MOST_NAME_CHARS: Final = 60
NAME, LANGUAGES = "name", ("en", "lv", "lt")
_OF_THE_PLACE: Final = (*PLACES, "heading_deg")  # of a task, and of no template
_NOT_A_FILE: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)")  # on Windows, whatever the suffix
_FIELDS: Final = {
    field.name: field for field in msgspec.structs.fields(TaskOptions) if field.name not in _OF_THE_PLACE
}


@dataclass(frozen=True, slots=True)
class Template:
    """`code` is its file's name without the suffix; `options` are what it says, by the names of files."""

    code: str
    names: Mapping[str, str]  # by language; "" for the one name of the brigade's own
    options: Mapping[str, Any]
    shipped: bool = False

    def name(self, language: str = "en") -> str:
        """In this language, or what there is."""
        return self.names.get("") or self.names.get(language) or self.names.get("en") or self.code

    @property
    def task(self) -> Task:
        """Without a place."""
        return task_with(dict(self.options))


def templates(folder: Path) -> tuple[tuple[Template, ...], tuple[str, ...]]:
    """All there are by their codes, the brigade's own before ours; and a line for each thing wrong in one."""
    found: dict[str, Template] = {}
    said: list[str] = []
    for path in sorted(_shipped().glob(f"*{SUFFIX}")):
        template, lines = read_template(path)
        found[template.code] = replace(template, shipped=True)
        said += lines
    own = sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else []
    if len(own) > MOST_TEMPLATES:
        said.append(f"{folder.name}: {len(own)} templates, the first {MOST_TEMPLATES} are read")
    for path in own[:MOST_TEMPLATES]:
        try:
            template, lines = read_template(path)
        except FormatError as error:
            said.append(str(error))
            continue
        found[template.code] = template
        said += lines
    return tuple(found[code] for code in sorted(found)), tuple(said)


def template_named(folder: Path, wanted: str) -> Template:
    """By its code, or by its name in any language. PlanError tells what there is."""
    known, _ = templates(folder)
    low = wanted.casefold().strip()
    for template in known:
        if low in {template.code.casefold(), *(name.casefold() for name in template.names.values())}:
            return template
    raise PlanError(f'no template "{wanted[:40]}"; known are {", ".join(t.code for t in known)}')


def applied(template: Template, task: Task, keep: Collection[str] = ()) -> Task:
    """The task at its places, flown as the template says; `keep` names fields of the task that win."""
    kept = {name: getattr(task, name) for name in {*_OF_THE_PLACE, *keep}}
    return replace(template.task, **kept)


def save_template(folder: Path, name: str, task: Task) -> Template:
    """How this task is flown, under a name of the brigade's; in place of one of the same name.

    PlanError for a name that is none, or when it cannot be written.
    """
    shown = _shown(name)
    same = [t.code for t in templates(folder)[0] if not t.shipped and t.name() == shown]
    code = same[0] if same else _free_code(folder, shown)
    given = {key: value for key, value in options_of(task).items() if key in _FIELDS and value is not None}
    template = Template(code, {"": shown}, given)
    _write(folder, template)
    return template


def rename_template(folder: Path, code: str, name: str) -> Template:
    """Another name, and a file name after it. Of one of ours, the renamed copy is the brigade's own."""
    template, shown = template_named(folder, code), _shown(name)
    renamed = Template(_free_code(folder, shown), {"": shown}, template.options)
    _write(folder, renamed)
    if not template.shipped:
        _remove(folder, template.code)
    return renamed


def delete_template(folder: Path, code: str) -> Template:
    """PlanError for one that is not there, or that came with FireDrone."""
    template = template_named(folder, code)
    if template.shipped:
        raise PlanError(f"{template.code} came with FireDrone and stays: save one of the same name instead")
    _remove(folder, template.code)
    return template


def read_template(path: Path) -> tuple[Template, tuple[str, ...]]:
    """The template, and a line for each entry that was left out. FormatError for what is no TOML at all."""
    said: list[str] = []
    names: dict[str, str] = {}
    options: dict[str, Any] = {}
    for key, value in read_toml(path).items():
        if key == NAME or (key.startswith(f"{NAME}_") and key.removeprefix(f"{NAME}_") in LANGUAGES):
            language = key.removeprefix(NAME).removeprefix("_")
            names |= {language: _printable(value)} if isinstance(value, str) and _printable(value) else {}
        elif key not in _FIELDS:
            said.append(one_line(f"{path.name}: {key[:40]} is nothing a template says: left out"))
        elif (wrong := _wrong(key, value, options)) is not None:
            said.append(one_line(f"{path.name}: {key}: {wrong}: left out"))
    return Template(path.stem, names, options), tuple(said)


def _wrong(key: str, value: Any, options: dict[str, Any]) -> str | None:
    """Takes the value into the options, or says what is wrong with it."""
    try:
        taken: Any = msgspec.convert(value, _FIELDS[key].type)
    except msgspec.ValidationError as error:
        return str(error)
    if key == "camera" and taken not in CAMERAS:
        return f'"{taken[:40]}" is not a camera; known are {", ".join(CAMERAS)}'
    options[key] = taken
    return None


def _write(folder: Path, template: Template) -> None:
    said = {NAME: template.name(), **template.options}
    text = "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in said.items())
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PlanError(f"{folder}: cannot be made: {error.strerror}") from error
    write_whole(folder / f"{template.code}{SUFFIX}", text)


def _remove(folder: Path, code: str) -> None:
    """The code is one of a file that was read from this folder."""
    path = folder / f"{code}{SUFFIX}"
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise PlanError(f"{path}: cannot be deleted: {error.strerror}") from error


def _shown(name: str) -> str:
    shown = _printable(name)
    if not shown:
        raise PlanError("a template needs a name")
    return shown


def _printable(name: str) -> str:
    return "".join(sign for sign in name if sign.isprintable()).strip()[:MOST_NAME_CHARS].strip()


def _free_code(folder: Path, name: str) -> str:
    """A file name that every system takes, and that no other template of the brigade's has."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    code = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "template"
    if _NOT_A_FILE.fullmatch(code):
        code = f"template-{code}"
    taken = {path.stem.lower() for path in folder.glob(f"*{SUFFIX}")} if folder.is_dir() else set[str]()
    numbered = (code if number == 1 else f"{code}-{number}" for number in range(1, MOST_TEMPLATES + 2))
    free = next((one for one in numbered if one not in taken), None)
    if free is None:
        raise PlanError(f"{MOST_TEMPLATES} templates have this name: delete some")
    return free


def _shipped() -> Path:
    return Path(str(resources.files("missions"))) / "data" / "templates"
