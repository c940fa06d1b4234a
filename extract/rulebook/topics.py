"""The topics of a rule folder: which file holds what."""

from __future__ import annotations

from extract.rulebook.base import RuleModel
from extract.rulebook.captions import CaptionRules
from extract.rulebook.cells import CellRules
from extract.rulebook.deadlines import DeadlineGrammar
from extract.rulebook.departments import DepartmentRules
from extract.rulebook.documents import DocumentTypes
from extract.rulebook.indexes import IndexRules
from extract.rulebook.quantities import QuantityGrammar
from extract.rulebook.recognition import RecognitionRules
from extract.rulebook.structure import HeaderRules, LabelRules, SectionRules
from extract.rulebook.units import AbbreviationRules, ProvinceRules, UnitRules

# By the file's name without ".yaml".
TOPICS: dict[str, type[RuleModel]] = {
    "abbreviations": AbbreviationRules,
    "captions": CaptionRules,
    "cells": CellRules,
    "deadlines": DeadlineGrammar,
    "departments": DepartmentRules,
    "document_types": DocumentTypes,
    "headers": HeaderRules,
    "indexes": IndexRules,
    "labels": LabelRules,
    "provinces": ProvinceRules,
    "quantities": QuantityGrammar,
    "recognition": RecognitionRules,
    "sections": SectionRules,
    "units": UnitRules,
}
