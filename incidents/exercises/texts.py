"""What the crew and the trainer are told of an exercise that was made from a real flight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from maps.foreign.file import one_line

if TYPE_CHECKING:
    from datetime import datetime

    from incidents.exercises.flown import Flown
    from training.exercise.scenario import Said

_BRIEF: Final = {
    "en": "As it was on {day:%Y-%m-%d}: {what}.\n\nDo what the brigade did then: search the marked ground, "
    "and hand over what you find with its coordinates.",
    "lv": "Kā tas bija {day:%d.%m.%Y}: {what}.\n\nDariet, ko toreiz darīja vienība: pārmeklējiet atzīmēto "
    "vietu un atrasto nododiet ar koordinātām.",
    "lt": "Kaip buvo {day:%Y-%m-%d}: {what}.\n\nDarykite, ką tada darė komanda: apieškokite pažymėtą vietą "
    "ir perduokite, ką radote, su koordinatėmis.",
}
_TRAINER: Final = {
    "en": "Made from the record {name}: the same hour, wind, hot spots and failures, the latter at the same "
    "seconds after arming. Link lost {silences} times, position lost {astray} times. Compare with what the "
    "real crew did, not with what is in the book.",
    "lv": "Veidots no ieraksta {name}: tā pati stunda, vējš, karstie punkti un kļūmes, pēdējās tajās pašās "
    "sekundēs pēc dzinēju ieslēgšanas. Sakari zaudēti {silences} reizes, pozīcija zaudēta {astray} reizes. "
    "Salīdziniet ar to, ko darīja īstā apkalpe, nevis ar to, kas rakstīts grāmatā.",
    "lt": "Sukurta iš įrašo {name}: ta pati valanda, vėjas, karštieji taškai ir gedimai, pastarieji tomis "
    "pačiomis sekundėmis po variklių įjungimo. Ryšys prarastas {silences} k., padėtis prarasta {astray} k. "
    "Lyginkite su tuo, ką darė tikroji įgula, o ne su tuo, kas parašyta knygoje.",
}


def title(what: str) -> Said:
    """In the words of the record; other languages have none of their own."""
    return {"en": one_line(what)}


def brief(what: str, day: datetime) -> Said:
    """In all three languages."""
    return {language: text.format(what=one_line(what), day=day) for language, text in _BRIEF.items()}


def trainer(name: str, flown: Flown | None) -> Said:
    """In all three languages."""
    silences, astray = (len(flown.silences), len(flown.astray)) if flown else (0, 0)
    return {
        language: text.format(name=one_line(name), silences=silences, astray=astray)
        for language, text in _TRAINER.items()
    }
