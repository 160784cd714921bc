// The first screen of a report as a value: what was read, whether it worked, and what a person must do. It is computed
// once from the facts of a run. Text, HTML and JSON show it and compute nothing.
#pragma once
#include <array>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "core/facts/finding.hpp"
#include "core/model/fields.hpp"

namespace maex {

struct ItemFacts;
struct RunFacts;

/// What a person does.
enum class ActionKind : std::uint8_t {
  correct_cell,  ///< correct the list
  add_word,      ///< teach a profile, a mapping or a dialect the sender's word
  give_file,     ///< give maex, or get from the sender, a file that is missing
  decide,        ///< look at the case: nothing is certainly wrong
};
inline constexpr std::string_view action_kind_names[] = {"correct-cell", "add-word", "give-file", "decide"};
static_assert(std::size(action_kind_names) == static_cast<std::size_t>(ActionKind::decide) + 1);
constexpr std::string_view to_string(ActionKind kind) { return action_kind_names[static_cast<std::size_t>(kind)]; }

/// Who does it.
enum class Audience : std::uint8_t {
  sender,  ///< the partner who sent the file
  keeper,  ///< the user of maex, who keeps the profile and the policy
};
inline constexpr std::string_view audience_names[] = {"sender", "keeper"};
static_assert(std::size(audience_names) == static_cast<std::size_t>(Audience::keeper) + 1);
constexpr std::string_view to_string(Audience audience) { return audience_names[static_cast<std::size_t>(audience)]; }

/// One thing to do. It stands for all findings of one kind that are solved in the same way.
struct Action {
  ActionKind kind = ActionKind::decide;
  Audience audience = Audience::keeper;
  Severity severity = Severity::error;
  std::uint64_t count = 0;     ///< how many things it is about
  std::string noun;            ///< what is counted: a noun of the messages, such as "cell"; empty: the whole file
  Locator where;               ///< one place, the first one
  Text text;                   ///< what to do; empty: `fix` alone says it
  std::string code;            ///< of the findings; their page explains more
  std::string fix;             ///< advice in English. Its translation is that of the code. Empty: `text` says all
  std::string instead;         ///< the right value for `where` if maex knows it, and if it is not personal
  std::uint64_t excluded = 0;  ///< incidents that the output excludes for this reason
};

struct Verdict {
  std::uint64_t files = 1;
  std::uint64_t failed = 0;  ///< files that were not read or not written
  std::uint64_t rows = 0;    ///< rows or elements that were read
  std::array<std::uint64_t, kind_count> records{};
  std::uint64_t incidents = 0;  ///< on which the criteria decided
  std::uint64_t ready = 0;      ///< of these, the ones that the output includes. Without an output: that IMSMA may get
  Text sentence;                ///< whether it worked
  Text brief;                   ///< the same as a short clause, for a list of files
  std::vector<Action> actions;  ///< by effect, greatest first; at most `most_actions`
  std::uint64_t more = 0;       ///< further actions
};
inline constexpr std::size_t most_actions = 5;

/// Removes the findings that repeat another finding in other words: a rule reports a value as missing because the
/// reader did not understand its cell. Then computes the verdict of each input and of the run, which is that of the
/// input when there is only one. Call it once, when all other facts are complete.
void settle(RunFacts& facts);
/// The same for one input that belongs to no run.
void settle(ItemFacts& item);

}  // namespace maex
