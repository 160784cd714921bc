// Writes a draft as a profile.
#include <algorithm>
#include <map>

#include "core/mapping/draft/draft.hpp"
#include "core/notice/locator.hpp"

namespace maex {
namespace {

/// A TOML string of any text.
std::string toml_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out + "\"";
}

std::string list_of(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) out += (out.size() == 1 ? "" : ", ") + toml_text(text);
  return out + "]";
}

/// "C" of the third column.
std::string letters_of(std::uint32_t column) {
  std::string address = cell_address(column, 1);
  address.pop_back();
  return address;
}

std::string label_of(Field field) {
  return std::string(info(field).full_name) + " (" + std::string(info(field).labels[0]) + ")";
}

/// A comment is one line, whatever is in the text.
std::string in_comment(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return out;
}

std::string values_text(Field field, const std::vector<DraftValue>& values) {
  std::map<Code, std::vector<std::string>> known;
  std::string unknown;
  for (const DraftValue& value : values) {
    if (value.code) {
      known[*value.code].push_back(value.text);
      continue;
    }
    unknown += "# ? " + in_comment(value.text) + " (" + std::to_string(value.count) + " times)";
    for (std::size_t i = 0; i != value.near_codes.size(); ++i)
      unknown += (i == 0 ? ": near " : ", ") + value.near_codes[i];
    unknown += '\n';
  }
  if (known.empty() && unknown.empty()) return {};
  std::string out = "[column.values]\n";
  for (const auto& [code, texts] : known) out += std::string(info(code).name) + " = " + list_of(texts) + "\n";
  if (unknown.empty()) return out;
  return out + "# Values without a code; write each below a code as above (maex help codes " +
         std::string(name(info(field).list)) + ").\n" + unknown;
}

std::string column_text(const DraftColumn& column) {
  const std::string place = "column " + letters_of(column.number) + ", " + std::to_string(column.filled) + " values";
  if (column.counter)
    return "# " + place +
           ": its numbers rise by one from row to row.\n[[ignore]]\nheadings = " + list_of({column.heading}) +
           "\nrule = \"row-counter\"\nreason = \"A running number.\"\n";
  if (column.sure) {
    const FieldProposal& best = column.proposals.front();
    return "# " + place + ": " + in_comment(best.reasons) +
           ".\n[[column]]\nfield = " + toml_text(info(best.field).full_name) + "  # " +
           std::string(info(best.field).labels[0]) + "\nheadings = " + list_of({column.heading}) + "\n" +
           values_text(best.field, column.values);
  }
  std::string out = "# ? " + in_comment(toml_text(column.heading)) + ", " + place + ": ";
  if (column.proposals.empty())
    return out +
           "no field is proposed. maex help fields WORD searches for one. If none takes it, its cells\n"
           "# stay extras of the record; [[open]] or [[ignore]] says more about it (README of schemas/profiles).\n";
  out += "not sure. Keep the right field and take the signs # away:\n";
  for (std::size_t i = 0; i != column.proposals.size(); ++i)
    out += "#   " + std::to_string(i + 1) + ". " + label_of(column.proposals[i].field) + ": " +
           in_comment(column.proposals[i].reasons) + "\n";
  return out + "# [[column]]\n# field = " + toml_text(info(column.proposals.front().field).full_name) +
         "\n# headings = " + list_of({column.heading}) + "\n";
}

bool binds(const ProfileDraft& draft, Field field) {
  return std::any_of(draft.columns.begin(), draft.columns.end(), [field](const DraftColumn& column) {
    return column.sure && column.proposals.front().field == field;
  });
}

bool has_victims(const ProfileDraft& draft) {
  return std::any_of(draft.columns.begin(), draft.columns.end(), [](const DraftColumn& column) {
    return !column.proposals.empty() && info(column.proposals.front().field).kind == Kind::victim;
  });
}

std::string reading_text(const ProfileDraft& draft) {
  const bool victims = has_victims(draft);
  std::string out = "[read]\nrow = " + std::string(victims ? "\"victim\"" : "\"incident\"") + "  # one row is one " +
                    (victims ? "person" : "incident") + "\n";
  if (victims && binds(draft, Field::incident_id))
    out += "group = [\"incident.id\"]  # rows with one incident number are one incident\n";
  if (binds(draft, Field::victim_outcome)) out += "required = [\"victim.outcome\"]\n";
  out += "date-order = " + toml_text(draft.date_order) + "  # " + (draft.date_sure ? "" : "not sure: ") +
         draft.date_reason + "\n";
  return out;
}

std::string country_text(const ProfileDraft& draft) {
  if (draft.country.empty())
    return "# [programme]\n# country = \"XX\"  # not known; without it, Azerbaijan is assumed\n";
  return "[programme]\ncountry = " + toml_text(draft.country) + "  # " + in_comment(draft.country_reason) + "\n";
}

}  // namespace

std::string draft_text(const ProfileDraft& draft) {
  std::size_t sure = 0;
  for (const DraftColumn& column : draft.columns) sure += column.sure || column.counter;
  std::string out =
      "# Drafted from " + in_comment(draft.file) + ", sheet " + in_comment(toml_text(draft.sheet)) +
      ", headings in row " + std::to_string(draft.heading_row) + ": " + std::to_string(sure) + " of " +
      std::to_string(draft.columns.size()) +
      " headings are bound.\n# Check each line. A line that begins with \"# ?\" is a question. Keys: README.md in "
      "schemas/profiles.\n\n[profile]\nid = " +
      toml_text(draft.id) + "\ntitle = " + toml_text(draft.id) +
      "\nversion = \"1\"\nlanguages = " + list_of(draft.languages) + "\n\n" + country_text(draft) + "\n" +
      reading_text(draft);
  for (const DraftColumn& column : draft.columns) out += "\n" + column_text(column);
  return out +
         "\n# ? A profile needs an example. Take headings and one row of the list, change names of persons, and say "
         "what the\n"
         "# program shall understand. maex profile test runs it.\n"
         "# [[example]]\n# name = \"one person\"\n# rows = [[\"HEADING\", \"HEADING\"], [\"VALUE\", \"VALUE\"]]\n"
         "# expect = [\"victim.outcome=INJURED\", \"rows.used=1\"]\n";
}

}  // namespace maex
