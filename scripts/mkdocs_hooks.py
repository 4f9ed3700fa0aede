"""The one file that knows MkDocs: hands our pages to MkDocs 1.6 and mends what its theme leaves wrong.

When MkDocs 1.x ends, this file is what has to be written anew; the pages are `OutputFile` values.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import mkdocs.plugins
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from ipsec_errata.make_pages import Made, make_pages
from ipsec_errata.project import Project, own_project

_made: list[Made] = []


def _project() -> Project:
    return own_project()


def on_pre_build(config: Any) -> None:
    """Validate and render before MkDocs empties the old site, so that a mistake costs nobody the last good one."""
    made = make_pages(_project(), config.site_url)
    if made.problem:
        raise PluginError(made.problem)
    _made[:] = [made]


# Plugins look for pages in `on_files` too; ours must be there first.
@mkdocs.plugins.event_priority(100)
def on_files(files: Files, config: Any) -> Files:
    """Add the generated pages and the files beside them."""
    for output in _made[0].pages:
        file = File.generated(config, output.path, content=output.text)
        file.edit_uri = f"../../{output.edit_path}".replace("../../", "../") if output.edit_path else None
        files.append(file)
    for static in _made[0].files:
        files.append(File.generated(config, static.path, content=static.content))
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> None:
    """Give each page the date of its data, which the sitemap shows; the date of the build says nothing."""
    page.update_date = str(page.meta.get("updated") or _made[0].as_of)


def on_env(env: Any, config: Any, files: Files) -> Any:
    """Tell the templates of the theme how old the data are."""
    env.globals["as_of"] = _made[0].as_of
    return env


def on_post_page(output: str, **_: Any) -> str:
    """Mend the theme's markup: what the HTML standard and screen readers object to."""
    output = output.replace(' autocomplete="off">\n', ">\n").replace(' tabindex=""', "")
    return output if 'id="__toc"' in output else output.replace(' for="__toc"', "")


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """Mend the pages that are templates, such as 404.html, likewise."""
    return on_post_page(output_content) if template_name.endswith(".html") else output_content


def on_serve(server: LiveReloadServer, config: Any, builder: Any) -> LiveReloadServer:
    """Keep the last good site while something is spoiled: a build that fails changes nothing."""
    build = server.builder

    def guarded() -> None:
        try:
            build()
        except (Abort, PluginError) as error:
            print(f"{error}\nThe last good site stays up.", file=sys.stderr, flush=True)

    server.builder = guarded
    return server
