#include "core/mapping/prose/years.hpp"

#include <algorithm>

#include "core/mapping/prose/numbers.hpp"

namespace maex::prose {
namespace {

/// Takes the items one by one. A range of years becomes one item, so that an item may join those before it.
class Years {
 public:
  Years(std::vector<Item> items, const Grammar& grammar, int this_year, Paragraph& paragraph)
      : items_(std::move(items)), grammar_(grammar), this_year_(this_year), paragraph_(paragraph) {
    done_.reserve(items_.size());
  }

  std::vector<Item> run() {
    for (at_ = 0; at_ != items_.size(); ++at_)
      if (is_year_here())
        put_year();
      else
        done_.push_back(items_[at_]);
    return std::move(done_);
  }

 private:
  [[nodiscard]] const Item& now() const { return items_[at_]; }
  [[nodiscard]] const Item* next(std::size_t n) const { return at_ + n < items_.size() ? &items_[at_ + n] : nullptr; }
  [[nodiscard]] const Item* before(std::size_t n) const {
    return n <= done_.size() ? &done_[done_.size() - n] : nullptr;
  }
  [[nodiscard]] static bool is_sign(const Item* item, std::string_view signs) {
    return item != nullptr && item->cls == Class::sign &&
           signs.find(static_cast<char>(item->value)) != std::string_view::npos;
  }
  [[nodiscard]] static Class class_of(const Item* item) { return item == nullptr ? Class::count : item->cls; }
  [[nodiscard]] const NumberItem& number_of(const Item& item) const {
    return paragraph_.numbers[static_cast<std::size_t>(item.ref)];
  }
  [[nodiscard]] DateItem& date_of(const Item& item) { return paragraph_.dates[static_cast<std::size_t>(item.ref)]; }
  [[nodiscard]] bool is_year_number(const Item& item) const {
    const NumberItem& number = number_of(item);
    return number.digits >= 0 && is_year(paragraph_.tokens.numbers[static_cast<std::size_t>(number.digits)]);
  }
  [[nodiscard]] std::int16_t year_of(const Item& item) const {
    const auto digits = static_cast<std::size_t>(number_of(item).digits);
    return static_cast<std::int16_t>(paragraph_.tokens.numbers[digits].group[0]);
  }
  [[nodiscard]] bool has_hyphen() const { return paragraph_.tokens.list[now().first].hyphen; }

  // "2019-2021": the first year is a date already.
  [[nodiscard]] bool ends_range() const { return is_sign(before(1), "-") && class_of(before(2)) == Class::date; }

  // "The agency's 2019 yearbook".
  [[nodiscard]] bool is_owned() const {
    const Item* owner = before(1);
    if (owner == nullptr || owner->cls == Class::number || class_of(next(1)) != Class::word || grammar_.verb_last)
      return false;
    const std::string_view shown = paragraph_.tokens.shown(owner->last, owner->last);
    return shown.ends_with("'s") || shown.ends_with("\u2019s");
  }

  // "2014 casualties by outcome": a heading has no verb and no other number.
  [[nodiscard]] bool is_of_heading() const {
    if (!done_.empty() || class_of(next(1)) != Class::thing || items_.size() >= 8 || year_of(now()) > this_year_)
      return false;
    return std::none_of(items_.begin() + 1, items_.end(), [](const Item& item) {
      return item.cls == Class::number || item.cls == Class::outcome || item.cls == Class::act;
    });
  }

  // "2019 - 2021", "2014 - 25 casualties".
  [[nodiscard]] bool begins_range() const {
    return is_sign(next(1), "-") && class_of(next(2)) == Class::number &&
           (is_year_number(*next(2)) || done_.empty() || is_sign(before(1), ":;,("));
  }

  [[nodiscard]] bool is_year_here() const {
    if (now().cls != Class::number || !is_year_number(now())) return false;
    const NumberItem& number = number_of(now());
    if (!number.ignored.empty() && number.ignored != "ordinal") return false;
    const Class last = class_of(before(1)), after = class_of(next(1));
    if (after == Class::other_unit && grammar_.words.value(next(1)->value) == "age")
      return false;  // "1968-ci il təvəllüdlü"
    const bool counted = after == Class::unit || after == Class::thing || after == Class::kind;
    return is_owned() || after == Class::year || number.ignored == "ordinal" || ends_range() ||
           ((last == Class::since || last == Class::until || last == Class::half) && !counted) ||
           (last == Class::since && after == Class::thing && number.tail_scale == 1) ||
           (last == Class::at && after != Class::unit) || last == Class::year || (last == Class::part && !counted) ||
           (last == Class::and_ && class_of(before(2)) == Class::date && !counted && after != Class::person &&
            after != Class::other) ||
           (last == Class::date && has_hyphen()) ||
           (is_sign(next(1), ":)") && (done_.empty() || is_sign(before(1), "("))) ||
           (is_sign(next(1), ":") && is_sign(before(1), ";.")) || is_of_heading() || begins_range();
  }

  /// Makes the date `from` a range up to the year here, which its item then holds.
  bool extend(Item& from) {
    PartialDate& date = date_of(from).date;
    if (date.form != PartialDate::Form::at || !date_of(from).base.empty()) return false;
    date.form = PartialDate::Form::range;
    date.last = {year_of(now()), 0, 0};
    from.last = now().last;
    return true;
  }

  void put_year() {
    if (ends_range() && extend(done_[done_.size() - 2])) {
      done_.pop_back();
      return;
    }
    // "За 2005-2009 годы": the word before the first year made it a date already.
    if (class_of(before(1)) == Class::date && has_hyphen()) {
      const Day& first = date_of(done_.back()).date.first;
      if (first.month == 0 && first.year < year_of(now()) && extend(done_.back())) return;
    }
    Item item = now();
    DateItem made;
    made.date.first = {year_of(item), 0, 0};
    // "2021-2023-cü illərdə"
    if (class_of(before(1)) == Class::number && has_hyphen() && is_year_number(done_.back()) &&
        year_of(done_.back()) < year_of(item)) {
      made.date.form = PartialDate::Form::range;
      made.date.first = {year_of(done_.back()), 0, 0};
      made.date.last = {year_of(item), 0, 0};
      item.first = done_.back().first;
      done_.pop_back();
    }
    item.cls = Class::date;
    paragraph_.dates.push_back(made);
    item.ref = static_cast<std::int32_t>(paragraph_.dates.size() - 1);
    done_.push_back(item);
  }

  const std::vector<Item> items_;
  const Grammar& grammar_;
  const int this_year_;
  Paragraph& paragraph_;
  std::vector<Item> done_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Item> with_years(std::vector<Item> items, const Grammar& grammar, int this_year, Paragraph& paragraph) {
  return Years(std::move(items), grammar, this_year, paragraph).run();
}

}  // namespace maex::prose
