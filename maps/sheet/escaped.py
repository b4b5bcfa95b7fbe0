"""Texts of people that stay texts in the page."""

from __future__ import annotations

# A text passes Jinja ({), a JavaScript template literal (` $ \) and HTML (the rest) before it is read
_ESCAPES = {ord(sign): f"&#{ord(sign)};" for sign in "&<>\"'`$\\{}"}


def escaped(text: str) -> str:
    """A text that stays text in the page, whatever it holds; each line of it a line."""
    plain = text.encode("utf-8", "replace").decode("utf-8")
    return "<br>".join(plain.translate(_ESCAPES).splitlines())


def said(name: str, text: str, *more: str) -> str:
    """What a popup says: the name strong, the rest below, a line each; nothing if there is nothing."""
    strong = [f"<b>{escaped(name)}</b>"] if name else []
    return "<br>".join([*strong, *(escaped(line) for line in (text, *more) if line)])
