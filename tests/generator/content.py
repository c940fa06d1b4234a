"""The tasks of the main text: bullets, numbered tasks with labels, brackets, prose."""

from __future__ import annotations

from collections.abc import Callable

from tests.generator.bodies import draw_lead, draw_list, draw_support
from tests.generator.drawing import Drawing
from tests.generator.figures import Phrase
from tests.generator.gold import NOBODY, Given
from tests.generator.indicators import write_indicator_groups
from tests.generator.opening import ROMAN
from tests.generator.paper import Line
from tests.generator.tables import write_table
from tests.generator.times import draw_bound, draw_when

LETTERS = "abcdđeghiklmn"


def write_content(draw: Drawing, count: int, annexed: bool) -> int:
    """Write the part that holds the tasks; gives how many parts there are now."""
    count += 1
    words = draw.pick("content_headings")
    draw.paper.append(Line(words, f"{ROMAN[count - 1]}.", bold=True))
    path = [f"{ROMAN[count - 1]}. {words}"]
    if annexed and draw.chance(0.4):
        draw.paper.append(Line("Chi tiết các nhiệm vụ tại Phụ lục kèm theo Kế hoạch này."))
        return count
    styles: list[tuple[Callable[[Drawing, list[str]], None], int]] = [
        (_write_groups, 5),
        (_write_labelled, 5),
        (_write_bracketed, 3),
        (_write_assigned, 3),
        (write_indicator_groups, 3),
        (_write_inner_table, 0 if annexed else 4),
    ]
    style = draw.rng.choices([s for s, _ in styles], [w for _, w in styles])[0]
    style(draw, path)
    return count


def _headings(draw: Drawing) -> list[str]:
    found = {draw.work("headings") for _ in range(draw.rng.randint(2, 4))}
    return sorted(found)


def _write_groups(draw: Drawing, path: list[str]) -> None:
    """Headings with bullets, at times with labels that hold for the whole group."""
    labelled = draw.chance(0.4)
    bullet = draw.rng.choice(("-", "-", "-", "+", ""))
    # A "+" below a "-" is that item's own; what holds for all stands at their level.
    tone = draw.rng.choice((bullet, ""))
    names = _draw_labels(draw)
    for number, heading in enumerate(_headings(draw), 1):
        draw.paper.append(Line(heading, f"{number}.", bold=True))
        under = [*path, f"{number}. {heading}"]
        given = _draw_given(draw) if labelled else Given()
        phrases = draw.works(draw.rng.randint(1, 4))
        for phrase in phrases:
            draw.paper.append(Line(f"{phrase.text}{draw.rng.choice('.;')}", bullet))
        shared = [draw.gold.add_output("main", under, output) for output in given.outputs]
        for phrase in phrases:
            draw.gold.add_task("main", under, phrase, given, output_ids=shared)
        if labelled:
            _write_labels(draw, given, tone, names)


def _write_labelled(draw: Drawing, path: list[str]) -> None:
    """Numbered tasks, each with its labels below."""
    tone = draw.rng.choice(("-", "-", "+", "*", ""))
    names = _draw_labels(draw)
    deep = draw.chance(0.3)
    number = 0
    for group, heading in enumerate(_headings(draw) if deep else [""], 1):
        under = path
        if heading:
            draw.paper.append(Line(heading, f"{group}.", bold=True))
            under = [*path, f"{group}. {heading}"]
            number = 0
        for phrase in draw.works(draw.rng.randint(2, 4)):
            number += 1
            code = f"{group}.{number}" if heading else f"{number}"
            mark = f"{code}." if "." in code or draw.chance(1) else code
            draw.paper.append(
                Line(f"{phrase.text}{draw.rng.choice(('.', ''))}", mark, bold=draw.chance(0.3))
            )
            given = _draw_given(draw)
            draw.gold.add_task("main", under, phrase, given, code=code)
            _write_labels(draw, given, tone, names)


def _draw_labels(draw: Drawing) -> dict[str, str]:
    return {role: draw.pick("labels", role) for role in ("lead", "support", "deadline", "output")}


def _draw_given(draw: Drawing) -> Given:
    lead = draw_lead(draw.rng, draw.office)
    support = draw_support(draw.rng, draw.office, lead) if draw.chance(0.75) else NOBODY
    when = draw_when(draw.rng, draw.time) if draw.chance(0.85) else Given().when
    outputs = (draw.phrase("outputs"),) if draw.chance(0.5) else ()
    return Given(lead=lead, support=support, when=when, outputs=outputs)


def _write_labels(draw: Drawing, given: Given, tone: str, names: dict[str, str]) -> None:
    lines = [(names["lead"], given.lead.text)]
    if given.support.text:
        lines.append((names["support"], given.support.text))
    if given.when.text:
        lines.append((names["deadline"], given.when.text))
    if given.outputs:
        lines.append((names["output"], given.outputs[0].text))
    for name, text in lines:
        draw.paper.append(Line(f"{name}: {text}.", tone))


def _write_bracketed(draw: Drawing, path: list[str]) -> None:
    """Bullets that say who and when in brackets at their end."""
    for number, heading in enumerate(_headings(draw), 1):
        draw.paper.append(Line(heading, f"{number}.", bold=True))
        under = [*path, f"{number}. {heading}"]
        for phrase in draw.works(draw.rng.randint(1, 3)):
            lead = draw_list(draw.rng, draw.office, 1)
            taken = {body.name for body in lead.bodies}
            parts = [f"{draw.rng.choice(('Chủ trì', 'chủ trì', 'Đơn vị chủ trì'))}: {lead.text}"]
            support = NOBODY
            if draw.chance(0.6):
                support = draw_list(draw.rng, draw.office, 2, taken)
                parts.append(f"{draw.rng.choice(('phối hợp', 'đơn vị phối hợp'))}: {support.text}")
            given = Given(lead=lead, support=support)
            if draw.chance(0.6):
                given.when = draw_bound(draw.rng, draw.time)
                parts.append(given.when.text)
            text = f"{phrase.text} ({'; '.join(parts)})"
            draw.paper.append(Line(f"{text}.", "-"))
            draw.gold.add_task("main", under, Phrase(text, phrase.amounts), given)


def _write_assigned(draw: Drawing, path: list[str]) -> None:
    """Sentences that give work to bodies: "Giao Sở X chủ trì, phối hợp với Y …"."""
    numbered = draw.chance(0.5)
    for number, phrase in enumerate(draw.works(draw.rng.randint(3, 5)), 1):
        text, given = assign(draw, phrase)
        mark = f"{number}." if numbered else "-"
        draw.paper.append(Line(f"{text}.", mark))
        code = f"{number}" if numbered else None
        draw.gold.add_task("main", path, Phrase(text, phrase.amounts), given, code=code)


def assign(draw: Drawing, phrase: Phrase) -> tuple[str, Given]:
    """A sentence that gives the work to a body, and what it says."""
    rng = draw.rng
    lead = draw_list(rng, draw.office, 1)
    taken = {body.name for body in lead.bodies}
    work = phrase.text[0].lower() + phrase.text[1:]
    given = Given(lead=lead)
    opening = rng.choice(("Giao ", "Giao ", "", "Đề nghị ", "Yêu cầu "))
    if rng.random() < 0.6:
        given.support = draw_list(rng, draw.office, rng.choice((1, 2)), taken, rng.random() < 0.3)
        text = f"{opening}{lead.text} chủ trì, phối hợp với {given.support.text} {work}"
    else:
        text = f"{opening}{lead.text} {rng.choice(('', 'chủ trì ', 'có trách nhiệm '))}{work}"
    if rng.random() < 0.5:
        given.when = draw_bound(rng, draw.time)
        text = f"{text}{rng.choice((', ', '; '))}{given.when.text}"
    return text, given


def _write_inner_table(draw: Drawing, path: list[str]) -> None:
    """A table in the main text."""
    if draw.chance(0.4):
        draw.paper.append(Line("Phân công nhiệm vụ cụ thể theo bảng sau:"))
    write_table(draw, "main", path)
