#include "core/mapping/table/column_look.hpp"

#include "core/io/error.hpp"
#include "core/mapping/profile/code_table.hpp"
#include "core/mapping/profile/notices.hpp"
#include "core/mapping/table/row_values.hpp"
#include "core/mapping/table/source_rows.hpp"
#include "core/text/fold.hpp"
#include "core/text/parse_number.hpp"

namespace maex {
namespace {

// Fewer may be chance: one date in seven has a day and a month up to 12 that could change places.
constexpr std::uint64_t fewest_dates = 2, fewest_texts = 1, fewest_both = 4;

bool has_half_day(std::string_view text) {
  text = trim(text);
  return text.size() > 2 &&
         (text.ends_with("AM") || text.ends_with("PM") || text.ends_with("am") || text.ends_with("pm"));
}

}  // namespace

ColumnLook::ColumnLook(const Compiled& profile, const HeadingRow& headings)
    : profile_(profile), headings_(headings), at_(headings.columns.size() + 1, -1) {
  for (std::size_t i = 0; i != headings.columns.size(); ++i) {
    if (headings.columns[i].column < 0) continue;
    const auto bound = static_cast<std::size_t>(headings.columns[i].column);
    const ProfileColumn& column = profile.profile.columns[bound];
    const FieldInfo& field = info(column.field);
    if (column.part != ProfileColumn::Part::whole || !column.count_of.empty()) continue;
    Shape shape = Shape::other;
    if (field.type == Type::date) shape = Shape::date;
    if (field.type == Type::decimal && largest_coordinate(field.measure) == 0) shape = Shape::number;
    if (is_identifier(column.field)) shape = Shape::identifier;
    if (shape == Shape::other) continue;
    at_[i + 1] = static_cast<int>(columns_.size());
    Column made;
    made.number = static_cast<std::uint32_t>(i + 1);
    made.profile = bound;
    made.shape = shape;
    columns_.push_back(made);
  }
}

void ColumnLook::look(const Row& row) {
  if (columns_.empty() || row.number <= headings_.row) return;
  for (const Cell& cell : row.cells) {
    if (cell.column >= at_.size() || at_[cell.column] < 0) continue;
    Column& column = columns_[static_cast<std::size_t>(at_[cell.column])];
    if (column.shape == Shape::date) {
      look_at_date(column, cell);
    } else if (column.shape == Shape::identifier) {
      if (cell.kind == CellKind::text && !is_blank_text(cell.raw) && !is_missing_word(trim(cell.raw)))
        ++(ends_in_point_zero(trim(cell.raw)) ? column.point_zeros : column.other_identifiers);
    } else if (cell.kind == CellKind::text && cell.raw.find_first_of(",.") != std::string_view::npos) {
      const char mark = decimal_mark_of(cell.raw);
      ++(mark == ',' ? column.commas : mark == '.' ? column.points : column.unclear);
    }
  }
}

void ColumnLook::look_at_date(Column& column, const Cell& cell) {
  if (cell.kind == CellKind::date) {
    Moment moment;
    if (!serial_to_moment(cell.number, cell.format != nullptr && cell.format->epoch_1904, moment)) return;
    ++(moment.day.day <= 12 ? column.low_days : column.high_days);
    return;
  }
  if (cell.kind != CellKind::text) return;
  const DayOrder order = day_order(cell.raw);
  const std::string_view text = trim(cell.raw);
  if (const std::size_t sign = text.find_first_not_of("0123456789"); sign < text.size() && text[sign] == '.') {
    if (order == DayOrder::none) return;
    if (order == DayOrder::day_first) {
      ++column.day_first;
      return;
    }
    ++column.dotted;
    if (order == DayOrder::month_first) ++column.dotted_month_first;
    return;
  }
  switch (order) {
    case DayOrder::none: return;
    case DayOrder::day_first: ++column.day_first; return;
    case DayOrder::month_first: ++column.month_first; break;
    case DayOrder::open: ++column.open; break;
  }
  if (has_half_day(cell.raw)) ++column.half_days;
}

bool ColumnLook::undecided() const {
  for (const Column& column : columns_) {
    const bool unsure = column.open != 0 || column.dotted_month_first != 0;
    if (column.shape == Shape::date && column.day_first + column.month_first == 0 && unsure) return true;
    if (column.shape == Shape::number && column.commas + column.points == 0 && column.unclear != 0) return true;
    if (has_point_zeros(column)) return true;
  }
  return false;
}

/// All identifiers of a column end in ".0", so the program that wrote them took them for numbers with a fraction.
bool ColumnLook::has_point_zeros(const Column& column) {
  return column.point_zeros > 1 && column.other_identifiers == 0;
}

DateOrder ColumnLook::order_of(const Column& column) const {
  // One wrong month among dates with points is a typing error. Of real dates, three in five have a day after the 12th.
  const bool dotted_months = column.dotted_month_first >= 3 && column.dotted_month_first * 4 >= column.dotted;
  const std::uint64_t dotted_days = dotted_months ? 0 : column.dotted - column.dotted_month_first;
  if (column.day_first == 0 && (column.month_first != 0 || dotted_months) && dotted_days == 0) return DateOrder::mdy;
  if (column.day_first != 0 && column.month_first == 0) return DateOrder::dmy;
  // Programs that write AM and PM after a date of numbers write the month first.
  if (column.day_first + column.month_first + column.dotted == 0 && column.open != 0 && column.half_days == column.open)
    return DateOrder::mdy;
  return date_order(profile_.profile.date_order);
}

char ColumnLook::mark_of(const Column& column) {
  if (column.commas != 0 && column.points == 0) return ',';
  if (column.points != 0 && column.commas == 0) return '.';
  return 0;
}

void ColumnLook::decide(RowValueReader& values) const {
  for (const Column& column : columns_) {
    if (column.shape == Shape::date) values.set_order(column.profile, order_of(column));
    if (column.shape == Shape::number) values.set_decimal_mark(column.profile, mark_of(column));
    values.set_whole_numbers(column.profile, has_point_zeros(column));
  }
}

void ColumnLook::report(Fates& fates) const {
  using namespace mapping_notices;
  for (const Column& column : columns_) {
    const CellPlace place = fates.place(headings_.row, column.number, profile_.profile.columns[column.profile].field);
    const auto say = [&](const NoticeType& type, Text text) {
      fates.account().report(type, place, {}, std::move(text));
    };
    if (has_point_zeros(column))
      say(number_column_point_zero,
          {"{count:number|numbers} of the column were read without it."_text, {{"count", column.point_zeros}}});
    const std::uint64_t months = column.month_first + column.dotted_month_first;
    const std::uint64_t texts = column.day_first + column.month_first + column.open + column.dotted;
    const DateOrder own = date_order(profile_.profile.date_order);
    if (texts != 0 && own != DateOrder::ymd && order_of(column) != own) {
      if (order_of(column) == DateOrder::mdy)
        say(date_column_month_first,
            {"All {count:date|dates} of the column were read with the month first. {shown} cannot be read otherwise."_text,
             {{"count", texts}, {"shown", months}}});
      else
        say(date_column_day_first,
            {"All {count:date|dates} of the column were read with the day first. {shown} cannot be read otherwise."_text,
             {{"count", texts}, {"shown", column.day_first}}});
    }
    if (column.day_first != 0 && column.month_first > 1 && column.month_first * 20 >= column.day_first)
      say(date_column_mixed,
          {"{first:date|dates} can only have the day first, {second} only the month, and {open} fit both."_text,
           {{"first", column.day_first}, {"second", column.month_first}, {"open", column.open}}});
    const std::uint64_t late = column.day_first + months;
    const bool one_order = column.day_first == 0 || months == 0;
    if (column.high_days == 0 && texts == late && one_order && column.low_days >= fewest_dates &&
        late >= fewest_texts && column.low_days + late >= fewest_both)
      say(date_column_split,
          {"The {dates:date|dates} with a day up to 12 are dates, and the {texts} with a later day are text."_text,
           {{"dates", column.low_days}, {"texts", late}}});
    if (column.commas != 0 && column.points != 0)
      say(number_column_mixed,
          {"{commas:number|numbers} can only have a decimal comma, {points} only a decimal point, and {open} fit both."_text,
           {{"commas", column.commas}, {"points", column.points}, {"open", column.unclear}}});
    else if (column.unclear != 0 && mark_of(column) != 0)
      say(number_column_mark,
          {mark_of(column) == ','
               ? "{count:number|numbers} of the column fit both marks and were read with a decimal comma, as the others."_text
               : "{count:number|numbers} of the column fit both marks and were read with a decimal point, as the others."_text,
           {{"count", column.unclear}}});
  }
}

void decide_columns(const Compiled& profile, const HeadingRow& headings, TableDocument& document, std::size_t sheet,
                    const std::atomic<bool>* stop, RowValueReader& values) {
  SourceRows rows(document, sheet, nullptr);
  ColumnLook first(profile, headings);
  for (const Row& row : rows.window()) first.look(row);
  if (!first.undecided()) return first.decide(values);
  ColumnLook all(profile, headings);
  unsigned read = 0;
  for (Row row; rows.next(row); ++read) {
    if (stop != nullptr && (read & 255u) == 0 && stop->load(std::memory_order_relaxed)) throw Interrupted();
    all.look(row);
  }
  all.decide(values);
}

}  // namespace maex
