"""Indicators: tables with rank, score and target, and groups of tasks for them in the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.generator.bodies import draw_lead, draw_support
from tests.generator.drawing import Drawing
from tests.generator.figures import Phrase
from tests.generator.gold import Given
from tests.generator.paper import Grid, Line
from tests.generator.times import draw_when
from tests.generator.vocabulary import load

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")
_REMARKS = ("Mức trung bình", "Mức trung bình khá", "Là điểm mạnh cần phát huy", "Mức thấp")
_FIGURES = ("rank", "score", "target")


@dataclass(frozen=True, slots=True)
class Pillar:
    """A part of an index: its number, name, and its indicators by code."""

    number: int
    name: str
    items: tuple[tuple[str, str], ...]

    def as_record(self, name: str) -> dict[str, object]:
        """The pillar as a record has it, its name written as here."""
        return {"number": self.number, "name": name}


@dataclass(slots=True)
class Form:
    """A table's columns, and its habits."""

    roles: list[str]
    headers: dict[str, str]
    mark: str  # between a score's whole and decimal digits
    percent: bool
    opening: str  # how code and name are written
    sections: str


def draw_index(draw: Drawing) -> tuple[dict[str, Any], list[Pillar]]:
    """An index and some of its pillars."""
    index = draw.rng.choice(load("indicators"))
    pillars = [
        Pillar(int(str(next(iter(one["items"])))[0]), one["name"], tuple(one["items"].items()))
        for one in index["pillars"]
    ]
    chosen = draw.rng.sample(pillars, min(len(pillars), draw.rng.randint(2, 3)))
    return index, sorted(chosen, key=lambda pillar: pillar.number)


def write_indicator_table(draw: Drawing, origin: str) -> None:
    """Write a table whose rows are indicators, some with tasks of their own."""
    index, pillars = draw_index(draw)
    form = _draw_form(draw, index["column"])
    grid = Grid([[form.headers[role] for role in form.roles]])
    number = 0
    for place, pillar in enumerate(pillars):
        path, record = _write_pillar(draw, form, grid, place, pillar)
        for code, name in draw.rng.sample(pillar.items, min(len(pillar.items), 3)):
            number += 1
            cells, given, figures = _draw_row(draw, form)
            indicator = draw.gold.add_indicator(
                origin, path, str(code), name, record, given, figures
            )
            cells |= {"ordinal": f"{number}", "indicator": form.opening.format(code, name)}
            if "tasks" in form.roles:
                phrases = draw.works(draw.rng.randint(2, 3))
                cells["tasks"] = "\n".join(f"+ {phrase.text}." for phrase in phrases)
                given.indicators = (indicator["id"],)
                for phrase in phrases:
                    # Whether the row's number is theirs or the indicator's can be read either way.
                    draw.gold.add_task(origin, path, phrase, given)["open"] = ["code"]
            grid.rows.append([cells[role] for role in form.roles])
    draw.paper.append(grid)


def _draw_form(draw: Drawing, columns: list[str]) -> Form:
    rng, year = draw.rng, draw.time.year
    figures = [role for role in _FIGURES if draw.chance(0.6)] or ["rank"]
    roles = ["ordinal", "indicator", *figures]
    if draw.chance(0.5):
        roles.append("tasks")
    roles += ["lead", "support"]
    if draw.chance(0.6):
        roles.append("deadline")
    headers = {
        "ordinal": rng.choice(("STT", "TT")),
        "indicator": rng.choice(columns),
        "rank": rng.choice(("Xếp hạng năm {}", "Xếp hạng {}", "Thứ hạng năm {}")).format(year - 1),
        "score": rng.choice(("Điểm số năm {}", "Mức điểm số năm {}", "Điểm năm {}")).format(
            year - 1
        ),
        "target": rng.choice(
            ("Mục tiêu năm {}", "Mục tiêu phấn đấu năm {}", "Chỉ tiêu phấn đấu năm {}")
        ).format(year),
        "tasks": rng.choice(("Nhiệm vụ, giải pháp", "Nhiệm vụ", "Giải pháp thực hiện")),
        "lead": rng.choice(("Đơn vị chủ trì", "Cơ quan chủ trì")),
        "support": rng.choice(("Đơn vị phối hợp", "Cơ quan phối hợp")),
        "deadline": rng.choice(("Thời gian thực hiện", "Thời hạn hoàn thành")),
    }
    opening = rng.choice(("{}. {}", "{} {}", "Chỉ số {}: {}", "{}: {}"))
    sections = rng.choice(("", "merged", "roman"))
    return Form(roles, headers, rng.choice(".,"), draw.chance(0.4), opening, sections)


def _write_pillar(
    draw: Drawing, form: Form, grid: Grid, place: int, pillar: Pillar
) -> tuple[list[str], dict[str, object] | None]:
    """A row that names the pillar; gives the path below it and the pillar's record."""
    if not form.sections:
        return [], None
    name = pillar.name.upper() if draw.chance(0.5) else pillar.name
    word = "TRỤ CỘT" if name.isupper() else "Trụ cột"
    text = f"{word} {pillar.number}: {name}"
    row, width = len(grid.rows), len(form.roles)
    if form.sections == "merged":
        grid.rows.append([text] * width)
        grid.merges.append((row, 0, row, width - 1))
        return [text], pillar.as_record(name)
    grid.rows.append([_ROMAN[place], text] + [""] * (width - 2))
    return [f"{_ROMAN[place]} {text}"], pillar.as_record(name)


def _draw_row(draw: Drawing, form: Form) -> tuple[dict[str, str], Given, dict[str, Any]]:
    rng, year = draw.rng, draw.time.year
    given = Given(lead=draw_lead(rng, draw.office))
    given.support = draw_support(rng, draw.office, given.lead, breaks=True)
    given.when = draw_when(rng, draw.time) if "deadline" in form.roles else given.when
    cells = {
        "lead": given.lead.text,
        "support": given.support.text,
        "deadline": given.when.text,
    }
    figures: dict[str, Any] = {}
    if "rank" in form.roles:
        total = 34 if year > 2025 else 63
        rank = rng.randint(1, total)
        figures["rank"] = {"position": rank, "of": total, "year": year - 1}
        cells["rank"] = f"{rank}/{total}"
    unit = "%" if form.percent else None
    if "score" in form.roles:
        whole, part = rng.randint(1, 99), rng.randint(0, 99)
        figures["score"] = {"value": f"{whole}.{part:02}", "unit": unit, "year": year - 1}
        cells["score"] = f"{whole}{form.mark}{part:02}{unit or ''}"
    if "target" in form.roles:
        least = rng.choice((5, 10, 20, 45, 75, 90))
        figures["target"] = {"min": least, "max": None, "unit": unit, "year": year}
        shape = rng.choice(("≥ {}", "≥{}", ">= {}", "Từ {} trở lên", "Tối thiểu {}"))
        cells["target"] = shape.format(f"{least}{unit or ''}")
    return cells, given, figures


def write_indicator_groups(draw: Drawing, path: list[str]) -> None:
    """Groups of the main text: an indicator, its tasks, results, bodies and time."""
    _, pillars = draw_index(draw)
    deep = draw.chance(0.5)
    for number, pillar in enumerate(pillars, 1):
        opening = draw.rng.choice(("Nhóm nhiệm vụ thuộc Trụ cột", "Trụ cột"))
        heading = f"{opening} {pillar.number}: {pillar.name}"
        draw.paper.append(Line(heading, f"{number}.", bold=True))
        under = [*path, f"{number}. {heading}"]
        code, name = draw.rng.choice(pillar.items)
        given, outputs = _draw_group(draw)
        verb, direction = draw.rng.choice((("Duy trì", "maintain"), ("Cải thiện", "improve")))
        rank, remark = draw.rng.randint(1, 34), draw.rng.choice(_REMARKS)
        draw.paper.append(
            Line(
                f"Nội dung: {verb} Chỉ số {code}: {name} "
                f"(Chỉ số này tỉnh đang xếp thứ {rank}/34 - {remark}).",
                "-",
            )
        )
        figures = {
            "rank": {"position": rank, "of": 34, "year": None},
            "direction": direction,
            "assessment": remark,
        }
        record = pillar.as_record(pillar.name)
        indicator = draw.gold.add_indicator("main", under, str(code), name, record, given, figures)
        given.indicators = (indicator["id"],)
        draw.paper.append(Line("Nhiệm vụ:", "-"))
        phrases = draw.works(draw.rng.randint(2, 3))
        shared = [draw.gold.add_output("main", under, output) for output in outputs]
        for place, phrase in enumerate(phrases, 1):
            own = f"{number}.1.{place}" if deep else None
            label = f"Nhiệm vụ {own}: " if own else ""
            draw.paper.append(Line(f"{label}{phrase.text}.", "+"))
            draw.gold.add_task("main", under, phrase, given, code=own, output_ids=shared)
        _write_group_end(draw, given, outputs)


def _draw_group(draw: Drawing) -> tuple[Given, list[Phrase]]:
    given = Given(lead=draw_lead(draw.rng, draw.office))
    given.support = draw_support(draw.rng, draw.office, given.lead)
    given.when = draw_when(draw.rng, draw.time)
    found = {phrase.text: phrase for phrase in (draw.phrase("outputs") for _ in range(2))}
    return given, list(found.values()) if draw.chance(0.7) else []


def _write_group_end(draw: Drawing, given: Given, outputs: list[Phrase]) -> None:
    if outputs:
        draw.paper.append(Line("Kết quả dự kiến:", "-"))
        draw.paper.extend(Line(f"{output.text}.", "+") for output in outputs)
    draw.paper.append(Line("Phân công thực hiện:", "-"))
    draw.paper.append(Line(f"Đơn vị chủ trì: {given.lead.text}.", "+"))
    draw.paper.append(Line(f"Đơn vị phối hợp: {given.support.text}.", "+"))
    draw.paper.append(Line(f"Thời gian hoàn thành: {given.when.text}.", "-"))
