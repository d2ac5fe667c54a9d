"""Packages are read with limits and written the same every time."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from toolkit.writers.package import CONTENT_TYPES, PreparedPackage, pack, read_parts


@given(st.dictionaries(st.text("ab/文.", min_size=1).map(lambda name: f"x{name}"), st.binary(max_size=200), min_size=1))
def test_what_is_packed_is_a_zip_file_with_the_same_parts(parts: dict[str, bytes]) -> None:
    parts[CONTENT_TYPES] = b"<Types/>"
    data = pack(parts)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        assert package.namelist()[0] == CONTENT_TYPES
        assert {name: package.read(name) for name in package.namelist()} == parts
    assert pack(parts) == data


def test_only_the_changing_part_changes() -> None:
    package = PreparedPackage({CONTENT_TYPES: b"<Types/>", "a.xml": b"<a/>"}, "b.xml")
    for content in (b"", b"<b/>", b"<b>" + b"x" * 10**6 + b"</b>"):
        assert read_parts(package.written(content), "")["b.xml"] == content
        assert read_parts(package.written(content), "")["a.xml"] == b"<a/>"
