"""The rules of a run: the built-in folder with the user's folders laid over it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extract.errors import RulebookError
from extract.resources import rules_folder
from extract.rulebook.base import load_topic
from extract.rulebook.captions import CaptionRules
from extract.rulebook.cells import CellRules
from extract.rulebook.checking import check_rules
from extract.rulebook.deadlines import DeadlineGrammar
from extract.rulebook.departments import DepartmentRules
from extract.rulebook.documents import DocumentTypes
from extract.rulebook.indexes import IndexRules
from extract.rulebook.quantities import QuantityGrammar
from extract.rulebook.recognition import RecognitionRules
from extract.rulebook.structure import HeaderRules, LabelRules, SectionRules
from extract.rulebook.topics import TOPICS
from extract.rulebook.units import UnitRulebook, load_units


@dataclass(frozen=True, eq=False)
class Rulebook:
    """Every topic of the rule folders, validated.

    Equal only to itself, so that what is made ready from it can be kept.
    """

    types: DocumentTypes
    sections: SectionRules
    labels: LabelRules
    headers: HeaderRules
    departments: DepartmentRules
    indexes: IndexRules
    captions: CaptionRules
    cells: CellRules
    deadlines: DeadlineGrammar
    quantities: QuantityGrammar
    recognition: RecognitionRules
    units: UnitRulebook


def _check_names(folder: Path) -> None:
    """A file of another name would be passed over, and its rules with it."""
    known = [f"{topic}.yaml" for topic in sorted(TOPICS)]
    for path in sorted(folder.glob("*.y*ml")):
        if path.name not in known:
            raise RulebookError(f"{path}: no rules go by this name", f"name it {', '.join(known)}")


@lru_cache(maxsize=4)
def load_rulebook(folder: Path | None = None) -> Rulebook:
    """The built-in rules, with a user's folder laid over them.

    Raises:
        RulebookError: the folder is missing, or a file in it is wrong.
    """
    if folder is not None and not folder.is_dir():
        raise RulebookError(f"{folder}: no such rule folder", "check --rules")
    if folder is not None:
        _check_names(folder)
    try:
        return _read_topics((rules_folder(),) if folder is None else (rules_folder(), folder))
    except RulebookError as error:
        raise _name_line(folder, error) from error


def _name_line(folder: Path | None, error: RulebookError) -> RulebookError:
    """The error with the line of the first fault, which merged files no longer know."""
    problems = check_rules(folder)
    return RulebookError(str(problems[0]), "see `kehoach rules check`") if problems else error


def _read_topics(folders: tuple[Path, ...]) -> Rulebook:
    return Rulebook(
        types=load_topic("document_types", DocumentTypes, folders),
        sections=load_topic("sections", SectionRules, folders),
        labels=load_topic("labels", LabelRules, folders),
        headers=load_topic("headers", HeaderRules, folders),
        departments=load_topic("departments", DepartmentRules, folders),
        indexes=load_topic("indexes", IndexRules, folders),
        captions=load_topic("captions", CaptionRules, folders),
        cells=load_topic("cells", CellRules, folders),
        deadlines=load_topic("deadlines", DeadlineGrammar, folders),
        quantities=load_topic("quantities", QuantityGrammar, folders),
        recognition=load_topic("recognition", RecognitionRules, folders),
        units=load_units(folders),
    )
