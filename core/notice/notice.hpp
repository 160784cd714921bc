// One finding about a file: what, where, which value, why it matters, what to do.
#pragma once
#include <cstdint>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/notice/locator.hpp"

namespace maex {

enum class Severity : std::uint8_t { info, warning, error };
std::string_view to_string(Severity severity);

/// The fixed part of a notice, declared once beside the code that raises it (static storage).
struct NoticeType {
  std::string_view code;  ///< stable kebab-case name, e.g. "date-not-understood"
  Severity severity;
  std::string_view summary;  ///< one sentence
  std::string_view why;      ///< why it matters to the data's users
  std::string_view fix;      ///< what to do, in general
  /// Sentence about one case with {name} where Notice::args go; empty: Notice::problem says it. "{value} lies behind
  /// {today}."
  std::string_view problem = {};
};

/// One part of a notice's sentence, so that it can be said in several languages.
struct Argument {
  std::string_view name;  ///< as in NoticeType::problem, static text
  std::string value;
  bool personal = false;  ///< hidden unless asked for
};

struct Notice {
  const NoticeType* type = nullptr;
  Locator where;
  std::string value;                ///< offending text; empty when there is none
  bool personal = false;            ///< value belongs to a personal field: masked unless asked for
  std::string problem;              ///< this case in a sentence; falls back to type->summary
  std::string fix;                  ///< this case's fix; falls back to type->fix
  std::vector<Argument> args = {};  ///< fill type->problem
};

/// Collects notices. Storage is capped per code, counts never are. Safe to use from several threads.
class Notices {
 public:
  explicit Notices(std::size_t stored_per_code = 100) : cap_(stored_per_code) {}
  void add(Notice notice);
  /// True when one more notice of this type would still be stored: lets callers skip building text.
  [[nodiscard]] bool wants(const NoticeType& type) const;
  /// Counts a notice without storing it.
  void count(const NoticeType& type);

  struct OwnedGroup {
    const NoticeType* type = nullptr;
    std::uint64_t count = 0;
    std::vector<Notice> stored;  ///< the first `cap` of them, in order of arrival
  };
  struct Group {
    const NoticeType* type;
    std::uint64_t count;
    std::span<const Notice> stored;
  };
  /// Groups, worst severity first, then by code. Valid until another notice is added.
  [[nodiscard]] std::vector<Group> groups() const;
  /// The same, moved out; nothing stays behind.
  std::vector<OwnedGroup> take();
  [[nodiscard]] std::uint64_t count(Severity severity) const;

 private:
  std::size_t cap_;
  mutable std::mutex mutex_;
  std::map<std::string_view, OwnedGroup> entries_;
};

/// Error layout of the project: heading line, then value / problem / fix. `show_personal` unmasks values.
std::string to_text(const Notice& notice, bool show_personal);

/// The sentence of this case: `problem` if the notice brings one, else the pattern (by default type->problem) with its
/// arguments, else the summary. {value} stands for Notice::value. Personal parts are hidden unless `show_personal`.
std::string problem_of(const Notice& notice, bool show_personal, std::string_view pattern = {});

/// What stands in place of a personal value.
inline constexpr std::string_view masked_part = "(hidden)";
inline constexpr std::string_view masked_value = "(hidden: may be personal; --show-personal shows it)";

}  // namespace maex
