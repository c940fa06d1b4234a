"""What may import what, what loads when, and how large a piece of code may grow."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from tests.samples import ROOT

PACKAGE = ROOT / "extract"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Left may import right, never back:
# cli -> pipeline -> export | audit -> assembly | recovery -> nlp -> fields | structure
# -> parsers | rulebook
# -> records -> document -> archives -> source | text -> resources | errors.
# Each part with all that it may import; a part that is not named here is refused.
MAY_IMPORT = {
    "resources": set[str](),
    "errors": set[str](),
    "text": set[str](),
    "source": {"errors"},
    "archives": {"errors", "source"},
    "document": {"text"},
    "records": set[str](),
    "writing": {"errors"},
    # Parsing is free of meaning: no rules, no records.
    "parsers": {"archives", "document", "errors", "source", "text"},
    "rulebook": {"errors", "resources", "text"},
    # How a plan is built knows no values, what words mean knows no tables.
    "structure": {"document", "rulebook", "text"},
    "fields": {"document", "records", "rulebook", "text"},
    # Tables that text lost are found by what headers and cells say.
    "recognition": {"document", "rulebook", "text"},
    "recovery": {"document", "fields", "rulebook", "structure", "text"},
    # What a library thinks of words: beside the grammar, and asked by the assembly alone.
    "nlp": {"fields", "rulebook"},
    "assembly": {"document", "fields", "nlp", "records", "rulebook", "structure", "text"},
    "audit": {"assembly", "document", "fields", "records", "text"},
    "export": {"errors", "records", "resources", "writing"},
    "explanation": {"errors", "export", "records", "resources", "rulebook"},
    "pipeline": {
        "assembly",
        "audit",
        "document",
        "nlp",
        "parsers",
        "records",
        "recognition",
        "recovery",
        "rulebook",
        "source",
    },
    "cli": {
        "__init__",
        "archives",
        "errors",
        "explanation",
        "export",
        "nlp",
        "pipeline",
        "records",
        "rulebook",
        "writing",
    },
    "__init__": {"archives", "pipeline", "records"},
    "__main__": {"cli"},
}
# Third-party modules that take long to load, and the only places that may name them.
HEAVY = {
    "lxml": (
        "parsers/docx/",
        "parsers/package.py",
        "parsers/libreoffice/mending.py",
        "parsers/sheets/",
        "parsers/xlsx.py",
    ),
    "pypdfium2": "parsers/pdf/",
    "cv2": "parsers/scan/",
    "numpy": ("parsers/scan/", "parsers/pdf/rendering.py"),
    "selectolax": "parsers/html/",
    "xlrd": "parsers/sheets/binary.py",
    "PIL": "parsers/scan/pictures.py",
    "xlsxwriter": "export/",
    "typer": "cli/",
    "yaml": ("rulebook/", "export/columns.py"),
    "pydantic": ("records/", "rulebook/", "explanation.py", "cli/rules.py"),
    "pandas": (),
    "spacy": "nlp/spans.py",
    "underthesea": "nlp/tagging.py",
    "docx": (),
    "pdfplumber": (),
    "openpyxl": (),
    "frictionless": (),
    "dateutil": (),
    "rapidfuzz": (),
}
KNOWN_VIOLATIONS = {}
MAX_LINES = 500
MAX_FUNCTION_LINES = 60
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "misc"}


def read_tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def show(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def list_imports(path: Path) -> set[str]:
    """Dotted names of all modules that a module imports, in functions too."""
    names = set()
    for node in ast.walk(read_tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{show(path)}: a relative import hides where it points to"
            names.add(node.module or "")
            if node.module == "extract":
                names |= {f"extract.{alias.name}" for alias in node.names}
    return names


def part_of(name: str) -> str:
    """The part of the package that a dotted name lies in: "extract.text.folding" -> "text"."""
    pieces = name.split(".")
    known = len(pieces) > 1 and pieces[1] in MAY_IMPORT
    return pieces[1] if known else "__init__"


def list_parts() -> set[str]:
    return {
        path.stem if path.is_file() else path.name
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    }


def test_every_part_has_its_place() -> None:
    assert list_parts() == set(MAY_IMPORT)


def mark_known(path: Path) -> ParameterSet:
    reason = KNOWN_VIOLATIONS.get(show(path))
    marks = pytest.mark.xfail(strict=True, reason=reason) if reason else ()
    return pytest.param(path, id=show(path), marks=marks)


@pytest.mark.parametrize("path", map(mark_known, MODULES))
def test_imports_go_one_way(path: Path) -> None:
    part = path.relative_to(PACKAGE).with_suffix("").parts[0]
    imported = {part_of(name) for name in list_imports(path) if name.split(".")[0] == PACKAGE.name}
    # A name that a module takes from the package itself is the package's own.
    assert imported - {part} <= MAY_IMPORT[part]


def test_the_contract_has_no_circle() -> None:
    open_parts = {part: set(imported) for part, imported in MAY_IMPORT.items()}
    # The package's own module only passes names on, when they are first used.
    del open_parts["__init__"]
    open_parts["cli"] -= {"__init__"}
    while open_parts:
        free = {part for part, imported in open_parts.items() if not imported & open_parts.keys()}
        assert free, open_parts
        for part in free:
            del open_parts[part]


@pytest.mark.parametrize("path", MODULES, ids=show)
def test_heavy_imports_stay_where_they_belong(path: Path) -> None:
    for name in list_imports(path):
        places = HEAVY.get(name.split(".")[0])
        if places is not None:
            assert show(path).startswith(places), name


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import extract", set(HEAVY)),
        ("import extract.parsers", set(HEAVY)),
        (
            "from extract import extract; extract(b'KE HOACH', name='a.txt')",
            set(HEAVY) - {"lxml", "pypdfium2", "pydantic", "yaml"},
        ),
        (
            "import extract.cli.app",
            {
                "lxml",
                "pypdfium2",
                "selectolax",
                "xlrd",
                "xlsxwriter",
                "pandas",
                "spacy",
                "underthesea",
            },
        ),
    ],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(code: str, absent: set[str]) -> None:
    tell = f"{code}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", tell], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    loaded = {name.split(".")[0] for name in json.loads(done.stdout)}
    assert loaded & absent == set()


@pytest.mark.parametrize("path", MODULES, ids=show)
def test_module_is_small_and_named_for_what_it_holds(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES
    assert path.stem not in VAGUE_NAMES
    for node in ast.walk(read_tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length < MAX_FUNCTION_LINES, node.name
