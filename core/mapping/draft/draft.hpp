// Drafts a profile from a partner's file. A field is proposed by the words of its heading and by the values below it,
// never by the position of the column. What is not sure is marked so.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/document/table.hpp"
#include "core/model/fields.hpp"

namespace maex {

struct FieldProposal {
  Field field{};
  double score = 0;     ///< about 0 to 1.3: the fit of the heading and what the values say
  std::string reasons;  ///< clauses, separated by semicolons
};

/// A value of a column of codes.
struct DraftValue {
  std::string text;
  std::size_t count = 0;
  std::optional<Code> code;             ///< as the shared words understand it
  std::vector<std::string> near_codes;  ///< of an unknown text: at most three names of codes
};

struct DraftColumn {
  std::string heading;
  std::uint32_t number = 0;              ///< 1-based
  std::size_t filled = 0;                ///< values that are not empty
  bool sure = false;                     ///< the first proposal is bound
  bool counter = false;                  ///< numbers its rows
  std::vector<FieldProposal> proposals;  ///< best first, at most three
  std::vector<DraftValue> values;        ///< where the first proposal is sure and a code
};

struct ProfileDraft {
  std::string id, file, sheet;
  std::uint32_t heading_row = 0;
  std::size_t rows = 0;
  std::string country, country_reason;  ///< ISO 3166-1 code; empty: not known
  std::string date_order = "dmy", date_reason;
  bool date_sure = false;
  std::vector<std::string> languages;  ///< of the headings, the most frequent first
  std::vector<DraftColumn> columns;
};

/// `country`: empty to find out. Throws InputError when no sheet has headings.
ProfileDraft draft_profile(TableDocument& tables, const std::string& file, const std::string& country);

/// The draft as a profile (TOML). What is not sure is a comment.
std::string draft_text(const ProfileDraft& draft);

}  // namespace maex
