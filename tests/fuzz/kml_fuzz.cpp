// Fuzzes the KML reader with any bytes, in each mode of reading features without a kind. Checks that the balance holds.
#include "tests/fuzz/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  maex::fuzz::read_map("kml", {reinterpret_cast<const char*>(data), size});
  return 0;
}
