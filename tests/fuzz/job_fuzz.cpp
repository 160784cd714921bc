// Fuzzes the reader of job files with any bytes.
#include "core/io/error.hpp"
#include "core/run/job_file.hpp"
#include "tests/fuzz/target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace maex;
  try {
    const ConvertJob job = parse_job(fuzz::text_of(data, size), "fuzz.toml");
    check(job, fuzz::adapters());
  } catch (const UsageError& error) { fuzz::require(*error.what() != '\0'); }
  return 0;
}
