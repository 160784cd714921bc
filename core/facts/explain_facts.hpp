// Where the values of one record come from, and why it has its state. Text and JSON reports are made from these facts.
#pragma once
#include <string>
#include <vector>

#include "core/notice/locator.hpp"
#include "core/notice/text.hpp"

namespace maex {

struct ExplainedValue {
  std::string field;  ///< full name, or "extra: HEADING"
  std::string label;  ///< English
  std::string value;
  bool personal = false;  ///< hidden unless the user asks for personal values
  std::string rule;       ///< that derived the value; empty: the sender gave it
  Locator where;          ///< of the value, or of the one that it was derived from
};

struct ExplainedRecord {
  std::string kind, id;
  Locator where;
  std::vector<ExplainedValue> values;
};

struct ExplainedCriterion {
  std::string criterion;  ///< "V1 device"
  std::string verdict;    ///< met, open, not met
  Text reason, detail;
};

struct ExplainFacts {
  std::string input, partner;
  std::string asked;                     ///< the requested id
  std::vector<ExplainedRecord> records;  ///< the record, then its children (and, for an incident, its victims)
  std::string state;                     ///< of the incident; empty: no incident
  std::string by_criteria;               ///< the state by the criteria alone
  std::string stored_state;  ///< decided by the run that wrote the store; empty: the facts come from the file
  Text reason;
  std::string ruled_by, ruled_on, ruled_why;
  std::vector<ExplainedCriterion> criteria;
  std::string policy, assumption;
  bool show_personal = false;
};

std::string explain_text(const ExplainFacts& facts);
/// schemas/report/explain.schema.json describes the shape.
std::string explain_json(const ExplainFacts& facts);

}  // namespace maex
