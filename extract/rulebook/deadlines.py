"""The deadline grammar as rules/deadlines.yaml holds it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Literal

from pydantic import Field, model_validator

from extract.rulebook.base import Pattern, RuleModel

Reading = Literal[
    "date",
    "dates",
    "blank_date",
    "month",
    "quarter",
    "half",
    "year_part",
    "year",
    "years",
    "year_list",
    "this_year",
    "year_end",
    "next_years",
    "school_year",
    "season",
    "ongoing",
    "turns",
    "interval",
    "times",
    "yearly_date",
    "yearly_month",
    "yearly_quarter",
    "monthly_day",
    "quarterly_day",
    "weekly_day",
    "monthly_weekday",
    "monthly_last_week",
    "monthly_last_workday",
    "occasional",
    "relative",
]


class TimeWord(Pattern):
    """Words for a time; ``reads`` names the reader that turns the named groups into dates.

    Attributes:
        starts: expressions of how such words begin, each with a plain letter or a
            digit class first and without groups; the pattern is only tried where one is found.
    """

    reads: Reading
    starts: list[str] = Field(min_length=1)


class Bound(Pattern):
    """Words left of a time that say how it binds the work."""

    reads: Literal["before", "until", "from", "after", "within", "finish"]


class EventWord(Pattern):
    """Words that tie work to an event.

    Attributes:
        request: counts beside a date too ("hoặc theo yêu cầu đột xuất").
        absorbs: a time inside belongs to the event ("trước khai giảng năm học 2026-2027").
    """

    request: bool = False
    absorbs: bool = False


class DeadlineGrammar(RuleModel):
    """All that the deadline readers know of the language.

    Attributes:
        spellings: other spellings of a word to the one the patterns know, of equal length.
        words: tried in this order at each place: the longer form goes first.
        bounds: tried in this order on the text left of a time.
        tails: what follows a time and leaves its end open.
        events: what a cell may say instead of a time.
        labels: "Thời gian hoàn thành:" and the like inside running text.
        names: heads of titles; a year behind one belongs to the title.
        not_due: text left of a time that makes it no deadline ("tính đến").
        visions: a horizon that is no deadline ("tầm nhìn đến 2050").
        efforts: words that make a year behind a title's head a deadline after all.
        reports: words of reporting; only near them "hằng quý" counts in running text.
        habits: nouns whose "hằng năm" is an adjective ("ngân sách hằng năm").
        remarks: segments of a cell that speak about the deadline, not of it.
        own_issue: anchors of "N ngày kể từ" that mean the plan's own issue.
        title_years: words before a year in a title that belong to another document.
        blank_cells: cells that say nothing, in lower case.
    """

    spellings: dict[str, str]
    words: list[TimeWord]
    bounds: list[Bound]
    tails: list[Pattern]
    events: list[EventWord]
    labels: list[Pattern]
    names: list[Pattern]
    not_due: list[Pattern]
    visions: list[Pattern]
    efforts: list[Pattern]
    reports: list[Pattern]
    habits: list[Pattern]
    remarks: list[Pattern]
    own_issue: list[Pattern]
    title_years: list[Pattern]
    blank_cells: list[str]

    @model_validator(mode="after")
    def _ids_differ(self) -> DeadlineGrammar:
        ids = [word.id for word in (*self.words, *self.bounds, *self.events)]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(f"id used twice: {', '.join(twice)}")
        return self

    @model_validator(mode="after")
    def _spellings_keep_length(self) -> DeadlineGrammar:
        uneven = [key for key, value in self.spellings.items() if len(key) != len(value)]
        if uneven:
            raise ValueError(f"spelling of another length: {', '.join(uneven)}")
        return self

    @cached_property
    def spelling(self) -> re.Pattern[str]:
        """Finds the beginnings of words that are spelled otherwise."""
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, self.spellings)) or '(?!)'})")

    @cached_property
    def word_start(self) -> re.Pattern[str]:
        """Finds the places where a time word may begin."""
        starts = dict.fromkeys(start for word in self.words for start in word.starts)
        # Without groups: with one for each start the scan takes five times as long.
        return re.compile(rf"(?<!\w)(?:{'|'.join(starts)})")

    @cached_property
    def words_by_initial(self) -> dict[str, tuple[TimeWord, ...]]:
        """The words that can begin with a character, in their order."""
        initials = {word.id: _initials(word) for word in self.words}
        return {
            char: tuple(word for word in self.words if char in initials[word.id])
            for char in frozenset().union(*initials.values())
        }

    @cached_property
    def prose_hint(self) -> re.Pattern[str]:
        """Found in every text that can hold a deadline, and quick to look for."""
        labels = "|".join(label.pattern for label in self.labels)
        return re.compile(rf"\d|quý|năm|tháng|hằng|hàng|mỗi|vụ |mùa |định kỳ|{labels or '(?!)'}")

    @cached_property
    def left_bound(self) -> re.Pattern[str]:
        """One expression for all bounds, each a group, ending where the time begins."""
        return joined(
            self.bounds,
            r"(?<!\w)(?:",
            r")(?:\s*\d{1,2}\s?(?:giờ|h|g)\s?(?:\d{1,2}(?: phút)?)?,?)?[\s(:]*$",
        )

    @cached_property
    def tail(self) -> re.Pattern[str]:
        """One expression for all tails, starting where the time ends."""
        return joined(self.tails, r"\)?\s*(?:", r")(?!\w)")

    @cached_property
    def label(self) -> re.Pattern[str]:
        """One expression for all labels."""
        return joined(self.labels, r"(?<!\w)(?:", ")")

    @cached_property
    def name(self) -> re.Pattern[str]:
        """One expression for all heads of titles."""
        return joined(self.names, r"(?<!\w)(?:", r")(?!\w)")

    @cached_property
    def undue(self) -> re.Pattern[str]:
        """One expression for all that undoes a bound, ending where the bound begins."""
        return joined(self.not_due, r"(?<!\w)(?:", r")\s*$")

    @cached_property
    def vision(self) -> re.Pattern[str]:
        """One expression for all horizons that are no deadline, ending before the year."""
        return joined(self.visions, r"(?<!\w)(?:", r")\s*$")

    @cached_property
    def vision_ahead(self) -> re.Pattern[str]:
        """The same, starting where a time ends: the year before a vision is a title's."""
        return joined(self.visions, r"\s*[,;]?\s*(?:và )?(?:", ")")

    @cached_property
    def effort(self) -> re.Pattern[str]:
        """One expression for all words of effort."""
        return joined(self.efforts, r"(?<!\w)(?:", r")(?!\w)")

    @cached_property
    def report(self) -> re.Pattern[str]:
        """One expression for all words of reporting."""
        return joined(self.reports, r"(?<!\w)(?:", r")(?!\w)")

    @cached_property
    def habit(self) -> re.Pattern[str]:
        """One expression for all nouns that "hằng năm" describes, ending before it."""
        return joined(self.habits, r"(?<!\w)(?:", r")[\s,]*$")

    @cached_property
    def remark(self) -> re.Pattern[str]:
        """One expression for all beginnings of remarks."""
        return joined(self.remarks, r"\s*(?:", r")(?!\w)")

    @cached_property
    def issue(self) -> re.Pattern[str]:
        """One expression for all anchors that mean the plan's own issue."""
        return joined(self.own_issue, r"(?:", r")(?!\w)")

    @cached_property
    def title_year(self) -> re.Pattern[str]:
        """One expression for all that gives a year of a title to another document."""
        return joined(self.title_years, r"(?<!\w)(?:", r")\s*$")

    @cached_property
    def blank(self) -> frozenset[str]:
        """The cells that say nothing."""
        return frozenset(self.blank_cells)


def _initials(word: TimeWord) -> frozenset[str]:
    firsts = ("0123456789" if start.startswith(r"\d") else start[0] for start in word.starts)
    return frozenset("".join(firsts))


def joined(patterns: list[Bound] | list[Pattern], left: str, right: str) -> re.Pattern[str]:
    """One expression that finds any of the patterns; group n + 1 is pattern n.

    Input: patterns without groups of their own. An empty list finds nothing.
    """
    if not patterns:
        return re.compile(r"(?!)")
    return re.compile(left + "|".join(f"({pattern.pattern})" for pattern in patterns) + right)
