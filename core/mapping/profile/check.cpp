#include "core/mapping/profile/check.hpp"

#include <algorithm>

#include "core/document/memory_table.hpp"
#include "core/mapping/profile/record_set.hpp"
#include "core/mapping/table/read.hpp"
#include "core/mapping/table/write.hpp"
#include "core/place/gazetteer.hpp"

namespace maex {
namespace {

// Two-digit years depend on the current year. A fixed day makes an example read the same in every year.
constexpr Day example_today{2024, 12, 31};

struct Reading {
  Notices notices;
  Balance balance;
  Batches batches;
};

/// Where the points of the profile's lists are. None: its gazetteer is not built in, and its examples need no box.
std::optional<GeoBox> box_of(const Programme& programme) {
  if (programme.box) return programme.box;
  const Gazetteer* gazetteer = builtin_gazetteer(programme.gazetteer.string());
  return gazetteer == nullptr ? std::nullopt : gazetteer->country().box;
}

void read_into(Reading& to, const std::shared_ptr<const Compiled>& profile, TableDocument& table) {
  Account account("example", to.notices, to.balance);
  ReadContext context{account, {}, example_today};
  context.country = box_of(profile->profile.programme);
  to.batches = read_all(*read_table(profile, table, context));
}

// Values of a field over all records, in order; `nth` (from 1) picks one record of the kind.
std::vector<std::string> values_of(const Batches& batches, Field field, std::size_t nth) {
  std::vector<std::string> values;
  std::size_t seen = 0;
  for (const auto& batch : batches)
    for (std::size_t i = 0; i != batch->size(); ++i) {
      const Record& record = (*batch)[i];
      if (record.kind() != info(field).kind) continue;
      ++seen;
      if (nth != 0 && seen != nth) continue;
      for (const Slot& slot : record.slots())
        if (slot.field == field) values.push_back(to_text(slot.value));
      if (nth != 0) return values;
    }
  return values;
}

std::string extra_of(const Batches& batches, std::string_view heading) {
  for (const auto& batch : batches)
    for (std::size_t i = 0; i != batch->size(); ++i)
      for (const Extra& extra : (*batch)[i].extras())
        if (extra.heading == heading) return std::string(extra.text);
  return {};
}

std::optional<std::uint64_t> counted(const Reading& reading, std::string_view what) {
  const std::size_t dot = what.find('.');
  const std::string_view unit = what.substr(0, dot), fate = what.substr(dot + 1);
  for (std::size_t i = 0; i != fate_count; ++i) {
    if (to_string(static_cast<Fate>(i)) != fate) continue;
    if (unit == "rows") return reading.balance.rows_with(static_cast<Fate>(i));
    if (unit == "cells") return reading.balance.cells_with(static_cast<Fate>(i));
  }
  if (unit != "records") return std::nullopt;
  const auto kind = find_kind(fate);
  if (!kind) return std::nullopt;
  std::uint64_t count = 0;
  for (const auto& batch : reading.batches)
    for (std::size_t i = 0; i != batch->size(); ++i) count += (*batch)[i].kind() == *kind;
  return count;
}

// The actual value for an expectation's left side; nullopt when the left side is unknown.
std::optional<std::string> found(const Reading& reading, std::string what, const std::string& wanted) {
  if (const auto number = counted(reading, what)) return std::to_string(*number);
  if (what.starts_with("extra.")) return extra_of(reading.batches, what.substr(6));
  if (what == "notice") {
    std::string codes;
    for (const Notices::Group& group : reading.notices.groups()) {
      if (group.type->code == wanted) return wanted;
      codes += (codes.empty() ? "" : ", ") + std::string(group.type->code);
    }
    return codes;
  }
  std::size_t nth = 0;
  if (const std::size_t open = what.find('['); open != std::string::npos) {
    const std::size_t close = what.find(']', open);
    if (close == std::string::npos || close - open > 7) return std::nullopt;
    for (const char c : what.substr(open + 1, close - open - 1)) {
      if (c < '0' || c > '9') return std::nullopt;
      nth = nth * 10 + static_cast<std::size_t>(c - '0');
    }
    what.erase(open, close - open + 1);
  }
  const auto field = find_field(what);
  if (!field) return std::nullopt;
  const std::vector<std::string> values = values_of(reading.batches, *field, nth);
  for (const std::string& value : values)
    if (value == wanted) return value;
  return values.empty() ? std::string() : values.front();
}

void compare(const ProfileExample& example, const Reading& reading, std::string& detail) {
  for (const std::string& line : example.expect) {
    const std::size_t mark = line.find('=');
    const std::string what = line.substr(0, mark), wanted = line.substr(mark + 1);
    const auto got = found(reading, what, wanted);
    if (!got)
      detail += "\"" + what + "\" is neither a field nor a count\n";
    else if (*got != wanted)
      detail += what + " is \"" + *got + "\", expected \"" + wanted + "\"\n";
  }
  if (!reading.balance.holds()) detail += "the balance of rows and cells does not hold\n";
}

void check_back(const std::shared_ptr<const Compiled>& profile, const Reading& reading, std::string& detail) {
  Notices notices;
  WriteContext context{.notices = notices,
                       .options = {},
                       .document_name = "example",
                       .source_name = "example",
                       .today = example_today,
                       .now = {},
                       .program = {}};
  MemoryTable written;
  TableTarget target;
  target.create = [&written] { return std::make_unique<MemoryTableWriter>(written); };
  const auto writer = write_table(profile, std::move(target), context);
  const std::set<std::string> lost = write_all(reading.batches, *writer);
  Reading again;
  read_into(again, profile, written);
  if (canonical_without(reading.batches, lost) == canonical_without(again.batches, lost)) return;
  detail += "written with this profile and read back, the records differ";
  for (const Notices::Group& group : again.notices.groups()) detail += "; " + std::string(group.type->code);
  detail += '\n';
}

}  // namespace

std::vector<ExampleResult> check_examples(const Profile& profile) {
  const auto compiled = compile(profile);
  std::vector<ExampleResult> results;
  if (profile.examples.empty())
    results.push_back({"no example", false,
                       "the profile has no [[example]], so nothing shows what it understands; add a row of the list "
                       "with what the program shall read in it\n"});
  for (const ProfileExample& example : profile.examples) {
    MemoryTable table;
    table.add_sheet("example");
    for (const auto& row : example.rows) table.add_row(row);
    ExampleResult result{example.name, false, {}};
    Reading reading;
    read_into(reading, compiled, table);
    compare(example, reading, result.detail);
    check_back(compiled, reading, result.detail);
    result.passed = result.detail.empty();
    results.push_back(std::move(result));
  }
  return results;
}

}  // namespace maex
