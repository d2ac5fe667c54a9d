"""What all tests share: LibreOffice, and the flag that writes goldens anew."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from tests import libreoffice as office

# Figures of time differ between machines; the same examples every time don't.
settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="write goldens anew from what the code makes now")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--regenerate") and on_ci():
        raise pytest.UsageError("--regenerate: goldens are made and looked at by people, never on CI")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Without LibreOffice its tests are skipped at home and fail on CI, where it must be installed."""
    reason = office.missing() if item.get_closest_marker("libreoffice") else None
    if reason and on_ci():
        pytest.fail(reason, pytrace=False)
    if reason:
        pytest.skip(reason)


def on_ci() -> bool:
    return bool(os.environ.get("CI"))


@pytest.fixture
def regenerate(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--regenerate"))


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> office.LibreOffice:
    """For tests marked `libreoffice`."""
    return office.LibreOffice(tmp_path_factory.mktemp("libreoffice"))
