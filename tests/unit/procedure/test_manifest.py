"""The matter manifest: what it may say, and that all faults come at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hegui.errors import SettingsError
from hegui.model.document import Role
from hegui.model.dossier import MatterKind, Scope
from hegui.procedure.manifest import MANIFEST_NAME, NO_MANIFEST, load_manifest, manifest_from


def test_a_full_manifest(tmp_path: Path) -> None:
    (tmp_path / MANIFEST_NAME).write_text(
        '[matter]\ntitle = "停车办法"\nkinds = ["major_decision", "normative_document"]\nscope = "direct"\n'
        'jurisdiction = "CN-50"\nauthority = "澄湖县人民政府"\nlevel = "county"\non = 2024-06-01\n'
        '[roles]\n"a.docx" = "draft"\n',
        encoding="utf-8",
    )
    manifest = load_manifest(tmp_path)
    assert manifest.kinds == (MatterKind.MAJOR_DECISION, MatterKind.NORMATIVE_DOCUMENT)
    assert manifest.scope is Scope.DIRECT
    assert manifest.on == date(2024, 6, 1)
    assert manifest.roles == {"a.docx": Role.DRAFT}


def test_no_manifest_declares_nothing(tmp_path: Path) -> None:
    assert load_manifest(tmp_path) == NO_MANIFEST


def test_all_faults_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        manifest_from(
            {
                "matter": {"kinds": ["law"], "scope": "half", "on": "someday", "colour": "red", "level": "x"},
                "roles": {"a.docx": "king"},
                "more": {},
            }
        )
    text = str(caught.value)
    for part in ("kinds", "scope", "on", "colour", "level", "king", "[more]"):
        assert part in text


def test_broken_toml_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / MANIFEST_NAME).write_text("[matter", encoding="utf-8")
    with pytest.raises(SettingsError, match="TOML"):
        load_manifest(tmp_path)
