"""Annexes: what they are called, what they belong to, and their tables."""

from __future__ import annotations

from tests.generator.drawing import Drawing
from tests.generator.indicators import write_indicator_table
from tests.generator.paper import Line, Turn
from tests.generator.tables import write_table


def write_annexes(draw: Drawing, count: int) -> None:
    """Write that many annexes, each with a table."""
    for number in range(1, count + 1):
        if draw.chance(0.6):
            draw.paper.append(Turn())
        word = draw.rng.choice(("PHỤ LỤC", "Phụ lục"))
        name = word if count == 1 else f"{word} {('I', 'II', 'III')[number - 1]}"
        title = draw.pick("annex_titles").format(THEME=draw.theme.upper(), Y=draw.time.year)
        draw.paper.append(Line(name, bold=True, centred=True))
        lines = [title]
        words = title.split()
        if len(words) > 8 and draw.chance(0.4):
            lines = [" ".join(words[:6]), " ".join(words[6:])]
        draw.paper.extend(Line(line, bold=True, centred=True) for line in lines)
        code = draw.code
        if draw.gold.document["code"] is None:
            code = f"      /{draw.symbol}"
        dated = draw.dated() if draw.gold.document["issued_on"] else f"    /    /{draw.issued.year}"
        opening = draw.rng.choice(("Kèm theo", "Ban hành kèm theo"))
        if draw.gold.document["symbol"]:
            draw.paper.append(
                Line(
                    f"({opening} Kế hoạch số {code} ngày {dated} của {draw.office.self_name})",
                    centred=True,
                )
            )
        draw.gold.document["annexes"].append({"title": title, "cites": None})
        if draw.chance(0.15):
            write_indicator_table(draw, "annex")
        else:
            write_table(draw, "annex", [])
