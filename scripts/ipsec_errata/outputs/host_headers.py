"""The `_headers` file, from which some static hosts take the headers they send (Netlify, Cloudflare Pages)."""

from __future__ import annotations

from ipsec_errata.output_file import StaticFile

# What a page may load (Content Security Policy Level 3): files of its own site, and the pictures in its styles, which
# are data. No script or style stands in a page. Pages say the same in a `meta` element, for hosts that cannot set
# headers; whether other sites may frame a page can be said in a header only.
CONTENT_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
# What other sites' pages may read. Hosts that know no such file mostly allow it for every file, or have a setting.
_SHARED = ("api/*", "feeds/*", "schema/*", "notice/*")


def render_headers() -> StaticFile:
    """Return the file: the policy for all, and what scripts of other sites may read (Fetch standard, CORS protocol)."""
    policy = "; ".join(f"{directive} {sources}" for directive, sources in CONTENT_POLICY.items())
    rules = {
        "*": {
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "strict-origin-when-cross-origin",
        }
    }
    rules |= {pattern: {"Access-Control-Allow-Origin": "*"} for pattern in _SHARED}
    return StaticFile(path="_headers", content="".join(map(_rule, rules, rules.values())).encode("ascii"))


def _rule(pattern: str, headers: dict[str, str]) -> str:
    return f"/{pattern}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
