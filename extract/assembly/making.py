"""Make records of passages, each value with its evidence."""

from __future__ import annotations

import re

from extract.assembly.collecting import Collector, cite
from extract.assembly.reading import FIELD_ROLES, Assignment, Reader, squash
from extract.document.model import Passage
from extract.fields.indicators import IndicatorHit, read_pillar, split_remark
from extract.fields.quantities import read_rank
from extract.records import (
    Deadline,
    Evidence,
    Indicator,
    Objective,
    Origin,
    Output,
    Pillar,
    Rank,
    Task,
    Unit,
)
from extract.structure.captions import split_captions
from extract.structure.items import split_clauses

_CODED = re.compile(
    r"^(?:Nhiệm vụ|Giải pháp|Hoạt động|Nội dung|Công việc|Dự án|Đề án)\s+(?:số\s+)?"
    r"(?P<code>\d{1,2}(?:\.\d{1,2}){0,3})\s*[:.\-–]\s*(?=\S)",
    re.IGNORECASE,
)
_KEPT = re.compile(r"\b(?:duy trì|giữ vững|phát huy)\b", re.IGNORECASE)
_BETTERED = re.compile(r"\b(?:cải thiện|nâng hạng|nâng cao|khắc phục)\b", re.IGNORECASE)
_REMARKED = re.compile(f"{_KEPT.pattern}|{_BETTERED.pattern}", re.IGNORECASE)
_YEAR = re.compile(r"\bnăm ((?:19|20)\d\d)\b", re.IGNORECASE)
# A time that stands among labelled parts without a label of its own.
_TIME = re.compile(
    r"^(?:thực hiện |hoàn thành |xong |trong |thời gian )?(?:thường xuyên|hằng năm|hàng năm|"
    r"giai đoạn|năm \d|quý |tháng \d|trước |đến |\d{1,2}/)",
    re.IGNORECASE,
)
Path = tuple[Passage | tuple[Passage, ...], ...]


def split_code(passage: Passage) -> tuple[str | None, Passage]:
    """Take "Nhiệm vụ 2.1.3:" off a task: its code and its text."""
    found = _CODED.match(passage.text)
    if found is None:
        return None, passage
    return found["code"], passage.cut(found.end())


def path_texts(path: Path) -> list[str]:
    """Headings as text; one of two passages (number and words) as one."""
    return [
        squash(" ".join(part.text for part in (item if isinstance(item, tuple) else (item,))))
        for item in path
    ]


def path_evidence(path: Path) -> list[Evidence]:
    """Where the headings stand."""
    passages = [p for item in path for p in (item if isinstance(item, tuple) else (item,))]
    return [cite("path", passage) for passage in passages]


class Maker:
    """Makes the records of one origin and hands them to the collector."""

    def __init__(self, reader: Reader, collector: Collector, origin: Origin) -> None:
        self.reader = reader
        self.collector = collector
        self.origin: Origin = origin
        self._labels: dict[str, Assignment] = {}
        self._texts: dict[str, list[Passage]] = {}
        self._paths: dict[str, Path] = {}

    def make_task(self, passage: Passage, path: Path, code: str | None, kind: str) -> Task:
        """A task or duty with its own figures; who and when come with ``assign``."""
        quantities, evidence = self.reader.read_quantities(passage)
        task = Task(
            id=self.collector.next_id(Task, self.origin),
            origin=self.origin,
            path=path_texts(path),
            kind="duty" if kind == "duty" else "task",
            code=code,
            text=squash(passage.text),
            quantities=quantities,
            evidence=[cite("text", passage), *path_evidence(path), *evidence],
        )
        self._texts[task.id] = [passage]
        self._paths[task.id] = path
        self.collector.add(task)
        return task

    def add_detail(self, task: Task, passage: Passage) -> None:
        """A step of the task, whose words may say who and when as well."""
        task.details.append(squash(passage.text))
        task.evidence.append(cite("details", passage))
        self._texts[task.id].append(passage)

    def add_step(self, task: Task, passage: Passage) -> None:
        """A line below the task in its own cell: a label that says who and when, or a step."""
        rest, captions = split_captions(passage, self.reader.rulebook.labels)
        told = [caption for caption in captions if caption.role in FIELD_ROLES]
        if rest.text or not told or len(told) < len(captions):
            self.add_detail(task, passage)
            return
        said = self._labels.setdefault(task.id, Assignment())
        for caption in told:
            self.reader.say(caption.role, caption.value, said, "label")

    def assign(self, task: Task, said: Assignment) -> None:
        """Give a task what row or group say; its own words fill what they leave open."""
        passages = self._texts[task.id]
        own = self._read_captions(passages[0])
        own.fill(self._labels.get(task.id, Assignment()))
        own.fill(said)
        given = Assignment()
        given.fill(own)
        if not (own.leads and own.supports):
            for passage in passages:
                words = self.reader.read_assignments(passage)
                self._add_units(own, words, given)
        self._add_deadlines(task, own, passages)
        task.lead_units = own.leads
        task.support_units = own.supports
        task.supervisors = own.supervisors
        task.deadlines = own.deadlines
        task.evidence.extend(own.list_evidence())

    def _read_captions(self, passage: Passage) -> Assignment:
        """Labels inside the task's own words: "… (Chủ trì: A; thời gian: quý II/2026)"."""
        said = Assignment()
        before, captions = split_captions(passage, self.reader.rulebook.labels)
        if before.text:
            for caption in captions:
                if caption.role not in FIELD_ROLES or not caption.value.text:
                    continue
                value, time = _split_time(caption.value)
                self.reader.say(caption.role, value, said, "label")
                if time is not None:
                    self.reader.say("deadline", time, said, "label")
        return said

    @staticmethod
    def _add_units(own: Assignment, words: Assignment, said: Assignment) -> None:
        for name in ("leads", "supports"):
            if getattr(said, name):
                continue
            known = {unit.name.casefold() for unit in getattr(own, name)}
            for unit, evidence in zip(
                getattr(words, name), words.evidence.get(name, ()), strict=False
            ):
                if unit.name.casefold() not in known:
                    own.add(name, [unit], [evidence])
                    known.add(unit.name.casefold())

    def _add_deadlines(self, task: Task, own: Assignment, passages: list[Passage]) -> None:
        """Column and label first, then the headings, then what the text adds."""
        if not own.deadlines:
            for heading in reversed(self._paths[task.id]):
                parts = heading if isinstance(heading, tuple) else (heading,)
                found, evidence = self.reader.read_deadlines(parts[-1], "heading")
                if found:
                    own.add("deadlines", list(found), evidence)
                    break
        given = bool(own.deadlines)
        for passage in passages:
            found, evidence = self.reader.read_deadlines(passage, "text")
            for deadline, place in zip(found, evidence, strict=True):
                if given and deadline.end is None:
                    continue
                if not any(_same_time(deadline, other) for other in own.deadlines):
                    own.add("deadlines", [deadline], [place])

    def make_output(self, passage: Passage, path: Path) -> Output:
        """A result, with its figures and the unit its own words make responsible."""
        quantities, evidence = self.reader.read_quantities(passage)
        units, unit_evidence = self._read_output_units(passage)
        output = Output(
            id=self.collector.next_id(Output, self.origin),
            origin=self.origin,
            path=path_texts(path),
            text=squash(passage.text),
            quantities=quantities,
            units=units,
            evidence=[cite("text", passage), *path_evidence(path), *evidence, *unit_evidence],
        )
        self.collector.add(output)
        return output

    def _read_output_units(self, passage: Passage) -> tuple[list[Unit], list[Evidence]]:
        """Who is responsible by "Phòng X: Hoàn thành …" or "100% các đơn vị … hoàn thành"."""
        text = passage.text
        colon = text.find(":")
        if 0 < colon <= 90:
            units, evidence = self.reader.read_heading_unit(passage.cut(0, colon), "units")
            if units:
                return units, evidence
        share = re.match(r"(?:\d{1,3}(?:,\d+)?\s*%\s+)(?P<who>các\s)", text)
        verb = re.search(r"\s(?=(?:hoàn thành|thực hiện|ban hành|xây dựng|có|đạt|được)\s)", text)
        if share and verb and verb.start() > share.start("who"):
            return self.reader.read_units(passage.cut(share.start("who"), verb.start()), "units")
        return [], []

    def make_objective(self, passage: Passage, path: Path, indicator_ids: list[str]) -> Objective:
        """A goal with its figures."""
        quantities, evidence = self.reader.read_quantities(passage)
        objective = Objective(
            id=self.collector.next_id(Objective, self.origin),
            origin=self.origin,
            path=path_texts(path),
            text=squash(passage.text),
            quantities=quantities,
            indicator_ids=list(indicator_ids),
            evidence=[cite("text", passage), *path_evidence(path), *evidence],
        )
        self.collector.add(objective)
        return objective

    def make_mention(self, hit: IndicatorHit, path: Path, above: Path) -> Indicator:
        """An indicator named in running text; its pillar stands in a heading above."""
        record = Indicator(
            id=self.collector.next_id(Indicator, self.origin),
            origin=self.origin,
            path=path_texts(path),
            code=hit.code.text,
            name=squash(hit.name.text),
            direction="maintain"
            if hit.direction == "maintain"
            else ("improve" if hit.direction else None),
            evidence=[cite("code", hit.code), cite("name", hit.name), *path_evidence(path)],
        )
        if hit.verb is not None:
            record.evidence.append(cite("direction", hit.verb))
        self.set_pillar(record, above)
        if hit.remark is not None:
            self._set_remark(record, hit.remark)
        self.collector.add(record)
        return record

    def _set_remark(self, record: Indicator, remark: Passage) -> None:
        if record.direction is None and _REMARKED.search(remark.text):
            maintain = _KEPT.search(remark.text) and not _BETTERED.search(remark.text)
            record.direction = "maintain" if maintain else "improve"
            record.evidence.append(cite("direction", remark))
        rank = read_rank(remark.text)
        if rank is None:
            record.assessment = squash(remark.text)
            record.evidence.append(cite("assessment", remark))
            return
        position, of, start, end = rank
        years = _YEAR.findall(remark.text[:start])
        record.rank = Rank(position=position, of=of, year=int(years[-1]) if years else None)
        record.evidence.append(cite("rank", remark.cut(start, end)))
        rest = split_remark(remark, start, end)
        if rest is not None:
            record.assessment = squash(rest.text)
            record.evidence.append(cite("assessment", rest))

    @staticmethod
    def set_pillar(record: Indicator, path: Path) -> None:
        """Take the pillar from the nearest heading that names one."""
        for item in reversed(path):
            passages = item if isinstance(item, tuple) else (item,)
            for passage in reversed(passages):
                found = read_pillar(passage)
                if found is not None:
                    number, name, words = found
                    record.pillar = Pillar(number=number, name=squash(name.text) if name else None)
                    record.evidence.append(cite("pillar", words))
                    return

    def assign_indicators(self, ids: list[str], said: Assignment) -> None:
        """Give a group's indicators the group's units and deadlines."""
        for record in self.collector.indicators:
            if record.id in ids:
                record.lead_units = list(said.leads)
                record.support_units = list(said.supports)
                record.deadlines = list(said.deadlines)
                record.evidence.extend(said.list_evidence())


def _same_time(one: Deadline, other: Deadline) -> bool:
    """Whether two deadlines name one time, however worded."""
    return (one.start, one.end, one.recurrence) == (other.start, other.end, other.recurrence) and (
        one.end is not None or one.recurrence is not None or one.raw == other.raw
    )


def _split_time(value: Passage) -> tuple[Passage, Passage | None]:
    """A time behind the last ";" of a labelled value: "Phòng A; hoàn thành quý I/2026"."""
    clauses = split_clauses(value)
    if len(clauses) < 2 or not _TIME.match(clauses[-1].text):
        return value, None
    return value.cut(0, clauses[-1].start - value.start).strip(" ;"), clauses[-1]
