"""Tables of tasks: which columns, under which headers, merged how, numbered how."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.generator.bodies import Mention, draw_lead, draw_list, draw_support
from tests.generator.drawing import Drawing
from tests.generator.figures import Phrase
from tests.generator.gold import NOBODY, Given
from tests.generator.opening import ROMAN
from tests.generator.paper import Grid
from tests.generator.times import Due, When, draw_when

QUARTERS = ("q1", "q2", "q3", "q4")
_QUARTER_ENDS = (("01-01", "03-31"), ("04-01", "06-30"), ("07-01", "09-30"), ("10-01", "12-31"))


@dataclass(slots=True)
class Form:
    """A table's columns by role, and its habits."""

    roles: list[str]
    headers: dict[str, str]
    over: list[tuple[str, int, int]] = field(default_factory=list)  # words over columns, inclusive
    sections: str = ""  # "roman", "letter", "merged", "number" or none
    restart: bool = True
    breaks: bool = True  # cells of several lines
    bulleted: bool = False  # some rows hold several tasks


@dataclass(slots=True)
class Row:
    """A row of tasks before it is cells."""

    phrase: Phrase
    given: Given
    both: str = ""
    more: tuple[Phrase, ...] = ()  # further tasks in the same cell


def write_table(draw: Drawing, origin: str, path: list[str]) -> None:
    """Write one table and its records."""
    form = _draw_form(draw)
    grid = Grid([])
    _write_header(draw, form, grid)
    number = 0
    for section in range(1, draw.rng.randint(2, 3) + 1 if form.sections else 2):
        under = path
        if form.sections:
            under = [*path, _write_section(draw, form, grid, section)]
            number = 0 if form.restart or form.sections == "number" else number
        number = _write_rows(draw, form, grid, origin, under, number, section)
    draw.paper.append(grid)


def _draw_form(draw: Drawing) -> Form:
    rng = draw.rng
    roles = ["ordinal", "task"]
    if draw.chance(0.12):
        roles.append("detail")
    if draw.chance(0.12):
        roles.append("supervisor")
    if draw.chance(0.12):
        roles.append("both")
    else:
        roles += ["lead", "support"] if draw.chance(0.85) else ["lead"]
    times = ["start", "end"] if draw.chance(0.07) else ["deadline"]
    if draw.chance(0.06):
        times = list(QUARTERS)
    tail = [times, ["output"]] if draw.chance(0.75) else [times]
    rng.shuffle(tail)
    roles += [role for part in tail for role in part]
    if draw.chance(0.15):
        middle = roles.index("task") + 1
        if "output" in roles and draw.chance(0.5):
            roles.remove("output")
            roles.insert(middle, "output")
    if draw.chance(0.4):
        roles.append("note")
    form = Form(roles, {role: draw.pick("headers", role) for role in roles if role not in QUARTERS})
    form.headers |= {role: f"Quý {ROMAN[place]}" for place, role in enumerate(QUARTERS)}
    form.bulleted = "detail" not in roles and draw.chance(0.1)
    if form.headers.get("both") == "Đơn vị thực hiện" and "lead" in form.headers:
        form.headers["both"] = "Phân công thực hiện"
    if "support" in roles and draw.chance(0.25):
        place = roles.index("lead")
        form.over.append((draw.pick("headers", "over_units"), place, place + 1))
        form.headers |= {
            "lead": rng.choice(("Chủ trì", "Đơn vị chủ trì")),
            "support": rng.choice(("Phối hợp", "Đơn vị phối hợp")),
        }
    if "start" in roles and draw.chance(0.6):
        place = roles.index("start")
        form.over.append((draw.pick("headers", "over_times"), place, place + 1))
    if "q1" in roles:
        place = roles.index("q1")
        over = rng.choice(("Thời gian thực hiện năm {}", "Tiến độ năm {}", "Năm {}"))
        form.over.append((over.format(draw.time.year), place, place + 3))
    form.sections = rng.choice(("", "", "roman", "roman", "letter", "merged", "number"))
    form.restart = draw.chance(0.6)
    return form


def _write_header(draw: Drawing, form: Form, grid: Grid) -> None:
    words = [form.headers[role] for role in form.roles]
    if draw.chance(0.15):
        words = [word.upper() for word in words]
    if form.over:
        top = list(words)
        for text, first, last in form.over:
            top[first : last + 1] = [text] * (last + 1 - first)
            grid.merges.append((0, first, 0, last))
        covered = {place for _, first, last in form.over for place in range(first, last + 1)}
        grid.merges += [(0, place, 1, place) for place in range(len(words)) if place not in covered]
        grid.rows.append(top)
        grid.header = 2
    grid.rows.append(words)
    if draw.chance(0.08):
        grid.rows.append([f"({place})" for place in range(1, len(words) + 1)])
        grid.header += 1


def _write_section(draw: Drawing, form: Form, grid: Grid, section: int) -> str:
    """A row that names a group; gives its element of the path."""
    name = draw.work("headings")
    name = name.upper() if draw.chance(0.4) else name
    width = len(form.roles)
    mark = {
        "roman": ROMAN[section - 1],
        "letter": "ABCD"[section - 1],
        "number": f"{section}",
        "merged": "",
    }
    row = len(grid.rows)
    if form.sections == "merged":
        text = f"{ROMAN[section - 1]}. {name}"
        grid.rows.append([text] * width)
        grid.merges.append((row, 0, row, width - 1))
        return text
    first = mark[form.sections]
    spread = draw.chance(0.5)
    grid.rows.append([first, *([name] * (width - 1) if spread else [name] + [""] * (width - 2))])
    if spread:
        grid.merges.append((row, 1, row, width - 1))
    return name if form.sections == "number" else f"{first} {name}"


def _write_rows(
    draw: Drawing, form: Form, grid: Grid, origin: str, path: list[str], number: int, section: int
) -> int:
    phrases = draw.works(draw.rng.randint(2, 5))
    more = tuple(phrases.pop() for _ in range(2)) if form.bulleted and len(phrases) > 3 else ()
    rows = [_draw_row(draw, form, phrase) for phrase in phrases]
    rows[0].more = more
    for role in ("lead", "support", "deadline"):
        if role in form.roles and len(rows) > 1 and draw.chance(0.12):
            _merge_down(draw, form, grid, rows, role)
    for row in rows:
        number += 1
        code = f"{section}.{number}" if form.sections == "number" else f"{number}"
        grid.rows.append([_write_cell(form, row, role, code) for role in form.roles])
        first = draw.gold.add_task(origin, path, row.phrase, row.given, code=code)
        for phrase in row.more:
            # Whether the row's number is also theirs can be read either way.
            first["open"] = ["code"]
            task = draw.gold.add_task(
                origin, path, phrase, row.given, output_ids=list(first["output_ids"])
            )
            task["open"] = ["code"]
    return number


def _merge_down(draw: Drawing, form: Form, grid: Grid, rows: list[Row], role: str) -> None:
    """Let the first rows share what one column says."""
    last = draw.rng.randint(1, len(rows) - 1)
    first = rows[0].given
    for row in rows[1 : last + 1]:
        if role == "lead":
            row.given.lead = first.lead
        elif role == "support":
            row.given.support = first.support
        else:
            row.given.when = first.when
    top, column = len(grid.rows), form.roles.index(role)
    if role != "support" or first.support.text:
        grid.merges.append((top, column, top + last, column))


def _draw_row(draw: Drawing, form: Form, phrase: Phrase) -> Row:
    rng = draw.rng
    given = Given()
    row = Row(phrase, given)
    given.lead = draw_lead(rng, draw.office)
    if "support" in form.roles and draw.chance(0.85):
        given.support = draw_support(rng, draw.office, given.lead, breaks=form.breaks)
    if "both" in form.roles:
        row.both = _join_roles(draw, given)
    given.when = (
        _draw_span(draw)
        if "start" in form.roles
        else _draw_quarter(draw)
        if "q1" in form.roles
        else draw_when(rng, draw.time)
        if draw.chance(0.92)
        else given.when
    )
    if "output" in form.roles and draw.chance(0.9):
        given.outputs = _draw_outputs(draw)
    if "note" in form.roles and draw.chance(0.3):
        given.note = draw.pick("notes")
    if "detail" in form.roles:
        given.details = tuple(f"{detail.text}." for detail in draw.works(rng.randint(2, 3)))
    if "supervisor" in form.roles:
        given.supervisors = ((draw.pick("people"), draw.office.heads[1]),)
    return row


def _draw_quarter(draw: Drawing) -> When:
    """A mark in the column of one quarter; the text is its role."""
    place = draw.rng.randrange(4)
    first, last = _QUARTER_ENDS[place]
    due = Due(f"{draw.time.year}-{first}", f"{draw.time.year}-{last}")
    return When(QUARTERS[place], (due,))


def _draw_outputs(draw: Drawing) -> tuple[Phrase, ...]:
    found = {draw.phrase("outputs").text: None for _ in range(0)}
    outputs: list[Phrase] = []
    for _ in range(draw.rng.choice((1, 1, 1, 2))):
        output = draw.phrase("outputs")
        if output.text not in found and output.text not in {other.text for other in outputs}:
            outputs.append(output)
    return tuple(outputs)


def _join_roles(draw: Drawing, given: Given) -> str:
    """Lead and support in one cell."""
    rng = draw.rng
    given.lead = draw_list(rng, draw.office, 1)
    taken = {body.name for body in given.lead.bodies}
    given.support = (
        draw_list(rng, draw.office, rng.choice((1, 2)), taken) if draw.chance(0.8) else NOBODY
    )
    lead, support = given.lead.text, given.support.text
    if not support:
        return rng.choice((lead, f"{lead} chủ trì", f"Chủ trì: {lead}"))
    return str(
        rng.choice(
            (
                f"Chủ trì: {lead}\nPhối hợp: {support}",
                f"- Chủ trì: {lead}\n- Phối hợp: {support}",
                f"{lead} chủ trì; phối hợp: {support}",
                f"{lead} chủ trì, phối hợp với {support}",
                f"Chủ trì: {lead}; phối hợp: {support}",
            )
        )
    )


def _draw_span(draw: Drawing) -> When:
    year = draw.time.year
    first, last = sorted(draw.rng.sample(range(1, 13), 2))
    shape = draw.rng.choice(("month", "day"))
    if shape == "month":
        end = 31 if last in (1, 3, 5, 7, 8, 10, 12) else 30
        end = 29 if last == 2 and year % 4 == 0 else 28 if last == 2 else end
        due = Due(f"{year}-{first:02}-01", f"{year}-{last:02}-{end}")
        return When(f"Tháng {first}/{year}|Tháng {last}/{year}", (due,))
    due = Due(f"{year}-{first:02}-05", f"{year}-{last:02}-25")
    return When(f"05/{first:02}/{year}|25/{last:02}/{year}", (due,))


def _write_cell(form: Form, row: Row, role: str, code: str) -> str:
    given = row.given
    outputs = [output.text for output in given.outputs]
    said: dict[str, str] = {
        "ordinal": code,
        "task": "\n".join(f"+ {one.text}." for one in (row.phrase, *row.more))
        if row.more
        else row.phrase.text,
        **{quarter: "x" if given.when.text == quarter else "" for quarter in QUARTERS},
        "lead": given.lead.text,
        "support": given.support.text,
        "both": row.both,
        "deadline": given.when.text,
        "start": given.when.text.partition("|")[0],
        "end": given.when.text.partition("|")[2],
        "output": "\n".join(f"- {text}" for text in outputs)
        if len(outputs) > 1
        else "".join(outputs),
        "note": given.note or "",
        "detail": "\n".join(f"- {text}" for text in given.details),
        "supervisor": "".join(f"Đ/c {name} - {post}" for name, post in given.supervisors),
    }
    return said[role]


__all__ = ["Mention", "write_table"]
