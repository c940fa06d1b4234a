"""The records a plan must give, gathered while it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.generator.bodies import Mention
from tests.generator.figures import Phrase
from tests.generator.times import When

NOBODY = Mention()
NEVER = When()


@dataclass(slots=True)
class Given:
    """What is said of a task beside its text."""

    lead: Mention = NOBODY
    support: Mention = NOBODY
    when: When = NEVER
    outputs: tuple[Phrase, ...] = ()
    details: tuple[str, ...] = ()
    supervisors: tuple[tuple[str, str], ...] = ()
    mandate: str | None = None
    note: str | None = None
    indicators: tuple[str, ...] = ()


@dataclass(slots=True)
class Gold:
    """The plan as it must be read."""

    document: dict[str, Any] = field(default_factory=dict)
    objectives: list[dict[str, Any]] = field(default_factory=list)
    indicators: list[dict[str, Any]] = field(default_factory=list)
    tasks: list[dict[str, Any]] = field(default_factory=list)
    outputs: list[dict[str, Any]] = field(default_factory=list)

    def add_task(
        self,
        origin: str,
        path: list[str],
        phrase: Phrase,
        given: Given | None = None,
        kind: str = "task",
        code: str | None = None,
        output_ids: list[str] | None = None,
    ) -> dict[str, Any]:
        """Add a task, and its outputs unless it shares those of a group."""
        given = given or Given()
        if output_ids is None:
            output_ids = [self.add_output(origin, path, output) for output in given.outputs]
        task = {
            "id": f"{origin}/t{len(self.tasks) + 1}",
            "origin": origin,
            "path": list(path),
            "kind": kind,
            "code": code,
            "text": phrase.text,
            "details": list(given.details),
            "mandate": given.mandate,
            "indicator_ids": list(given.indicators),
            "lead_units": [body.as_record() for body in given.lead.bodies],
            "support_units": [body.as_record() for body in given.support.bodies],
            "supervisors": [{"name": name, "position": post} for name, post in given.supervisors],
            "deadlines": [due.as_record() for due in given.when.dues],
            "output_ids": output_ids,
            "quantities": phrase.quantities(),
            "note": given.note,
        }
        self.tasks.append(task)
        return task

    def add_output(self, origin: str, path: list[str], phrase: Phrase) -> str:
        """Add an output and give its id."""
        output = {
            "id": f"{origin}/o{len(self.outputs) + 1}",
            "origin": origin,
            "path": list(path),
            "text": phrase.text,
            "quantities": phrase.quantities(),
            "units": [],
            "indicator_ids": [],
        }
        self.outputs.append(output)
        return str(output["id"])

    def add_indicator(
        self,
        origin: str,
        path: list[str],
        code: str,
        name: str,
        pillar: dict[str, object] | None,
        given: Given,
        figures: dict[str, Any],
    ) -> dict[str, Any]:
        """Add an indicator; ``figures`` are its rank, score, target and what is said of them."""
        indicator = {
            "id": f"{origin}/i{len(self.indicators) + 1}",
            "origin": origin,
            "path": list(path),
            "code": code,
            "name": name,
            "pillar": pillar,
            **dict.fromkeys(("rank", "score", "target", "direction", "assessment")),
            "lead_units": [body.as_record() for body in given.lead.bodies],
            "support_units": [body.as_record() for body in given.support.bodies],
            "deadlines": [due.as_record() for due in given.when.dues],
            **figures,
        }
        self.indicators.append(indicator)
        return indicator

    def add_objective(self, path: list[str], phrase: Phrase) -> None:
        """Add a goal of the main text."""
        self.objectives.append(
            {
                "id": f"main/g{len(self.objectives) + 1}",
                "origin": "main",
                "path": list(path),
                "text": phrase.text,
                "quantities": phrase.quantities(),
                "indicator_ids": [],
            }
        )

    def as_plan(self) -> dict[str, Any]:
        """The plan as JSON has it, with the fields that are compared."""
        return {
            "schema_version": "1.0",
            "document": self.document,
            "objectives": self.objectives,
            "indicators": self.indicators,
            "tasks": self.tasks,
            "outputs": self.outputs,
            "skip": ["findings"],
        }
