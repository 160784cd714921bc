#include "core/mapping/map/make.hpp"

namespace maex::feature_losses {

const LossType record_kind{
    "loss-record-kind",
    "Maps show incidents and hazard areas; records of other kinds, above all persons, are left out."};
const LossType empty_text{"loss-empty-text", "An empty text says no more than a missing one, and is read as such."};
const LossType not_utf8{"loss-text-not-utf8", "The text is not well-formed UTF-8."};
const LossType not_finite{"loss-number-not-finite", "The number is infinite or none at all."};
const LossType value_form{"loss-value-form",
                          "The value has another type than its field, so it would not be read back."};
const LossType control_characters{"loss-control-characters",
                                  "XML 1.0 cannot carry control characters or non-characters."};
const LossType extra_heading{
    "loss-extra-heading", "The extra's heading is empty or not well-formed, or stands twice on one point of a shape."};
const LossType nesting{"loss-nesting", "Records hang below a point, or more than eight levels deep below each other."};

std::vector<LossType> all(bool xml) {
  std::vector<LossType> types = {record_kind, empty_text, not_utf8, not_finite, value_form, extra_heading, nesting};
  if (xml) types.push_back(control_characters);
  return types;
}

}  // namespace maex::feature_losses
