"""What an input may cost at most. Beyond it the input is a problem ``too-large``, not a hung run."""

from __future__ import annotations

from hegui.errors import UnreadableError

MAX_BYTES = 200 * 1024 * 1024  # one file, as stored
MAX_UNPACKED_BYTES = 500 * 1024 * 1024  # all parts of a package, unpacked
MAX_PART_BYTES = 200 * 1024 * 1024  # one part of a package, unpacked
MAX_PARTS = 20_000  # parts of a package
MAX_RATIO = 400  # unpacked to packed bytes, for parts above RATIO_FLOOR
RATIO_FLOOR = 50 * 1024 * 1024
MAX_PDF_PAGES = 5_000
MAX_DEPTH = 100  # nested elements of a web page; what is deeper is taken as one text


def ensure_size(size: int) -> None:
    """Raise ``too-large`` for a file of more than MAX_BYTES bytes."""
    if size > MAX_BYTES:
        raise UnreadableError(
            "too-large",
            f"文件有{size // 1048576}MB，超过{MAX_BYTES // 1048576}MB的上限，未读取；请拆分后再审。",
        )
