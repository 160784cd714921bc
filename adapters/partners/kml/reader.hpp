// Reads KML into records.
#pragma once
#include <memory>

#include "core/adapter/adapter.hpp"

namespace maex::kml {

/// `names`: path of a file of names, empty for the built-in file. `kind`: "auto", "incident", "hazard_area".
std::unique_ptr<RecordReader> make_reader(const Source& source, ReadContext& context, std::string_view names,
                                          std::string_view kind);

}  // namespace maex::kml
