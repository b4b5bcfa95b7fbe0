"""Spoils files as accidents and attackers do: by bytes, and by what the bytes mean.

Every function takes its own `random.Random` and is deterministic.
"""

from __future__ import annotations

import copy
import csv
import io
import json
import zlib
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

NUMBERS = (
    *("NaN", "Infinity", "-Infinity", "1e999", "-1e308", "1e-320", "0", "-0.0", "-1", "181", "-180.0000001"),
    *("90.0000001", "56.48", "23.39", "5628.8", "462490.4", "2147483648", "9223372036854775808", "1e7"),
    *("18446744073709551616", "9" * 400, "9" * 5000, "0." + "3" * 400, "1_000", "0x10", "1,5", "٢٣", "²"),
)
TEXTS = (
    *("", " ", "\0", "\x1b[2J", "\r\n", "\ufeff", "\u202e", "\U0001f600" * 50, "ā" * 1000, "A" * 25_000),
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{ 7*7 }}", "${7*7}", "%s%n", "'\"--"),
    *("=1+1", "@SUM(A1)", "../../../etc/passwd", "C:\\Windows", "file:///etc/passwd", "1899-12-30"),
    *("2026-02-30T25:61:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "31.12.9999 23:59"),
)
JSON_VALUES = (
    *NUMBERS[:20],
    *("null", "true", "{}", "[]", '""', '"\\ud800"', '"\\udfff\\ud800"', "[" * 2000 + "]" * 2000),
    *('{"a":' * 300 + "1" + "}" * 300, '{"a":1,"a":2}', "[[[]]]", "undefined", "'x'", "[1,]", "01", "+1"),
    *(json.dumps(text) for text in TEXTS),
)
BYTES = (
    b"",
    b"\0",
    b"\xff",
    b"\xed\xa0\x80",
    b"\xc0\xaf",
    b"\xef\xbb\xbf",
    b"\xfe\xff",
    b"[",
    b"<",
    b"&",
    b'"',
)


def spoiled(rng: Random, content: bytes) -> bytes:
    """Bits flipped; slices cut, doubled, moved or replaced; the end cut off."""
    found = bytearray(content)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(found) or 1)
        end = min(len(found), at + rng.randint(1, 40))
        match rng.randrange(9):
            case 0 if found:
                found[at % len(found)] ^= 1 << rng.randrange(8)
            case 1:
                found[at:end] = b""
            case 2:
                found[at:at] = found[at:end] * rng.randint(1, 20)
            case 3:
                found[at:end] = rng.choice(BYTES)
            case 4:
                found[at:end] = rng.randbytes(end - at)
            case 5 if rng.random() < 0.3:
                del found[at:]
            case 6:
                found[at : at + 4] = rng.choice((b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff", b"\0\0\0\x80"))
            case 7:
                found[at:end] = rng.choice(NUMBERS).encode()
            case _:
                other = rng.randrange(len(found) or 1)
                found[at:end], found[other : other + end - at] = (
                    found[other : other + end - at],
                    found[at:end],
                )
    return bytes(found)


def recoded(rng: Random, text: str) -> bytes:
    """Mostly UTF-8; sometimes what other programs write."""
    if rng.random() < 0.85:
        return text.encode("utf-8", "surrogatepass")
    encoding = rng.choice(["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1257", "latin-1", "cp037"])
    return text.encode(encoding, "replace")


def in_json(rng: Random, document: Any) -> bytes:
    """One to three values replaced, dropped, doubled, wrapped or renamed; or only moved a bit."""
    document = copy.deepcopy(document)
    raw: list[str] = []
    change = _move_json if rng.random() < 0.4 else _change_json
    for _ in range(rng.randint(1, 3)):
        change(rng, document, raw)
    text = json.dumps(document, ensure_ascii=rng.random() < 0.5)
    for number, value in enumerate(raw):
        text = text.replace(f'"RAW{number}RAW"', value)
    return recoded(rng, text)


def _change_json(rng: Random, document: Any, raw: list[str]) -> None:
    holder, key = _somewhere(rng, document)
    if holder is None:
        return
    value = holder[key]
    match rng.randrange(8):
        case 0 | 1 | 2:
            holder[key] = f"RAW{len(raw)}RAW"
            raw.append(rng.choice(JSON_VALUES))
        case 3:
            del holder[key]
        case 4 if isinstance(holder, list):
            holder[key:key] = [copy.deepcopy(value) for _ in range(rng.choice((1, 2, 50)))]
        case 5 if isinstance(holder, dict):
            holder[rng.choice([*TEXTS, *holder])] = value
        case 6:
            for _ in range(rng.choice((1, 3, 60))):
                value = [value] if rng.random() < 0.9 else {"type": value}
            holder[key] = value
        case _ if isinstance(value, int | float):
            holder[key] = rng.choice((-value, value * 1e7, value + 360, value / 1e7, round(value), not value))
        case _:
            other, place = _somewhere(rng, document)
            if other is not None:
                holder[key], other[place] = copy.deepcopy(other[place]), copy.deepcopy(value)


def _move_json(rng: Random, document: Any, _raw: list[str]) -> None:
    """Stays a document of its kind: other numbers, lists longer, shorter or in another order."""
    holder, key = _somewhere(rng, document)
    while isinstance(holder, dict | list) and isinstance(holder[key], dict):
        holder, key = _somewhere(rng, document)
    if holder is None:
        return
    value = holder[key]
    if isinstance(value, list) and value:
        match rng.randrange(3):
            case 0:
                rng.shuffle(value)
            case 1:
                del value[rng.randrange(len(value))]
            case _:
                value *= rng.choice((2, 10, 400)) if len(value) < 50 else 2
    elif isinstance(value, int | float) and not isinstance(value, bool):
        steps = (value + 0.001, value - 0.5, -value, 0, 1, 1000, value * 1.5, 89.9999999, 1e-9)
        holder[key] = rng.choice((*steps, round(value)))


def _somewhere(rng: Random, document: Any) -> tuple[Any, Any]:
    """A value by what holds it and its key there."""
    holder, key, value = None, None, document
    while isinstance(value, dict | list) and value and (holder is None or rng.random() < 0.8):
        holder = value
        key = rng.choice(list(value)) if isinstance(value, dict) else rng.randrange(len(value))
        value = holder[key]
        if len(str(value)) > 20_000:
            break
    return holder, key


def in_xml(rng: Random, content: bytes, trap: str) -> bytes:
    """Elements, texts and attributes changed; entities and other tricks. `trap` must never be looked at."""
    root = ET.fromstring(content)  # noqa: S314 our own good sample
    for _ in range(rng.randint(0, 3)):
        _change_xml(rng, root)
    text = ET.tostring(root, encoding="unicode").replace("\x00", "")
    match rng.randrange(10):
        case 0:
            text = _doctype(rng, trap) + text.replace("><", ">&a;<", 1)
        case 1:
            encoding = rng.choice(("utf-16", "cp1257", "x-user", "utf-7"))
            text = f'<?xml version="1.0" encoding="{encoding}"?>{text}'
        case 2:
            text = f'<?xml-stylesheet href="{trap}"?>{text}'
        case 3:
            at = rng.randrange(len(text))
            tricks = (
                "<![CDATA[",
                "<!--",
                "&#0;",
                "&#xD800;",
                "&lol;",
                "<a " + "b" * 9000 + '="',
                "<a>" * 300,
            )
            text = text[:at] + rng.choice(tricks) + text[at:]
        case _:
            pass
    return recoded(rng, text)


def _change_xml(rng: Random, root: ET.Element) -> None:
    parents = [(parent, child) for parent in root.iter() for child in parent]
    if not parents:
        return
    parent, child = rng.choice(parents)
    match rng.randrange(7):
        case 0:
            child.text = rng.choice((*TEXTS, *NUMBERS)).replace("\0", "")
        case 1:
            numbers = (child.text or "").replace(",", " ").split() or ["0"]
            numbers[rng.randrange(len(numbers))] = rng.choice(NUMBERS)
            child.text = rng.choice((",", " ")).join(numbers)
        case 2:
            names = [*child.attrib, "lat", "name"]
            child.set(rng.choice(names), rng.choice((*NUMBERS, *TEXTS)).replace("\0", ""))
        case 3:
            parent.remove(child)
        case 4:
            parent.extend([child] * rng.choice((1, 2, 100)))
        case 5:
            child.tag = rng.choice([element.tag for element in root.iter()])
        case _:
            index = list(parent).index(child)
            for _ in range(rng.choice((1, 5, 250))):
                wrapped = ET.Element(parent.tag)
                wrapped.append(child)
                child = wrapped
            parent[index] = child


def _doctype(rng: Random, trap: str) -> str:
    laughs = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 9))
    return rng.choice(
        (
            f'<!DOCTYPE k [<!ENTITY a0 "ha">{laughs}<!ENTITY a "&a8;">]>',
            f'<!DOCTYPE k [<!ENTITY a SYSTEM "{trap}">]>',
            f'<!DOCTYPE k SYSTEM "{trap}">',
            f'<!DOCTYPE k [<!ENTITY % a SYSTEM "{trap}"> %a;]>',
            f'<!DOCTYPE k [<!ENTITY a "{"ha" * 30_000}">]>',
        )
    )


def in_csv(rng: Random, content: bytes, encoding: str) -> bytes:
    """Cells, rows and columns changed; other delimiters, quotes and line ends."""
    text = content.decode(encoding)
    delimiter = max(";,\t", key=text.split("\n", 1)[0].count)
    table = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    for _ in range(rng.randint(1, 5)):
        row = rng.choice(table)
        match rng.randrange(6):
            case 0 | 1 if row:
                row[rng.randrange(len(row))] = rng.choice((*TEXTS, *NUMBERS))
            case 2:
                table.extend(list(row) for _ in range(rng.choice((1, 3, 200))))
            case 3 if row:
                del row[rng.randrange(len(row))]
            case 4:
                row.extend([rng.choice(TEXTS[:6])] * rng.choice((1, 400)))
            case _:
                rng.shuffle(row)
    out = io.StringIO(newline="")
    new = rng.choice((delimiter, delimiter, ";", ",", "\t", "|"))
    csv.writer(out, delimiter=new, lineterminator=rng.choice(("\r\n", "\n", "\r"))).writerows(table)
    changed = out.getvalue()
    if rng.random() < 0.1:
        at = rng.randrange(len(changed) or 1)
        changed = changed[:at] + '"' + changed[at:]
    return recoded(rng, changed) if rng.random() < 0.5 else changed.encode(encoding, "replace")


def in_words(rng: Random, content: bytes) -> bytes:
    """Words between blanks, and whole lines, changed: for tables of text and hand-written settings."""
    lines = content.decode().split("\n")
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(lines))
        words = lines[at].split(" ") if "\t" not in lines[at] else lines[at].split("\t")
        match rng.randrange(6):
            case 0 | 1 | 2:
                nasty = (
                    *NUMBERS,
                    *TEXTS,
                    "[" * 2000,
                    '"' * 3,
                    "{a=" * 300,
                    "a" + ".a" * 2000 + " = 1",
                    "[[a]]",
                )
                words[rng.randrange(len(words))] = rng.choice(nasty)
                lines[at] = ("\t" if "\t" in lines[at] else " ").join(words)
            case 3:
                del lines[at]
                lines = lines or [""]
            case 4:
                lines[at:at] = [lines[at]] * rng.choice((1, 2, 300))
            case _:
                rng.shuffle(lines)
    return recoded(rng, "\n".join(lines))


def zipped(rng: Random, document: Callable[[], bytes]) -> bytes:
    """A KMZ made by hand, so that its directory may lie about names, sizes and methods."""
    if rng.random() < 0.4:
        return _archive(rng, [("doc.kml", document()), ("files/a.png", rng.randbytes(20))], honest=True)
    odd = ("../doc.kml", "/etc/doc.kml", "C:\\doc.kml", "a" * 300 + ".kml", "in.kmz", "files/a.png")
    names = ("doc.kml", "doc.kml", *odd)
    entries = [(rng.choice(names), document())]
    entries += [(rng.choice(names), rng.randbytes(20)) for _ in range(rng.choice((0, 1, 1, 3, 30, 600)))]
    archive = _archive(rng, entries, honest=False)
    return spoiled(rng, archive) if rng.random() < 0.3 else archive


def _archive(rng: Random, entries: list[tuple[str, bytes]], *, honest: bool) -> bytes:
    body, directory = b"", b""
    for name, content in entries:
        method = 8 if honest else rng.choice((8, 8, 8, 8, 0, 0, 12, 14, 99))
        stored = _deflated(content) if method == 8 else content
        true_size, crc = len(content), zlib.crc32(content)
        if not honest and rng.random() < 0.05:  # a bomb: much out of little
            stored, true_size = _BOMB, BOMB_BYTES
        lie = not honest and rng.random() < 0.1
        size = rng.choice((0, 1, 2**31, 2**32 - 1, 70 * 2**20)) if lie else true_size
        flags = 0 if honest else rng.choice((0, 0, 0, 0, 0, 0, 1, 8, 0x800))
        crc = crc if honest or rng.random() < 0.95 else 0
        sizes = _u32(crc) + _u32(len(stored)) + _u32(size)
        common = _u16(flags) + _u16(method) + bytes(4) + sizes + _u16(len(name)) + _u16(0)
        directory += b"PK\1\2" + _u16(20) + _u16(20) + common + bytes(10) + _u32(len(body)) + name.encode()
        body += b"PK\3\4" + _u16(20) + common + name.encode() + stored
    count = len(entries) if honest or rng.random() < 0.95 else rng.randrange(2**16)
    end = b"PK\5\6" + bytes(4) + _u16(count) * 2 + _u32(len(directory)) + _u32(len(body)) + _u16(0)
    return body + directory + end


def _deflated(content: bytes) -> bytes:
    return zlib.compress(content, 9)[2:-4]


def _u16(number: int) -> bytes:
    return (number & 0xFFFF).to_bytes(2, "little")


def _u32(number: int) -> bytes:
    return (number & 0xFFFFFFFF).to_bytes(4, "little")


BOMB_BYTES = 30 * 2**20
_BOMB = _deflated(bytes(BOMB_BYTES))
