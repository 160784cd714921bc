// Records to GeoJSON.
#pragma once
#include <memory>

#include "core/adapter/adapter.hpp"

namespace maex::geojson {

/// One feature a line. Throws OutputError.
std::unique_ptr<RecordWriter> make_writer(const Target& target);

}  // namespace maex::geojson
