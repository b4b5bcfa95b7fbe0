"""What came of a press: sent, then answered or refused by the drone, in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

ANSWER_STAYS_S = 6.0
REFUSAL_STAYS_S = 20.0


class Answer(StrEnum):
    """Sent is never shown as done."""

    SENT = "sent"
    ANSWERED = "answered"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer on a button. `since_s`: monotonic second of this answer."""

    answer: Answer
    text: str
    since_s: float
    took_s: float | None = None  # from sent to this answer

    def over(self, now_s: float) -> bool:
        """True when the button goes back to its own words. What was sent waits until it is answered."""
        stays_s = {Answer.ANSWERED: ANSWER_STAYS_S, Answer.REFUSED: REFUSAL_STAYS_S}.get(self.answer)
        return stays_s is not None and now_s - self.since_s >= stays_s


def follow(old: Shown | None, answer: Answer, text: str, now_s: float) -> Shown:
    """The next answer, which remembers how long the drone took."""
    took_s = now_s - old.since_s if old is not None and old.answer is Answer.SENT else None
    return Shown(answer, text, now_s, took_s)
