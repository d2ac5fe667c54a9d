"""xxgk.toml: what it may say, and every fault with its key."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.originals import ROOT
from toolkit.errors import InvalidInput, UnreadableFile
from toolkit.finding import Severity
from toolkit.settings import Settings, load_settings

WHOLE = """
[rules]
off = ["K107", "J"]
select = ["A", "K", "J101"]

[severity]
C101 = "error"

[wording]
allowed = ["信息公开的信息公开"]
doubled = ["栏目"]
words = [{ find = "老百姓", instead = "群众", severity = "question" }]
patterns = [{ pattern = "积极.{0,4}地", message = "不用这种说法" }]
outdated = [{ text = "闽政办函〔2012〕157号", since = 2013, instead = "新办法" }]

[labels]
"requests.granted" = ["予以公开的"]
"requests.*.total" = ["共计"]
"section.overview" = ["全年概况"]
"""


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "xxgk.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(InvalidInput) as raised:
        load_settings(written(folder, text))
    return list(raised.value.faults)


def test_everything_an_office_can_set(tmp_path: Path) -> None:
    settings = load_settings(written(tmp_path, WHOLE))
    assert settings.ignore == ("K107", "J")
    assert settings.severities == {"C101": Severity.ERROR}
    assert settings.allowed == ("信息公开的信息公开",)
    assert [word.severity for word in settings.words] == [Severity.QUESTION, Severity.WARNING]
    assert settings.outdated[0].since == 2013
    assert settings.aliases == {
        "requests.granted": ("予以公开的",),
        "requests.*.total": ("共计",),
        "section.overview": ("全年概况",),
    }


def test_the_longer_prefix_wins() -> None:
    settings = Settings(select=("A", "K", "J101"), ignore=("K107", "J"))
    asked = [code for code in ("A203", "J101", "J102", "K101", "K107", "C101") if settings.asks(code)]
    assert asked == ["A203", "J101", "K101"]


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert load_settings(written(tmp_path, "")) == Settings()


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    assert load_settings(written(tmp_path, b"\xef\xbb\xbf[rules]\noff = ['F']\n")).ignore == ("F",)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[rule]", "@ rule"),
        ("rules = 3", "@ rules"),
        ('[rules]\noff = "F"', "@ rules.off"),
        ("[rules]\noff = [3]", "@ rules.off[0]"),
        ('[rules]\noff = ["f-1"]', "@ rules.off"),
        ('[severity]\nA203 = "fatal"', "@ severity.A203"),
        ('[wording]\nwords = [{ instead = "群众" }]', "@ wording.words[0].find"),
        ('[wording]\nwords = ["老百姓"]', "@ wording.words[0]"),
        ('[wording]\npatterns = [{ pattern = "(", message = "x" }]', "@ wording.patterns[0].pattern"),
        ('[wording]\npatterns = [{ pattern = "(a+)+b", message = "x" }]', "@ wording.patterns[0].pattern"),
        ('[wording]\npatterns = [{ pattern = "a" }]', "@ wording.patterns[0].message"),
        ('[wording]\noutdated = [{ text = "x", since = "2021" }]', "@ wording.outdated[0].since"),
        ('[labels]\n"requests.grant" = ["x"]', "@ labels.requests.grant"),
        ('[labels]\n"requests.granted" = "x"', "@ labels.requests.granted"),
    ],
)
def test_each_fault_with_its_key(tmp_path: Path, text: str, fault: str) -> None:
    assert [line for line in faults(tmp_path, text) if line.endswith(fault)]


def test_all_faults_at_once(tmp_path: Path) -> None:
    assert len(faults(tmp_path, '[rule]\n[severity]\nA203 = "fatal"\n[labels]\n"x.y" = ["z"]')) == 3


@pytest.mark.parametrize("text", ["[rules", "rules = \x00", "[" * 5000])
def test_what_is_no_toml(tmp_path: Path, text: str) -> None:
    assert "TOML" in faults(tmp_path, text)[0]


def test_another_encoding(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="UTF-8"):
        load_settings(written(tmp_path, '[wording]\nallowed = ["公开"]'.encode("gb18030")))


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        load_settings(tmp_path / "none.toml")


def test_a_file_that_is_far_too_long(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="不像"):
        load_settings(written(tmp_path, "#" * (1024 * 1024 + 1)))


def test_the_example_in_docs_is_right(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    example = page.partition("```toml\n")[2].partition("```")[0]
    settings = load_settings(written(tmp_path, example))
    assert settings.ignore == ("K107", "D")
    assert len(settings.words) == 2
