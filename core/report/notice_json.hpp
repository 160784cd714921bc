// Notices as JSON, for the renderers of this folder only: a heavy header stands behind it.
#pragma once
#include <nlohmann/json.hpp>

#include "core/notice/notice.hpp"

namespace maex {

nlohmann::ordered_json notices_json(const Notices& notices, bool show_personal);
/// Text that is not UTF-8 is shown with replacement characters rather than refused.
std::string json_text(const nlohmann::ordered_json& json);

}  // namespace maex
