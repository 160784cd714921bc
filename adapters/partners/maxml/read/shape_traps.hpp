// What IMSMA's own checks call wrong about a shape (maxml.md P2, P3, P5), told when it is read; nothing is corrected.
#pragma once
#include <vector>

#include "core/model/record.hpp"
#include "core/notice/notice.hpp"

namespace maex::maxml {

/// Of the points from `first` to the end of the batch, which make one shape; `named`: they have a shape id, so they are
/// more than single points.
std::vector<const NoticeType*> traps_of(const Batch& batch, std::size_t first, bool named);

}  // namespace maex::maxml
