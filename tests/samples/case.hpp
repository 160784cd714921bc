// A sample case: a cmd.txt below samples/, run in a scratch copy of its sample, compared with expected/ beside it.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace maex::samples {

struct Case {
  std::filesystem::path sample;                    ///< folder directly below samples/: what is copied and run in
  std::filesystem::path folder;                    ///< where cmd.txt stands: the sample itself or a folder below it
  std::string name;                                ///< folder below samples/, for messages: "azcbl-2014/convert"
  std::vector<std::vector<std::string>> commands;  ///< words, without the program's name
};

/// What running a case gave. Durations in the two texts are replaced by "# s".
struct Result {
  std::string out, err;
  std::string exits;                         ///< one exit code a line; 128 + n for signal n
  std::map<std::string, std::string> files;  ///< made or changed, path below the sample → bytes
};

/// Every case below `root`, in order of name. Throws std::runtime_error for a cmd.txt that is not understood.
std::vector<Case> find_cases(const std::filesystem::path& root);

/// Words of a command line: separated by blanks, '…' and "…" keep blanks. Nothing is expanded, no shell is involved.
std::vector<std::string> split_words(const std::string& line);

/// Runs the commands one after another with `program` for "maex", a fixed environment and clock zone UTC.
Result run(const Case& which, const std::filesystem::path& program);

/// One sentence for each thing that differs from expected/; empty when all agree.
std::vector<std::string> differences(const Case& which, const Result& result);

/// Makes expected/ say what `result` says; returns what was changed, a sentence each. Without expected/stderr, talk is
/// not compared; it is made when there is any, because reports go there. Remove it from a case where it does not
/// matter.
std::vector<std::string> accept(const Case& which, const Result& result);

}  // namespace maex::samples
