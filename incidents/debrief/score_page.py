"""The score of an exercise as one page for any browser: no script, nothing loaded, every text escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from incidents.debrief.flown_by import flown_by
from incidents.model import IncidentError
from incidents.words import label
from training.score import words

if TYPE_CHECKING:
    from pathlib import Path

    from incidents.debrief.crew_result import CrewResult
    from incidents.debrief.score_file import Scored
    from training.score.score import Reason

_STYLE = """
body { margin: 0; background: #f3f5f5; color: #12181c;
  font: 15px/1.45 Inter, "Segoe UI", system-ui, sans-serif;
  font-variant-numeric: tabular-nums; }
main { max-width: 860px; margin: 0 auto; padding: 24px 32px 40px; background: #fff; }
.banner { position: sticky; top: 0; background: #6b35b5; color: #fff; text-align: center; font-weight: 700;
  letter-spacing: .06em; padding: 10px; }
h1 { font-size: 28px; margin: 0; } h2 { font-size: 16px; margin: 24px 0 6px; }
.points { font-size: 64px; font-weight: 650; line-height: 1; color: #005f78; } .failed { color: #b3261e; }
.small { color: #4c575e; } table { border-collapse: collapse; width: 100%; }
td, th { text-align: left; vertical-align: top; padding: 6px 12px 6px 0; border-bottom: 1px solid #d0d6d8; }
td.n { text-align: right; white-space: nowrap; font-weight: 600; } meter { width: 96px; }
"""


def write_page(path: Path, scored: Scored, title: str, language: str) -> None:
    """IncidentError when it cannot be written."""
    try:
        path.write_text(score_page(scored, title, language), "utf-8")
    except OSError as error:
        raise IncidentError(f"{path}: cannot be written: {error.strerror}") from error


def score_page(scored: Scored, title: str, language: str) -> str:
    """The document."""
    made = scored.score
    banner, failed = escape(label(language, "training")), "" if made.passed else " failed"
    flown = f"{label(language, 'flown_by')}: {flown_by(scored.flown_by, language)}"
    rows = "\n".join(_row(one, language) for one in made.reasons)
    return f"""<!doctype html>
<html lang="{language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{escape(title)}</title><style>{_STYLE}</style></head>
<body><div class="banner" role="note">{banner}</div><main>
<h1>{escape(title)}</h1>
<p><span class="points{failed}">{made.points}</span> <span class="small">/ 100</span></p>
<p><b class="{failed.strip()}">{escape(words.verdict(language, made))}</b><br>
<span class="small">{escape(flown)}</span></p>
<h2>{escape(label(language, "score_reasons"))}</h2>
<table>{rows}</table>
{_crews(scored, language)}
</main></body></html>
"""


def crew_rows(scored: Scored, language: str) -> tuple[tuple[str, ...], ...]:
    """A head, then airborne, first picture, found and battery; before this crew the real one, if any."""
    crews = [scored.crew] if scored.real is None else [scored.real, scored.crew]
    heads = ["crew_this"] if scored.real is None else ["crew_real", "crew_this"]
    names = ("crew_airborne", "crew_picture", "crew_found", "crew_battery")
    columns = [_cells(crew) for crew in crews]
    head = ("", *(label(language, name) for name in heads))
    return (
        head,
        *((label(language, name), *(column[n] for column in columns)) for n, name in enumerate(names)),
    )


def _row(reason: Reason, language: str) -> str:
    points = f"{words.points(language, reason.points)} / {words.points(language, reason.of)}"
    meter = f'<meter max="{reason.of:.2f}" value="{reason.points:.2f}"></meter>'
    title, said = words.title(language, reason.code), words.say(language, reason)
    return (
        f'<tr><td>{escape(title)}<br><span class="small">{escape(said)}</span></td>'
        f'<td>{meter}</td><td class="n">{points}</td></tr>'
    )


def _crews(scored: Scored, language: str) -> str:
    head, *rows = crew_rows(scored, language)
    cells = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><tr>{cells}</tr>{body}</table>"


def _cells(crew: CrewResult) -> tuple[str, ...]:
    return (
        words.stopwatch(crew.airborne_s),
        words.stopwatch(crew.first_picture_s),
        "—" if crew.found is None else str(crew.found),
        "—" if crew.battery_percent is None else f"{crew.battery_percent:.0f} %",
    )
