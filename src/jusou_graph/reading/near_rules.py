"""What is near danger: where nothing surer is told, the question about danger comes first (conditions as in the rules of danger).

A question costs little and a miss much, so one sign is enough, also where it is told as a worry.
"""

from __future__ import annotations

from jusou_graph.reading.danger_rules import DangerRule, rules

NEAR: tuple[DangerRule, ...] = (
    *rules("collapse", "call + no answer", "dull", "no dull", "no answer + acute|elder|now|collapse", "breath>failing"),
    *rules("collapse", "odd", "allergy + acute|child", "chest>pain", "dead + days|ground|now|dependent", "delirium", "skin-off", "scald>spill", "extremity>pale", "face>pale", "sweat", "side>slack", "limb>slack + acute", "speechless", "severe", "fit", "blood"),
    *rules("collapse", "part>pain + acute", "deep", "headblow", "fall", "sink", "trapped", "flood", "stuck", "morsel>stuck"),
    *rules("collapse", "vomit", "fever", "collapse", "weak", "cry", "thud", "wound", "silence + kin|elder|child"),
    *rules("collapse", "mail>left-as-is", "home-sign>left-as-is", "unseen + call|days|elder|acute", "rot", "glimpse + call|ground"),
    *rules("collapse", "no eat", "foodless", "quit-eating", "hot + weak|elder|child|baby|dull", "device>cut-off", "device + dull"),
    *rules("collapse", "cold + elder|child|baby|outside|shiver|lifeline|dependent", "shiver", "lifeline>none-left", "outside"),
    *rules("collapse", "birth-now", "acute + stir|no stir|eat|now", "no stir + acute|days|hours", "hours + child", "limb>no stir"),
    *rules("overdose", "drug + much|empty|decided", "drug>ready", "poison + drink|child|baby", "container>empty"),
    *rules("life", "die", "wish-end>wishing", "no-worth", "cut-self", "means + ready|kin", "brink>stand-there", "decided", "the-end", "burden"),
    *rules("life", "farewell + note|acute|give-away|now|no back|gone", "worn-out", "parting + unseen|note|acute", "note + unseen|gone"),
    *rules("life", "give-away + acute|farewell|again|much"),
    *rules("violence", "weapon", "threat", "rage", "hit", "flee", "fear", "intrude", "confine", "sexual", "crisis", "weapon>strike"),
    *rules("violence", "coerced", "shed + kin", "plea", "lurk", "taken", "neck>grip", "mouth>cover", "shut-out"),
    *rules("child", "shake + child|baby", "leave + child|baby", "shut-out", "ravenous", "perch + child", "neck>grip", "child + bodymark|wound|fear", "no deprive|withheld"),
    *rules("child", "child|baby + night|coerced", "baby + stir|cry|no eat|acute"),
    *rules("neglect", "sore", "refuse", "leave + elder|dependent"),
    *rules("missing", "gone + no back|unseen|exposed|road|night|child|dependent|kin|elder", "exposed", "no back", "late + gone|no back", "road", "lost", "search"),
    *rules("fire", "smoke", "burn", "gas-smell", "alarm", "boom", "fumes", "stove + again|dull", "gas + smell|no stove"),
    *rules("driving", "drive"),
    # something has just happened to someone: what it was is not understood
    *rules("collapse", "acute|hours|late|silence|thud + kin|elder|child|baby|dependent|partner|stranger"),
)  # fmt: skip
"""Rules that put the question about danger first."""
