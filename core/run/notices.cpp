#include "core/run/notices.hpp"

#include <map>

#include "core/mapping/flat/flat.hpp"
#include "core/mapping/map/notices.hpp"
#include "core/mapping/profile/notices.hpp"
#include "core/rules/custom/run.hpp"
#include "core/rules/rule.hpp"
#include "core/run/item.hpp"

namespace maex {

std::vector<const NoticeType*> all_notices(const Registry& registry) {
  std::map<std::string_view, const NoticeType*> found;
  const auto add = [&found](const NoticeType* type) { found.emplace(type->code, type); };
  for (const rules::Rule* rule : rules::catalogue()) add(&rule->notice);
  for (const NoticeType* type : mapping_notices::all()) add(type);
  for (const NoticeType* type : flat_notices::all()) add(type);
  for (const NoticeType* type : feature_notices::all()) add(type);
  for (const NoticeType* type : run_notices()) add(type);
  add(&rules::custom_rule_unfinished());
  for (const Descriptor* card : registry.descriptors())
    for (const NoticeType* type : card->notices) add(type);
  std::vector<const NoticeType*> all;
  for (const auto& [code, type] : found) all.push_back(type);
  return all;
}

}  // namespace maex
