"""The words by which symptoms are compared: log lines and prose, brought to one form.

`site_src/assets/words.js` does the same in the browser; the tables of cases are run against both.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# What stands before the message: time and program, with charon's thread and pluto's connection or packet.
_FRAME = re.compile(
    r"^[^\n]*?[0-9][0-9]\[[a-z]{3}\] (?:<[^>]*> )?"
    r'|^[^\n]*?"[^"]*"(?:\[[0-9]+\] [^ ]+)?(?: #[0-9]+)?: '
    r"|\bpacket from [^ ]+: ",
    re.ASCII,
)
# Hexadecimal numbers, names of hosts, addresses, versions: those of one installation.
_OWN = re.compile(r"\b0x[0-9a-f]+|\b(?=[a-f]*[0-9])[0-9a-f]{6,}\b|\b[a-z0-9-]+(?:\.[a-z0-9-]+)+\b", re.ASCII)
_PIECE = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_PREFIX = re.compile(r"^(?:v[12]n|ikev2|ikev1|isakmp|oakley|v[12]|n)_(?=[a-z])")
_ENDING = re.compile(r"^(..+?[^s])(?:ings?|ed|e?s|e)$")
# Written with an underscore in logs and with a space in prose: two words.
_TWO_WORDS = frozenset(["child_sa", "ike_sa", "ipsec_sa"])
_STOP_WORDS = """
a an and are as at be been but by can for from has have if in into is it its may no not of on one only or such that the
their them then there this to was were which while who will with would
"""
_STOP = frozenset(_STOP_WORDS.split())
_LOG_WORDS = """
already because contained contains discarded discarding does doesn dropped dropping due error existing expected failed
failing failure found ignore ignored ignoring invalid message missing packet payload peer receive received request
require required response sending sent state support supported unable unexpected unknown unsupported warning
"""
# Short forms of logs, and what prose says for them.
ALSO: dict[str, str] = {
    "addr": "address",
    "algo": "algorithm",
    "algos": "algorithm",
    "auth": "authentication",
    "ca": "authority ca",
    "cert": "certificate",
    "certreq": "certificate request",
    "certs": "certificate",
    "config": "configuration",
    "cp": "configuration",
    "dh": "diffie hellman group",
    "dos": "dos cookie",
    "enc": "encryption",
    "frag": "fragment",
    "frags": "fragment",
    "group_description": "group diffie hellman",
    "idci": "identity",
    "idcr": "identity",
    "idi": "identity",
    "idii": "identity",
    "idr": "identity",
    "ikesa": "ike sa",
    "integr": "integrity",
    "mid": "message id",
    "nat_d": "nat detection",
    "nat_oa": "original address",
    "natd": "nat detection",
    "ni": "nonce",
    "nr": "nonce",
    "proto": "protocol",
    "psk": "pre shared key",
    "r_u_there": "dpd",
    "r_u_there_ack": "dpd",
    "sig": "signature",
    "skf": "fragment",
    "tmpfail": "temporary failure",
    "ts": "traffic selector",
    "tsi": "traffic selector",
    "tsr": "traffic selector",
}


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text as ranking compares them, repeats included.

    INVALID_KE_PAYLOAD and INVALID-KE-PAYLOAD are alike, give the whole name and its parts, and a prefix that a program
    puts before the name is left out. Endings are cut, so that rekey, rekeys, rekeyed and rekeying are alike; short
    forms are written out. What stands before the message of a log line says nothing, nor do names of hosts, addresses,
    hexadecimal numbers and short numbers: a message ID or a time of day.
    """
    message = _OWN.sub(" ", _FRAME.sub("", text.lower(), count=1))
    for piece in _PIECE.findall(message):
        name = _PREFIX.sub("", piece.replace("-", "_"))
        parts = name.split("_")
        if len(parts) > 1 and name not in _TWO_WORDS:
            yield name
        for part in ALSO[name].split() if name in ALSO else parts:
            for word in ALSO.get(part, part).split():
                if word not in _STOP and not (word.isdigit() and len(word) < 3):
                    yield _stem(word)


def _stem(word: str) -> str:
    found = _ENDING.match(word)
    return found[1] if found else word


# Words that any line of a log may have.
LOG_WORDS = frozenset(_stem(word) for word in _LOG_WORDS.split())
