"""The commands and their options: parse, call, end with an exit code."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from extract import __version__
from extract.cli.failing import EXIT_USAGE, say_error
from extract.cli.rules import explain_command, rules_app
from extract.errors import KehoachError, OutputError, UsageError
from extract.export import ExportOptions, choose_writers, find_writers

DEFAULT_OUT = Path("outputs")
EXIT_ALL_FAILED = 4

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(rules_app, name="rules")
_FORMATS = ",".join(writer.name for writer in find_writers())
_SecondOpinion = Annotated[
    bool,
    typer.Option(
        "--nlp/--no-nlp",
        help="Ask spaCy and underthesea for a second opinion, which marks values for review "
        "(pip install 'kehoach[nlp]'), or read by rules alone.",
    ),
]


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kehoach {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Read Vietnamese administrative plans (kế hoạch) into task tables with their sources."""


@app.command("extract")
def extract_command(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE",
            help="Plans: Word, LibreOffice, Excel, PDF, web pages, text, scans; .zip of these.",
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help=f"Folder for the results.  [default: {DEFAULT_OUT}]"),
    ] = None,
    formats: Annotated[
        str, typer.Option("--format", metavar="NAMES", help="Output formats, with commas between.")
    ] = _FORMATS,
    with_blocks: Annotated[
        bool, typer.Option("--with-blocks", help="Put the parsed text into the JSON.")
    ] = False,
    rules: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Folder of your own rules, laid over the built-in ones."),
    ] = None,
    stdout: Annotated[
        bool,
        typer.Option(
            "--stdout",
            help="Print JSON: an object, or one per line for several files. Writes no files "
            "unless --out is given.",
        ),
    ] = False,
    no_bom: Annotated[
        bool, typer.Option("--no-bom", help="CSV without the byte order mark that Excel needs.")
    ] = False,
    nlp: _SecondOpinion = False,
) -> None:
    """Read plans and write their records.

    Ends with 0 where all files were read, 3 where some failed, 4 where all did, 2 where the
    call itself is wrong.
    """
    from extract.cli.batch import Settings, run_batch

    try:
        _refuse_nonsense(out, formats, rules, stdout)
        settings = Settings(
            out=None if stdout and out is None else out or DEFAULT_OUT,
            writers=choose_writers(formats.split(",")),
            options=ExportOptions(bom=not no_bom),
            rules=rules,
            with_blocks=with_blocks,
            stdout=stdout,
            nlp=nlp,
        )
        code = run_batch(files, settings)
    except KehoachError as error:
        say_error(error)
        raise typer.Exit(EXIT_USAGE) from error
    raise typer.Exit(code)


def _refuse_nonsense(out: Path | None, formats: str, rules: Path | None, stdout: bool) -> None:
    if stdout and out is None and formats not in (_FORMATS, "json"):
        raise UsageError("--stdout prints JSON only", "name a folder with --out for files")
    if rules is not None and not rules.is_dir():
        raise UsageError(f"--rules {rules}: no such folder", "check the path")


@app.command("schema")
def schema_command(
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Write plan.schema.json and the data dictionary there instead."
        ),
    ] = None,
) -> None:
    """Print the JSON Schema of a plan."""
    from extract.export.contract import render_contract, render_plan_schema
    from extract.writing import stage_results, write_text

    if out is None:
        sys.stdout.write(render_plan_schema())
        return
    try:
        with stage_results(out) as staging:
            for name, text in render_contract().items():
                write_text(staging.path_for(name), text)
    except OutputError as error:
        say_error(error)
        raise typer.Exit(EXIT_ALL_FAILED) from error


app.command("explain")(explain_command)
