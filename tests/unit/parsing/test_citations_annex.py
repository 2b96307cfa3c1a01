"""附件N and 附表N in the text against the list of annexes and the annexes printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from hegui.intake.plain import build_lines
from hegui.model.document import Citation, Source
from hegui.parsing.citations import find_citations
from hegui.parsing.outline import build_outline
from hegui.statutes.catalogue import Catalogue, load_catalogue

TABLE = Path(__file__).resolve().parents[3] / "rules" / "reference" / "statutes.csv"
LIST = "\n附件：1.名录\n2.标准\n示例市人民政府\n2024年3月1日"
PRINTED = "\n示例市人民政府\n2024年3月1日\n附件1\n名录\n附件2\n标准"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(TABLE)


def annexes(catalogue: Catalogue, text: str) -> list[tuple[str, bool | None]]:
    raw = build_lines(text, Source(path="a.txt", sha256="", format="txt"))
    outline = build_outline(raw.text, raw.blocks)
    found: tuple[Citation, ...] = find_citations(raw.text, raw.blocks, outline, catalogue)
    return [(raw.text[c.start : c.end], c.resolved) for c in found if c.kind == "annex"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"一、名录见附件1，标准见附件2。{LIST}", [("附件1", True), ("附件2", True)]),
        (f"一、名录见附件3。{LIST}", [("附件3", False)]),
        (f"一、名录见附件三。{LIST}", [("附件三", False)]),
        (f"一、名录见附表3。{LIST}", [("附表3", None)]),
        ("一、名录见附表3。\n附表：1.名录\n2.标准\n示例市人民政府\n2024年3月1日", [("附表3", False)]),
        (f"一、名录见附件3。{PRINTED}", [("附件3", None)]),
        (f"一、名录见附件2。{PRINTED}", [("附件2", True)]),
        ("一、名录见附件1。", [("附件1", None)]),
        ("一、名录见附件1。\n附件：名录\n示例市人民政府\n2024年3月1日", [("附件1", True)]),
        (f"一、执行《示例导则》附件5。{LIST}", [("附件5", None)]),
        (f"一、执行该通知附件5、示府发〔2023〕3号附件6。{LIST}", [("附件5", None), ("附件6", None)]),
        (f"一、执行本通知附件5。{LIST}", [("附件5", False)]),
        (f"一、报送附件三份，附件2024年更新。{LIST}", []),
        (f"一、公示牌写明“见附件5”。{LIST}", [("附件5", None)]),
    ],
)
def test_resolution(catalogue: Catalogue, text: str, expected: list[tuple[str, bool | None]]) -> None:
    assert annexes(catalogue, text) == expected


def test_the_heading_of_an_annex_is_no_citation(catalogue: Catalogue) -> None:
    text = f"一、甲。{PRINTED}\n附件2所列标准每年更新。"
    assert annexes(catalogue, text) == [("附件2", True)]
