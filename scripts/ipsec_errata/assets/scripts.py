"""Scripts with what they import in one file: each file that a page asks for costs a slow browser its time.

Each imported module becomes a function that runs where it stood and returns what it exports, so that no name of one
meets a name of another. Taken are the forms that our modules use (ECMAScript 2025, sections 16.2.2 and 16.2.3): at the
start of a line, `import { a, b } from "./x.js";`, `import "./x.js";`, and `export` before a function, class or const.
Imports of data (`with { type: "json" }`) and those that wait until they are needed (`import("./x.js")`) stay.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from ipsec_errata.assets.unjoinable import UnjoinableError

_IMPORT = re.compile(r'^import (?:\{ (?P<names>\w+(?:, \w+)*) \} from )?"(?P<module>\.[\w./-]+\.js)";\n', re.MULTILINE)
_DATA = re.compile(r'^import \w+ from "[\w./-]+\.json" with \{ type: "json" \};\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const) (?P<name>\w+))", re.MULTILINE)
_OWN_PLACE = re.compile(r"import\.meta\.url|\bimport\(.*\)")
_OTHER = re.compile(r"^(?:import\b(?!\()|export\b).*$", re.MULTILINE)


def join_scripts(path: str, texts: Mapping[str, str]) -> str:
    """Return the module at `path` with all that it imports; `texts` is all modules by path.

    Raises UnjoinableError for an import or export of another form, for an import of itself or of a file that is not
    there, and where a module from another folder uses an address that counts from its own.
    """
    needed = list(dict.fromkeys(_needed(path, texts, ())))
    for module in needed[:-1]:
        if posixpath.dirname(module) != posixpath.dirname(path) and (found := _OWN_PLACE.search(texts[module])):
            raise UnjoinableError(f"{module}: {found[0]} counts from another folder once this is part of {path}")
    data = "".join(_DATA.findall(texts[path]))
    parts = [_as_function(module, texts[module]) for module in needed[:-1]]
    return "".join([data, *parts, _link(path, _DATA.sub("", texts[path]))])


def _needed(path: str, texts: Mapping[str, str], outer: tuple[str, ...]) -> Iterator[str]:
    """Yield the modules that `path` needs, each after its own, and at last `path`."""
    if path in outer:
        raise UnjoinableError(f"{path}: imports itself by way of {outer[-1]}")
    for found in _IMPORT.finditer(texts[path]):
        module = _resolve(path, found["module"])
        if module not in texts:
            raise UnjoinableError(f"{path}: {found[0].strip()} names a file that is not there")
        yield from _needed(module, texts, (*outer, path))
    yield path


def _as_function(path: str, text: str) -> str:
    exported = [found["name"] for found in _EXPORT.finditer(text)]
    body = _EXPORT.sub("", _link(path, text))
    return f"const {_name(path)} = (() => {{\n{body}return {{ {', '.join(exported)} }};\n}})();\n"


def _link(path: str, text: str) -> str:
    """Return `text` with imports taken from the functions before it."""

    def take(found: re.Match[str]) -> str:
        return f"const {{ {found['names']} }} = {_name(_resolve(path, found['module']))};\n" if found["names"] else ""

    linked = _IMPORT.sub(take, text)
    for left in _OTHER.finditer(linked):
        if not _EXPORT.match(linked, left.start()):
            expected = 'import { a, b } from "./x.js"; or export before a function, class or const'
            raise UnjoinableError(f'{path}: "{left[0]}" cannot be joined; expected {expected}')
    return linked


def _resolve(path: str, module: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), module))


def _name(path: str) -> str:
    return "$" + re.sub(r"\W", "_", path.removesuffix(".js"))
