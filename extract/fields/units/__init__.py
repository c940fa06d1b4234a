"""Bodies: lists of them split, names spelled out, assignments and persons found in text.

Text in, hits with offsets out; what is a body's word stands in rules/units.yaml,
rules/abbreviations.yaml and rules/provinces.yaml.
"""

from __future__ import annotations

from extract.fields.units.assignments import Assignments, find_assignments
from extract.fields.units.hits import PersonHit, Role, UnitHit
from extract.fields.units.learning import UnitNames
from extract.fields.units.naming import expand_name, same_unit, unit_key
from extract.fields.units.persons import find_persons, lower_capitals
from extract.fields.units.splitting import read_unit, split_units

__all__ = [
    "Assignments",
    "PersonHit",
    "Role",
    "UnitHit",
    "UnitNames",
    "expand_name",
    "find_assignments",
    "find_persons",
    "lower_capitals",
    "read_unit",
    "same_unit",
    "split_units",
    "unit_key",
]
