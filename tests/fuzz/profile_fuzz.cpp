// Fuzzes the reader of partner profiles with any bytes. An accepted profile reads and writes its own examples.
#include "core/io/error.hpp"
#include "core/mapping/profile/check.hpp"
#include "core/mapping/profile/profile.hpp"
#include "tests/fuzz/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace maex;
  try {
    const Profile profile = parse_profile(fuzz::text_of(data, size), "fuzz.toml");
    for (const ExampleResult& result : check_examples(profile)) fuzz::require(result.passed || !result.detail.empty());
  } catch (const UsageError& error) {
    fuzz::require(std::string_view(error.what()).find("fuzz.toml") != std::string_view::npos);
  }
  return 0;
}
