// Any bytes as a GeoJSON map, in each of the ways in which features without a kind are read; checks that the balance
// holds.
#include "tests/fuzz/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  maex::fuzz::read_map("geojson", {reinterpret_cast<const char*>(data), size});
  return 0;
}
