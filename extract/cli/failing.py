"""How a command says that it cannot go on."""

from __future__ import annotations

import typer

from extract.errors import KehoachError

EXIT_USAGE = 2


def say_error(error: KehoachError, place: object = None) -> None:
    """Write what is wrong and what to do to standard error, with the file where there is one."""
    where = f"{place}: " if place is not None else ""
    typer.echo(f"kehoach: {where}{error.reason}; {error.remedy}", err=True)
