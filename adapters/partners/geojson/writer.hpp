// Writes records as GeoJSON.
#pragma once
#include <memory>

#include "core/adapter/adapter.hpp"

namespace maex::geojson {

/// Writes one feature per line. Throws OutputError.
std::unique_ptr<RecordWriter> make_writer(const Target& target);

}  // namespace maex::geojson
