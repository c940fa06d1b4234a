"""Build the sample plans: ``python -m samples.build [--no-pdf | --check] [stem ...]``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from samples.documents import write_docx
from samples.model import read_plan
from samples.printing import to_pdf
from samples.texts import write_txt

HERE = Path(__file__).resolve().parent


def main(arguments: list[str] | None = None) -> int:
    """Build or check; returns 1 if a checked file is not what the plan gives."""
    parser = argparse.ArgumentParser(description="Build samples/<stem>.docx, .txt and .pdf")
    parser.add_argument("stems", nargs="*", help="plans to build; all if none is named")
    parser.add_argument("--no-pdf", action="store_true", help="leave the PDF files as they are")
    parser.add_argument("--check", action="store_true", help="only compare docx and txt")
    options = parser.parse_args(arguments)
    paths = sorted((HERE / "plans").glob("*.yaml"))
    chosen = [path for path in paths if not options.stems or path.stem in options.stems]
    if options.check:
        stale = [name for path in chosen for name in find_stale(path)]
        for name in stale:
            print(f"not what samples/plans gives: {name}", file=sys.stderr)
        return 1 if stale else 0
    for path in chosen:
        build_plan(path, HERE)
        if not options.no_pdf:
            to_pdf(HERE / f"{path.stem}.docx", HERE)
    return 0


def build_plan(path: Path, out_dir: Path) -> tuple[Path, Path]:
    """Write docx and txt of the plan described at ``path`` into ``out_dir``."""
    plan = read_plan(path)
    document, text = out_dir / f"{plan.stem}.docx", out_dir / f"{plan.stem}.txt"
    write_docx(plan, document)
    write_txt(plan, text)
    return document, text


def find_stale(path: Path) -> list[str]:
    """Names of the built files that differ from what the plan gives now, or are missing."""
    with tempfile.TemporaryDirectory() as folder:
        built = build_plan(path, Path(folder))
        return [
            item.name
            for item in built
            if not (HERE / item.name).is_file()
            or (HERE / item.name).read_bytes() != item.read_bytes()
        ]


if __name__ == "__main__":
    sys.exit(main())
