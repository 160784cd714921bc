// The facts of a run, as values. All reports are made from these facts and compute no facts of their own.
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
#include "core/facts/fit.hpp"
#include "core/facts/verdict.hpp"
#include "core/model/fields.hpp"

namespace maex {

/// A loss with a copy of the texts of its type, so that facts outlive adapters.
struct LossFact {
  std::string code;
  std::string summary;
  std::string field;
  std::uint64_t count = 0;
};

/// Values that maex derived from others by one rule (core/model/fill_rule.hpp).
struct FilledFact {
  std::string rule;
  std::uint64_t records = 0;
  std::map<std::string, std::uint64_t> fields;  ///< "place.latitude" → values
};

/// Where a target with custom fields holds the values that it carries.
struct CarriedFact {
  std::uint64_t named = 0;   ///< values in named elements
  std::uint64_t custom = 0;  ///< values in custom fields, which the receiving template must define first
  struct CustomField {
    std::string field;  ///< full name of the field, or "extra: " and the sender's heading
    std::uint64_t count = 0;
  };
  std::vector<CustomField> fields;  ///< ordered by name
};

/// How an input, a run or a command ended. When a run has two outcomes, the later one in this list is the outcome of
/// the run. The program maps outcomes to exit codes in one table.
enum class Outcome : std::uint8_t {
  done,         ///< written (or would be, in a dry run)
  findings,     ///< done, with findings, losses or quarantined values. Of a run or a command, never of one input
  refused,      ///< an option does not fit this input; no file was changed
  unreadable,   ///< input not read: `problem` says why
  unwritable,   ///< output not written
  busy,         ///< another run has locked the ledger. Never of one input
  interrupted,  ///< stopped by the user or the system
  faulty,       ///< an error in maex itself
};
inline constexpr std::string_view outcome_names[] = {"done",       "findings", "refused",     "unreadable",
                                                     "unwritable", "busy",     "interrupted", "faulty"};
inline constexpr std::size_t outcome_count = std::size(outcome_names);
static_assert(outcome_count == static_cast<std::size_t>(Outcome::faulty) + 1);

constexpr std::string_view to_string(Outcome outcome) { return outcome_names[static_cast<std::size_t>(outcome)]; }

/// Why a run did not end with Outcome::done: the counts of the input that decided, or why it failed.
struct OutcomeReason {
  std::string input;              ///< empty when no input decided
  std::uint64_t findings = 0;     ///< at or above --fail-on
  std::uint64_t lost = 0;         ///< values that the target does not carry
  std::uint64_t quarantined = 0;  ///< values
  std::uint64_t excluded = 0;     ///< incidents excluded from the output
  std::string problem;            ///< one sentence for a failure; the counts do not matter then
  Text problem_text;              ///< the same, where it has other languages
};

/// Which rules checked an input.
struct CheckFacts {
  bool ran = false;
  std::string rule_set_name;  ///< file of a custom rule set; empty: the unchanged catalogue
  std::size_t running = 0;
  struct NotRun {
    std::string code;
    Text reason;
  };
  std::vector<NotRun> not_run;

  // Verification. Counts have no limit; stored items do.
  std::string policy, assumption;  ///< title, and the sentence that states the assumption; empty: no decision
  std::string rulings;             ///< file with rulings of persons; empty: none
  std::uint64_t ruled = 0;         ///< incidents whose state comes from a ruling
  std::map<std::string, std::uint64_t> states;                   ///< "VERIFIED" → incidents
  std::map<std::string, std::map<Text, std::uint64_t>> reasons;  ///< state → what decided → incidents
  struct Decided {
    std::string code;  ///< of the rule that reports the reason; empty: none does
    Locator where;     ///< of the first incident with this reason
  };
  std::map<Text, Decided> decided;              ///< by reason
  std::map<std::string, std::uint64_t> months;  ///< "2014-05" → incidents; a year only when the month is unknown
  struct DistrictCount {
    std::string title;
    double latitude = 0, longitude = 0;  ///< of the district, never of an incident
    std::uint64_t incidents = 0;
    bool placed = true;  ///< false: the gazetteer has no position for it
  };
  struct Point {
    double latitude, longitude;
  };
  std::vector<Point> country;  ///< the centre of each district of the gazetteer, as the background of the map
  std::map<std::string, DistrictCount> districts;  ///< by id of the gazetteer
  std::uint64_t nowhere = 0;                       ///< incidents whose district is unknown or unclear
  std::string included;                            ///< "any", "verified", "hazard-area"; empty: nothing is written
  bool include_unasked = false;                    ///< `included` is the default of the target; the user gave no option
  std::uint64_t held_back = 0;                     ///< incidents excluded from the output
  std::uint64_t held_back_victims = 0;             ///< victims of these, and victims whose incident is not in the file
  struct HeldBack {
    Locator where;
    std::string id, state;
    Text reason;
  };
  std::vector<HeldBack> held_back_first;  ///< the first hundred
};
inline constexpr std::size_t most_held_back_stored = 100;

/// The result of reading the output back.
struct VerifiedFact {
  std::uint64_t records = 0;  ///< records handed to the writer with at least one value that the target carries
  std::uint64_t matched = 0;  ///< of these, read back completely
};

/// One of several inputs that are read as one submission, or a file inside an input.
struct InputFact {
  std::string input;
  std::string format;   ///< id; empty for partners that read bytes
  std::string partner;  ///< id; empty when the input was not recognised
  std::string partner_reason;
  std::string problem;          ///< why it could not be read; empty: it was read, or there was no need to
  Text not_read;                ///< why a file inside an input was not read, although it is not broken; empty: it was
  bool enclosed = false;        ///< a file inside an input
  bool attachment = false;      ///< of a message: the sender added it as a file
  std::vector<Text> decisions;  ///< what the reader decided about the file
  Balance balance;
  std::uint64_t records = 0;  ///< of all kinds
};

/// The facts of one output and its input, or its inputs when they are read as one submission.
struct ItemFacts {
  std::string input;                   ///< of several inputs, their names in one text; no file has this name
  std::vector<InputFact> inputs = {};  ///< in the order of the job; empty when there is one input
  std::string output;                  ///< empty when nothing was written
  std::string
      format;  ///< id of the input's format; empty for partners that read bytes; of several inputs: each id once
  std::string partner;  ///< id of the input's partner; of several inputs: each id once
  std::string partner_reason;
  std::string target;  ///< id of the output's partner
  Outcome outcome = Outcome::done;
  std::string problem;          ///< one sentence unless outcome is done
  Text problem_text;            ///< the same, where it has other languages
  std::vector<Text> decisions;  ///< what the reader decided about the file
  Balance balance;
  Findings findings;
  std::vector<std::string> forecast;   ///< losses known before reading: sentences of the target's fixed limits
  std::vector<LossFact> losses;        ///< counted while writing
  std::optional<CarriedFact> carried;  ///< only for a target with custom fields
  std::array<std::uint64_t, kind_count> records{};                      ///< by Kind
  std::map<std::string, std::map<std::string, std::uint64_t>> tallies;  ///< "victim.outcome" → "KILLED" → count
  std::vector<FilledFact> filled;                                       ///< values that the sender did not give
  std::string digest;                    ///< content digest of the records read; empty unless requested
  std::optional<VerifiedFact> verified;  ///< only when requested
  std::uint64_t quarantined = 0;
  std::string quarantine_file;  ///< file with the quarantined values; empty when there are none
  CheckFacts checks;
  std::optional<FitFact> fit;           ///< the best profile for a list that no partner recognises
  std::optional<std::uint64_t> points;  ///< written records with a place on the map; only for a target that is a map
  double seconds = 0;
  Verdict verdict;
};

struct RunFacts {
  std::string report = "convert";  ///< or "validate": no output was requested
  std::vector<ItemFacts> items;    ///< in the order of the inputs
  bool dry_run = false;
  bool show_personal = false;
  Outcome outcome = Outcome::done;
  OutcomeReason reason;
  Verdict verdict;
  int exit_code = 0;  ///< the program's number for the outcome
};

}  // namespace maex
