"""The one place that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from extract.assembly.assembling import Assembly, assemble
from extract.assembly.recognised import summarize_recognition
from extract.audit import run_audit
from extract.document.building import build_document
from extract.document.repairing import repair_draft
from extract.nlp import Layer, Opinion
from extract.parsers import detect_format
from extract.recognition import read_through
from extract.records import BlockInfo, Plan, SourceInfo
from extract.recovery import recover_tables
from extract.recovery.captions import set_captions_apart
from extract.rulebook import load_rulebook
from extract.source import Source, read_source


def extract(
    source: str | Path | bytes | Source,
    *,
    name: str | None = None,
    rules: str | Path | None = None,
    with_blocks: bool = False,
    nlp: Collection[Layer] = (),
) -> Plan:
    """Read a plan from a path, from bytes, or from a file of an archive.

    Args:
        source: the file, its bytes, or what ``ArchivedFile.read`` gave.
        name: what to call it in the output; the file's name by default.
        rules: a folder of rule files to lay over the built-in ones.
        with_blocks: keep the parsed text that evidence points into.
        nlp: libraries to ask for a second opinion; those not installed are left out.

    Raises:
        KehoachError: the file cannot be read, or the rules are wrong.
    """
    opened = source if isinstance(source, Source) else read_source(source, name)
    assembly = read_plan(opened, Path(rules) if rules else None, nlp)
    plan = assembly.plan
    plan.findings = run_audit(assembly)
    if with_blocks:
        plan.blocks = list_blocks(assembly)
    return plan


def read_plan(source: Source, rules: Path | None = None, nlp: Collection[Layer] = ()) -> Assembly:
    """Everything up to the records, without findings."""
    rulebook = load_rulebook(rules)
    chosen = detect_format(source)
    draft = set_captions_apart(repair_draft(chosen.parse(source)), rulebook.captions)
    document = read_through(build_document(recover_tables(draft, rulebook)), rulebook)
    info = SourceInfo(
        name=source.name,
        sha256=source.sha256,
        media_type=chosen.media_type,
        size_bytes=len(source.data),
        pages=document.pages,
        parser=document.parser,
        encoding=document.encoding,
        ocr=summarize_recognition(document.blocks),
    )
    return assemble(document, info, rulebook, Opinion(rulebook.units, nlp))


def list_blocks(assembly: Assembly) -> list[BlockInfo]:
    """The blocks as published; a block read as a heading or item says so."""
    roles = {entry.block: entry.role for entry in assembly.plan.ledger}
    return [
        BlockInfo(
            id=block.id,
            kind="heading"
            if block.kind == "paragraph" and roles[block.id] == "heading"
            else block.kind,
            text=block.shown,
            page=block.page,
            table=block.table,
            row=block.row,
            column=block.column,
        )
        for block in assembly.document.blocks
    ]
