// What reports say, in the reader's language: from schemas/messages/LANGUAGE/*.toml.
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
#include "core/report/phrases.hpp"
#include "core/text/string_map.hpp"

namespace maex {

class Messages {
 public:
  /// Built-in messages of a language, read when first asked for. English texts of notices are those in the program.
  static const Messages& of(Language language);
  explicit Messages(Language language) : language_(language) {}
  /// Adds one file. Throws UsageError naming file and line; a key that another file has is refused.
  void add(std::string_view toml, const std::string& name);

  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] std::string_view language_tag() const;  ///< "en", "az", "ru"
  /// A word of the report; the key itself where it is missing, which a test refuses.
  [[nodiscard]] std::string_view text(std::string_view key) const;
  /// The same with its {name}s filled in.
  [[nodiscard]] std::string say(std::string_view key,
                                std::initializer_list<std::pair<std::string_view, std::string_view>> parts) const;
  /// "showing 10 of 312".
  [[nodiscard]] std::string shown_of(std::uint64_t shown, std::uint64_t all) const;
  /// "1 row", "11 498 rows" in this language's own plural.
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
  /// The sentence of the case. Readers' own sentences are English; in other languages the summary stands before them.
  [[nodiscard]] std::string problem(const FindingType& type, const Finding& finding, bool show_personal) const;
  /// What to do in this case. A reader's own English advice stands behind the general one.
  [[nodiscard]] std::string fix(const FindingType& type, const Finding& finding) const;
  /// An argument of a notice's sentence: English words in it are said in this language, names and numbers stay.
  [[nodiscard]] std::string argument(std::string_view name, std::string_view value) const;

  /// A state of verification by its code name.
  [[nodiscard]] std::string_view state(std::string_view code) const;
  /// The clause that decided, that kept a rule from running, or that held an incident back.
  [[nodiscard]] std::string reason(std::string_view clause) const { return phrase("reason", clause); }
  /// Title or assumption of a policy; what a programme wrote itself stays as it is.
  [[nodiscard]] std::string policy(std::string_view sentence) const { return phrase("policy", sentence); }
  /// Why a run did not end with `done`, one sentence; what an input's own error says stays as it is.
  [[nodiscard]] std::string exit_reason(const OutcomeReason& reason) const;

  /// Keys "notice.CODE.PART" that a language other than English lacks for this notice.
  [[nodiscard]] std::vector<std::string> missing(const NoticeType& type) const;
  [[nodiscard]] bool has(std::string_view key) const { return texts_.find(key) != texts_.end(); }
  /// All keys as they stand in the files, tables joined by full stops: for tests.
  [[nodiscard]] std::vector<std::string> keys() const;
  [[nodiscard]] bool knows_phrase(std::string_view table, std::string_view english) const;

 private:
  [[nodiscard]] std::string_view of_type(const FindingType& type, std::string_view part,
                                         std::string_view english) const;
  [[nodiscard]] std::string phrase(std::string_view table, std::string_view english) const;
  Language language_;
  StringMap<std::string> texts_;  ///< "report.why", "notice.date-in-future.summary", "reason.no date is given"
  StringMap<Phrases> phrases_;    ///< "reason", "policy", "argument.doubt"
};

/// nullopt for a word that is none of en, az, ru.
std::optional<Language> find_language(std::string_view tag);

}  // namespace maex
