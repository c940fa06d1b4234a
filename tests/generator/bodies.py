"""Mentions of bodies: one name, lists of names, shared heads, groups; and who is meant."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.generator.offices import Office

# Short forms that every official knows, so a plan need not explain them.
KNOWN = (
    ("Ủy ban nhân dân", ("UBND",), 0.8),
    ("Hội đồng nhân dân", ("HĐND",), 0.8),
    ("Mặt trận Tổ quốc", ("MTTQ",), 0.5),
    ("Liên hiệp Phụ nữ", ("LHPN",), 0.5),
    ("Bảo hiểm xã hội", ("BHXH",), 0.3),
    ("Sở Khoa học và Công nghệ", ("Sở KH&CN", "Sở KHCN"), 0.3),
    ("Sở Giáo dục và Đào tạo", ("Sở GD&ĐT", "Sở GDĐT", "Sở GD-ĐT"), 0.3),
    ("Sở Nông nghiệp và Môi trường", ("Sở NN&MT", "Sở NNMT", "Sở Nông nghiệp & Môi trường"), 0.3),
    ("Sở Văn hóa, Thể thao và Du lịch", ("Sở VHTTDL", "Sở VH,TT&DL", "Sở VHTT&DL"), 0.3),
    ("Công nghệ thông tin", ("CNTT",), 0.25),
    ("Cựu chiến binh", ("CCB",), 0.25),
    ("Thanh niên Cộng sản Hồ Chí Minh", ("TNCS Hồ Chí Minh",), 0.5),
    ("Liên đoàn Lao động", ("LĐLĐ",), 0.3),
    ("Hợp tác xã", ("HTX",), 0.3),
    ("trách nhiệm hữu hạn", ("TNHH",), 1.0),
    ("một thành viên", ("MTV",), 0.7),
    ("Trường Trung học cơ sở", ("Trường THCS",), 0.5),
    ("Trường Trung học phổ thông", ("Trường THPT",), 0.5),
    ("Phòng Tổ chức cán bộ", ("Phòng TCCB",), 0.2),
    ("Phòng Kế hoạch - Tài chính", ("Phòng KH-TC", "Phòng KHTC"), 0.2),
    ("Bảo vệ thực vật", ("BVTV",), 0.3),
    ("Ban Quản lý dự án", ("BQLDA", "Ban QLDA"), 0.2),
)
_HEADS = ("Sở", "Phòng", "Khoa", "Vụ", "Cục", "Chi cục", "Hội", "Trung tâm")


@dataclass(frozen=True, slots=True)
class Body:
    """A body that is meant: its full name, or the words of a group."""

    name: str
    generic: bool = False

    def as_record(self) -> dict[str, object]:
        """The unit as a record has it."""
        return {"raw": self.name, "name": self.name, "kind": None, "generic": self.generic}


@dataclass(frozen=True, slots=True)
class Mention:
    """Words and the bodies they name."""

    text: str = ""
    bodies: tuple[Body, ...] = ()


def draw_short(rng: Random, office: Office) -> tuple[str, str] | None:
    """A member with a short form of the plan's own: the name and the form, or nothing."""
    fits = [name for name in office.members if 4 <= len(name.split()) <= 9]
    if not fits:
        return None
    name = rng.choice(fits)
    head = next(
        (head for head in (*_HEADS, "Ban", "Viện", "Quỹ") if name.startswith(f"{head} ")), ""
    )
    rest = name.removeprefix(head).replace(",", " ").replace("-", " ").split()
    letters = "".join(word[0].upper() for word in rest if word.lower() != "và")
    if not head or len(letters) < 3 or not letters.isalpha():
        return None
    return name, f"{head} {letters}"


def write_name(rng: Random, name: str, office: Office) -> str:
    """A full name as this plan may write it."""
    if name in office.shorts and rng.random() < 0.8:
        return office.shorts[name]
    for full, shorts, chance in KNOWN:
        if full in name and rng.random() < chance:
            name = name.replace(full, rng.choice(shorts))
    if " và " in name and rng.random() < 0.04:
        name = name.replace(" và ", " & ")
    return name


def draw_lead(rng: Random, office: Office) -> Mention:
    """Who leads: one body, at times two or a group."""
    roll = rng.random()
    if roll < 0.8:
        return draw_list(rng, office, 1)
    if roll < 0.92:
        return draw_list(rng, office, 2)
    return _group(rng, office)


def draw_support(rng: Random, office: Office, lead: Mention, breaks: bool = False) -> Mention:
    """Who supports: some bodies, a group, or both."""
    taken = {body.name for body in lead.bodies}
    roll = rng.random()
    if roll < 0.2:
        return _group(rng, office)
    return draw_list(rng, office, rng.choice((1, 2, 2, 3, 3, 4)), taken, roll < 0.5, breaks)


def draw_list(
    rng: Random,
    office: Office,
    count: int,
    taken: set[str] | None = None,
    group: bool = False,
    breaks: bool = False,
) -> Mention:
    """Some bodies in a row, with a group behind them where asked for."""
    free = [name for name in office.members if name not in (taken or set())]
    names = rng.sample(free, min(count, len(free)))
    if count > 1 and rng.random() < 0.15:
        shared = _share_head(rng, office, taken or set())
        if shared:
            return shared
    texts = [write_name(rng, name, office) for name in names]
    bodies = [Body(name) for name in names]
    separator = (
        rng.choice((", ", ", ", "; ", "; ", "\n", "\n- ")) if breaks else rng.choice((", ", "; "))
    )
    if group:
        words = rng.choice(office.groups)
        bodies.append(Body(words, generic=True))
        low = words[0].lower() + words[1:] if words.startswith(("Các ", "Tất cả ")) else words
        texts.append(low if "\n" not in separator else words)
    if separator == ", " and len(texts) > 1 and rng.random() < 0.3:
        text = ", ".join(texts[:-1]) + f" và {texts[-1]}"
    else:
        text = separator.join(texts)
    if separator == "\n- " and len(texts) > 1:
        text = f"- {text}"
    return Mention(text, tuple(bodies))


def _share_head(rng: Random, office: Office, taken: set[str]) -> Mention | None:
    """ "Các Sở: Y tế, Nội vụ": a head said once for several names."""
    for head in rng.sample(_HEADS, len(_HEADS)):
        fits = [
            name
            for name in office.members
            if name.startswith(f"{head} ")
            and "," not in name
            and name not in taken
            and name.split()[len(head.split())][0].isupper()
        ]
        if len(fits) < 3:
            continue
        names = rng.sample(fits, rng.choice((2, 3)))
        plain = all(" và " not in name for name in names)
        tails = [name.removeprefix(f"{head} ") for name in names]
        opening = rng.choice((f"Các {head}: ", f"Các {head.lower()}: ", f"các {head}: "))
        if plain and rng.random() < 0.4:
            opening = opening.replace(":", "")
        separator = ", " if plain else "; "
        text = opening + separator.join(tails)
        if plain and rng.random() < 0.4:
            text = opening + ", ".join(tails[:-1]) + f" và {tails[-1]}"
        return Mention(text, tuple(Body(name) for name in names))
    return None


def _group(rng: Random, office: Office) -> Mention:
    words = rng.choice(office.groups)
    text = words[0].upper() + words[1:]
    return Mention(text, (Body(text, generic=True),))
