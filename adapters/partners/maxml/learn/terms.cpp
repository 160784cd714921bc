#include "adapters/partners/maxml/learn/terms.hpp"

#include <algorithm>
#include <set>

#include "adapters/partners/maxml/dialect/dialect.hpp"
#include "core/text/fold.hpp"

namespace maex::maxml {
namespace {

struct Spelling {
  CodeList list;
  std::string_view word;
  Code code;
};
/// Spellings that always mean this code.
constexpr Spelling spellings[] = {
    {CodeList::yes_no, "y", Code::yes_no_YES},
    {CodeList::yes_no, "true", Code::yes_no_YES},
    {CodeList::yes_no, "1", Code::yes_no_YES},
    {CodeList::yes_no, "n", Code::yes_no_NO},
    {CodeList::yes_no, "false", Code::yes_no_NO},
    {CodeList::yes_no, "0", Code::yes_no_NO},
    {CodeList::yes_no, "u", Code::yes_no_UNKNOWN},
    {CodeList::yes_no, "not known", Code::yes_no_UNKNOWN},
    {CodeList::sex, "m", Code::sex_MALE},
    {CodeList::sex, "f", Code::sex_FEMALE},
    {CodeList::sex, "man", Code::sex_MALE},
    {CodeList::sex, "woman", Code::sex_FEMALE},
    {CodeList::outcome, "dead", Code::outcome_KILLED},
    {CodeList::outcome, "fatal", Code::outcome_KILLED},
    {CodeList::outcome, "k", Code::outcome_KILLED},
    {CodeList::outcome, "wounded", Code::outcome_INJURED},
    {CodeList::outcome, "i", Code::outcome_INJURED},
    {CodeList::outcome, "unhurt", Code::outcome_UNINJURED},
    {CodeList::consent, "y", Code::consent_GIVEN},
    {CodeList::consent, "n", Code::consent_REFUSED},
    {CodeList::consent, "true", Code::consent_GIVEN},
    {CodeList::consent, "false", Code::consent_REFUSED},
    {CodeList::consent, "1", Code::consent_GIVEN},
    {CodeList::consent, "0", Code::consent_REFUSED},
    {CodeList::device_category, "ap", Code::device_category_AP_MINE},
    {CodeList::device_category, "ap mine", Code::device_category_AP_MINE},
    {CodeList::device_category, "anti personnel mine", Code::device_category_AP_MINE},
    {CodeList::device_category, "anti personnel", Code::device_category_AP_MINE},
    {CodeList::device_category, "av", Code::device_category_AV_MINE},
    {CodeList::device_category, "av mine", Code::device_category_AV_MINE},
    {CodeList::device_category, "anti vehicle mine", Code::device_category_AV_MINE},
    {CodeList::device_category, "anti vehicle", Code::device_category_AV_MINE},
    {CodeList::device_category, "uxo", Code::device_category_ERW_UXO},
    {CodeList::device_category, "axo", Code::device_category_ERW_AXO},
    {CodeList::hazard_type, "suspected hazardous area", Code::hazard_type_SHA},
    {CodeList::hazard_type, "confirmed hazardous area", Code::hazard_type_CHA},
    {CodeList::accident_type, "mine", Code::accident_type_MINE},
    {CodeList::accident_type, "ied", Code::accident_type_IED},
    {CodeList::displacement, "internally displaced", Code::displacement_IDP},
};

/// Splits a word at its inner capitals: ApMine, WORKED_ON.
std::string spread(const std::string& word) {
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool upper = word[i] >= 'A' && word[i] <= 'Z';
    if (upper && i != 0 && word[i - 1] >= 'a' && word[i - 1] <= 'z') out += ' ';
    out += word[i];
  }
  return fold(out);
}

std::map<std::string, Code> known_words(CodeList list) {
  std::map<std::string, Code> known;
  const auto add = [&](std::string_view word, Code code) {
    known.emplace(fold(word), code);
    known.emplace(spread(std::string(word)), code);
  };
  for (std::size_t i = 0; i < all_codes().size(); ++i) {
    const CodeInfo& code = all_codes()[i];
    if (code.list != list) continue;
    add(code.name, static_cast<Code>(i));
    for (const std::string_view label : code.labels) add(label, static_cast<Code>(i));
  }
  const auto draft = load_dialect({});
  if (const auto found = draft->values.find(list); found != draft->values.end())
    for (const auto& [code, term] : found->second) add(term, code);
  for (const Spelling& one : spellings)
    if (one.list == list) add(one.word, one.code);
  return known;
}

}  // namespace

TermMap map_terms(CodeList list, const std::map<std::string, std::uint64_t>& words) {
  const std::map<std::string, Code> known = known_words(list);
  TermMap map;
  std::set<Code> used;
  for (const auto& [word, times] : words) {
    auto found = known.find(fold(word));
    if (found == known.end()) found = known.find(spread(word));
    if (found == known.end() || !used.insert(found->second).second)
      map.open.push_back(word);
    else
      map.sure.emplace_back(word, found->second);
  }
  return map;
}

bool is_select(Field field) {
  static const std::set<std::string_view> selects = {"incident.cause",
                                                     "incident.time",
                                                     "incident.how_ordnance_activated",
                                                     "incident.area_type",
                                                     "victim.activity",
                                                     "victim.occupation",
                                                     "victim.marital_status",
                                                     "victim.highest_level_education",
                                                     "hazard_area.priority",
                                                     "hazard_area.status_reason",
                                                     "assistance.currency",
                                                     "assistance.priority",
                                                     "assistance.status",
                                                     "assistance.status_reason",
                                                     "activity.type",
                                                     "activity.status"};
  return selects.count(info(field).full_name) != 0;
}

bool is_word_list(const Texts& texts) {
  if (texts.many || texts.distinct.empty() || texts.count < 15 || texts.distinct.size() > 40) return false;
  if (texts.distinct.size() * 3 > texts.count) return false;
  return std::all_of(texts.distinct.begin(), texts.distinct.end(), [](const auto& one) { return one.second >= 2; });
}

}  // namespace maex::maxml
