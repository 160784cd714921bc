#include "adapters/partners/maxml/read/reading.hpp"

#include <algorithm>
#include <charconv>

#include "adapters/partners/maxml/dialect/forms.hpp"
#include "adapters/partners/maxml/notices.hpp"
#include "core/mapping/profile/words.hpp"
#include "core/text/fold.hpp"

namespace maex::maxml {
namespace {

std::string_view without_blanks(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

template <class Number>
bool parse_number(std::string_view text, Number& number) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  return read.ec == std::errc() && read.ptr == end;
}

}  // namespace

std::string element_path(const Names& names, const Tree& tree, std::int32_t node) {
  std::string text;
  for (std::int32_t i = node; i > 0; i = tree.nodes[static_cast<std::size_t>(i)].parent) {
    const Node& one = tree.nodes[static_cast<std::size_t>(i)];
    const std::string_view name =
        one.what == Node::What::text ? std::string_view("text()") : names.spelled(one.spelled);
    text.insert(0, text.empty() ? std::string(name) : std::string(name) + "/");
  }
  return text;
}

std::uint64_t NodePlace::column_key() const {
  std::uint64_t key = 0;
  for (std::int32_t node = node_; node > 0; node = tree_.nodes[static_cast<std::size_t>(node)].parent)
    key = key * 1'000'003 + tree_.nodes[static_cast<std::size_t>(node)].name;
  return key;
}

void NodePlace::spell(Locator& to) const {
  to.row = row_;
  const std::string below = element_path(names_, tree_, node_);
  to.path = names_.spelled(tree_.nodes.front().spelled) + (below.empty() ? "" : "/") + below;
}

void ignore_all(Account& account, const Names& names, const Tree& tree, std::int32_t node, std::string_view rule) {
  const Node& one = tree.nodes[static_cast<std::size_t>(node)];
  if (one.text_size != 0) account.ignored(NodePlace(names, tree, node), rule);
  for (std::int32_t i = one.first; i >= 0; i = tree.nodes[static_cast<std::size_t>(i)].next)
    ignore_all(account, names, tree, i, rule);
}

void quarantine_all(Account& account, const Names& names, const Tree& tree, std::string_view rule,
                    std::string_view problem) {
  for (std::size_t i = 0; i != tree.nodes.size(); ++i)
    if (tree.nodes[i].text_size != 0)
      account.quarantined(NodePlace(names, tree, static_cast<std::int32_t>(i)), rule, tree.value(tree.nodes[i]),
                          problem);
}

namespace {

using Words = std::map<std::string, Code, std::less<>>;

/// Labels and names of all codes, folded. The same for every dialect.
const std::map<CodeList, Words>& labels_of_codes() {
  static const auto made = [] {
    std::map<CodeList, Words> all;
    for (std::size_t i = 0; i < all_codes().size(); ++i) {
      const CodeInfo& code = all_codes()[i];
      for (const std::string_view spelling : {code.labels[0], code.name})
        all[code.list].emplace(fold(spelling), static_cast<Code>(i));
    }
    return all;
  }();
  return made;
}

std::optional<Code> find_folded(const std::map<CodeList, Words>& lists, CodeList wanted, const std::string& folded) {
  const auto list = lists.find(wanted);
  if (list == lists.end()) return std::nullopt;
  const auto found = list->second.find(folded);
  return found == list->second.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

Values::Values(const Dialect& dialect) {
  for (const auto& [list, terms] : dialect.values)
    for (const auto& [code, term] : terms) terms_[list].emplace(term, code);
  for (const auto& [list, terms] : dialect.values)
    for (const auto& [code, term] : terms) folded_[list].emplace(fold(term), code);
}

Values::Result Values::read(const LeafType& type, Field field, std::string_view text) const {
  const FieldInfo& about = info(field);
  if (type.kind == LeafType::Kind::code) {
    for (const auto& [code, term] : type.own_terms)
      if (term == text) return {Value::code(code), {}, nullptr};
    if (const auto list = terms_.find(type.list); list != terms_.end())
      if (const auto found = list->second.find(text); found != list->second.end())
        return {Value::code(found->second), {}, nullptr};
    const std::string folded = fold(text);
    auto code = find_folded(labels_of_codes(), type.list, folded);
    if (!code) code = find_folded(folded_, type.list, folded);
    if (code) return {Value::code(*code), "display-value", &display_value};
    if (auto word = find_word(type.list, text))
      return {Value::code(word->code), "word-form", &display_value, word->also, std::move(word->text)};
    return {Value::text(text), {}, &term_unknown};
  }
  if (type.kind == LeafType::Kind::boolean && (text == type.yes || text == type.no))
    return {Value::boolean(text == type.yes), {}, nullptr};
  if (type.kind == LeafType::Kind::date && !type.form.empty()) {
    bool timed = false;
    if (const auto day = parse_day(type.form, without_blanks(text), &timed))
      return {Value::date({PartialDate::Form::at, *day, {}}), timed ? "time-of-day-dropped" : "", nullptr};
  }
  if (type.kind == LeafType::Kind::decimal && (type.decimals >= 0 || type.point != '.')) {
    std::string plain(text);
    std::replace(plain.begin(), plain.end(), type.point, '.');
    double number = 0;
    if (parse_number(plain, number)) return {Value::decimal(number), {}, nullptr};
  }
  if (!type.terms.empty() && about.type == Type::text &&
      std::find(type.terms.begin(), type.terms.end(), text) == type.terms.end())
    return {Value::text(text), {}, &term_unknown};
  const Value exact = exact_value(field, text);
  if (about.type == Type::text || exact.kind() != Value::Kind::text) return {exact, {}, nullptr};
  const std::string_view bare = without_blanks(text);
  switch (about.type) {
    case Type::integer: {
      std::int64_t number = 0;
      if (parse_number(bare, number)) return {Value::integer(number), "number-spelling", nullptr};
      break;
    }
    case Type::decimal: {
      double number = 0;
      if (parse_number(bare, number)) return {Value::decimal(number), "number-spelling", nullptr};
      break;
    }
    case Type::boolean:
      if (bare == "1" || bare == "0") return {Value::boolean(bare == "1"), "boolean-spelling", nullptr};
      break;
    case Type::date:
      // A time of day or a zone may follow an expected date.
      if (bare.size() >= 10 &&
          (bare.size() == 10 || std::string_view("T Z+-").find(bare[10]) != std::string_view::npos))
        if (const auto date = parse_iso_date(bare.substr(0, 10)); date && date->is_exact())
          return {Value::date(*date), bare.size() == 10 ? "blanks-trimmed" : "time-of-day-dropped", nullptr};
      break;
    case Type::text:
    case Type::code: break;
  }
  return {};
}

}  // namespace maex::maxml
