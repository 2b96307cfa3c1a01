"""Measure accuracy on the corpora and write the page. It prints figures, never held-out sentences.

Usage: ``python corpora/evaluate.py BUILD_DIR PAGE.md [PART...]`` after ``corpora/build.py BUILD_DIR``.
PART names what to measure (dossiers, procedure, content, documents, real); default: all.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from evaluation.content_clause import measure_clauses
from evaluation.document import measure_documents
from evaluation.dossiers import measure_dossiers
from evaluation.page import Section, not_measured, table
from evaluation.procedure_sentence import measure_sentences
from evaluation.program import ROOT
from evaluation.real_text import (
    measure_citations,
    measure_government_documents,
    measure_law_alarms,
    measure_structure,
)

SENTENCES = ROOT / "corpora/sentences"
HEAD = """# 准确率

本页由 `make eval`（`corpora/evaluate.py`）生成，日期 {day}，程序提交 {commit}。
没有测的写明“未测”和原因，不算通过。

## 测什么，怎样把保留集分开

- **卷宗**（`corpora/dossiers/`）：虚构县、镇的完整卷宗，预期由他人依法律写成。
- **保留集**（`*-heldout.jsonl`）：2026年11月24日由没有看过规则、匹配程序和其他句子的人只依法律写成；
  写规则和匹配程序的人不看，不参加学习。提交晚于规则，靠人隔开，不靠先后。测量程序只输出合计数字。
  写成以后看过的合计：程序语句四次、内容条款六次（用来判断一种做法对新文本有没有用），没有据此逐句修改。
- **旧保留集**（`procedure-second.jsonl`、`content-third.jsonl`）：11月23日写成时同上，
  因多次看过合计，已公开为开发集。
- **开发集**（其余各文件，各出自不同的人）：写规则的人可以看，也用来学习相似度表（`docs/adr/0006`）。
  **这些文件的数字是训练数字**，只说明规则与样例一致，不说明对新文本的准确率。
- **文稿**（`corpora/documents/`）：一至三页的文稿，半数为满是近似表述的合法文稿，
  应找到和不应找到的由他人先写定。
- **真实文本**：只供测量，不随本仓库发布；没有这些文本的机器上写“未测”。

内容条款有的另一类别也说得通，由写句子的人事先在 `also` 中写明，多标该类别不算误报。

## 一览
"""


def main(arguments: Sequence[str]) -> int:
    """Measures and writes the page."""
    if len(arguments) < 2:
        print("usage: evaluate.py BUILD_DIR PAGE.md [PART...]", file=sys.stderr)
        return 2
    built, page, chosen = Path(arguments[0]), Path(arguments[1]), arguments[2:]
    sections = []
    for part, measure in _measurements(built):
        if chosen and part not in chosen:
            continue
        began = time.monotonic()
        section = _measured(part, measure)
        sections.append(section)
        print(f"{section.title}：{section.headline}（{time.monotonic() - began:.0f} 秒）", flush=True)
    page.write_text(write_page(sections), encoding="utf-8")
    print(f"已写入 {page}")
    return 0


def _measured(part: str, measure: Callable[[], Section]) -> Section:
    """One measurement; what stops it is written down, and the others go on."""
    try:
        return measure()
    except Exception as error:
        return not_measured(part, f"测量中止（{type(error).__name__}：{error}）")


def _measurements(built: Path) -> list[tuple[str, Callable[[], Section]]]:
    def sentences(name: str, title: str) -> Callable[[], Section]:
        return lambda: measure_sentences(SENTENCES / name, title)

    def clauses(name: str, title: str) -> Callable[[], Section]:
        return lambda: measure_clauses(SENTENCES / name, title)

    return [
        ("dossiers", lambda: measure_dossiers(built)),
        ("procedure", sentences("procedure-heldout.jsonl", "程序语句：保留集")),
        ("procedure", sentences("procedure-second.jsonl", "程序语句：旧保留集（已公开）")),
        ("procedure", sentences("procedure-third.jsonl", "程序语句：第三开发集")),
        ("procedure", sentences("procedure-fourth.jsonl", "程序语句：第四开发集")),
        ("procedure", sentences("procedure.jsonl", "程序语句：开发集")),
        ("content", clauses("content-heldout.jsonl", "内容条款：保留集")),
        ("content", clauses("content-third.jsonl", "内容条款：旧保留集（已公开）")),
        ("content", clauses("content-fourth.jsonl", "内容条款：第四开发集")),
        ("content", clauses("content-fifth.jsonl", "内容条款：第五开发集")),
        ("content", clauses("content-sixth.jsonl", "内容条款：第六开发集")),
        ("content", clauses("content-seventh.jsonl", "内容条款：第七开发集")),
        ("content", clauses("content-eighth.jsonl", "内容条款：第八开发集")),
        ("content", clauses("content-second.jsonl", "内容条款：第二开发集")),
        ("content", clauses("content.jsonl", "内容条款：开发集")),
        ("documents", lambda: measure_documents(ROOT / "corpora/documents")),
        ("real", measure_structure),
        ("real", measure_citations),
        ("real", measure_law_alarms),
        ("real", measure_government_documents),
    ]


def write_page(sections: Sequence[Section]) -> str:
    """The page in Markdown."""
    rows = [(s.title, s.headline) for s in sections]
    parts = [
        HEAD.format(day=date.today().isoformat(), commit=_commit()) + "\n" + table(("测量", "结果"), rows)
    ]
    parts += [f"## {section.title}\n\n{section.body}" for section in sections]
    return "\n\n".join(parts) + "\n"


def _commit() -> str:
    command = ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "不明"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
