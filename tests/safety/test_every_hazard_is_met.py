"""Every hazard of docs/hazards.md has a test that proves its mitigation, or says why it has none."""

from __future__ import annotations

import ast
import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
PAGE = TESTS.parent / "docs" / "hazards.md"
ALL = {f"H{number}" for number in range(1, 35)}
NOT_YET = "not yet: "
ROW = re.compile(r"^\| (H\d+) \|.*\| ([^|]+?) \|$", re.MULTILINE)


def listed() -> dict[str, str]:
    """Each hazard of the page with its last column."""
    return {match[1]: match[2] for match in ROW.finditer(PAGE.read_text("utf-8"))}


def proven() -> dict[str, list[str]]:
    """Each hazard with the tests that are marked with it."""
    found: dict[str, list[str]] = {}
    for path in sorted(TESTS.rglob("test_*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            for name in _hazards(node):
                found.setdefault(name, []).append(path.relative_to(TESTS).as_posix())
    return found


def _hazards(node: ast.AST) -> list[str]:
    """Of `pytest.mark.hazard("H1", "H2")`, wherever it stands."""
    match node:
        case ast.Call(func=ast.Attribute(ast.Attribute(ast.Name("pytest"), "mark"), "hazard"), args=names):
            return [str(ast.literal_eval(name)) for name in names]
        case _:
            return []


def test_the_page_lists_every_hazard_once():
    assert set(listed()) == ALL
    assert len(ROW.findall(PAGE.read_text("utf-8"))) == len(ALL)


def test_every_hazard_has_a_test_or_a_reason():
    tests = proven()
    open_ones = [name for name, proof in listed().items() if proof == "tests" and name not in tests]
    assert open_ones == []


def test_a_reason_is_a_sentence_and_a_hazard_with_tests_needs_none():
    tests = proven()
    for name, proof in listed().items():
        if proof != "tests":
            assert proof.startswith(NOT_YET), name
            assert len(proof) > len(NOT_YET) + 10, name
            assert name not in tests, f"{name} has tests now: say so on the page"


def test_every_mark_names_a_hazard_of_the_page():
    assert set(proven()) <= ALL
