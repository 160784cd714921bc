#include "core/mapping/table/row_values.hpp"

#include <algorithm>
#include <cmath>

#include "core/mapping/profile/notices.hpp"
#include "core/mapping/table/near_words.hpp"
#include "core/place/entered.hpp"
#include "core/text/fold.hpp"
#include "core/text/look_alike.hpp"
#include "core/text/parse_date.hpp"
#include "core/text/parse_number.hpp"

namespace maex {
namespace {

// No accident on record has more victims than this. A larger number in a cell is a typing error or an attack.
constexpr double most_counted = 10'000;

/// The text of a coordinate as it is shown. A date is not a coordinate.
std::string coordinate_text(const Cell& cell) {
  if (cell.kind == CellKind::text) return std::string(trim(cell.raw));
  std::string text;
  if (cell.kind == CellKind::number) append_decimal(text, cell.number);
  return text;
}

void quarantine(CellFate& fate, const Cell& cell) {
  fate = {Fate::quarantined, is_without_value(cell) ? Rule::formula_without_value : Rule::value_not_understood, -1,
          fate.field};
}

/// "1980" and "1980-06" contain "1980-06-05".
bool contains(const PartialDate& whole, const PartialDate& part) {
  if (whole.form != PartialDate::Form::at || part.form != PartialDate::Form::at) return false;
  if (whole.first.year != part.first.year) return false;
  if (whole.first.month == 0) return true;
  return whole.first.month == part.first.month && (whole.first.day == 0 || whole.first.day == part.first.day);
}

}  // namespace

void add_extra(std::string_view heading, const Cell& cell, Batch& batch, std::vector<Extra>& extras, CellFate& fate) {
  Moment moment;
  std::string_view text = trim(cell.raw);
  if (cell.kind == CellKind::date &&
      serial_to_moment(cell.number, cell.format != nullptr && cell.format->epoch_1904, moment)) {
    std::string shown = to_text(PartialDate{PartialDate::Form::at, moment.day, {}});
    if (moment.seconds != 0) shown += ' ' + clock_text(moment.seconds);
    text = batch.keep(shown);
    fate = {Fate::changed, Rule::date_as_text};
  } else {
    if (cell.kind == CellKind::text && text.size() != cell.raw.size()) fate = {Fate::changed, Rule::blanks_trimmed};
    text = batch.keep(text);
  }
  extras.push_back({heading, text, static_cast<std::uint16_t>(cell.column)});
}

RowValueReader::RowValueReader(const Compiled& profile, Day today, Fates& fates, const std::optional<GeoBox>& country)
    : profile_(profile), fates_(fates), country_(country), parts_(profile.parts.size()) {
  parsers_.reserve(profile.profile.columns.size());
  for (const ProfileColumn& column : profile.profile.columns) {
    parsers_.emplace_back(profile.profile, column, today.year > 0 ? today.year : 2099);
    if (column.field == Field::incident_time) time_has_column_ = true;
    const auto other = [&column](const ProfileColumn& each) { return each.also && each.field == column.field; };
    has_twin_.push_back(std::any_of(profile.profile.columns.begin(), profile.profile.columns.end(), other));
  }
  for (std::size_t i = 0; i != profile.profile.columns.size(); ++i) {
    const FieldInfo& field = info(profile.profile.columns[i].field);
    const std::size_t node = profile.plan.column_node[i];
    int at = -1;
    if (const PointFields* fields = point_fields(field.kind);
        fields != nullptr && largest_coordinate(field.measure) != 0) {
      for (at = 0; static_cast<std::size_t>(at) != points_.size();)
        if (points_[static_cast<std::size_t>(at)].node == node)
          break;
        else
          ++at;
      if (static_cast<std::size_t>(at) == points_.size()) points_.push_back({node, fields->entered, {}, {}});
    }
    point_of_.push_back(at);
  }
}

Parsed& RowValueReader::peek(std::size_t column, const Cell& cell) {
  if (profile_.part_of[column] >= 0)
    parsers_[column].parse_part(cell, parsed_);
  else
    parsers_[column].parse(cell, parsed_);
  return parsed_;
}

bool RowValueReader::is_code(std::size_t column, std::string_view text) {
  const CodeTable* codes = parsers_[column].codes();
  return codes != nullptr && codes->holds(text);
}

void RowValueReader::read(const HeadingRow& headings, const Row& row, std::span<const Cell> cells,
                          const std::vector<bool>* from_above, Batch& batch, RowValues& out) {
  out.nodes.resize(profile_.plan.nodes.size());
  for (auto& slots : out.nodes) slots.clear();
  out.extras.clear();
  out.counts.clear();
  out.fates.assign(row.cells.size(), {});
  std::fill(parts_.begin(), parts_.end(), Parts{});
  for (PointCells& point : points_) point.latitude = point.longitude = {};
  also_.clear();
  std::size_t own = 0;
  bool surplus = false;
  for (std::size_t i = 0; i != cells.size(); ++i) {
    const Cell& cell = cells[i];
    // A value from a merged cell was counted in its first row.
    const bool above = from_above != nullptr && (*from_above)[i];
    CellFate nobody;
    CellFate& fate = above ? nobody : out.fates[own];
    if (cell.column > headings.columns.size() || headings.columns[cell.column - 1].column < 0) {
      const BoundColumn* bound = cell.column <= headings.columns.size() ? &headings.columns[cell.column - 1] : nullptr;
      if (bound != nullptr && bound->ignored >= 0) {
        fate = {Fate::ignored, Rule::ignored_heading, static_cast<std::int16_t>(bound->ignored), Field::count};
      } else if (cell.kind == CellKind::text && trim(cell.raw).empty()) {
        fate = {Fate::ignored, Rule::blank_text};
      } else if (is_without_value(cell)) {
        fate = {Fate::quarantined, Rule::formula_without_value};
        if (!above) report(mapping_notices::formula_without_value, Field::count, row, cell, Known::word, "");
      } else {
        if (bound == nullptr && !surplus && !above) {
          surplus = true;
          report(mapping_notices::surplus_cells, Field::count, row, cell, Known::raw, "");
        }
        const std::string_view heading =
            bound != nullptr ? batch.keep(bound->heading) : batch.keep("(column " + cell_address(cell.column, 0) + ")");
        add_extra(heading, cell, batch, out.extras, fate);
      }
    } else {
      const auto column = static_cast<std::size_t>(headings.columns[cell.column - 1].column);
      fate.field = profile_.profile.columns[column].field;
      if (profile_.part_of[column] >= 0) {
        Parts& parts = parts_[static_cast<std::size_t>(profile_.part_of[column])];
        peek(column, cell);
        const auto kind = profile_.profile.columns[column].part;
        Part& part = kind == ProfileColumn::Part::year    ? parts.year
                     : kind == ProfileColumn::Part::month ? parts.month
                                                          : parts.day;
        if (parsed_.is == Parsed::Is::value) {
          part = {parsed_.value.as_integer(), cell.column, above ? -1 : static_cast<int>(own)};
          parts.any = true;
          fate = {parsed_.rule == Rule::plain ? Fate::used : Fate::changed, parsed_.rule, -1, fate.field};
        } else if (parsed_.is == Parsed::Is::blank) {
          fate = {Fate::ignored, parsed_.rule, -1, fate.field};
        } else {
          parts.bad = true;
          quarantine(fate, cell);
          if (!above) report_bad(column, row, cell);
        }
      } else if (!profile_.profile.columns[column].count_of.empty()) {
        take_count(column, row, cell, out, fate);
      } else if (point_of_[column] >= 0) {
        take_half(column, cell, above ? -1 : static_cast<int>(own), above, batch, out);
      } else {
        take(column, row, cell, above, batch, out, fate);
      }
    }
    if (!above) ++own;
  }
  join_parts(row, out);
  join_points(row, batch, out);
  join_also(headings, batch, out);
  out.empty = out.extras.empty() && out.counts.empty();
  out.has_victim = false;
  for (std::size_t i = 0; i != out.nodes.size(); ++i) {
    if (out.nodes[i].empty()) continue;
    out.empty = false;
    if (profile_.victim_level[i]) out.has_victim = true;
  }
}

void RowValueReader::take(std::size_t column, const Row& row, const Cell& cell, bool above, Batch& batch,
                          RowValues& out, CellFate& fate) {
  parsers_[column].parse(cell, parsed_);
  if (parsed_.is == Parsed::Is::blank) {
    fate = {Fate::ignored, parsed_.rule, -1, fate.field};
    return;
  }
  if (parsed_.is == Parsed::Is::bad) {
    quarantine(fate, cell);
    if (!above) report_bad(column, row, cell);
    return;
  }
  fate = {parsed_.rule == Rule::plain ? Fate::used : Fate::changed, parsed_.rule, -1, fate.field};
  if (has_twin_[column] && !parsed_.value.empty() && agree_with_twin(column, row, cell, above, out, fate)) return;
  if (!parsed_.value.empty()) add(out, column, cell, parsed_.value, batch);
  for (const Parsed::Also& also : parsed_.also) {
    const Value value =
        also.value.kind() == Value::Kind::text ? Value::text(batch.keep(also.value.as_text())) : also.value;
    also_.push_back({profile_.plan.column_node[column],
                     {also.field, static_cast<std::uint16_t>(cell.column), value},
                     also.derived});
  }
  for (const Value& value : parsed_.more) add(out, column, cell, value, batch);
  if (parsed_.two_digit_year && !above)
    report(mapping_notices::date_two_digit_year, fate.field, row, cell, Known::value,
           "The year was read as " + to_text(parsed_.value).substr(0, 4) + ".");
  if (parsed_.ambiguous && !above)
    report(mapping_notices::number_ambiguous, fate.field, row, cell, Known::value,
           "The number was read as " + to_text(parsed_.value) + ".");
  if (parsed_.seconds != 0) {
    const bool keeps = fate.field == Field::incident_date && !time_has_column_;
    if (keeps) {
      const std::size_t node = profile_.plan.column_node[column];
      out.nodes[node].push_back({Field::incident_time, static_cast<std::uint16_t>(cell.column),
                                 Value::text(batch.keep(clock_text(parsed_.seconds)))});
    } else if (!above) {
      report(mapping_notices::time_dropped, fate.field, row, cell, Known::value, "");
    }
    if (parsed_.zoned && !above) report(mapping_notices::time_of_zone, fate.field, row, cell, Known::value, "");
  }
  if (parsed_.year_of_birth && !above)
    report(mapping_notices::year_of_birth_in_ages, fate.field, row, cell, Known::value, "");
  if (parsed_.look_alike != 0 && !above)
    fates_.account().report(mapping_notices::look_alike_letters, fates_.place(row.number, cell.column, fate.field),
                            {cell.raw, Known::word},
                            {"The text contains {letter}."_text, {{"letter", text::name_letter(parsed_.look_alike)}}});
  if (parsed_.weekday_differs && !above)
    report(mapping_notices::weekday_differs, fate.field, row, cell, Known::value, "");
}

// The model of a device, the year of birth in a column of ages. What its own column says comes first; then the text is
// kept as an extra.
void RowValueReader::join_also(const HeadingRow& headings, Batch& batch, RowValues& out) {
  for (const AlsoSlot& also : also_) {
    std::vector<Slot>& slots = out.nodes[also.node];
    const auto own =
        std::find_if(slots.begin(), slots.end(), [&](const Slot& slot) { return slot.field == also.slot.field; });
    if (own == slots.end()) {
      slots.push_back(also.slot);
    } else if (!also.derived && !(own->value == also.slot.value)) {
      const BoundColumn& bound = headings.columns[also.slot.column - 1];
      out.extras.push_back({batch.keep(bound.heading), batch.keep(to_text(also.slot.value)), also.slot.column});
    }
  }
}

/// False when no other column of the row gave the field a value yet. Otherwise keeps the more exact one of two dates.
bool RowValueReader::agree_with_twin(std::size_t column, const Row& row, const Cell& cell, bool above, RowValues& out,
                                     CellFate& fate) {
  for (Slot& slot : out.nodes[profile_.plan.column_node[column]]) {
    if (slot.field != fate.field) continue;
    const bool dates = slot.value.kind() == Value::Kind::date && parsed_.value.kind() == Value::Kind::date;
    if (dates && contains(slot.value.as_date(), parsed_.value.as_date())) {
      slot.value = parsed_.value;
      slot.column = static_cast<std::uint16_t>(cell.column);
    } else if (!(dates && contains(parsed_.value.as_date(), slot.value.as_date())) && !(slot.value == parsed_.value)) {
      fate = {Fate::quarantined, Rule::columns_disagree, -1, fate.field};
      if (!above) report(mapping_notices::columns_disagree, fate.field, row, cell, Known::raw, "");
    }
    return true;
  }
  return false;
}

void RowValueReader::take_half(std::size_t column, const Cell& cell, int own, bool above, Batch& batch,
                               RowValues& out) {
  const FieldInfo& field = info(profile_.profile.columns[column].field);
  PointCells& point = points_[static_cast<std::size_t>(point_of_[column])];
  CellFate unused;
  CellFate& fate = own < 0 ? unused : out.fates[static_cast<std::size_t>(own)];
  parsers_[column].parse(cell, parsed_);
  if (parsed_.is == Parsed::Is::blank) {
    fate = {Fate::ignored, parsed_.rule, -1, fate.field};
    return;
  }
  Half& half = field.measure == Measure::latitude ? point.latitude : point.longitude;
  half = {&cell, column, own, above, false};
  if (parsed_.is == Parsed::Is::bad) return quarantine(fate, cell);
  half.plain = std::abs(parsed_.value.as_decimal()) <= largest_coordinate(field.measure);
  fate = {parsed_.rule == Rule::plain ? Fate::used : Fate::changed, parsed_.rule, -1, fate.field};
  add(out, column, cell, parsed_.value, batch);
}

void RowValueReader::join_points(const Row& row, Batch& batch, RowValues& out) {
  const auto is_odd = [](const Half& half) { return half.cell != nullptr && !half.plain; };
  for (const PointCells& point : points_) {
    const Half *const first = point.latitude.cell != nullptr ? &point.latitude : &point.longitude, *const second =
                                                                                                       &point.longitude;
    if (!is_odd(point.latitude) && !is_odd(point.longitude)) continue;
    std::vector<Slot>& slots = out.nodes[point.node];
    const bool has_text =
        std::any_of(slots.begin(), slots.end(), [&point](const Slot& slot) { return slot.field == point.entered; });
    // One cell may hold both coordinates.
    const std::string text = first != second && second->cell != nullptr
                                 ? join_coordinates(coordinate_text(*first->cell), coordinate_text(*second->cell))
                                 : coordinate_text(*first->cell);
    if (!has_text && means_coordinates(text, country_)) {
      for (const Half* half : {&point.latitude, &point.longitude}) {
        if (half->cell == nullptr) continue;
        const Field field = profile_.profile.columns[half->column].field;
        std::erase_if(slots, [field](const Slot& slot) { return slot.field == field; });
        if (half->fate >= 0)
          out.fates[static_cast<std::size_t>(half->fate)] = {Fate::changed, Rule::coordinates_as_entered, -1,
                                                             point.entered};
      }
      slots.push_back({point.entered, static_cast<std::uint16_t>(first->cell->column), Value::text(batch.keep(text))});
      continue;
    }
    for (const Half* half : {&point.latitude, &point.longitude}) {
      if (half->cell == nullptr || half->above) continue;
      if (half->fate >= 0 && out.fates[static_cast<std::size_t>(half->fate)].fate == Fate::quarantined)
        report_bad(half->column, row, *half->cell);
    }
  }
}

void RowValueReader::add(RowValues& out, std::size_t column, const Cell& cell, Value value, Batch& batch) {
  if (value.kind() == Value::Kind::text) value = Value::text(batch.keep(value.as_text()));
  out.nodes[profile_.plan.column_node[column]].push_back(
      {profile_.profile.columns[column].field, static_cast<std::uint16_t>(cell.column), value});
}

void RowValueReader::take_count(std::size_t column, const Row& row, const Cell& cell, RowValues& out, CellFate& fate) {
  double number = cell.number;
  fate = {Fate::used, Rule::plain, -1, fate.field};
  if (cell.kind == CellKind::text) {
    if (is_blank_text(cell.raw)) {
      fate = {Fate::ignored, Rule::blank_text, -1, fate.field};
      return;
    }
    const auto reading = parse_number(cell.raw, NumberWanted::whole);
    number = reading ? reading->value : -1;
    if (reading && (reading->grouped || reading->unit)) fate = {Fate::changed, Rule::number_grouping, -1, fate.field};
  } else if (cell.kind != CellKind::number) {
    number = -1;
  }
  if (!(number >= 0 && number <= most_counted) || number != static_cast<double>(static_cast<std::uint32_t>(number))) {
    quarantine(fate, cell);
    if (is_without_value(cell))
      return report(mapping_notices::formula_without_value, Field::incident_casualties, row, cell, Known::word, "");
    report(mapping_notices::value_not_understood, Field::incident_casualties, row, cell, Known::raw,
           "The cell should hold a number of people, at most 10000.");
    return;
  }
  out.counts.emplace_back(column, static_cast<std::uint32_t>(number));
}

void RowValueReader::join_parts(const Row& row, RowValues& out) {
  for (std::size_t i = 0; i != parts_.size(); ++i) {
    Parts& parts = parts_[i];
    if (!parts.any) continue;
    Day day{static_cast<std::int16_t>(parts.year.number), static_cast<std::uint8_t>(parts.month.number),
            static_cast<std::uint8_t>(parts.day.number)};
    const bool whole = parts.year.number != 0 && (parts.day.number == 0 || parts.month.number != 0) && is_valid(day);
    if (whole) {
      out.nodes[profile_.parts[i].node].push_back({profile_.parts[i].field,
                                                   static_cast<std::uint16_t>(parts.year.column),
                                                   Value::date({PartialDate::Form::at, day, {}})});
      continue;
    }
    bool told = false;
    for (const Part* part : {&parts.year, &parts.month, &parts.day}) {
      if (part->number == 0 || part->fate < 0) continue;
      const auto index = static_cast<std::size_t>(part->fate);
      quarantine(out.fates[index], row.cells[index]);
      if (told) continue;
      told = true;
      report(mapping_notices::date_not_understood, profile_.parts[i].field, row, row.cells[index], Known::value,
             "Year, month and day together make no date.");
    }
  }
}

void RowValueReader::report_bad(std::size_t column, const Row& row, const Cell& cell) {
  const Field field = profile_.profile.columns[column].field;
  const FieldInfo& about = info(field);
  if (is_without_value(cell)) return report(mapping_notices::formula_without_value, field, row, cell, Known::word, "");
  const NoticeType& type = about.type == Type::code   ? mapping_notices::code_unknown
                           : about.type == Type::date ? mapping_notices::date_not_understood
                                                      : mapping_notices::value_not_understood;
  if (!fates_.account().wants(type)) return fates_.account().count(type);
  Text problem;
  bool known = cell.kind == CellKind::error || (about.type == Type::date && is_of_date_words(cell.raw));
  if (cell.kind == CellKind::error) {
    problem = "The cell holds an error of the spreadsheet program."_text;
  } else if (about.type == Type::code) {
    problem = unknown_word(field, cell.raw, parsers_[column].codes()->known());
    known = problem.arguments().size() > 1;
  } else {
    static constexpr std::string_view wanted[] = {
        "a text",
        "a whole number",
        "a number",
        "yes or no",
        "a date that the calendar has, in a form that can be read with certainty",
        "a value of the list"};
    std::string sentence = "\"" + std::string(about.full_name) + "\" wants " +
                           std::string(wanted[static_cast<std::size_t>(about.type)]) + ".";
    if (about.type == Type::date && cell.kind == CellKind::number)
      sentence += " The cell holds a number, as a date does that lost its format.";
    problem = Text::as_is(std::move(sentence));
  }
  if (const char32_t stray = cell.kind == CellKind::text ? text::stray_letter(cell.raw) : 0; stray != 0 && !known)
    problem = {"{problem} The cell contains {letter}."_text,
               {{"problem", std::move(problem)}, {"letter", text::name_letter(stray)}}};
  report(type, field, row, cell, known ? Known::word : Known::raw, std::move(problem));
}

void RowValueReader::report(const NoticeType& type, Field field, const Row& row, const Cell& cell, Known known,
                            Text problem) {
  // The reading of a personal value would reveal the value.
  if (field != Field::count && is_personal(info(field).sensitivity)) problem = {};
  fates_.account().report(type, fates_.place(row.number, cell.column, field), {cell.raw, known}, std::move(problem));
}

}  // namespace maex
