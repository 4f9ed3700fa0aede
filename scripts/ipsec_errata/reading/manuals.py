"""The manual pages of what reading finds, before any rule is asked: in the form of the docstring of a rule."""

from __future__ import annotations

MANUALS: dict[str, str] = {
    "file-bom": """A file begins with its first line, without a byte order mark.

Bad:  a file saved as "UTF-8 with BOM"
Good: a file saved as UTF-8""",
    "file-control": """No control characters, and none that hide in text or turn its direction.

They come along when text is copied from web pages and word processors, and readers cannot see them.

Bad:  a zero-width space between two words
Good: a space""",
    "file-encoding": """A file is UTF-8.

Bad:  the byte 0xe9 of Latin-1 for an accented letter
Good: the two bytes 0xc3 0xa9""",
    "file-large": """A file is of the size of an entry.

Bad:  more than 1,000,000 bytes
Good: some kilobytes""",
    "file-missing": """A file that is named or needed is there.

Bad:  no errata/vocabulary.yaml
Good: errata/vocabulary.yaml""",
    "file-special": """An entry is a file of its own.

Bad:  IPE-0001-phase-1-lifetime.yaml as a symbolic link to another file, or as a pipe
Good: IPE-0001-phase-1-lifetime.yaml as a file

A link could lead out of the checkout.""",
    "file-stray": """The folders of entries hold entries only.

Bad:  errata/issues/notes.txt
Good: errata/issues/IPE-0001-phase-1-lifetime.yaml""",
    "file-unreadable": """A file can be read.

Bad:  a file without the permission to read it
Good: a file that everybody may read""",
    "folder-missing": """The folders of the four kinds of entries are there.

Bad:  a checkout without errata/meetings
Good: errata/issues, errata/rfc-editor, errata/rfcs and errata/meetings""",
    "format": """A file can be formatted without losing a comment or changing a value.

A comment within a list on one line has no place to go.

Bad:  topics: [nat, # why
Good: the comment on the line above topics""",
    "register-form": """A row of errata/published-ids.txt is a number and the slug that it was given for.

Bad:  - IPE-1 lifetime
Good: - IPE-0001 lifetime""",
    "schema": """An entry follows its schema.

Bad:  what the data model does not allow
Good: what it describes""",
    "schema-forbidden": """A key that another one rules out is not there.

Bad:  official: {eids: [4387], none_because: not_filed}
Good: official: {eids: [4387]}""",
    "schema-form": """Text has the form that the data model describes.

Bad:  id: IPE-7
Good: id: IPE-0007""",
    "schema-length": """Text and lists are neither too short nor too long.

Bad:  a summary of 400 characters
Good: a summary of two sentences""",
    "schema-missing": """A key that the entry needs is there; which ones depends on its kind, status and class.

Bad:  status: resolved without resolution
Good: resolution: {kind: rfc, by: 4306, sections: ["2.8"], text: Lifetimes are not negotiated.}""",
    "schema-moved": """A moved entry says where it went and nothing else.

Bad:  {id: IPE-0007, kind: moved, to: IPE-0002, title: Lifetime}
Good: {id: IPE-0007, kind: moved, to: IPE-0002}""",
    "schema-range": """A number lies where such numbers lie.

Bad:  rfc: 0
Good: rfc: 7296""",
    "schema-repeated": """A list names each thing once.

Bad:  topics: [nat, nat]
Good: topics: [nat]""",
    "schema-type": """A value is of the kind that its key asks for.

Bad:  rfc: "7296"
Good: rfc: 7296""",
    "schema-unknown-key": """There are no keys but those of the data model.

Bad:  sumary: ...
Good: summary: ...""",
    "schema-word": """A word of a closed list is one of that list.

Bad:  status: close
Good: status: resolved""",
    "yaml-alias": """No anchors and aliases: a value stands where it is meant.

Bad:  topics: &t [nat], then *t
Good: topics: [nat]""",
    "yaml-deep": """Values are not nested without end.

Bad:  a list in a list in a list, sixteen times
Good: what the data model has""",
    "yaml-documents": """One file holds one entry.

Bad:  a second part after ---
Good: a second file""",
    "yaml-empty": """A file holds an entry.

Bad:  a file of comments
Good: id: IPE-0001 and so on""",
    "yaml-key": """A key is a word.

Bad:  {[a, b]: 1}
Good: {topics: [a, b]}""",
    "yaml-repeated-key": """A mapping has each key once; of two, readers take one or the other.

Bad:  status: open, and status: resolved further down
Good: status: resolved""",
    "yaml-syntax": """A file is YAML.

Bad:  title: Lifetimes: none by default
Good: title: "Lifetimes: none by default" """,
    "yaml-tab": """Spaces indent, two for each level; YAML allows no tabs there.

Bad:  a tab in front of - rfc: 2409
Good: two spaces in front of - rfc: 2409""",
    "yaml-tag": """No tags: what a value is follows from its key.

Bad:  rfc: !!int "7296"
Good: rfc: 7296""",
    "yaml-unquoted": """Text that some readers take for a number, a date or a truth value is quoted.

Unquoted, YAML turns the section 2.10 into the number 2.1, and NO into false.

Bad:  sections: [2.10]
Good: sections: ["2.10"]""",
}
