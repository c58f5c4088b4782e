"""Says which records no answer can ever reach, so that an editor sees it before a colleague misses the desk.

What is there to be read only (sections of 関係各課一覧, members of the network list, rules, organisations) is not meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from jusou_graph.model.catalog import Profile
from jusou_graph.model.desk_routes import COORDINATING, has_route, listed_sections
from jusou_graph.model.evidence import Named, Record
from jusou_graph.model.places import CatchmentEntry
from jusou_graph.model.records import Agency, Department, Meeting, NetworkMember, Provision, Resource
from jusou_graph.notices import Notice, notice
from jusou_graph.sources.yaml_files import YamlFile

SINGLE_CASES = ("support_meeting", "integrated_support_meeting")
NO_ROUTE = "分野（fields）・相談内容（concerns）・事業（programme）のどれからも、この窓口に着きません"
NOT_A_DESK = "first_contact が false で、推進員の一覧（network.yaml）にも関係各課（departments.yaml）にもありません"
NO_ROLE = "だれのどのニーズにこたえるか（roles）がありません"
SECOND = "同じ働きの会議（{first}）が先にあり、答えにはそちらだけが出ます"
GIVE_ROUTE = "計画が書く分野・相談内容・事業を書き足してください。つなぐ窓口でなければ first_contact を false にし、どこに載るかを書きます"
GIVE_LIST = "network.yaml の agencies か departments.yaml に加えるか、つなぐ窓口なら first_contact を消してください"
GIVE_ROLE = "roles を書き足してください。計画に対象も内容もなければ unconfirmed に roles と書きます"
GIVE_PARENT = "どちらかの parent に、もう一方の id を書いてください（開き方のちがいとして並べて示します）"


def check_reach(
    profile: Profile, records: Mapping[str, Sequence[Record]], entries: Iterable[CatchmentEntry],
    files: Mapping[str, YamlFile],
) -> Iterator[Notice]:  # fmt: skip
    """Says which desks, places and meetings no answer can name.

    Args:
        profile: The municipality.
        records: Its records by the stem of their file.
        entries: Its town table.
        files: The files the records were read from, by stem.
    """
    placed = frozenset({e.agency for e in entries} | {profile.catchment.sole_centre or ""})
    carrying_out = frozenset(
        p
        for v in records["provisions"]
        if isinstance(v, Provision) and v.programme.value in COORDINATING.values()
        for p in v.providers
    )
    listed = listed_sections(d for d in records["departments"] if isinstance(d, Department))
    members = {a for n in records["network"] if isinstance(n, NetworkMember) for a in n.agencies}
    for a in records["agencies"]:
        if not isinstance(a, Agency) or a.name in listed or a.status != "active":
            continue
        if a.first_contact and not has_route(a, placed, carrying_out):
            yield _notice(files["agencies"], a, NO_ROUTE, GIVE_ROUTE)
        elif not a.first_contact and a.id not in members:
            yield _notice(files["agencies"], a, NOT_A_DESK, GIVE_LIST)
    for r in records["resources"]:
        if isinstance(r, Resource) and not r.roles and "roles" not in r.unconfirmed:
            yield _notice(files["resources"], r, NO_ROLE, GIVE_ROLE)
    yield from _second_meetings(records, files)


def _second_meetings(records: Mapping[str, Sequence[Record]], files: Mapping[str, YamlFile]) -> Iterator[Notice]:
    """Meetings for single cases of which an answer names only the first."""
    first: dict[str, Meeting] = {}
    for m in records["meetings"]:
        if not isinstance(m, Meeting) or m.holds not in SINGLE_CASES or m.parent is not None:
            continue
        if m.holds in first:
            yield _notice(files["meetings"], m, SECOND.format(first=first[m.holds].name), GIVE_PARENT)
        first.setdefault(m.holds, m)


def _notice(file: YamlFile, record: Named, why: str, how: str) -> Notice:
    items = file.data if isinstance(file.data, list) else []
    index = next(i for i, item in enumerate(items) if isinstance(item, dict) and item.get("id") == record.id)
    return notice("never-answered", file.name, file.line((index, "id")), "id", name=record.name, why=why, how=how)
