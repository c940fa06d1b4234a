"""The head of a plan (issuer, number, date, title) and its end (recipients, signature)."""

from __future__ import annotations

from tests.generator.drawing import Drawing
from tests.generator.paper import Line, Sides

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def write_head(draw: Drawing) -> None:
    """Write letterhead and title."""
    bare = draw.chance(0.06)
    if not bare:
        _write_letterhead(draw)
    title = draw.title
    lines = [title]
    if draw.chance(0.3) and len(title.split()) > 8:
        words = title.split()
        middle = len(words) // 2
        lines = [" ".join(words[:middle]), " ".join(words[middle:])]
    draw.paper.append(Line("KẾ HOẠCH", bold=True, centred=True))
    draw.paper.extend(Line(line, bold=True, centred=True) for line in lines)
    if draw.chance(0.3):
        draw.paper.append(Line("-------", centred=True))
    period_end = draw.time.last
    draw.gold.document = {
        "kind": "kế hoạch",
        "number": None if bare or draw.draft else f"{draw.number:02}",
        "symbol": None if bare else draw.symbol,
        "code": None if bare else draw.code,
        "issued_on": None if bare or draw.draft else draw.issued.isoformat(),
        "place": None if bare else draw.office.place,
        "issuer": {"raw": "", "name": draw.office.name, "kind": None, "generic": False},
        "title": title,
        "period": {
            "start": f"{draw.time.year}-01-01",
            "end": f"{period_end}-12-31",
            "open_ended": "năm tiếp theo" in title,
        },
        "implements": [],
        "legal_bases": [],
        "signers": [],
        "recipients": [],
        "annexes": [],
    }
    if bare:
        # Nothing but the running text says who issues the plan.
        draw.office.self_name = draw.office.name


def _write_letterhead(draw: Drawing) -> None:
    office = draw.office
    party = office.world == "party"
    left = [part.upper() for part in (office.parent, office.line) if part]
    right = ["ĐẢNG CỘNG SẢN VIỆT NAM"] if party else list(MOTTO)
    rule = draw.rng.choice(("", "*" if party else "-------"))
    number = "     " if draw.draft else f"{draw.number:02}"
    said = f"Số {number}-{draw.symbol}" if party else f"Số: {number}/{draw.symbol}"
    issued = draw.issued
    day, month = f"{issued.day:02}", f"{issued.month:02}" if issued.month < 3 else f"{issued.month}"
    if draw.draft:
        day, month = "    ", draw.rng.choice(("    ", month))
    dateline = f"{office.place}, ngày {day} tháng {month} năm {issued.year}"
    if rule:
        left.append(rule)
        if not party:
            right.append("---------------")
    if draw.chance(0.5):
        draw.paper.append(Sides([*left, said], [*right, dateline]))
    else:
        draw.paper.append(Sides(left, right))
        draw.paper.append(Sides([said], [dateline]))


def write_end(draw: Drawing) -> None:
    """Write recipients and signature."""
    office, rng = draw.office, draw.rng
    recipients = _draw_recipients(draw)
    chief, deputy = office.heads
    acting = draw.chance(0.6)
    signature: list[str] = []
    if office.collective:
        by = "T/M" if office.world == "party" else "TM."
        signature.append(f"{by} {office.collective.upper()}")
        if acting and office.world != "party":
            signature.append(f"KT. {chief.upper()}")
        signature.append((deputy if acting else chief).upper())
    elif acting:
        signature += [f"KT. {chief.upper()}", deputy.upper()]
    else:
        signature.append(chief.upper())
    name = draw.pick("people")
    signature += [""] * rng.randint(0, 3) + [name]
    mark = rng.choice((";", ";", "."))
    listed = [
        f"- {item}{';' if place + 1 < len(recipients) else mark}"
        for place, item in enumerate(recipients)
    ]
    draw.paper.append(Sides([rng.choice(("Nơi nhận:", "Nơi nhận")), *listed], signature))
    draw.gold.document["recipients"] = recipients
    draw.gold.document["signers"] = [{"name": name, "position": None, "capacity": None}]


def _draw_recipients(draw: Drawing) -> list[str]:
    office = draw.office
    first = office.parent or "Văn phòng Chính phủ"
    middle = draw.rng.sample(
        (
            f"Lãnh đạo {office.self_name}",
            office.groups[0],
            "Như mục III",
            "Các cơ quan, đơn vị liên quan",
            "Thành viên Ban Chỉ đạo",
            "Cổng thông tin điện tử",
        ),
        draw.rng.randint(1, 3),
    )
    tail = draw.rng.choice((" (b/c)", " (để báo cáo)", ""))
    keep = draw.rng.choice(("Lưu: VT", "Lưu: VT, TH", "Lưu: VT, NV(02)", "Lưu VT"))
    return [f"{first}{tail}", *middle, keep]
