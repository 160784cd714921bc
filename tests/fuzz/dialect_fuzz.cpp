// Fuzzes the reader of maXML dialect files with any bytes.
#include "adapters/partners/maxml/dialect/dialect.hpp"
#include "core/io/error.hpp"
#include "tests/fuzz/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace maex;
  try {
    maxml::parse_dialect(fuzz::text_of(data, size), "fuzz.toml", "/nowhere");
  } catch (const UsageError& error) { fuzz::require(*error.what() != '\0'); }
  return 0;
}
