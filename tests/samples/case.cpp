#include "tests/samples/case.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>
#include <stdexcept>

#include "tests/samples/process.hpp"

namespace maex::samples {
namespace fs = std::filesystem;
namespace {

constexpr char expected_folder[] = "expected";

std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path.string() + " cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

void put(const fs::path& path, const std::string& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  if (!file.flush()) throw std::runtime_error(path.string() + " cannot be written");
}

// The duration is the only part of the output that differs between equal runs.
std::string without_durations(const std::string& text) {
  static const std::regex duration(R"(\b[0-9]+(\.[0-9]+)? ?m?s\b)");
  return std::regex_replace(text, duration, "# s");
}

/// The copy is in another folder in each run.
std::string without_folder(std::string text, const fs::path& work) {
  const std::string folder = work.string();
  for (std::size_t at = 0; (at = text.find(folder, at)) != std::string::npos;)
    text.replace(at, folder.size(), "SAMPLE");
  return text;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// Every file below `root` except those in expected/.
std::map<std::string, std::string> files_below(const fs::path& root) {
  std::map<std::string, std::string> files;
  for (auto it = fs::recursive_directory_iterator(root); it != fs::recursive_directory_iterator(); ++it) {
    if (it->is_directory() && it->path().filename() == expected_folder)
      it.disable_recursion_pending();
    else if (it->is_regular_file())
      files.emplace(it->path().lexically_relative(root).generic_string(), slurp(it->path()));
  }
  return files;
}

/// Whether the list has the file or a folder above it.
bool is_listed(const std::string& path, const std::vector<std::string>& list) {
  return std::any_of(list.begin(), list.end(),
                     [&path](const std::string& each) { return path == each || path.starts_with(each + '/'); });
}

/// A file that was written a moment ago may still grow. Those of a sample came a day ago.
void make_older(const fs::path& root) {
  const auto then = fs::file_time_type::clock::now() - std::chrono::hours(24);
  for (const auto& entry : fs::recursive_directory_iterator(root))
    if (entry.is_regular_file()) fs::last_write_time(entry.path(), then);
}

// The program must not see the expected results.
void remove_expectations(const fs::path& root) {
  std::vector<fs::path> folders;
  for (auto it = fs::recursive_directory_iterator(root); it != fs::recursive_directory_iterator(); ++it)
    if (it->is_directory() && it->path().filename() == expected_folder) {
      folders.push_back(it->path());
      it.disable_recursion_pending();
    }
  for (const fs::path& folder : folders) fs::remove_all(folder);
}

std::string describe_difference(const std::string& what, const std::string& wanted, const std::string& got) {
  if (wanted.find('\0') != std::string::npos || got.find('\0') != std::string::npos) {
    const auto at = std::mismatch(wanted.begin(), wanted.end(), got.begin(), got.end()).first - wanted.begin();
    return what + " differs from byte " + std::to_string(at) + " on (" + std::to_string(wanted.size()) +
           " bytes expected, " + std::to_string(got.size()) + " made)";
  }
  const auto wanted_lines = lines_of(wanted);
  const auto got_lines = lines_of(got);
  std::size_t at = 0;
  while (at < wanted_lines.size() && at < got_lines.size() && wanted_lines[at] == got_lines[at]) ++at;
  const auto line = [at](const std::vector<std::string>& of) {
    return at < of.size() ? of[at] : std::string("(end of text)");
  };
  return what + " differs in line " + std::to_string(at + 1) + "\n    expected  " + line(wanted_lines) +
         "\n    got       " + line(got_lines);
}

/// The content of expected/ for this result: name below expected/ → bytes.
std::map<std::string, std::string> as_expected(const Result& result, bool with_stderr) {
  std::map<std::string, std::string> wanted{{"stdout", result.out}, {"exit", result.exits}};
  if (with_stderr) wanted.emplace("stderr", result.err);
  for (const auto& [path, bytes] : result.files) wanted.emplace("files/" + path, bytes);
  return wanted;
}

std::map<std::string, std::string> read_expected(const fs::path& folder) {
  std::map<std::string, std::string> files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file())
      files.emplace(entry.path().lexically_relative(folder).generic_string(), slurp(entry.path()));
  return files;
}

Case read_case(const fs::path& root, const fs::path& command_file) {
  Case found;
  found.folder = command_file.parent_path();
  const fs::path below = found.folder.lexically_relative(root);
  found.name = below.generic_string();
  found.sample = root / *below.begin();
  for (const std::string& line : lines_of(slurp(command_file))) {
    if (line.find_first_not_of(" \t\r") == std::string::npos || line.front() == '#') continue;
    auto words = split_words(line);
    if (words.front() != "maex")
      throw std::runtime_error(command_file.string() + ": a command begins with maex, not with " + words.front());
    words.erase(words.begin());
    found.commands.push_back(std::move(words));
  }
  if (const fs::path list = found.folder / "not-compared.txt"; fs::exists(list))
    found.not_compared = lines_of(slurp(list));
  if (found.commands.empty()) throw std::runtime_error(command_file.string() + " holds no command");
  return found;
}

}  // namespace

std::vector<std::string> split_words(const std::string& line) {
  std::vector<std::string> words;
  char quote = 0;
  bool open = false;
  for (const char c : line) {
    if (quote == 0 && (c == ' ' || c == '\t' || c == '\r')) {
      open = false;
      continue;
    }
    if (!open) words.emplace_back();
    open = true;
    if (quote == 0 && (c == '"' || c == '\''))
      quote = c;
    else if (c == quote)
      quote = 0;
    else
      words.back() += c;
  }
  if (quote != 0) throw std::runtime_error("a quotation mark is not closed: " + line);
  return words;
}

std::vector<Case> find_cases(const fs::path& root) {
  std::vector<Case> cases;
  for (auto it = fs::recursive_directory_iterator(root); it != fs::recursive_directory_iterator(); ++it) {
    if (it->is_directory() && it->path().filename() == expected_folder)
      it.disable_recursion_pending();
    else if (it->path().filename() == "cmd.txt")
      cases.push_back(read_case(root, it->path()));
  }
  std::sort(cases.begin(), cases.end(), [](const Case& a, const Case& b) { return a.name < b.name; });
  return cases;
}

Result run(const Case& which, const fs::path& program) {
  const Scratch scratch;
  const fs::path work = scratch.path() / "sample";
  fs::copy(which.sample, work, fs::copy_options::recursive);
  remove_expectations(work);
  make_older(work);
  const auto before = files_below(work);
  Result result;
  for (const auto& command : which.commands) {
    const Finished finished = run_process(program, command, work, scratch.path());
    result.out += without_durations(without_folder(finished.out, work));
    result.err += without_durations(without_folder(finished.err, work));
    result.exits += std::to_string(finished.exit_code) + "\n";
  }
  for (auto& [path, bytes] : files_below(work)) {
    if (is_listed(path, which.not_compared)) continue;
    const auto old = before.find(path);
    if (old == before.end() || old->second != bytes) result.files.emplace(path, std::move(bytes));
  }
  return result;
}

std::vector<std::string> differences(const Case& which, const Result& result) {
  const auto expected = read_expected(which.folder / expected_folder);
  if (expected.empty()) return {"nothing is expected yet: run this test with MAEX_ACCEPT=1 and read what it writes"};
  std::vector<std::string> found;
  const auto got = as_expected(result, expected.count("stderr") != 0);
  for (const auto& [name, bytes] : got) {
    const auto wanted = expected.find(name);
    if (wanted == expected.end())
      found.push_back(name + " was made, but is not expected");
    else if (wanted->second != bytes)
      found.push_back(describe_difference(name, wanted->second, bytes));
  }
  for (const auto& [name, bytes] : expected)
    if (got.count(name) == 0) found.push_back(name + " is expected, but was not made");
  return found;
}

std::vector<std::string> accept(const Case& which, const Result& result) {
  const fs::path folder = which.folder / expected_folder;
  const auto expected = read_expected(folder);
  const auto wanted = as_expected(result, !result.err.empty());
  std::vector<std::string> changed;
  for (const auto& [name, bytes] : wanted) {
    const auto old = expected.find(name);
    if (old != expected.end() && old->second == bytes) continue;
    changed.push_back(old == expected.end() ? name + " is new" : describe_difference(name, old->second, bytes));
    put(folder / name, bytes);
  }
  for (const auto& [name, bytes] : expected)
    if (wanted.count(name) == 0) {
      fs::remove(folder / name);
      changed.push_back(name + " is gone");
    }
  return changed;
}

}  // namespace maex::samples
