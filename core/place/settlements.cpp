#include "core/place/settlements.hpp"

#include <algorithm>

#include "core/io/resources.hpp"
#include "core/place/place_key.hpp"
#include "core/text/csv_rows.hpp"
#include "core/text/fold.hpp"

namespace maex {
namespace {

constexpr std::size_t most_settlements = 200'000;
constexpr std::size_t longest_settlement = 200;  // bytes of a name; a longer text is a sentence
// Shorter keys are equal by chance too often when k, g and q are one letter.
constexpr std::size_t shortest_loose = 5;

// Folded words that say what kind of settlement a name is, with their case endings.
constexpr std::string_view kind_words[] = {"kend",     "kendi",       "kendin",      "kendinin",   "kendine",
                                           "kendinde", "kendinden",   "k",           "qesebe",     "qesebesi",
                                           "qes",      "qesebesinin", "qesebesinde", "qesebesine", "qesebesinden",
                                           "village",  "vil",         "settlement",  "town",       "село",
                                           "села",     "селе",        "с",           "сел",        "поселок",
                                           "поселка",  "поселке",     "пос",         "п",          "пгт",
                                           "деревня",  "деревне",     "кәнд",        "кәнди",      "кәндинин",
                                           "кәндиндә", "кәндиндән",   "гәсәбә",      "гәсәбәси"};

/// The key of a settlement's name, without words for its kind.
void settlement_key(place::PlaceKey& key, std::string_view name) {
  thread_local std::string folded, kept;
  folded.clear();
  kept.clear();
  append_folded(folded, name);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    const std::string_view word = std::string_view(folded).substr(at, end - at);
    at = end + 1;
    if (std::find(std::begin(kind_words), std::end(kind_words), word) != std::end(kind_words)) continue;
    if (!kept.empty()) kept += ' ';
    kept += word;
  }
  place::make_key(key, kept);
}

}  // namespace

Settlements Settlements::parse(std::string_view csv, std::string_view name, const Gazetteer& gazetteer) {
  CsvRows rows(csv, name);
  const std::vector<std::string> head = {"name", "districts", "kind", "shared", "source", "aliases", "notes"};
  std::vector<std::string> row;
  if (!rows.next(row) || row != head)
    rows.fail("the first line must be name,districts,kind,shared,source,aliases,notes");
  Settlements made;
  place::PlaceKey key;
  std::string loose;
  while (rows.next(row)) {
    if (row.size() != head.size()) rows.fail("there are " + std::to_string(row.size()) + " fields instead of 7");
    if (made.settlements_.size() == most_settlements) rows.fail("a list of settlements has at most 200,000 rows");
    Settlement& settlement = made.settlements_.emplace_back();
    settlement.name = row[0];
    const auto parts = [](std::string_view list, const auto& use) {
      while (!list.empty()) {
        const std::size_t bar = std::min(list.find('|'), list.size());
        if (bar != 0) use(list.substr(0, bar));
        list.remove_prefix(std::min(bar + 1, list.size()));
      }
    };
    parts(row[1], [&](std::string_view district) {
      const District* found = gazetteer.find(district);
      if (found == nullptr) found = gazetteer.resolve(district).district;
      if (found == nullptr)
        rows.fail("\"" + std::string(district.substr(0, 60)) + "\" is not a district of the gazetteer");
      settlement.districts.push_back(found->id);
    });
    if (settlement.districts.empty()) rows.fail("the district is missing");
    settlement.kind = row[2];
    if (!row[3].empty() && row[3] != "yes" && row[3] != "no") rows.fail("shared must be yes, no or empty");
    settlement.shared = row[3] == "yes";
    settlement.source = row[4];
    if (settlement.source.empty()) rows.fail("the source is missing");
    settlement.notes = row[6];
    const auto number = static_cast<std::uint32_t>(made.settlements_.size() - 1);
    const auto add = [&](std::string_view spelling) {
      if (spelling.size() > longest_settlement) rows.fail("a name is longer than 200 bytes");
      settlement_key(key, spelling);
      if (key.text.empty()) return;
      made.folded_.add(key.text, {number, 0});
      loose.clear();
      place::append_loose(loose, key.text);
      if (loose.size() >= shortest_loose) made.loose_.add(loose, {number, 0});
    };
    settlement_key(key, settlement.name);
    if (key.text.empty()) rows.fail("the name is missing");
    add(settlement.name);
    parts(row[5], add);
  }
  made.folded_.finish();
  made.loose_.finish();
  return made;
}

const Settlements& Settlements::azerbaijan() {
  static const Settlements made =
      parse(find_resource("gazetteer/settlements.csv").value(), "gazetteer/settlements.csv", Gazetteer::azerbaijan());
  return made;
}

void Settlements::find_name(std::string_view name, std::vector<const Settlement*>& out) const {
  thread_local place::PlaceKey key;
  settlement_key(key, name);
  if (key.text.empty()) return;
  const std::size_t before = out.size();
  // A list may have thousands of settlements of one name, so those found before are not searched one by one.
  thread_local std::vector<const Settlement*> found;
  const auto take = [&](std::span<const place::Posting> postings) {
    found = out;
    std::sort(found.begin(), found.end(), std::less<>());
    const Settlement* last = nullptr;
    for (const place::Posting& p : postings) {  // in the order of the list
      const Settlement* settlement = &settlements_[p.place];
      if (settlement == last || std::binary_search(found.begin(), found.end(), settlement, std::less<>())) continue;
      out.push_back(last = settlement);
    }
  };
  take(folded_.find(key.text));
  if (out.size() != before) return;
  thread_local std::string loose;
  loose.clear();
  place::append_loose(loose, key.text);
  take(loose_.find(loose));
  if (out.size() != before) return;
  place::for_base_forms(key, [&](std::string_view form) { take(folded_.find(form)); });
}

void Settlements::find(std::string_view text, std::vector<const Settlement*>& out) const {
  if (text.empty() || text.size() > longest_settlement) return;
  const std::size_t before = out.size();
  find_name(text, out);
  constexpr std::string_view marks = ",;/()|";
  if (out.size() != before || text.find_first_of(marks) == std::string_view::npos) return;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(marks, at), text.size());
    find_name(text.substr(at, end - at), out);
    at = end + 1;
  }
}

std::string_view Settlements::only_district(std::string_view text) const {
  thread_local std::vector<const Settlement*> found;
  found.clear();
  find(text, found);
  std::string_view only;
  for (const Settlement* settlement : found) {
    if (settlement->shared || settlement->districts.size() != 1) return {};
    if (!only.empty() && only != settlement->districts[0]) return {};
    only = settlement->districts[0];
  }
  return only;
}

}  // namespace maex
