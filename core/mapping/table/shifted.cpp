#include "core/mapping/table/shifted.hpp"

#include <algorithm>
#include <cmath>

#include "core/text/fold.hpp"
#include "core/text/parse_number.hpp"

namespace maex {
namespace {

constexpr std::uint32_t window = 64;      // rows to check before a decision
constexpr std::uint32_t extended = 512;   // rows to check when the window shows a shift
constexpr std::uint32_t every = 32;       // after the first window
constexpr std::uint32_t fewest = 5;       // failing cells: fewer may be typing errors
constexpr std::size_t longest_code = 80;  // bytes; longer text is not a code

// True for a national code of `digits` digits, perhaps without its leading zeros.
bool is_code_of(std::size_t digits, std::string_view text) {
  std::size_t found = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9')
      ++found;
    else if (c != ',' && c != '.' && c != ' ' && c != '\'')
      return false;
  }
  return found <= digits && found * 2 >= digits;
}

bool is_year(double number) { return number >= 1900 && number <= 2100; }

}  // namespace

ShiftWatch::ShiftWatch(const Compiled& profile, const HeadingRow& headings, RowValueReader& values)
    : profile_(profile), values_(values), bound_at_(headings.columns.size() + 1, -1) {
  for (std::size_t i = 0; i != headings.columns.size(); ++i) {
    if (headings.columns[i].column < 0) continue;
    bound_at_[i + 1] = static_cast<int>(bound_.size());
    bound_.push_back(bind(static_cast<std::uint32_t>(i + 1), static_cast<std::size_t>(headings.columns[i].column)));
  }
  for (Bound& bound : bound_) bound.fits_of.resize(bound_.size());
}

ShiftWatch::Bound ShiftWatch::bind(std::uint32_t column, std::size_t in_profile) const {
  const ProfileColumn& from = profile_.profile.columns[in_profile];
  const FieldInfo& field = info(from.field);
  Bound made;
  made.column = column;
  made.profile = in_profile;
  const double coordinate = largest_coordinate(field.measure);
  made.high = coordinate != 0 ? coordinate : from.field == Field::victim_age ? 130 : HUGE_VAL;
  made.low = -made.high;
  if (!from.count_of.empty())
    made.shape = Shape::count;
  else if (from.part == ProfileColumn::Part::year)
    made.shape = Shape::year;
  else if (from.part != ProfileColumn::Part::whole)
    made.shape = Shape::month_or_day;
  else if (field.type == Type::text)
    made.shape = from.pad != 0 ? Shape::digits : Shape::free;
  else if (field.type == Type::code)
    made.shape = Shape::code;
  else if (field.type == Type::boolean)
    made.shape = Shape::boolean;
  else if (field.type == Type::date)
    made.shape = Shape::date;
  else
    made.shape = Shape::number;
  return made;
}

ShiftWatch::Look ShiftWatch::judge(const Bound& bound, const Cell& cell) {
  const std::string_view text = trim(cell.raw);
  if (text.empty() || (cell.kind == CellKind::text && is_blank_text(text))) return Look::blank;
  if (bound.shape == Shape::free) return Look::fits;
  if (bound.shape == Shape::digits) {
    if (is_code_of(profile_.profile.columns[bound.profile].pad, text)) return Look::fits;
    return means_unknown(fold(text)) ? Look::blank : Look::odd;
  }
  if (bound.shape == Shape::count) {
    const auto reading = cell.kind == CellKind::text ? parse_number(text, NumberWanted::whole) : std::nullopt;
    const double number = reading ? reading->value : cell.kind == CellKind::number ? cell.number : -1;
    return number >= 0 ? Look::fits : Look::odd;
  }
  // "Sin información" fits the list of any column, so it shows nothing.
  if (bound.shape == Shape::code && cell.kind == CellKind::text && means_unknown(fold(text))) return Look::blank;
  const Parsed& parsed = values_.peek(bound.profile, cell);
  if (parsed.is == Parsed::Is::blank) return Look::blank;
  if (parsed.is == Parsed::Is::bad) return Look::odd;
  bool likely = true;
  if (bound.shape == Shape::date) likely = is_year(parsed.value.as_date().first.year);
  if (bound.shape == Shape::year) likely = is_year(static_cast<double>(parsed.value.as_integer()));
  if (bound.shape == Shape::number) {
    const double number = parsed.value.kind() == Value::Kind::integer ? static_cast<double>(parsed.value.as_integer())
                                                                      : parsed.value.as_decimal();
    likely = number >= bound.low && number <= bound.high;
  }
  return likely ? Look::fits : Look::odd;
}

void ShiftWatch::look(Bound& bound, const Cell& cell) {
  const Look own = judge(bound, cell);
  if (own == Look::blank) return;
  ++bound.seen;
  if (bound.shape == Shape::free) {
    if (cell.raw.size() > longest_code || means_unknown(fold(cell.raw))) return;
  } else if (own == Look::fits) {
    return;
  } else {
    ++bound.odd;
  }
  bool known = false;
  for (std::size_t i = 0; i != bound_.size(); ++i) {
    const Bound& other = bound_[i];
    if (&other == &bound || other.shape == Shape::free) continue;
    if (bound.shape == Shape::free && other.shape != Shape::code && other.shape != Shape::digits) continue;
    if (other.shape == Shape::code ? !values_.is_code(other.profile, cell.raw) : judge(other, cell) != Look::fits)
      continue;
    ++bound.fits_of[i];
    known = true;
  }
  if (known && bound.shape == Shape::free) ++bound.odd;
}

bool ShiftWatch::look(const Row& row) {
  if (rows_++ >= window && rows_ % every != 0 && first_.empty()) return false;
  for (const Cell& cell : row.cells)
    if (cell.column < bound_at_.size() && bound_at_[cell.column] >= 0)
      look(bound_[static_cast<std::size_t>(bound_at_[cell.column])], cell);
  ++looked_;
  if (looked_ == window) first_ = judged();
  return looked_ == (first_.empty() ? window : extended);
}

bool ShiftWatch::fails(const Bound& bound) const { return bound.odd >= fewest && bound.odd * 2 >= bound.seen; }

bool ShiftWatch::lost_its_own(const Bound& bound) const { return fails(bound) || bound.seen * 2 < looked_; }

// Columns to which failing cells may belong, the most likely first. With `lists`, these are columns with recognisable
// values: codes of a list, or dates. Otherwise they are columns of numbers or of yes and no, which many other values
// would fit, too.
std::vector<ShiftWatch::Pair> ShiftWatch::pairs(bool lists) const {
  std::vector<Pair> made;
  for (std::size_t at = 0; at != bound_.size(); ++at) {
    if (!fails(bound_[at]) || bound_[at].shape == Shape::free || home_[at] >= 0) continue;
    for (std::size_t home = 0; home != bound_.size(); ++home) {
      const Shape shape = bound_[home].shape;
      const bool tells = shape == Shape::code || shape == Shape::date || shape == Shape::year;
      if (home == at || tells != lists || tenant_[home] >= 0 || !lost_its_own(bound_[home])) continue;
      if (bound_[at].fits_of[home] * 10 < bound_[at].odd * 9) continue;
      if (!lists && !fails(bound_[home]) && !same_distance(at, home)) continue;
      made.push_back({at, home});
    }
  }
  const auto distance = [this](const Pair& pair) {
    return std::abs(static_cast<int>(bound_[pair.at].column) - static_cast<int>(bound_[pair.home].column));
  };
  std::stable_sort(made.begin(), made.end(), [&](const Pair& a, const Pair& b) {
    const std::uint32_t fit_a = bound_[a.at].fits_of[a.home], fit_b = bound_[b.at].fits_of[b.home];
    return fit_a != fit_b ? fit_a > fit_b : distance(a) < distance(b);
  });
  return made;
}

// True when the values of another column were moved by the same distance.
bool ShiftWatch::same_distance(std::size_t at, std::size_t home) const {
  const auto moved = [this](std::size_t to, std::size_t from) {
    return static_cast<int>(bound_[to].column) - static_cast<int>(bound_[from].column);
  };
  for (std::size_t i = 0; i != bound_.size(); ++i)
    if (home_[i] >= 0 && moved(i, static_cast<std::size_t>(home_[i])) == moved(at, home)) return true;
  return false;
}

void ShiftWatch::settle(std::size_t at, std::size_t home, bool likely) {
  home_[at] = static_cast<int>(home);
  tenant_[home] = static_cast<int>(at);
  likely_[at] = likely;
}

void ShiftWatch::settle_failing(bool lists) {
  const std::vector<Pair> found = pairs(lists);
  for (const Pair& pair : found) {
    if (home_[pair.at] >= 0 || tenant_[pair.home] >= 0) continue;
    // Two columns use the same list, so the values do not show to which column they belong.
    const bool rival = std::any_of(found.begin(), found.end(), [&](const Pair& other) {
      return other.at == pair.at && other.home != pair.home && tenant_[other.home] < 0 &&
             bound_[pair.at].fits_of[other.home] == bound_[pair.at].fits_of[pair.home];
    });
    settle(pair.at, pair.home, !lists || rival);
  }
}

// Finds codes under a heading of free text, by their code list. With `home_fails`, their own column must also fail.
void ShiftWatch::settle_free_text(bool home_fails) {
  for (std::size_t at = 0; at != bound_.size(); ++at) {
    const Bound& bound = bound_[at];
    if (bound.shape != Shape::free || !fails(bound) || home_[at] >= 0) continue;
    std::size_t best = bound_.size();
    for (std::size_t home = 0; home != bound_.size(); ++home) {
      if (tenant_[home] >= 0 || bound.fits_of[home] * 10 < bound.seen * 9) continue;
      if (home_fails ? !fails(bound_[home]) : !lost_its_own(bound_[home]) || bound_[home].shape != Shape::code)
        continue;
      if (best == bound_.size() || bound.fits_of[home] > bound.fits_of[best]) best = home;
    }
    if (best != bound_.size()) settle(at, best, !home_fails);
  }
}

// Finds free text under a heading of codes or numbers. Only the column that is left shows where it belongs.
void ShiftWatch::settle_left() {
  for (std::size_t at = 0; at != bound_.size(); ++at) {
    if (home_[at] >= 0 || bound_[at].shape == Shape::free || !fails(bound_[at])) continue;
    if (const int home = place_left(at); home >= 0) settle(at, static_cast<std::size_t>(home), true);
  }
}

// The only column of free text that contains another column's values or is empty. A column from which other values
// moved by the same distance is preferred; -1: none.
int ShiftWatch::place_left(std::size_t at) const {
  struct Only {
    int found = -1;
    std::size_t count = 0;
    void add(std::size_t home) { found = static_cast<int>(home), ++count; }
  } both, moved, beside;
  for (std::size_t home = 0; home != bound_.size(); ++home) {
    if (tenant_[home] >= 0 || bound_[home].shape != Shape::free) continue;
    const bool away = home_[home] >= 0, near = same_distance(at, home);
    if (away && near) both.add(home);
    if (away) moved.add(home);
    if (near && lost_its_own(bound_[home])) beside.add(home);
  }
  for (const Only& each : {both, moved, beside})
    if (each.count == 1) return each.found;
  return -1;
}

std::vector<ShiftWatch::Shift> ShiftWatch::judged() {
  home_.assign(bound_.size(), -1);
  tenant_.assign(bound_.size(), -1);
  likely_.assign(bound_.size(), false);
  settle_failing(true);
  settle_free_text(true);
  std::vector<Shift> shifts;
  // Without a column that is certain, numbers and blanks do not prove a shift.
  if (std::any_of(home_.begin(), home_.end(), [](int home) { return home >= 0; })) {
    settle_failing(false);
    settle_free_text(false);
    settle_left();
    for (std::size_t at = 0; at != bound_.size(); ++at) {
      const Bound& bound = bound_[at];
      const bool known = home_[at] >= 0;
      if (!known && (bound.shape == Shape::free || !fails(bound))) continue;
      const std::uint32_t home = known ? bound_[static_cast<std::size_t>(home_[at])].column : 0;
      shifts.push_back({bound.column, home, bound.odd, bound.seen, likely_[at]});
    }
  }
  return shifts;
}

std::vector<ShiftWatch::Shift> ShiftWatch::found() {
  std::vector<Shift> shifts = looked_ == window ? std::vector<Shift>() : judged();
  if (shifts.size() < first_.size()) shifts = std::move(first_);
  first_.clear();
  for (Bound& bound : bound_) {
    bound.seen = bound.odd = 0;
    std::fill(bound.fits_of.begin(), bound.fits_of.end(), 0);
  }
  looked_ = 0;
  return shifts;
}

std::string sentence(const HeadingRow& headings, const ShiftWatch::Shift& shift) {
  const std::string under = "Under \"" + headings.columns[shift.column - 1].heading + "\" stand values ";
  if (shift.home == 0) return under + "of another column, which cannot be told from these";
  return under + (shift.likely ? "that are probably those of \"" : "of \"") + headings.columns[shift.home - 1].heading +
         "\"";
}

std::string refusal(const std::string& place, const HeadingRow& headings,
                    const std::vector<ShiftWatch::Shift>& shifts) {
  std::string text = place + ": columns are shifted: ";
  for (std::size_t i = 0; i != shifts.size(); ++i)
    text += (i == 0 ? "u" : ", u") + sentence(headings, shifts[i]).substr(1);
  return text + "; nothing was taken from it: move the values back under their own headings, or correct the headings";
}

}  // namespace maex
