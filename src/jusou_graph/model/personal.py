"""What a text that is kept may not hold: the one list of words and numbers that look as if they spoke of a person."""

from __future__ import annotations

import re
import unicodedata

_PERSONAL = re.compile(
    r"0[789]0[-ー－ ]?[0-9]{4}[-ー－ ]?[0-9]{4}"  # a mobile telephone
    r"|[^\s]@[^\s]"  # mail
    r"|[一-龥々]{2,}(?:さん|くん|ちゃん|様(?![々子式相])|氏(?!名))"  # a name
    r"|生年月日"
)
_NOT_IN_A_NAME = re.compile(
    r"[0-9]{2,4}[-ー‐][0-9]{2,4}[-ー‐][0-9]{3,4}|[0-9]{9,}"  # any telephone
    r"|[一-龥々]{2,}(?:様|氏|君|の件|について)"
    r"|[0-9]+\s*[歳才]|[一-龥]+十?[歳才]"  # an age
    r"|丁目|番地|[0-9]+番[0-9]*号?"
)
"""Besides, what the name of a meeting or a section has no need of, and a text about an office may well hold."""


def speaks_of_a_person(text: str, *, name: bool = False) -> bool:
    """Whether a text looks as if it spoke of a person; it may be wrong in both ways.

    Args:
        text: As typed, full or half width.
        name: It should be no more than the name of a meeting or a section, so that less is let through.
    """
    plain = unicodedata.normalize("NFKC", text)
    return bool(_PERSONAL.search(plain) or (name and _NOT_IN_A_NAME.search(plain)))
