"""The gaps a planner must be shown, as a planner read them out of the plans: expectations, never an input.

Each item names the findings that must be among the answers (all of them) and the lines the list gives as evidence. A
line is covered where a passage of one of the findings overlaps it. 低 (A-4, A-T3) is left out of the answers on purpose:
the absence of a word alone proves nothing. An item without findings is known not to be found; the note says why.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the list: its name, confidence (高 or 中), the findings, and its lines."""

    name: str
    confidence: str
    findings: tuple[str, ...]
    lines: tuple[str, ...]


def item(name: str, confidence: str, findings: str, lines: str = "") -> Item:
    return Item(name, confidence, tuple(findings.split()), tuple(lines.split()))


ITEMS = (
    item("A-1 富谷", "高", "04216/need-without-place/schoolAgePlace", "004:972"),
    item("A-1 熱海", "高", "22205/need-without-place/schoolAgePlace", "003:153"),
    item("A-1 盛岡", "中", "03201/need-without-place/schoolAgePlace", "002:327"),
    item("A-1 滝沢", "中", "03216/need-without-place/schoolAgePlace", "000:155"),
    item("A-1 井川", "中", "05366/need-without-place/schoolAgePlace", "001:189"),
    item("A-2 滝沢", "高", "03216/need-without-place/workStep", "000:137-140"),
    item("A-2 井川", "高", "05366/need-without-place/workStep", "001:136 001:158-162"),
    item("A-2 熱海", "高", "22205/need-without-place/workStep", "003:193-197"),
    item("A-2 富谷", "高", "04216/need-without-place/workStep", "004:1225-1245"),
    item("A-3 井川", "高", "05366/left-out/p3-guideline", "001:191 001:192 001:193"),
    item("A-3 滝沢", "高", "03216/planned-only/provision-p3-guideline", "000:157"),
    item("A-3 盛岡", "中", "03201/programme-without-named-place/p3-guideline", "002:346"),
    item("A-5 盛岡", "高", "03201/one-provider/shakyo", "002:274 002:349 002:377 002:482 002:146 002:152"),
    item("A-5 熱海", "高", "22205/one-provider/shakyo", "003:113 003:137 003:164 003:175 003:187 003:198"),
    item("A-5 井川", "高", "05366/one-provider/shakyo", "001:136 001:192 001:193 001:258 001:351"),
    item("A-5 富谷", "高", "04216/one-provider/psc", "004:757 004:1110 004:1182 004:1257"),
    item("A-5 滝沢", "高", "03216/one-provider/chiiki-fukushi-ka", "000:131 000:173 000:190"),
    item("A-6 井川", "高", "05366/missing-item/resource-frequency", "001:185 001:191"),
    item("A-6 富谷", "高", "04216/missing-item/resource-frequency", "004:929"),
    item("A-6 盛岡", "高", "03201/missing-item/resource-capacity 03201/missing-item/resource-frequency"),
    item("A-6 滝沢", "高", "03216/missing-item/resource-capacity 03216/missing-item/resource-phone"),
    item("A-6 熱海", "高", "22205/missing-item/resource-capacity 22205/missing-item/resource-phone"),
    item(
        "T-1", "高", "03216/planned-only/resource-menu-keisagyo-ryori 03216/planned-only/resource-menu-gaishutsu-taiken",
        "000:137-140",
    ),
    item("T-2", "高", "03216/planned-only/provision-p3-guideline", "000:157"),
    item("T-3", "高", "03216/unnamed-place/places", "000:152-155"),
    item("T-4", "高", "03216/no-town-table/table", "000:107-109"),
    item("T-5", "中", "03216/shared-address/市役所内", "000:107-115"),
    item("T-6", "中", "03216/need-without-place/homeTidying"),
    item("T-7", "高", "03216/announced-revision/passages", "000:58-60"),
    item("I-1", "高", "05366/planned-only/resource-tasedai-ibasho", "001:211 001:207"),
    item("I-2", "高", "05366/left-out/p3-guideline", "001:191-193"),
    item("I-3", "高", "05366/left-out/watchingOver 05366/left-out/dailyHelp", "001:191 001:192"),
    item("I-4", "高", "05366/single-place/p3-ha 05366/single-place/p3-ni", "001:188-189"),
    item(
        "I-5", "高", "05366/unconfirmed-item/location 05366/unconfirmed-item/content 05366/programme-without-named-place/p2",
        "001:77 001:136",
    ),
    item("I-6", "中", "05366/referral-beyond/passages", "001:80"),
    item(
        "M-1", "中", "03201/town-in-no-catchment/towns 03201/misprinted-entry/entries",
        "002:833 002:836 002:837 002:839",
    ),
    item(
        "M-2", "高",
        "03201/town-in-two-catchments/北飯岡 03201/town-in-two-catchments/向中野 03201/town-in-two-catchments/上田",
        "002:836 002:838 002:832 002:839",
    ),
    item("M-3", "中", "03201/empty-catchment/all 03201/empty-catchment/p3-ni", "002:335"),
    item("M-4", "高", "03201/left-out/p2", "002:239 002:253 002:267"),  # the list says 002:255, a blank line; the words stand in 253
    item("M-5 数", "高", "03201/single-place/p1-ha 03201/single-place/p1-ni", "002:175 002:182"),
    item("M-6", "高", "03201/unconfirmed-item/operator 03201/unconfirmed-item/location", "002:166 002:318-321"),
    item("M-7", "中", "03201/contradiction/kosodate-kyoten-count", "002:330-340 002:581-583"),
    item("M-8", "高", "03201/contradiction/kurashi-operator", "002:182 002:393"),
    item("M-9", "高", "03201/borrowed-table/table 03201/announced-revision/passages", "002:841 002:117"),
    item("M-10", "高", "03201/postponed-item/passages", "002:107 002:117"),
    item("A-T1", "高", "22205/programme-without-named-place/p2", "003:193-199"),
    item("A-T2", "高", "22205/no-town-table/table", "003:73-74"),
    item("A-T4", "高", "22205/single-place/p3-ha 22205/single-place/p3-guideline", "003:147 003:163-165"),
    item("A-T5", "高", "22205/need-without-place/schoolAgePlace", "003:100"),
    item("A-T6", "高", "22205/not-shareable/passages", "003:218"),
    item("F-1 除外", "高", "04216/left-out/p1-ni", "004:744"),
    item("F-1 窓口", "中", "04216/left-out/p1-ni", "004:744"),
    item("F-2", "高", "04216/left-out/p3-ni", "004:972"),
    item("F-3", "高", "04216/left-out/p3-ha", "004:929-935"),
    item("F-4", "高", "04216/left-out/p2", "004:1247-1249"),
    item("F-5", "中", "04216/left-out/p1-i", "004:552"),
    item("F-6", "高", "04216/no-town-table/table", "004:560-564"),
    item("F-7", "高", "04216/contradiction/kosodate-kyoten-kazu", "004:492 004:978-986"),
    item("F-8", "高", "04216/plan-ending/004 04216/announced-revision/passages", "004:144-148"),
    item("M-5 距離", "中", ""),  # not answered: no plan and no list of the project holds coordinates or travel times
)  # fmt: skip
