"""Jurisdictions by GB/T 2260 code: ``CN``, ``CN-50``, ``CN-5002``, ``CN-500235``."""

from __future__ import annotations

from hegui.model.expression import expression

PROVINCES = {
    "11": "北京市", "12": "天津市", "13": "河北省", "14": "山西省", "15": "内蒙古自治区",
    "21": "辽宁省", "22": "吉林省", "23": "黑龙江省", "31": "上海市", "32": "江苏省",
    "33": "浙江省", "34": "安徽省", "35": "福建省", "36": "江西省", "37": "山东省",
    "41": "河南省", "42": "湖北省", "43": "湖南省", "44": "广东省", "45": "广西壮族自治区",
    "46": "海南省", "50": "重庆市", "51": "四川省", "52": "贵州省", "53": "云南省",
    "54": "西藏自治区", "61": "陕西省", "62": "甘肃省", "63": "青海省", "64": "宁夏回族自治区",
    "65": "新疆维吾尔自治区", "71": "台湾省", "81": "香港特别行政区", "82": "澳门特别行政区",
}  # fmt: skip

_FORM = expression(r"CN(?:-(\d{2})(?:\d{2}(?:\d{2})?)?)?")


def why_not_a_jurisdiction(code: str) -> str | None:
    """Chinese reason why ``code`` is no jurisdiction of GB/T 2260, or None.

    The province digits are checked against the standard; county codes change every year and are
    only checked for their form.
    """
    match = _FORM.fullmatch(code)
    if match is None:
        return f"地域代码“{code}”格式不对，应为 CN、CN-50 或 CN-500235 一类的 GB/T 2260 代码"
    province = match.group(1)
    if province is not None and province not in PROVINCES:
        return f"地域代码“{code}”的前两位 {province} 不是 GB/T 2260 的省级代码"
    return None


def covers(rule: str, place: str) -> bool:
    """Whether a rule of jurisdiction ``rule`` binds ``place``: prefix match, padding zeros ignored."""
    return _significant(place).startswith(_significant(rule))


def _significant(code: str) -> str:
    head, _, digits = code.partition("-")
    while digits.endswith("00"):
        digits = digits[:-2]
    return f"{head}-{digits}" if digits else head
