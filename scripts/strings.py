"""Brings the texts of ui/ into ui/languages/*.ts: new ones unfinished, finished ones kept, gone ones removed.

Run it after texts changed, then translate in Qt Linguist (pyside6-linguist), or in the file itself.
Qt's lupdate is not used: docs/decisions/006-languages.md says why.
"""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement
from xml.sax.saxutils import escape

import defusedxml.ElementTree

if TYPE_CHECKING:
    from collections.abc import Iterator

UI = Path(__file__).resolve().parent.parent / "ui"
FORMS = {"en": 2, "lv": 3, "lt": 3}
HEAD = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- A native reader has to review this file before a release. -->
"""


class StringsError(Exception):
    """A text that cannot be translated as it is written: file, line, what to do."""


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """A text as Qt asks for it. `counted`: it comes with a number and has plural forms."""

    context: str
    source: str
    comment: str = ""
    counted: bool = False


def main() -> int:
    try:
        texts = texts_of(UI)
    except StringsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for language in FORMS:
        path = UI / "languages" / f"firedrone_{language}.ts"
        missing = update(path, language, texts)
        print(f"{path.name}: {len(missing)} to translate")
        for text in missing:
            print(f"    {text.context}: {text.source}")
    return 0


# --- what the sources ask for --------------------------------------------------------------------


def texts_of(folder: Path) -> list[Text]:
    """Every text in the sources of this folder, each once, sorted by context."""
    found = {text for path in sorted(folder.rglob("*.py")) for text in _Reader(path).texts()}
    return sorted(found)


class _Reader(ast.NodeVisitor):
    """Walks one source and knows in which class it is."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._classes: list[str] = []
        self._functions = 0
        self._found: list[Text] = []

    def texts(self) -> list[Text]:
        self.visit(ast.parse(self._path.read_text("utf-8"), str(self._path)))
        return self._found

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._functions += 1
        self.generic_visit(node)
        self._functions -= 1

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._functions += 1
        self.generic_visit(node)
        self._functions -= 1

    def visit_Call(self, node: ast.Call) -> None:
        match node:
            case ast.Call(func=ast.Attribute(ast.Name("self"), "tr")) if self._classes:
                self._add(node, [self._classes[-1], *map(_written, node.args)])
            case ast.Call(func=ast.Name("translate") | ast.Attribute(_, "translate")) if _is_ours(node):
                self._add(node, [_written(argument) for argument in node.args])
            case ast.Call(func=ast.Attribute(_, "tr")):
                raise self._error(node, "only self.tr() inside a class has a context; use translate()")
            case _:
                pass
        self.generic_visit(node)

    def _add(self, node: ast.Call, arguments: list[str | None]) -> None:
        """`arguments` as in translate(): context, source, disambiguation, n."""
        if node.keywords or any(argument is None for argument in arguments[:3]) or len(arguments) < 2:
            raise self._error(node, "write context, text and disambiguation out, without names")
        if not self._functions:
            raise self._error(node, "translated while importing: it would stay in the first language")
        context, source, comment = ([argument or "" for argument in arguments] + [""])[:3]
        counted = len(arguments) > 3
        if counted is not ("%n" in source):
            raise self._error(node, "%n in the text and a number behind it go together")
        self._found.append(Text(context, source, comment, counted))

    def _error(self, node: ast.Call, why: str) -> StringsError:
        return StringsError(f"{self._path}:{node.lineno}: {why}")


def _is_ours(call: ast.Call) -> bool:
    """Painters and transforms have a translate() too; theirs takes numbers."""
    named = isinstance(call.func, ast.Name) or ast.unparse(call.func) == "QCoreApplication.translate"
    return named or (bool(call.args) and _written(call.args[0]) is not None)


def _written(node: ast.expr) -> str | None:
    """The text of a literal; None for anything that is only known at run time."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


# --- the files -----------------------------------------------------------------------------------


def update(path: Path, language: str, texts: list[Text]) -> list[Text]:
    """Write the file anew with these texts; returns those that have no translation yet.

    English holds the counted texts only. Contexts that begin with Q are Qt's own and stay.
    """
    before = _messages(path)
    after = {text: old for text, old in before.items() if text.context.startswith("Q")}
    for text in texts:
        if language != "en" or text.counted:
            # not `or`: an element without children is false
            after[text] = before[text] if text in before else _unfinished(text, FORMS[language])
    root = Element("TS", version="2.1", language=language)
    contexts: dict[str, Element] = {}
    for text, translation in sorted(after.items(), key=lambda pair: pair[0]):
        if text.context not in contexts:
            contexts[text.context] = SubElement(root, "context")
            SubElement(contexts[text.context], "name").text = text.context
        message = SubElement(contexts[text.context], "message", {"numerus": "yes"} if text.counted else {})
        SubElement(message, "source").text = text.source
        if text.comment:
            SubElement(message, "comment").text = text.comment
        message.append(translation)
    path.write_text(HEAD + "".join(_as_linguist_writes(root)), "utf-8")
    return [text for text, translation in after.items() if translation.get("type") == "unfinished"]


def _messages(path: Path) -> dict[Text, Element]:
    if not path.exists():
        return {}
    return {
        Text(
            context.findtext("name", ""),
            message.findtext("source", ""),
            message.findtext("comment", ""),
            message.get("numerus") == "yes",
        ): translation
        for context in defusedxml.ElementTree.parse(path).iter("context")
        for message in context.iter("message")
        for translation in message.iter("translation")
    }


def _unfinished(text: Text, forms: int) -> Element:
    translation = Element("translation", type="unfinished")
    for _ in range(forms if text.counted else 0):
        SubElement(translation, "numerusform")
    return translation


def _as_linguist_writes(element: Element, indent: str = "") -> Iterator[str]:
    """Line by line as Qt Linguist saves it, so that its next save changes only what was translated."""
    attributes = "".join(f' {name}="{value}"' for name, value in element.attrib.items())
    if len(element):
        deeper = "" if element.tag == "TS" else f"{indent}    "
        yield f"{indent}<{element.tag}{attributes}>\n"
        for child in element:
            yield from _as_linguist_writes(child, deeper)
        yield f"{indent}</{element.tag}>\n"
    else:
        text = escape(element.text or "", {'"': "&quot;", "'": "&apos;"})
        yield f"{indent}<{element.tag}{attributes}>{text}</{element.tag}>\n"


if __name__ == "__main__":
    sys.exit(main())
