// The pieces of work that are timed as processes of their own: `maex_bench work NAME FILE`.
#pragma once
#include <string>
#include <vector>

namespace maex::bench {

/// inflate FILE: every member of a ZIP through zlib, nothing else: the floor for reading it.
/// cells FILE: opens a table file and visits every cell of every sheet.
/// records FILE: reads a file into canonical records with the partner that fits.
/// Returns an exit code; prints one line with what was counted.
int do_work(const std::vector<std::string>& arguments);

}  // namespace maex::bench
