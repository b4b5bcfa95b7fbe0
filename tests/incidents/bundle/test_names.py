from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.bundle import names
from incidents.bundle.manifest import manifest_bytes, read_manifest

PLAIN = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="/\\:\0"), min_size=1, max_size=40
)


@given(PLAIN)
def test_a_name_comes_back_from_its_manifest(name: str):
    assert names.read(names.written(name)) == name


@given(st.dictionaries(PLAIN.filter(lambda one: one.strip() == one), st.sampled_from(["0" * 64, "af" * 32])))
def test_a_manifest_comes_back(digests: dict[str, str]):
    # what other programs take for the end of a line stands in a name as it is: only CR and LF are coded
    assert read_manifest(manifest_bytes(digests)) == digests


@pytest.mark.parametrize(
    "name",
    [
        *("", "/etc/passwd", "../x", "data/../../x", "data//x", "./x", "data/./x", "c:/x", "data\\x"),
        *("a\0b", "con", "data/NUL.txt", "data/x.", "data/x ", "a" * 241, "/".join(["abcdefgh"] * 200)),
        "half \ud800",
    ],
)
def test_a_name_that_leads_out_or_fits_no_stick_is_refused(name: str):
    assert names.refused(name)


@pytest.mark.parametrize("name", ["data/Tērvete/ž.jpg", "data/100 %.txt", "data/a\nb", "bagit.txt"])
def test_a_plain_name_is_taken(name: str):
    assert names.refused(name) is None


def test_names_that_differ_in_case_or_in_how_a_letter_is_composed_are_twins():
    assert names.folded("Ž.TXT") == names.folded("z\u030c.txt")
    assert names.folded("a") != names.folded("b")
