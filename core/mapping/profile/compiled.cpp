#include "core/mapping/profile/compiled.hpp"

#include <bit>

#include "core/model/casualties.hpp"
#include "core/text/fold.hpp"

namespace maex {
namespace {

constexpr std::string_view group_sign = " > ";

void add_words(std::vector<std::string>& to, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    const std::string folded = fold(word);
    if (!word.empty()) to.push_back(folded.empty() ? word : folded);
  }
}

void add_parts(Compiled& made) {
  made.part_of.assign(made.profile.columns.size(), -1);
  for (std::size_t i = 0; i != made.profile.columns.size(); ++i) {
    const ProfileColumn& column = made.profile.columns[i];
    if (column.part == ProfileColumn::Part::whole) continue;
    const std::size_t node = made.plan.column_node[i];
    std::size_t at = 0;
    while (at != made.parts.size() && (made.parts[at].node != node || made.parts[at].field != column.field)) ++at;
    if (at == made.parts.size()) made.parts.push_back({node, column.field, {}});
    made.parts[at].columns.push_back(i);
    made.part_of[i] = static_cast<int>(at);
  }
}

}  // namespace

std::shared_ptr<const Compiled> compile(Profile profile) {
  auto made = std::make_shared<Compiled>();
  made->profile = std::move(profile);
  const Profile& p = made->profile;
  made->plan = plan_nodes(p);
  for (std::size_t i = 0; i != p.columns.size(); ++i) {
    const bool counts = p.columns[i].count_of.empty() && counts_people(p.columns[i].field);
    for (const std::string& heading : p.columns[i].headings) {
      (counts ? made->number_headings : made->headings).emplace(fold(heading), static_cast<int>(i));
      made->heading_names.push_back(heading);
    }
    if (!p.columns[i].count_of.empty()) made->has_counts = true;
  }
  for (std::size_t i = 0; i != p.columns.size(); ++i) {
    if (p.columns[i].under.empty() || made->nested_columns.size() == 64) continue;
    const std::uint64_t bit = std::uint64_t{1} << made->nested_columns.size();
    made->nested_columns.push_back(static_cast<int>(i));
    for (const std::string& word : p.columns[i].under) made->under[fold(word)] |= bit;
    for (const std::string& word : p.columns[i].leaves) made->leaves[fold(word)] |= bit;
  }
  for (const auto& [heading, column] : made->number_headings) made->headings.emplace(heading, column);
  for (std::size_t i = 0; i != p.ignored.size(); ++i)
    for (const std::string& heading : p.ignored[i].headings) {
      // "№" has neither letter nor digit; it is looked up unchanged.
      const std::string folded = fold(heading);
      made->headings.emplace(folded.empty() ? heading : folded, -1 - static_cast<int>(i));
    }
  for (const ProfileOpen& open : p.open)
    for (const std::string& heading : open.headings) made->open.emplace(fold(heading), true);
  add_words(made->totals, p.totals);
  add_words(made->notes, p.notes);
  add_parts(*made);
  for (const Field field : p.group)
    for (std::size_t i = 0; i != p.columns.size(); ++i)
      if (p.columns[i].field == field) made->group_columns.push_back(i);
  made->victim_level.assign(made->plan.nodes.size(), false);
  for (std::size_t i = 0; i != made->plan.nodes.size(); ++i) {
    const Node& node = made->plan.nodes[i];
    made->victim_level[i] =
        node.kind == Kind::victim ||
        (node.parent >= 0 && made->plan.nodes[static_cast<std::size_t>(node.parent)].kind == Kind::victim);
  }
  return made;
}

bool is_declared_open(const Compiled& profile, std::string_view heading) {
  if (profile.open.empty()) return false;
  if (profile.open.contains(fold(heading))) return true;
  const std::size_t group = heading.rfind(group_sign);
  return group != std::string_view::npos && profile.open.contains(fold(heading.substr(group + group_sign.size())));
}

bool is_open(const Compiled& profile, std::string_view heading) {
  if (is_declared_open(profile, heading)) return true;
  const auto column = profile.headings.find(fold(heading));
  if (column == profile.headings.end() || column->second < 0) return false;
  const FieldInfo& field = info(profile.profile.columns[static_cast<std::size_t>(column->second)].field);
  return field.type != Type::text && field.sensitivity != Sensitivity::identity;
}

int nested_column(const Compiled& profile, std::string_view folded) {
  if (profile.nested_columns.empty()) return -1;
  const auto of = [](const StringMap<std::uint64_t>& words, std::string_view word) {
    const auto at = words.find(word);
    return at == words.end() ? std::uint64_t{0} : at->second;
  };
  for (std::size_t at = folded.find(' '); at != std::string_view::npos; at = folded.find(' ', at + 1)) {
    const std::string_view left = folded.substr(0, at), right = folded.substr(at + 1);
    const std::uint64_t both =
        (of(profile.under, left) & of(profile.leaves, right)) | (of(profile.leaves, left) & of(profile.under, right));
    if (both != 0) return profile.nested_columns[static_cast<std::size_t>(std::countr_zero(both))];
  }
  return -1;
}

}  // namespace maex
