// Writes records as KML.
#pragma once
#include <memory>

#include "core/adapter/adapter.hpp"

namespace maex::kml {

/// Writes one placemark per line. Throws OutputError.
std::unique_ptr<RecordWriter> make_writer(const Target& target, const WriteContext& context);

}  // namespace maex::kml
