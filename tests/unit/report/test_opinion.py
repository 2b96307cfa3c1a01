"""The opinion: what it says and never says, the checklist, the official dress."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from hegui.model.document import Role
from hegui.model.dossier import MatterKind, Scope, StepKind, Verdict
from hegui.model.report import Conclusion, Report, RuleResult
from hegui.model.rule import Outcome, Provenance, Severity
from hegui.report import ShowOptions, render, wording
from hegui.report.checklist import fill_checklist
from hegui.report.opinion_citation import authority_sentence, cite
from hegui.report.opinion_content import OPENINGS, title_lines
from hegui.report.opinion_examination import source_words
from hegui.report.step_period import shown_period

from . import samples


def opened(report: Report) -> docx.document.Document:
    return docx.Document(io.BytesIO(render("docx", report, ShowOptions())))


def words(report: Report) -> str:
    document = opened(report)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_sections_stand_in_the_usual_order() -> None:
    document = opened(samples.review_report())
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert heads == [
        "一、送审情况",
        "二、审核依据",
        "三、审核情况",
        "四、需核实和补充的问题",
        "五、审核结论",
        "六、声明",
        "附件1　审核卷宗核对表",
        "附件2　证据摘录和文件校验值",
    ]
    titles = [p.text for p in document.paragraphs if p.style.name == "Title"]
    assert titles == ["关于对《澄湖县停车收费管理办法（送审稿）》的合法性审核意见", "（工具初稿）"]


def test_book_marks_inside_the_title_become_single() -> None:
    report = samples.review_report(matter=samples.matter(title="关于印发《停车办法》的通知"))
    assert title_lines(report)[0] == "关于对《关于印发〈停车办法〉的通知》的合法性审核意见"


def test_finding_has_text_problem_basis_suggestion() -> None:
    text = words(samples.review_report())
    for part in (
        "1．第三条（不得提交）",
        "原文：“处200元罚款”",
        "问题：不得设定行政处罚。",
        "依据：《中华人民共和国行政处罚法》第十六条",
        "建议：删去罚款的规定。",
        "可改为“第四条”。",
        "《党政机关公文处理工作条例》（依据未核实）",
    ):
        assert part in text
    assert "合同法》已自" not in text


def test_open_questions_ask_the_office() -> None:
    text = words(samples.review_report())
    assert "2．请核实专家论证：不能判断是否专业性、技术性较强。" in text
    assert "1．未见风险评估的材料，请补充。" in text
    assert "需人工核实：是否以注册地作为优先条件。请核实该优先条件的对象范围。" in text
    assert "（送审稿第五条 第5行“本县注册企业”）" in text
    assert "07-扫描件.pdf未能读取（该文件没有文字层，无法读取），请提供可以读取的文本。" in text
    assert "请核对02-征求意见公告.pdf：第2页有一行次序按坐标重排。" in text


@pytest.mark.parametrize("conclusion", list(Conclusion))
def test_nothing_is_called_lawful(conclusion: Conclusion) -> None:
    text = words(replace(samples.review_report(), conclusion=conclusion))
    if conclusion is not Conclusion.NO_PROBLEM_FOUND:  # that one is written from the findings
        assert OPENINGS[conclusion] in text
    assert not re.search("合法(?!性)", text)
    assert "未履行" not in text
    assert "审核结论由审核机构作出" in text


def test_clean_dossier_says_in_what_it_has_seen() -> None:
    report = samples.review_report(findings=(), steps=(), problems=())
    text = words(report)
    assert "在所提供材料范围内未发现违反所查规则的问题。" in text
    assert "没有需要送审单位另行核实或者补充的问题。" in text or "请核对" in text


def test_conclusion_agrees_with_small_findings_and_doubts() -> None:
    draft = samples.draft_document()
    small = samples.finding_at(draft, "第三条", severity=Severity.MINOR)
    doubt = samples.finding_at(draft, "第五条", outcome=Outcome.UNDETERMINED, message="请核实期限。")
    expert = samples.steps()[1]
    report = samples.review_report(findings=(small, doubt), steps=(expert,), problems=())
    sentence = wording.conclusion_sentence(report)
    assert report.conclusion is Conclusion.NO_PROBLEM_FOUND
    assert sentence == (
        "在所提供材料范围内未发现不得提交、应当修改的问题；另有建议修改1项、需核实2项。"
        "专家论证是否符合要求尚待核实，核实前不宜提请集体讨论。"
    )
    assert sentence in words(report)
    assert "需核实的程序步骤：专家论证。" in words(report)


def test_matter_without_an_applicable_step_says_that_procedure_was_not_reviewed() -> None:
    excused = replace(samples.steps()[0], verdict=Verdict.NOT_APPLICABLE)
    sentence = wording.conclusion_sentence(samples.review_report(findings=(), steps=(excused,), problems=()))
    assert sentence.endswith("程序方面没有审核。")


def test_grave_findings_come_first_and_heads_say_what_is_asked() -> None:
    papers = samples.documents()
    small = samples.finding_at(
        papers[1], "附件", "PR102", severity=Severity.MINOR, step="public_participation"
    )
    grave = samples.finding_at(
        papers[3], "会议审议", "PR502", severity=Severity.BLOCK, step="legality_review"
    )
    grave = replace(grave, provision="三、", quote="三、结论意见。")
    heads = [
        p.text
        for p in opened(samples.review_report(findings=(small, grave))).paragraphs
        if p.style.name == "Heading 3"
    ]
    assert len(heads) == 2
    assert heads[0].endswith("（不得提交）")
    assert "三、" not in heads[0]
    assert "原文：“三、结论意见。”" not in words(samples.review_report(findings=(small, grave)))


def test_papers_are_cited_by_what_they_are() -> None:
    report = samples.review_report()
    cited = cite(report, f"“{samples.NOTICE}”显示，{samples.OPINION}作出意见。")
    assert cited == "“征求意见公告”（材料2）显示，“合法性审核意见”（材料3）作出意见。"


def test_a_paper_whose_name_says_little_is_cited_once_by_its_kind() -> None:
    report = samples.review_report()
    records = tuple(
        replace(record, path={samples.NOTICE: "03公告.txt"}.get(record.path, record.path), title="长" * 40)
        for record in report.documents
    )
    other = replace(records[1], path="103公告.txt")
    report = replace(report, documents=(*records, other))
    cited = cite(report, "“03公告.txt”载明的期限与103公告.txt不一致")
    last = len(report.documents)
    assert cited == f"“征求意见公告”（材料2）载明的期限与“征求意见公告”（材料{last}）不一致"


def test_authority_names_the_paper_that_names_it() -> None:
    report = samples.review_report()
    assert authority_sentence(report).startswith("送审稿载明的制定机关为澄湖县人民政府。")
    silent = replace(report, texts=report.texts[1:])
    assert authority_sentence(silent) == "根据“常务会议纪要”（材料4），制定机关为澄湖县人民政府。"


def test_check_becomes_a_plain_report() -> None:
    document = opened(samples.check_report())
    heads = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert not any("程序" in head or "核对表" in head for head in heads)
    assert document.paragraphs[0].text == "文件检查报告：澄湖县停车收费管理办法（送审稿）"


def test_page_and_fonts_are_those_of_an_official_document() -> None:
    document = opened(samples.review_report())
    section = document.sections[0]
    sizes = (section.page_width, section.page_height, section.top_margin, section.bottom_margin)
    assert [round(size / Mm(1)) for size in sizes] == [210, 297, 37, 35]
    assert [round(size / Mm(1)) for size in (section.left_margin, section.right_margin)] == [28, 26]
    fonts = {
        name: document.styles[name].element.rPr.rFonts.get(qn("w:eastAsia"))
        for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "正文段落", "标签")
    }
    assert fonts == {
        "Title": "方正小标宋简体",
        "Heading 1": "黑体",
        "Heading 2": "楷体_GB2312",
        "Heading 3": "仿宋_GB2312",
        "正文段落": "仿宋_GB2312",
        "标签": "黑体",
    }
    body = document.styles["正文段落"]
    assert body.font.size == Pt(16)
    assert body.paragraph_format.line_spacing == Pt(28)
    assert body.element.pPr.ind.get(qn("w:firstLineChars")) == "200"
    assert document.settings.odd_and_even_pages_header_footer
    assert "PAGE" in section.footer._element.xml
    assert "PAGE" in section.even_page_footer._element.xml


def test_tables_are_tables_whose_head_repeats() -> None:
    tables = opened(samples.review_report()).tables
    heads = [[cell.text for cell in table.rows[0].cells] for table in tables]
    assert heads[1] == ["步骤", "要求", "结论", "说明、日期和证据材料"]
    assert ["序号", "项目", "标准", "结果", "说明"] in heads
    assert ["步骤", "性质", "日期", "出处", "摘录"] in heads
    assert all(table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None for table in tables)
    procedure = [cell.text for cell in tables[1].rows[1].cells]
    assert procedure == [
        "公众参与",
        "应当履行",
        "不符合",
        "征求意见期限15日，少于30日，公告未说明理由。材料日期：2024年3月1日至2024年3月15日。"
        "证据材料：“征求意见公告”（材料2）。",
    ]


def test_annex_holds_quotation_page_and_hash() -> None:
    text = words(samples.review_report())
    assert "“征求意见公告”（材料2）第1页" in text
    assert "会议审议通过了《澄湖县停车收费管理办法》" in text
    assert "根据有关法律、法规（不作为证据：只是笼统提及，没有时间和文件）" in text
    assert samples.review_report().documents[0].sha256 in text


def test_no_clock_and_no_name_of_a_person() -> None:
    data = render("docx", samples.review_report(), ShowOptions())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {member.date_time[0] for member in package.infolist()} == {1980}
        core = package.read("docProps/core.xml").decode()
    assert "2024-07-01" in core
    assert "python-docx" not in core


def test_control_characters_do_not_break_the_file() -> None:
    evil = samples.finding_at(samples.draft_document(), "第五条", message="坏\x00\ufffe\ud800<w:p>&")
    assert "坏\ufffd\ufffd\ufffd<w:p>&" in words(samples.review_report(findings=(evil,)))


def test_passage_for_several_steps_stands_once_in_the_annex() -> None:
    public, expert = samples.steps()[:2]
    same = replace(public.evidence[1], step=expert.kind)
    report = samples.review_report(steps=(public, replace(expert, evidence=(same,))))
    text = words(report)
    assert "公众参与、专家论证" in text
    assert text.count("根据有关法律、法规（不作为证据") == 1


def test_same_question_is_asked_once_for_all_its_places() -> None:
    draft = samples.draft_document()
    open_ones = [samples.finding_at(draft, w, outcome=Outcome.UNDETERMINED) for w in ("第三条", "第五条")]
    text = words(samples.review_report(findings=open_ones))
    assert text.count("不得设定行政处罚。经核实确有问题的，建议：删去罚款的规定。") == 1
    assert "（送审稿第4行“第三条”；送审稿第5行“第五条”）" in text


def test_matter_out_of_scope_is_short() -> None:
    matter = samples.matter(out_of_scope=True, excluded="年度报告不是送审的草案。")
    report = samples.review_report(matter=matter, findings=())
    text = words(report)
    assert "未逐项审核程序和内容" in text
    assert "（二）制定程序" not in text
    assert "建议不予审核。年度报告不是送审的草案。" in text
    assert {entry.result for entry in fill_checklist(report)} == {"不适用"}


def test_bases_are_merged_by_instrument() -> None:
    decree = samples.DECREE
    other = replace(decree, article="第十六条")
    unsure = replace(decree, provenance=Provenance.RECALLED)
    assert wording.merge_bases([other, decree, decree, unsure]) == [
        "《重大行政决策程序暂行条例》（国务院令第713号）第十五条、第十六条",
        "《重大行政决策程序暂行条例》（国务院令第713号）第十五条（依据未核实）",
    ]


def results_by_item(report: Report) -> dict[str, str]:
    return {entry.item: entry.result for entry in fill_checklist(report)}


def test_checklist_has_nineteen_rows_with_known_words() -> None:
    entries = fill_checklist(samples.review_report())
    assert [entry.number for entry in entries] == list(range(1, 20))
    assert {entry.result for entry in entries} <= {
        "符合",
        "不符合",
        "未见材料",
        "不适用",
        "需核实",
        "未发现问题",
    }
    assert all(entry.note for entry in entries)


def test_checklist_follows_steps_and_results() -> None:
    assert results_by_item(samples.review_report()) == {
        "事项性质": "符合",
        "制定主体": "符合",
        "权限依据": "需核实",
        "评估论证": "未见材料",
        "公开征求意见": "不符合",
        "意见采纳": "未见材料",
        "部门协商": "未见材料",
        "专家论证": "需核实",
        "风险评估": "未见材料",
        "公平竞争审查": "不适用",
        "起草单位审核": "需核实",
        "审核时限": "需核实",
        "内容禁止": "不符合",
        "文本形式": "不符合",
        "有效期和施行": "需核实",
        "集体审议": "符合",
        "登记编号公布": "需核实",
        "备案": "需核实",
        "归档": "需核实",
    }


def note_of(report: Report, item: str) -> str:
    return next(entry.note for entry in fill_checklist(report) if entry.item == item)


def test_review_time_is_what_the_paper_and_the_calendar_give() -> None:
    measured = replace(
        samples.steps()[3],
        received_on=date(2024, 4, 26),
        ended_on=date(2024, 5, 10),
        workdays=(8, 9),
        verdict=Verdict.NOT_MET,  # for its place in the order, which is not a matter of time
    )
    timed = RuleResult(rule="PR405", outcome=Outcome.SATISFIED, examined=1, title="一般不少于7个工作日")
    report = replace(samples.review_report(steps=(measured,), findings=()), results=(timed,))
    assert results_by_item(report)["审核时限"] == "符合"
    assert note_of(report, "审核时限") == (
        "意见书载明2024年4月26日收到送审材料、2024年5月10日出具，审查时间8个工作日（首日计入为9个工作日）；"
        "一般不少于7个工作日。"
    )
    assert results_by_item(replace(report, results=()))["审核时限"] == "需核实"
    short = samples.finding_at(samples.documents()[2], "完成审核", "PR405", message="少于7个工作日。")
    assert results_by_item(replace(report, findings=(short,)))["审核时限"] == "不符合"


def test_final_clauses_are_quoted_and_an_ended_validity_is_said() -> None:
    draft = samples.make_document(
        samples.DRAFT, Role.DRAFT, ["澄湖县办法", "第九条 本办法自2018年5月1日起施行，有效期5年。"]
    )
    report = samples.review_report(documents=(draft,), findings=())
    assert note_of(report, "有效期和施行").startswith(
        "第九条“本办法自2018年5月1日起施行，有效期5年”；至2024年7月1日所载有效期已经届满。"
    )
    silent = samples.review_report(documents=(replace(draft, text="无", blocks=()),), findings=())
    assert results_by_item(silent)["有效期和施行"] == "未见材料"


def test_steps_after_the_meeting_are_not_said_to_be_outstanding() -> None:
    before = samples.review_report(steps=samples.steps()[:1])
    assert results_by_item(before)["备案"] == "不适用"
    assert "已经集体讨论" in note_of(samples.review_report(), "备案")


def test_other_offices_and_own_review_are_read_from_the_papers() -> None:
    note = samples.make_document(
        "起草说明.txt",
        Role.DRAFTING_NOTE,
        ["书面征求了11个部门和4个街道办事处的意见，均无不同意见。", "已经我局法规股合法性审核意见同意。"],
    )
    report = samples.review_report(documents=(samples.draft_document(), note))
    assert "称“书面征求了11个部门和4个街道办事处的意见”，未见书面意见及回复" in note_of(report, "部门协商")
    assert "卷内未见该意见" in note_of(report, "起草单位审核")
    own = samples.make_document(
        "审核意见.txt", Role.LEGALITY_OPINION, ["合法。"], issuers=("澄湖县教育局法规股",)
    )
    assert results_by_item(samples.review_report(documents=(own,)))["起草单位审核"] == "符合"


def test_presence_of_a_paper_alone_is_never_enough() -> None:
    statement = samples.make_document("采纳情况.txt", Role.ADOPTION_STATEMENT, ["充分吸收各方意见。"])
    report = samples.review_report(documents=(*samples.documents(), statement))
    assert results_by_item(report)["意见采纳"] == "需核实"
    fault = samples.finding_at(statement, "充分吸收", "PR120")
    assert results_by_item(samples.review_report(documents=(statement,), findings=(fault,)))["意见采纳"] == (
        "不符合"
    )
    excused = replace(samples.steps()[0], verdict=Verdict.NOT_APPLICABLE)
    assert results_by_item(samples.review_report(steps=(excused,)))["意见采纳"] == "不适用"


def test_review_time_is_not_met_by_one_date() -> None:
    review = replace(samples.steps()[3], verdict=Verdict.MET)
    assert results_by_item(samples.review_report(steps=(review,)))["审核时限"] == "需核实"


def test_rule_families_of_the_checklist() -> None:
    finding = samples.finding_at(samples.draft_document(), "第五条", outcome=Outcome.UNDETERMINED)
    assert results_by_item(samples.review_report(findings=(finding,)))["内容禁止"] == "需核实"
    assert results_by_item(samples.review_report(findings=()))["文本形式"] == "未发现问题"


def test_issued_document_without_publication_is_unseen() -> None:
    issued = samples.make_document("通知.txt", Role.ISSUED, ["正文。"])
    assert results_by_item(samples.review_report(documents=(issued,)))["登记编号公布"] == "未见材料"
    assert StepKind.PUBLICATION not in {step.kind for step in samples.steps()}


def test_only_the_branch_that_holds_is_said_of_a_matter_out_of_scope() -> None:
    outside = samples.matter(out_of_scope=True, kinds=(), excluded="政府立法决策")
    assert "规章、法规草案的审查程序" in wording.out_of_scope_sentence(outside)
    assert "没有可供审核的送审稿" in wording.out_of_scope_sentence(replace(outside, draft=None))
    assert "建议不予审核" in wording.out_of_scope_sentence(replace(outside, excluded="内部管理制度"))


def test_words_of_the_matter_attach_the_scope_to_decisions_only() -> None:
    both = samples.matter()
    assert wording.matter_words(both) == "重大行政决策（直接适用）、行政规范性文件"
    only = samples.matter(kinds=(MatterKind.NORMATIVE_DOCUMENT,), scope=Scope.NONE)
    assert wording.matter_words(only) == "行政规范性文件；不适用《重大行政决策程序暂行条例》"
    unsure = samples.matter(kinds=(MatterKind.NORMATIVE_DOCUMENT,), unsure=(MatterKind.MAJOR_DECISION,))
    assert wording.matter_words(unsure) == "行政规范性文件；是否属于重大行政决策待核实"


def test_consultation_is_shown_as_its_notice_says() -> None:
    public = samples.steps()[0]
    notice = replace(public.evidence[0], paper=True, until=date(2024, 3, 15))
    late = replace(public, evidence=(notice,), ended_on=date(2024, 4, 2))
    assert shown_period(late) == (date(2024, 3, 1), date(2024, 3, 15))


def test_reason_of_several_steps_stands_once() -> None:
    first, second = samples.steps()[:2]
    report = samples.review_report(steps=(first, replace(second, reason=first.reason)), findings=())
    assert "同“公众参与”一栏。" in words(report)


def test_question_that_a_finding_asks_is_not_asked_for_the_step_again() -> None:
    expert = samples.steps()[1]
    doubt = samples.finding_at(
        samples.draft_document(), "第五条", "PR201", outcome=Outcome.UNDETERMINED, step=expert.kind.value
    )
    text = words(samples.review_report(steps=(expert,), findings=(doubt,)))
    assert "请核实专家论证：" not in text
    long = replace(expert, reason="长" * 100 + "。")
    assert "理由见“制定程序”部分" in words(samples.review_report(steps=(long,), findings=()))


def test_issued_document_is_not_told_to_wait_for_the_meeting() -> None:
    issued = replace(samples.draft_document(), role=Role.ISSUED)
    report = samples.review_report(documents=(issued, *samples.documents()[1:]))
    assert report.conclusion is Conclusion.NOT_TO_BE_SUBMITTED
    text = words(report)
    assert "该文件存在依规则不得提交集体审议的问题。" in text
    assert "在解决之前不得提交集体审议" not in text
    assert "应当重新提交讨论" in text


def test_place_in_a_section_is_called_a_part_and_kinds_are_not_said_twice() -> None:
    report = samples.review_report()
    finding = replace(report.findings[-1], path=samples.NOTICE, provision="三、", page=1, line=None)
    assert source_words(finding, report) == "“征求意见公告”（材料2）第三部分第1页"
    assert cite(report, f"征求意见公告‘{samples.NOTICE}’载明") == "“征求意见公告”（材料2）载明"
