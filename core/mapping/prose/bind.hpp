// Binds the numbers of one sentence to what they count.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/mapping/prose/grammar.hpp"
#include "core/mapping/prose/items.hpp"
#include "core/mapping/prose/match.hpp"
#include "core/mapping/prose/statement.hpp"

namespace maex::prose {

/// What the text has said before the sentence.
struct Memory {
  char decimal_mark = 0;  ///< that the numbers of the text have shown; 0: none
  // The heading.
  Code heading_measure = no_code;
  std::string heading_breakdown, heading_act;
  bool found_mines = false, found_ordnance = false;  ///< since the heading
  // The paragraph.
  std::string last_act;
  bool calls = false;  ///< what follows belongs to the emergency calls
  // The text.
  std::map<Code, double> last_groups;  ///< the sum of the groups of the last sentence: "3 civilians and 5 soldiers"
  std::map<Code, double> last_values;  ///< by measure, without a breakdown
  Code last_measure = no_code;         ///< of people
  std::string last_breakdown;
};

/// A number with what it counts.
struct Bound {
  std::size_t sequence = 0;
  std::uint32_t item = 0;  ///< of the number
  const Pattern* pattern = nullptr;
  Taken taken;
  Code measure = no_code;  ///< no_code: open
  std::string breakdown;
  std::string unit;  ///< of an area
  double value = 0;
  std::optional<double> other;
  bool valid = true;
  bool of_them = false;  ///< a part of a total: "of the injured", "15 of them servicemen"
  double total = 0;      ///< the total of `of_them`; 0: the last one of the text
  std::string own;       ///< the breakdown without that of the total
  bool shared = false;   ///< has the operator of the find before it
};

/// The numbers of one sentence that are bound so far, with what was said around them.
struct BoundNumbers {
  const Grammar& grammar;
  const Paragraph& paragraph;
  const Memory& memory;
  const Sentence& of;
  std::vector<Bound>& all;

  /// Sets the value. False when the digits mean no amount of this kind.
  [[nodiscard]] bool value_of(Bound& bound) const;
  /// The bound number that brackets around `sequence` follow; nullptr: none.
  [[nodiscard]] const Bound* parent_of(std::size_t sequence) const;
  /// "Including two children": a part that others may stand beside.
  [[nodiscard]] bool is_included(const Bound& bound) const;
  [[nodiscard]] const Item& item_of(const Bound& bound) const { return of.sequences[bound.sequence].items[bound.item]; }
};

/// For one sentence.
class Binder {
 public:
  Binder(const Grammar& grammar, Paragraph& paragraph, Memory& memory)
      : grammar_(&grammar), paragraph_(paragraph), memory_(memory) {}
  /// The result is in the order of the text. Numbers that are not figures get the rule that says so.
  std::vector<Bound> run(Sentence& of);

 private:
  void bind(Sentence& of, std::size_t sequence);
  bool apply(const Pattern& pattern, Sentence& of, std::size_t sequence, std::uint32_t anchor, const Taken& taken);
  bool measure_of(Bound& bound, const Sentence& of);
  bool lead_of(Bound& bound, const Sentence& of) const;
  bool sum_of(Bound& bound, const Sentence& of) const;
  bool area_of(Bound& bound, const Sentence& of);
  [[nodiscard]] std::int32_t device_behind(const Taken& taken, const Sequence& sequence, std::uint32_t number) const;
  [[nodiscard]] bool caller_before(Bound& bound, const Sequence& outer, const Item& caller) const;
  void set_total_of_area(Bound& bound, const Sentence& of) const;
  [[nodiscard]] bool is_last_of_people(const Sequence& sequence, std::uint32_t anchor) const;
  void add_device(Bound& bound, const Sentence& of);
  [[nodiscard]] BoundNumbers bound_numbers(const Sentence& of) { return {*grammar_, paragraph_, memory_, of, bound_}; }
  [[nodiscard]] const Item& item_of(const Sentence& of, const Bound& bound) const {
    return of.sequences[bound.sequence].items[bound.item];
  }
  [[nodiscard]] Code measure_named(std::string_view value, std::string& breakdown) const {
    return prose::measure_named(value, breakdown);
  }

  const Grammar* grammar_;
  Paragraph& paragraph_;
  Memory& memory_;
  std::vector<Bound> bound_;
};

}  // namespace maex::prose
