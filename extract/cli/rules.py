"""``kehoach rules`` and ``kehoach explain``: what the rules are worth, and what they did."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli.failing import EXIT_USAGE, say_error
from extract.errors import KehoachError, UnreadableDocument

if TYPE_CHECKING:
    from extract.records import Plan

EXIT_FAULTS = 1

rules_app = typer.Typer(no_args_is_help=True, help="Look after rule folders.")


@rules_app.command("check")
def check_command(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="DIR", help="Folder of your own rules.  [default: the built-in]"),
    ] = None,
) -> None:
    """Check a rule folder: form, entries, examples, words that stand twice.

    Ends with 0 where all is well, 1 where there are faults (each with file and line), 2
    where there is no such folder.
    """
    from extract.rulebook.checking import check_rules, list_files

    try:
        problems = check_rules(folder)
        files = list_files(folder)
    except KehoachError as error:
        say_error(error)
        raise typer.Exit(EXIT_USAGE) from error
    for problem in problems:
        typer.echo(str(problem))
    faults = f"{len(problems)} fault{'s' if len(problems) != 1 else ''}"
    typer.echo(f"{len(files)} rule files: {faults if problems else 'no faults'}", err=True)
    if problems:
        raise typer.Exit(EXIT_FAULTS)


def explain_command(
    plan: Annotated[
        Path, typer.Argument(metavar="PLAN", help="A plan, or the JSON that was made of it.")
    ],
    record: Annotated[
        str, typer.Argument(metavar="RECORD", help='Its id ("annex/t3"), or "document".')
    ],
    field: Annotated[
        str | None,
        typer.Argument(metavar="FIELD", help='One field ("deadlines"); all without it.'),
    ] = None,
    rules: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Folder of your own rules, laid over the built-in ones."),
    ] = None,
) -> None:
    """Show where a value comes from: its words, their place, the rules that read them."""
    from extract.explanation import explain

    try:
        typer.echo(explain(_load_plan(plan, rules), record, field, rules), nl=False)
    except KehoachError as error:
        say_error(error, plan)
        raise typer.Exit(EXIT_USAGE) from error


def _load_plan(path: Path, rules: Path | None) -> Plan:
    if path.suffix.lower() != ".json":
        from extract.pipeline import extract

        return extract(path, rules=rules)
    from pydantic import ValidationError

    from extract.records import Plan

    try:
        return Plan.model_validate_json(path.read_bytes())
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise UnreadableDocument(reason, "check the path") from error
    except ValidationError as error:
        raise UnreadableDocument(
            "no JSON of kehoach", "give the plan, or what `kehoach extract` made of it"
        ) from error
