"""Two plots side by side as SVG, written without a library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_WIDTH, _HEIGHT = 380, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 16, 34, 40


@dataclass(frozen=True, slots=True)
class Plot:
    """A line of points; ``goal`` is drawn as a dashed line."""

    title: str
    unit: str
    points: Sequence[tuple[float, float]]
    goal: float | None = None


def draw_plots(plots: Sequence[Plot], caption: str) -> str:
    """The plots in a row; both axes begin at 0."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH * len(plots)}" '
        f'height="{_HEIGHT}" font-family="sans-serif" font-size="11">',
        f"<title>{caption}</title>",
        f'<rect width="{_WIDTH * len(plots)}" height="{_HEIGHT}" fill="white"/>',
    ]
    for number, plot in enumerate(plots):
        parts.append(f'<g transform="translate({_WIDTH * number} 0)">')
        parts.extend(_draw(plot))
        parts.append("</g>")
    return "\n".join([*parts, "</svg>", ""])


def _draw(plot: Plot) -> list[str]:
    most_x = max(x for x, _ in plot.points)
    most_y = _round_up(max([y for _, y in plot.points] + ([plot.goal] if plot.goal else [])))

    def place(x: float, y: float) -> tuple[float, float]:
        across = _LEFT + x / most_x * (_WIDTH - _LEFT - _RIGHT)
        return round(across, 1), round(
            _HEIGHT - _BOTTOM - y / most_y * (_HEIGHT - _TOP - _BOTTOM), 1
        )

    left, base = place(0, 0)
    right, top = place(most_x, most_y)
    parts = [f'<text x="{left}" y="18" font-size="13">{plot.title}</text>']
    for step in range(5):
        value = most_y * step / 4
        y = place(0, value)[1]
        parts.append(f'<path d="M{left} {y}H{right}" stroke="#ddd"/>')
        parts.append(f'<text x="{left - 6}" y="{y + 4}" text-anchor="end">{value:g}</text>')
    for x, _ in plot.points:
        parts.append(
            f'<text x="{place(x, 0)[0]}" y="{base + 15}" text-anchor="middle">{x:g}</text>'
        )
    parts.append(f'<text x="{left}" y="{top - 4}">{plot.unit}</text>')
    parts.append(f'<text x="{right}" y="{base + 31}" text-anchor="end">pages</text>')
    if plot.goal:
        y = place(0, plot.goal)[1]
        parts.append(f'<path d="M{left} {y}H{right}" stroke="#b00" stroke-dasharray="5 4"/>')
    line = " ".join(f"{x},{y}" for x, y in (place(*point) for point in plot.points))
    parts.append(f'<polyline points="{line}" fill="none" stroke="#06c" stroke-width="2"/>')
    for point in plot.points:
        x, y = place(*point)
        parts.append(f'<circle cx="{x}" cy="{y}" r="3" fill="#06c"/>')
    return parts


def _round_up(value: float) -> float:
    """The next of 1, 2, 4 or 8 times a power of ten, which quarters well."""
    power = 1.0
    while power * 10 < value:
        power *= 10
    while power > value:
        power /= 10
    return next(power * step for step in (1, 2, 4, 8, 10) if power * step >= value)
