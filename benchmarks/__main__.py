"""Every figure of the page "Speed", in one command: `.venv/bin/python -m benchmarks`."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

# The package is never installed; it lies beside.
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

from benchmarks.building import measure_builds
from benchmarks.catalogue import write_catalogue
from benchmarks.editing import measure as measure_edits
from benchmarks.live_check import check_live
from benchmarks.scan import measure_scan
from benchmarks.validating import measure_validation


def main() -> int:
    """Run what is asked for; 1 where outputs that must be the same are not."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("what", choices=["build", "edit", "validate", "browse", "live", "scan", "all"])
    parser.add_argument("--sizes", type=int, nargs="+", default=[600, 2000], help="entries of generated catalogues")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each program, in turn (default: 3)")
    parser.add_argument("--edits", type=int, default=240, help="random edits for `live` (default: 240)")
    parser.add_argument("--ajv", default=shutil.which("ajv"), help="the program ajv of the npm package ajv-cli")
    parser.add_argument("--tree", type=Path, help="a source tree for `scan` (default: a made-up one)")
    parser.add_argument("--site", type=Path, help="a built site for `browse`")
    arguments = parser.parse_args()

    def wants(name: str) -> bool:
        return arguments.what in (name, "all")

    with tempfile.TemporaryDirectory(prefix="ipsec-errata-benchmark-") as name:
        folder = Path(name)
        if wants("validate"):
            measure_validation([0, *arguments.sizes], arguments.rounds, folder, arguments.ajv)
        if wants("build"):
            measure_builds(arguments.sizes, arguments.rounds, folder)
        if wants("edit"):
            for size in arguments.sizes:
                medians = measure_edits(write_catalogue(folder / f"edit-{size}", size))
                shown = ", ".join(f"{kind} {seconds * 1000:.0f} ms" for kind, seconds in medians.items())
                print(f"edit to visible, {size} entries: {shown}\n", flush=True)
        if arguments.what == "browse" or (arguments.what == "all" and arguments.site):
            # Needs playwright, which building and validating do not.
            from benchmarks.browsing import measure_visits

            chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
            if chromium is None or arguments.site is None:
                parser.error("`browse` needs a Chromium and a built site, given with --site")
            measure_visits(arguments.site, chromium)
        if wants("scan"):
            if shutil.which("rg") is None:
                parser.error("`scan` needs ripgrep, the program rg")
            measure_scan(arguments.tree and arguments.tree.resolve(), arguments.rounds, folder)
        if wants("live"):
            wrong = check_live(write_catalogue(folder / "live", 1), arguments.edits, 60, seed=1)
            print("\n".join(wrong) or "what an editor sees is what a fresh build makes\n")
            return 1 if wrong else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
