"""The browser's own log tells what a page asks for, so that a page that asks is found out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from firedrone.bench.map_page import browser, outside_references, ran

if TYPE_CHECKING:
    from pathlib import Path

ASKING = """<html><body><img src="https://example.org/a.png">
<script>fetch("http://example.com/b").catch(function () {}); console.log("said");</script></body></html>"""


@pytest.mark.slow
@pytest.mark.peers
@pytest.mark.skipif(browser() is None, reason="no Chromium here")
def test_a_page_that_asks_for_something_is_found_out(tmp_path: Path):
    seen = ran(str(browser()), ASKING, tmp_path, "document.title = 'TOLD ' + JSON.stringify({a: '<b>'});")
    assert seen.told == {"a": "<b>"}
    assert seen.asked == 2
    assert seen.complaints >= 1


def test_what_a_page_would_load_is_counted_and_a_namespace_is_not():
    assert outside_references(ASKING) == 1
    assert outside_references('<svg xmlns="http://www.w3.org/2000/svg"><a href="#"></a></svg>') == 0
