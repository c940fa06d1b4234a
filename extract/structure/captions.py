"""Labels before a colon inside a line: "Đơn vị chủ trì: …; thời gian: …"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.document.model import Passage
from extract.rulebook.structure import LabelRule, LabelRules
from extract.text.folding import fold

_CANDIDATE = re.compile(
    r"(?:^|(?<=[.;,(\n–-]))\s*(?P<words>[^:;.,(\n]{2,60}(?:,[^:;.(\n]{2,40})?"
    r"(?:\([^():\n]{1,60}\)\s*)?)\s*:\s*"
)
_EDGE = " \n\t-+*•–.;,"


@dataclass(frozen=True, slots=True)
class Caption:
    """A label, the rule that knows it, and the words that stand behind it."""

    rule: LabelRule
    words: Passage
    value: Passage

    @property
    def role(self) -> str:
        """What the label announces."""
        return self.rule.role


def split_captions(passage: Passage, rules: LabelRules) -> tuple[Passage, list[Caption]]:
    """Text before the first known label, and each label with the words up to the next.

    A label in brackets ("(Chủ trì: …; phối hợp: …)") ends with its bracket.
    """
    text = passage.text
    if ":" not in text:
        return passage, []
    found = []
    for candidate in _CANDIDATE.finditer(text):
        start = candidate.start("words")
        rule = _find_rule(candidate["words"], rules)
        comma = candidate["words"].rfind(",")
        if rule is None and comma > 0:
            start += comma + 1
            rule = _find_rule(candidate["words"][comma + 1 :], rules)
        if rule is not None:
            found.append((start, candidate.end(), rule))
    captions = []
    for place, (start, end, rule) in enumerate(found):
        stop = found[place + 1][0] if place + 1 < len(found) else len(text)
        value = _trim(passage.cut(end, stop), text[:start].rstrip().endswith("("))
        words = passage.cut(start, end).strip(" :\n")
        captions.append(Caption(rule, words, value.under(f"labels/{rule.id}")))
    first = found[0][0] if found else len(text)
    return passage.cut(0, first).strip(_EDGE + "("), captions


def _find_rule(words: str, rules: LabelRules) -> LabelRule | None:
    key = fold(words).strip(" -+*•.,")
    rule = rules.find(key)
    if rule is None and "(" in words:
        rule = rules.find(fold(words.split("(")[0]).strip(" -+*•.,"))
    return rule


def _trim(value: Passage, bracketed: bool) -> Passage:
    text = value.text
    unmatched = text.count(")") > text.count("(")
    trimmed = value.strip(" \n;,-–")
    if (bracketed or unmatched) and trimmed.text.rstrip(".;, ").endswith(")"):
        trimmed = trimmed.strip(".;, )") if unmatched else trimmed
    return trimmed
