"""Options and fixtures that several test folders share."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from extract.rulebook import Rulebook, load_rulebook

# Machines that run tests are shared and slow at times: a time limit per example would make
# the suite depend on the neighbours. The same examples come every time.
settings.register_profile(
    "suite",
    deadline=None,
    derandomize=True,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the plans in tests/golden/ anew instead of comparing with them",
    )


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return load_rulebook()


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their argument: an archive holds the time, and ids must stay the same."""
    return argname if isinstance(val, bytes) else None
