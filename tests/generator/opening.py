"""What stands before the tasks: legal bases, the opening paragraph, purposes, goals."""

from __future__ import annotations

from datetime import date, timedelta

from tests.generator.drawing import Drawing
from tests.generator.paper import Line
from tests.generator.vocabulary import load

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def write_opening(draw: Drawing) -> None:
    """Write bases and the paragraph that says the plan is issued."""
    rng, office = draw.rng, draw.office
    bases = rng.sample(load("phrases")["bases"], rng.randint(0, 3))
    verb = rng.choice(("ban hành", "xây dựng"))
    tail = rng.choice(("như sau:", "với các nội dung sau:", "với những nội dung cụ thể như sau:"))
    what = rng.choice(
        (f"Kế hoạch {draw.theme} năm {draw.time.year}", "Kế hoạch", "Kế hoạch triển khai thực hiện")
    )
    carried = ""
    if draw.chance(0.5):
        carried = _cite_superior(draw)
        source = f"Thực hiện {carried}, "
    elif bases and draw.chance(0.5):
        source = f"Căn cứ {bases[0]['text']}; "
    else:
        source = ""
        bases = bases or rng.sample(load("phrases")["bases"], 1)
    said = source.startswith("Căn cứ")
    draw.gold.document["legal_bases"] = [
        {
            "kind": None,
            "code": base.get("code"),
            "issued_on": base.get("date"),
            "issuer": None,
            "raw": base["text"],
        }
        for base in bases
    ]
    for base in bases[1:] if said else bases:
        draw.paper.append(Line(f"Căn cứ {base['text']};"))
    proposer = ""
    for full, short in office.shorts.items():
        marked = rng.choice(
            (
                f"(sau đây viết tắt là {short})",
                f"(viết tắt là {short})",
                f"(sau đây gọi tắt là {short})",
            )
        )
        proposer = f"theo đề nghị của {full} {marked}, "
    text = f"{source}{proposer}{office.self_name} {verb} {what} {tail}"
    draw.paper.append(Line(text[0].upper() + text[1:]))


def _cite_superior(draw: Drawing) -> str:
    rng = draw.rng
    day = date(draw.time.year, 1, 1) - timedelta(days=rng.randint(20, 300))
    kind, code, issuer = rng.choice(
        (
            ("Kế hoạch", f"{rng.randint(10, 900)}/KH-UBND", "UBND tỉnh"),
            ("Quyết định", f"{rng.randint(100, 3000)}/QĐ-TTg", "Thủ tướng Chính phủ"),
            ("Nghị quyết", f"{rng.randint(10, 300)}/NQ-CP", "Chính phủ"),
            ("Chương trình", f"{rng.randint(10, 99)}-CTr/TU", "Tỉnh ủy"),
            ("Công văn", f"{rng.randint(100, 9000)}/UBND-NC", "UBND tỉnh"),
        )
    )
    dated = rng.choice(
        (
            f"ngày {day.day:02}/{day.month}/{day.year}",
            f"ngày {day.day:02} tháng {day.month} năm {day.year}",
        )
    )
    about = rng.choice((f" về {draw.theme}", f" về việc triển khai công tác {draw.theme}", ""))
    draw.gold.document["implements"] = [
        {
            "kind": kind.lower(),
            "code": code,
            "issued_on": day.isoformat(),
            "issuer": issuer,
            "raw": code,
        }
    ]
    return f"{kind} số {code} {dated} của {issuer}{about}"


def write_aims(draw: Drawing, count: int) -> int:
    """Write purposes and goals as numbered parts; gives how many parts there are now."""
    rng, phrases = draw.rng, load("phrases")
    if draw.chance(0.75):
        count += 1
        draw.paper.append(Line("MỤC ĐÍCH, YÊU CẦU", f"{ROMAN[count - 1]}.", bold=True))
        for number, (name, kind) in enumerate(
            (("Mục đích", "purposes"), ("Yêu cầu", "demands")), 1
        ):
            draw.paper.append(Line(name, f"{number}.", bold=True))
            dash = "-" if draw.chance(0.7) else ""
            for text in rng.sample(phrases[kind], rng.randint(1, 3)):
                draw.paper.append(Line(f"{text}.", dash))
    if draw.chance(0.6):
        count += 1
        heading = f"{ROMAN[count - 1]}. MỤC TIÊU"
        draw.paper.append(Line("MỤC TIÊU", f"{ROMAN[count - 1]}.", bold=True))
        _write_goals(draw, heading)
    return count


def _write_goals(draw: Drawing, heading: str) -> None:
    goals = [draw.phrase("goals") for _ in range(draw.rng.randint(1, 4))]
    goals = list({goal.text: goal for goal in goals}.values())
    if draw.chance(0.3):
        draw.paper.append(Line("Mục tiêu chung", "1.", bold=True))
        first = goals.pop(0)
        draw.paper.append(Line(f"{first.text}."))
        draw.gold.add_objective([heading, "1. Mục tiêu chung"], first)
        if goals:
            draw.paper.append(Line("Mục tiêu cụ thể", "2.", bold=True))
        path = [heading, "2. Mục tiêu cụ thể"]
        marks = ["-"] * len(goals)
    else:
        path = [heading]
        marks = (
            ["-"] * len(goals) if draw.chance(0.6) else [f"{n}." for n in range(1, len(goals) + 1)]
        )
    for goal, mark in zip(goals, marks, strict=True):
        draw.paper.append(Line(f"{goal.text}.", mark))
        draw.gold.add_objective(path, goal)
