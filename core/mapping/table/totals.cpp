#include "core/mapping/table/totals.hpp"

#include <algorithm>
#include <charconv>

#include "core/model/casualties.hpp"

namespace maex {
namespace {

struct Stated {
  double number = 0;
  std::string text, word;  ///< "9 yaralı", "yaralı"
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" :.\t");
  return first == std::string_view::npos ? std::string()
                                         : std::string(text.substr(first, text.find_last_not_of(" :.\t") - first + 1));
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
    const auto [rest, error] =
        std::from_chars(part.data() + (digit - part.begin()), part.data() + part.size(), one.number);
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
  before_ = all_;
}

TotalsWatch TotalsWatch::below(const HeadingRow& before, const HeadingRow& headings) const {
  TotalsWatch made(profile_, headings);
  const auto carry = [&](Counted& to, const Counted& from) {
    to.rows = from.rows;
    to.incidents = from.incidents;
    to.lost_rows = from.lost_rows;
    for (std::size_t old = 0; old != before.columns.size(); ++old)
      for (std::size_t i = 0; i != headings.columns.size() && before.columns[old].column >= 0; ++i)
        if (headings.columns[i].column == before.columns[old].column) to.columns[i + 1] = from.columns[old + 1];
  };
  carry(made.all_, all_);
  carry(made.before_, before_);
  return made;
}

void TotalsWatch::add(const Row& row, const RowValues* values, bool begins_incident) {
  if (!used_) return;
  for (const Cell& cell : row.cells)
    if (cell.column < all_.columns.size()) {
      ++all_.columns[cell.column].cells;
      if (values == nullptr) ++all_.columns[cell.column].of_lost_rows;
    }
  if (values == nullptr) {
    ++all_.lost_rows;
    return;
  }
  ++all_.rows;
  if (begins_incident) ++all_.incidents;
  for (const std::vector<Slot>& node : values->nodes)
    for (const Slot& slot : node) {
      if (slot.column == 0 || slot.column >= all_.columns.size()) continue;
      Column& column = all_.columns[slot.column];
      ++column.slots;
      if (slot.value.kind() == Value::Kind::code) ++column.codes[slot.value.as_code()];
      // Each row of an incident repeats its numbers.
      if (slot.value.kind() == Value::Kind::integer && (begins_incident || !counts_people(slot.field)))
        column.sum += static_cast<double>(slot.value.as_integer());
    }
}

std::uint64_t TotalsWatch::Column::of(Code code) const {
  const auto found = codes.find(code);
  return found == codes.end() ? 0 : found->second;
}

TotalsWatch::Counted TotalsWatch::since(const Counted& all, const Counted& before) {
  Counted now = all;
  now.rows -= before.rows;
  now.incidents -= before.incidents;
  now.lost_rows -= before.lost_rows;
  for (std::size_t i = 0; i != now.columns.size(); ++i) {
    Column& column = now.columns[i];
    column.cells -= before.columns[i].cells;
    column.slots -= before.columns[i].slots;
    column.of_lost_rows -= before.columns[i].of_lost_rows;
    column.sum -= before.columns[i].sum;
    for (auto& [code, count] : column.codes) count -= before.columns[i].of(code);
  }
  return now;
}

bool TotalsWatch::agrees(const Counted& counted, std::size_t column, double stated, bool adds_up) {
  const Column& known = counted.columns[column];
  const auto may_be = [&](std::uint64_t count, double missing) {
    return stated >= static_cast<double>(count) && stated <= static_cast<double>(count) + missing;
  };
  if (adds_up && (stated == known.sum || (known.lost() > 0 && stated > known.sum))) return true;
  if (adds_up && known.slots != 0) return false;
  const auto lost_rows = static_cast<double>(counted.lost_rows);
  return may_be(known.slots, known.lost()) || stated == static_cast<double>(known.cells) ||
         may_be(counted.rows, lost_rows) || may_be(counted.incidents, lost_rows);
}

bool TotalsWatch::agrees(const Counted& counted, std::size_t column, double stated, Code code) {
  const Column& known = counted.columns[column];
  const auto count = static_cast<double>(known.of(code));
  // A row in quarantine may lack this value, because the value itself may have been unreadable.
  return stated >= count &&
         stated <= count + known.lost() + static_cast<double>(counted.lost_rows - known.of_lost_rows);
}

std::vector<TotalsWatch::Difference> TotalsWatch::compare(const Row& totals, RowValueReader& values) {
  std::vector<Difference> differences;
  const Counted last = since(all_, before_);
  for (const Cell& cell : totals.cells) {
    if (cell.column == 0 || cell.column > headings_.columns.size() || headings_.columns[cell.column - 1].column < 0)
      continue;
    const auto bound = static_cast<std::size_t>(headings_.columns[cell.column - 1].column);
    const Field field = profile_.profile.columns[bound].field;
    const bool numbers = counts_people(field);
    // Totals of ages, coordinates and dates are averages or ranges, or values that the rows cannot prove.
    const Type type = info(field).type;
    if (type == Type::decimal || (type == Type::integer && !numbers)) continue;
    const Column& known = all_.columns[cell.column];
    for (const Stated& one : stated_in(cell.raw)) {
      if (one.word.empty()) {
        if (!agrees(all_, cell.column, one.number, numbers) && !agrees(last, cell.column, one.number, numbers))
          differences.push_back({cell.column, one.text, numbers ? static_cast<std::uint64_t>(known.sum) : known.slots});
        continue;
      }
      if (type != Type::code) continue;
      Cell word = cell;
      word.kind = CellKind::text;
      word.raw = one.word;
      const Parsed& parsed = values.peek(bound, word);
      if (parsed.is != Parsed::Is::value || parsed.value.kind() != Value::Kind::code) continue;
      const Code code = parsed.value.as_code();
      if (!agrees(all_, cell.column, one.number, code) && !agrees(last, cell.column, one.number, code))
        differences.push_back({cell.column, one.text, known.of(code)});
    }
  }
  before_ = all_;
  return differences;
}

}  // namespace maex
