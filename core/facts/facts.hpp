// What a run found, as values. All reports are renderings of these and compute nothing of their own.
#pragma once
#include <array>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/adapter/balance.hpp"
#include "core/facts/finding.hpp"
#include "core/model/fields.hpp"

namespace maex {

/// A loss with the words of its type copied out, so that facts outlive adapters.
struct LossFact {
  std::string code;
  std::string summary;
  std::string field;
  std::uint64_t count = 0;
};

/// How an input, a run or a command ended. The later of two decides how a run with both ended. The program maps
/// outcomes to exit codes in one table.
enum class Outcome : std::uint8_t {
  done,         ///< written (or would be, in a dry run)
  findings,     ///< done, with findings, losses or quarantined values. Of a run or a command, never of one input
  refused,      ///< an option does not fit this input; nothing was touched
  unreadable,   ///< input not read: `problem` says why
  unwritable,   ///< output not written
  busy,         ///< another run holds the ledger. Never of one input
  interrupted,  ///< stopped by the user or the system
  faulty,       ///< our own fault
};
inline constexpr std::string_view outcome_names[] = {"done",       "findings", "refused",     "unreadable",
                                                     "unwritable", "busy",     "interrupted", "faulty"};
inline constexpr std::size_t outcome_count = std::size(outcome_names);
static_assert(outcome_count == static_cast<std::size_t>(Outcome::faulty) + 1);

constexpr std::string_view to_string(Outcome outcome) { return outcome_names[static_cast<std::size_t>(outcome)]; }

/// Why a run did not end with Outcome::done: what the input that decided counts, or why it failed.
struct OutcomeReason {
  std::string input;              ///< empty when no input decided
  std::uint64_t findings = 0;     ///< at or above --fail-on
  std::uint64_t lost = 0;         ///< values that the target does not carry
  std::uint64_t quarantined = 0;  ///< values
  std::uint64_t excluded = 0;     ///< incidents that did not go on
  std::string problem;            ///< one sentence for a failure; the counts do not matter then
};

/// Which rules looked at an input.
struct CheckFacts {
  bool ran = false;
  std::string rule_set_name;  ///< file of a programme's own set; empty: the catalogue as it is
  std::size_t running = 0;
  struct NotRun {
    std::string code;
    Text reason;
  };
  std::vector<NotRun> not_run;

  // Verification. Counts are never capped; the stored ones are.
  std::string policy, assumption;  ///< title and the sentence that says what is assumed; empty: nobody decided
  std::string rulings;             ///< file of persons' rulings; empty: none
  std::uint64_t ruled = 0;         ///< incidents whose state is a person's word
  std::map<std::string, std::uint64_t> states;                   ///< "VERIFIED" → incidents
  std::map<std::string, std::map<Text, std::uint64_t>> reasons;  ///< state → what decided → incidents
  std::map<std::string, std::uint64_t> months;  ///< "2014-05" → incidents; a year alone where the month is not known
  struct DistrictCount {
    std::string title;
    double latitude = 0, longitude = 0;  ///< of the district, never of an incident
    std::uint64_t incidents = 0;
    bool placed = true;  ///< false: the gazetteer does not say where it lies
  };
  struct Point {
    double latitude, longitude;
  };
  std::vector<Point> country;  ///< the middle of each district of the gazetteer, to draw the others over
  std::map<std::string, DistrictCount> districts;  ///< by id of the gazetteer
  std::uint64_t nowhere = 0;                       ///< incidents whose district is not known or not clear
  std::string included;                            ///< "any", "verified", "hazard-area"; empty: nothing is written
  bool include_unasked = false;                    ///< that is what the target takes when nobody says anything
  std::uint64_t held_back = 0;                     ///< incidents that did not go on
  std::uint64_t held_back_victims = 0;             ///< victims of these, and victims whose incident is not in the file
  struct HeldBack {
    Locator where;
    std::string id, state;
    Text reason;
  };
  std::vector<HeldBack> held_back_first;  ///< the first hundred
};
inline constexpr std::size_t most_held_back_stored = 100;

/// What reading the output back showed.
struct VerifiedFact {
  std::uint64_t records = 0;  ///< handed to the writer with anything in them that the target carries
  std::uint64_t matched = 0;  ///< of these, read back whole
};

/// One input on its way to one output.
struct ItemFacts {
  std::string input;
  std::string output;   ///< empty when nothing was written
  std::string format;   ///< id of the input's format; empty for partners that read bytes
  std::string partner;  ///< id of the input's partner
  std::string partner_reason;
  std::string target;  ///< id of the output's partner
  Outcome outcome = Outcome::done;
  std::string problem;          ///< one sentence unless outcome is done
  std::vector<Text> decisions;  ///< what the reader decided about the file
  Balance balance;
  Findings findings;
  std::vector<std::string> forecast;  ///< losses known before reading: sentences of the target's fixed limits
  std::vector<LossFact> losses;       ///< counted while writing
  std::array<std::uint64_t, kind_count> records{};                      ///< by Kind
  std::map<std::string, std::map<std::string, std::uint64_t>> tallies;  ///< "victim.outcome" → "KILLED" → count
  std::string digest;                    ///< content digest of the records read; empty unless asked for
  std::optional<VerifiedFact> verified;  ///< only when asked for
  std::uint64_t quarantined = 0;
  std::string quarantine_file;  ///< where the quarantined values were put; empty when there are none
  CheckFacts checks;
  double seconds = 0;
};

struct RunFacts {
  std::string report = "convert";  ///< or "validate": nothing was to be written
  std::vector<ItemFacts> items;    ///< in the order of the inputs
  bool dry_run = false;
  bool show_personal = false;
  Outcome outcome = Outcome::done;
  OutcomeReason reason;
  int exit_code = 0;  ///< the program's number for the outcome
};

}  // namespace maex
