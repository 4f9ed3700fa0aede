"""Where in a file a character of a text stands, which YAML may have wrapped, folded and indented there."""

from __future__ import annotations

# Line and column, both from 1.
Spot = tuple[int, int]


def find_in_text(content: str, begin: Spot, end: Spot, text: str, offset: int) -> Spot | None:
    """Return the place of the character at `offset` of `text`, a value that `content` has between two places.

    Wrapping moves words and changes none: the word that begins there is counted off in the file. None where the file
    has it in another form, by escapes between quotes.
    """
    word, *_ = [*text[offset:].split(maxsplit=1), ""]
    if not word:
        return None
    before = text.count(word, 0, offset)
    rows = content.split("\n")
    (line, column), (last, after) = begin, end
    if rows[line - 1][column - 1 : column] in ("|", ">"):
        # The sign of a block; its text begins on the next line.
        line, column = line + 1, 1
    for number in range(line, last + 1):
        row = rows[number - 1][: after - 1] if number == last else rows[number - 1]
        at = row.find(word, column - 1)
        while at >= 0 and before:
            before -= 1
            at = row.find(word, at + len(word))
        if at >= 0:
            return number, at + 1
        column = 1
    return None
