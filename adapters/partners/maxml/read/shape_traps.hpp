// What IMSMA's own checks reject about a shape (maxml.md P2, P3, P5). The reader reports it and corrects nothing.
#pragma once
#include <vector>

#include "core/model/record.hpp"
#include "core/notice/notice.hpp"

namespace maex::maxml {

/// Checks the points from `first` to the end of the batch, which form one shape. `named`: they have a shape id, so they
/// are more than single points.
std::vector<const NoticeType*> traps_of(const Batch& batch, std::size_t first, bool named);

}  // namespace maex::maxml
