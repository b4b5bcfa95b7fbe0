import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.addresses.edits import edits

few_letters = st.text("abc", max_size=7)


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("zelmeni", "zelmeni", 0),
        ("zelmni", "zelmeni", 1),
        ("zelmmeni", "zelmeni", 1),
        ("zelneni", "zelmeni", 1),
        ("zlemeni", "zelmeni", 1),
        ("elmeni", "zelmeni", 1),
        ("zelmenii", "zelmeni", 1),
        ("zlemenni", "zelmeni", 2),
        ("zalmeli", "zelmeni", 2),
        ("dobele", "zelmeni", 3),
    ],
)
def test_letters_apart(a: str, b: str, apart: int):
    assert edits(a, b, 2) == apart


def plain(a: str, b: str) -> int:
    """Optimal string alignment by its definition."""
    if not a or not b:
        return len(a) + len(b)
    options = [
        plain(a[:-1], b) + 1,
        plain(a, b[:-1]) + 1,
        plain(a[:-1], b[:-1]) + (a[-1] != b[-1]),
    ]
    if len(a) > 1 and len(b) > 1 and a[-2:] == b[-1] + b[-2]:
        options.append(plain(a[:-2], b[:-2]) + 1)
    return min(options)


@given(few_letters, few_letters, st.sampled_from([1, 2, 3]))
def test_it_is_the_distance_by_its_definition(a: str, b: str, most: int):
    assert edits(a, b, most) == min(plain(a, b), most + 1)


@given(few_letters, few_letters)
def test_the_order_of_the_words_does_not_matter(a: str, b: str):
    assert edits(a, b, 2) == edits(b, a, 2)
