"""Names of instruments as citations write them: self words, short forms, laws named without 《》."""

from __future__ import annotations

from typing import NamedTuple

from hegui.model.expression import expression
from hegui.statutes.catalogue import Catalogue, key_of
from hegui.statutes.catalogue_table import PREFIX

_SELF = (
    "法 条例 办法 规定 细则 实施细则 实施办法 规则 解释 决定 意见 通知 通告 公告 方案 "
    "章程 规程 准则 制度 通则 守则 标准 规范 宪法 纲要 规划 暂行办法 暂行条例 暂行规定 "
    "试行办法 补充规定 若干规定 议事规则 实施方案 实施意见 实施条例 指引 指南 批复 决议 "
    "命令 令 程序规定 管理办法 管理规定 公约 协定 议定书 "
)
SELF_WORDS = frozenset(_SELF.split())
"""What may follow 本, 该, 同 to mean an instrument (本办法, 该条例)."""

_INSTRUMENT_END = expression(
    r"(?:法|法典|条例|规定|办法|细则|规则|决定|意见|通知|解释|方案|规划|纲要|批复|决议|公告|通告|命令|令|规程|"
    r"规范|守则|章程|公约|协定|议定书|答复|复函|通则|总则|准则|指引|修正案|宪法|案|若干问题|通报)\Z"
)
_UNKNOWN_ENDS = frozenset("法例约则释定书程")
_SUFFIX = expression(r"[（(][^（）()]{1,16}[）)]\Z")
_UNKNOWN_END = expression(r"[\u4e00-\u9fff](?:法|条例|公约|细则|解释|协定|议定书|章程)\Z")
_LONGEST_NAME = 26
_AFTER_NAME = expression(r"[、，。；的和及与或]|以及|等|有关|规定|追究|处理|办理|予以|承担")
_BEFORE_NAME = expression(
    r"(?:照|根据|依据|违反|符合|适用|执行|落实|属于|触犯|除|和|及|与|或者?|是|为|对|按|用|在|[^\u4e00-\u9fff])\Z"
)
_NUMBER = expression(
    r"[\u4e00-\u9fffA-Za-z]{1,24}[〔\[［【（(][12]\d{3}[〕\]］】）)][第]?\d{1,5}(?:号|-\d{1,3}号?)"
    r"|[\u4e00-\u9fff]{1,30}(?:令|公告)(?:〔[^〕]{1,8}〕)?第?[\d一二三四五六七八九十百零]{1,8}号"
)
_ABBREVIATION = expression(
    r"以下(?:均|并|分别|统一)?(?:简称|统称|称)为?[ ]?"
    r"(?:[“\"'「]?《([^《》“”]{1,30})》[”\"'」]?|[“\"'「]([^“”\"'」]{1,30})[”\"'」]"
    r"|([^，。；、“”《》（）()]{1,24}))"
)

_NO_HEAD = frozenset({"合同", "基本", "共同", "会同", "相同"})
"""Words whose second character begins no self word: 合同法, 基本法."""


class Note(NamedTuple):
    """What a bracket after a title says: 文号 and the short form it gives."""

    number: str | None
    short: str | None


def read_note(inner: str) -> Note:
    """The 文号 and the short form in the bracket after a title, each None if absent."""
    number = _NUMBER.search(inner) if "号" in inner else None
    short = _ABBREVIATION.search(inner) if "称" in inner else None
    return Note(
        number.group() if number else None,
        next((part for part in short.groups() if part), None) if short else None,
    )


def is_instrument_name(name: str) -> bool:
    """Whether words in 《》 name an instrument by their last word (a certificate or form does not)."""
    return _INSTRUMENT_END.search(_SUFFIX.sub("", name.rstrip("》〉 　"))) is not None


class Names:
    """Short forms of one document over the catalogue's names. ``define`` is called in reading order."""

    def __init__(self, titles: Catalogue, own_titles: tuple[str, ...]) -> None:
        self._titles = titles
        self._bare = titles.bare_names
        self._ends = titles.bare_ends
        self._own = frozenset(key_of(title) for title in own_titles)
        self._shorts: dict[str, str] = {}
        self._short_ends: set[str] = set()

    def define(self, short: str, title: str) -> None:
        """From here on ``short`` means ``title`` (以下简称)."""
        key = key_of(short)
        if key and key_of(title) != key:
            self._shorts[key] = title
            self._short_ends.add(key[-1])

    def is_own(self, name: str) -> bool:
        """Whether the document itself bears the name."""
        return key_of(name) in self._own

    def is_short(self, name: str) -> bool:
        """Whether the document defined the name as a short form."""
        return key_of(name) in self._shorts

    def resolve(self, name: str) -> str | None:
        """Full title of a name: the document's own short forms first, then the catalogue."""
        if self._shorts:
            defined = self._shorts.get(key_of(name))
            if defined is not None:
                return defined
        return self._titles.title_of(name)

    def name_before(self, text: str, end: int) -> tuple[int, str] | None:
        """The longest law or short form that ends at ``end``: its start and full title."""
        last = text[end - 1 : end]
        if last not in self._ends and last not in self._short_ends and last not in _UNKNOWN_ENDS:
            return None
        for start in range(max(0, end - _LONGEST_NAME), end - 1):
            name = text[start:end]
            if name in self._shorts:
                return start, self._shorts[name]
            if name in self._bare:
                title = self._titles.title_of(name)
                if title is not None:
                    return start, title
        return self._instrument_before(text, end) if is_unknown_name(text, end) else None

    def law_after(self, text: str, start: int) -> tuple[int, str] | None:
        """A law named bare at ``start`` with nothing after it that would make a longer name: end, title."""
        begin = start + len(PREFIX) if text.startswith(PREFIX, start) else start
        for name in self._titles.bare_from(text[begin : begin + 2]):
            if len(name) <= _LONGEST_NAME and text.startswith(name, begin):
                end = begin + len(name)
                title = self._titles.title_of(name)
                return (end, title) if title and _AFTER_NAME.match(text, end) else None
        return None

    def _instrument_before(self, text: str, end: int) -> tuple[int, str] | None:
        """A regulation named without 《》: the whole of the words since 依照 and the like is its name."""
        for start in range(max(0, end - _LONGEST_NAME), end - 3):
            if start and not _BEFORE_NAME.search(text, max(0, start - 2), start):
                continue
            title = self._titles.title_of(text[start:end])
            if title is not None:
                return start, title
        return None


def self_word_before(text: str, end: int) -> tuple[str, int] | None:
    """本, 该 or 同 with the word after it, right before ``end``: (``"本办法"``, start); also 本条, 本款."""
    for start in range(end - 2, max(-1, end - 6), -1):
        if text[start] in "本该同" and text[start - 1 : start + 1] not in _NO_HEAD:
            noun = text[start + 1 : end]
            if noun in SELF_WORDS or noun in "条款章节项":
                return text[start:end], start
    return None


def is_unknown_name(text: str, end: int) -> bool:
    """Whether words that can only be an instrument's name stand right before ``end``."""
    return _UNKNOWN_END.search(text, max(0, end - 4), end) is not None
