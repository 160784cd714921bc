// Findings about KML files, in addition to those about features.
#pragma once
#include "core/notice/notice.hpp"

namespace maex::kml {

inline constexpr NoticeType link_not_followed{
    "kml-link-not-followed", Severity::warning, "The file points to another file, which is not fetched.",
    "What stands there is missing from what was read.", "Save the linked file too and convert it by itself."};
inline constexpr NoticeType coordinates_damaged{
    "kml-coordinates-damaged", Severity::error, "A list of coordinates holds something else than numbers.",
    "It went to quarantine, so the shape lacks it.", "Draw the shape again, or correct the coordinates."};

}  // namespace maex::kml
