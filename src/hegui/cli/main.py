"""Entry point: plain `check` calls go straight to work, everything else through typer.

Importing typer and running a command of it costs more than the whole of a small check, so that a
`check` made of known options is read here (``cli.quick``); help, wrong options and all other
commands are typer's, with the same functions behind.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from typing import NoReturn

from hegui.errors import HeguiError, UsageError

MANY_VALUES = 100_000
"""Values that must be made, beyond those dropped, before Python looks for cycles among the newest. A document
is tens of thousands of small tuples without a cycle; looking every 700 costs a tenth of the run."""


def main() -> None:
    """Runs the command line and exits with the contract's code."""
    gc.set_threshold(MANY_VALUES)
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        from hegui import __version__

        print(f"hegui {__version__}")
        sys.exit(0)
    if arguments[:1] == ["check"]:
        from hegui.cli.quick import read_check

        request = read_check(arguments[1:])
        if request is not None:
            from hegui.cli.commands import run_check

            leave(guarded(lambda: run_check(request)))
    from hegui.cli.app import app
    from hegui.cli.help_page import install

    install()
    leave(guarded(lambda: _typer_code(app)))


def leave(code: int) -> NoReturn:
    """Exits. All that is left is set aside first: Python would look through it once more for cycles."""
    gc.freeze()
    sys.exit(code)


def _typer_code(app: Callable[..., object]) -> int:
    """Runs a command by typer; what typer refuses is said in Chinese."""
    try:
        code = app(standalone_mode=False)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 1
    except Exception as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            print(error)
            return 2
        if not hasattr(error, "format_message"):
            raise
        from hegui.cli.usage import why_refused

        raise UsageError(why_refused(error)) from None
    return code if isinstance(code, int) else 0


def guarded(run: Callable[[], int]) -> int:
    """Runs a command; its errors become one clear message on standard error and an exit code."""
    try:
        code = run()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except HeguiError as error:
        print(f"hegui: {error}", file=sys.stderr)
        return 2
    except Exception as error:
        if os.environ.get("HEGUI_DEBUG"):
            raise
        kind = type(error).__name__
        text = f"hegui: 程序内部错误（{kind}：{error}）。请附上命令行报告；HEGUI_DEBUG=1 显示详情"
        print(text, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("hegui: 已中断", file=sys.stderr)
        return 130
    return code
