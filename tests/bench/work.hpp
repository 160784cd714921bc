// Work that the benchmark measures in a separate process: `maex_bench work NAME FILE`.
#pragma once
#include <string>
#include <vector>

namespace maex::bench {

/// inflate FILE: expands every member of a ZIP with zlib and does nothing else. This is the lower limit for reading the
/// file.
/// cells FILE: opens a table file and visits every cell of every sheet.
/// records FILE: reads a file into canonical records with the partner that fits.
/// Prints one line with the count. Returns an exit code.
int do_work(const std::vector<std::string>& arguments);

}  // namespace maex::bench
