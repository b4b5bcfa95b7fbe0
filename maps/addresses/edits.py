"""How many letters apart two words are: put in, left out, taken for another, or swapped."""

from __future__ import annotations


def edits(a: str, b: str, most: int) -> int:
    """Optimal string alignment distance; `most + 1` for anything beyond `most`."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    a, b = a[start:], b[start:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    if not a or not b:
        return min(len(a) + len(b), most + 1)
    if most == 1:
        is_one = len(a) == len(b) == 1 or (len(a) == 2 and a == b[::-1])
        return 1 if is_one else 2
    if len(set(a) - set(b)) > most or len(set(b) - set(a)) > most:  # each edit is good for one letter
        return most + 1
    return min(_aligned(a, b, most), most + 1)


def _aligned(a: str, b: str, most: int) -> int:
    """Row by row; the ends of both differ. Given up when two rows on end are beyond `most`."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, one in enumerate(a, 1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one != other))
            if i > 1 and j > 1 and one == b[j - 2] and a[i - 2] == other:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) > most:
            return most + 1
    return row[-1]
