"""Time and memory of reading long ruled PDF tables, beside pdfplumber.

``python -m tests.benchmark`` reads tables of 10 to 240 pages, each in a process of its own,
prints a table in Markdown, and draws ``docs/pdf-pages.svg``. Time is that of the processor,
without starting and without drawing the file; memory is the most the process ever held.
"""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmark.plotting import Plot, draw_plots
from tests.benchmark.ruled import make_ruled_pdf

SIZES = (10, 30, 60, 120, 240)
MOST_FOR_PLUMBER = 60  # it takes minutes beyond
GOAL = 100  # MB
_PLOT = Path(__file__).parents[2] / "docs" / "pdf-pages.svg"


def read_with_kehoach(data: bytes) -> list[dict[int, str]]:
    """Cells of the one table, by row and column."""
    from extract.document.building import build_document
    from extract.document.model import Table
    from extract.parsers.pdf import FORMAT
    from extract.source import Source

    document = build_document(FORMAT.parse(Source("a.pdf", data)))
    (table,) = (item for item in document.body if isinstance(item, Table))
    rows: list[dict[int, str]] = [{} for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row - 1][cell.column - 1] = " ".join(cell.text.split())
    return rows


def read_with_plumber(data: bytes) -> list[dict[int, str]]:
    """Cells of all pages, as they are: nothing is joined over pages."""
    import pdfplumber

    rows = []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            for row in (row for table in page.extract_tables() for row in table):
                cells = {place: " ".join(text.split()) for place, text in enumerate(row) if text}
                rows.append(cells)
            page.close()
    return rows


READERS: dict[str, Callable[[bytes], list[dict[int, str]]]] = {
    "kehoach": read_with_kehoach,
    "pdfplumber": read_with_plumber,
}


def measure(reader: str, pages: int) -> None:
    """Read one file in this process and print what it took."""
    data, expected = make_ruled_pdf(pages)
    READERS[reader](make_ruled_pdf(1)[0])  # loads the libraries
    start = time.process_time()
    rows = READERS[reader](data)
    seconds = time.process_time() - start
    right = sum(row in rows for row in expected.rows)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([seconds, memory, right, len(expected.rows)]))


def run(reader: str, pages: int) -> tuple[float, float, int, int]:
    """Seconds, MB, rows with every cell right, and rows."""
    command = [sys.executable, "-m", "tests.benchmark", reader, str(pages)]
    seconds, memory, right, rows = json.loads(subprocess.check_output(command))
    return seconds, memory, right, rows


def main() -> None:
    """Measure all sizes."""
    print("| pages | rows | right | seconds | ms a page | peak MB | pdfplumber s | right | ratio |")
    print("|---|---|---|---|---|---|---|---|---|")
    found = []
    for pages in SIZES:
        seconds, memory, right, rows = run("kehoach", pages)
        found.append((pages, seconds, memory))
        line = f"| {pages} | {rows} | {right} | {seconds:.2f} | {1000 * seconds / pages:.1f} "
        line += f"| {memory:.0f} |"
        if pages <= MOST_FOR_PLUMBER:
            theirs, _, their_right, _ = run("pdfplumber", pages)
            line += f" {theirs:.1f} | {their_right} | {theirs / seconds:.0f} |"
        else:
            line += " | | |"
        print(line, flush=True)
    plots = [
        Plot("Time to read a ruled table", "s", [(pages, took) for pages, took, _ in found]),
        Plot("Peak memory", "MB", [(pages, held) for pages, _, held in found], GOAL),
    ]
    _PLOT.write_text(draw_plots(plots, "Reading ruled PDF tables of 10 to 240 pages"), "utf-8")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        measure(sys.argv[1], int(sys.argv[2]))
    else:
        main()
