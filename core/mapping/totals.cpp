#include "core/mapping/totals.hpp"

#include <algorithm>
#include <charconv>

namespace maex {
namespace {

struct Stated {
  double number = 0;
  std::string text, word;  ///< "9 yaralı", "yaralı"
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" :.\t");
  return first == std::string_view::npos ? std::string() : std::string(text.substr(first, text.find_last_not_of(" :.\t") - first + 1));
}

/// "25", "3 həlak, 9 yaralı", "killed: 3; injured: 9".
std::vector<Stated> stated_in(std::string_view text) {
  std::vector<Stated> all;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(",;\n"), text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(text.size(), end + 1));
    const auto digit = std::find_if(part.begin(), part.end(), is_digit);
    if (digit == part.end()) continue;
    Stated one;
    const auto [rest, error] = std::from_chars(part.data() + (digit - part.begin()), part.data() + part.size(), one.number);
    if (error != std::errc{}) continue;
    const std::string before = trimmed({part.data(), static_cast<std::size_t>(digit - part.begin())});
    const std::string behind = trimmed({rest, static_cast<std::size_t>(part.data() + part.size() - rest)});
    one.word = before.empty() ? behind : behind.empty() ? before : before + " " + behind;
    one.text = trimmed(part);
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace

TotalsWatch::TotalsWatch(const Compiled& profile, const HeadingRow& headings)
    : profile_(profile), headings_(headings), used_(!profile.totals.empty()) {
  all_.columns.resize(headings.columns.size() + 1);
  last_ = all_;
}

void TotalsWatch::add(const Row& row, const RowValues* values, bool begins_incident) {
  if (!used_) return;
  for (Counted* counted : {&all_, &last_}) {
    for (const Cell& cell : row.cells)
      if (cell.column < counted->columns.size()) {
        ++counted->columns[cell.column].cells;
        if (values == nullptr) ++counted->columns[cell.column].of_lost_rows;
      }
    if (values == nullptr) {
      ++counted->lost_rows;
      continue;
    }
    ++counted->rows;
    if (begins_incident) ++counted->incidents;
    for (const std::vector<Slot>& node : values->nodes)
      for (const Slot& slot : node) {
        if (slot.column == 0 || slot.column >= counted->columns.size()) continue;
        Column& column = counted->columns[slot.column];
        ++column.slots;
        if (slot.value.kind() == Value::Kind::code) ++column.codes[slot.value.as_code()];
        if (slot.value.kind() == Value::Kind::integer) column.sum += static_cast<double>(slot.value.as_integer());
      }
  }
}

bool TotalsWatch::agrees(const Counted& counted, std::size_t column, double stated, bool adds_up) {
  const Column& known = counted.columns[column];
  const double lost = static_cast<double>(known.cells - std::min(known.cells, known.slots));
  const auto may_be = [&](double count, double missing) { return stated >= count && stated <= count + missing; };
  if (adds_up && (stated == known.sum || (lost > 0 && stated > known.sum))) return true;
  if (adds_up && known.slots != 0) return false;
  const auto lost_rows = static_cast<double>(counted.lost_rows);
  return may_be(static_cast<double>(known.slots), lost) || stated == static_cast<double>(known.cells) ||
         may_be(static_cast<double>(counted.rows), lost_rows) || may_be(static_cast<double>(counted.incidents), lost_rows);
}

bool TotalsWatch::agrees(const Counted& counted, std::size_t column, double stated, Code code) {
  const Column& known = counted.columns[column];
  const auto found = known.codes.find(code);
  const double count = found == known.codes.end() ? 0 : static_cast<double>(found->second);
  // A row in quarantine may lack this very value: it was what made the row unreadable.
  const std::uint64_t lost = known.cells - std::min(known.cells, known.slots) + counted.lost_rows - known.of_lost_rows;
  return stated >= count && stated <= count + static_cast<double>(lost);
}

std::vector<TotalsWatch::Difference> TotalsWatch::compare(const Row& totals, RowValueReader& values) {
  std::vector<Difference> differences;
  for (const Cell& cell : totals.cells) {
    if (cell.column == 0 || cell.column > headings_.columns.size() || headings_.columns[cell.column - 1].column < 0) continue;
    const auto bound = static_cast<std::size_t>(headings_.columns[cell.column - 1].column);
    const FieldInfo& field = info(profile_.profile.columns[bound].field);
    const bool adds_up = field.type == Type::integer;
    // Totals of ages, coordinates and dates are averages or ranges, or nothing that rows could prove.
    const bool counts_people = field.full_name == info(Field::incident_casualties).full_name || field.full_name == info(Field::incident_killed).full_name ||
                               field.full_name == info(Field::incident_injured).full_name;
    if (field.type == Type::decimal || (adds_up && !counts_people)) continue;
    for (const Stated& one : stated_in(cell.raw)) {
      if (one.word.empty()) {
        if (agrees(all_, cell.column, one.number, adds_up) || agrees(last_, cell.column, one.number, adds_up)) continue;
        const Column& known = all_.columns[cell.column];
        differences.push_back({cell.column, one.text, adds_up ? static_cast<std::uint64_t>(known.sum) : known.slots});
        continue;
      }
      if (field.type != Type::code) continue;
      Cell word = cell;
      word.kind = CellKind::text;
      word.raw = one.word;
      const Parsed& parsed = values.peek(bound, word);
      if (parsed.is != Parsed::Is::value || parsed.value.kind() != Value::Kind::code) continue;
      const Code code = parsed.value.as_code();
      if (agrees(all_, cell.column, one.number, code) || agrees(last_, cell.column, one.number, code)) continue;
      const auto found = all_.columns[cell.column].codes.find(code);
      differences.push_back({cell.column, one.text, found == all_.columns[cell.column].codes.end() ? 0 : found->second});
    }
  }
  last_ = Counted{0, 0, 0, std::vector<Column>(all_.columns.size())};
  return differences;
}

}  // namespace maex
