"""The two languages of findings and of the reference: every sentence is written in both, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """One thing said in both languages."""

    zh: str
    en: str

    def said_in(self, language: Language) -> str:
        return self.en if language is Language.EN else self.zh

    def __add__(self, other: Text) -> Text:
        return Text(self.zh + other.zh, self.en + other.en)


def same(text: str) -> Text:
    """What is the same in both languages: a name, a figure, a quotation."""
    return Text(text, text)


def joined(texts: Iterable[Text], zh: str = "；", en: str = "; ") -> Text:
    parts = list(texts)
    return Text(zh.join(part.zh for part in parts), en.join(part.en for part in parts))
