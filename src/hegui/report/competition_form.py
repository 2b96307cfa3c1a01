"""A draft 公平竞争审查表 (Word): the clauses found, under the items of the law that they touch.

No statute fixes the form; the rows follow 公平竞争审查条例 art. 8–12, 14, 16 and 17. What only people can
say (opinions heard, conclusion, signatures) stays blank. Before 2024-08-01 the heads are the classes alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from hegui.model.expression import expression
from hegui.model.report import Finding, Report
from hegui.model.rule import Outcome
from hegui.report.columns import visible
from hegui.report.office_package import package_bytes
from hegui.report.opinion_element import Element, Grid, Heading, Line, day_words
from hegui.report.opinion_style import prepare
from hegui.report.opinion_word import WordWriter

SINCE = date(2024, 8, 1)  # 公平竞争审查条例 art. 27
BLANK = "（待填写）"
_ITEM = expression(r"第[八九十]{1,2}条第（[一二三四五六]）项")


class Standard(NamedTuple):
    """One class of the standards of review. suffix: last two digits of the rules that look at it."""

    suffix: str
    article: str
    name: str
    items: tuple[str, ...]


STANDARDS = (
    Standard(
        "09",
        "第八条",
        "市场准入和退出",
        (
            "负面清单以外违法设置审批",
            "违法设置、授予特许经营权",
            "限定经营、购买、使用特定商品和服务",
            "不合理或者歧视性的准入、退出条件",
            "其他",
        ),
    ),
    Standard(
        "10",
        "第九条",
        "商品、要素自由流动",
        (
            "限制外地商品要素进入，阻碍迁出、输出",
            "排斥、强制在本地投资、设立分支机构",
            "限制外地经营者参加采购、招标投标",
            "歧视性收费、价格、补贴",
            "资质、监管执法等方面的歧视",
            "其他",
        ),
    ),
    Standard(
        "11",
        "第十条",
        "生产经营成本",
        ("税收优惠", "选择性、差异化的财政奖补", "要素、收费、基金、社会保险费优惠", "其他"),
    ),
    Standard(
        "12",
        "第十一条",
        "生产经营行为",
        ("强制或者便利垄断行为", "超越权限定价，给予优惠价格", "干预市场调节价", "其他"),
    ),
)
_NUMERALS = "一二三四五六"


def write_competition_form(report: Report) -> bytes:
    """The form as a .docx; equal reports give equal bytes."""
    import docx

    document = docx.Document()
    prepare(document)
    writer = WordWriter(document)
    writer.title("公平竞争审查表")
    writer.title("（工具初稿）")
    writer.gap()
    for element in form_elements(report):
        writer.add(element)
    _name(document, report)
    return package_bytes(document)


def form_elements(report: Report) -> Iterator[Element]:
    """The content of the form: measure, consultation, standards, exception, conclusion."""
    yield from _measure(report)
    yield from _standards(report)
    yield from _exception(report)
    yield from _review(report)
    yield from _conclusion(report)


def _name(document: Any, report: Report) -> None:
    from datetime import datetime, time

    core = document.core_properties
    core.title, core.author, core.last_modified_by = "公平竞争审查表", "hegui", "hegui"
    core.created = core.modified = datetime.combine(report.as_of, time())
    core.comments, core.revision = "", 1


def _measure(report: Report) -> Iterator[Element]:
    yield Heading(1, "一、政策措施")
    matter = report.matter
    title = matter.title if matter is not None else next((d.title for d in report.documents if d.title), None)
    rows = (
        ("名称", visible(title) if title else BLANK),
        ("制定机关", matter.authority or BLANK if matter is not None else BLANK),
        ("起草单位", BLANK),
        ("涉及的行业、领域", BLANK),
        ("听取利害关系人、社会公众意见的情况", BLANK),
        ("适用日期", day_words(_day(report))),
    )
    yield Grid(("项目", "内容"), rows, (50, 106))


def _day(report: Report) -> date:
    return report.matter.on if report.matter is not None else report.as_of


def _standards(report: Report) -> Iterator[Element]:
    yield Heading(1, "二、对照审查标准")
    current = _day(report) >= SINCE
    if not current:
        yield Line(
            "公平竞争审查条例自2024年8月1日起施行；本事项早于该日，所列依据为当时的法律，条次仅供对照。"
        )
    for number, standard in enumerate(STANDARDS, 1):
        head = f"（{_NUMERALS[number - 1]}）{standard.name}"
        yield Heading(2, f"{head}（{standard.article}）" if current else head)
        found = _findings(report, standard.suffix)
        rows = _item_rows(standard, found) if current else (_row(standard.name, found),)
        yield Grid(("审查内容", "发现的条款", "说明"), rows, (42, 62, 52))


def _findings(report: Report, suffix: str) -> tuple[Finding, ...]:
    return tuple(
        finding
        for finding in report.findings
        if finding.rule.startswith("FC") and finding.rule.endswith(suffix) and finding.waived is None
    )


def _item_rows(standard: Standard, found: Sequence[Finding]) -> tuple[tuple[str, str, str], ...]:
    rows = []
    for mark, item in zip(_NUMERALS, standard.items, strict=False):
        label = f"{standard.article}第（{mark}）项"
        touched = [finding for finding in found if label in _labels(standard, finding)]
        rows.append(_row(f"（{mark}）{item}", touched))
    return tuple(rows)


def _labels(standard: Standard, finding: Finding) -> tuple[str, ...]:
    """The items that a finding names; the last one (其他) where it names none."""
    named = tuple(match.group() for match in _ITEM.finditer(finding.message))
    return named or (f"{standard.article}第（{_NUMERALS[len(standard.items) - 1]}）项",)


def _row(name: str, found: Sequence[Finding]) -> tuple[str, str, str]:
    if not found:
        return name, "程序未发现", BLANK
    return name, "\n".join(_clause(f) for f in found), "\n".join(_remark(f) for f in found)


def _clause(finding: Finding) -> str:
    place = finding.provision or (f"第{finding.line}行" if finding.line else "")
    return visible(f"{place}“{finding.quote or ''}”")


def _remark(finding: Finding) -> str:
    state = "请人工核实" if finding.outcome is Outcome.UNDETERMINED else "请修改或者说明"
    return f"{finding.rule} {state}：{visible(finding.suggestion)}"


def _exception(report: Report) -> Iterator[Element]:
    yield Heading(1, "三、适用例外规定")
    rows = (
        ("属于哪一项法定目的", BLANK),
        ("没有对公平竞争影响更小的替代方案的论证", BLANK),
        ("合理的实施期限或者终止条件", BLANK),
    )
    yield Grid(("应当说明的内容", "说明"), rows, (70, 86))
    for finding in _findings(report, "14"):
        yield Line(visible(finding.message), "需补充：")


def _review(report: Report) -> Iterator[Element]:
    yield Heading(1, "四、审查机构")
    if _day(report) < SINCE:
        yield Line("按照当时的规定由政策制定机关审查。")
    else:
        yield Line(
            "拟由部门出台的，由起草单位审查；拟由县级以上人民政府出台或者提请人民代表大会及其常务委员会审议的，"
            "由本级市场监督管理部门会同起草单位审查，起草单位先作初审。"
        )
    for finding in _findings(report, "13"):
        yield Line(visible(finding.message), "注意：")


def _conclusion(report: Report) -> Iterator[Element]:
    yield Heading(1, "五、审查结论")
    yield Line("□ 不违反审查标准　□ 违反审查标准，应当修改　□ 适用例外规定　□ 不得出台")
    yield Grid(("起草单位初审意见（盖章）", "市场监督管理部门审查意见（盖章）"), ((BLANK, BLANK),), (78, 78))
    yield Line(
        f"本表由 hegui {report.version} 依规则库生成，只列程序发现的条款；“程序未发现”不等于不违反，"
        "结论由审查机构作出。"
    )
