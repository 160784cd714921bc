// Reads the figures of a text, paragraph by paragraph.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/mapping/prose/bind.hpp"
#include "core/mapping/prose/grammar.hpp"
#include "core/mapping/prose/items.hpp"
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
  /// A cell of a table with its headings, as a sentence. Its dates are not those of the text. Valid as the above.
  const TextReading& cell(std::string_view sentence);
  /// The time that the caption of a table names; empty: none.
  [[nodiscard]] Timing time_named(std::string_view caption) const;
  /// The one district that a text names; nullptr: none or several.
  [[nodiscard]] const District* place_named(std::string_view text) const;
  /// A figure of a table that no sentence states. Its time is `named`, that of the heading above, or that of the
  /// report. nullopt when `figure` is not one count.
  [[nodiscard]] std::optional<Statement> in_table(Code measure, std::string_view figure, const Timing& named) const;
  /// Changes the language for the next paragraphs; the times and sources that the text has named hold on.
  void set_grammar(std::shared_ptr<const Grammar> grammar) { grammar_ = std::move(grammar); }
  [[nodiscard]] const ReportTime& time() const { return time_; }
  [[nodiscard]] const std::string& title() const { return title_; }
  /// The items of the last paragraph. Valid until the next call of paragraph().
  [[nodiscard]] const Paragraph& items() const { return paragraph_; }

 private:
  void sentence(Sentence& of);
  void state(const Sentence& of, const Timings& timings);
  void learn_place(const Sentence& of);
  void learn_event(const Sentence& of, std::size_t first);
  void give_time(const Timing& timing);
  void give_parts_their_time(std::size_t first);
  void learn_place_of_land(bool names_place, std::size_t first);
  [[nodiscard]] std::string place_of_event(const std::optional<PartialDate>& period) const;
  void leave_out(const Sentence& of);
  void add_references();
  void learn_date_line(const Sentence& of, const Timings& timings);
  void give_title_its_year();
  void learn_time(const Timings& timings);
  void set_time(Statement& made, const Timing& timing) const;
  [[nodiscard]] ItemContext context() const;
  void name_years();
  std::string_view add_heading_unit(std::string_view text);
  void forget_heading();
  void learn_title(std::string_view text, std::uint8_t level);
  [[nodiscard]] std::string source_of(const Sentence& of, std::uint32_t number) const;
  [[nodiscard]] std::optional<PartialDate> last_day_of_total(std::string_view base) const;

  std::shared_ptr<const Grammar> grammar_;
  TextDefaults defaults_;
  ReportTime time_;
  std::string title_;
  std::size_t paragraphs_ = 0;
  std::uint32_t sentences_ = 0;
  bool saw_text_ = false, stated_ = false, is_date_line_ = false;
  Paragraph paragraph_;
  TextReading reading_;
  std::vector<Bound> bound_;  // of the sentence

  Memory memory_;
  Timing heading_time_;
  bool headline_ = true;         // the paragraph is the first one, or the first behind a date line
  bool only_date_line_ = false;  // all that was read so far
  std::string heading_unit_;     // "cleared by district (hectares)": of the lines below, which have bare numbers
  std::string with_unit_;        // the line that is read
  std::string title_waiting_;    ///< a time of the title that needs the day of issue
  std::string title_place_, named_place_;  ///< the one place of the title, and of the last sentence that names one
  std::string event_place_;                ///< of the figures of people on `event_day_`
  std::optional<PartialDate> event_day_;
  std::map<Code, Timing> total_times_;  ///< of the last totals of people
  // Of the paragraph.
  Timing last_time_;
  std::string waiting_;  ///< a time that needs the day of issue
  std::string last_source_;
  std::string land_place_;  ///< of the land and finds of the sentences before
  std::string last_place_;  ///< of the sentence before, when it has a place and no figure
};

}  // namespace maex::prose
