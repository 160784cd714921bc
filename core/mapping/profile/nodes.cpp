#include "core/mapping/profile/nodes.hpp"

#include <set>
#include <tuple>
#include <utility>

namespace maex {
namespace {

Kind main_kind(const Profile& profile) {
  switch (profile.row_is) {
    case Profile::RowIs::victim: return Kind::victim;
    case Profile::RowIs::incident: return Kind::incident;
    case Profile::RowIs::hazard_area: return Kind::hazard_area;
    case Profile::RowIs::assistance: return Kind::assistance;
    case Profile::RowIs::activity: return Kind::activity;
    case Profile::RowIs::education: return Kind::education;
    case Profile::RowIs::quality: return Kind::quality;
    case Profile::RowIs::tally: return Kind::tally;
  }
  return Kind::victim;
}

std::size_t node_of(NodePlan& plan, Kind kind, int parent, std::size_t nth) {
  for (std::size_t i = 0; i != plan.nodes.size(); ++i)
    if (plan.nodes[i].kind == kind && plan.nodes[i].parent == parent && plan.nodes[i].nth == nth) return i;
  plan.nodes.push_back({kind, parent, nth});
  return plan.nodes.size() - 1;
}

int top_of(const NodePlan& plan, Kind kind) {
  for (std::size_t i = 0; i != plan.nodes.size(); ++i)
    if (plan.nodes[i].kind == kind && plan.nodes[i].parent < 0) return static_cast<int>(i);
  return -1;
}

}  // namespace

bool row_has(const Profile& profile, Kind kind) {
  if (kind == main_kind(profile)) return true;
  return profile.row_is == Profile::RowIs::victim && kind == Kind::incident;
}

Kind default_owner(const Profile& profile) {
  return profile.row_is == Profile::RowIs::victim ? Kind::incident : main_kind(profile);
}

NodePlan plan_nodes(const Profile& profile) {
  NodePlan plan;
  const Kind main = main_kind(profile);
  if (main == Kind::victim) plan.incident = static_cast<int>(node_of(plan, Kind::incident, -1, 0));
  plan.main = static_cast<int>(node_of(plan, main, -1, 0));
  if (main == Kind::incident) plan.incident = plan.main;
  if (main == Kind::victim) plan.victim = plan.main;
  // Stacked columns fill the newest child that still lacks their field. So a third source needs only a third column.
  std::set<std::tuple<std::size_t, Field, ProfileColumn::Part>> filled;
  const auto place = [&](Field field, Kind owner, bool stack, ProfileColumn::Part part) {
    const Kind kind = info(field).kind;
    if (!is_child(kind)) return static_cast<std::size_t>(top_of(plan, kind));
    const int parent = top_of(plan, owner);
    std::size_t nth = 0;
    if (stack) {
      std::size_t count = 1;
      for (const Node& node : plan.nodes)
        if (node.kind == kind && node.parent == parent && node.nth >= count) count = node.nth + 1;
      nth = count == 1 ? 1 : count - 1;
      const std::size_t newest = node_of(plan, kind, parent, nth);
      if (filled.contains({newest, field, part}) && !info(field).many) ++nth;
    }
    const std::size_t node = node_of(plan, kind, parent, nth);
    filled.insert({node, field, part});
    return node;
  };
  for (const ProfileColumn& column : profile.columns)
    plan.column_node.push_back(column.count_of.empty() ? place(column.field, column.owner, column.stack, column.part)
                                                       : 0);
  for (const ProfileConstant& constant : profile.constants)
    plan.constant_node.push_back(place(constant.field, constant.owner, false, ProfileColumn::Part::whole));
  return plan;
}

}  // namespace maex
