#include "core/mapping/prose/items.hpp"

#include <algorithm>
#include <cmath>

#include "core/mapping/prose/dates.hpp"
#include "core/mapping/prose/numbers.hpp"
#include "core/place/gazetteer.hpp"

namespace maex::prose {

const District* PlaceNames::find(std::string_view text) {
  if (known_.size() > most) known_.clear();
  const auto [found, fresh] = known_.try_emplace(std::string(text), nullptr);
  if (!fresh) return found->second;
  const Resolution resolved = gazetteer_.resolve(text);
  if (resolved.district != nullptr && resolved.how != Resolution::How::slip && resolved.how != Resolution::How::code &&
      resolved.how != Resolution::How::none)
    found->second = resolved.district;
  return found->second;
}

namespace {

using Kind = Token::Kind;

// "Агдаме" is Агдам, "Барде" is Барда.
const District* without_ending(const Grammar& grammar, PlaceNames& places, std::string_view shown) {
  constexpr std::size_t four_letters = 8;  // bytes of the stem; "Шуше" has three and another letter
  for (const std::string& each : grammar.place_endings) {
    const std::size_t sign = std::min(each.find('='), each.size());
    const std::string_view ending = std::string_view(each).substr(0, sign);
    const std::size_t shortest = sign == each.size() ? four_letters : four_letters - 2;
    if (!shown.ends_with(ending) || shown.size() < ending.size() + shortest) continue;
    std::string name(shown.substr(0, shown.size() - ending.size()));
    if (sign != each.size()) name += each.substr(sign + 1);
    if (const District* found = places.find(name)) return found;
  }
  return nullptr;
}

// The verb of the sentence follows the comma at `end`, before another number.
bool goes_to_outcome(const std::vector<Item>& items, std::size_t end) {
  for (std::size_t i = end + 1; i < items.size() && items[i].cls != Class::number; ++i) {
    // "394, of whom 70 died, 324 were injured" with the verb first: its number is behind it.
    if (items[i].cls == Class::outcome) return i + 1 >= items.size() || items[i + 1].cls != Class::number;
    if (items[i].cls != Class::link && items[i].cls != Class::word) return false;
  }
  return false;
}

// What happened, before the aside; without it, the verb after the aside is that of the whole.
bool has_verb(const std::vector<Item>& items, std::size_t aside) {
  bool verb = false;
  for (std::size_t i = aside; i-- != 0 && items[i].cls != Class::number;)
    verb |= items[i].cls == Class::outcome || items[i].cls == Class::thing || items[i].cls == Class::link;
  return verb;
}

// "419 nəfər zərər çəkib, onlardan 358-i uşaq, 38-i qadındır": the second comma of an aside does not end it.
bool goes_on(const Grammar& grammar, const std::vector<Item>& items, std::size_t aside, std::size_t comma) {
  const bool verb = has_verb(items, aside);
  std::size_t i = comma + 1;
  if (i >= items.size() || items[i].cls != Class::number) return false;
  for (++i; i < items.size() && (items[i].cls == Class::fill || items[i].cls == Class::trait);) ++i;
  if (i >= items.size() || items[i].cls != Class::person || grammar.words.value(items[i].value).empty()) return false;
  ++i;
  // "281 people, including 121 civilians, 160 soldiers, were wounded".
  if (!grammar.verb_last) return i == items.size() || items[i].cls == Class::sign;
  return !verb || i == items.size() || items[i].cls == Class::sign || items[i].cls == Class::and_ ||
         items[i].cls == Class::link;
}

// The number before the comma counts people without a status, so that persons after the comma are its parts.
bool has_plain_persons(const Grammar& grammar, const std::vector<Item>& items, std::size_t comma) {
  for (std::size_t i = comma; i-- != 0;) {
    if (items[i].cls == Class::number) return true;
    if (items[i].cls == Class::person && !grammar.words.value(items[i].value).empty()) return false;
    if (items[i].cls == Class::sign) return false;
  }
  return false;
}

bool is_comma(const std::vector<Item>& items, std::size_t at) {
  return at < items.size() && items[at].cls == Class::sign && static_cast<char>(items[at].value) == ',';
}

// "Three civilians, who had entered a field, were wounded" and "70 of them, sadly, died": the comma that ends an aside
// without figures which stands between people and what happened to them; 0: it is none.
std::size_t end_of_clause(const std::vector<Item>& items, std::size_t comma) {
  constexpr std::size_t longest = 16;  // items
  const Class before = items[comma - 1].cls;
  if (before != Class::person && before != Class::trait && before != Class::of_them) return 0;
  for (std::size_t i = comma + 1; i < items.size() && i < comma + longest; ++i) {
    switch (items[i].cls) {
      case Class::number:
      case Class::outcome:
      case Class::and_:
      case Class::act:
      case Class::including:
      case Class::but: return 0;
      case Class::sign: return is_comma(items, i) && goes_to_outcome(items, i) ? i : 0;
      default: break;
    }
  }
  return 0;
}

// "Nine - four soldiers, three civilians and two deminers - were wounded": a total without a noun before the dash.
bool bare_total(const std::vector<Item>& items, std::size_t dash) {
  if (items[dash - 1].cls != Class::number) return false;
  std::size_t end = dash + 1;
  while (end < items.size() && !(items[end].cls == Class::sign && static_cast<char>(items[end].value) == '-')) ++end;
  return end < items.size() && goes_to_outcome(items, end);
}

/// "9, 11 and 13 years": the item behind ages that begin at `first`; 0: they are none.
std::size_t after_ages(const Grammar& grammar, const std::vector<Item>& items, std::size_t first) {
  std::size_t i = first;
  while (i < items.size() && (items[i].cls == Class::number || items[i].cls == Class::and_ || is_comma(items, i))) ++i;
  const bool ages = i > first && i < items.size() && items[i].cls == Class::other_unit &&
                    grammar.words.value(items[i].value) == "age";
  return ages ? i + 1 : 0;
}

// "Two civilians, 41 and 56 years old, died": the comma that ends an aside of ages; 0: it is none.
std::size_t end_of_ages(const Grammar& grammar, const std::vector<Item>& items, std::size_t comma) {
  std::size_t i = after_ages(grammar, items, comma + 1);
  if (i == 0) return 0;
  while (i < items.size() && i < comma + 10 && !is_comma(items, i)) ++i;
  return is_comma(items, i) ? i : 0;
}

class Builder {
 public:
  Builder(const Grammar& grammar, const ItemContext& context, Paragraph& out)
      : grammar_(grammar), context_(context), out_(out), tokens_(out.tokens), dates_(grammar, context, out) {}

  void run() {
    for (at_ = 0; at_ < tokens_.list.size();) step();
    find_years();
    cut();
  }

 private:
  [[nodiscard]] const Token& token(std::size_t i) const { return tokens_.list[i]; }
  [[nodiscard]] bool is_sign(std::size_t i, char sign) const {
    return i < tokens_.list.size() && token(i).kind == Kind::sign && token(i).sign == sign;
  }
  [[nodiscard]] Class class_at(std::size_t i) const {
    if (i >= tokens_.list.size()) return Class::count;
    const auto match = grammar_.words.match(tokens_, i);
    return match.tokens == 0 ? Class::word : match.entry.cls;
  }

  Item& push(Class cls, std::size_t tokens, std::uint16_t value = 0, std::int32_t ref = -1) {
    Item item;
    item.cls = cls;
    item.value = value;
    item.first = static_cast<std::uint32_t>(at_);
    item.last = static_cast<std::uint32_t>(at_ + tokens - 1);
    item.ref = ref;
    at_ += tokens;
    return flat_.emplace_back(item);
  }

  // A case ending that a hyphen joins to a word: "PHS-lərin", "m2-dir".
  [[nodiscard]] std::size_t endings_after(std::size_t at) const {
    std::size_t n = 0;
    while (at + n < tokens_.list.size()) {
      const Token& next = token(at + n);
      if (next.kind != Kind::word || !next.hyphen || next.capital || next.folded_size > 10) break;
      const Class cls = class_at(at + n);
      if (cls != Class::word && cls != Class::skip && cls != Class::ordinal) break;
      ++n;
    }
    return n;
  }

  void step() {
    const Token& now = token(at_);
    if (now.kind == Kind::sign) {
      push(Class::sign, 1, static_cast<unsigned char>(now.sign));
      return;
    }
    const auto match = grammar_.words.match(tokens_, at_);
    if (now.kind == Kind::number) {
      if (match.tokens > 1)
        push(match.entry.cls, match.tokens, match.entry.value);
      else if (!date())
        number();
      return;
    }
    if (date()) return;
    if (match.tokens != 0) {
      if (match.entry.cls == Class::digit || match.entry.cls == Class::hundred || match.entry.cls == Class::scale) {
        if (number_words()) return;
        push(Class::word, match.tokens);
        return;
      }
      push(match.entry.cls, match.tokens + endings_after(at_ + match.tokens), match.entry.value);
      return;
    }
    if (!place()) push(Class::word, 1);
  }

  bool date() {
    DateItem made;
    const std::size_t length = dates_.read(at_, made);
    if (length == 0) return false;
    out_.dates.push_back(std::move(made));
    push(Class::date, length, 0, static_cast<std::int32_t>(out_.dates.size() - 1));
    return true;
  }

  bool place() {
    if (!token(at_).capital || context_.places == nullptr) return false;
    for (const std::size_t length : {std::size_t{2}, std::size_t{1}}) {
      const std::size_t end = at_ + length;
      if (end > tokens_.list.size()) continue;
      bool fits = true;
      // "Агдамском районе", "Quba rayonu": the second word may be the type of the place.
      for (std::size_t i = at_; i != end; ++i) fits &= token(i).kind == Kind::word && !token(i).hyphen;
      const std::string_view shown = tokens_.shown(at_, end - 1);
      if (!fits || shown.size() > 60 || shown.size() < 4) continue;
      // "The Barda-Aghdam road" is in neither.
      if (end < tokens_.list.size() && token(end).hyphen && token(end).capital) continue;
      const District* found = context_.places->find(shown);
      if (found == nullptr && length == 1) found = without_ending(grammar_, *context_.places, shown);
      if (found == nullptr) continue;
      out_.places.push_back(found);
      // The case ending may be a token of its own: "Baku-da".
      const bool ending = end < tokens_.list.size() && token(end).hyphen && token(end).kind == Kind::word &&
                          !token(end).capital && token(end).folded_size <= 8;
      push(Class::place, length + (ending ? 1 : 0), 0, static_cast<std::int32_t>(out_.places.size() - 1));
      return true;
    }
    return false;
  }

  // The value of a number word: 0 to 99 for a digit, 100 to 900 for a hundred, 1000 or more for a scale.
  [[nodiscard]] double word_value(const Words::Match& match) const {
    return std::stod(grammar_.words.value(match.entry.value));
  }

  // Reads number words from `at`: "twenty-one", "üç yüz qırx", "two thousand and five". Returns the tokens, 0: none.
  std::size_t words_from(std::size_t at, double& value) const {
    double total = 0, part = 0, last_digit = 1000;
    std::size_t end = at;
    bool any = false;
    while (end < tokens_.list.size()) {
      std::size_t next = end;
      auto match = grammar_.words.match(tokens_, next);
      if (any && match.tokens != 0 && match.entry.cls == Class::and_ && last_digit >= 100) {
        const auto after = grammar_.words.match(tokens_, next + match.tokens);
        if (after.tokens == 0 || after.entry.cls != Class::digit || part < 100) break;
        next += match.tokens;
        match = after;
      }
      if (match.tokens == 0) break;
      if (match.entry.cls == Class::digit) {
        const double digit = word_value(match);
        // "twenty one" is 21; "one two" is two numbers. Without a word for 11, "on üç" is 13.
        if (any && (last_digit < (has_teens_ ? 20 : 10) || digit >= 10 || digit == 0) && last_digit < 100) break;
        part += digit;
        last_digit = digit;
      } else if (match.entry.cls == Class::hundred) {
        const double hundred = word_value(match);
        if (hundred == 100 && part > 0 && part < 10)
          part *= 100;
        else if (part == 0)
          part = hundred;
        else
          break;
        last_digit = 100;
      } else if (match.entry.cls == Class::scale) {
        if (part == 0 && any) break;
        total += (part == 0 ? 1 : part) * word_value(match);
        part = 0;
        last_digit = 1000;
      } else {
        break;
      }
      any = true;
      end = next + match.tokens;
    }
    value = total + part;
    return any ? end - at : 0;
  }

  bool number_words() {
    NumberItem made;
    made.in_words = true;
    const std::size_t length = words_from(at_, made.value);
    if (length == 0) return false;
    // "thousands of", "hundreds": a scale alone counts nothing.
    const auto first = grammar_.words.match(tokens_, at_);
    // "More than a thousand mines" is a number in a language that says "a thousand" with one word.
    const bool qualified = !flat_.empty() && flat_.back().cls == Class::qualifier;
    if (length == 1 && first.entry.cls == Class::scale && !qualified) return false;
    if (length == 1 && grammar_.words.value(first.entry.value).ends_with('?') && !is_part(at_ + 1)) return false;
    finish_number(made, length);
    return true;
  }

  // "Of them, ten were civilians" in a language whose "ten of them" is also "it": after a total, before what is
  // counted.
  [[nodiscard]] bool is_part(std::size_t next) const {
    if (flat_.empty()) return false;
    const Item& before = flat_.back();
    const bool total = before.cls == Class::of_them || before.cls == Class::thing ||
                       (before.cls == Class::sign &&
                        std::string_view(":,-(").find(static_cast<char>(before.value)) != std::string_view::npos);
    const Class after = class_at(next);
    return total &&
           (after == Class::person || after == Class::trait || after == Class::caller || after == Class::thing ||
            after == Class::kind || (after == Class::outcome && before.cls == Class::of_them));
  }

  void finish_number(NumberItem& made, std::size_t length) {
    made.first = static_cast<std::uint32_t>(at_);
    made.last = static_cast<std::uint32_t>(at_ + length - 1);
    const auto ref = static_cast<std::int32_t>(out_.numbers.size());
    length += check_words(made, at_ + length, ref);
    out_.numbers.push_back(made);
    push(Class::number, length, 0, ref);
  }

  // "4 (dörd)": the words in brackets are a check digit.
  std::size_t check_words(const NumberItem& made, std::size_t at, std::int32_t ref) {
    if (!is_sign(at, '(') || made.in_words) return 0;
    double value = 0;
    const std::size_t length = words_from(at + 1, value);
    if (length == 0 || !is_sign(at + 1 + length, ')')) return 0;
    double own = made.value;
    if (made.digits >= 0) {
      const auto count = as_count(tokens_.numbers[static_cast<std::size_t>(made.digits)]);
      own = count ? *count * made.tail_scale : -1;
    }
    if (own != value) out_.words_differ.push_back(static_cast<std::uint32_t>(ref));
    return length + 2;
  }

  [[nodiscard]] const Digits& digits_of(std::size_t i) const {
    return tokens_.numbers[static_cast<std::size_t>(token(i).digits)];
  }

  /// "1) AP mines: 41; 2) …": a bracket that nothing opened ends the number of a list.
  [[nodiscard]] bool is_in_brackets(std::size_t at) const {
    constexpr std::size_t farthest = 60;  // tokens
    for (std::size_t i = at; i-- != 0 && at - i < farthest;) {
      if (is_sign(i, '(')) return true;
      if (is_sign(i, ')')) return false;
    }
    return false;
  }

  std::string_view ignored_at(std::size_t at) const {
    const bool after_name =
        at != 0 && token(at - 1).kind == Kind::word && (token(at).glued || token(at).hyphen) && token(at - 1).capital;
    if (after_name && !flat_.empty() && flat_.back().cls == Class::word) return "model-number";
    if (is_sign(at + 1, ':') && at + 2 < tokens_.list.size() && token(at + 2).kind == Kind::number &&
        token(at + 2).glued && digits_of(at + 2).size[0] == 2 && digits_of(at).size[0] <= 2)
      return "time";
    if (at > 1 && is_sign(at - 1, ':') && token(at).glued && token(at - 2).kind == Kind::number &&
        digits_of(at).size[0] == 2)
      return "time";
    if (at != 0 && is_sign(at - 1, '+') && token(at).glued) return "telephone";
    if (is_sign(at + 1, ']') && at != 0 && is_sign(at - 1, '[')) return "footnote";
    if (at != 0 && token(at - 1).kind == Kind::sign && token(at - 1).sign == '?' &&
        out_.tokens.text.substr(token(at - 1).begin).starts_with("№"))
      return "document-number";
    if (at == 0 && (is_sign(1, '.') || is_sign(1, ')')) && token(1).glued && tokens_.list.size() > 2)
      return "list-number";
    if (is_sign(at + 1, ')') && token(at + 1).glued && digits_of(at).size[0] <= 2 && !is_in_brackets(at))
      return "list-number";
    if (at == 1 && is_sign(0, '(') && is_sign(2, ')') && tokens_.list.size() > 3) return "list-number";
    return {};
  }

  void number() {
    NumberItem made;
    made.digits = token(at_).digits;
    made.ignored = ignored_at(at_);
    std::size_t length = 1;
    // Digits that hyphens join are a telephone number or the number of a document: 498-38-51.
    std::size_t end = at_ + 1;
    while (end < tokens_.list.size() && token(end).kind == Kind::number && token(end).hyphen) ++end;
    if (end - at_ > 2) {
      made.ignored = "telephone";
      length = end - at_;
    }
    length += spaced_comma(made, length);
    if (made.ignored.empty()) length += scales(made, length);
    length += ending(made, length);
    finish_number(made, length);
  }

  // "713, 694 мины" and "516, 46 hektar": a blank after the mark.
  std::size_t spaced_comma(NumberItem& made, std::size_t length) {
    if (length != 1 || !made.ignored.empty()) return 0;
    if (!is_sign(at_ + 1, ',') || at_ + 2 >= tokens_.list.size() || token(at_ + 2).kind != Kind::number) return 0;
    const Digits &head = digits_of(at_), &tail = digits_of(at_ + 2);
    if (head.count != 1 || tail.count != 1 || head.broken || tail.broken || !token(at_ + 1).glued) return 0;
    if (is_year(head)) return 0;                                                               // "in 2024, 31 hectares"
    if (at_ != 0 && (is_sign(at_ - 1, ',') || token(at_ - 1).kind == Kind::number)) return 0;  // an enumeration
    const Class next = class_at(at_ + 3);
    const bool ends = at_ + 3 >= tokens_.list.size() || token(at_ + 3).hyphen;
    const bool thousands = head.size[0] <= 3 && tail.size[0] == 3 && (next == Class::thing || ends);
    const bool decimal = tail.size[0] <= 2 && next == Class::unit;
    if (!thousands && !decimal) return 0;
    Digits joined = head;
    joined.group[1] = tail.group[0];
    joined.size[1] = tail.size[0];
    joined.mark[1] = ',';
    joined.count = 2;
    made.digits = static_cast<std::int32_t>(tokens_.numbers.size());
    tokens_.numbers.push_back(joined);
    return 2;
  }

  // "3 milyon 813 min 674", "69.2 min", "2,9 тыс.".
  std::size_t scales(NumberItem& made, std::size_t length) {
    std::size_t end = at_ + length;
    auto match = grammar_.words.match(tokens_, end);
    if (match.tokens == 0 || match.entry.cls != Class::scale) return 0;
    double total = 0;
    std::int32_t digits = made.digits;
    for (;;) {
      const double scale = word_value(match);
      const Digits& now = tokens_.numbers[static_cast<std::size_t>(digits)];
      const auto amount = as_decimal(now, now.count == 2 ? now.mark[1] : grammar_.decimal_mark);
      if (!amount) return 0;
      // 69.2 × 1000 has a rounding error; a count has none.
      total += std::round(amount->value * scale * 1000) / 1000;
      end += match.tokens;
      // The point of "тыс." ends no sentence when the counted noun follows.
      if (is_sign(end, '.') && token(end).glued && end + 1 < tokens_.list.size()) {
        const Class next = class_at(end + 1);
        end += !token(end + 1).capital || next == Class::thing || next == Class::unit || next == Class::kind;
      }
      if (end >= tokens_.list.size() || token(end).kind != Kind::number) break;
      const Digits& next = digits_of(end);
      if (next.group[0] >= scale || token(end).hyphen) break;
      // "200 min 834,5 hektar"
      if (next.count == 2 && next.mark[1] != ' ' && next.size[1] <= 2) {
        if (const auto tail = as_decimal(next, next.mark[1])) total += tail->value;
        ++end;
        break;
      }
      if (next.count != 1) break;
      match = grammar_.words.match(tokens_, end + 1);
      if (match.tokens == 0 || match.entry.cls != Class::scale) {
        total += next.group[0];
        ++end;
        break;
      }
      digits = token(end).digits;
      ++end;
    }
    made.digits = -1;
    made.value = total;
    return end - at_ - length;
  }

  // Case endings and ordinal endings: "10 400-ü", "21-ci", "12th", "5-й".
  std::size_t ending(NumberItem& made, std::size_t length) {
    const std::size_t at = at_ + length;
    if (at >= tokens_.list.size() || token(at).kind != Kind::word) return 0;
    const bool joined = token(at).hyphen || (token(at).glued && !token(at).capital) ||
                        (token(at).glued && out_.tokens.text[token(at).begin] == '\'');
    if (!joined) return 0;
    const auto match = grammar_.words.match(tokens_, at);
    if (match.tokens != 0 && match.entry.cls == Class::ordinal) {
      if (made.ignored.empty()) made.ignored = "ordinal";
      return match.tokens;
    }
    if (match.tokens != 0 && match.entry.cls != Class::skip) return 0;
    if (token(at).hyphen && text_length(at) <= 4 && !token(at).capital) return 1;
    if (match.tokens != 0) return match.tokens;
    // "82mm", "62M": letters that continue the number.
    if (token(at).glued && !token(at).hyphen && made.ignored.empty()) made.ignored = "model-number";
    return 0;
  }
  [[nodiscard]] std::size_t text_length(std::size_t i) const {
    std::size_t n = 0;
    for (const char c : tokens_.folded(i)) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return n;
  }

  // Four digits are a year by the words around them.
  void find_years() {
    for (std::size_t i = 0; i != flat_.size(); ++i) {
      if (flat_[i].cls != Class::number) continue;
      NumberItem& number = out_.numbers[static_cast<std::size_t>(flat_[i].ref)];
      if (number.digits < 0 || !is_year(tokens_.numbers[static_cast<std::size_t>(number.digits)])) continue;
      if (!number.ignored.empty() && number.ignored != "ordinal") continue;
      const Class before = i == 0 ? Class::count : flat_[i - 1].cls;
      const Class after = i + 1 == flat_.size() ? Class::count : flat_[i + 1].cls;
      const auto sign = [&](std::size_t at, std::string_view signs) {
        return at < flat_.size() && flat_[at].cls == Class::sign &&
               signs.find(static_cast<char>(flat_[at].value)) != std::string_view::npos;
      };
      const bool range = i >= 2 && sign(i - 1, "-") && flat_[i - 2].cls == Class::date;
      const bool counted = after == Class::unit || after == Class::thing || after == Class::kind;
      if (after == Class::other_unit && grammar_.words.value(flat_[i + 1].value) == "age")
        continue;  // "1968-ci il təvəllüdlü"
      // "The agency's 2019 yearbook".
      const bool owned = after == Class::word && i != 0 && !grammar_.verb_last && flat_[i - 1].cls != Class::number &&
                         ends_with_possessive(flat_[i - 1].last);
      const bool year = owned || after == Class::year || number.ignored == "ordinal" || range ||
                        ((before == Class::since || before == Class::until || before == Class::half) && !counted) ||
                        (before == Class::since && after == Class::thing && number.tail_scale == 1) ||
                        (before == Class::at && after != Class::unit) || (before == Class::year) ||
                        (before == Class::part && !counted) ||
                        (before == Class::and_ && i >= 2 && flat_[i - 2].cls == Class::date && !counted &&
                         after != Class::person && after != Class::other) ||
                        (before == Class::date && token(flat_[i].first).hyphen) ||
                        (after == Class::sign && sign(i + 1, ":)") && (i == 0 || sign(i - 1, "("))) ||
                        (sign(i + 1, ":") && sign(i - 1, ";.")) ||
                        (i == 0 && after == Class::thing && flat_.size() < 8 && is_heading_year(i)) ||
                        (sign(i + 1, "-") && i + 2 < flat_.size() && flat_[i + 2].cls == Class::number &&
                         (is_year_number(i + 2) || i == 0 || sign(i - 1, ":;,(")));
      if (!year) continue;
      make_year(i, range);
      if (range) --i, --i;
    }
  }
  [[nodiscard]] bool ends_with_possessive(std::size_t token_at) const {
    const std::string_view shown = tokens_.shown(token_at, token_at);
    return shown.ends_with("'s") || shown.ends_with("\u2019s");
  }
  [[nodiscard]] bool is_year_number(std::size_t i) const {
    const NumberItem& number = out_.numbers[static_cast<std::size_t>(flat_[i].ref)];
    return number.digits >= 0 && is_year(tokens_.numbers[static_cast<std::size_t>(number.digits)]);
  }
  // "2014 casualties by outcome": a heading has no verb and no other number.
  [[nodiscard]] bool is_heading_year(std::size_t i) const {
    const int year = static_cast<int>(
        tokens_.numbers[static_cast<std::size_t>(out_.numbers[static_cast<std::size_t>(flat_[i].ref)].digits)]
            .group[0]);
    if (year > context_.this_year) return false;
    return std::none_of(flat_.begin() + 1, flat_.end(), [](const Item& item) {
      return item.cls == Class::number || item.cls == Class::outcome || item.cls == Class::act;
    });
  }

  void make_year(std::size_t& i, bool range) {
    const NumberItem& number = out_.numbers[static_cast<std::size_t>(flat_[i].ref)];
    const auto year = static_cast<std::int16_t>(tokens_.numbers[static_cast<std::size_t>(number.digits)].group[0]);
    flat_[i].cls = Class::date;
    if (range) {
      DateItem& from = out_.dates[static_cast<std::size_t>(flat_[i - 2].ref)];
      if (from.date.form == PartialDate::Form::at && from.base.empty()) {
        from.date.form = PartialDate::Form::range;
        from.date.last = {year, 0, 0};
        flat_[i - 2].last = flat_[i].last;
        flat_.erase(flat_.begin() + static_cast<std::ptrdiff_t>(i) - 1,
                    flat_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        return;
      }
    }
    // "За 2005-2009 годы": the word before the first year made it a date already.
    if (i != 0 && flat_[i - 1].cls == Class::date && token(flat_[i].first).hyphen) {
      DateItem& from = out_.dates[static_cast<std::size_t>(flat_[i - 1].ref)];
      if (from.date.form == PartialDate::Form::at && from.base.empty() && from.date.first.month == 0 &&
          from.date.first.year < year) {
        from.date.form = PartialDate::Form::range;
        from.date.last = {year, 0, 0};
        flat_[i - 1].last = flat_[i].last;
        flat_.erase(flat_.begin() + static_cast<std::ptrdiff_t>(i--));
        return;
      }
    }
    DateItem made;
    made.date.first = {year, 0, 0};
    // "2021-2023-cü illərdə"
    if (i != 0 && flat_[i - 1].cls == Class::number && token(flat_[i].first).hyphen && is_year_number(i - 1)) {
      const NumberItem& from = out_.numbers[static_cast<std::size_t>(flat_[i - 1].ref)];
      const auto first = static_cast<std::int16_t>(tokens_.numbers[static_cast<std::size_t>(from.digits)].group[0]);
      if (first < year) {
        made.date.form = PartialDate::Form::range;
        made.date.first = {first, 0, 0};
        made.date.last = {year, 0, 0};
        flat_[i].first = flat_[i - 1].first;
        flat_[i - 1] = flat_[i];
        flat_.erase(flat_.begin() + static_cast<std::ptrdiff_t>(i--));
      }
    }
    flat_[i].cls = Class::date;
    out_.dates.push_back(made);
    flat_[i].ref = static_cast<std::int32_t>(out_.dates.size() - 1);
  }

  [[nodiscard]] bool ends_sentence(std::size_t i) const {
    const Item& item = flat_[i];
    if (item.cls != Class::sign) return false;
    const char sign = static_cast<char>(item.value);
    if (sign != '.' && sign != '!') return false;
    if (i + 1 == flat_.size()) return true;
    const Token& next = token(flat_[i + 1].first);
    if (next.kind == Kind::word && !next.capital) return false;
    if (next.kind == Kind::sign && next.sign != '"' && next.sign != '(' && next.sign != '[' && next.sign != '-')
      return false;
    if (next.glued && next.kind != Kind::sign) return false;
    if (i != 0) {
      const Item& before = flat_[i - 1];
      if (before.cls == Class::abbreviation) return false;
      const Token& last = token(before.last);
      if (last.kind == Kind::word && last.capital && last.end - last.begin <= 2 && token(item.first).glued)
        return false;
    }
    return true;
  }

  void cut() {
    constexpr std::size_t longest_sentence = 300;  // items
    std::size_t first = 0;
    int depth = 0;
    for (std::size_t i = 0; i != flat_.size(); ++i) {
      // A text without points: the work on a sentence grows with the square of its length.
      if (i - first >= longest_sentence) {
        add_sentence(first, i);
        first = i + 1;
        depth = 0;
        continue;
      }
      if (flat_[i].cls == Class::sign) {
        const char sign = static_cast<char>(flat_[i].value);
        depth += sign == '(' || sign == '[';
        depth -= (sign == ')' || sign == ']') && depth > 0;
      }
      // A bracket that never closes must not join all later sentences.
      if (ends_sentence(i) && (depth == 0 || i - first > 200)) {
        add_sentence(first, i);
        first = i + 1;
        depth = 0;
      }
    }
    if (first < flat_.size()) add_sentence(first, flat_.size() - 1);
  }

  void add_sentence(std::size_t first, std::size_t last) {
    Sentence made;
    made.first = flat_[first].first;
    made.last = flat_[last].last;
    made.sequences.emplace_back();
    std::int32_t now = 0;
    for (std::size_t i = first; i <= last; ++i) {
      const char sign = flat_[i].cls == Class::sign ? static_cast<char>(flat_[i].value) : '\0';
      if ((sign == '(' || sign == '[') && made.sequences.size() < 64) {
        Item group = flat_[i];
        group.cls = Class::group;
        group.ref = static_cast<std::int32_t>(made.sequences.size());
        auto& items = made.sequences[static_cast<std::size_t>(now)].items;
        items.push_back(group);
        Sequence inner;
        inner.parent = now;
        inner.parent_item = static_cast<std::uint32_t>(items.size() - 1);
        now = group.ref;
        made.sequences.push_back(std::move(inner));
      } else if (sign == ')' || sign == ']') {
        if (const std::int32_t parent = made.sequences[static_cast<std::size_t>(now)].parent; parent >= 0) now = parent;
      } else if (sign != '"') {
        made.sequences[static_cast<std::size_t>(now)].items.push_back(flat_[i]);
      }
    }
    // "Area cleared (m2): 1,904": a unit in brackets is read without them.
    for (Sequence& each : made.sequences) {
      if (each.parent < 0 || each.items.size() != 1 || each.items[0].cls != Class::unit) continue;
      made.sequences[static_cast<std::size_t>(each.parent)].items[each.parent_item] = each.items[0];
      each.items.clear();
    }
    for (std::size_t s = 0; s != made.sequences.size(); ++s) set_asides_apart(made, s);
    out_.sentences.push_back(std::move(made));
  }

  // "Three children 9, 11 and 13 years old were wounded": the ages are put into brackets.
  void set_ages_apart(Sentence& of, std::size_t index) {
    for (std::size_t i = 1; i < of.sequences[index].items.size() && of.sequences.size() < 64; ++i) {
      const auto& items = of.sequences[index].items;
      if (items[i].cls != Class::number || (items[i - 1].cls != Class::person && items[i - 1].cls != Class::trait))
        continue;
      const std::size_t end = after_ages(grammar_, items, i);
      if (end == 0) continue;
      Sequence inner;
      inner.parent = static_cast<std::int32_t>(index);
      inner.parent_item = static_cast<std::uint32_t>(i);
      inner.items.assign(items.begin() + static_cast<std::ptrdiff_t>(i),
                         items.begin() + static_cast<std::ptrdiff_t>(end));
      auto& outer = of.sequences[index].items;
      outer[i].cls = Class::group;
      outer[i].ref = static_cast<std::int32_t>(of.sequences.size());
      outer.erase(outer.begin() + static_cast<std::ptrdiff_t>(i) + 1, outer.begin() + static_cast<std::ptrdiff_t>(end));
      for (Sequence& each : of.sequences)
        if (each.parent == static_cast<std::int32_t>(index) && each.parent_item > i)
          each.parent_item -= static_cast<std::uint32_t>(end - i - 1);
      of.sequences.push_back(std::move(inner));
    }
  }

  // "Two people – brothers of 33 and 35 years – were wounded": names and ages between a dash and the verb count
  // nothing.
  bool names_persons(Sentence& of, std::size_t index, std::size_t dash) {
    constexpr std::size_t longest = 12;
    auto& items = of.sequences[index].items;
    const Class before = items[dash - 1].cls;
    if (before != Class::person && before != Class::number) return false;
    std::size_t end = dash + 1, aged = 0;
    for (; end < items.size() && end < dash + longest && items[end].cls != Class::outcome; ++end) {
      const Class cls = items[end].cls;
      // "33 and 35 years", "four builders and a driver": no words that people are counted with.
      if (cls == Class::other_unit || (cls == Class::word && end > dash + 1)) aged = 0;
      if (cls == Class::person && aged != 0) return false;
      aged += cls == Class::number;
      if (is_sign_of(items[end], ';') || is_sign_of(items[end], ':') || cls == Class::act || cls == Class::thing ||
          cls == Class::of_them || cls == Class::including)
        return false;
    }
    if (end == dash + 1 || end >= items.size() || items[end].cls != Class::outcome || aged != 0) return false;
    put_into_brackets(of, index, dash, end, is_sign_of(items[end - 1], '-') || is_sign_of(items[end - 1], ','));
    return true;
  }
  [[nodiscard]] static bool is_sign_of(const Item& item, char sign) {
    return item.cls == Class::sign && static_cast<char>(item.value) == sign;
  }

  // "70 people, including 55 civilians and 15 servicemen, lost their lives": the words between the commas are put into
  // brackets, so that the outcome finds its number.
  void set_asides_apart(Sentence& of, std::size_t index) {
    set_ages_apart(of, index);
    for (std::size_t i = 1; i < of.sequences[index].items.size() && of.sequences.size() < 64; ++i) {
      const auto& items = of.sequences[index].items;
      const auto is = [&](std::size_t at, char sign) {
        return at < items.size() && items[at].cls == Class::sign && static_cast<char>(items[at].value) == sign;
      };
      // "2 people - 1 civilian and 1 soldier - were killed": dashes around persons are commas.
      // "Civilians - 5, servicemen - 7": those around a number are not.
      const bool dashed =
          is(i, '-') &&
          (items[i - 1].cls == Class::person || items[i - 1].cls == Class::thing || bare_total(items, i)) &&
          i + 2 < items.size() && items[i + 2].cls != Class::sign &&
          (items[i + 1].cls == Class::number || items[i + 1].cls == Class::including ||
           items[i + 1].cls == Class::of_them);
      if (grammar_.verb_last && is(i, '-') && names_persons(of, index, i)) continue;
      if (!is(i, ',') && !dashed) continue;
      std::size_t end = i + 1, numbers = 0, persons = 0;
      bool part = false, open = true, named = true, verb = false;
      for (; end < items.size() && open; ++end) {
        switch (items[end].cls) {
          case Class::number: ++numbers; break;
          case Class::person:
            ++persons;
            named &= !grammar_.words.value(items[end].value).empty();
            break;
          case Class::including: part |= end == i + 1; break;
          case Class::of_them: part = true; break;
          // "382 people, 70 of whom died, became victims"; "14 people, of which 5 are military, became victims".
          case Class::link:
          case Class::outcome:
            if (part && !grammar_.verb_last) {
              persons += items[end].cls == Class::outcome;
              verb |= items[end].cls == Class::outcome;
              break;
            }
            // "Onlardan 5-i hərbçi olmaqla, yaralanıb": the last word of an aside.
            if (part && items[end].cls == Class::link && is(end + 1, ',')) break;
            open = false;
            --end;
            break;
          case Class::trait:
          case Class::fill:
          case Class::and_:
          case Class::qualifier: break;
          default:
            if (is(end, ',') && part && goes_on(grammar_, items, i, end)) break;
            if (is(end, ',') && dashed) break;
            open = false;
            --end;
        }
      }
      if (const std::size_t last = is(i, ',') ? end_of_clause(items, i) : 0; last != 0)
        end = last, numbers = persons = 1, part = true, verb = false;
      if (const std::size_t last = is(i, ',') ? end_of_ages(grammar_, items, i) : 0; last != 0)
        end = last, numbers = persons = 1, part = true, verb = false;
      // "Two civilians, born in 1971 and 1985, were killed": an aside that counts nothing.
      if (items[i + 1 < items.size() ? i + 1 : i].cls == Class::document) {
        // "Three teenagers, aged 13, 14 and 16, were injured".
        const auto goes_on_after = [&](std::size_t at) {
          return at + 1 < items.size() && items[at + 1].cls == Class::number;
        };
        for (end = i + 2; end < items.size() && end < i + 12 && (!is(end, ',') || goes_on_after(end));) ++end;
        if (is(end, ',')) numbers = persons = 1, part = true;
      }
      if (numbers == 0 || persons < numbers) continue;
      // "8 nəfər – 1 sərhədçi, 3 hərbçi, 4 mülki şəxs yaralanıb": the verb of the whole ends the list.
      const bool to_verb = dashed && grammar_.verb_last && numbers > 1 && persons == numbers && end < items.size() &&
                           items[end].cls == Class::outcome && !has_verb(items, i);
      if (dashed && !to_verb && !is(end, '-')) continue;
      const bool closed =
          dashed || end == items.size() || is(end, ',') || is(end, ';') || is(end, '.') ||
          (part && grammar_.verb_last &&
           ((!has_verb(items, i) && (items[end].cls == Class::outcome || (items[end].cls == Class::thing && named) ||
                                     items[end].cls == Class::word)) ||
            items[end].cls == Class::link));
      if (verb && !(is(end, ',') && goes_to_outcome(items, end))) continue;
      if (!closed || (!part && !dashed && !(named && has_plain_persons(grammar_, items, i)))) continue;
      const bool ends = end < items.size() && !to_verb && (dashed || is(end, ','));
      put_into_brackets(of, index, i, end + (ends ? 1 : 0), ends);
    }
  }

  // Makes a sequence of the items between the sign at `open` and `end`; `closed`: the last of them is a sign too.
  static void put_into_brackets(Sentence& of, std::size_t index, std::size_t open, std::size_t end, bool closed) {
    auto& items = of.sequences[index].items;
    const auto at = [&](std::size_t i) { return items.begin() + static_cast<std::ptrdiff_t>(i); };
    Sequence inner;
    inner.parent = static_cast<std::int32_t>(index);
    inner.parent_item = static_cast<std::uint32_t>(open);
    inner.items.assign(at(open + 1), at(end - (closed ? 1 : 0)));
    items[open].cls = Class::group;
    items[open].ref = static_cast<std::int32_t>(of.sequences.size());
    const std::size_t erased = end - open - 1;
    items.erase(at(open + 1), at(end));
    for (Sequence& each : of.sequences)
      if (each.parent == static_cast<std::int32_t>(index) && each.parent_item > open)
        each.parent_item -= static_cast<std::uint32_t>(erased);
    of.sequences.push_back(std::move(inner));
  }

  const Grammar& grammar_;
  const ItemContext& context_;
  Paragraph& out_;
  Tokens& tokens_;
  DateReader dates_;
  const bool has_teens_ = grammar_.words.value_of("11") != 0;
  std::vector<Item> flat_;
  std::size_t at_ = 0;
};

}  // namespace

void make_items(std::string_view text, const Grammar& grammar, const ItemContext& context, Paragraph& out) {
  tokenize(text, out.tokens);
  out.numbers.clear();
  out.dates.clear();
  out.places.clear();
  out.sentences.clear();
  out.words_differ.clear();
  Builder(grammar, context, out).run();
}

}  // namespace maex::prose
