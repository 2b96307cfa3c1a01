"""Word's number formats (ECMA-376 part 1, 17.18.59 ST_NumberFormat) that Chinese documents use."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_COUNTING = ("零一二三四五六七八九", "十百千", "万")
_LEGAL_SIMPLIFIED = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟", "万")
_LEGAL_TRADITIONAL = ("零壹貳參肆伍陸柒捌玖", "拾佰仟", "萬")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
# format → (code point of 1, how many follow each other)
_RUNS = {
    "decimalEnclosedCircle": ((0x2460, 20), (0x3251, 15), (0x32B1, 15)),
    "decimalEnclosedCircleChinese": ((0x2460, 20), (0x3251, 15), (0x32B1, 15)),
    "decimalEnclosedParen": ((0x2474, 20),),
    "decimalEnclosedFullstop": ((0x2488, 20),),
    "ideographEnclosedCircle": ((0x3280, 10),),
}
_COUNTED = {
    "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
    "ideographLegalTraditional", "chineseLegalSimplified",
}  # fmt: skip
_DIGITAL = {"ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand", "koreanDigital"}
_CYCLES = {"ideographTraditional": _STEMS, "ideographZodiac": _BRANCHES}


def format_number(number: int, style: str) -> str:
    """The number in one of Word's formats; unknown formats and numbers out of range are decimal."""
    if number < 0 or style == "decimal":
        return str(number)
    if style in _COUNTED:
        return _count(number, style)
    if style in _RUNS:
        return _pick(number, style)
    return _format_other(number, style)


def _format_other(number: int, style: str) -> str:
    if style in ("none", "bullet"):
        return ""
    if style in _DIGITAL:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    if style in ("decimalFullWidth", "decimalFullWidth2"):
        return str(number).translate(_FULL_WIDTH)
    if style == "decimalZero":
        return f"{number:02d}"
    if number and style in _CYCLES:
        return _CYCLES[style][(number - 1) % len(_CYCLES[style])]
    if number and style in ("upperLetter", "lowerLetter"):
        text = chr(65 + (number - 1) % 26) * min((number - 1) // 26 + 1, 50)
        return text if style == "upperLetter" else text.lower()
    if style in ("upperRoman", "lowerRoman") and number < 32768:
        return _roman(number) if style == "upperRoman" else _roman(number).lower()
    if style in ("japaneseCounting", "japaneseLegal"):
        text = _count(number, style).replace("零", "") if number else "〇"
        return text.replace("一十", "十").replace("一百", "百").replace("一千", "千")
    return str(number)


def _count(number: int, style: str) -> str:
    tables = {"chineseLegalSimplified": _LEGAL_SIMPLIFIED, "ideographLegalTraditional": _LEGAL_TRADITIONAL}
    digits, units, myriad = tables.get(style, _COUNTING)
    if number >= 100_000_000:
        return str(number)
    high, low = divmod(number, 10_000)
    text = _below_myriad(low, digits, units) if low or not high else ""
    if high:
        gap = digits[0] if 0 < low < 1000 else ""
        text = _below_myriad(high, digits, units) + myriad + gap + text
    return text[1:] if text.startswith("一十") else text


def _below_myriad(number: int, digits: str, units: str) -> str:
    if number == 0:
        return digits[0]
    text = ""
    for place, digit in enumerate(reversed(str(number))):
        if digit != "0":
            text = digits[int(digit)] + (units[place - 1] if place else "") + text
        elif text and not text.startswith(digits[0]):
            text = digits[0] + text
    return text


def _pick(number: int, style: str) -> str:
    rest = number
    for first, length in _RUNS[style]:
        if 1 <= rest <= length:
            return chr(first + rest - 1)
        rest -= length
    return str(number)


def _roman(number: int) -> str:
    text = ""
    for amount, sign in _ROMAN:
        text += sign * (number // amount)
        number %= amount
    return text
