#include "core/mapping/prose/items.hpp"

#include <algorithm>
#include <cmath>

#include "core/mapping/prose/asides.hpp"
#include "core/mapping/prose/dates.hpp"
#include "core/mapping/prose/numbers.hpp"
#include "core/mapping/prose/years.hpp"
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

class Builder {
 public:
  Builder(const Grammar& grammar, const ItemContext& context, Paragraph& out)
      : grammar_(grammar), context_(context), out_(out), tokens_(out.tokens), dates_(grammar, context, out) {}

  void run() {
    for (at_ = 0; at_ < tokens_.list.size();) step();
    flat_ = with_years(std::move(flat_), grammar_, context_.this_year, out_);
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
    if (is_version(digits_of(at))) return "document-number";
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
    for (std::size_t s = 0; s != made.sequences.size(); ++s) set_asides_apart(grammar_, made, s);
    out_.sentences.push_back(std::move(made));
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
