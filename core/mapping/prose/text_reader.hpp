// Reads the figures of a text, paragraph by paragraph.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/mapping/prose/grammar.hpp"
#include "core/mapping/prose/items.hpp"
#include "core/mapping/prose/match.hpp"
#include "core/mapping/prose/statement.hpp"
#include "core/mapping/prose/timing.hpp"

namespace maex::prose {

struct TextDefaults {
  std::string source;  ///< who states a figure when the text does not say it: "ANAMA"
  int this_year = 0;
  PlaceNames* places = nullptr;  ///< may be null
};

/// For one document. Not thread-safe.
class TextReader {
 public:
  TextReader(std::shared_ptr<const Grammar> grammar, TextDefaults defaults);
  /// `level`: of a heading, 1 to 6; 0: a paragraph. The result is valid until the next call.
  const TextReading& paragraph(std::string_view text, std::uint8_t level);
  /// Changes the language for the next paragraphs; the times and sources that the text has named hold on.
  void set_grammar(std::shared_ptr<const Grammar> grammar) { grammar_ = std::move(grammar); }
  [[nodiscard]] const ReportTime& time() const { return time_; }
  [[nodiscard]] const std::string& title() const { return title_; }

 private:
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
  };
  void sentence(Sentence& of);
  void bind(Sentence& of, std::size_t sequence);
  bool apply(const Pattern& pattern, Sentence& of, std::size_t sequence, std::uint32_t anchor, const Taken& taken);
  bool measure_of(Bound& bound, const Sentence& of);
  bool lead_of(Bound& bound, const Sentence& of) const;
  bool sum_of(Bound& bound, const Sentence& of) const;
  bool area_of(Bound& bound, const Sentence& of);
  [[nodiscard]] std::string act_of(const Sentence& of, std::size_t sequence, std::uint32_t item) const;
  bool value_of(Bound& bound, const Sentence& of);
  void resolve_open(Sentence& of);
  [[nodiscard]] const Bound* parent_of(const Sentence& of, std::size_t sequence, std::uint32_t item) const;
  [[nodiscard]] const Bound* neighbour(const Sentence& of, const Bound& open) const;
  [[nodiscard]] bool is_blocked(const Sentence& of, const Bound& bound) const;
  [[nodiscard]] bool is_included(const Sentence& of, const Bound& bound) const;
  void add_device(Bound& bound, const Sentence& of) const;
  void mark_calls(Sentence& of);
  void drop_only_operator();
  void state(const Sentence& of, const Timings& timings);
  void learn_place(const Sentence& of);
  void leave_out(const Sentence& of);
  void add_references();
  void learn_date_line(const Sentence& of, const Timings& timings);
  void learn_time(const Timings& timings);
  void forget_heading();
  void learn_title(std::string_view text, std::uint8_t level);
  [[nodiscard]] std::string source_of(const Sentence& of) const;
  [[nodiscard]] std::string place_of(const Sentence& of, const Bound& bound) const;
  [[nodiscard]] const Item& item_of(const Sentence& of, const Bound& bound) const {
    return of.sequences[bound.sequence].items[bound.item];
  }
  [[nodiscard]] Code measure_named(std::string_view value, std::string& breakdown) const;

  std::shared_ptr<const Grammar> grammar_;
  TextDefaults defaults_;
  ReportTime time_;
  std::string title_;
  std::size_t paragraphs_ = 0;
  bool saw_text_ = false, stated_ = false, is_date_line_ = false;
  char decimal_mark_ = 0;  // that the numbers of the text have shown
  Paragraph paragraph_;
  TextReading reading_;
  std::vector<Bound> bound_;  // of the sentence

  // What the heading says.
  Code heading_measure_ = no_code;
  std::string heading_breakdown_, heading_act_;
  Timing heading_time_;
  // What the paragraph has said so far.
  Timing last_time_;
  std::string last_source_, last_act_;
  std::string last_place_;  ///< of the sentence before, when it has a place and no figure
  bool calls_ = false;
  std::map<Code, double> last_values_;  // by measure, without a breakdown
  bool found_mines_ = false, found_ordnance_ = false;  // since the last heading
  Code last_measure_ = no_code;
  std::string last_breakdown_;
};

}  // namespace maex::prose
