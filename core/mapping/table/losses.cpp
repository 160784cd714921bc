#include "core/mapping/table/losses.hpp"

namespace maex::losses {

const std::vector<LossType>& all() {
  static const std::vector<LossType> types = {
      {"loss-field-without-column", "The profile has no column for this field."},
      {"loss-second-child", "The profile has no columns for a further place, device or source of one record."},
      {"loss-second-value", "The profile has no room for a further value of a field that may repeat."},
      {"loss-kind-without-rows", "Records of this kind have no rows in the profile's table."},
      {"loss-value-spelling", "The written spelling of this coded value reads back as another one."},
      {"loss-value-form", "The value has a form that the column cannot hold, so it does not read back equal."},
      {"loss-constant-differs", "The profile gives every row one value of this field, and this record has another."},
      {"loss-required-missing", "The record lacks a value that the profile requires, so its row would be quarantined."},
      {"loss-shared-incident", "The table cannot say that several victims share this incident."},
      {"loss-made-id", "The table has no column for the id; a reader makes another one from the content."},
      {"loss-no-group-value", "The record lacks the values by which the profile tells incidents apart."},
      {"loss-extra-heading", "The extra's heading is one that the profile reads as something else, or occurs twice."},
      {"loss-extra-on-incident", "Extras of an incident that shares its rows with victims have no row of their own."},
      {"loss-extra-text", "The extra's text is blank or has blanks at its ends, which reading takes away."},
  };
  return types;
}

const LossType* type(Kind kind) { return &all()[static_cast<std::size_t>(kind)]; }

}  // namespace maex::losses
