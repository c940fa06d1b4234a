"""The sample plans and the real ones beside the checkout, where they are."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
FORMATS = ("docx", "txt", "pdf")
STEMS = sorted(path.stem for path in SAMPLES.glob("*.docx"))
FILES = [path for stem in STEMS for fmt in FORMATS if (path := SAMPLES / f"{stem}.{fmt}").exists()]

SHARED = ROOT.parent / "shared"
SEEDS = SHARED / "seeds"
GOLD = SHARED / "gold"
SCORER = SHARED / "eval" / "score.py"
