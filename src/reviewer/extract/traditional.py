"""Files set in traditional characters, read in simplified ones: every word the program knows is written so.

Owns telling such a file and changing it character for character, so that every place stays where it is. Called by
assembly; what was printed stands in the file, and the document says that it was read so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reviewer.extract.raw import RawFile, RawGrid, RawItem, RawLine
from reviewer.model.document import Cell, Doubt
from reviewer.words import message

_TRADITIONAL = (
    "萬與專業東絲丟兩嚴喪個豐臨為麗舉麼義烏樂喬習鄉書買亂爭於虧雲亞產畝親億僅從倉儀們價眾優會傘偉傳傷倫偽體餘傭俠侶偵側僑儉債傾償儲兒兌黨蘭關興養獸內岡冊寫軍農馮沖決"
    "況凍淨準涼減湊鳳憑凱擊劃劉則剛創刪別製辦務動勵勁勞勢勳勻醫華協單賣盧衛捲廠廳歷厲壓厭廁廂廚縣參雙發變敘葉號嘆後嚮嚇嗎聽啟員響團園圍國圖圓聖場壞塊堅壇壩墳墜壟壘墾"
    "墊牆壯聲殼處備復夠頭夾奪奮獎婦媽姍娛嬰孫學寧寶實寵審憲宮寬賓對尋導壽將爾塵嘗層屬歲豈崗島嶺幣師帳幫帶幀並廣莊慶庫應廟廢開異棄張彌彎彈強歸當錄徹徑憶憂懷態總戀惡惱"
    "懸驚懼慘懲慣願懶戲戰戶紮撲擴掃揚擾撫拋搶護報擔擬攏揀擁攔撥擇掛擋擠揮損換據擲攝擺搖撐敵數齋斷無舊時曠顯晉曬曉暈暫術樸機殺雜權條來楊極構槍櫃標棟欄樹樣橋檢樓橫歡歐"
    "殲毀畢氣匯漢湯溝沒滬淚澤潔灑淺漿澆測濟瀏渾濃塗湧濤潤漲漸漁溫灣濕滾滿濾濫濱灘滅燈靈災燦爐點煉爛熱煥愛爺牽猶獨狹獵環現瑪電畫暢療癡鹽監蓋盤矯碼磚礎確礙禮離種積稱穩"
    "窮竊窩競筆籠築簽簡籃類糧緊糾紀約級纖純綱納縱紛紙紋線練組細織終經結繞繪給絡絕統績續維綠緩編緣縮網羅罰罷職聯肅膚脅勝髒腦脫臘輿艦藝節蘇薦榮藥蓮獲營薩藍慮虛雖蠶補裝"
    "視覽觀規覺觸計訂認討讓訓議訊記講許論設訪證評識訴詞譯試話詢該詳語說請諸課調談誼謀謝譜貝負貢財責賢敗貨質販貪貧購貫貴貸費賀資賃賦賞賠賴賽讚車轉輪軟輕載較輔輛輩輸邊"
    "達遷過運還這進遠違連遲適選遞遺郵鄰鄭釋裡針鐘鋼錢鐵銅鎖鎮長門閉問間閒聞隊陽陰階際陸陳險隨隱難頁頂項順須預領頻題顏額風飛飯飲館駐驗駕騙驟魚魯鮮鳥雞麥黃齊龍齡繳採範"
    "徵併佔臺註週佈爲裏籌贈區複殘貼賬卹綜鋪樑遊檔閱稅滯繼劑驛轄吳鄒"
)
_SIMPLIFIED = (
    "万与专业东丝丢两严丧个丰临为丽举么义乌乐乔习乡书买乱争于亏云亚产亩亲亿仅从仓仪们价众优会伞伟传伤伦伪体余佣侠侣侦侧侨俭债倾偿储儿兑党兰关兴养兽内冈册写军农冯冲决"
    "况冻净准凉减凑凤凭凯击划刘则刚创删别制办务动励劲劳势勋匀医华协单卖卢卫卷厂厅历厉压厌厕厢厨县参双发变叙叶号叹后向吓吗听启员响团园围国图圆圣场坏块坚坛坝坟坠垄垒垦"
    "垫墙壮声壳处备复够头夹夺奋奖妇妈姗娱婴孙学宁宝实宠审宪宫宽宾对寻导寿将尔尘尝层属岁岂岗岛岭币师帐帮带帧并广庄庆库应庙废开异弃张弥弯弹强归当录彻径忆忧怀态总恋恶恼"
    "悬惊惧惨惩惯愿懒戏战户扎扑扩扫扬扰抚抛抢护报担拟拢拣拥拦拨择挂挡挤挥损换据掷摄摆摇撑敌数斋断无旧时旷显晋晒晓晕暂术朴机杀杂权条来杨极构枪柜标栋栏树样桥检楼横欢欧"
    "歼毁毕气汇汉汤沟没沪泪泽洁洒浅浆浇测济浏浑浓涂涌涛润涨渐渔温湾湿滚满滤滥滨滩灭灯灵灾灿炉点炼烂热焕爱爷牵犹独狭猎环现玛电画畅疗痴盐监盖盘矫码砖础确碍礼离种积称稳"
    "穷窃窝竞笔笼筑签简篮类粮紧纠纪约级纤纯纲纳纵纷纸纹线练组细织终经结绕绘给络绝统绩续维绿缓编缘缩网罗罚罢职联肃肤胁胜脏脑脱腊舆舰艺节苏荐荣药莲获营萨蓝虑虚虽蚕补装"
    "视览观规觉触计订认讨让训议讯记讲许论设访证评识诉词译试话询该详语说请诸课调谈谊谋谢谱贝负贡财责贤败货质贩贪贫购贯贵贷费贺资赁赋赏赔赖赛赞车转轮软轻载较辅辆辈输边"
    "达迁过运还这进远违连迟适选递遗邮邻郑释里针钟钢钱铁铜锁镇长门闭问间闲闻队阳阴阶际陆陈险随隐难页顶项顺须预领频题颜额风飞饭饮馆驻验驾骗骤鱼鲁鲜鸟鸡麦黄齐龙龄缴采范"
    "征并占台注周布为里筹赠区复残贴账恤综铺梁游档阅税滞继剂驿辖吴邹"
)
_MAP = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_OLD = re.compile(f"[{_TRADITIONAL}]")
_NEW = re.compile(f"[{_SIMPLIFIED}]")
LEAST = 20
"""Traditional characters of a file that is set in them; a name or a quotation has fewer."""
SAMPLE = 4000
"""Characters looked at."""


def in_simplified(raw: RawFile) -> RawFile:
    """The same file in simplified characters where it is set in traditional ones."""
    sample = _sample(raw)
    old = len(_OLD.findall(sample))
    if old < LEAST or old < len(_NEW.findall(sample)):
        return raw
    pages = tuple(replace(page, items=tuple(_changed(item) for item in page.items)) for page in raw.pages)
    said = Doubt("traditional-characters", message("input.doubt.traditional"), is_repair=True)
    return replace(raw, pages=pages, doubts=(*raw.doubts, said))


def _sample(raw: RawFile) -> str:
    """Text from the beginning of the file, lines and cells alike."""
    found: list[str] = []
    length = 0
    for text in _texts(raw):
        found.append(text)
        length += len(text)
        if length >= SAMPLE:
            break
    return "".join(found)


def _texts(raw: RawFile) -> Iterator[str]:
    for page in raw.pages:
        for item in page.items:
            if isinstance(item, RawLine):
                yield item.text
            else:
                yield from (cell.text for row in item.rows for cell in row)


def _changed(item: RawItem) -> RawItem:
    if isinstance(item, RawLine):
        return replace(item, text=item.text.translate(_MAP))
    return _changed_grid(item)


def _changed_grid(grid: RawGrid) -> RawGrid:
    return replace(grid, rows=tuple(tuple(_changed_cell(cell) for cell in row) for row in grid.rows))


def _changed_cell(cell: Cell) -> Cell:
    if not cell.text:
        return cell
    return replace(
        cell,
        text=cell.text.translate(_MAP),
        readings=tuple(text.translate(_MAP) for text in cell.readings),
        lines=tuple(text.translate(_MAP) for text in cell.lines),
    )
