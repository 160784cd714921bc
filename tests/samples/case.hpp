// A sample case is a cmd.txt below samples/. It runs in a scratch copy of its sample. The result is compared with
// expected/ next to cmd.txt.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace maex::samples {

struct Case {
  std::filesystem::path sample;  ///< folder directly below samples/; it is copied, and the case runs in the copy
  std::filesystem::path folder;  ///< folder of cmd.txt: the sample itself or a folder below it
  std::string name;              ///< folder below samples/, for messages: "azcbl-2014/convert"
  std::vector<std::vector<std::string>> commands;  ///< words, without the program's name
  std::vector<std::string> not_compared;  ///< files and folders below the sample that differ between equal runs
};

/// The result of a run. Durations in the two texts are replaced by "# s", and the path of the copy by "SAMPLE".
struct Result {
  std::string out, err;
  std::string exits;                         ///< one exit code per line; 128 + n for signal n
  std::map<std::string, std::string> files;  ///< new or changed files: path below the sample → bytes
};

/// Every case below `root`, sorted by name. A file not-compared.txt next to cmd.txt lists names, one a line. Throws
/// std::runtime_error for an invalid cmd.txt.
std::vector<Case> find_cases(const std::filesystem::path& root);

/// Splits a command line at blanks. Blanks inside '…' and "…" are kept. Nothing is expanded, and no shell is used.
std::vector<std::string> split_words(const std::string& line);

/// Runs the commands one after another. The files of the copy were changed last a day ago. `program` replaces "maex".
/// The environment is fixed, and the time zone is UTC.
Result run(const Case& which, const std::filesystem::path& program);

/// One sentence for each difference from expected/. Empty when there is no difference.
std::vector<std::string> differences(const Case& which, const Result& result);

/// Rewrites expected/ from `result`. Returns one sentence for each change. A case without expected/stderr does not
/// compare standard error. This function creates expected/stderr when the run wrote to standard error, because reports
/// go there. Remove the file from a case where it does not matter.
std::vector<std::string> accept(const Case& which, const Result& result);

}  // namespace maex::samples
