// Reads and writes tables in memory, for the tests of this folder. All data is invented.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/document/memory_table.hpp"
#include "core/mapping/profile/record_set.hpp"
#include "core/mapping/table/read.hpp"
#include "core/mapping/table/write.hpp"

namespace maex::test {

inline constexpr Day today{2024, 12, 31};

/// Counts every cell that is reported to it, to prove that each cell gets exactly one fate.
struct CountingFates final : FateSink {
  std::vector<std::pair<std::string, std::string>> cells;  // address, "fate rule field"
  void cell(const Locator& where, Fate fate, std::string_view rule, std::string_view field) override {
    cells.emplace_back(where.part + "!" + cell_address(where.column, where.row),
                       std::string(to_string(fate)) + " " + std::string(rule) + " " + std::string(field));
  }
  [[nodiscard]] std::string of(const std::string& address) const {
    for (const auto& [at, fate] : cells)
      if (at == address) return fate;
    return "none";
  }
};

struct Read {
  Notices notices;
  Balance balance;
  CountingFates fates;
  Batches batches;

  [[nodiscard]] std::vector<const Record*> of(Kind kind) const {
    std::vector<const Record*> records;
    for (const auto& batch : batches)
      for (std::size_t i = 0; i != batch->size(); ++i)
        if ((*batch)[i].kind() == kind) records.push_back(&(*batch)[i]);
    return records;
  }
  [[nodiscard]] std::vector<std::string> values(Field field) const {
    std::vector<std::string> texts;
    for (const Record* record : of(info(field).kind))
      for (const Slot& slot : record->slots())
        if (slot.field == field) texts.push_back(to_text(slot.value));
    return texts;
  }
  [[nodiscard]] std::uint64_t noticed(std::string_view code) const {
    for (const auto& group : notices.groups())
      if (group.type->code == code) return group.count;
    return 0;
  }
};

inline void read_into(Read& to, const std::string& profile, TableDocument& table) {
  Account account("list.xlsx", to.notices, to.balance, &to.fates);
  ReadContext context{account, {}, today, 1};
  to.batches = read_all(*read_table(compile(parse_profile(profile, "test.toml")), table, context));
}

inline MemoryTable table_of(const std::vector<std::vector<std::string>>& rows) {
  MemoryTable table;
  table.add_sheet("S");
  for (const auto& row : rows) table.add_row(row);
  return table;
}

/// A profile that uses most keys of the profile syntax.
inline const std::string full_profile = R"(
[profile]
id = "test"
languages = ["en"]
[read]
row = "victim"
group = ["incident.id"]
continue-blank = true
required = ["victim.outcome"]
id-prefix = "T"
totals = ["Total"]
notes = ["*", "Note"]
[write]
titles = ["List of {year}"]
sheets = "half-year"
totals = true
footnotes = ["* invented"]
[[column]]
field = "incident.id"
headings = ["Incident > No", "Number"]
required = true
[[column]]
field = "incident.date"
headings = ["Incident > Date", "Date"]
[[column]]
field = "place.district"
headings = ["Incident > District", "District"]
[[column]]
field = "device.category"
headings = ["Device"]
[[column]]
field = "incident.cause"
headings = ["Causes"]
separator = ";"
[[column]]
field = "victim.outcome"
headings = ["Outcome", "Nəticə"]
required = true
[column.values]
KILLED = ["dead"]
INJURED = ["hurt", "yaralanıb"]
[[column]]
field = "victim.age"
headings = ["Age"]
[[column]]
field = "victim.full_name"
headings = ["Name"]
[[column]]
field = "source.kind"
headings = ["Source"]
[[column]]
field = "source.kind"
headings = ["Second source"]
stack = true
[[ignore]]
headings = ["№"]
rule = "row-counter"
reason = "A running number."
)";

}  // namespace maex::test
