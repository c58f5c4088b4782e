"""What programs send; what the values may be is judged by the library, so that there is one place for it."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

ShortText = Annotated[str, Field(max_length=300)]
LongText = Annotated[str, Field(max_length=20_000)]


class LocateRequest(BaseModel):
    """An address and whose desk asks."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"address": "高松三丁目", "municipality": "盛岡市"}]}
    )

    address: ShortText = Field(description="住所（町名まででよい）")
    municipality: ShortText | None = Field(
        None, description="どの自治体の窓口か（コードか名前）。手がかりであり、強制ではない"
    )


class CompleteRequest(BaseModel):
    """The beginning of a town name."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"prefix": "きたい"}]})

    prefix: ShortText = Field(description="漢字・ひらがな・カタカナ・半角カナの書き出し")
    municipality: ShortText | None = Field(None, description="どの自治体の中か")
    limit: int = Field(8, ge=1, le=50, description="多くて何件")


class HouseholdMember(BaseModel):
    """A person of the household."""

    model_config = ConfigDict(extra="allow")

    relation: ShortText | None = Field(None, description="続柄")
    age: int | None = Field(None, ge=0, le=130, description="年齢")
    cohabiting: bool | None = Field(None, description="同居か")
    issue: ShortText | None = Field(None, description="困りごと等")
    consent: ShortText | None = Field(None, description="同意: yes・no・unknown")


class DangerRequest(BaseModel):
    """A text that may tell of danger to life."""

    model_config = ConfigDict(extra="forbid")

    text: LongText = Field(description="自由記述")


class Consultation(BaseModel):
    """A consultation; a missing field means unknown, never no. Nothing of it is kept."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "examples": [
                {
                    "municipality": "03201",
                    "address": "高松三丁目",
                    "age": 82,
                    "concerns": ["介護のこと", "家賃やローンの支払いのこと"],
                    "main_concern": "家賃やローンの支払いのこと",
                    "consent": "unknown",
                }
            ]
        },
    )

    municipality: ShortText = Field(description="自治体（コードか名前）")
    text: LongText | None = Field(None, description="自由記述")
    address: ShortText | None = Field(None, description="住所")
    caller: ShortText | None = Field(None, description="相談者")
    subject: ShortText | None = Field(None, description="相談対象者")
    age: int | None = Field(None, ge=0, le=130, description="年齢")
    concerns: list[ShortText] | None = Field(None, description="相談内容（受付シートの語か符号）")
    main_concern: ShortText | None = Field(None, description="一番の困りごと（◎）")
    consent: ShortText | None = Field(None, description="同意: yes・no・mixed・unknown")
    public_assistance: ShortText | None = Field(None, description="生活保護: yes・no・unknown")
    danger: ShortText | None = Field(None, description="命や身体の危険: yes・no・unknown")
    care_level: ShortText | None = Field(None, description="介護認定")
    disability_certificate: ShortText | None = Field(None, description="障害手帳")
    lifeline_stopped: ShortText | None = Field(None, description="ライフライン停止状況")
    taxation: ShortText | None = Field(None, description="課税状況")
    welfare_services: ShortText | None = Field(None, description="福祉サービスの利用")
    lives_alone: bool | None = Field(None, description="一人暮らしか")
    living: ShortText | None = Field(None, description="住まい方")
    household: list[HouseholdMember] | None = Field(None, description="世帯員")
    not_meant: list[ShortText] | None = Field(
        None,
        description="自由記述から読み取ったことのうち、ちがうもの（答えの understood.read にある id）。"
        "危険の言葉を外しても「危険なし」とは扱わず、危険を確かめる問いが残る",
    )
