#include "core/mapping/prose/told_words.hpp"

#include <algorithm>

#include "core/place/gazetteer.hpp"
#include "core/text/fold.hpp"

namespace maex::prose {
namespace {

using Phrases = ToldWords::Phrases;

bool fits(std::string_view word, std::string_view wanted) {
  return wanted.ends_with('*') ? word.starts_with(wanted.substr(0, wanted.size() - 1)) : word == wanted;
}

class Looker {
 public:
  Looker(const Paragraph& paragraph, const Grammar& grammar)
      : paragraph_(paragraph), tokens_(paragraph.tokens), grammar_(grammar), is_place_(tokens_.list.size(), false) {}

  void look(ToldParagraph& to) {
    for (const Sentence& each : paragraph_.sentences) {
      if (each.last < tokens_.list.size()) to.sentence_ends.push_back(tokens_.list[each.last].end);
      for (const Sequence& sequence : each.sequences)
        for (const Item& item : sequence.items) mark(item);
    }
    for (const Sentence& each : paragraph_.sentences)
      for (const Sequence& sequence : each.sequences)
        for (const Item& item : sequence.items) look_at_item(item, to);
    for (std::size_t i = 0; i != tokens_.list.size(); ++i) look_at_token(i, to);
  }

 private:
  void mark(const Item& item) {
    if (item.cls != Class::place) return;
    for (std::size_t i = item.first; i <= item.last && i < is_place_.size(); ++i) is_place_[i] = true;
  }

  void look_at_item(const Item& item, ToldParagraph& to) {
    const std::uint32_t at = tokens_.list[item.first].begin;
    if (item.cls == Class::of_them) to.part_of_them = true;
    if (item.cls == Class::place && item.ref >= 0 && !is_elsewhere(item.first, item.last + 1) && !is_date_line(item))
      to.districts.push_back(paragraph_.places[static_cast<std::size_t>(item.ref)]);
    if (item.cls == Class::thing || item.cls == Class::kind) {
      const std::string& value = grammar_.words.value(item.value);
      const std::string_view measure = std::string_view(value).substr(0, value.find(';'));
      if (measure == "AP_MINES") to.devices.push_back({Code::device_category_AP_MINE, at});
      if (measure == "AV_MINES") to.devices.push_back({Code::device_category_AV_MINE, at});
      if (measure == "UXO") to.devices.push_back({Code::device_category_ERW, at});
    }
  }

  void look_at_token(std::size_t i, ToldParagraph& to) {
    const ToldWords& told = grammar_.told;
    const std::uint32_t at = tokens_.list[i].begin;
    to.another |= length_at(told.another, i) != 0;
    if (length_at(told.ap_mine, i) != 0) to.devices.push_back({Code::device_category_AP_MINE, at});
    if (length_at(told.av_mine, i) != 0) to.devices.push_back({Code::device_category_AV_MINE, at});
    if (length_at(told.erw, i) != 0) to.devices.push_back({Code::device_category_ERW, at});
    if (length_at(told.mine, i) != 0 && !is_name(i)) to.mines.push_back({true, at});
    if (const std::size_t length = length_at(told.settlement_before, i)) settlement_after(i, i + length, to);
    if (const std::size_t length = length_at(told.settlement_after, i)) settlement_before(i, i + length, to);
    if (std::string time = time_at(i); !time.empty()) to.times.push_back({std::move(time), at});
    if (const std::size_t length = length_at(told.born, i)) birth_after(i + length, to);
  }

  /// Tokens of the phrase that begins at a token; 0: none does.
  [[nodiscard]] std::size_t length_at(const Phrases& phrases, std::size_t at) const {
    std::size_t longest = 0;
    for (const auto& phrase : phrases) {
      if (phrase.size() <= longest || at + phrase.size() > tokens_.list.size()) continue;
      bool all = true;
      for (std::size_t i = 0; all && i != phrase.size(); ++i)
        all = tokens_.list[at + i].kind == Token::Kind::word && fits(tokens_.folded(at + i), phrase[i]);
      if (all) longest = phrase.size();
    }
    return longest;
  }

  [[nodiscard]] bool ends_before(const Phrases& phrases, std::size_t at) const {
    return std::any_of(phrases.begin(), phrases.end(), [&](const std::vector<std::string>& phrase) {
      return phrase.size() <= at && length_at({phrase}, at - phrase.size()) != 0;
    });
  }

  /// A home, a hospital or an office: the words stand next to the place, or next to "district" or "the" beside it.
  [[nodiscard]] bool is_elsewhere(std::size_t first, std::size_t end) const {
    const ToldWords& told = grammar_.told;
    if (ends_before(told.elsewhere_before, first) || length_at(told.elsewhere_after, end) != 0) return true;
    if (first != 0 && is_word(first - 1) && ends_before(told.elsewhere_before, first - 1)) return true;
    return is_word(end) && length_at(told.elsewhere_after, end + 1) != 0;
  }

  /// "Baku, 14 October": where the text was written.
  [[nodiscard]] bool is_date_line(const Item& item) const {
    return item.first == 0 && item.last + 1 < tokens_.list.size() &&
           tokens_.list[item.last + 1].kind == Token::Kind::sign;
  }

  [[nodiscard]] bool is_word(std::size_t i) const {
    return i < tokens_.list.size() && tokens_.list[i].kind == Token::Kind::word;
  }
  /// "Mine Action Agency"
  [[nodiscard]] bool is_name(std::size_t i) const {
    return tokens_.list[i].capital && is_word(i + 1) && tokens_.list[i + 1].capital;
  }
  /// A word with a capital that is neither a district nor a word of the language.
  [[nodiscard]] bool may_name(std::size_t i) const { return is_word(i) && tokens_.list[i].capital && !is_place_[i]; }
  [[nodiscard]] bool may_name_more(std::size_t i) const {
    return may_name(i) && grammar_.words.match(tokens_, i).tokens == 0;
  }

  void settlement_after(std::size_t phrase, std::size_t at, ToldParagraph& to) const {
    // "The Alkhanli village of Fuzuli" names its village before the word.
    if (!may_name(at) || is_elsewhere(phrase, at)) return;
    const std::size_t last = may_name_more(at + 1) ? at + 1 : at;
    if (is_elsewhere(phrase, last + 1)) return;
    to.settlements.push_back({std::string(tokens_.shown(at, last)), tokens_.list[at].begin});
  }

  void settlement_before(std::size_t word, std::size_t end, ToldParagraph& to) const {
    if (word == 0 || !may_name_more(word - 1)) return;
    const std::size_t first = word > 1 && may_name_more(word - 2) ? word - 2 : word - 1;
    if (is_elsewhere(first, end)) return;
    to.settlements.push_back({std::string(tokens_.shown(first, word - 1)), tokens_.list[first].begin});
  }

  [[nodiscard]] const Digits* digits_at(std::size_t i) const {
    if (i >= tokens_.list.size() || tokens_.list[i].kind != Token::Kind::number) return nullptr;
    const Digits& digits = tokens_.numbers[static_cast<std::size_t>(tokens_.list[i].digits)];
    return digits.broken ? nullptr : &digits;
  }

  /// "14:30" or "14.30" behind a word of the class clock.
  [[nodiscard]] std::string time_at(std::size_t i) const {
    const Digits* hour = digits_at(i);
    if (hour == nullptr || hour->size[0] > 2) return {};
    const ToldWords& told = grammar_.told;
    if (!ends_before(told.clock, i) && !(i > 1 && is_word(i - 1) && ends_before(told.clock, i - 1))) return {};
    std::uint32_t minute = 0;
    std::size_t end = i + 1;
    if (hour->count == 2 && hour->mark[1] == '.' && hour->size[1] == 2) {
      minute = hour->group[1];
    } else {
      const Digits* more = i + 1 < tokens_.list.size() && tokens_.list[i + 1].sign == ':' ? digits_at(i + 2) : nullptr;
      if (hour->count != 1 || more == nullptr || more->count != 1 || more->size[0] != 2) return {};
      minute = more->group[0];
      end = i + 3;
    }
    std::uint32_t of_day = hour->group[0];
    const bool half_day = of_day >= 1 && of_day <= 12;
    if (half_day && length_at(told.afternoon, end) != 0) of_day = of_day % 12 + 12;
    if (half_day && length_at(told.morning, end) != 0) of_day %= 12;
    if (of_day > 23 || minute > 59) return {};
    const auto two = [](std::uint32_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return two(of_day) + ':' + two(minute);
  }

  /// The year of "born in 1987" or "born on 4 May 1987".
  void birth_after(std::size_t at, ToldParagraph& to) const {
    constexpr std::size_t farthest = 4;
    for (std::size_t i = at; i < at + farthest && i < tokens_.list.size(); ++i) {
      if (tokens_.list[i].kind == Token::Kind::sign) return;
      const Digits* year = digits_at(i);
      if (year == nullptr || year->count != 1 || year->size[0] != 4) continue;
      to.births.push_back({static_cast<int>(year->group[0]), tokens_.list[i].begin});
      return;
    }
  }

  const Paragraph& paragraph_;
  const Tokens& tokens_;
  const Grammar& grammar_;
  std::vector<bool> is_place_;  // by token
};

/// Ages and years of birth are numbers that the patterns left out.
void add_ages(const Paragraph& paragraph, const TextReading& reading, ToldParagraph& to) {
  constexpr std::uint32_t oldest = 110, first_year = 1900, last_year = 2100;
  for (const LeftOut& each : reading.left_out) {
    if (each.rule != "age") continue;
    for (const Token& token : paragraph.tokens.list) {
      if (token.begin != each.begin || token.kind != Token::Kind::number) continue;
      const Digits& digits = paragraph.tokens.numbers[static_cast<std::size_t>(token.digits)];
      if (digits.broken || digits.count != 1) break;
      const std::uint32_t value = digits.group[0];
      const bool known = std::any_of(to.births.begin(), to.births.end(),
                                     [&](const Said<int>& birth) { return birth.at == token.begin; });
      if (value <= oldest) to.ages.push_back({static_cast<int>(value), token.begin});
      if (value >= first_year && value <= last_year && !known)
        to.births.push_back({static_cast<int>(value), token.begin});
      break;
    }
  }
}

bool has_unread(const TextReading& reading, const ToldParagraph& in) {
  const auto begins = [](const auto& all, std::uint32_t at) {
    return std::any_of(all.begin(), all.end(), [at](const auto& each) { return each.at == at; });
  };
  return std::any_of(reading.left_out.begin(), reading.left_out.end(), [&](const LeftOut& each) {
    return each.rule.empty() && !begins(in.births, each.begin) && !begins(in.times, each.begin);
  });
}

}  // namespace

std::uint32_t ToldParagraph::end_of_sentence(std::uint32_t at) const {
  for (const std::uint32_t end : sentence_ends)
    if (end > at) return end;
  return UINT32_MAX;
}

ToldParagraph look_at(const Paragraph& paragraph, const TextReading& reading, const Grammar& grammar,
                      const Origin& origin) {
  ToldParagraph made;
  made.origin = origin;
  constexpr std::size_t longest = 2000;  // tokens; a longer paragraph is not a notice
  if (paragraph.tokens.list.size() > longest) {
    made.unread = true;
    return made;
  }
  Looker(paragraph, grammar).look(made);
  add_ages(paragraph, reading, made);
  made.unread = has_unread(reading, made);
  const auto by_place = [](const Said<int>& a, const Said<int>& b) { return a.at < b.at; };
  std::sort(made.births.begin(), made.births.end(), by_place);
  return made;
}

}  // namespace maex::prose
