"""Style sheets with what they import in one file: each file that a page asks for costs a slow browser its time.

Only one form is taken: `@import "name.css";` on a line of its own, of a file in the same folder, so that addresses in
it stay right (CSS Cascading and Inheritance Level 5, section 2).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from ipsec_errata.assets.unjoinable import UnjoinableError

_IMPORT = re.compile(r'^@import "(?P<name>[\w-]+\.css)";\n', re.MULTILINE)
_ANY_IMPORT = re.compile(r"^.*@import\b.*$", re.MULTILINE)


def join_styles(path: str, texts: Mapping[str, str], outer: tuple[str, ...] = ()) -> str:
    """Return the style sheet at `path` with every import replaced by the text it names.

    `texts` is all of them by path, `outer` those that are being joined already. Raises UnjoinableError for an import of
    another form, of itself, or of a file that is not there.
    """
    if path in outer:
        raise UnjoinableError(f"{path}: imports itself by way of {outer[-1]}")
    folder = posixpath.dirname(path)

    def put_in(found: re.Match[str]) -> str:
        imported = posixpath.join(folder, found["name"])
        if imported not in texts:
            raise UnjoinableError(f"{path}: {found[0].strip()} names a file that is not there")
        return join_styles(imported, texts, (*outer, path))

    joined = _IMPORT.sub(put_in, texts[path])
    if left := _ANY_IMPORT.search(joined):
        expected = '@import "name.css"; on a line of its own'
        raise UnjoinableError(f'{path}: "{left[0].strip()}" cannot be joined; expected {expected}')
    return joined
