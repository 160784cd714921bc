// Parses a format code.
#include "core/document/format_code.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace maex::format_code {
namespace {

// Excel rejects longer codes (255 characters); the margin allows for multi-byte letters in literals.
constexpr std::size_t longest_code = 1024;
constexpr std::size_t remembered_codes = 256;
constexpr std::size_t most_sections = 4;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return lower(a) == lower(b); });
}

/// Bytes of the UTF-8 character at the start of `text`.
std::size_t character_length(std::string_view text) {
  std::size_t length = 1;
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) ++length;
  return length;
}

class Parser {
 public:
  explicit Parser(std::string_view code) : rest_(code) {}

  std::vector<Section> run() {
    sections_.emplace_back();
    while (!rest_.empty()) step();
    for (Section& section : sections_) settle(section);
    return std::move(sections_);
  }

 private:
  Section& section() { return sections_.back(); }
  std::string_view take(std::size_t n) {
    const std::string_view taken = rest_.substr(0, n);
    rest_.remove_prefix(taken.size());
    return taken;
  }
  void put(Part part, std::string_view text = {}, std::size_t count = 1) {
    section().tokens.push_back({part, static_cast<std::uint8_t>(std::min<std::size_t>(count, 255)), std::string(text)});
  }
  void literal(std::string_view text) {
    auto& tokens = section().tokens;
    if (!tokens.empty() && tokens.back().part == Part::literal)
      tokens.back().text += text;
    else
      put(Part::literal, text);
  }
  std::size_t run_length() const {
    std::size_t n = 1;
    while (n < rest_.size() && lower(rest_[n]) == lower(rest_[0])) ++n;
    return n;
  }

  void step();
  void bracket();
  bool date_letter();
  static void settle(Section& section);

  std::string_view rest_;
  std::vector<Section> sections_;
};

void Parser::step() {
  const char c = rest_[0];
  switch (c) {
    case ';':
      take(1);
      if (sections_.size() == most_sections)
        rest_ = {};
      else
        sections_.emplace_back();
      return;
    case '"': {
      const std::size_t end = rest_.find('"', 1);
      literal(rest_.substr(1, end == std::string_view::npos ? rest_.npos : end - 1));
      take(end == std::string_view::npos ? rest_.size() : end + 1);
      return;
    }
    case '\\':
      take(1);
      if (!rest_.empty()) literal(take(character_length(rest_)));
      return;
    case '_':  // a gap as wide as the next character
      take(1);
      if (!rest_.empty()) take(character_length(rest_));
      literal(" ");
      return;
    case '*':  // fills the cell with the next character: no effect outside a cell
      take(1);
      if (!rest_.empty()) take(character_length(rest_));
      return;
    case '[': bracket(); return;
    case '0':
      put(Part::zero, take(1));
      section().has_digits = true;
      return;
    case '#':
      put(Part::hash, take(1));
      section().has_digits = true;
      return;
    case '?':
      put(Part::question, take(1));
      section().has_digits = true;
      return;
    case '.': put(Part::point, take(1)); return;
    case ',': put(Part::comma, take(1)); return;
    case '%':
      put(Part::percent, take(1));
      section().scale += 2;
      return;
    case '/': put(Part::slash, take(1)); return;
    case '@':
      put(Part::text, take(1));
      section().has_text = true;
      return;
    default: break;
  }
  if (starts_with_word(rest_, "general")) {
    take(7);
    put(Part::general);
  } else if (lower(c) == 'e' && rest_.size() > 1 && (rest_[1] == '+' || rest_[1] == '-')) {
    put(Part::exponent, take(2));
  } else if (!date_letter()) {
    literal(take(character_length(rest_)));
  }
}

bool Parser::date_letter() {
  const std::size_t n = run_length();
  const std::string_view letters = rest_.substr(0, n);
  switch (lower(rest_[0])) {
    case 'y':
    case 'b': put(Part::year, letters, n); break;  // b: Buddhist years, shown in the common calendar
    case 'e': put(Part::year, letters, 4); break;  // the year in East Asian codes
    case 'g': put(Part::era, letters, n); break;
    case 'm': put(Part::month, letters, n); break;  // settle_date() finds out which are minutes
    case 'd': put(Part::day, letters, n); break;
    case 'h': put(Part::hour, letters, n); break;
    case 's': put(Part::second, letters, n); break;
    case 'a': {
      const std::size_t length = starts_with_word(rest_, "am/pm") ? 5 : starts_with_word(rest_, "a/p") ? 3 : 0;
      if (length == 0) return false;
      put(Part::half_day, take(length));
      return true;
    }
    default: return false;
  }
  take(n);
  return true;
}

void Parser::bracket() {
  const std::size_t end = rest_.find(']');
  if (end == std::string_view::npos) {
    literal(take(rest_.size()));
    return;
  }
  const std::string_view inside = take(end + 1).substr(1, end - 1);
  if (inside.empty()) return;
  const char first = lower(inside[0]);
  if (first == '$') {  // [$currency-language]
    const std::size_t dash = inside.rfind('-');
    literal(inside.substr(1, dash == std::string_view::npos ? inside.npos : dash - 1));
    if (dash != std::string_view::npos)
      std::from_chars(inside.data() + dash + 1, inside.data() + inside.size(), section().language, 16);
  } else if (first == '<' || first == '>' || first == '=') {
    const std::size_t length = inside.find_first_not_of("<>=");
    if (length == std::string_view::npos) return;
    section().condition = inside.substr(0, length);
    std::from_chars(inside.data() + length, inside.data() + inside.size(), section().bound);
  } else if (std::all_of(inside.begin(), inside.end(), [first](char c) { return lower(c) == first; })) {
    if (first == 'h') put(Part::elapsed_hours, inside, inside.size());
    if (first == 'm') put(Part::elapsed_minutes, inside, inside.size());
    if (first == 's') put(Part::elapsed_seconds, inside, inside.size());
  }  // anything else is a colour
}

bool is_place(Part part) { return part == Part::zero || part == Part::hash || part == Part::question; }

bool is_date_part(const Token& token) { return token.part >= Part::year; }

/// Makes date letters next to digit places ("0 den") literals. Excel quotes such letters, other programs do not.
void spell_out_letters(Section& section) {
  for (Token& token : section.tokens)
    if (is_date_part(token)) token.part = Part::literal;
}

/// `m` after hours or before seconds means minutes.
void find_minutes(std::vector<Token>& tokens) {
  Part before = Part::literal;
  for (auto token = tokens.begin(); token != tokens.end(); ++token) {
    if (!is_date_part(*token)) continue;
    if (token->part == Part::month && token->count <= 2) {
      const auto after = std::find_if(token + 1, tokens.end(), is_date_part);
      const bool seconds_follow =
          after != tokens.end() && (after->part == Part::second || after->part == Part::elapsed_seconds);
      if (before == Part::hour || before == Part::elapsed_hours || seconds_follow) token->part = Part::minute;
    }
    before = token->part;
  }
}

void settle_date(Section& section) {
  auto& tokens = section.tokens;
  const auto is_seconds = [](const Token& t) { return t.part == Part::second || t.part == Part::elapsed_seconds; };
  const auto first_place = std::find_if(tokens.begin(), tokens.end(), [](const Token& t) { return is_place(t.part); });
  if (first_place != tokens.end() && std::none_of(tokens.begin(), first_place, is_seconds)) {
    spell_out_letters(section);
    return;
  }
  find_minutes(tokens);
  for (const Token& token : tokens) {
    section.date |= token.part == Part::year || token.part == Part::month || token.part == Part::day;
    section.time |= token.part >= Part::hour && token.part != Part::era;
  }
  if (!section.date && !section.time) return;
  std::vector<Token> settled;
  bool after_seconds = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    if (token.part == Part::point && after_seconds && i + 1 < tokens.size() && tokens[i + 1].part == Part::zero) {
      std::size_t zeros = 0;
      while (i + 1 < tokens.size() && tokens[i + 1].part == Part::zero) ++i, ++zeros;
      settled.push_back({Part::fraction, static_cast<std::uint8_t>(std::min<std::size_t>(zeros, 3)), {}});
      continue;
    }
    after_seconds |= is_seconds(token);
    if (!is_date_part(token) && token.part != Part::text) token.part = Part::literal;
    settled.push_back(std::move(token));
  }
  tokens = std::move(settled);
  section.has_digits = false;
}

/// Commas between integer places group thousands. Each comma directly after the last integer place divides by a
/// thousand.
void settle_commas(Section& section) {
  auto& tokens = section.tokens;
  const auto integer_end = std::find_if(
      tokens.begin(), tokens.end(), [](const Token& t) { return t.part == Part::point || t.part == Part::exponent; });
  for (auto token = tokens.begin(); token != tokens.end(); ++token) {
    if (token->part != Part::comma) continue;
    const auto is_digit_place = [](const Token& t) { return is_place(t.part); };
    if (std::none_of(tokens.begin(), token, is_digit_place))
      token->part = Part::literal;
    else if (token < integer_end && std::any_of(token, integer_end, is_digit_place))
      section.grouped = true;
    else
      section.scale -= 3;
  }
  tokens.erase(std::remove_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.part == Part::comma; }),
               tokens.end());
}

void Parser::settle(Section& section) {
  settle_date(section);
  if (!section.date && !section.time) settle_commas(section);
}

}  // namespace

std::vector<Section> parse(std::string_view code) {
  if (code.size() > longest_code) code = "General";
  return Parser(code).run();
}

const std::vector<Section>& parsed(std::string_view code) {
  thread_local std::unordered_map<std::string, std::vector<Section>> known;
  thread_local std::string key;
  key.assign(code);
  if (const auto found = known.find(key); found != known.end()) return found->second;
  if (known.size() >= remembered_codes) known.clear();  // a hostile file may contain any number of codes
  return known.emplace(key, parse(code)).first->second;
}

}  // namespace maex::format_code
