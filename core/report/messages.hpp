// What reports say, in the reader's language: from schemas/messages/LANGUAGE.toml.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/codes.hpp"
#include "core/notice/notice.hpp"
#include "core/text/string_map.hpp"

namespace maex {

class Messages {
 public:
  /// Built-in messages of a language. English texts of notices are those in the program.
  static const Messages& of(Language language);
  /// Throws UsageError naming file and line.
  Messages(std::string_view toml, const std::string& name, Language language);

  [[nodiscard]] std::string_view language_tag() const;  ///< "en", "az", "ru"
  /// A word of the report; the key itself where it is missing, which a test refuses.
  [[nodiscard]] std::string_view text(std::string_view key) const;
  [[nodiscard]] std::string_view severity(Severity severity) const;
  [[nodiscard]] std::string_view severities(Severity severity) const;
  [[nodiscard]] std::string_view summary(const NoticeType& type) const { return of_notice(type, "summary", type.summary); }
  [[nodiscard]] std::string_view why(const NoticeType& type) const { return of_notice(type, "why", type.why); }
  [[nodiscard]] std::string_view fix(const NoticeType& type) const { return of_notice(type, "fix", type.fix); }
  /// The sentence of the case. Readers' own sentences are English; in other languages the summary stands before them.
  [[nodiscard]] std::string problem(const Notice& notice, bool show_personal) const;
  /// A state of verification by its code name, and the clause that decided.
  [[nodiscard]] std::string_view state(std::string_view code) const;
  [[nodiscard]] std::string_view reason(std::string_view clause) const;
  /// "showing 10 of 312".
  [[nodiscard]] std::string shown_of(std::uint64_t shown, std::uint64_t all) const;
  /// Keys "notice.CODE.PART" that a language other than English lacks for this notice.
  [[nodiscard]] std::vector<std::string> missing(const NoticeType& type) const;
  [[nodiscard]] bool has(std::string_view key) const { return texts_.find(key) != texts_.end(); }

 private:
  [[nodiscard]] std::string_view of_notice(const NoticeType& type, std::string_view part, std::string_view english) const;
  Language language_;
  StringMap<std::string> texts_;  ///< "report.why", "notice.date-in-future.summary", "reason.no date is given"
};

/// nullopt for a word that is none of en, az, ru.
std::optional<Language> find_language(std::string_view tag);

}  // namespace maex
