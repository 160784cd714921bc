// Every kind of finding that the program can report.
#pragma once
#include <vector>

#include "core/adapter/registry.hpp"
#include "core/notice/notice.hpp"

namespace maex {

/// From the rules, the adapters of the registry, the rooms that read for adapters, and the run. Sorted by code, each
/// code once.
std::vector<const NoticeType*> all_notices(const Registry& registry);

}  // namespace maex
