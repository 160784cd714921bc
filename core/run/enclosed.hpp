// Findings about files inside an input that are not read.
#pragma once
#include <vector>

#include "core/facts/facts.hpp"
#include "core/notice/notice.hpp"

namespace maex {

std::vector<const NoticeType*> enclosed_notices();
/// The type for a file in this role.
const NoticeType& not_read_notice(bool is_attachment);

}  // namespace maex
