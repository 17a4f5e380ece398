"""Makes the demo site's files from its invented people; the same bytes every time.

    python -m tools.demo_files [FOLDER]

Needs the development dependencies, Pillow and a font with Chinese characters
(Debian: ``fonts-noto-cjk``). Run it again when ``leakcase.demo.cast`` changes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from leakcase.demo.cast import cast
from tools.demo_files import picture, sheet
from tools.demo_files.pdf import document

_FOLDER = Path(__file__).parents[2] / "src/leakcase/demo/files"


def main(folder: Path) -> None:
    """Write the three files into the folder."""
    people = cast()
    sheet.write(folder / "members.xlsx", people.exported)
    lines = ["青禾健身会周年庆抽奖中奖名单", "", "请中奖者携带身份证到前台领取奖品。", ""]
    lines += [
        f"{number}.  {w.name}    {w.resident_id}" for number, w in enumerate(people.winners, 1)
    ]
    (folder / "winners.pdf").write_bytes(document(lines))
    picture.write(folder / "application.png", people.applicant)


main(Path(sys.argv[1]) if len(sys.argv) > 1 else _FOLDER)
