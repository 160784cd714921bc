#include <map>
#include <set>
#include <tuple>

#include "core/rules/submission/common.hpp"

namespace maex::rules {
namespace {

/// Finds each figure whose digits changed places, once: in sums, in running totals, and between statements.
class SwappedDigits {
 public:
  explicit SwappedDigits(RuleContext& context) : context_(context) {}

  void look_at_sums() {
    for_each_sum(context_.figures(), [this](const Sum& sum) {
      if (!is_digit_swap(sum)) return;
      if (is_digit_swap(sum.total.value, sum.sum)) return say(sum.total, sum.sum, sum.parts);
      for (const Figure* part : sum.parts) {
        const double fitting = part->value + sum.total.value - sum.sum;
        if (part->value < 100 || !is_digit_swap(part->value, fitting)) continue;
        std::vector<const Figure*> others{&sum.total};
        for (const Figure* each : sum.parts)
          if (each != part) others.push_back(each);
        return say(*part, fitting, others);
      }
    });
  }
  void look_at_running_totals() {
    for_each_stretch(context_, [this](const Stretch& stretch) {
      if (!is_digit_swap(stretch)) return;
      std::vector<const Figure*> others = stretch.parts;
      if (stretch.since != nullptr) others.insert(others.begin(), stretch.since);
      say(stretch.total, stretch.total.value + stretch.sum - stretch.value, others);
    });
  }
  void look_at_statements() {
    for_each_repeat(context_.figures(), [this](const Figure& first, const Figure& each) {
      if (!is_revision(first, each) && is_digit_swap(first.value, each.value)) say(each, first.value, {&first});
    });
    // Whoever repeats a figure may state it as a figure of its own. Different sources count differently, but they
    // hardly ever have the same large number with two digits exchanged.
    constexpr double least = 100;
    using Name = std::tuple<Code, std::string_view, bool, std::int32_t, std::int32_t, std::string_view>;
    std::map<Name, std::vector<const Figure*>> stated;
    for (const Figure& each : context_.figures().all()) {
      if (!each.exact || !each.dated() || each.value < least) continue;
      std::vector<const Figure*>& before =
          stated[{each.measure, each.breakdown, each.running, each.first, each.last, each.base}];
      for (const Figure* other : before)
        if (other->source != each.source && is_digit_swap(other->value, each.value)) {
          say(each, other->value, {other});
          break;
        }
      constexpr std::size_t most_compared = 50;
      if (before.size() != most_compared) before.push_back(&each);
    }
  }

 private:
  void say(const Figure& figure, double fitting, const std::vector<const Figure*>& others) {
    if (!reported_.insert({figure.origin.document, figure.origin.part, figure.origin.row, figure.column}).second)
      return;
    report(context_, figure, {{"what", what(figure)}, {"span", span_text(figure)}, {"instead", number_text(fitting)}},
           others);
  }

  RuleContext& context_;
  std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint16_t>> reported_;
};

}  // namespace

Rule digits_swapped() {
  return {
      .notice = {"digits-swapped", Severity::warning, "Two digits of a figure changed places.",
                 "The figure looks right, and each later copy repeats the slip.", "Compare the figure with its source.",
                 "{what}, {span}: {value}; the other figures make {instead}."},
      .reference = "domain C5: 356 printed as 365, while its parts make 356",
      .fields = {Field::tally_value, Field::tally_period, Field::tally_as_of, Field::tally_base},
      .failing =
          "tally measure=CASUALTIES value=365 as_of=2024-04-24 base=2020-11-10\n"
          "tally measure=KILLED value=65 as_of=2024-04-24 base=2020-11-10\n"
          "tally measure=INJURED value=291 as_of=2024-04-24 base=2020-11-10",
      .passing =
          "tally measure=CASUALTIES value=356 as_of=2024-04-24 base=2020-11-10\n"
          "tally measure=KILLED value=65 as_of=2024-04-24 base=2020-11-10\n"
          "tally measure=INJURED value=291 as_of=2024-04-24 base=2020-11-10",
      .at_end = [](RuleContext& context) {
        SwappedDigits swapped(context);
        swapped.look_at_sums();
        swapped.look_at_running_totals();
        swapped.look_at_statements();
      }};
}

}  // namespace maex::rules
