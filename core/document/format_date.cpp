// Formats dates and times by a section of a format code.
#include <array>
#include <cmath>

#include "core/document/format_code.hpp"

namespace maex::format_code {
namespace {

struct Names {
  unsigned language;  ///< low ten bits of a Windows language id
  std::array<std::string_view, 12> months;
  std::array<std::string_view, 12> months_of;  ///< genitive, next to a day: "14 мая"
  std::array<std::string_view, 12> months_short;
  std::array<std::string_view, 7> days;  ///< from Sunday
  std::array<std::string_view, 7> days_short;
};

// The languages that our partners' workbooks request by id. All others are shown in English.
constexpr Names names[] = {
    {0x09,
     {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December"},
     {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December"},
     {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
     {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
     {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"}},
    {0x0A,
     {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
      "diciembre"},
     {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
      "diciembre"},
     {"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"},
     {"domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"},
     {"dom", "lun", "mar", "mié", "jue", "vie", "sáb"}},
    {0x19,
     {"Январь", "Февраль", "Март", "Апрель", "Май", "Июнь", "Июль", "Август", "Сентябрь", "Октябрь", "Ноябрь",
      "Декабрь"},
     {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
      "декабря"},
     {"янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"},
     {"воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"},
     {"Вс", "Пн", "Вт", "Ср", "Чт", "Пт", "Сб"}},
    {0x2C,
     {"yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr", "oktyabr", "noyabr", "dekabr"},
     {"yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr", "oktyabr", "noyabr", "dekabr"},
     {"yan", "fev", "mar", "apr", "may", "iyn", "iyl", "avq", "sen", "okt", "noy", "dek"},
     {"bazar", "bazar ertəsi", "çərşənbə axşamı", "çərşənbə", "cümə axşamı", "cümə", "şənbə"},
     {"B.", "B.E.", "Ç.A.", "Ç.", "C.A.", "C.", "Ş."}},
};

const Names& names_of(unsigned language) {
  constexpr unsigned primary_language = 0x3FF;
  for (const Names& known : names)
    if (known.language == (language & primary_language)) return known;
  return names[0];
}

struct Clock {
  Day day;
  int weekday = 0;         ///< from Sunday
  std::int64_t units = 0;  ///< since the serial's day zero, in fractions of a second
  std::int64_t per_second = 1;
  [[nodiscard]] std::int64_t seconds() const { return units / per_second; }
};

std::string_view first_character(std::string_view text) {
  std::size_t length = 1;
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) ++length;
  return text.substr(0, length);
}

void append_padded(std::string& out, std::int64_t number, std::size_t width) {
  const std::string digits = std::to_string(number);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

/// Finds the day, also the two that exist only in spreadsheets: 0 January 1900 (times of day) and 29 February 1900.
bool find_day(Clock& clock, bool epoch_1904) {
  constexpr std::int64_t seconds_per_day = 86400;
  const std::int64_t number = clock.seconds() / seconds_per_day;
  clock.weekday = static_cast<int>((number + (epoch_1904 ? 5 : 6)) % 7);
  if (!epoch_1904 && number == 0) {
    clock.day = {1900, 1, 0};
    return true;
  }
  if (!epoch_1904 && number == 60) {
    clock.day = {1900, 2, 29};
    return true;
  }
  Moment moment;
  if (!serial_to_moment(static_cast<double>(number), epoch_1904, moment)) return false;
  clock.day = moment.day;
  return true;
}

void append_month(std::string& out, const Token& token, const Section& section, const Clock& clock) {
  const Names& words = names_of(section.language);
  const auto index = static_cast<std::size_t>(clock.day.month - 1);
  switch (token.count) {
    case 1:
    case 2: append_padded(out, clock.day.month, token.count); break;
    case 3: out += words.months_short[index]; break;
    case 5: out += first_character(words.months[index]); break;
    default: {
      bool beside_day = false;
      for (const Token& other : section.tokens) beside_day |= other.part == Part::day && other.count <= 2;
      out += beside_day ? words.months_of[index] : words.months[index];
    }
  }
}

void append_day(std::string& out, const Token& token, const Section& section, const Clock& clock) {
  const Names& words = names_of(section.language);
  const auto index = static_cast<std::size_t>(clock.weekday);
  if (token.count <= 2)
    append_padded(out, clock.day.day, token.count);
  else
    out += token.count == 3 ? words.days_short[index] : words.days[index];
}

void append_part(std::string& out, const Token& token, const Section& section, const Clock& clock, bool half_days) {
  const std::int64_t seconds = clock.seconds();
  const std::int64_t hour = seconds / 3600 % 24;
  const std::size_t two = token.count >= 2 ? 2 : 1;
  switch (token.part) {
    case Part::year:
      if (token.count <= 2)
        append_padded(out, clock.day.year % 100, 2);
      else
        append_padded(out, clock.day.year, 4);
      break;
    case Part::month: append_month(out, token, section, clock); break;
    case Part::day: append_day(out, token, section, clock); break;
    case Part::hour: append_padded(out, half_days ? (hour + 11) % 12 + 1 : hour, two); break;
    case Part::minute: append_padded(out, seconds / 60 % 60, two); break;
    case Part::second: append_padded(out, seconds % 60, two); break;
    case Part::fraction:
      out += '.';
      append_padded(out, clock.units % clock.per_second, token.count);
      break;
    case Part::half_day: {
      const std::string_view spelling = token.text;
      const std::size_t bar = spelling.find('/');
      out += hour < 12 ? spelling.substr(0, bar) : spelling.substr(bar + 1);
      break;
    }
    case Part::elapsed_hours: append_padded(out, seconds / 3600, token.count); break;
    case Part::elapsed_minutes: append_padded(out, seconds / 60, token.count); break;
    case Part::elapsed_seconds: append_padded(out, seconds, token.count); break;
    case Part::era: break;
    default: out += token.text;
  }
}

}  // namespace

bool append_date(std::string& out, double serial, const Section& section, bool epoch_1904) {
  constexpr double past_all_dates = 3'000'000;
  if (!(serial >= 0 && serial < past_all_dates)) return false;
  Clock clock;
  bool half_days = false;
  for (const Token& token : section.tokens) {
    if (token.part == Part::fraction)
      for (int i = 0; i < token.count && clock.per_second < 1000; ++i) clock.per_second *= 10;
    half_days |= token.part == Part::half_day;
  }
  // Rounded to the smallest unit that is shown, at least to the second: 0.41666666 is ten o'clock, not 9:59:59.
  clock.units = std::llround(serial * 86400 * static_cast<double>(clock.per_second));
  if (!find_day(clock, epoch_1904)) return false;
  for (const Token& token : section.tokens) append_part(out, token, section, clock, half_days);
  return true;
}

}  // namespace maex::format_code
