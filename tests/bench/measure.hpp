// Measures work in this process: one warm-up, then counted rounds. The result is the median of the processor time.
// Other work on the machine affects processor time less than clock time.
#pragma once
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

namespace maex::bench {

inline constexpr int counted_rounds = 5;

/// `work` does `count` operations. Its return value must depend on all of them, so that the compiler cannot remove any.
template <class Work>
void measure(const std::string& name, std::size_t count, const Work& work) {
  std::vector<double> seconds;
  const std::uint64_t result = work();
  for (int round = 0; round != counted_rounds; ++round) {
    const std::clock_t start = std::clock();
    const std::uint64_t again = work();
    seconds.push_back(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    if (again != result) std::printf("# %s: rounds differ\n", name.c_str());
  }
  std::sort(seconds.begin(), seconds.end());
  const double median = seconds[counted_rounds / 2];
  std::printf("%-40s %7.3f s (%.3f-%.3f)  %6.2f M/s  result %llu\n", name.c_str(), median, seconds.front(),
              seconds.back(), static_cast<double>(count) / median / 1e6, static_cast<unsigned long long>(result));
  std::printf("{\"name\":\"%s\",\"cpu_seconds\":%.6f,\"lowest\":%.6f,\"highest\":%.6f,\"count\":%zu}\n", name.c_str(),
              median, seconds.front(), seconds.back(), count);
}

}  // namespace maex::bench
