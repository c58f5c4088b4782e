"""The forms in which Japanese tells agreeing and refusing, as patterns over lemmas (see ``lemmas``).

A form tells what its own words say; what the rest of its clause makes of it (denied, asked, supposed, conditional, past)
is read by ``consent_tail``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """What someone is told to have said of helping or of sharing what is known of them."""

    YES = "yes"
    NO = "no"
    WITHDRAWN = "withdrawn"
    """Taken back after it was given."""
    UNDECIDED = "undecided"
    """Hesitates, keeps silent, is asked and has not answered."""
    CONDITIONAL = "conditional"
    """Only under a condition."""
    PAST = "past"
    """Given once; whether it still holds is not told."""
    SUPPOSED = "supposed"
    """Told by another, or only believed."""
    FORCED = "forced"
    """Not a free answer: made to sign, signed by another, not understood."""
    NOT_ASKED = "not_asked"
    """Lies ahead, or nobody has asked."""


class About(StrEnum):
    """To what someone agrees."""

    SHARING = "sharing"
    """That others are told."""
    HELP = "help"
    """That someone comes, takes part or helps."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form.

    Attributes:
        pattern: Over the lemmas of a sentence.
        answer: What it says where nothing around it changes it.
        about: To what.
        topic: It counts only where sharing or helping is spoken of around it.
        acquired: Tells that consent is obtained: ahead, unless it is told as done.
        settled: Says itself that it is done or not (同意あり); nothing that follows in the clause changes it.
        beside: It counts only beside a word of agreeing in the same sentence, as the limit of it.
        whole: What is agreed to may stand before it as its object, and is looked at.
    """

    pattern: re.Pattern[str]
    answer: Answer
    about: About = About.SHARING
    topic: bool = False
    acquired: bool = False
    settled: bool = False
    beside: bool = False
    whole: bool = False


B = r"(?<![^/])"
"""A token begins here."""
NEG = r"(?:ます/|です/)?(?:ない/|ず/|無い/)"
SAY = (
    r"(?:話す|伝える|伝わる|言う|教える|見せる|繋ぐ|繋げる|引き継ぐ|回す|出す|渡す|通す|流す|話し合う|出し合う|伝え合う|分かち合う|集まる|進める"
    r"|任せる|申し込む|問い合わせる|広まる|漏らす|漏れる|ばらす|広める)/|知る/せる/|知る/(?=れる/)"
    r"|(?:共有|連絡|相談|報告|連携|紹介|照会|通報|提供|開示|申請|手配|口外|他言|公表|通知)/為る/"
)
DO = r"(?:来る|入る|訪ねる|会う|関わる|助ける|見守る|上がる)/|(?:訪問|支援|面談|電話|手伝い|援助|介入)/為る/"
TE = r"(?:て/|で/)"
FAVOUR = r"(?:貰う/|頂く/|呉れる/|下さる/)?(?:!/)?(?:て/|で/)?"
FINE = (
    rf"(?:良い/(?!た/)|宜しい/|構う/{NEG}|構う/へん/|大丈夫/|OK/|オーケー/|結構/|可/|平気/|差し支える/{NEG}|差し支え/(?:は/|も/|が/)?(?:{NEG}|有る/ます/ず/)"
    rf"|(?:問題|支障|異存|異議|異論|不服|不満|文句|抵抗)/(?:は/|も/|が/)?(?:特に/)?(?:{NEG}|なし/|有る/ます/ず/))"
)
NOUN = r"(?:同意|承諾|了承|了解|承知|合意|承認|内諾|快諾|受諾|許可|許し|納得|賛成|賛同|OK|オーケー)/"
PAPER = r"(?:(?:同意|承諾|申し込み|申込)/(?:書|票|用紙)/)"
SIGN = r"(?:署名|サイン|記名|捺印|押印|調印)/"
PART = r"(?:を/|は/|も/|が/|に/|と/は/|と/も/|まで/|だけ/)*"
SHARE_NOUN = r"(?:共有|提供|連携|連絡|相談|情報|話|会議|開示|照会|通報|引き継ぎ|紹介|報告)/"
HELP_NOUN = r"(?:支援|訪問|面談|見守り|援助|介入|関わり|関与)/"

TOPIC = re.compile(
    rf"{B}(?:共有|提供|連携|連絡|相談|情報|話|話し合う|会議|開示|照会|通報|引き継ぎ|紹介|報告|事情|個人|ケース|病状|主治|支援|訪問|面談|見守り|援助|介入|関わり|関与"
    r"|プラン|計画|同意|承諾|了承|了解|署名|サイン|関係|機関|出し合う|伝え合う|伝える|伝わる|知る/せる|話す|繋ぐ|入る|来る|集まる|会う|参加|関わる)/"
)
"""Words of sharing or helping: what is agreed to."""
HELPING = re.compile(rf"{B}(?:支援|訪問|面談|見守り|援助|介入|関わり|関与|来る|入る|会う|参加)/")
AGENCY = (
    r"(?:余所|市|町|村|区|役所|役場|市役所|町役場|包括|社協|保健|センター|窓口|機関|関係|先|学校|病院|医師|専門|職員|民生|ケアマネ|支援|ワーカー|行政|福祉|皆|誰"
    r"|どこ|所|方|課|担当|児相|児童|協議|会議|事業|者)/"
)


def _form(pattern: str, answer: Answer, about: About = About.SHARING, **marks: bool) -> Form:
    return Form(re.compile(B + pattern), answer, about, **marks)


Y, N, U, W, A = Answer.YES, Answer.NO, Answer.UNDECIDED, Answer.WITHDRAWN, Answer.NOT_ASKED
GOT = r"(?:取得/為る/|取得/済み/|頂戴/為る|得る|貰う|頂く|取る|取れる|取り付ける|下さる|呉れる|示す|交わす|確認/為る|確認/出来る|確認/済み)/?"
PASSED = r"(?:られる/|れる/|出来る/)?"
NO_VERB = r"(?:拒む/|拒否/(?:為る/)?|拒絶/(?:為る/)?|断る/|嫌/がる/|嫌う/|固辞/(?:為る/)?|辞退/(?:為る/)?)"

FORMS: tuple[Form, ...] = (
    # an answer right behind the question
    _form(r"良い/(?:です/)?か/」/に/(?:は/|対する/て/|、/)?「/(?:はい|うん|ええ|どうぞ|良い|御/願う|構う)/", Y, settled=True),
    _form(r"良い/(?:です/)?か/」/に/(?:は/|対する/て/|、/)?「/(?:いいえ|いや|嫌|駄目|やめる|困る)/", N, settled=True),
    # taken back
    _form(rf"(?:{NOUN}(?:書/)?|{SIGN})(?:の/)?{PART}(?:撤回/|取り消す/|取り消し/|取り下げる/|取り下げ/|翻す/|破棄/|白紙/|解除/)", W),
    _form(r"(?:撤回/為る|取り消す|取り下げる|破棄/為る|無い/た/こと/に/(?:為る|と)|白紙/に/(?:戻す|為る))/", W, topic=True),
    _form(r"気/(?:が|は)/変わる/(?:た|て/仕舞う)/", W, topic=True),
    # labels of a sheet
    _form(rf"{NOUN}(?:書/|欄/)?(?:確認/)?(?:の/)?(?:有無/)?[ 　:(=・/\[]*(?:有り|有|〇|済み|済|OK|☑|✓)/(?!無)", Y, settled=True, whole=True),
    _form(rf"{NOUN}(?:の/)?(?:有無/)?[ 　:(=・/\[]*(?:無し|なし|無|×|NG)/(?!(?:に|で)/)", N, settled=True, whole=True),
    _form(rf"{NOUN}(?:書/|欄/)?(?:の/)?(?:有無/)?[ 　:(=・/\[]*(?:未|未/確認|不明|確認/中|保留)/", A, settled=True),
    _form(rf"(?:未|不明)/{NOUN}", A, settled=True),
    _form(rf"(?:不|非)/{NOUN}", N, settled=True),
    _form(r"[■☑✓]/(?:/)?同意/為る/(?!ない)", Y, settled=True),
    _form(r"(?:□|✗)/同意/為る/(?!ない)", A, settled=True),
    # agreeing nouns with their verbs
    _form(rf"{NOUN}{PART}(?:為る/|出来る/|頂ける/)", Y, whole=True),
    _form(rf"{NOUN}(?:の/(?:意思|意志|意向|返事|返答|言葉|旨)/)?{PART}(?:(?:口頭|書面|電話|文書|其の/場)/で/|[^/。]{{1,4}}/から/)?{GOT}{PASSED}", Y, acquired=True, whole=True),
    _form(rf"{NOUN}(?:の/(?:意思|意志|意向|返事|返答|旨)/)?(?:は/|が/|も/)+(?:有る/|居る/|出る/|有り/|済み/|済む/|取る/|取れる/)", Y, whole=True),
    _form(rf"{NOUN}(?:は/|が/|も/)*無い/(?=と/の|と/言う|と/話す|。|、|た/|です/|$|し/|けれど/|」|\))", N, whole=True),
    _form(rf"{NOUN}(?:は/|が/|も/)*(?:無い|無し|なし)/(?!ば/)", A, settled=True, whole=True),
    _form(rf"(?:御/)?{NOUN}(?=(?:。/|、/|」/|と/の/こと|と/の/旨|です/|だ/た/|だ/(?!ろう)|!|\)/|\(/|$|し/|けれど/))", Y, topic=False, whole=True),
    _form(rf"{NOUN}の/(?:もと|下|元|上)/", Y, settled=True, whole=True),
    _form(rf"{NOUN}(?:書/)?(?:へ/の/{SIGN}|の/{SIGN})?{PART}{NO_VERB}", N),
    _form(rf"{NOUN}(?:書/)?{PART}(?:渋る|躊躇う|躊躇/為る|迷う|保留/為る|待つ)/", U),
    # papers and signatures
    _form(rf"{PAPER}(?:に|へ)/[^。]{{0,12}}?名前/を/(?:書く|記入/為る|記す)/", Y),
    _form(rf"{PAPER}{PART}(?:[^。/]+/で/)?(?:出す|提出/為る|書く|記入/為る|返送/為る|交わす|返る/て/来る)/", Y),
    _form(rf"{PAPER}{PART}(?:貰う|頂く|取る|取れる|受け取る|預かる)/", Y, acquired=True),
    _form(rf"{PAPER}(?:は/|も/|が/)*(?:有り|有る|済み|提出/済み)/", Y),
    _form(rf"{PAPER}(?:を/|は/|も/)*(?:提出|受領|受理|返送|回収|保管|徴取)/(?:為る/|済み/)?(?!予定)", Y),
    _form(rf"{SIGN}{PART}(?:為る/|貰う/|頂く/|頂戴/為る/|得る/|取る/|呉れる/|有る/|済み/|済む/|有り/|出来る/)", Y, whole=True),
    _form(rf"{SIGN}(?=。|、|$|\(|と/の/こと)", Y, whole=True),
    _form(rf"{SIGN}{PART}{NO_VERB}", N, whole=True),
    _form(rf"{SIGN}{PART}(?:渋る|躊躇う|躊躇/為る|迷う|保留/為る)/", U),
    # leave to tell or to come
    _form(rf"(?:{SAY}){TE}{FAVOUR}(?:も/)?良い/の/は/[^。]{{1,20}}?(?:だけ|のみ|まで)/", Y, settled=True),
    _form(rf"(?:{SAY}){TE}(?:居る/|おく/)?{FAVOUR}(?:も/)?(?:全然/|別/に/|全く/)?{FINE}", Y),
    _form(rf"(?:{DO}){TE}{FAVOUR}(?:も/)?(?:全然/|別/に/)?{FINE}", Y, About.HELP),
    _form(rf"(?:{SAY})(?:{TE}{FAVOUR})?(?:の|こと|ん)/(?:は/|に/|も/|が/|で/|へ/|に/は/|に/も/|に/つく/て/(?:は/)?)*(?:[^/。]{{1,4}}/(?:も|に|に/は)/)?(?:別/に/|特に/|全く/|全然/)?{FINE}", Y),
    _form(rf"{SHARE_NOUN}(?:為る/の/|の/こと/|の/ほう/)?(?:は/|に/|も/|が/|を/|に/は/|に/も/|に/つく/て/は?/?)*(?:別/に/|特に/)?{FINE}", Y),
    _form(rf"{HELP_NOUN}(?:は/|に/|も/|が/|に/は/|に/も/)*{FINE}", Y, About.HELP),
    # asking to tell
    _form(
        rf"(?:話/を/通す/|(?:繋ぐ|繋げる|引き継ぐ|話し合う|伝え合う|出し合う|集まる)/|(?:共有|連絡|連携|通報)/為る/){TE}(?:おく/て/|遣る/て/|下さる/)?(?:欲しい/|(?:貰う|頂く)/(?:たい/|ない/か/|ます/ず/か/|と/(?:助かる|有り難い))|(?:御/)?(?:下さる|呉れる)/!|呉れる/(?:と|ば)/助かる)",
        Y,
    ),
    _form(
        rf"{AGENCY}(?:の/(?:人|方|職員)/|[^/。]{{1,6}}/)?(?:さん/)?(?:に|へ|と|に/も|に/は|とも)/(?:も/|は/)?(?:[^/。「]+/(?:を|も)/)?(?:全部/|全て/|きちんと/)?(?:{SAY}){TE}(?:おく/て/|遣る/て/)?(?:欲しい/|(?:貰う|頂く)/(?:たい/|ない/か/|ます/ず/か/|、?/?と/(?:助かる|有り難い|嬉しい))|(?:御/)?(?:下さる|呉れる)/!|(?:下さる|呉れる)/(?=、|」|と/|。))",
        Y,
    ),
    _form(rf"(?:どこ|誰)/(?:に|へ)/(?:で/も|だ/も|も)/(?:{SAY}){TE}(?:呉れる|下さる)/", Y),
    _form(rf"(?:{SHARE_NOUN}|{HELP_NOUN})(?:を/|も/|は/)*(?:御/願う/(?:為る/)?|頼む/)", Y, About.HELP),
    _form(r"(?:皆|集まる/て|機関/で|関係/者/で|一緒/に)/[^。]{0,12}?(?:決める|考える|相談/為る|話し合う)/て/(?:欲しい/|貰う/たい/|下さる/!)", Y),
    # not to tell, not to come
    _form(rf"(?:{SAY})(?:れる/)?{TE}(?:貰う/)?(?:て/)?(?:は/|欲しい/無い/|貰う/たい/無い/)(?:(?:困る|駄目|行く/{NEG}|嫌|成る/{NEG})/?)?", N),
    _form(rf"(?:{SAY})(?:れる/)?{TE}(?:欲しい|貰う/たい)/(?:は/)?無い/", N),
    _form(rf"(?:{SAY})(?:(?:ない|ず)/で/(?:おく/て/)?|ず/に/(?:おく/て/)?)(?:欲しい/|下さる/|呉れる/|貰う/(?:たい|ない|ます)/|頂く/(?:たい|ない)/|(?=と/|、/|。/|」/|よ/|ね/|$))", N),
    _form(rf"(?:{SAY}|{DO})(?:な/(?=と/|」|。|、|よ/|って/|$))", N),
    _form(rf"(?:{SAY})(?:れる/)?(?:たい/無い/|たがる/ない/)", N),
    _form(rf"(?:{SAY})(?:れる/)?(?:の/|こと/)(?:は/|が/|を/|に/)(?:嫌|困る|怖い|恐れる|拒む|拒否|反対|抵抗/が/有る)/?(?:がる/)?", N),
    _form(rf"(?:{DO})(?:の/|こと/)(?:は/|を/)(?:やめる|嫌|困る|拒む|断る)/", N, About.HELP),
    _form(rf"(?:{DO})(?:ない|ず)/で/(?:欲しい/|下さる/|呉れる/|(?=と/|、/|。/|」/|$))", N, About.HELP),
    _form(r"(?:内緒|秘密|内密|他言/無用)/(?:に/|で/|だ/)(?:為る/)?", N),
    _form(r"黙る/て/(?:居る|おく)/て/(?:欲しい|呉れる|下さる|貰う/たい)/", N),
    _form(r"伏せる/て/(?:おく/て/)?(?:欲しい|呉れる|下さる|貰う/たい)/", N),
    _form(rf"(?:{SHARE_NOUN}|{HELP_NOUN}|会う/こと/|説明/|申し出/){PART}(?:[^。/「」]+/(?:と|に)/)?{NO_VERB}", N),
    _form(rf"(?:{SHARE_NOUN}|{HELP_NOUN}|こと/)(?:に/)(?:は/|も/)?(?:強い/|[^。/]+/)?(?:反対/|抵抗/|難色/)", N, topic=True),
    _form(r"首/(?:を|は)/横/に/振る/", N, topic=True),
    _form(r"首/(?:を|は)/縦/に/振る/", Y, topic=True),
    _form(r"頷く/", Y, topic=True),
    _form(rf"{SHARE_NOUN}(?:は/|も/)*(?:不可|NG|駄目)/", N),
    _form(rf"(?:但し|ただ|唯)/(?:、/)?(?:[^。/]+/){{0,6}}?(?:{SAY})(?:て/居る/)?(?:ない|ず)/", N),
    _form(rf"(?:{SAY})(?:積もり|気|予定|理由|必要)/(?:は/|も/|が/)?(?:無い|有る/ます/ず)/", N),
    _form(rf"(?:{SHARE_NOUN}|{HELP_NOUN}|(?:{SAY})(?:の|こと)/)(?:為る/こと/)?(?:を/|は/|も/)+(?:許す|許可/為る|認める)/(?:て/(?:居る/|呉れる/)?)?{NEG}", N),
    _form(r"(?:書く|記入/為る|押す|サイン/為る|署名/為る)/たい/無い/", N, topic=True),
    _form(r"黙る/て/居る/て/(?=」|と/|。|、|ね|よ)", N),
    _form(r"(?:[^/。、]+/){1,2}ない/で/(?:おく/て/)?(?:欲しい|下さる|呉れる|貰う/たい|頂く/たい)/", N, beside=True),
    _form(rf"(?:{SAY}){TE}(?:貰う|頂く|呉れる|下さる)/(?:の/(?:は|が)/)?(?:、/)?(?:有り難い|助かる|嬉しい)/", Y),
    _form(rf"{NOUN}(?:の/)?(?:欄/)?(?:に/|は/|:/)*(?:丸|〇|レ点|れ点|チェック|レ/点|印)/(?:が/|を/|は/)?(?:付く|有る|有り|入る|付ける|あり)/", Y),
    _form(rf"(?:{SAY})(?:ない|ず)/よう/に/(?=と/|。|為る/て|頼む|言う|欲しい|御)", N),
    _form(rf"(?:{SAY})(?:ない|ず)/(?:と/言う/)?(?:約束|条件)/", N),
    _form(rf"(?:{SHARE_NOUN}|{HELP_NOUN}|電話/)(?:も/|は/|を/)*(?:[^/。]+/(?:も|は)/)?(?:為る/)(?:ない|ず)/で/(?:欲しい|下さる|呉れる|貰う/たい)/", N),
    _form(r"(?:取り止める|取りやめる|やめる|無し/に/為る)/たい/", W, topic=True),
    # bare answers
    _form(rf"(?:{PAPER}|{SIGN})(?:を/|は/|も/)*(?:破る|破り捨てる|捨てる|丸める|投げる|突き返す|突っ返す)/", N),
    _form(rf"{PAPER}(?:を/|は/|も/)*(?:返す/て|無効/に/為る/て)/(?:欲しい|呉れる|下さる)/", W),
    _form(r"無効/に/為る/て/(?:欲しい|呉れる|下さる)/", W, topic=True),
    _form(rf"(?:{DO}){TE}(?:貰う/)?(?:欲しい|貰う/たい)/(?:は/)?無い/", N, About.HELP),
    _form(rf"(?:{SHARE_NOUN}|{HELP_NOUN}|(?:{SAY})(?:の|こと)/)(?:を/|は/|も/)+(?:[^/。]+/(?:と|に)/)?望む/(?:て/|で/)?(?:居る/)?{NEG}", N),
    _form(r"知る/れる/(?:くらい|ぐらい)/なら/", N),
    _form(rf"(?:{SAY})たら/(?:[^/。]+/)?(?:縁/を/切る|許す/(?:ない|ます/ず)|怒る|死ぬ|承知/為る/ない|出る/て/行く)/", N),
    _form(r"(?:は/|を/)(?:除く|伏せる|外す)/(?=こと/(?:。|、|$)|。|、|て/(?!居る)|と/|\)|$)", N, topic=True),
    _form(r"(?<!面談/に/)(?<!訪問/に/)(?<!検査/に/)(?<!診察/に/)(?:快い/|素直/に/|直ぐ/に/)?応じる/(?!(?:ます/)?(?:ず|ない)/|て/(?:呉れる/|居る/)?(?:ない|ず)/)", Y, topic=True),
    _form(r"(?:判|判子|印鑑|印)/(?:を/)?(?:押す|貰う|付く|突く)/", Y, topic=True),
    _form(r"(?:問題|異存|異議|異論|差し支え|支障)/(?:は/|も/)?(?:特に/)?(?:無い|なし)/", Y, topic=True),
    _form(r"(?:(?<=「/)|(?<=、/)|(?<=。/))(?:宜しい/|是非/)?御/願う/(?:為る/ます/|ね/)(?=」|と/の/(?:返事|こと)|と/(?:言う|話す|答える))", Y),
    _form(r"(?:御/願う/為る/ます/|良い/です/|良い/よ/|構う/ます/ず/|構う/ない/|どうぞ/|大丈夫/です/|分かる/ます/た/|OK/|承知/為る/ます/た/)(?=(?:よ/|ね/|と/も/)*(?:」|と/|、/と|。))", Y, topic=True),
    _form(r"(?:嫌/だ?/?|駄目/だ?/?|やめる/て/(?:呉れる|下さる|欲しい)/|御免/だ/|結構/です/|とんでも/無い/|いる/ない/|いる/ず/|いる/ます/ず/|要る/ない/|要る/ます/ず/|要る/ず/|困る/|断る/|断り/|拒む/|拒否/|反対/|遠慮/為る/|(?:応じる|受け入れる|聞き入れる|取り合う)/(?:て/(?:呉れる/|居る/)?)?(?:ます/)?(?:ず|ない)/|やめる/(?=」?/?と/))", N, topic=True),
    # undecided
    _form(r"(?:迷う/|悩む/|躊躇う/|躊躇/為る/|保留/|決める/兼ねる/|決める/られる/ない/|決める/て/居る/ない/|考える/(?:たい|させる|て/見る|中)/|即答/(?:を/|は/)*避ける/|気/が/進む/ない/|乗り気/で/は?/?無い/|様子/を/見る/たい/)", U, topic=True),
)  # fmt: skip
