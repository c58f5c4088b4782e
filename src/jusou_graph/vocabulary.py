"""The closed lists of the field as enumerations. Generated from ontology/schemes.ttl and law.ttl; do not edit.

Regenerate with ``python ontology/generate_vocabulary.py``. Members are the codes used in data files;
``LABELS``, ``READINGS``, ``ENGLISH`` and ``BROADER`` are keyed by scheme, then code. ``LAWS`` is keyed by e-Gov law ID
(name, number, other names), ``LAW_PROVISIONS`` by the IRI after ``law/``; ``REFERS_TO`` says which others one names.
"""

from __future__ import annotations

from enum import StrEnum


class WelfareField(StrEnum):
    """分野."""

    ELDERLY = "elderly"
    DISABILITY = "disability"
    CHILD = "child"
    POVERTY = "poverty"
    SINGLE_PARENT = "singleParent"
    YOUTH_EMPLOYMENT = "youthEmployment"
    MEDICAL = "medical"
    HIKIKOMORI = "hikikomori"
    REHABILITATION = "rehabilitation"
    JUSTICE = "justice"
    COMMUNITY = "community"
    PLACE_MAKING = "placeMaking"
    PROFESSIONAL_BODY = "professionalBody"


class Programme(StrEnum):
    """重層的支援体制整備事業の事業類型."""

    P1 = "p1"
    P1_I = "p1-i"
    P1_RO = "p1-ro"
    P1_HA = "p1-ha"
    P1_NI = "p1-ni"
    P2 = "p2"
    P3 = "p3"
    P3_I = "p3-i"
    P3_RO = "p3-ro"
    P3_HA = "p3-ha"
    P3_NI = "p3-ni"
    P3_GUIDELINE = "p3-guideline"
    P4 = "p4"
    P5 = "p5"
    P6 = "p6"


class Setup(StrEnum):
    """設置形態."""

    BASIC = "basic"
    INTEGRATED = "integrated"
    LOCAL = "local"


class Mode(StrEnum):
    """実施方式."""

    DIRECT = "direct"
    ENTRUSTED = "entrusted"
    PARTLY_ENTRUSTED = "partlyEntrusted"
    SUBSIDISED = "subsidised"
    RESIDENT_LED = "residentLed"


class PlaceKind(StrEnum):
    """場所・拠点の種別."""

    COMMUNITY_GENERAL_SUPPORT_CENTER = "communityGeneralSupportCenter"
    CORE_CONSULTATION_CENTER = "coreConsultationCenter"
    DISABILITY_CONSULTATION_OFFICE = "disabilityConsultationOffice"
    CHILD_FAMILY_CENTER = "childFamilyCenter"
    SELF_RELIANCE_CENTER = "selfRelianceCenter"
    SALON = "salon"
    CHILD_REARING_SUPPORT_CENTER = "childRearingSupportCenter"
    COMMUNITY_ACTIVITY_CENTER = "communityActivityCenter"
    COMMUNITY_ACTIVITY_CENTER_1 = "communityActivityCenter-1"
    COMMUNITY_ACTIVITY_CENTER_2 = "communityActivityCenter-2"
    COMMUNITY_ACTIVITY_CENTER_3 = "communityActivityCenter-3"
    IBASHO = "ibasho"
    INTERMEDIATE_EMPLOYMENT = "intermediateEmployment"
    FARM = "farm"
    ASSEMBLY_HALL = "assemblyHall"
    MUNICIPAL_SECTION = "municipalSection"
    SOCIAL_WELFARE_COUNCIL = "socialWelfareCouncil"
    PARTNER_BODY = "partnerBody"
    SUPPORT_PROJECT = "supportProject"


class MeetingKind(StrEnum):
    """会議の種別."""

    SUPPORT_MEETING = "supportMeeting"
    SUPPORT_MEETING_CASE_SHARING = "supportMeeting-caseSharing"
    SUPPORT_MEETING_CASE_REVIEW = "supportMeeting-caseReview"
    INTEGRATED_MEETING = "integratedMeeting"
    INTEGRATED_MEETING_YORISOI = "integratedMeeting-yorisoi"
    INTEGRATED_MEETING_MARUGOTO_PLENARY = "integratedMeeting-marugoto-plenary"
    INTEGRATED_MEETING_MARUGOTO_SUB = "integratedMeeting-marugoto-sub"
    INTEGRATED_MEETING_MARUGOTO_CASE = "integratedMeeting-marugoto-case"
    PROMOTION_MEETING = "promotionMeeting"
    PLAN_PROJECT_TEAM = "planProjectTeam"


class Timing(StrEnum):
    """重層的支援会議の開催の時機."""

    PLAN_MAKING = "planMaking"
    PLAN_REVISION = "planRevision"
    CLOSURE = "closure"
    SUSPENSION = "suspension"


class PlanPattern(StrEnum):
    """プラン確定の型."""

    ONLY_MUNICIPAL_SERVICES = "onlyMunicipalServices"
    MIXED = "mixed"
    WITHOUT = "without"


class Concern(StrEnum):
    """相談内容."""

    HEALTH = "health"
    HOUSING = "housing"
    INCOME = "income"
    RENT_LOAN = "rentLoan"
    TAX_UTILITY = "taxUtility"
    DEBT = "debt"
    JOB_SEARCH = "jobSearch"
    JOB_TROUBLE = "jobTrouble"
    COMMUNITY_RELATION = "communityRelation"
    FAMILY_RELATION = "familyRelation"
    CHILD_REARING = "childRearing"
    CARE = "care"
    HIKIKOMORI_SCHOOL = "hikikomoriSchool"
    DV_ABUSE = "dvAbuse"
    FOOD = "food"
    OTHER = "other"


class IntakeOption(StrEnum):
    """受付シートの選択肢."""

    CONTACT_PHONE = "contact-phone"
    CONTACT_VISIT_IN = "contact-visitIn"
    CONTACT_HOME_VISIT = "contact-homeVisit"
    CONTACT_OTHER_CONTACT = "contact-otherContact"
    CONSENT_CONSENT_GIVEN = "consent-consentGiven"
    CONSENT_CONSENT_NONE = "consent-consentNone"
    CONSENT_CONSENT_UNKNOWN = "consent-consentUnknown"
    SUPPORT_SUPPORT_NEEDED = "support-supportNeeded"
    SUPPORT_SUPPORT_NOT_NEEDED = "support-supportNotNeeded"
    SUPPORT_SUPPORT_UNKNOWN = "support-supportUnknown"
    RESIDENCE_LIVING_TOGETHER = "residence-livingTogether"
    RESIDENCE_APART_SAME_CITY = "residence-apartSameCity"
    RESIDENCE_APART_OTHER_CITY = "residence-apartOtherCity"
    PURPOSE_TO_PROGRAM = "purpose-toProgram"
    PURPOSE_PARTNER_UNKNOWN = "purpose-partnerUnknown"
    PURPOSE_TO_AGENCY = "purpose-toAgency"
    URGENCY_WITHIN1WEEK = "urgency-within1week"
    URGENCY_WITHIN1MONTH = "urgency-within1month"
    URGENCY_NOT_URGENT = "urgency-notUrgent"
    LIFELINE_WATER_STOPPED = "lifeline-waterStopped"
    LIFELINE_ELECTRICITY_STOPPED = "lifeline-electricityStopped"
    LIFELINE_GAS_STOPPED = "lifeline-gasStopped"
    LIFELINE_NO_STOP = "lifeline-noStop"
    MARK_CIRCLE = "mark-circle"
    MARK_DOUBLE_CIRCLE = "mark-doubleCircle"


class Target(StrEnum):
    """対象の区分."""

    AGE65PLUS = "age65plus"
    ELDERLY_AND_FAMILY = "elderlyAndFamily"
    LIVING_ALONE_ELDERLY = "livingAloneElderly"
    FRAIL_ELDERLY = "frailElderly"
    DISABLED_PERSON = "disabledPerson"
    DISABLED_AND_FAMILY = "disabledAndFamily"
    CHILD_REARING_FAMILY = "childRearingFamily"
    UNDER3 = "under3"
    PREGNANT_WOMAN = "pregnantWoman"
    NEEDY_RESIDENT = "needyResident"
    HIKIKOMORI_EXPERIENCED = "hikikomoriExperienced"
    GOMIYASHIKI = "gomiyashiki"
    GAP_PERSON = "gapPerson"
    UNREACHED = "unreached"
    PLAN_CONSENTED = "planConsented"
    SUPPORT_AGENCY = "supportAgency"
    SUPPORTERS = "supporters"
    ALL_RESIDENTS = "allResidents"


class Criterion(StrEnum):
    """資格条件の種類."""

    AGE = "age"
    HOUSEHOLD_TYPE = "householdType"
    TAX_STATUS = "taxStatus"
    BENEFIT_STATUS = "benefitStatus"
    SERVICE_USE = "serviceUse"
    RESIDENCE_AREA = "residenceArea"
    DISABILITY_STATUS = "disabilityStatus"
    CONSENT = "consent"
    CONDITION = "condition"
    EXCLUSION = "exclusion"


class Circumstance(StrEnum):
    """生活の状況."""

    LIVING_ALONE = "livingAlone"
    COUPLE_ONLY = "coupleOnly"
    ELDERLY_HOUSEHOLD = "elderlyHousehold"
    PARENT_AND_CHILD = "parentAndChild"
    CHILD_REARING = "childRearing"
    PREGNANT = "pregnant"
    TAX_EXEMPT = "taxExempt"
    PUBLIC_ASSISTANCE = "publicAssistance"
    USES_WELFARE_SERVICES = "usesWelfareServices"
    DISABILITY = "disability"
    DEMENTIA = "dementia"
    FRAIL = "frail"
    HIKIKOMORI_EXPERIENCE = "hikikomoriExperience"
    WORK_DIFFICULTY = "workDifficulty"
    HOARDING = "hoarding"
    NEEDY = "needy"
    BETWEEN_SYSTEMS = "betweenSystems"
    UNREACHED = "unreached"
    REFUSES_SUPPORT = "refusesSupport"
    COMPLEX_PROBLEMS = "complexProblems"
    EMPLOYED = "employed"
    IN_EMPLOYMENT_SUPPORT = "inEmploymentSupport"
    PLAN_CONSENT = "planConsent"
    SUPPORTER = "supporter"
    RESIDENT = "resident"


class SupportNeed(StrEnum):
    """参加のニーズ."""

    CONNECTION = "connection"
    WORK_STEP = "workStep"
    ROLE_FOR_OTHERS = "roleForOthers"
    HOME_TIDYING = "homeTidying"
    WATCHING_OVER = "watchingOver"
    DAILY_HELP = "dailyHelp"
    EXERCISE = "exercise"
    PARENT_CHILD_PLACE = "parentChildPlace"
    PARENTING_ADVICE = "parentingAdvice"
    CREATIVE_ACTIVITY = "creativeActivity"
    LEISURE = "leisure"
    SCHOOL_AGE_PLACE = "schoolAgePlace"
    LEARNING = "learning"


class Activity(StrEnum):
    """活動の内容."""

    SORTING = "sorting"
    FARMING = "farming"
    CLEARING = "clearing"
    CONVERSATION = "conversation"
    GYMNASTICS = "gymnastics"
    CRAFTS = "crafts"
    PRODUCTION = "production"
    PLAY = "play"
    STUDY = "study"
    COOKING = "cooking"
    ERRANDS = "errands"
    DELIVERY = "delivery"


LABELS: dict[str, dict[str, str]] = {
    "field": {
        "elderly": "高齢",
        "disability": "障がい",
        "child": "子ども",
        "poverty": "生活困窮",
        "singleParent": "ひとり親家庭",
        "youthEmployment": "若者・就労",
        "medical": "医療",
        "hikikomori": "ひきこもり",
        "rehabilitation": "更生保護",
        "justice": "司法",
        "community": "地域",
        "placeMaking": "共生の場・まちづくり",
        "professionalBody": "職能団体",
    },
    "programme": {
        "p1": "包括的相談支援事業",
        "p1-i": "地域包括支援センターの運営",
        "p1-ro": "障害者相談支援事業",
        "p1-ha": "利用者支援事業",
        "p1-ni": "生活困窮者自立相談支援事業",
        "p2": "参加支援事業",
        "p3": "地域づくり事業",
        "p3-i": "地域介護予防活動支援事業",
        "p3-ro": "生活支援体制整備事業",
        "p3-ha": "地域活動支援センター機能強化事業",
        "p3-ni": "地域子育て支援拠点事業",
        "p3-guideline": "生活困窮者支援等のための地域づくり事業",
        "p4": "アウトリーチ等を通じた継続的支援事業",
        "p5": "多機関協働事業",
        "p6": "支援プランの作成",
    },
    "setup": {
        "basic": "基本型事業・拠点",
        "integrated": "統合型事業・拠点",
        "local": "地域型事業・拠点",
    },
    "mode": {
        "direct": "直営",
        "entrusted": "委託",
        "partlyEntrusted": "一部委託",
        "subsidised": "補助",
        "residentLed": "住民主体",
    },
    "place": {
        "communityGeneralSupportCenter": "地域包括支援センター",
        "coreConsultationCenter": "基幹相談支援センター",
        "disabilityConsultationOffice": "障害者相談支援事業所",
        "childFamilyCenter": "こども家庭センター",
        "selfRelianceCenter": "自立相談支援機関",
        "salon": "サロン",
        "childRearingSupportCenter": "地域子育て支援拠点",
        "communityActivityCenter": "地域活動支援センター",
        "communityActivityCenter-1": "地域活動支援センターI型",
        "communityActivityCenter-2": "地域活動支援センターII型",
        "communityActivityCenter-3": "地域活動支援センターIII型",
        "ibasho": "居場所・交流の場",
        "intermediateEmployment": "中間就労の場",
        "farm": "畑",
        "assemblyHall": "集会所・町内会館・公民館",
        "municipalSection": "市町の課・室",
        "socialWelfareCouncil": "社会福祉協議会",
        "partnerBody": "連携する機関・団体",
        "supportProject": "取り組み・訪問や配達の支援",
    },
    "meeting": {
        "supportMeeting": "支援会議",
        "supportMeeting-caseSharing": "つながる事例共有会",
        "supportMeeting-caseReview": "ケース支援検討会議",
        "integratedMeeting": "重層的支援会議",
        "integratedMeeting-yorisoi": "よりそい会議",
        "integratedMeeting-marugoto-plenary": "まるごと推進会議 全体会",
        "integratedMeeting-marugoto-sub": "まるごと推進会議 分科会",
        "integratedMeeting-marugoto-case": "まるごと推進会議 ケース検討会",
        "promotionMeeting": "重層的支援体制整備事業推進会議",
        "planProjectTeam": "地域福祉計画策定推進プロジェクトチーム会議",
    },
    "timing": {
        "planMaking": "プラン策定時",
        "planRevision": "再プラン策定時",
        "closure": "支援終結の判断時",
        "suspension": "支援中断の決定時",
    },
    "planPattern": {
        "onlyMunicipalServices": "アウトリーチ等事業・参加支援事業のみのプラン",
        "mixed": "アウトリーチ等事業・参加支援事業以外の支援を含むプラン",
        "without": "アウトリーチ等事業・参加支援事業を含まないプラン",
    },
    "concern": {
        "health": "病気や健康、障害のこと",
        "housing": "住まいについて",
        "income": "収入・生活費のこと",
        "rentLoan": "家賃やローンの支払いのこと",
        "taxUtility": "税金や公共料金等の支払いについて",
        "debt": "債務について",
        "jobSearch": "仕事探し、就職について",
        "jobTrouble": "仕事上の不安やトラブル",
        "communityRelation": "地域との関係について",
        "familyRelation": "家族との関係について",
        "childRearing": "子育てのこと",
        "care": "介護のこと",
        "hikikomoriSchool": "ひきこもり・不登校",
        "dvAbuse": "DV・虐待",
        "food": "食べるものがない",
        "other": "その他",
    },
    "intakeOption": {
        "contact-phone": "電話",
        "contact-visitIn": "来談",
        "contact-homeVisit": "訪問",
        "contact-otherContact": "その他",
        "consent-consentGiven": "同意 有",
        "consent-consentNone": "同意 無",
        "consent-consentUnknown": "同意 不明",
        "support-supportNeeded": "支援 必要",
        "support-supportNotNeeded": "支援 不要",
        "support-supportUnknown": "支援 不明",
        "residence-livingTogether": "同居",
        "residence-apartSameCity": "別居(市内)",
        "residence-apartOtherCity": "別居(市外)",
        "purpose-toProgram": "重層事業へつなぐ(会議開催等)",
        "purpose-partnerUnknown": "連携先等不明",
        "purpose-toAgency": "関係機関へつなぐ",
        "urgency-within1week": "緊急 1週間以内",
        "urgency-within1month": "緊急 1か月以内",
        "urgency-notUrgent": "緊急の必要性 無",
        "lifeline-waterStopped": "水道停止",
        "lifeline-electricityStopped": "電気停止",
        "lifeline-gasStopped": "ガス停止",
        "lifeline-noStop": "停止なし",
        "mark-circle": "該当(○)",
        "mark-doubleCircle": "一番の困りごと(◎)",
    },
    "target": {
        "age65plus": "65歳以上の者",
        "elderlyAndFamily": "高齢者やその家族等",
        "livingAloneElderly": "一人暮らし高齢者",
        "frailElderly": "虚弱・閉じこもりがちな高齢者",
        "disabledPerson": "障がいのある人",
        "disabledAndFamily": "障がいのある人及びその家族等",
        "childRearingFamily": "子育て家庭の親とその子ども",
        "under3": "概ね3歳未満の児童及び保護者",
        "pregnantWoman": "妊産婦",
        "needyResident": "市内に居住する生活困窮者",
        "hikikomoriExperienced": "ひきこもり経験者等",
        "gomiyashiki": "ごみ屋敷世帯",
        "gapPerson": "制度の狭間にいる方",
        "unreached": "必要な支援が届いていない人",
        "planConsented": "支援プランの作成に同意した人や世帯",
        "supportAgency": "支援関係機関",
        "supporters": "支援活動に関わる方",
        "allResidents": "住民全般",
    },
    "criterion": {
        "age": "年齢",
        "householdType": "世帯構成",
        "taxStatus": "課税状況",
        "benefitStatus": "生活保護等の受給状況",
        "serviceUse": "福祉サービスの利用状況",
        "residenceArea": "居住地",
        "disabilityStatus": "障がいの状況",
        "consent": "本人の同意",
        "condition": "生活状況",
        "exclusion": "除外条件",
    },
    "circumstance": {
        "livingAlone": "一人暮らし",
        "coupleOnly": "夫婦のみの世帯",
        "elderlyHousehold": "高齢者世帯",
        "parentAndChild": "親子の世帯（成人した子）",
        "childRearing": "子育て中",
        "pregnant": "妊産婦",
        "taxExempt": "非課税",
        "publicAssistance": "生活保護を受給",
        "usesWelfareServices": "福祉サービスを利用",
        "disability": "障がいがある",
        "dementia": "認知症",
        "frail": "虚弱・閉じこもりがち",
        "hikikomoriExperience": "ひきこもりの経験",
        "workDifficulty": "就労に課題",
        "hoarding": "ごみ屋敷の状態",
        "needy": "生活に困窮",
        "betweenSystems": "制度の狭間",
        "unreached": "必要な支援が届いていない",
        "refusesSupport": "支援に拒否的",
        "complexProblems": "課題が複雑化・複合化",
        "employed": "一般就労をしている",
        "inEmploymentSupport": "就労支援事業に通所",
        "planConsent": "支援プランの作成に同意",
        "supporter": "支援活動に関わる",
        "resident": "市町内に居住",
    },
    "supportNeed": {
        "connection": "人とのつながり・居場所",
        "workStep": "働く前の一歩（中間就労・作業）",
        "roleForOthers": "人の役に立つ役割",
        "homeTidying": "家の片付け",
        "watchingOver": "見守り・安否確認",
        "dailyHelp": "日常のちょっとした手伝い",
        "exercise": "介護予防・健康づくり",
        "parentChildPlace": "親子の交流の場",
        "parentingAdvice": "子育ての相談",
        "creativeActivity": "創作・生産活動",
        "leisure": "余暇・レクリエーション",
        "schoolAgePlace": "学齢期の子ども本人の居場所",
        "learning": "学びの機会",
    },
    "activity": {
        "sorting": "仕分けなどの手作業",
        "farming": "畑の作業",
        "clearing": "片付けの作業",
        "conversation": "おしゃべり・交流",
        "gymnastics": "体操・運動",
        "crafts": "創作",
        "production": "生産活動",
        "play": "親子の遊び・交流",
        "study": "学び",
        "cooking": "料理",
        "errands": "困りごとの手伝い",
        "delivery": "配達",
    },
}

READINGS: dict[str, dict[str, str]] = {
    "field": {
        "elderly": "こうれい",
        "disability": "しょうがい",
        "child": "こども",
        "poverty": "せいかつこんきゅう",
        "singleParent": "ひとりおやかてい",
        "youthEmployment": "わかもの・しゅうろう",
        "medical": "いりょう",
        "hikikomori": "ひきこもり",
        "rehabilitation": "こうせいほご",
        "justice": "しほう",
        "community": "ちいき",
        "placeMaking": "きょうせいのば・まちづくり",
        "professionalBody": "しょくのうだんたい",
    },
    "programme": {
        "p1": "ほうかつてきそうだんしえんじぎょう",
        "p1-i": "ちいきほうかつしえんせんたーのうんえい",
        "p1-ro": "しょうがいしゃそうだんしえんじぎょう",
        "p1-ha": "りようしゃしえんじぎょう",
        "p1-ni": "せいかつこんきゅうしゃじりつそうだんしえんじぎょう",
        "p2": "さんかしえんじぎょう",
        "p3": "ちいきづくりじぎょう",
        "p3-i": "ちいきかいごよぼうかつどうしえんじぎょう",
        "p3-ro": "せいかつしえんたいせいせいびじぎょう",
        "p3-ha": "ちいきかつどうしえんせんたーきのうきょうかじぎょう",
        "p3-ni": "ちいきこそだてしえんきょてんじぎょう",
        "p3-guideline": "せいかつこんきゅうしゃしえんとうのためのちいきづくりじぎょう",
        "p4": "あうとりーちとうをつうじたけいぞくてきしえんじぎょう",
        "p5": "たきかんきょうどうじぎょう",
        "p6": "しえんぷらんのさくせい",
    },
    "setup": {
        "basic": "きほんがたじぎょう・きょてん",
        "integrated": "とうごうがたじぎょう・きょてん",
        "local": "ちいきがたじぎょう・きょてん",
    },
    "mode": {
        "direct": "ちょくえい",
        "entrusted": "いたく",
        "partlyEntrusted": "いちぶいたく",
        "subsidised": "ほじょ",
        "residentLed": "じゅうみんしゅたい",
    },
    "place": {
        "communityGeneralSupportCenter": "ちいきほうかつしえんせんたー",
        "coreConsultationCenter": "きかんそうだんしえんせんたー",
        "disabilityConsultationOffice": "しょうがいしゃそうだんしえんじぎょうしょ",
        "childFamilyCenter": "こどもかていせんたー",
        "selfRelianceCenter": "じりつそうだんしえんきかん",
        "salon": "さろん",
        "childRearingSupportCenter": "ちいきこそだてしえんきょてん",
        "communityActivityCenter": "ちいきかつどうしえんせんたー",
        "communityActivityCenter-1": "ちいきかつどうしえんせんたーいちがた",
        "communityActivityCenter-2": "ちいきかつどうしえんせんたーにがた",
        "communityActivityCenter-3": "ちいきかつどうしえんせんたーさんがた",
        "ibasho": "いばしょ・こうりゅうのば",
        "intermediateEmployment": "ちゅうかんしゅうろうのば",
        "farm": "はたけ",
        "assemblyHall": "しゅうかいじょ・ちょうないかいかん・こうみんかん",
        "municipalSection": "しちょうのか・しつ",
        "socialWelfareCouncil": "しゃかいふくしきょうぎかい",
        "partnerBody": "れんけいするきかん・だんたい",
        "supportProject": "とりくみ・ほうもんやはいたつのしえん",
    },
    "meeting": {
        "supportMeeting": "しえんかいぎ",
        "supportMeeting-caseSharing": "つながるじれいきょうゆうかい",
        "supportMeeting-caseReview": "けーすしえんけんとうかいぎ",
        "integratedMeeting": "じゅうそうてきしえんかいぎ",
        "integratedMeeting-yorisoi": "よりそいかいぎ",
        "integratedMeeting-marugoto-plenary": "まるごとすいしんかいぎ ぜんたいかい",
        "integratedMeeting-marugoto-sub": "まるごとすいしんかいぎ ぶんかかい",
        "integratedMeeting-marugoto-case": "まるごとすいしんかいぎ けーすけんとうかい",
        "promotionMeeting": "じゅうそうてきしえんたいせいせいびじぎょうすいしんかいぎ",
        "planProjectTeam": "ちいきふくしけいかくさくていすいしんぷろじぇくとちーむかいぎ",
    },
    "timing": {
        "planMaking": "ぷらんさくていじ",
        "planRevision": "さいぷらんさくていじ",
        "closure": "しえんしゅうけつのはんだんじ",
        "suspension": "しえんちゅうだんのけっていじ",
    },
    "planPattern": {
        "onlyMunicipalServices": "あうとりーちとうじぎょう・さんかしえんじぎょうのみのぷらん",
        "mixed": "あうとりーちとうじぎょう・さんかしえんじぎょういがいのしえんをふくむぷらん",
        "without": "あうとりーちとうじぎょう・さんかしえんじぎょうをふくまないぷらん",
    },
    "concern": {
        "health": "びょうきやけんこう、しょうがいのこと",
        "housing": "すまいについて",
        "income": "しゅうにゅう・せいかつひのこと",
        "rentLoan": "やちんやろーんのしはらいのこと",
        "taxUtility": "ぜいきんやこうきょうりょうきんとうのしはらいについて",
        "debt": "さいむについて",
        "jobSearch": "しごとさがし、しゅうしょくについて",
        "jobTrouble": "しごとじょうのふあんやとらぶる",
        "communityRelation": "ちいきとのかんけいについて",
        "familyRelation": "かぞくとのかんけいについて",
        "childRearing": "こそだてのこと",
        "care": "かいごのこと",
        "hikikomoriSchool": "ひきこもり・ふとうこう",
        "dvAbuse": "でぃーぶい・ぎゃくたい",
        "food": "たべるものがない",
        "other": "そのた",
    },
    "intakeOption": {
        "contact-phone": "でんわ",
        "contact-visitIn": "らいだん",
        "contact-homeVisit": "ほうもん",
        "contact-otherContact": "そのた",
        "consent-consentGiven": "どうい あり",
        "consent-consentNone": "どうい なし",
        "consent-consentUnknown": "どうい ふめい",
        "support-supportNeeded": "しえん ひつよう",
        "support-supportNotNeeded": "しえん ふよう",
        "support-supportUnknown": "しえん ふめい",
        "residence-livingTogether": "どうきょ",
        "residence-apartSameCity": "べっきょ(しない)",
        "residence-apartOtherCity": "べっきょ(しがい)",
        "purpose-toProgram": "じゅうそうじぎょうへつなぐ(かいぎかいさいとう)",
        "purpose-partnerUnknown": "れんけいさきとうふめい",
        "purpose-toAgency": "かんけいきかんへつなぐ",
        "urgency-within1week": "きんきゅう いっしゅうかんいない",
        "urgency-within1month": "きんきゅう いっかげついない",
        "urgency-notUrgent": "きんきゅうのひつようせい なし",
        "lifeline-waterStopped": "すいどうていし",
        "lifeline-electricityStopped": "でんきていし",
        "lifeline-gasStopped": "がすていし",
        "lifeline-noStop": "ていしなし",
        "mark-circle": "がいとう(まる)",
        "mark-doubleCircle": "いちばんのこまりごと(にじゅうまる)",
    },
    "target": {
        "age65plus": "ろくじゅうごさいいじょうのもの",
        "elderlyAndFamily": "こうれいしゃやそのかぞくとう",
        "livingAloneElderly": "ひとりぐらしこうれいしゃ",
        "frailElderly": "きょじゃく・とじこもりがちなこうれいしゃ",
        "disabledPerson": "しょうがいのあるひと",
        "disabledAndFamily": "しょうがいのあるひとおよびそのかぞくとう",
        "childRearingFamily": "こそだてかていのおやとそのこども",
        "under3": "おおむねさんさいみまんのじどうおよびほごしゃ",
        "pregnantWoman": "にんさんぷ",
        "needyResident": "しないにきょじゅうするせいかつこんきゅうしゃ",
        "hikikomoriExperienced": "ひきこもりけいけんしゃとう",
        "gomiyashiki": "ごみやしきせたい",
        "gapPerson": "せいどのはざまにいるかた",
        "unreached": "ひつようなしえんがとどいていないひと",
        "planConsented": "しえんぷらんのさくせいにどういしたひとやせたい",
        "supportAgency": "しえんかんけいきかん",
        "supporters": "しえんかつどうにかかわるかた",
        "allResidents": "じゅうみんぜんぱん",
    },
    "criterion": {
        "age": "ねんれい",
        "householdType": "せたいこうせい",
        "taxStatus": "かぜいじょうきょう",
        "benefitStatus": "せいかつほごとうのじゅきゅうじょうきょう",
        "serviceUse": "ふくしさーびすのりようじょうきょう",
        "residenceArea": "きょじゅうち",
        "disabilityStatus": "しょうがいのじょうきょう",
        "consent": "ほんにんのどうい",
        "condition": "せいかつじょうきょう",
        "exclusion": "じょがいじょうけん",
    },
    "circumstance": {
        "livingAlone": "ひとりぐらし",
        "coupleOnly": "ふうふのみのせたい",
        "elderlyHousehold": "こうれいしゃせたい",
        "parentAndChild": "おやこのせたい（せいじんしたこ）",
        "childRearing": "こそだてちゅう",
        "pregnant": "にんさんぷ",
        "taxExempt": "ひかぜい",
        "publicAssistance": "せいかつほごをじゅきゅう",
        "usesWelfareServices": "ふくしさーびすをりよう",
        "disability": "しょうがいがある",
        "dementia": "にんちしょう",
        "frail": "きょじゃく・とじこもりがち",
        "hikikomoriExperience": "ひきこもりのけいけん",
        "workDifficulty": "しゅうろうにかだい",
        "hoarding": "ごみやしきのじょうたい",
        "needy": "せいかつにこんきゅう",
        "betweenSystems": "せいどのはざま",
        "unreached": "ひつようなしえんがとどいていない",
        "refusesSupport": "しえんにきょひてき",
        "complexProblems": "かだいがふくざつか・ふくごうか",
        "employed": "いっぱんしゅうろうをしている",
        "inEmploymentSupport": "しゅうろうしえんじぎょうにつうしょ",
        "planConsent": "しえんぷらんのさくせいにどうい",
        "supporter": "しえんかつどうにかかわる",
        "resident": "しちょうないにきょじゅう",
    },
    "supportNeed": {
        "connection": "ひととのつながり・いばしょ",
        "workStep": "はたらくまえのいっぽ（ちゅうかんしゅうろう・さぎょう）",
        "roleForOthers": "ひとのやくにたつやくわり",
        "homeTidying": "いえのかたづけ",
        "watchingOver": "みまもり・あんぴかくにん",
        "dailyHelp": "にちじょうのちょっとしたてつだい",
        "exercise": "かいごよぼう・けんこうづくり",
        "parentChildPlace": "おやこのこうりゅうのば",
        "parentingAdvice": "こそだてのそうだん",
        "creativeActivity": "そうさく・せいさんかつどう",
        "leisure": "よか・れくりえーしょん",
        "schoolAgePlace": "がくれいきのこどもほんにんのいばしょ",
        "learning": "まなびのきかい",
    },
    "activity": {
        "sorting": "しわけなどのてさぎょう",
        "farming": "はたけのさぎょう",
        "clearing": "かたづけのさぎょう",
        "conversation": "おしゃべり・こうりゅう",
        "gymnastics": "たいそう・うんどう",
        "crafts": "そうさく",
        "production": "せいさんかつどう",
        "play": "おやこのあそび・こうりゅう",
        "study": "まなび",
        "cooking": "りょうり",
        "errands": "こまりごとのてつだい",
        "delivery": "はいたつ",
    },
}

ENGLISH: dict[str, dict[str, str]] = {
    "field": {
        "elderly": "Elderly / long-term care",
        "disability": "Disability",
        "child": "Children and child-rearing",
        "poverty": "Economic hardship",
        "singleParent": "Single-parent families",
        "youthEmployment": "Young people and work",
        "medical": "Medical care",
        "hikikomori": "Social withdrawal",
        "rehabilitation": "Offender rehabilitation",
        "justice": "Justice",
        "community": "Community",
        "placeMaking": "Places to belong and town making",
        "professionalBody": "Professional bodies",
    },
    "programme": {
        "p1": "Comprehensive consultation support",
        "p1-i": "Running community general support centres",
        "p1-ro": "Consultation support for persons with disabilities",
        "p1-ha": "Support for users of child-rearing services",
        "p1-ni": "Self-reliance consultation support for persons in hardship",
        "p2": "Participation support",
        "p3": "Community building",
        "p3-i": "Community care-prevention activities",
        "p3-ro": "Organising support for daily life",
        "p3-ha": "Strengthening community activity support centres",
        "p3-ni": "Community child-rearing support bases",
        "p3-guideline": "Community building for persons in hardship and others",
        "p4": "Continuous support through outreach",
        "p5": "Multi-agency cooperation",
        "p6": "Making support plans",
    },
    "setup": {
        "basic": "Basic type",
        "integrated": "Integrated type",
        "local": "Local type",
    },
    "mode": {
        "direct": "Run by the municipality",
        "entrusted": "Entrusted",
        "partlyEntrusted": "Partly entrusted",
        "subsidised": "Subsidised",
        "residentLed": "Led by residents",
    },
    "place": {
        "communityGeneralSupportCenter": "Community general support centre",
        "coreConsultationCenter": "Core consultation support centre",
        "disabilityConsultationOffice": "Consultation office for persons with disabilities",
        "childFamilyCenter": "Children and families centre",
        "selfRelianceCenter": "Self-reliance consultation agency",
        "salon": "Salon",
        "childRearingSupportCenter": "Community child-rearing support base",
        "communityActivityCenter": "Community activity support centre",
        "communityActivityCenter-1": "Community activity support centre, type I",
        "communityActivityCenter-2": "Community activity support centre, type II",
        "communityActivityCenter-3": "Community activity support centre, type III",
        "ibasho": "Place to belong and meet",
        "intermediateEmployment": "Place of intermediate work",
        "farm": "Field",
        "assemblyHall": "Assembly hall or community hall",
        "municipalSection": "Section of the municipality",
        "socialWelfareCouncil": "Council of social welfare",
        "partnerBody": "Partner body",
        "supportProject": "Support project or service",
    },
    "meeting": {
        "supportMeeting": "Support meeting",
        "supportMeeting-caseSharing": "Tsunagaru case-sharing meeting",
        "supportMeeting-caseReview": "Case support review meeting",
        "integratedMeeting": "Integrated support meeting",
        "integratedMeeting-yorisoi": "Yorisoi meeting",
        "integratedMeeting-marugoto-plenary": "Marugoto promotion meeting, plenary",
        "integratedMeeting-marugoto-sub": "Marugoto promotion meeting, subcommittee",
        "integratedMeeting-marugoto-case": "Marugoto promotion meeting, case study",
        "promotionMeeting": "Promotion meeting of the programme",
        "planProjectTeam": "Project team meeting for the community welfare plan",
    },
    "timing": {
        "planMaking": "When a plan is made",
        "planRevision": "When a plan is made anew",
        "closure": "When ending support is judged",
        "suspension": "When suspending support is decided",
    },
    "planPattern": {
        "onlyMunicipalServices": "Plan of outreach or participation support only",
        "mixed": "Plan that also has other support",
        "without": "Plan without outreach or participation support",
    },
    "concern": {
        "health": "Illness, health, disability",
        "housing": "Housing",
        "income": "Income and living costs",
        "rentLoan": "Paying rent or a loan",
        "taxUtility": "Paying taxes and utility bills",
        "debt": "Debt",
        "jobSearch": "Looking for work",
        "jobTrouble": "Worries or trouble at work",
        "communityRelation": "Relations with the community",
        "familyRelation": "Relations with the family",
        "childRearing": "Raising children",
        "care": "Long-term care",
        "hikikomoriSchool": "Social withdrawal, not attending school",
        "dvAbuse": "Domestic violence, abuse",
        "food": "Nothing to eat",
        "other": "Other",
    },
    "intakeOption": {
        "contact-phone": "By telephone",
        "contact-visitIn": "Came to the desk",
        "contact-homeVisit": "Home visit",
        "contact-otherContact": "Other way of contact",
        "consent-consentGiven": "Consent: yes",
        "consent-consentNone": "Consent: no",
        "consent-consentUnknown": "Consent: unknown",
        "support-supportNeeded": "Support: needed",
        "support-supportNotNeeded": "Support: not needed",
        "support-supportUnknown": "Support: unknown",
        "residence-livingTogether": "Lives together",
        "residence-apartSameCity": "Lives apart, in the city",
        "residence-apartOtherCity": "Lives apart, outside the city",
        "purpose-toProgram": "Hand over to the programme (meeting)",
        "purpose-partnerUnknown": "Unsure whom to work with",
        "purpose-toAgency": "Hand over to an agency",
        "urgency-within1week": "Urgent: within one week",
        "urgency-within1month": "Urgent: within one month",
        "urgency-notUrgent": "Not urgent",
        "lifeline-waterStopped": "Water cut off",
        "lifeline-electricityStopped": "Electricity cut off",
        "lifeline-gasStopped": "Gas cut off",
        "lifeline-noStop": "Nothing cut off",
        "mark-circle": "Applies (circle)",
        "mark-doubleCircle": "Greatest trouble (double circle)",
    },
    "target": {
        "age65plus": "Aged 65 and over",
        "elderlyAndFamily": "Older people and their families",
        "livingAloneElderly": "Older people living alone",
        "frailElderly": "Frail or homebound older people",
        "disabledPerson": "Persons with disabilities",
        "disabledAndFamily": "Persons with disabilities and their families",
        "childRearingFamily": "Parents raising children and their children",
        "under3": "Children under about three and their guardians",
        "pregnantWoman": "Pregnant women and new mothers",
        "needyResident": "Residents in economic hardship",
        "hikikomoriExperienced": "People with experience of social withdrawal",
        "gomiyashiki": "Households whose home is filled with rubbish",
        "gapPerson": "People between systems",
        "unreached": "People whom support does not reach",
        "planConsented": "Persons and households who agreed to a support plan",
        "supportAgency": "Support agencies",
        "supporters": "People who take part in supporting others",
        "allResidents": "All residents",
    },
    "criterion": {
        "age": "Age",
        "householdType": "Household",
        "taxStatus": "Tax status",
        "benefitStatus": "Receipt of public assistance",
        "serviceUse": "Use of welfare services",
        "residenceArea": "Place of residence",
        "disabilityStatus": "Disability",
        "consent": "The person's consent",
        "condition": "Situation in life",
        "exclusion": "Exclusion",
    },
    "circumstance": {
        "livingAlone": "Lives alone",
        "coupleOnly": "Couple-only household",
        "elderlyHousehold": "Household of older people",
        "parentAndChild": "Parent with adult child",
        "childRearing": "Raising children",
        "pregnant": "Pregnant or after birth",
        "taxExempt": "Exempt from tax",
        "publicAssistance": "Receives public assistance",
        "usesWelfareServices": "Uses welfare services",
        "disability": "Has a disability",
        "dementia": "Dementia",
        "frail": "Frail or homebound",
        "hikikomoriExperience": "Experience of social withdrawal",
        "workDifficulty": "Difficulty with work",
        "hoarding": "Home filled with rubbish",
        "needy": "In economic hardship",
        "betweenSystems": "Between systems",
        "unreached": "Support does not reach them",
        "refusesSupport": "Refuses support",
        "complexProblems": "Compound problems",
        "employed": "In regular employment",
        "inEmploymentSupport": "Attends employment support",
        "planConsent": "Consents to a support plan",
        "supporter": "Takes part in supporting others",
        "resident": "Lives in the municipality",
    },
    "supportNeed": {
        "connection": "Connection and a place to belong",
        "workStep": "A step before work",
        "roleForOthers": "A role for others",
        "homeTidying": "Clearing the home",
        "watchingOver": "Being watched over",
        "dailyHelp": "Small daily help",
        "exercise": "Exercise and health",
        "parentChildPlace": "A place for parents and small children",
        "parentingAdvice": "Advice on parenting",
        "creativeActivity": "Creative and productive activity",
        "leisure": "Leisure",
        "schoolAgePlace": "A place for school-age children",
        "learning": "Learning",
    },
    "activity": {
        "sorting": "Sorting and other hand work",
        "farming": "Farm work",
        "clearing": "Clearing work",
        "conversation": "Conversation",
        "gymnastics": "Gymnastics",
        "crafts": "Crafts",
        "production": "Production",
        "play": "Play with children",
        "study": "Study",
        "cooking": "Cooking",
        "errands": "Helping out",
        "delivery": "Delivery",
    },
}

BROADER: dict[str, dict[str, str]] = {
    "programme": {
        "p1-i": "p1",
        "p1-ro": "p1",
        "p1-ha": "p1",
        "p1-ni": "p1",
        "p3-i": "p3",
        "p3-ro": "p3",
        "p3-ha": "p3",
        "p3-ni": "p3",
        "p3-guideline": "p3",
    },
    "place": {
        "communityActivityCenter-1": "communityActivityCenter",
        "communityActivityCenter-2": "communityActivityCenter",
        "communityActivityCenter-3": "communityActivityCenter",
    },
    "meeting": {
        "supportMeeting-caseSharing": "supportMeeting",
        "supportMeeting-caseReview": "supportMeeting",
        "integratedMeeting-yorisoi": "integratedMeeting",
        "integratedMeeting-marugoto-plenary": "integratedMeeting",
        "integratedMeeting-marugoto-sub": "integratedMeeting",
        "integratedMeeting-marugoto-case": "integratedMeeting",
    },
}

LAWS: dict[str, list[str]] = {
    "326AC0000000045": [
        "社会福祉法",
        "昭和26年法律第45号",
    ],
    "409AC0000000123": [
        "介護保険法",
        "平成9年法律第123号",
    ],
    "417AC0000000123": [
        "障害者の日常生活及び社会生活を総合的に支援するための法律",
        "平成17年法律第123号",
        "障害者総合支援法",
    ],
    "424AC0000000065": [
        "子ども・子育て支援法",
        "平成24年法律第65号",
    ],
    "425AC0000000105": [
        "生活困窮者自立支援法",
        "平成25年法律第105号",
    ],
    "325AC0000000226": [
        "地方税法",
        "昭和25年法律第226号",
    ],
    "340AC0000000141": [
        "母子保健法",
        "昭和40年法律第141号",
    ],
}

LAW_PROVISIONS: dict[str, str] = {
    "326AC0000000045/art/106_3": "社会福祉法第106条の3",
    "326AC0000000045/art/106_4": "社会福祉法第106条の4",
    "326AC0000000045/art/106_4/para/1": "社会福祉法第106条の4第1項",
    "326AC0000000045/art/106_4/para/2": "社会福祉法第106条の4第2項",
    "326AC0000000045/art/106_4/para/2/item/1": "社会福祉法第106条の4第2項第1号",
    "326AC0000000045/art/106_4/para/2/item/1/sub/i": "社会福祉法第106条の4第2項第1号イ",
    "326AC0000000045/art/106_4/para/2/item/1/sub/ro": "社会福祉法第106条の4第2項第1号ロ",
    "326AC0000000045/art/106_4/para/2/item/1/sub/ha": "社会福祉法第106条の4第2項第1号ハ",
    "326AC0000000045/art/106_4/para/2/item/1/sub/ni": "社会福祉法第106条の4第2項第1号ニ",
    "326AC0000000045/art/106_4/para/2/item/2": "社会福祉法第106条の4第2項第2号",
    "326AC0000000045/art/106_4/para/2/item/3": "社会福祉法第106条の4第2項第3号",
    "326AC0000000045/art/106_4/para/2/item/3/sub/i": "社会福祉法第106条の4第2項第3号イ",
    "326AC0000000045/art/106_4/para/2/item/3/sub/ro": "社会福祉法第106条の4第2項第3号ロ",
    "326AC0000000045/art/106_4/para/2/item/3/sub/ha": "社会福祉法第106条の4第2項第3号ハ",
    "326AC0000000045/art/106_4/para/2/item/3/sub/ni": "社会福祉法第106条の4第2項第3号ニ",
    "326AC0000000045/art/106_4/para/2/item/4": "社会福祉法第106条の4第2項第4号",
    "326AC0000000045/art/106_4/para/2/item/5": "社会福祉法第106条の4第2項第5号",
    "326AC0000000045/art/106_4/para/2/item/6": "社会福祉法第106条の4第2項第6号",
    "326AC0000000045/art/106_4/para/3": "社会福祉法第106条の4第3項",
    "326AC0000000045/art/106_4/para/4": "社会福祉法第106条の4第4項",
    "326AC0000000045/art/106_4/para/5": "社会福祉法第106条の4第5項",
    "326AC0000000045/art/106_5": "社会福祉法第106条の5",
    "326AC0000000045/art/106_5/para/1": "社会福祉法第106条の5第1項",
    "326AC0000000045/art/106_5/para/3": "社会福祉法第106条の5第3項",
    "326AC0000000045/art/106_6": "社会福祉法第106条の6",
    "326AC0000000045/art/106_6/para/1": "社会福祉法第106条の6第1項",
    "326AC0000000045/art/106_6/para/5": "社会福祉法第106条の6第5項",
    "326AC0000000045/art/106_8": "社会福祉法第106条の8",
    "326AC0000000045/art/106_9": "社会福祉法第106条の9",
    "326AC0000000045/art/107/para/1/item/1": "社会福祉法第107条第1項第1号",
    "409AC0000000123/art/115_45/para/1/item/2": "介護保険法第115条の45第1項第2号",
    "409AC0000000123/art/115_45/para/2/item/1": "介護保険法第115条の45第2項第1号",
    "409AC0000000123/art/115_45/para/2/item/2": "介護保険法第115条の45第2項第2号",
    "409AC0000000123/art/115_45/para/2/item/3": "介護保険法第115条の45第2項第3号",
    "409AC0000000123/art/115_45/para/2/item/5": "介護保険法第115条の45第2項第5号",
    "409AC0000000123/art/115_46/para/1": "介護保険法第115条の46第1項",
    "417AC0000000123/art/77/para/1/item/3": "障害者の日常生活及び社会生活を総合的に支援するための法律第77条第1項第3号",
    "417AC0000000123/art/77/para/1/item/9": "障害者の日常生活及び社会生活を総合的に支援するための法律第77条第1項第9号",
    "417AC0000000123/art/77_2/para/1": "障害者の日常生活及び社会生活を総合的に支援するための法律第77条の2第1項",
    "424AC0000000065/art/59/para/1/item/1": "子ども・子育て支援法第59条第1号",
    "424AC0000000065/art/59/para/1/item/9": "子ども・子育て支援法第59条第9号",
    "425AC0000000105/art/3/para/2": "生活困窮者自立支援法第3条第2項",
    "325AC0000000226/art/22": "地方税法第22条",
    "340AC0000000141/art/22/para/2": "母子保健法第22条第2項",
}

REFERS_TO: dict[str, list[str]] = {
    "326AC0000000045/art/106_4/para/2/item/1/sub/i": [
        "409AC0000000123/art/115_45/para/2/item/1",
        "409AC0000000123/art/115_45/para/2/item/2",
        "409AC0000000123/art/115_45/para/2/item/3",
    ],
    "326AC0000000045/art/106_4/para/2/item/1/sub/ro": [
        "417AC0000000123/art/77/para/1/item/3",
    ],
    "326AC0000000045/art/106_4/para/2/item/1/sub/ha": [
        "424AC0000000065/art/59/para/1/item/1",
    ],
    "326AC0000000045/art/106_4/para/2/item/1/sub/ni": [
        "425AC0000000105/art/3/para/2",
    ],
    "326AC0000000045/art/106_4/para/2/item/3/sub/i": [
        "409AC0000000123/art/115_45/para/1/item/2",
    ],
    "326AC0000000045/art/106_4/para/2/item/3/sub/ro": [
        "409AC0000000123/art/115_45/para/2/item/5",
    ],
    "326AC0000000045/art/106_4/para/2/item/3/sub/ha": [
        "417AC0000000123/art/77/para/1/item/9",
    ],
    "326AC0000000045/art/106_4/para/2/item/3/sub/ni": [
        "424AC0000000065/art/59/para/1/item/9",
    ],
    "326AC0000000045/art/106_4/para/3": [
        "340AC0000000141/art/22/para/2",
        "409AC0000000123/art/115_46/para/1",
        "417AC0000000123/art/77_2/para/1",
        "425AC0000000105/art/3/para/2",
    ],
}
