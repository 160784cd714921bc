// Runs a process and reports its cost as the operating system counts it.
#pragma once
#include <string>
#include <vector>

namespace maex::bench {

struct Cost {
  double wall = 0;      ///< seconds
  double cpu = 0;       ///< user + system seconds
  double peak_mib = 0;  ///< largest resident set, MiB
  int exit_code = -1;
};

/// argv[0] is searched for in PATH. Standard output and standard error are discarded.
Cost run_process(const std::vector<std::string>& argv);

struct Figure {
  double median = 0, lowest = 0, highest = 0;
};
Figure figure(std::vector<double> samples);

/// One warm-up, then `runs` counted runs. Two commands alternate (A B A B …), so that drift affects both equally.
std::vector<std::vector<Cost>> run_alternating(const std::vector<std::vector<std::string>>& commands, int runs);

}  // namespace maex::bench
