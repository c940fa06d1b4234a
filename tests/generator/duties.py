""" "Tổ chức thực hiện": what bodies have to do to have the plan carried out."""

from __future__ import annotations

from tests.generator.bodies import Body, Mention, draw_list
from tests.generator.content import LETTERS
from tests.generator.drawing import Drawing
from tests.generator.figures import Phrase
from tests.generator.gold import Given
from tests.generator.opening import ROMAN
from tests.generator.paper import Line
from tests.generator.times import Due, When


def write_duties(draw: Drawing, count: int) -> int:
    """Write the part; gives how many parts there are now."""
    count += 1
    words = draw.pick("duty_headings")
    draw.paper.append(Line(words, f"{ROMAN[count - 1]}.", bold=True))
    path = [f"{ROMAN[count - 1]}. {words}"]
    style = draw.rng.choice((_write_headed, _write_headed, _write_colons, _write_sentences))
    style(draw, path)
    if draw.chance(0.3):
        draw.paper.append(Line(draw.pick("closings").format(theme=draw.theme)))
    last = draw.paper[-1]
    if isinstance(last, Line) and draw.chance(0.8):
        last.text = last.text.removesuffix(".") + "./."
    return count


def _draw_heads(draw: Drawing) -> list[Mention]:
    heads = [
        draw_list(draw.rng, draw.office, draw.rng.choice((1, 1, 1, 2)))
        for _ in range(draw.rng.randint(2, 4))
    ]
    words = draw.rng.choice(draw.office.groups)
    words = words[0].upper() + words[1:]
    heads.append(Mention(words, (Body(words, generic=True),)))
    return [head for head in heads if "\n" not in head.text]


def _draw_duty(draw: Drawing, head: Mention) -> tuple[Phrase, Given]:
    """Words of a duty that name no doer, and what they say beside it."""
    text = draw.pick("duties")
    given = Given(lead=head)
    roll = draw.rng.random()
    year = draw.time.year
    if roll < 0.2:
        day = draw.rng.choice((10, 15, 20))
        text += f", báo cáo kết quả trước ngày {day}/12/{year}"
        given.when = When("", (Due(end=f"{year}-12-{day}"),))
    elif roll < 0.3:
        text += "; báo cáo kết quả trước ngày 15/12 hằng năm"
        given.when = When(
            "", (Due(open_ended=True, recurrence="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"),)
        )
    elif roll < 0.4:
        text += "; định kỳ hằng quý báo cáo kết quả thực hiện"
        given.when = When("", (Due(open_ended=True, recurrence="FREQ=MONTHLY;INTERVAL=3"),))
    elif roll < 0.55:
        own = {body.name for body in head.bodies}
        given.support = draw_list(draw.rng, draw.office, draw.rng.choice((1, 2)), own)
        text = f"Chủ trì, phối hợp với {given.support.text} {text[0].lower()}{text[1:]}"
    return Phrase(text), given


def _write_headed(draw: Drawing, path: list[str]) -> None:
    """Bodies as headings, their duties below."""
    mark = draw.rng.choice(("-", "", "a"))
    for number, head in enumerate(_draw_heads(draw), 1):
        draw.paper.append(Line(head.text, f"{number}.", bold=True))
        under = [*path, f"{number}. {head.text}"]
        for place in range(draw.rng.randint(1, 3)):
            phrase, given = _draw_duty(draw, head)
            letter = LETTERS[place]
            draw.paper.append(Line(f"{phrase.text}.", f"{letter})" if mark == "a" else mark))
            code = letter if mark == "a" else None
            draw.gold.add_task("main", under, phrase, given, kind="duty", code=code)


def _write_colons(draw: Drawing, path: list[str]) -> None:
    """ "1. Sở Y tế: theo dõi, đôn đốc …"."""
    numbered = draw.chance(0.6)
    for number, head in enumerate(_draw_heads(draw), 1):
        phrase, given = _draw_duty(draw, head)
        text = f"{head.text}: {phrase.text}"
        draw.paper.append(Line(f"{text}.", f"{number}." if numbered else "-"))
        code = f"{number}" if numbered else None
        draw.gold.add_task("main", path, Phrase(text), given, kind="duty", code=code)


def _write_sentences(draw: Drawing, path: list[str]) -> None:
    """ "Giao Sở Y tế theo dõi, đôn đốc …"."""
    numbered = draw.chance(0.6)
    for number, head in enumerate(_draw_heads(draw), 1):
        phrase, given = _draw_duty(draw, head)
        opening = draw.rng.choice(("Giao ", "", "Đề nghị ", "Yêu cầu "))
        work = phrase.text[0].lower() + phrase.text[1:]
        text = f"{opening}{head.text} {work}"
        draw.paper.append(Line(f"{text}.", f"{number}." if numbered else "-"))
        code = f"{number}" if numbered else None
        draw.gold.add_task("main", path, Phrase(text), given, kind="duty", code=code)
