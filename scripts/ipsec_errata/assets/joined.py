"""Which files of the site are joined: each script and style sheet right in the folder of assets.

What such a folder holds in folders of its own are parts, which no page asks for.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from ipsec_errata.assets.scripts import join_scripts
from ipsec_errata.assets.styles import join_styles
from ipsec_errata.output_file import StaticFile

FOLDER = "assets"
_JOINERS = {".js": join_scripts, ".css": join_styles}


def join_assets(texts: Mapping[str, str]) -> Iterator[StaticFile]:
    """Yield the files that are others than by hand, at the same paths; `texts` is all scripts and styles by path.

    Raises UnjoinableError for the first one that cannot be joined.
    """
    for path in sorted(texts):
        folder, name = posixpath.split(path)
        join = _JOINERS.get(posixpath.splitext(name)[1])
        if folder == FOLDER and join and (joined := join(path, texts)) != texts[path]:
            yield StaticFile(path=path, content=joined.encode("utf-8"))
