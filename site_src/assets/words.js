// The words by which symptoms are compared. scripts/ipsec_errata/answers/words.py says how and does the same; the short
// forms with what prose says for them come with the index.

// What stands before the message: time and program, with charon's thread and pluto's connection or packet.
const FRAME = new RegExp(
  [
    String.raw`^[^\n]*?[0-9][0-9]\[[a-z]{3}\] (?:<[^>]*> )?`,
    String.raw`^[^\n]*?"[^"]*"(?:\[[0-9]+\] [^ ]+)?(?: #[0-9]+)?: `,
    String.raw`\bpacket from [^ ]+: `,
  ].join("|"),
);
// Hexadecimal numbers, names of hosts, addresses, versions: those of one installation.
const OWN = /\b0x[0-9a-f]+|\b(?=[a-f]*[0-9])[0-9a-f]{6,}\b|\b[a-z0-9-]+(?:\.[a-z0-9-]+)+\b/g;
const PIECE = /[a-z0-9]+(?:[-_][a-z0-9]+)*/g;
const PREFIX = /^(?:v[12]n|ikev2|ikev1|isakmp|oakley|v[12]|n)_(?=[a-z])/;
const ENDING = /^(..+?[^s])(?:ings?|ed|e?s|e)$/;
// Written with an underscore in logs and with a space in prose: two words.
const TWO_WORDS = new Set(["child_sa", "ike_sa", "ipsec_sa"]);
const STOP = new Set(
  `a an and are as at be been but by can for from has have if in into is it its may no not of on one only or such that the
  their them then there this to was were which while who will with would`.split(/\s+/),
);

/** Yield the words of `text`, repeats included; `also` maps short forms to what prose says. */
export function* wordsOf(text, also) {
  const inFull = (word) => (Object.hasOwn(also, word) ? also[word].split(" ") : undefined);
  const message = text.toLowerCase().replace(FRAME, "").replaceAll(OWN, " ");
  for (const [piece] of message.matchAll(PIECE)) {
    const name = piece.replaceAll("-", "_").replace(PREFIX, "");
    const parts = name.split("_");
    if (parts.length > 1 && !TWO_WORDS.has(name)) yield name;
    for (const part of inFull(name) ?? parts) {
      for (const word of inFull(part) ?? [part]) {
        if (STOP.has(word) || (/^[0-9]+$/.test(word) && word.length < 3)) continue;
        yield ENDING.exec(word)?.[1] ?? word;
      }
    }
  }
}
