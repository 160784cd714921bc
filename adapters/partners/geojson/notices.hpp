// Findings about GeoJSON files, in addition to those about features.
#pragma once
#include "core/notice/notice.hpp"

namespace maex::geojson {

inline constexpr NoticeType not_utf8{
    "geojson-not-utf8", Severity::error, "Some bytes of the file are not UTF-8.",
    "JSON is UTF-8 and nothing else, so those letters are lost; names of places may be damaged.",
    "Export the file again as UTF-8."};

}  // namespace maex::geojson
