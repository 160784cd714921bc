// The texts of reports in the user's language, from schemas/messages/LANGUAGE/*.toml.
#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/facts/facts.hpp"
#include "core/model/codes.hpp"
#include "core/model/fields.hpp"
#include "core/text/string_map.hpp"

namespace maex {

class Messages final : public Wording {
 public:
  /// Built-in messages of a language, loaded at the first call. The English texts of notices are those in the program.
  static const Messages& of(Language language);
  explicit Messages(Language language) : language_(language) {}
  /// Adds one file. Throws UsageError with file and line. A key that another file has is rejected.
  void add(std::string_view toml, const std::string& name);

  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] std::string_view language_tag() const { return language_tags[static_cast<std::size_t>(language_)]; }
  /// A text of the report. Returns the key itself when the text is missing; a test rejects missing texts.
  [[nodiscard]] std::string_view text(std::string_view key) const;
  /// The same text with its {name} arguments filled in.
  using Wording::say;
  [[nodiscard]] std::string say(std::string_view key,
                                std::initializer_list<std::pair<std::string_view, std::string_view>> parts) const;
  /// "showing 10 of 312".
  [[nodiscard]] std::string shown_of(std::uint64_t shown, std::uint64_t all) const;
  /// "1 row", "11 498 rows" with the plural form of this language.
  [[nodiscard]] std::string counted(std::uint64_t number, std::string_view noun) const;
  [[nodiscard]] std::string counted(std::uint64_t number, Kind kind) const;
  /// The form of a noun that goes with a number.
  [[nodiscard]] std::string_view noun(std::uint64_t number, std::string_view noun) const;
  [[nodiscard]] std::string_view severity(Severity severity) const;
  [[nodiscard]] std::string_view severities(Severity severity) const;
  /// `march.xlsx, sheet "Clearance", cell F19 (Date completed)`.
  [[nodiscard]] std::string place(const Locator& where) const;

  [[nodiscard]] std::string_view summary(const FindingType& type) const {
    return of_type(type, "summary", type.summary);
  }
  [[nodiscard]] std::string_view why(const FindingType& type) const { return of_type(type, "why", type.why); }
  [[nodiscard]] std::string_view fix(const FindingType& type) const { return of_type(type, "fix", type.fix); }
  /// The pattern for the sentence of one finding.
  [[nodiscard]] std::string_view problem(const FindingType& type) const {
    return of_type(type, "problem", type.problem);
  }
  /// The sentence of one finding.
  [[nodiscard]] std::string problem(const FindingType& type, const Finding& finding, bool show_personal) const;

  [[nodiscard]] std::string_view sentence(std::string_view pattern) const override;
  /// `list` may also be "field": the label of a field by its full name.
  [[nodiscard]] std::string_view code_word(std::string_view list, std::string_view value) const override;
  [[nodiscard]] std::string_view hidden_part() const override { return text("hidden-part"); }
  [[nodiscard]] std::string_view label(Field field) const;
  /// The label of a field by its full name; another name with unsafe characters spelled out.
  [[nodiscard]] std::string field(std::string_view full_name) const;
  /// The sentence with labels instead of full names such as victim.outcome. Readers and plugins write full names.
  [[nodiscard]] std::string with_labels(std::string_view sentence) const;
  /// A state of verification by its code name.
  [[nodiscard]] std::string_view state(std::string_view code) const { return code_word("verification", code); }
  /// Why an input did not end with `done`, in this language where the sentence has one. Empty: it did.
  [[nodiscard]] std::string problem_of(const ItemFacts& item) const;
  /// The sentence of a verdict with unsafe characters spelled out.
  [[nodiscard]] std::string result(const Verdict& verdict) const;
  /// Why a run did not end with `done`, in one sentence. The text of an input's own error stays as it is.
  [[nodiscard]] std::string exit_reason(const OutcomeReason& reason) const;

  /// Keys "notice.CODE.PART" that a language other than English lacks for this notice.
  [[nodiscard]] std::vector<std::string> missing(const NoticeType& type) const;
  [[nodiscard]] bool has(std::string_view key) const { return texts_.find(key) != texts_.end(); }
  /// All keys as they are in the files, with tables joined by full stops. For tests.
  [[nodiscard]] std::vector<std::string> keys() const;

 private:
  [[nodiscard]] std::string_view of_type(const FindingType& type, std::string_view part,
                                         std::string_view english) const;
  Language language_;
  StringMap<std::string> texts_;  ///< "report.why", "notice.date-in-future.summary", "text.no date is given"
};

}  // namespace maex
