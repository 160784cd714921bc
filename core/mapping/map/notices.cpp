#include "core/mapping/map/notices.hpp"

namespace maex::feature_notices {

const NoticeType property_unknown = once_per_column(
    {"feature-property-unknown", Severity::warning,
     "A property has a name that maex does not know and was kept as an extra.",
     "What it says takes no part in checks and comparisons.",
     "Tie the name to a field in a file of names (option names), or leave it: it is carried along under its name."});
const NoticeType value_not_understood{"feature-value-not-understood", Severity::warning,
                                      "A value does not fit its field and was kept as an extra.",
                                      "The record goes on without it, so counts by this field miss the record.",
                                      "Correct the value, or add its spelling to a file of names (option names)."};
const NoticeType value_not_a_number{
    "feature-value-not-a-number", Severity::warning, "A value is NaN or an infinity.",
    "JSON has no such value. The value is quarantined, and the record goes on without it.",
    "Write the number, or leave the property out where it is not known."};
const NoticeType value_repeated{
    "feature-value-repeated", Severity::warning, "A field has its value already; the second one was kept as an extra.",
    "One of the two is wrong, and maex took the one that came first.", "Take one of them out of the source."};
const NoticeType kind_unknown{"feature-kind-unknown", Severity::error,
                              "Nothing says whether a feature is an incident or a hazard area.",
                              "The whole feature went to quarantine: a point may be either.",
                              "Say what the file holds with --from-option kind=incident or kind=hazard_area."};
const NoticeType position_invalid{"feature-position-invalid", Severity::error,
                                  "A position is no longitude and latitude in degrees.",
                                  "The position went to quarantine and is missing from the shape.",
                                  "Export the file in WGS 84 degrees, longitude first."};
const NoticeType geometry_invalid{"feature-geometry-invalid", Severity::error, "The shape of a feature cannot be read.",
                                  "Its numbers are quarantined, and the record goes on without a shape.",
                                  "Correct the positions of this feature, and export the file again."};
const NoticeType hole_kept = once_per_column(
    {"feature-hole", Severity::info, "A polygon has a hole; its points are marked with polygon_property \"hole\".",
     "IMSMA's own marks for holes are not public, so another system may take the hole for land that is dangerous.",
     "Check such areas by hand before they go into another system."});
const NoticeType time_dropped =
    once_per_column({"feature-time-dropped", Severity::warning, "A date has a time of day that has no field.",
                     "The time is not kept.", "Put the time into a property of its own."});
const NoticeType points_changed{
    "feature-points-changed", Severity::warning,
    "A shape has another number of points than when maex wrote it; what stood beside its points was kept as extras.",
    "Nobody can say to which point of the edited shape a value belongs.",
    "Enter numbers and remarks of the points again, or take the point.* properties out."};

const NoticeType shape_redrawn{
    "feature-shape-redrawn", Severity::warning,
    "What the properties say about the points of a shape does not fit the shape that is drawn.",
    "Shape ids, numbers, kinds and marks of holes were taken from the drawing. Another program may have dropped or "
    "sorted "
    "them when it saved the map.",
    "Compare the area with its source if remarks on single points matter. Otherwise no change is needed."};

std::vector<const NoticeType*> all() {
  return {&property_unknown, &value_not_understood, &value_not_a_number, &value_repeated,
          &kind_unknown,     &position_invalid,     &geometry_invalid,   &hole_kept,
          &time_dropped,     &points_changed,       &shape_redrawn};
}

}  // namespace maex::feature_notices
