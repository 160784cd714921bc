// The facts of a run, once: text, JSON and later HTML are renderings of these and compute nothing of their own.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/adapter/adapter.hpp"

namespace maex {

/// A loss with the words of its type copied out, so that facts outlive adapters.
struct LossFact {
  std::string code;
  std::string summary;
  std::string field;
  std::uint64_t count = 0;
};

enum class Outcome : std::uint8_t {
  done,         ///< written (or would be, in a dry run)
  unreadable,   ///< input not read: `problem` says why
  unwritable,   ///< output not written
  refused,      ///< an option does not fit this input; nothing was touched
  interrupted,
  faulty,       ///< our own fault
};
std::string_view to_string(Outcome outcome);

/// What reading the output back showed.
struct VerifiedFact {
  std::uint64_t records = 0;  ///< handed to the writer with anything in them that the target carries
  std::uint64_t matched = 0;  ///< of these, read back whole
};

/// One input on its way to one output.
struct ItemFacts {
  std::string input;
  std::string output;             ///< empty when nothing was written
  std::string format;             ///< id of the input's format; empty for partners that read bytes
  std::string partner;            ///< id of the input's partner
  std::string partner_reason;
  std::string target;             ///< id of the output's partner
  Outcome outcome = Outcome::done;
  std::string problem;            ///< one sentence unless outcome is done
  std::vector<std::string> decisions;  ///< what the reader decided about the file
  std::shared_ptr<Balance> balance = std::make_shared<Balance>();
  std::shared_ptr<Notices> notices = std::make_shared<Notices>();
  std::vector<std::string> forecast;   ///< losses known before reading: sentences of the target's fixed limits
  std::vector<LossFact> losses;        ///< counted while writing
  std::array<std::uint64_t, kind_count> records{};       ///< by Kind
  std::map<std::string, std::map<std::string, std::uint64_t>> tallies;  ///< "victim.outcome" → "KILLED" → count
  std::string digest;             ///< content digest of the records read; empty unless asked for
  std::optional<VerifiedFact> verified;  ///< only when asked for
  std::uint64_t quarantined = 0;
  std::string quarantine_file;    ///< where the quarantined values were put; empty when there are none
  double seconds = 0;
};

struct RunFacts {
  std::vector<ItemFacts> items;   ///< in the order of the inputs
  bool dry_run = false;
  bool show_personal = false;
  int exit_code = 0;
  std::string exit_reason;        ///< why the exit code is not 0, one sentence
};

}  // namespace maex
