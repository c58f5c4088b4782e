"""What signs, told together, mean danger to life and put the emergency first: one line a rule, as one would say it.

A condition names groups of the lexicon (``ontology/thesaurus.ttl``, scheme ``cue``, where each group has its Japanese
name and source): ``a|b`` one of them, ``no a`` words of the group denied, ``a>b`` words of b close behind words of a, ``a=b`` so that b is done to a.
Groups in ``CONTEXT`` hold for the whole text; the others have to stand in one sentence or the one beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

CONTEXT = frozenset(
    {"baby", "child", "dependent", "elder", "partner", "kin", "stranger", "hot", "cold", "estranged"}
)  # fmt: skip
"""Who and in what weather: told once, it holds for what follows."""
WEAK = "weak|dull|unconscious|shiver|pale|no stir|no answer|collapse"
BODY = "pale|sweat|gasp|fit|severe|speechless|vomit|dull|weak|fever|shiver|collapse|blood"


@dataclass(frozen=True, slots=True)
class DangerRule:
    """One rule.

    Attributes:
        key: Code of the danger (``danger:<key>``).
        needs: Conditions that all have to hold, each by words of its own.
        unless: Conditions of which none may hold.
    """

    key: str
    needs: tuple[str, ...]
    unless: tuple[str, ...] = ()


def rules(key: str, *lines: str, unless: tuple[str, ...] = ()) -> tuple[DangerRule, ...]:
    """Rules of one danger, a line each: conditions joined by 「 + 」; what speaks against all of them apart."""
    return tuple(DangerRule(key, tuple(line.split(" + ")), unless) for line in lines)


HEARD: tuple[DangerRule, ...] = (
    # consciousness, breath, colour
    *rules(
        "collapse",
        "unconscious",
        "call + dull",
        "call + no answer|no stir + collapse|hot|cold|drug|container|wound|headblow|baby|dull|rot|sink",
        "no answer + sweat|keep-driving|sink|gasp|fit|pale",
        "no stir|no answer + acute + ground|collapse|glimpse|part|limb",
        "dull + acute|hot|cold|headblow|device|fever|days|shiver|pale|sweat|no eat",
        "no dull + acute|hot|cold|headblow|device|drug|much",
        "weak|odd + sudden",
        "baby + odd",
        "chest>pain|chest>severe + acute|now|sweat|vomit|weak",
        "blood-out",
        "allergy + breath|face|throat|dull|vomit|weak|gasp|speechless|limb",
        "breath>failing + acute|now|pale|gasp|baby|child|sweat|throat|weak|dull|wound|pain|no stir|speechless",
        "gasp",
        "no breath",
        f"face>pale|extremity>pale + {WEAK}|acute|breath|cold|pain|sweat|child|baby|elder|fit|vomit|gasp|now",
        "sweat + pain|part|acute|collapse|weak|pale|gasp|dull",
        f"{BODY} + {BODY} + acute|elder|child|baby|no answer",
        "thud|cry|rage + silence",
        "silence + no answer|weak|pain|dull|collapse|breath",
    ),
    *rules(
        "collapse",
        "breath>failing + call|limb|chest|throat|elder|fever|cold|hot|kin",
        unless=("habit",),
    ),
    # stroke, pain, fits, bleeding, injuries
    *rules(
        "collapse",
        "side>slack + acute|speechless|dull|now",
        "side + limb>slack + acute|speechless|dull|now",
        "face>slack + acute|speechless|side|dull",
        "limb>slack + no answer|dull|acute|speechless",
        "speechless + acute|side|slack|collapse|sweat",
        "acute + severe + pain|part",
        "part>pain + severe|sweat|vomit|pale|collapse + acute|now|severe|sweat|collapse",
        "part>severe + acute|now|sweat|vomit",
        "fit + now|acute|child|baby|no stir|unconscious|no back|collapse|fever|dull|pale|limb",
        "blood>flow",
        "blood + deep|headblow|much|no stir",
        "wound>deep + now|blood|acute",
        "deep>wound",
        "headblow + vomit|dull|unconscious|blood|no stir|no answer|weak|child|baby|acute",
        "vomit + baby|blood|again + weak|dull|pale|blood|child|baby",
        "fever + baby|dull|fit|weak|no eat|no stir|unconscious|speechless",
        "birth + birth-now",
        "birth + severe|fit|dull",
        "delirium + sweat|shiver|fit|fever",
        "birth + blood|acute + blood|pain|now|weak",
    ),
    # falls, water, traps, choking
    *rules(
        "collapse",
        "gore",
        "fall|trapped|flood + no-exit",
        "skin-off + part|child|baby|elder|limb|scald|face",
        "scald>spill + child|baby|elder|skin-off|part|face",
        "flood + elder|dependent|child|baby + no care|no eat|lifeline|device",
        "fall + height + acute|no stir|wound|blood|pain|collapse|now|weak|child|cry|no answer",
        "fall + water + acute|now|no stir|child|weak|cry|elder|cold|no back",
        "fall + deep",
        "sink + water",
        "water>sink",
        "water>face + sink|now|glimpse|unconscious",
        "trapped + no stir|acute|cry|pain|cold|wound|no flee",
        "hit-by",
        "flood + now|acute|elder|dependent|child + no stir|flee|no flee|height|weak|cry|now|acute",
        "throat>stuck",
        "morsel>stuck|throat>morsel + gasp|speechless|pale|unconscious|now|throat|stuck",
    ),
    # found lying, crying for help
    *rules(
        "collapse",
        "collapse + ground|glimpse|acute|now + no stir|no answer|weak|dull|pain|wound|glimpse|acute|now|cold|hot|sweat",
        "collapse + elder|child|baby|dependent + now|acute|glimpse|cold|hot",
        "ground + no stir|weak + acute|now|days|cold|hot|glimpse|cry",
        "glimpse + no stir|unconscious",
        "weak + cry",
        "cry + glimpse|trapped|no answer|ground|weak|collapse|partner|rage|hit|fear|sink|height",
    ),
    # hunger, heat, cold, machines that keep alive
    *rules(
        "collapse",
        "weak + days|cold|hot|foodless|no eat",
        "no eat|quit-eating + days",
        "quit-eating + weak|no stir|no-worth",
        "no eat + weak|dull|shiver|unconscious|pale + baby|child|elder|dependent|weak|days",
        "foodless + days|child|baby|weak|no eat|dull",
        "eat|no eat + baby + weak|dull|no stir|vomit|pale|fever|no eat",
        "limb>no stir + withheld|days|confine|no flee",
        f"hot + {WEAK}|fever|vomit|fit|pain + elder|child|baby|acute|now|no answer|fever|unconscious|dull|no stir",
        f"cold + shiver|{WEAK} + elder|child|baby|dependent|no answer|ground|dull|weak|now|acute|no back|collapse|no stir|outside|lifeline",
        "cold + lifeline>none-left + elder|child|baby|shiver",
        "lifeline>none-left + foodless|no eat + child|baby|elder|weak|days",
        "outside + cold|shiver|baby|child + shiver|baby|child|cold|days",
        "device>cut-off + dull|no answer|weak|call",
        f"device>cut-off + {WEAK}|breath|days|acute|now|gasp|failing",
    ),
    # no sign of life at a door; who has kept away from people for years is not meant
    *rules(
        "collapse",
        "call>no answer + collapse|ground|glimpse|home-sign|left-as-is|device",
        "call + no answer|no stir + acute|elder",
        "call + no answer + home-sign|mail|days",
        "mail>left-as-is + home-sign>left-as-is|no answer|unseen|home-sign|rot|no stir",
        "mail>no left-as-is + no answer|unseen|home-sign|rot",
        "home-sign>left-as-is + no answer|unseen|mail|rot|call|days",
        "answer>failing + elder|trapped|cold|hot|acute|days|now|silence",
        "home-sign + no answer + unseen|mail|days|call",
        "call>no-show + means|thud|cry|left-as-is|home-sign|mail|rot|device|collapse|days",
        "unseen|no answer|cry|thud + locked + days|now|acute|cry|thud|kin|elder",
        "unseen + rot",
        "rot + days|no answer|elder|unseen|home-sign|glimpse",
        unless=("estranged", "refuse"),
    ),
    # too much medicine, poison
    *rules(
        "overdose",
        "drug + much + drink|empty|cut-self",
        "drug + much + dull|no stir|no answer|sink|weak|unseen|silence",
        "container>empty + dull|no stir|no answer|drug|weak|collapse",
        "drug>drink + dull|no answer|unconscious|no stir",
        "child|baby + drug>drink + acute|now|mistake",
        "poison>drink",
        "drug>drink + farewell|note",
        "drug + empty + dull|no stir|no answer|collapse|weak|unconscious",
        "much>drink + dull|note|farewell|unseen|no answer",
    ),
    # self-harm, farewell
    *rules(
        "life",
        "die + brink",
        "die + wishing|ready|note|farewell|means|now|stand-there|again + means|ready|note|farewell|now|acute|stand-there|unseen|gone|night|give-away",
        "note + die",
        "wish-end>wishing + farewell|brink|note|means|ready|unseen|gone|give-away|die",
        "no-worth + die|means|brink|ready|note|farewell|cut-self|give-away|gone|unseen",
        "cut-self + blood|weapon|means|again|acute|now|deep|die|fear|wound",
        "means>ready + die|no-worth|farewell|brink|note|wish-end|unseen|kin|partner|fear|gone|cut-self",
        "decided + drug|means|die|no-worth|farewell|wish-end|brink",
        "burden + gone|note|farewell|die|no-worth|keep-driving|give-away|means",
        "farewell + unseen|no back|gone|no answer|means|brink|lost",
        "farewell|parting|worn-out + brink>stand-there",
        "parting + unseen|no back + note|gone|acute",
        "parting|farewell + gone + brink|vehicle-left|lost|exposed",
        "farewell|burden|parting + silence",
        "die + means|decided|acute",
        "the-end + note|brink|unseen|silence|kin|gone|farewell|means|decided",
        "means + smell|cry|no answer|no-show|no stir",
        "die>ready|ready>die",
        "note + farewell + unseen|gone|brink|no back|give-away|means",
        "brink>stand-there + cry|fear|no-worth|wish-end|farewell|now|no back|die|note|gone",
        "give-away + farewell|no-worth|die",
    ),
    # violence, threats, confinement
    *rules(
        "violence",
        "weapon>brandish + threat|rage|partner|kin|stranger|flee|now|hit|again",
        "weapon + rage|threat|hit + flee|fear|partner|kin|stranger|now",
        "weapon>strike + kin|partner|stranger|child|elder|fear|flee",
        "threat + fear|flee|partner|stranger|kin|weapon|now|intrude|again|note|child|poison|stove",
        "rage + flee|fear|cry|hit|intrude + partner|kin|stranger|child|flee|now|cry|elder",
        "fear + hit + flee|partner|kin|elder",
        "neck>grip + partner|kin|stranger|elder|child",
        "shut-out + partner|kin + cold|night|again|acute",
        "device + grip",
        "taken + stranger|child|unseen|silence",
        "hit + partner|kin|stranger + flee|fear|now|acute|again|bodymark|wound|cry|rage|weapon|blood|no back|unconscious|dull|confine|threat",
        "hit + elder|dependent + kin|stranger|now|acute|again|wound|fear|bodymark|says-who|cry",
        "hit + flee|blood|unconscious|dull",
        "wound + says-who|fear + kin|partner|hit|stranger + elder|dependent|hit|partner|flee|says-who",
        "wound + bodymark + weapon|says-who|hit|fear",
        "lurk + partner|stranger",
        "intrude + fear|stranger|rage|threat|weapon|now|again + fear|flee|now|rage|threat|weapon|stranger",
        "confine + fear|flee|cry|eat|no eat|days|kin|partner|dependent|elder|child|stranger|night|now|again|weapon",
        "shed + coerced|confine|withheld + elder|dependent|child|kin|cold|days|night",
        "sexual + partner|stranger|dependent|kin + fear|no flee|flee|now|again|cry|says-who|hit|threat|acute",
        "flee + partner + fear|rage|hit|threat",
    ),
    *rules("violence", "crisis + elder|dependent|kin|partner", unless=("child", "baby")),
    # a child, or someone who cannot help themselves, is being harmed
    *rules(
        "child",
        "baby + shake|hit|leave|crisis",
        "child|kin + shake + height|water",
        "child + shake + acute|now|kin|crisis|again",
        "child + hit + kin|partner|now|acute|again|wound|fear|says-who|cry|weapon|bodymark|stranger",
        "child + wound|bodymark + says-who|fear|again + wound|bodymark",
        "child + wound + bodymark + kin|fear|says-who|again|partner",
        "crisis + child|baby",
        "child + plea + kin|fear|hit|wound|cry|night|cold|shut-out",
        "child|baby + lifeline>none-left|foodless + no eat|no deprive|foodless",
        "child|baby + care>no deprive",
        "child|baby + no deprive|withheld + days|night|again|weak|wound|sore|fear|no eat",
        "child=leave|baby=leave|leave>child|child>exposed + night|days|unseen|cry|cold|hot|no back|no eat|foodless|eat|road|height|outside|exposed",
        "child|baby + shut-out",
        "child|baby + hot|cold + leave|trapped|confine",
        "child|baby + confine",
        "child + sexual",
        "child + coerced + kin|partner|again|night|cold|fear",
        "child|baby|dependent + mouth>cover|mouth>grip",
        "dependent|child|elder + body-touch>sexual",
        "child + cry + rage|hit|again|night|fear",
        "child + no eat|foodless + days|fear|ravenous",
        "child|dependent + height|brink + perch",
        "child + fear + hit|rage|weapon|threat|wound|flee|sexual",
        "baby + no stir|cry|no cry + rage|acute|weak|shiver|pale|unconscious",
    ),
    # care that is withheld, a body left to decay
    *rules(
        "neglect",
        "maggot + limb|wound|bodymark|part|extremity",
        "sore + no deprive|withheld|refuse|leave|days",
        "elder|dependent + wound|sore + withheld|no deprive",
        "elder|dependent + no deprive|withheld + sore|weak|days|no eat|wound|dull|night",
        "elder|dependent + shut-out",
        "elder=leave|dependent=leave|kin=leave + elder|dependent + days|night|no eat|cold|hot|weak|confine|foodless",
        "refuse + weak|sore|dull|no eat|breath|unconscious|pale|shiver|fever|delirium",
    ),
    # gone
    *rules(
        "missing",
        "gone|lost + child|dependent + search|hours|no back",
        "gone|lost + no back|unseen|lost + dependent|child|elder|exposed|baby + acute|exposed|night|cold|hot|now|no stir|road|water|height|days",
        "child|dependent + no back + gone|water|lost|search",
        "elder + no back + gone|lost|exposed + exposed|night|cold|hot|water|days|acute",
        "dependent|child + road>stir",
        "vanished + child|dependent|elder + water|brink|vehicle-left|hours|search|night|cold|exposed|acute|road",
        "gone|vanished + elder|dependent|child + late|exposed",
        "exposed + gone + dependent|child|elder|no back|unseen",
        "exposed + unseen + gone|night|cold|no back|water|road",
        "exposed + road|night|cold + dependent|child|elder|glimpse|stir|gone",
        "gone + road|water + elder|dependent|child + exposed|now|night|no back|unseen",
        "gone + no back + exposed|water|night|cold|acute|note|farewell|fear",
    ),
    # fire, gas
    *rules(
        "fire",
        "smoke>rise",
        "smoke + rise|burn + glimpse|now|acute|stove|no flee|elder|alarm|home-sign",
        "smoke + alarm",
        "smoke + no back|no answer|elder|dependent|child",
        "burn + stove|smoke|gas-smell + again|acute|now|smoke|elder|dull|no stir|night|alarm|sink",
        "gas-smell + now|acute|again|home-sign|glimpse|alarm|elder|no answer|ground|weak|rise|dull",
        "gas + smell",
        "alarm + now|no answer|burn|gas-smell|home-sign|acute",
        "boom + now|acute|wound|burn|smoke|flee|glimpse|stove|height",
        "fumes + pain|vomit|weak|dull|unconscious|collapse",
        "threat + stove|smoke",
    ),
    # a driver who is a danger and goes on driving
    *rules("driving", "drive + keep-driving|again", "drive + dull|dependent + keep-driving|again|acute|now"),
)  # fmt: skip
"""Rules that put the emergency first."""
