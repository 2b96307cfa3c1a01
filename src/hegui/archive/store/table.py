"""The tables of the store. Text that is compared or put in order is compared by code points everywhere."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
)
from sqlalchemy.dialects.postgresql import TEXT as PG_TEXT

METADATA = MetaData()
CODE_POINTS = Text().with_variant(PG_TEXT(collation="C"), "postgresql")

setting = Table(
    "setting",
    METADATA,
    Column("name", CODE_POINTS, primary_key=True),
    Column("value", Text, nullable=False),
)

# One row a file of the archive. content: key of its result, empty where it could not be opened;
# stamp: size and times by which an unchanged file is known without reading it.
file = Table(
    "input",
    METADATA,
    Column("path", CODE_POINTS, primary_key=True),
    Column("content", CODE_POINTS, nullable=False),
    Column("address", LargeBinary, nullable=False),
    Column("stamp", Text, nullable=False),
    Column("code", Text),
    Column("message", Text),
)
Index("input_content", file.c.content)

# One row a content. failure: code of the last error of a file that could not be examined;
# outcomes, examined: one byte and four bytes a rule, in the order of the run's rules.
result = Table(
    "result",
    METADATA,
    Column("content", CODE_POINTS, primary_key=True),
    Column("rules", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("failure", Text),
    Column("attempts", Integer, nullable=False),
    Column("record", LargeBinary),
    Column("problems", LargeBinary),
    Column("block", Integer, nullable=False),
    Column("major", Integer, nullable=False),
    Column("minor", Integer, nullable=False),
    Column("info", Integer, nullable=False),
    Column("forbidding", Integer, nullable=False),
    Column("outcomes", LargeBinary),
    Column("examined", LargeBinary),
    Column("reasons", LargeBinary),
    Column("findings", LargeBinary),
)

fact = Table(
    "fact",
    METADATA,
    Column("content", CODE_POINTS, primary_key=True),
    Column("kind", CODE_POINTS, nullable=False),
    Column("code", CODE_POINTS, nullable=False),
    Column("year", Integer, nullable=False),
    Column("serial", BigInteger, nullable=False),
    Column("number_key", CODE_POINTS, nullable=False),
    Column("plain", LargeBinary, nullable=False),
)
Index("fact_number", fact.c.number_key)
Index("fact_series", fact.c.kind, fact.c.code, fact.c.year, fact.c.serial)

name = Table(
    "name",
    METADATA,
    Column("content", CODE_POINTS, primary_key=True),
    Column("key", CODE_POINTS, primary_key=True),
)
Index("name_key", name.c.key)

# What documents cite (repeal 0) or end (repeal 1).
citation = Table(
    "citation",
    METADATA,
    Column("content", CODE_POINTS, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("title_key", CODE_POINTS, nullable=False),
    Column("number_key", CODE_POINTS, nullable=False),
    Column("basis", SmallInteger, nullable=False),
    Column("repeal", SmallInteger, nullable=False),
    Column("plain", LargeBinary, nullable=False),
)
Index("citation_title", citation.c.title_key)
Index("citation_number", citation.c.number_key)

entry = Table(
    "entry",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number_key", CODE_POINTS, nullable=False),
    Column("plain", LargeBinary, nullable=False),
)
Index("entry_number_key", entry.c.number_key)
entry_name = Table(
    "entry_name",
    METADATA,
    Column("entry", Integer, primary_key=True),
    Column("key", CODE_POINTS, primary_key=True),
)
Index("entry_name_key", entry_name.c.key)
entry_number = Table(
    "entry_number",
    METADATA,
    Column("entry", Integer, primary_key=True),
    Column("kind", CODE_POINTS, primary_key=True),
    Column("code", CODE_POINTS, nullable=False),
    Column("year", Integer, nullable=False),
    Column("serial", BigInteger, nullable=False),
)
publication = Table(
    "publication",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number_key", CODE_POINTS, nullable=False),
    Column("plain", LargeBinary, nullable=False),
)

# Parts of the JSON report as written last, in pieces: what has not changed is not put together again.
rendered = Table(
    "rendered",
    METADATA,
    Column("part", CODE_POINTS, primary_key=True),
    Column("piece", Integer, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

archive_result = Table(
    "archive_result",
    METADATA,
    Column("rule", CODE_POINTS, primary_key=True),
    Column("outcome", Text, nullable=False),
    Column("examined", BigInteger, nullable=False),
    Column("reason", Text, nullable=False),
)
# row: 0 for a place in a document.
archive_finding = Table(
    "archive_finding",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("path", CODE_POINTS, nullable=False),
    Column("sheet", CODE_POINTS, nullable=False),
    Column("row", Integer, nullable=False),
    Column("rule", CODE_POINTS, nullable=False),
    Column("counts", SmallInteger, nullable=False),
    Column("severity", Text, nullable=False),
    Column("plain", LargeBinary, nullable=False),
)
Index("archive_finding_path", archive_finding.c.path, archive_finding.c.sheet, archive_finding.c.row)
