"""What a JSON Schema (2020-12) forbids in a value, with messages an editor can act on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any

from jsonschema import Draft202012Validator, ValidationError, validators

from ipsec_errata.diagnostics import Diagnostic, Level
from ipsec_errata.model.key_path import KeyPath
from ipsec_errata.reading.most_findings import as_far_as_read
from ipsec_errata.reading.yaml_source import Source
from ipsec_errata.suggest import did_you_mean

_MAX_SHOWN = 60


@lru_cache(maxsize=256)
def _ecma_pattern(pattern: str) -> re.Pattern[str]:
    # JSON Schema means ECMAScript: `$` is the very end and \d is 0-9, unlike Python's defaults.
    return re.compile(pattern[:-1] + r"\Z" if pattern.endswith("$") else pattern, re.ASCII)


def _check_pattern(_: Any, pattern: str, instance: Any, __: Any) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not _ecma_pattern(pattern).search(instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


_Validator: Any = validators.extend(Draft202012Validator, {"pattern": _check_pattern})  # type: ignore[no-untyped-call]


class SchemaFindings:
    """One schema, compiled once, and what it forbids."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        """Compile `schema`."""
        self._validator = _Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)

    def is_valid(self, value: Any) -> bool:
        """True if the schema forbids nothing in `value`."""
        return bool(self._validator.is_valid(value))

    def is_only_long(self, value: Any) -> bool:
        """True if the schema forbids nothing but texts of up to twice the length that it allows."""
        # What rules take for a text may grow with the square of its length, hence the bound.
        return all(
            error.validator == "maxLength" and len(error.instance) <= 2 * error.validator_value
            for error in self._validator.iter_errors(value)
        )

    def find(self, source: Source) -> Iterator[Diagnostic]:
        """Yield a finding for everything in `source` that the schema forbids, as far as anybody would read them."""
        found = chain.from_iterable(_diagnose(source, error) for error in self._validator.iter_errors(source.value))
        yield from as_far_as_read(found)


def _diagnose(source: Source, error: ValidationError) -> Iterator[Diagnostic]:
    path: KeyPath = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        known = _schema(error)["properties"]
        instance: Any = error.instance
        for name in instance:
            if name not in known:
                message = f"unknown key {name!r}{did_you_mean(name, known)}"
                yield source.diagnose((*path, name), Level.ERROR, message, "schema-unknown-key", key=True)
        return
    code, message = _explain(error)
    yield source.diagnose(path, Level.ERROR, message, code)


def _explain(error: ValidationError) -> tuple[str, str]:
    name = _last_name(error)
    value = _show(error.instance)
    expected: Any = error.validator_value
    instance: Any = error.instance
    match error.validator:
        case "required":
            missing = next(key for key in expected if key not in instance)
            return "schema-missing", f"key {missing!r} is missing{_why_required(error)}"
        case "type":
            return "schema-type", f"{name} is {value}; expected {_kinds(expected)}{_quote_hint(error)}"
        case "enum":
            words = ", ".join(map(str, expected))
            return (
                "schema-word",
                f"{name} is {value}; expected one of {words}{did_you_mean(str(instance), map(str, expected))}",
            )
        case "const":
            return "schema-word", f"{name} is {value}; expected {_show(expected)}"
        case "pattern":
            return "schema-form", f"{name} is {value}; expected {_describe(error)}"
        case "maxLength":
            return "schema-length", f"{name} has {len(instance)} characters; at most {expected} are allowed"
        case "minLength" | "minItems" | "minProperties":
            count = "nothing" if not instance else f"{len(instance)}"
            of_what = " characters" if error.validator == "minLength" else ""
            return "schema-length", f"{name} has {count}{of_what if instance else ''}; at least {expected} expected"
        case "maxItems":
            return "schema-length", f"{name} has {len(instance)} members; at most {expected} are allowed"
        case "uniqueItems":
            return "schema-repeated", f"{name} names something twice: {value}"
        case "minimum" | "maximum":
            bound = "at least" if error.validator == "minimum" else "at most"
            return "schema-range", f"{name} is {value}; expected {bound} {expected}"
        case "maxProperties":
            return "schema-moved", "a moved entry has id, kind and to, and nothing else"
        case "not":
            forbidden = ", ".join(map(repr, expected.get("required", ["this"])))
            return "schema-forbidden", f"{name} must not have {forbidden} here{_why_forbidden(expected)}"
        case "contains":
            words = " or ".join(expected["properties"]["type"]["enum"])
            return "schema-missing", f"{name} has no {words}: an issue with status agreed says where the consensus is"
        case "anyOf":
            return "schema-type", f"{name} is {value}; expected {_describe(error)}"
        case _:
            return "schema", f"{name}: {error.message}"


def _last_name(error: ValidationError) -> str:
    names = [part for part in error.absolute_path if isinstance(part, str)]
    if not names:
        return "the entry"
    if error.absolute_path and isinstance(error.absolute_path[-1], int):
        return f"member {error.absolute_path[-1] + 1} of {names[-1]}"
    return str(names[-1])


def _show(value: Any) -> str:
    match value:
        case None:
            return "empty"
        case bool():
            return str(value).lower()
        case Mapping():
            return "a mapping"
        case list():
            return (
                "a list" if any(isinstance(part, dict | list) for part in value) else f"[{', '.join(map(str, value))}]"
            )
        case str():
            text = value if len(value) <= _MAX_SHOWN else value[:_MAX_SHOWN] + "..."
            return json.dumps(text, ensure_ascii=False)
        case _:
            return str(value)


_KINDS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "array": "a list",
    "object": "a mapping",
    "boolean": "true or false",
    "null": "null",
}


def _kinds(expected: str | list[str]) -> str:
    return " or ".join(_KINDS[kind] for kind in ([expected] if isinstance(expected, str) else expected))


def _quote_hint(error: ValidationError) -> str:
    expected: Any = error.validator_value
    is_number = isinstance(error.instance, int) and not isinstance(error.instance, bool)
    if is_number and "string" in expected:
        return f': write "{error.instance}"'
    if isinstance(error.instance, str) and "integer" in expected and error.instance.isdigit():
        return f": write {error.instance} without quotes"
    return ""


def _describe(error: ValidationError) -> str:
    text = str(_schema(error).get("description", f"the form {error.validator_value}"))
    text = text.split(". ")[0].rstrip(".")
    return text[0].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def _why_required(error: ValidationError) -> str:
    path = list(error.absolute_schema_path)
    instance: Any = error.instance
    wanted: Any = error.validator_value
    if "then" not in path:
        about = _schema(error).get("properties", {}).get(next(key for key in wanted if key not in instance))
        text = about.get("description") if isinstance(about, dict) else None
        return f": {str(text).split('. ')[0].rstrip('.')}" if text else ""
    if wanted in (["resolution"], ["relations"]) and "status" in instance:
        return f": an issue with status {instance['status']} needs it"
    if wanted == ["readings"]:
        return ": an ambiguous issue lists the ways to read the text"
    if wanted == ["duplicate_of"]:
        return ": a duplicate names the issue that treats the problem"
    if wanted == ["none_because"]:
        return ": where there are no official errata, say why"
    return ": the other keys here make it necessary"


def _schema(error: ValidationError) -> Mapping[str, Any]:
    return error.schema if isinstance(error.schema, Mapping) else {}


def _why_forbidden(expected: Mapping[str, Any]) -> str:
    match expected.get("required"):
        case ["none_because"]:
            return ": there are official errata in 'eids'"
        case ["to"]:
            return ": only a moved entry leads elsewhere"
        case _:
            return ""
