#include "core/mapping/draft/draft.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include "core/io/error.hpp"
#include "core/mapping/draft/evidence.hpp"
#include "core/mapping/meaning/meaning.hpp"
#include "core/mapping/profile/parse_value.hpp"
#include "core/place/programme.hpp"
#include "core/text/fold.hpp"
#include "core/text/similar.hpp"

namespace maex {
namespace {

constexpr std::size_t most_proposals = 3;
constexpr double whole_fit = 0.81;   // the phrase explains each word of the heading but for fillers
constexpr double half_fit = 0.5;     // sure only when the values say so clearly, too
constexpr double least_lead = 0.05;  // over the second proposal
constexpr double clear_bonus = 0.3, weak_bonus = 0.1, penalty = 0.6, listed_bonus = 0.02;
constexpr double by_values_only = 0.3;

struct Judged {
  FieldProposal proposal;
  double fit = 0;
  Evidence::Says says = Evidence::Says::nothing;
};

double bonus_of(Evidence::Says says) {
  switch (says) {
    case Evidence::Says::against: return -penalty;
    case Evidence::Says::nothing: return 0;
    case Evidence::Says::weakly: return weak_bonus;
    case Evidence::Says::clearly: return clear_bonus;
  }
  return 0;
}

/// Fields whose values show what they are, also under a heading that says nothing.
constexpr Field shown_by_values[] = {Field::victim_sex,
                                     Field::victim_outcome,
                                     Field::victim_status,
                                     Field::device_category,
                                     Field::source_kind,
                                     Field::place_region,
                                     Field::place_district,
                                     Field::place_latitude,
                                     Field::place_longitude,
                                     Field::incident_date,
                                     Field::place_coordinates_entered};

std::vector<Judged> judge(const SheetColumn& column, const Gazetteer* gazetteer) {
  std::vector<Judged> all;
  for (const Meaning& meaning : meanings_of(column.heading)) {
    const Evidence evidence = evidence_of(column, meaning.field, gazetteer);
    std::string reasons =
        (meaning.fit >= whole_fit ? "the heading is \"" : "the heading has \"") + meaning.phrase + "\"";
    if (!evidence.reason.empty()) reasons += "; " + evidence.reason;
    all.push_back(
        {{meaning.field, meaning.fit + (meaning.listed ? listed_bonus : 0) + bonus_of(evidence.says), reasons},
         meaning.fit,
         evidence.says});
  }
  for (const Field field : shown_by_values) {
    if (std::any_of(all.begin(), all.end(), [&](const Judged& each) { return each.proposal.field == field; })) continue;
    const Evidence evidence = evidence_of(column, field, gazetteer);
    if (evidence.says != Evidence::Says::clearly) continue;
    all.push_back({{field, by_values_only, evidence.reason}, 0, evidence.says});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Judged& a, const Judged& b) { return a.proposal.score > b.proposal.score; });
  std::erase_if(all, [](const Judged& each) { return each.proposal.score <= 0; });
  return all;
}

bool is_sure(const std::vector<Judged>& all) {
  if (all.empty()) return false;
  const Judged& best = all.front();
  if (all.size() > 1 && best.proposal.score - all[1].proposal.score < least_lead) return false;
  if (best.says == Evidence::Says::against) return false;
  return best.fit >= whole_fit || (best.fit >= half_fit && best.says == Evidence::Says::clearly);
}

bool is_counter(const SheetColumn& column, std::size_t rows) {
  if (rows == 0 || column.cells.size() != rows) return false;
  for (std::size_t i = 0; i != column.cells.size(); ++i)
    if (column.cells[i].kind != CellKind::number ||
        column.cells[i].number != column.cells[0].number + static_cast<double>(i))
      return false;
  // Other columns may rise by one, too, such as numbers of victims: a counter is not named like a field.
  const std::string heading = fold(column.heading);
  const std::vector<Meaning> meanings = meanings_of(column.heading);
  return heading.size() <= 2 || meanings.empty() || meanings.front().fit < half_fit;
}

std::vector<DraftValue> values_of(const SheetColumn& column, Field field, const std::vector<std::string>& languages) {
  Profile profile;
  profile.languages = languages;
  ProfileColumn as;
  as.field = field;
  ValueParser parser(profile, as, 0);
  Parsed parsed;
  std::map<std::string, DraftValue> all;
  for (const Cell& cell : column.cells) {
    const std::string text(trim(cell.raw));
    DraftValue& value = all[text];
    if (value.count++ != 0) continue;
    value.text = text;
    parser.parse(cell, parsed);
    if (parsed.is == Parsed::Is::value && parsed.value.kind() == Value::Kind::code) value.code = parsed.value.as_code();
    if (value.code) continue;
    std::vector<std::string> labels;
    std::map<std::string, std::string> code_of;
    for (const CodeInfo& code : all_codes()) {
      if (code.list != info(field).list) continue;
      for (const std::string_view label : code.labels) {
        labels.emplace_back(label);
        code_of[std::string(label)] = code.name;
      }
    }
    for (const std::string& label : nearest(text, labels, most_proposals)) {
      const std::string& code = code_of[label];
      if (std::find(value.near_codes.begin(), value.near_codes.end(), code) == value.near_codes.end())
        value.near_codes.push_back(code);
    }
  }
  std::vector<DraftValue> list;
  for (auto& each : all) list.push_back(std::move(each.second));
  return list;
}

/// The built-in country whose gazetteer knows most of a column's texts; the reason says which share.
void find_country(const SheetColumns& sheet, ProfileDraft& draft) {
  double best = 0;
  for (const std::string& name : builtin_gazetteer_names()) {
    const Gazetteer& gazetteer = *builtin_gazetteer(name);
    for (const SheetColumn& column : sheet.columns) {
      KnownPlaces found;
      for (const PlaceLevel level : {PlaceLevel::above_district, PlaceLevel::district})
        if (const KnownPlaces at = known_places(column, gazetteer, level); at.known > found.known) found = at;
      if (found.all < 2) continue;
      const double share = static_cast<double>(found.known) / static_cast<double>(found.all);
      if (share < half_fit || share <= best) continue;
      best = share;
      draft.country = gazetteer.country().code;
      draft.country_reason = std::to_string(found.known) + " of " + std::to_string(found.all) + " values below \"" +
                             column.heading + "\" are in the gazetteer " + name;
    }
  }
}

void find_date_order(const SheetColumns& sheet, ProfileDraft& draft) {
  std::size_t day = 0, month = 0, open = 0, iso = 0;
  for (const SheetColumn& column : sheet.columns)
    for (const Cell& cell : column.cells) {
      if (cell.kind != CellKind::text) continue;
      switch (day_order(cell.raw)) {
        case DayOrder::day_first: ++day; break;
        case DayOrder::month_first: ++month; break;
        case DayOrder::open: ++open; break;
        case DayOrder::none:
          iso += cell.raw.size() >= 10 && cell.raw[4] == '-' && cell.raw[7] == '-' &&
                 parse_iso_date(cell.raw.substr(0, 10));
      }
    }
  if (month > day) draft.date_order = "mdy";
  if (day + month == 0 && iso != 0) draft.date_order = "ymd";
  draft.date_sure = (day != 0) != (month != 0) || (day + month + open == 0);
  draft.date_reason = std::to_string(day) + " dates have the day first, " + std::to_string(month) +
                      " the month first, " + std::to_string(open) + " can be read both ways";
}

void find_languages(const SheetColumns& sheet, ProfileDraft& draft) {
  std::map<std::string, std::size_t> counts;
  for (const SheetColumn& column : sheet.columns) {
    const std::vector<Meaning> meanings = meanings_of(column.heading);
    if (!meanings.empty() && !meanings.front().language.empty()) ++counts[meanings.front().language];
  }
  std::vector<std::pair<std::size_t, std::string>> sorted;
  for (const auto& each : counts) sorted.emplace_back(each.second, each.first);
  std::sort(sorted.rbegin(), sorted.rend());
  // A word that two languages share does not make the list one in both.
  for (const auto& each : sorted)
    if (each.first * 4 >= sorted.front().first) draft.languages.push_back(each.second);
}

/// Two columns cannot both be sure of one field.
void settle_collisions(std::vector<DraftColumn>& columns) {
  for (DraftColumn& column : columns)
    for (DraftColumn& other : columns) {
      if (&column == &other || !column.sure || !other.sure) continue;
      if (column.proposals.front().field != other.proposals.front().field) continue;
      const double lead = column.proposals.front().score - other.proposals.front().score;
      if (lead < least_lead) column.sure = false;
      if (lead > -least_lead) other.sure = false;
    }
}

std::string id_of(const std::string& file) {
  std::string id;
  for (const char c : std::filesystem::path(file).stem().string()) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool letter = lower >= 'a' && lower <= 'z', digit = lower >= '0' && lower <= '9';
    if (letter || (digit && !id.empty()))
      id += lower;
    else if (!id.empty() && id.back() != '-' && static_cast<unsigned char>(c) < 0x80)
      id += '-';
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id.empty() ? "partner" : id.substr(0, 40);
}

}  // namespace

ProfileDraft draft_profile(TableDocument& tables, const std::string& file, const std::string& country) {
  const SheetColumns sheet = read_columns(tables);
  if (sheet.columns.empty())
    throw InputError(file + " has no row of headings: a profile needs a list with headings in its first " +
                     std::to_string(heading_window) + " rows");
  ProfileDraft draft;
  draft.id = id_of(file);
  draft.file = std::filesystem::path(file).filename().string();
  draft.sheet = sheet.sheet;
  draft.heading_row = sheet.heading_row;
  draft.rows = sheet.rows.size();
  find_country(sheet, draft);
  if (!country.empty()) draft.country = country, draft.country_reason = "given";
  find_date_order(sheet, draft);
  find_languages(sheet, draft);
  const Programme* programme = builtin_programme(draft.country);
  const Gazetteer* gazetteer = programme == nullptr ? nullptr : builtin_gazetteer(programme->gazetteer.string());
  for (const SheetColumn& column : sheet.columns) {
    DraftColumn made{column.heading, column.number, column.cells.size(), false, false, {}, {}};
    made.counter = is_counter(column, draft.rows);
    if (!made.counter) {
      const std::vector<Judged> all = judge(column, gazetteer);
      made.sure = is_sure(all);
      for (std::size_t i = 0; i != std::min(all.size(), most_proposals); ++i) made.proposals.push_back(all[i].proposal);
    }
    draft.columns.push_back(std::move(made));
  }
  settle_collisions(draft.columns);
  for (std::size_t i = 0; i != draft.columns.size(); ++i) {
    DraftColumn& column = draft.columns[i];
    if (column.sure && info(column.proposals.front().field).type == Type::code)
      column.values = values_of(sheet.columns[i], column.proposals.front().field, {"en", "az", "ru"});
  }
  return draft;
}

}  // namespace maex
