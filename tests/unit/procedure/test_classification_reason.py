"""What a classification says it rests on: the draft's words, not only the drafter's claim."""

from __future__ import annotations

from dossier_case import Paper, dossier_of

from hegui.procedure.manifest import Manifest

COUNTY = Manifest(authority="澄湖县人民政府", level="county")


def reason(*papers: Paper, manifest: Manifest = COUNTY) -> str:
    return dossier_of(*papers, manifest=manifest).matter.reason


def test_minutes_that_bind_outsiders_are_answered_by_their_content() -> None:
    text = (
        "澄湖县人民政府常务会议纪要\n2024年6月18日，县长赵某主持召开县人民政府第38次常务会议。\n"
        "会议议定，自2024年7月1日起，对所有夜市摊点经营者统一收取摊位管理费，标准为每个摊位每月200元。"
    )
    said = reason(("纪要.txt", "draft", text))
    assert "文件名为“会议纪要”" in said
    assert "二（三）" in said
    assert said.count("按内容属于行政规范性文件") == 1


def test_internal_rules_are_left_out_with_the_article_and_the_words() -> None:
    draft = (
        "制度.txt",
        "draft",
        "澄湖县水利局机关考勤管理制度\n第一条 局机关工作人员应当按时到岗。\n第二条 请假须经批准。",
    )
    note = ("说明.txt", "drafting_note", "关于考勤管理制度的说明\n本制度仅适用于本局机关内部工作人员。")
    said = reason(draft, note, manifest=Manifest(authority="澄湖县水利局", level="department"))
    assert "仅适用于本局机关内部工作人员" in said
    assert "115号二（三）" in said


def test_a_bare_denial_is_held_against_the_facts() -> None:
    draft = (
        "草案.txt",
        "draft",
        "澄湖县农村学校布局调整办法\n（送审稿）\n第一条 为优化学校布局，制定本办法。\n"
        "第二条 全县农村小学由68所调整为41所。\n第三条 学生应当就近入学。",
    )
    note = (
        "说明.txt",
        "drafting_note",
        "起草说明\n本办法涉及约2.3万名学生。\n经研究，本办法不属于重大行政决策。",
    )
    said = reason(draft, note)
    assert "由68所调整为41所" in said
    assert "2.3万名学生" in said
    assert "第三条第一款第一项" in said
    assert said.count("需核实") == 1


def test_an_emergency_is_borne_out_by_the_alarm() -> None:
    draft = (
        "草案.txt",
        "draft",
        "澄湖县人民政府关于分时段供水的通告\n（送审稿）\n一、居民应当按时段用水。\n二、自2024年8月21日起施行。",
    )
    note = (
        "说明.txt",
        "drafting_note",
        "起草说明\n8月12日，县防汛抗旱指挥部将抗旱应急响应提升为Ⅰ级。\n"
        "本通告属于突发事件应急处置决策，不适用《重大行政决策程序暂行条例》。",
    )
    said = reason(draft, note)
    assert "应急响应提升为Ⅰ级”，与该理由相应" in said
