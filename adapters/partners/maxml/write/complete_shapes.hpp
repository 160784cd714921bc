// What IMSMA needs of points and a sender need not have: ids of shapes and points, numbers and types of points.
#pragma once
#include <cstdint>

#include "core/model/record.hpp"

namespace maex::maxml {

/// True when the record has points that lack something that complete_shapes() adds.
bool needs_completion(const Batch& batch, std::size_t top);

/// Completes the points directly below record `top` (rule "shape-completed") with what none of them has. Values are
/// added after those that a point has. Polygons and lines get ids from 1. Points get local ids from 1 within their
/// shape (maxml.md pt.localId), and numbers in the order of the file (pt.number). The first point of a shape is its
/// starting point, the others are turning points (P6). Returns the marks of what was added (guid.hpp).
std::uint8_t complete_shapes(Batch& batch, std::size_t top);

}  // namespace maex::maxml
