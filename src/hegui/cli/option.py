"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--output-format",
        metavar="格式[=文件]",
        help="输出格式：full、concise、json、jsonl、sarif、junit、github、html、markdown、docx、xlsx；"
        "可重复，写成“格式=文件”则写入文件。默认 full。",
    ),
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="日期", help="审查基准日，如 2024-06-01。")]
Jurisdiction = Annotated[
    str | None, typer.Option("--jurisdiction", metavar="代码", help="地域：CN、CN-50、CN-500235。默认 CN。")
]
Select = Annotated[
    list[str] | None, typer.Option("--select", metavar="规则", help="只运行这些规则或前缀，逗号分隔。")
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="规则", help="不运行这些规则或前缀，逗号分隔。")
]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on", metavar="级别", help="达到此级别退出码为 1：block、major、minor、info、never。"
    ),
]
Rules = Annotated[
    list[str] | None, typer.Option("--rules", metavar="目录", help="在内置规则之外增加的规则目录。")
]
Statutes = Annotated[
    list[str] | None, typer.Option("--statutes", metavar="文件", help="在内置目录之外增加的法规目录（CSV）。")
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", metavar="N", help="并行进程数。默认少于 32 个文件用 1 个。")
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="不读也不写以前的结果。")]
Config = Annotated[
    str | None, typer.Option("--config", metavar="文件", help="配置文件，默认向上查找 hegui.toml。")
]
Baseline = Annotated[
    str | None, typer.Option("--baseline", metavar="文件", help="以前的 JSON 报告；其中已有的发现不再计数。")
]
Waivers = Annotated[
    str | None,
    typer.Option("--waivers", metavar="文件", help="豁免清单（TOML）：规则、理由、批准人、到期日。"),
]
NoWaivers = Annotated[bool, typer.Option("--no-waivers", help="不用豁免清单和基线（供审计）。")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="不显示进度。")]
