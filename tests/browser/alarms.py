"""What no page may do: break its policy, make an error, run a stranger's script, ask a third party for anything."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Dialog

# Runs before anything of the page does, whatever the page's policy says.
_WATCH = """
document.addEventListener("securitypolicyviolation", (event) =>
  __alarm(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = () => __alarm(`ran: ${name}`);
"""


def arm(context: BrowserContext, site: str) -> list[str]:
    """Return a list that grows by a line for each thing that a page of `context` should not have done."""
    rung: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        rung.append(f"ran: a dialog says {dialog.message}")
        dialog.dismiss()

    context.expose_binding("__alarm", lambda source, text: rung.append(f"{source['page'].url}: {text}"))
    context.add_init_script(_WATCH)
    context.on("weberror", lambda error: rung.append(f"{error.page.url if error.page else ''}: error: {error.error}"))
    context.on("dialog", dismiss)
    context.on("console", lambda said: "Content Security Policy" in said.text and rung.append(f"policy: {said.text}"))
    # Pictures in the styles are data, which nobody is asked for.
    context.on(
        "request", lambda asked: asked.url.startswith((f"{site}/", "data:")) or rung.append(f"request: {asked.url}")
    )
    return rung
