// The fields of a record that its FieldReportInfo holds, by kind of record.
#pragma once
#include <array>
#include <optional>
#include <string>

#include "core/model/fields.hpp"

namespace maex::maxml {

struct ReportFields {
  std::optional<Field> id;    ///< reportID
  std::optional<Field> guid;  ///< fieldReportGUID
  std::optional<Field> date;  ///< ReportingDate: the Date of Information
};

/// All empty for a kind that has no report.
inline const ReportFields& report_fields(Kind kind) {
  static const auto by_kind = [] {
    std::array<ReportFields, kind_count> made;
    for (std::size_t k = 0; k != kind_count; ++k) {
      const std::string prefix = std::string(name(static_cast<Kind>(k))) + ".";
      made[k] = {find_field(prefix + "report_id"), find_field(prefix + "report_guid"),
                 find_field(prefix + "date_of_information")};
    }
    return made;
  }();
  return by_kind[static_cast<std::size_t>(kind)];
}

}  // namespace maex::maxml
