// One finding about a file: what, where, which value, why it matters, what to do.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/notice/locator.hpp"
#include "core/notice/text.hpp"

namespace maex {

enum class Severity : std::uint8_t { info, warning, error };
std::string_view to_string(Severity severity);

/// The fixed part of a notice, declared once next to the code that raises it (static storage).
struct NoticeType {
  std::string_view code;  ///< stable kebab-case name, e.g. "date-not-understood"
  Severity severity;
  std::string_view summary;  ///< one sentence
  std::string_view why;      ///< why it matters to the data's users
  std::string_view fix;      ///< what to do, in general
  /// The sentence about one case, with {name} for an argument and {value} for Notice::value. Empty: Notice::problem has
  /// its own pattern.
  std::string_view problem = {};
  /// The finding is a fact about a whole column, property or element: it is stored once for each of them, with the
  /// number of values and their first places.
  bool once_per_column = false;
};

/// The same type, said once per column.
constexpr NoticeType once_per_column(NoticeType type) {
  type.once_per_column = true;
  return type;
}

struct Notice {
  const NoticeType* type = nullptr;
  Locator where;
  std::string value;           ///< offending text; empty when there is none
  bool personal = false;       ///< the value belongs to a personal field: hidden unless the user asks for it
  Text problem = {};           ///< the sentence about this case; without a pattern, its arguments fill type->problem
  std::string_view list = {};  ///< the code list that `value` is from; empty: not a code
  std::uint64_t column = 0;    ///< for NoticeType::once_per_column: the same number for all values of one column
  std::vector<Locator> also = {};  ///< the other places that the finding compares with `where`
};

/// Collects notices. The number of stored notices per code is limited; counts are not. Safe to use from several
/// threads.
class Notices {
 public:
  explicit Notices(std::size_t stored_per_code = 100) : cap_(stored_per_code) {}
  void add(Notice notice);
  /// True when the next notice of this type would be stored. Otherwise the caller need not build its text.
  [[nodiscard]] bool wants(const NoticeType& type) const;
  /// True when the column of a type that is said once per column has its notice, which then counts one value more.
  /// `where` is asked for the places that the notice names.
  bool repeats(const NoticeType& type, std::uint64_t column, const std::function<Locator()>& where);
  /// Counts a notice without storing it.
  void count(const NoticeType& type);
  /// Puts one notice in the place of all notices of its type: they say one thing about the whole file.
  void replace(Notice notice);

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
  /// The same, moved out of the collection, which is empty afterwards.
  std::vector<OwnedGroup> take();
  [[nodiscard]] std::uint64_t count(Severity severity) const;

 private:
  std::size_t cap_;
  mutable std::mutex mutex_;
  std::map<std::string_view, OwnedGroup> entries_;
  struct Column {
    std::size_t stored;  ///< its notice in OwnedGroup::stored, or at its end when there was no room
    std::uint64_t values = 1;
    std::string places;
  };
  std::map<std::pair<std::string_view, std::uint64_t>, Column> columns_;
};

/// Error layout of the project: heading line, then value / problem / fix. `show_personal` shows personal values.
std::string to_text(const Notice& notice, bool show_personal);

/// The sentence of this case in English, or the summary when there is no sentence. Personal parts are hidden unless
/// `show_personal`.
std::string problem_of(const Notice& notice, bool show_personal);
/// The arguments for the sentence of a notice: those of `problem`, and its value.
std::vector<Argument> arguments_of(const Text& problem, const std::string& value, bool personal, std::string_view list);

/// The text that replaces a personal value.
inline constexpr std::string_view masked_part = "(hidden)";
inline constexpr std::string_view masked_value = "(hidden: may be personal; --show-personal shows it)";

}  // namespace maex
