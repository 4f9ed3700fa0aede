"""Scripts and styles in one file each: what is put in, what stays, and what cannot be joined."""

from __future__ import annotations

import pytest

from ipsec_errata.assets.joined import join_assets
from ipsec_errata.assets.read_assets import read_assets
from ipsec_errata.assets.scripts import join_scripts
from ipsec_errata.assets.styles import join_styles
from ipsec_errata.assets.unjoinable import UnjoinableError
from ipsec_errata.project import own_project

MODULES = {
    "assets/page.js": """import rows from "../rows.json" with { type: "json" };
import { twice } from "./list/twice.js";
import { one } from "./one.js";
import "./begin.js";
const later = () => import("./later.js");
export const all = twice(one);
""",
    "assets/list/twice.js": """import { one } from "../one.js";
const two = 2;
export function twice(number) {
  return two * number * one;
}
""",
    "assets/one.js": "export const one = 1;\nexport class One {}\nexport async function* ones() {}\n",
    "assets/begin.js": "document.title = 'begun';\n",
    "assets/later.js": "export const later = 1;\n",
}
JOINED = """import rows from "../rows.json" with { type: "json" };
const $assets_one = (() => {
const one = 1;
class One {}
async function* ones() {}
return { one, One, ones };
})();
const $assets_list_twice = (() => {
const { one } = $assets_one;
const two = 2;
function twice(number) {
  return two * number * one;
}
return { twice };
})();
const $assets_begin = (() => {
document.title = 'begun';
return {  };
})();
const { twice } = $assets_list_twice;
const { one } = $assets_one;
const later = () => import("./later.js");
export const all = twice(one);
"""


def test_each_module_is_a_function_that_runs_once_and_before_it_is_needed():
    assert join_scripts("assets/page.js", MODULES) == JOINED


def test_parts_in_folders_of_their_own_and_what_imports_nothing_stay():
    assert [file.path for file in join_assets(MODULES)] == ["assets/page.js"]


def test_a_style_sheet_has_what_it_imports_in_its_place():
    texts = {
        "assets/a.css": '@import "b.css";\n@import "c.css";\na {}\n',
        "assets/b.css": '@import "c.css";\nb {}\n',
        "assets/c.css": "c {}\n",
    }
    assert join_styles("assets/a.css", texts) == "c {}\nb {}\nc {}\na {}\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('import all from "./one.js";\n', '"import all from "./one.js";" cannot be joined; expected import { a, b }'),
        ('import { one as two } from "./one.js";\n', "cannot be joined"),
        ('import * as one from "./one.js";\n', "cannot be joined"),
        ('import { one } from "./one.js";\nexport { one };\n', '"export { one };" cannot be joined'),
        ('import { one } from "./one.js";\nexport default one;\n', "cannot be joined"),
        ('import { six } from "./six.js";\n', "names a file that is not there"),
        ('import { one } from "./page.js";\n', "assets/page.js: imports itself by way of assets/page.js"),
        (
            'import { one } from "./list/where.js";\n',
            "assets/list/where.js: import.meta.url counts from another folder",
        ),
        ('import { one } from "./list/when.js";\n', 'assets/list/when.js: import("./x.js") counts from another folder'),
    ],
)
def test_what_cannot_be_joined_is_said_in_one_sentence(text: str, said: str):
    texts = {
        **MODULES,
        "assets/page.js": text,
        "assets/list/where.js": "export const one = import.meta.url;\n",
        "assets/list/when.js": 'export const one = import("./x.js");\n',
    }
    with pytest.raises(UnjoinableError) as caught:
        join_scripts("assets/page.js", texts)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('@import url("b.css") print;\n', '@import url("b.css") print;" cannot be joined'),
        ('@import "../b.css";\n', "cannot be joined"),
        ('@import "b.css";\n', "names a file that is not there"),
        ('@import "a.css";\n', "assets/a.css: imports itself"),
    ],
)
def test_styles_that_cannot_be_joined(text: str, said: str):
    with pytest.raises(UnjoinableError) as caught:
        join_styles("assets/a.css", {"assets/a.css": text})
    assert said in str(caught.value)


def test_our_own_are_joined_and_import_only_data():
    joined = {file.path: file.content.decode() for file in join_assets(read_assets(own_project()))}
    assert {"assets/page.js", "assets/page.css", "assets/list.js"} <= joined.keys()
    imports = {
        line for text in joined.values() for line in text.splitlines() if line.startswith(("import ", "@import"))
    }
    assert imports == {'import counted from "../entries/list.json" with { type: "json" };'}
