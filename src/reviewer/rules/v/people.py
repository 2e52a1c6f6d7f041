"""Natural persons in a text: names in a context that leaves little doubt, and what is said about them.

Owns: surnames, names next to a role or followed by 同志, 因病 and the like, words that look like names and are not.
A name alone is never enough: places, firms and ordinary words begin with the same characters. Called by the V rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余于杜叶程魏苏吕丁任沈姚卢姜崔钟谭陆汪"
    "范廖石贾韦付夏白邹孟熊秦邱江尹薛闫段雷侯龙史黎贺顾毛郝龚邵万覃武钱戴严莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂"
    "章鲁岳翟申殷詹欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝骆路游靳辛管柴蒙鲍华喻祁蒲房滕屈"
    "饶解牟艾尤时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑党宫景费卜冷晏席卫柏米宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫"
    "寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈鞠匡惠荆乐冀胥郁南班储原栗燕楚鄢劳谌奚皮蔺楼盘冼闻厉伊仝区郜海阚花权强帅屠豆"
    "朴盖练廉禹井漆巴狄羊肇随丘矫国庆"
)
DOUBLE_SURNAMES = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "司徒",
    "皇甫",
    "令狐",
    "尉迟",
    "端木",
    "公孙",
    "慕容",
    "夏侯",
    "东方",
)
_GIVEN = r"[\u4e00-\u9fff]{1,2}"
_NAME = rf"(?:{'|'.join(DOUBLE_SURNAMES)})[\u4e00-\u9fff]{{1,2}}|[{SURNAMES}]{_GIVEN}"
ROLES = (
    "原职工|退休职工|职工|退役军人|退伍军人|伤残军人|残疾军人|军人|老党员|党员|信访人|上访人|残疾人|遗属|烈属|困难群众|困难职工|低保户|"
    "贫困户|特困人员|患者|病人|伤者|死者|罪犯|服刑人员|学生|村民|居民|烈士|受害人|被害人|举报人|儿童|老人|遗孀|民警|工人|矿工|教师|干部|同志|户主|本人"
)
_AFTER_ROLE = re.compile(
    rf"(?:{ROLES})[:：、\s]?({_NAME})(?=[，。、；,;（(）)的]|等\d|因[病工公残]|患[有病癌]|同志|家属|"
    r"(?:困难|临时|大病|生活)?(?:医疗|治疗|住院|救助|补助|抚恤)|\d|$)"
)
_BEFORE_WORD = re.compile(
    rf"(?<![\u4e00-\u9fff])({_NAME})(?=同志|先生|女士|本人|家属|遗孀|遗属|因病|因工|因公|患(?:有|病|癌)|身患|病故|去世|死亡|伤残|残疾(?!人(?:联|事业|就业|保障|工作|证|康复|托养|服务))|工伤|"
    rf"抚恤|低保|信访|上访|住院|瘫痪|精神|癌)"
)
_SAID_OF_PERSONS = re.compile(r"同志|家属|因[病工公残]|患[有病癌]|等\d+(?:人|名)")
_LABELLED = re.compile(
    rf"(?:姓名|患者|申请人|受助人|救助对象|补助对象|领取人|收款人)[:：]\s*({_NAME})(?![\u4e00-\u9fff])"
)
_POST = re.compile(
    rf"(?:^|[，,。；;、：:（(\s])({_NAME})(?=驻村|同志(?:任|为|担任|驻)|任(?:第一书记|书记|队长|队员|组长|主任)|担任|负责驻)"
)
NOT_NAMES = re.compile(
    r"^(?:成长|成人|高温|高校|高龄|高原|高等|高级|高危|全区|全县|全市|全省|全年|全部|全体|时间|时期|时效|成本|成员|成立|成效|于此|于是|和谐|和其|和个|"
    r"方案|方式|项目|常规|常务|常态|安全|安置|安排|安装|任务|任职|任何|文件|文化|文明|文体|应急|应当|应对|强化|强制|明确|明显|权益|权利|国家|国有|"
    r"国企|关于|关系|关爱|关键|关注|单位|单独|单个|农村|农业|农民|农户|农牧|华侨|平安|马上|万元|万人|万名|万户|程度|程序|路面|路灯|路段|石油|金额|"
    r"白内障|毛利|贺信|施工|施行|司法|司机|司局|师生|师资|章程|管理|管护|管控|向上|向社|向困|向各|连续|连同|解决|解除|解困|路费|古迹|党员|党委|党政|"
    r"党建|党组|党校|党群|党的|易地|易返|康复|宁夏|安徽|江苏|江西|甘肃|海南|海洋|海外|南方|南京|乐于|燕麦|商户|商品|商业|房屋|房租|房产|官方|"
    r"明年|车辆|车间|景区|景观|边境|边远|游客|游泳|盘活|封闭|谈话|谈判|储备|原因|原有|原则|原职|劳动|劳务|劳模|练兵|区级|区内|区直|区划|庆祝|"
    r"花卉|伊斯|闻讯|皮肤|楼宇|楼房|惠民|惠农|班子|班组|班级|查处|查阅|麻醉|池塘|米面|卫生|卫健|宗教|席位|费用|冷库|应聘|荣誉|师范|随军|随访|"
    r"羊毛|井下|井盖|巴士|国道|国土|强度|区域|豆类|权属|汤药|符合|包括|包含|包装|包干|尚未|尚有|纪检|纪律|纪要|纪委|童装|季度|季节|曲艺|盛会|"
    r"游戏|管道|蒙古|华北|解放|艾滋|时段|简易|项下|麦田|温暖|温室|康养|常住|常年|武装|武警|武器|严重|严格|严禁|孔雀|向家|汤池|施救|文艺|文书|"
    r"牛羊|邢台|齐全|易燃|庄稼|章节|关停|关闭|兰州|焦炭|左右|甘露|祝愿|包村|包保|宁波|尚处|符号|舒适|柯桥|梅雨|凌晨|毕业|单价|霍乱|涂料|"
    r"苗木|谷物|曲线|翁牛|蓝天|路基|游览|管网|柴油|鲍鱼|华为|房贷|解读|牟利|尤其|时代|穆斯|司空|古建|吉林|车位|连锁|麦克)"
)
"""Ordinary words that begin with a surname."""
PLACES = frozenset("省市县区镇乡旗州盟村")
"""Last characters of places: 柳坪市残疾人联合会 names no person."""
NOT_GIVEN = frozenset("某的了和与及等为是在有其该各个级元年月日人名户次项万千百十一二三四五六七八九")
GIVEN_CHARACTERS = frozenset(
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞刚桂玉兰红建国华文辉力志永健峰宁贵福生龙元胜学祥才发武新利清飞彬富顺信子斌宇浩凯"
    "俊帆雪荣爱妹香月莺媛琴云莲真环雅珍莉凤洁梅琳素翠慧巧美淑惠珠雯芝萍芬娥玲燕彩春菊勤贞晓欣佳嘉琼珊莎锦黛青倩婷姣婉娴瑾颖露瑶"
    "怡婵雁蓓仪荷丹蓉眉君蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希梓涵轩博雨诗泽航晨阳诚思鹏海东波宏林森成康星光"
    "天达安岩中茂进有坚和彪先敬震振壮会群豪心邦承乐绍功松善厚庆民友裕河哲江亮政谦亨奇固之轮翰朗伯言若鸣朋梁栋维启克伦翔旭士以"
    "毅义兴良山仁宽远继忠高喜根全宝来长廷世万恒源沛炳焕贤仲瑞德培银金铁柱栓锁臣昌胡兆凡双满水树木火土苗豆妮花枝巾娃秋冬夏虎"
)
"""Characters given names are mostly made of; a name made of others is told as a warning only."""
NEAR = 40
"""Characters around a name that speak of the person."""


@dataclass(frozen=True, slots=True)
class Person:
    """A named person in a text. `certain`: three characters, usual ones, after a role or before words said of persons."""

    name: str
    start: int
    end: int
    certain: bool


def people_in(text: str) -> Iterator[Person]:
    """Persons in the order they are named; a name is told once per place."""
    seen: set[int] = set()
    for pattern, certain in ((_LABELLED, True), (_AFTER_ROLE, True), (_BEFORE_WORD, True)):
        for found in pattern.finditer(text):
            name = _checked(found[1])
            if len(name) == 2 and pattern is _AFTER_ROLE and not _SAID_OF_PERSONS.match(text, found.end(1)):
                continue  # two characters after a role are mostly a word: 儿童成长
            if name and found.start(1) not in seen:
                seen.add(found.start(1))
                is_usual = len(name) == 3 and set(name[1:]) <= GIVEN_CHARACTERS
                yield Person(name, found.start(1), found.start(1) + len(name), certain and is_usual)


def people_in_posts(text: str) -> Iterator[Person]:
    """Persons named in a public function: 某某驻村, 某某同志任第一书记."""
    for found in _POST.finditer(text):
        name = _checked(found[1])
        if name:
            yield Person(name, found.start(1), found.start(1) + len(name), certain=False)


def _checked(name: str) -> str:
    """The name, "" where it is an ordinary word."""
    is_word = NOT_NAMES.match(name) or set(name[1:]) & NOT_GIVEN or name[-1] in PLACES
    return "" if is_word else name


def near(text: str, person: Person, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """What `pattern` finds in the clause around a name."""
    start, end = max(0, person.start - NEAR), min(len(text), person.end + NEAR)
    left = max(text.rfind(stop, start, person.start) for stop in "。；;\n")
    stops = [found for stop in "。；;\n" if (found := text.find(stop, person.end, end)) >= 0]
    return pattern.search(text, max(start, left + 1), min(stops, default=end))
