// The facts of an inspection. Text and JSON reports are made from these facts.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/adapter/balance.hpp"
#include "core/document/table.hpp"
#include "core/facts/facts.hpp"
#include "core/facts/finding.hpp"
#include "core/facts/fit.hpp"
#include "core/facts/verdict.hpp"
#include "core/model/fields.hpp"

namespace maex {

/// One adapter's answer to the question whether it recognises the file.
struct AnswerFact {
  std::string id;
  std::string title;
  std::string certainty;
  std::string reason;
};

struct SheetFact {
  std::string name;  ///< empty for formats without sheets
  PartKind kind = PartKind::table;
  std::string after = {};       ///< name of the part that this one follows; empty: none, or not known
  std::uint32_t after_row = 0;  ///< row of that part
  bool hidden = false;
  bool readable = true;
  std::string note;             ///< why it is not readable
  std::uint64_t rows_used = 0;  ///< rows with at least one non-empty cell
  std::uint64_t rows_hidden = 0;
  std::uint64_t cells = 0;  ///< non-empty
  std::uint64_t formulas = 0;
  std::uint32_t first_row = 0, last_row = 0;  ///< used range; 0 when there is none
  std::uint32_t first_column = 0, last_column = 0;
  std::uint64_t merged = 0;  ///< merged ranges
  std::uint64_t merged_in_headings = 0;
  std::uint32_t heading_first = 0, heading_last = 0;  ///< rows of the headings; 0: not found
};

struct InspectFacts {
  std::string input;
  std::uint64_t size = 0;
  std::vector<AnswerFact> formats;   ///< most certain first
  std::vector<AnswerFact> partners;  ///< most certain first
  std::string format;                ///< id of the format chosen; empty: none
  std::string partner;               ///< id of the partner that would read it; empty: none
  std::string partner_problem;       ///< why no partner would read it, one sentence
  std::vector<InputFact> enclosed;   ///< of a file that encloses files: what each of them is
  std::vector<Text> decisions;
  std::vector<SheetFact> sheets;
  std::vector<FitFact> fits;  ///< best first
  bool was_read = false;      ///< `records`, `balance` and `findings` are filled
  std::array<std::uint64_t, kind_count> records{};
  Balance balance;
  Findings findings;
  Verdict verdict;  ///< how many incidents would qualify, and what to do first
  bool show_personal = false;
};

}  // namespace maex
