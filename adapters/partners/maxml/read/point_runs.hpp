// Tells one shape of several points from single points.
#pragma once
#include <cstdint>

#include "adapters/partners/maxml/read/reading.hpp"

namespace maex::maxml {

/// Whether an element that may be one record (the place of an item) or a run of records (points of a shape) is a run.
/// maex marks runs by their first shared element. In other files a run has a value that only shapes have, or several
/// records. An area is given by its points, so one numbered point without a shape is a point of the area (maxml.md P6,
/// P7). For other items it is their place.
bool is_run(const BlockMatch& match, const Tree& tree, std::int32_t node, bool ours, bool area);

}  // namespace maex::maxml
