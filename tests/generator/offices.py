"""The office that issues a plan: its names, place, people and the bodies it gives work to."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.generator.vocabulary import CITIES, PROVINCES, load, split_names


@dataclass(slots=True)
class Office:
    """Who issues the plan, and who may be named in it."""

    world: str
    parent: str | None
    line: str
    name: str
    self_name: str
    symbol: str
    place: str
    province: str
    level: str
    heads: tuple[str, str]
    collective: str | None
    members: list[str]
    groups: list[str]
    fields: list[str]
    shorts: dict[str, str] = field(default_factory=dict)  # full name -> what the plan calls it


def draw_office(rng: Random) -> Office:
    """Draw an office of any kind, in any province."""
    world = rng.choice(load("worlds"))
    issuer = rng.choice(world["issuers"])
    city = rng.random() < 0.15
    bare = rng.choice(CITIES if city else PROVINCES)
    level = "thành phố" if city else "tỉnh"
    commune = rng.choice(load("phrases")["communes"])
    places = {
        "P": bare,
        "prov": f"{level} {bare}",
        "lvl": level,
        "X": commune,
        "xa": rng.choice(("xã", "phường", "xã", "đặc khu")),
        "truong": rng.choice(load("phrases")["schools"]),
        "tinhuy": "Thành ủy" if city else "Tỉnh ủy",
        "TinhUy": "Thành ủy" if city else "Tỉnh ủy",
        "Doan": "Thành đoàn" if city else "Tỉnh đoàn",
    }
    names = split_names(issuer.get("members") or world.get("members"))
    names += split_names(world.get("common"))
    local = "{X}" in issuer["line"]
    return Office(
        world=world["id"],
        parent=_fill(issuer.get("parent"), places),
        line=_fill(issuer["line"], places) or "",
        name=_fill(issuer["name"], places) or "",
        self_name=_fill(issuer["self"], places) or "",
        symbol=issuer["symbol"],
        place="Hà Nội" if world["id"] == "ministry" else commune if local else bare,
        province=bare,
        level=level,
        heads=tuple(issuer.get("heads") or rng.choice(world["heads"])),
        collective=world["collective"],
        members=[filled for name in names if (filled := _fill(name, places))],
        groups=list(world["groups"]),
        fields=list(issuer.get("fields") or world["fields"]),
    )


def _fill(text: str | None, places: dict[str, str]) -> str | None:
    return text.format(**places) if text else None
