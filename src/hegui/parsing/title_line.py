"""What one line at the head of a document is: furniture, red head, note, field, addressee, or title."""

from __future__ import annotations

from hegui.model.expression import expression
from hegui.parsing.day import DAY
from hegui.parsing.genre import find_genre

TRIM = " \u3000\t\u00a0\u2002\u2003\u2009\u200b\ufeff*#_>"
"""White space and Markdown marks that are stripped from a line before it is read."""
LONGEST_TITLE_LINE = 130
LONGEST_ORGANISATION = 40

_SPACE = expression(r"[\s\u3000\u200b]+")
_PUNCTUATION = expression(r"[，。；：:、《》？！“”]")
_ENDS = (
    "人民政府 委员会 办公室 办公厅 党委 党组 工委 政府 国务院 中央 厅 局 部 委 院 处 "
    "中心 管委会 联合会 支队 大队 总队 公司 协会 集团 所 站 银行 学校 大学 司 署 "
    "专家组 评估组 工作组 课题组 科 股 室 会议 代表大会 指挥部 领导小组 组"
)
_ORGANISATION_ENDS = tuple(_ENDS.split())
_ORGANISATION = expression(rf".{{1,34}}(?:{'|'.join(_ORGANISATION_ENDS)})\Z|国务院\Z")
_NOT_ORGANISATION = expression(
    r"^(?:关于|附件|第|主送|抄送|抄报|印发|联系|地址|邮编|电话)|的.{0,8}\Z|(?:本|各有关)部门\Z|作为\Z|全部\Z"
)
_SECRECY = expression(
    r"(?:绝密|机密|秘密|内部|特急|加急|平急|特提|\d{4,7})(?:★.{0,8})?|(?:紧急程度|密级|份号|保密期限)[：:].{0,12}|附件[一二三四五六七八九十\d]{0,3}[：:]?"
    r"|(?:政策全文|正文|基本信息|全文)|.{0,12}\d{1,2}日电|此件.{2,12}|目录|:::.{0,40}"
)
_NUMBER_LINE = expression(
    r"[（(]?[\u4e00-\u9fa5A-Za-z]{0,20}[〔\[（(【［﹝][12]\d{3}年?[〕\])）】］﹞]\s?(?:第)?\s?\d{1,5}\s?号[）)]?(?:.{0,8}签发人.{0,24})?"
    r"|[（(]?第[〇零○一二三四五六七八九十百\d]{1,6}(?:号|期|次)[）)]?(?:.{0,8}签发人.{0,24})?"
    r"|[（(〔][12]\d{3}[）)〕].{1,16}第?\s?\d{1,5}号"
    r"|法释[〔\[（(]\d{4}[〕\])）]\d{1,3}号"
)
_ORDER_HEAD = expression(
    r"(?!.{0,30}(?:关于|的))[\u4e00-\u9fa5]{2,30}(?:令|公告)(?:[（(]?第.{1,8}号[）)]?|[（(]?\d{4}年第.{1,6}号[）)]?)?"
)
_SIGNATORY = expression(r"签发人?[：:]")
_RED_HEAD = expression(r".{2,40}文件\Z")
_RULE = expression(r"[-—─－=＝_~～★☆\s]{2,}")
_NOTE = expression(
    r"[（(](?=[^\n]{0,600}?(?:\d{1,2}[ \u3000]{0,2}月|[一二三四五六七八九十]月"
    r"|通过|公布|发布|批准|修订|修正))"
)
_BODY = expression(
    r"第[〇零一二三四五六七八九十百千0-9０-９]{1,6}[编章节条](?=[\s\u3000]|$|[^\u4e00-\u9fa5])"
    r"|[一二三四五六七八九十]{1,3}、|[（(][一二三]{1,2}[）)]|目[ \u3000]{0,4}录\Z|序\s{0,4}言\Z|前\s{0,4}言\Z"
    r"|[1１][.．、]|根据|为了?(?!民|人)|按照|依据|现将|经(?!济|营|贸|办|开)|总\s{0,4}则\Z"
)
_DAY_LINE = expression(rf"[（(]?{DAY}[）)]?")
_FIELD = expression(r"[^《》“”，。]{1,14}[：:]")
_ADDRESSEE = expression(r".{2,500}[：:]\Z")
_ADDRESSED = expression(
    r"政府|部门|单位|委|局|办|厅|党|企业|院|站|所|镇|乡|县|市|区|公司|代表|法院|司|部|处|科|股|领导|同志"
)
_NOT_ADDRESSED = expression(
    r"如下|规定|下列|以下|包括|。|时间|地点|通知指出|会议|附件|内容|事项|问题|回复|请示$|方式|途径"
)
_TAIL = expression(
    r"(?:报告|意见|意见书|说明|纪要|记录|情况|审查表|公告|批复|复函|情况表|通知)(?:[（(].{1,10}[）)])?\Z"
)


def squeeze(line: str) -> str:
    """A line without any white space."""
    return _SPACE.sub("", line)


def is_organisation(text: str) -> bool:
    """Whether a short line is the name of a body."""
    return (
        len(text) <= LONGEST_ORGANISATION
        and text.endswith(_ORGANISATION_ENDS)
        and _ORGANISATION.match(text) is not None
        and _PUNCTUATION.search(text) is None
        and _NOT_ORGANISATION.search(text) is None
    )


def organisations(line: str) -> list[str]:
    """The bodies a line names and nothing else: one, or several set apart by white space; else empty."""
    if len(line) > 160:
        return []
    parts = [part for part in _SPACE.split(line) if part]
    if parts and all(len(part) >= 3 and is_organisation(part) for part in parts):
        return parts
    joined = "".join(parts)
    return [joined] if len(joined) >= 3 and is_organisation(joined) else []


def is_number_line(line: str) -> bool:
    """Whether a line is a document number (第38号, 县府发〔2024〕3号) and nothing else but the signatory."""
    candidate = line.endswith(("号", "期", "次", "）", ")")) or "签发" in line
    return candidate and _NUMBER_LINE.fullmatch(line) is not None


def is_order_head(line: str) -> bool:
    """Whether a line is the head of an order or announcement: 某市人民政府令（第3号）."""
    return ("令" in line or "公告" in line) and _ORDER_HEAD.fullmatch(squeeze(line)) is not None


def is_signatory(line: str) -> bool:
    """Whether a line names who approved the document (签发人)."""
    return _SIGNATORY.match(line) is not None


def is_red_head(line: str) -> bool:
    """Whether a line is the issuer's mark: 某县人民政府文件."""
    return (
        line.endswith("文件")
        and _RED_HEAD.match(line) is not None
        and "《" not in line
        and "关于" not in line
    )


def is_furniture(line: str) -> bool:
    """Secrecy, urgency, rules, copy number and the like, which are no part of a title."""
    return not line or _SECRECY.fullmatch(line) is not None or _RULE.fullmatch(line) is not None


def is_note(line: str) -> bool:
    """Whether a line begins the bracketed history under a title."""
    return line[0] in "（(" and _NOTE.match(line) is not None


def is_day(line: str) -> bool:
    """Whether a line is a date and nothing else."""
    return _DAY_LINE.fullmatch(line) is not None


def is_addressee(line: str) -> bool:
    """Whether a line names the bodies addressed (主送机关), closed by a colon."""
    return (
        line[-1] in "：:"
        and _ADDRESSEE.fullmatch(line) is not None
        and _ADDRESSED.search(line) is not None
        and _NOT_ADDRESSED.search(line) is None
    )


def ends_title(line: str, so_far: str) -> bool:
    """Whether a line cannot belong to a title of which ``so_far`` stands before it."""
    if is_open(so_far):
        return len(line) > LONGEST_TITLE_LINE or line.endswith("。")
    if len(line) > LONGEST_TITLE_LINE or line[-1] in "。；，：:;" or is_note(line):
        return True
    if not so_far:
        return "。" in line
    return (
        "\t" in line
        or "。" in line
        or _BODY.match(line) is not None
        or _FIELD.match(line) is not None
        or is_day(line)
    )


def is_open(so_far: str) -> bool:
    """Whether a title breaks off inside 《…》 or （…）, or after a word that must go on."""
    if not so_far:
        return False
    return (
        so_far.count("《") > so_far.count("》")
        or so_far.count("（") > so_far.count("）")
        or so_far.endswith(("关于", "、", "和", "及", "与", "公开征求", "印发", "对", "《"))
    )


def completes_title(so_far: str, following: str) -> bool:
    """Whether a title ends here: it ends in a genre and the next line does not plainly go on with it."""
    if is_open(so_far):
        return False
    genre = find_genre(so_far)
    if genre is None or is_organisation(so_far):
        return False
    if not following:
        return True
    if following[0] in "（(":
        return len(following) > 16 or is_note(following) or is_number_line(following)
    if following.startswith("的"):
        return False
    return not _goes_on(so_far, following)


def _goes_on(so_far: str, following: str) -> bool:
    """A line such as 社会稳定风险评估报告 under the name of what was assessed."""
    return (
        len(following) <= 26
        and _TAIL.search(following) is not None
        and _TAIL.search(so_far) is None
        and not following.startswith(("第", "附"))
        and _PUNCTUATION.search(following.replace("《", "").replace("》", "")) is None
        and _BODY.match(following) is None
        and following not in so_far
    )
