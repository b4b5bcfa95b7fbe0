"""The records of a DataFlash log as ArduCopter 4.7 writes them: names, fields and units of a recorded one."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final

HEAD: Final = b"\xa3\x95"
_LETTERS = {
    "n": "4s", "N": "16s", "Z": "64s", "c": "h", "C": "H", "e": "i", "E": "I", "L": "i", "M": "B",
}  # fmt: skip
_HUNDREDTHS = frozenset("cCeE")


@dataclass(frozen=True, slots=True)
class Record:
    """One kind. `pack` takes its values in the order of `columns`, in whole units."""

    number: int
    name: str
    letters: str
    columns: str
    units: str
    factors: str
    layout: struct.Struct
    hundredths: tuple[int, ...]  # fields that are kept in hundredths

    def pack(self, *values: float | bytes) -> bytes:
        """The record as it stands in the log."""
        if self.hundredths:
            whole = list(values)
            for at in self.hundredths:
                whole[at] = round(float(whole[at]) * 100.0)
            return self.layout.pack(HEAD, self.number, *whole)
        return self.layout.pack(HEAD, self.number, *values)


def _record(number: int, name: str, letters: str, columns: str, meant: tuple[str, str]) -> Record:
    """`meant`: the unit and the factor of each field, a letter each."""
    layout = struct.Struct("<2sB" + "".join(_LETTERS.get(letter, letter) for letter in letters))
    hundredths = tuple(at for at, letter in enumerate(letters) if letter in _HUNDREDTHS)
    return Record(number, name, letters, columns, *meant, layout, hundredths)


FMT = _record(128, "FMT", "BBnNZ", "Type,Length,Name,Format,Columns", ("-b---", "-----"))
FMTU = _record(116, "FMTU", "QBNN", "TimeUS,FmtType,UnitIds,MultIds", ("s---", "F---"))
UNIT = _record(117, "UNIT", "QbZ", "TimeUS,Id,Label", ("s--", "F--"))
MULT = _record(118, "MULT", "Qbd", "TimeUS,Id,Mult", ("s--", "F--"))
PARM = _record(32, "PARM", "QNff", "TimeUS,Name,Value,Default", ("s---", "F---"))
MSG = _record(59, "MSG", "QZ", "TimeUS,Message", ("s-", "F-"))
MODE = _record(120, "MODE", "QMBB", "TimeUS,Mode,ModeNum,Rsn", ("s---", "F---"))
ARM = _record(186, "ARM", "QBIBB", "TimeUS,ArmState,ArmChecks,Forced,Method", ("s----", "F----"))
EV = _record(181, "EV", "QB", "TimeUS,Id", ("s-", "F-"))
ERR = _record(184, "ERR", "QBB", "TimeUS,Subsys,ECode", ("s--", "F--"))
ORGN = _record(73, "ORGN", "QBLLe", "TimeUS,Type,Lat,Lng,Alt", ("s#DUm", "F-GGB"))
CMD = _record(
    93, "CMD", "QHHHffffLLfB", "TimeUS,CTot,CNum,CId,Prm1,Prm2,Prm3,Prm4,Lat,Lng,Alt,Frame",
    ("s-------DUm-", "F-------GG0-")
)  # fmt: skip
GPS = _record(
    94, "GPS", "QBBIHBcLLeffffB", "TimeUS,I,Status,GMS,GWk,NSats,HDop,Lat,Lng,Alt,Spd,GCrs,VZ,Yaw,U",
    ("s#-s-S-DUmnhnh-", "F--C-0BGGB000--")
)  # fmt: skip
ATT = _record(
    72, "ATT", "QffffffB", "TimeUS,DesRoll,Roll,DesPitch,Pitch,DesYaw,Yaw,AEKF", ("sddddhh-", "F000000-")
)
POS = _record(74, "POS", "QLLfff", "TimeUS,Lat,Lng,Alt,RelHomeAlt,RelOriginAlt", ("sDUmmm", "FGG000"))
CTUN = _record(
    0, "CTUN", "Qffffffefffhh", "TimeUS,ThI,ABst,ThO,ThH,DAlt,Alt,BAlt,DSAlt,SAlt,TAlt,DCRt,CRt",
    ("s----mmmmmmnn", "F----00B000BB")
)  # fmt: skip
BAT = _record(
    88, "BAT", "QBfffffcfBBB", "TimeUS,Inst,Volt,VoltR,Curr,CurrTot,EnrgTot,Temp,Res,RemPct,H,SH",
    ("s#vvAaXOw%-%", "F-000C0?0000")
)  # fmt: skip
RECORDS: Final = (FMT, FMTU, UNIT, MULT, PARM, MSG, MODE, ARM, EV, ERR, ORGN, CMD, GPS, ATT, POS, CTUN, BAT)
UNITS: Final = {
    "-": "", "?": "UNKNOWN", "A": "A", "a": "Ah", "b": "B", "d": "deg", "D": "deglatitude", "h": "degheading",
    "m": "m", "n": "m/s", "O": "degC", "%": "%", "S": "satellites", "s": "s", "U": "deglongitude", "v": "V",
    "w": "Ohm", "X": "W.h", "#": "instance",
}  # fmt: skip
FACTORS: Final = {
    "-": 0.0, "?": 1.0, "0": 1.0, "B": 0.01, "C": 0.001, "F": 1e-6, "G": 1e-7,
}  # fmt: skip


def preamble(time_us: int) -> bytes:
    """What stands at the head of a log, so that it explains itself."""
    lines = [_defined(one) for one in RECORDS]
    lines += [FMTU.pack(time_us, one.number, one.units.encode(), one.factors.encode()) for one in RECORDS]
    lines += [UNIT.pack(time_us, ord(letter), label.encode()) for letter, label in UNITS.items()]
    lines += [MULT.pack(time_us, ord(letter), factor) for letter, factor in FACTORS.items()]
    return b"".join(lines)


def _defined(one: Record) -> bytes:
    return FMT.pack(
        one.number, one.layout.size, one.name.encode(), one.letters.encode(), one.columns.encode()
    )
