// Fuzzes the learning of dialects with any bytes as an export. The learned dialect must load, must be the same in a
// second run, and must know everything in the export except what it asks about.
#include "adapters/partners/maxml/learn/facts.hpp"
#include "adapters/partners/maxml/learn/learn.hpp"
#include "core/io/error.hpp"
#include "tests/fuzz/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace maex;
  const fuzz::MemoryFile file(fuzz::text_of(data, size));
  maxml::Sample sample;
  try {
    maxml::collect(sample, file.path(), "fuzz.xml", fuzz::small_bounds());
    const std::string toml = maxml::learn(sample, "fuzz").toml;
    fuzz::require(toml == maxml::learn(sample, "fuzz").toml);
    const maxml::Dialect dialect = maxml::parse_dialect(toml, "fuzz.toml", "/nowhere");
    maxml::check_sample(dialect, sample);
    fuzz::require(!maxml::dictionary_page(dialect).empty());
  } catch (const InputError&) {
    // A refusal is the correct result for hostile bytes.
  }
  return 0;
}
