"""Where the data that travels with the code lies: rules/ and schemas/."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent
# A wheel carries the data inside the package, a checkout beside it.
_ROOT = _HERE / "_data" if (_HERE / "_data").is_dir() else _HERE.parent


def rules_folder() -> Path:
    """The built-in rule folder."""
    return _ROOT / "rules"


def schemas_folder() -> Path:
    """The published schemas."""
    return _ROOT / "schemas"
