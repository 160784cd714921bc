#include "adapters/partners/maxml/dialect/forms.hpp"

#include <algorithm>
#include <array>

namespace maex::maxml {
namespace {

struct Token {
  enum class What : char { year, month, day, hour, minute, second, literal } what;
  int digits;  ///< 0: one or two
  char literal;
};

/// Removes the next token from the form and returns it.
Token take(std::string_view& form) {
  struct Word {
    std::string_view text;
    Token::What what;
    int digits;
  };
  static constexpr std::array<Word, 8> words = {{{"YYYY", Token::What::year, 4},
                                                 {"MM", Token::What::month, 2},
                                                 {"DD", Token::What::day, 2},
                                                 {"hh", Token::What::hour, 2},
                                                 {"mm", Token::What::minute, 2},
                                                 {"ss", Token::What::second, 2},
                                                 {"M", Token::What::month, 0},
                                                 {"D", Token::What::day, 0}}};
  for (const Word& word : words)
    if (form.substr(0, word.text.size()) == word.text) {
      form.remove_prefix(word.text.size());
      return {word.what, word.digits, 0};
    }
  const char literal = form.front();
  form.remove_prefix(1);
  return {Token::What::literal, 0, literal};
}

void append_number(std::string& out, int number, int digits) {
  const std::string text = std::to_string(number);
  if (digits > static_cast<int>(text.size())) out.append(static_cast<std::size_t>(digits) - text.size(), '0');
  out += text;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Removes digits from the start of the text; -1 when there are none.
int take_number(std::string_view& text, int digits) {
  const int least = digits == 0 ? 1 : digits;
  const int most = digits == 0 ? 2 : digits;
  int number = 0, taken = 0;
  while (taken < most && !text.empty() && is_digit(text.front())) {
    number = number * 10 + (text.front() - '0');
    text.remove_prefix(1);
    ++taken;
  }
  if (taken < least || (digits == 0 && taken == 2 && number < 10)) return -1;
  return number;
}

}  // namespace

bool is_form(std::string_view form) {
  int years = 0, months = 0, days = 0;
  while (!form.empty()) {
    const Token token = take(form);
    years += token.what == Token::What::year;
    months += token.what == Token::What::month;
    days += token.what == Token::What::day;
    if (token.what == Token::What::literal &&
        (is_digit(token.literal) ? token.literal != '0' && years == 0 : token.literal == '<' || token.literal == '&'))
      return false;
  }
  return years == 1 && months == 1 && days == 1;
}

void append_day(std::string& out, std::string_view form, const Day& day) {
  while (!form.empty()) {
    const Token token = take(form);
    switch (token.what) {
      case Token::What::year: append_number(out, day.year, 4); break;
      case Token::What::month: append_number(out, day.month, token.digits); break;
      case Token::What::day: append_number(out, day.day, token.digits); break;
      case Token::What::hour:
      case Token::What::minute:
      case Token::What::second: out += "00"; break;
      case Token::What::literal: out += token.literal; break;
    }
  }
}

void append_moment(std::string& out, std::string_view form, std::string_view moment) {
  const auto number = [&](std::size_t at, std::size_t size, int digits) {
    std::string_view text = moment.size() < at + size ? std::string_view("00") : moment.substr(at, size);
    if (digits == 0 && text.size() == 2 && text.front() == '0') text.remove_prefix(1);
    out += text;
  };
  while (!form.empty()) {
    const Token token = take(form);
    switch (token.what) {
      case Token::What::year: number(0, 4, 4); break;
      case Token::What::month: number(5, 2, token.digits); break;
      case Token::What::day: number(8, 2, token.digits); break;
      case Token::What::hour: number(11, 2, 2); break;
      case Token::What::minute: number(14, 2, 2); break;
      case Token::What::second: number(17, 2, 2); break;
      case Token::What::literal: out += token.literal; break;
    }
  }
}

std::optional<Day> parse_day(std::string_view form, std::string_view text, bool* timed) {
  Day day;
  int time = 0;
  while (!form.empty()) {
    const Token token = take(form);
    if (token.what == Token::What::literal) {
      if (text.empty() || text.front() != token.literal) return std::nullopt;
      text.remove_prefix(1);
      continue;
    }
    const int number = take_number(text, token.digits);
    if (number < 0) return std::nullopt;
    switch (token.what) {
      case Token::What::year: day.year = static_cast<std::int16_t>(number); break;
      case Token::What::month: day.month = static_cast<std::uint8_t>(number); break;
      case Token::What::day: day.day = static_cast<std::uint8_t>(number); break;
      case Token::What::hour:
        if (number > 23) return std::nullopt;
        time += number;
        break;
      case Token::What::minute:
      case Token::What::second:
        if (number > 59) return std::nullopt;
        time += number;
        break;
      case Token::What::literal: break;
    }
  }
  if (!text.empty() || day.day == 0 || !is_valid(day)) return std::nullopt;
  if (timed != nullptr) *timed = time != 0;
  return day;
}

std::string form_pattern(std::string_view form) {
  std::string out;
  while (!form.empty()) {
    const Token token = take(form);
    switch (token.what) {
      case Token::What::year: out += "[0-9]{4}"; break;
      case Token::What::month:
      case Token::What::day: out += token.digits == 0 ? "[0-9]{1,2}" : "[0-9]{2}"; break;
      case Token::What::hour:
      case Token::What::minute:
      case Token::What::second: out += "[0-9]{2}"; break;
      case Token::What::literal:
        if (std::string_view("\\|.-^?*+{}()[]").find(token.literal) != std::string_view::npos) out += '\\';
        out += token.literal;
        break;
    }
  }
  return out;
}

std::vector<std::string> forms_of(std::string_view text) {
  static const std::vector<std::string> days = {"YYYY-MM-DD", "DD.MM.YYYY", "DD/MM/YYYY", "MM/DD/YYYY",
                                                "DD-MM-YYYY", "MM-DD-YYYY", "YYYY/MM/DD", "YYYYMMDD",
                                                "YYYY.MM.DD", "D.M.YYYY",   "D/M/YYYY",   "M/D/YYYY"};
  static const std::vector<std::string> times = {
      "", "Thh:mm:ss", " hh:mm:ss", "Thh:mm:ssZ", "Thh:mm:ss.000", "Thh:mm:ss.000Z", " hh:mm", "Thh:mm"};
  std::vector<std::string> found;
  if (text.size() < 8 || text.size() > 32 || !is_digit(text.front())) return found;
  // A zone such as +04:00 is the same in every value of one installation, so the pattern contains it literally.
  std::string zone;
  if (text.size() > 16 && (text[text.size() - 6] == '+' || text[text.size() - 6] == '-') &&
      text[text.size() - 3] == ':')
    zone = text.substr(text.size() - 6);
  for (const std::string& day : days)
    for (std::size_t size = 8; size <= 10 && size <= text.size(); ++size) {
      // Test the day first: few texts begin with one, so the times of day are rarely tried.
      if (!parse_day(day, text.substr(0, size))) continue;
      for (const std::string& time : times) {
        if (time.empty() != (text.size() == size)) continue;
        std::string form = day + time + (time.empty() ? "" : zone);
        if (parse_day(form, text)) found.push_back(std::move(form));
      }
    }
  return found;
}

}  // namespace maex::maxml
