// Findings about files of maps.
#pragma once
#include <vector>

#include "core/notice/notice.hpp"

namespace maex::feature_notices {

extern const NoticeType property_unknown, value_not_understood, value_not_a_number, value_repeated, kind_unknown,
    position_invalid, geometry_invalid, hole_kept, time_dropped, points_changed, shape_redrawn;

std::vector<const NoticeType*> all();

}  // namespace maex::feature_notices
