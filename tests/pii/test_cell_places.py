"""Findings in the cells of HTML tables point at their bytes, whatever markup stands in the cell."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from leakcase.cli.main import run

if TYPE_CHECKING:
    from pathlib import Path

_PAGE = (
    "<table><tr><th>姓名</th><th>说明</th></tr>"
    '<tr><td>赵 &amp; <b>钱</b></td><td>电话 <code class="x">13912345678</code>\n'
    '<i>或</i> &#49;3812345678</td></tr><tr><td>无</td><td><a href="#">li.si@sina.com</a></td></tr>'
    "</table>"
)


def test_places_in_cells_with_markup_are_those_of_the_page(tmp_path: Path) -> None:
    page, out = tmp_path / "page.html", tmp_path / "found.jsonl"
    for charset in ("utf-8", "gb18030"):
        data = f'<meta charset="{charset}">{_PAGE}'.encode(charset)
        page.write_bytes(data)
        assert run(["scan", str(page), "-q", "--processes", "1", "--findings", str(out)]) == 1
        found = set()
        for line in out.read_text("utf-8").splitlines():
            finding = json.loads(line)
            start = finding["location"]["offset"]
            found.add(data[start : start + finding["length"]])
        assert {b"13912345678", b"&#49;3812345678", b"li.si@sina.com"} <= found
