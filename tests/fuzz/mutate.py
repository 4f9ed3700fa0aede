"""Spoiled documents: the same ones for the same random numbers."""

from __future__ import annotations

from random import Random

# What editors, word processors, cut transfers and strangers leave in a file.
STRANGE = (
    b"",
    b"\0",
    b"\r",
    b"\r\n",
    b"\n\n\n",
    b"\t",
    b"\x0b",
    b"\x0c",
    b"\x1b[31m",
    b"\x7f",
    b"\x85",
    b"\xff\xfe",
    b"\xc3",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    "\u00a0\u2028\u2029".encode(),
    "\u202eabc\u202c".encode(),
    "\u200b".encode(),
    "e\u0301\u0301\u0301".encode(),
    "\u0660\u0661\u0662".encode(),
    "\U0001f600".encode(),
    "\u017f\u0130\u1e9e".encode(),
    b"9" * 400,
    b"-1",
    b"0",
    b"1e999",
    b"NaN",
    b"\\u0000",
    b"\\ud800",
    b"%s%n{0}{{",
    b"'",
    b'"',
    b"`",
    b"<",
    b"&",
    b"&lt;",
    b"]]>",
    b"*/",
    b"{",
    b"}",
    b"[",
    b"]",
    b"(" * 40,
    b"#",
    b"|",
    b": ",
    b"- ",
    b"../../",
)
# One case in so many is as large as its reader takes it: slow ways show there, and nowhere else.
_GIANT = 25


def spoil(random: Random, seeds: tuple[bytes, ...], pieces: tuple[bytes, ...], largest: int) -> bytes:
    """Return one of `seeds` with some mistakes, or a heap of `pieces`; at most `largest` bytes."""
    if random.randrange(_GIANT) == 0:
        return _giant(random, random.choice(seeds), pieces, largest)
    if random.randrange(8) == 0:
        return b"".join(random.choice(pieces) for _ in range(random.randint(1, 60)))[:largest]
    content = random.choice(seeds)
    for _ in range(random.choice((1, 1, 2, 3, 5, 8))):
        content = _mistake(random, content, pieces)
    return content[:largest]


def _giant(random: Random, seed: bytes, pieces: tuple[bytes, ...], largest: int) -> bytes:
    """Return a document whose greater part is one thing again and again."""
    at = random.randrange(len(seed) + 1)
    if random.randrange(2):
        at = seed.rfind(b"\n", 0, at) + 1
    end = min(len(seed), at + random.choice((1, 5, 30, 200)))
    unit = random.choice(
        (seed[at:end], random.choice(pieces), random.choice(pieces) + random.choice(pieces), b" ", b"\n")
    )
    unit = unit or b"x"
    counter = random.randrange(3) == 0
    count = max(1, (largest - len(seed)) // (len(unit) + 6 * counter))
    body = b"".join(unit + b"%d" % i for i in range(count)) if counter else unit * count
    return (seed[:at] + body + seed[at:])[:largest]


def _mistake(random: Random, content: bytes, pieces: tuple[bytes, ...]) -> bytes:
    start = random.randrange(len(content) + 1)
    end = min(len(content), start + random.choice((0, 1, 1, 2, 8, 40, 400)))
    match random.randrange(8):
        case 0:
            return content[:start] + content[end:]
        case 1:
            return content[:start] + random.choice(STRANGE) + content[end:]
        case 2:
            return content[:start] + random.choice(pieces) + content[end:]
        case 3:
            return content[:end] + content[start:end] * random.choice((1, 2, 30)) + content[end:]
        case 4:
            return content[:start] + bytes([random.randrange(256)]) + content[start + 1 :]
        case 5:
            return _move_line(random, content)
        case 6:
            return (
                content[:start]
                if random.randrange(4) == 0
                else content[:start] + random.choice(STRANGE) + content[start:]
            )
        case _:
            other = random.randrange(len(content) + 1)
            return content[:start] + content[other : other + 60] + content[end:]


def _move_line(random: Random, content: bytes) -> bytes:
    lines = content.split(b"\n")
    line = lines.pop(random.randrange(len(lines)))
    if random.randrange(2):
        line = b" " * random.randrange(12) + line.lstrip()
    lines.insert(random.randrange(len(lines) + 1), line)
    return b"\n".join(lines)
