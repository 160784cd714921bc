// Small files, and helpers to read them, for the tests of csv.
#pragma once
#include <stdlib.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/adapter/registry.hpp"

namespace maex {

void register_format_csv(Registry& registry);

namespace csv_test {

/// A file that is removed with the object.
class TempFile {
 public:
  explicit TempFile(std::string_view bytes = {}, const std::string& suffix = ".csv") {
    std::string pattern = (std::filesystem::temp_directory_path() / ("maex-csv-XXXXXX" + suffix)).string();
    const int fd = ::mkstemps(pattern.data(), static_cast<int>(suffix.size()));
    if (fd < 0) throw std::runtime_error("no temporary file");
    ::close(fd);
    path_ = pattern;
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  TempFile(const TempFile&) = delete;
  TempFile& operator=(const TempFile&) = delete;
  ~TempFile() { std::filesystem::remove(path_); }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline const Format& csv_format() {
  static const Registry registry = [] {
    Registry made;
    register_format_csv(made);
    return made;
  }();
  return *registry.format("csv");
}

inline Options make_options(const std::map<std::string, std::string>& values) {
  Options options;
  for (const auto& [name, value] : values) options.set(name, value);
  return options;
}

struct ReadRow {
  std::uint32_t number;
  std::vector<std::pair<std::uint32_t, std::string>> cells;  ///< column, text
  friend bool operator==(const ReadRow&, const ReadRow&) = default;
};

struct ReadFile {
  std::vector<ReadRow> rows;
  std::vector<std::string> decisions;
  /// The first decision that contains `word`. Empty when there is none.
  [[nodiscard]] std::string decision(std::string_view word) const {
    for (const std::string& sentence : decisions)
      if (sentence.find(word) != std::string::npos) return sentence;
    return {};
  }
  /// Texts of the cells of one row, ignoring columns.
  [[nodiscard]] std::vector<std::string> texts(std::size_t row) const {
    std::vector<std::string> texts;
    for (const auto& [column, text] : rows.at(row).cells) texts.push_back(text);
    return texts;
  }
};

inline ReadFile read_path(const std::filesystem::path& path, const std::map<std::string, std::string>& options = {}) {
  const auto document = csv_format().open(path, {make_options(options), {}});
  const auto reader = document->open(0);
  ReadFile file;
  for (Row row; reader->next(row);) {
    ReadRow copy{row.number, {}};
    for (const Cell& cell : row.cells) copy.cells.emplace_back(cell.column, std::string(cell.raw));
    file.rows.push_back(std::move(copy));
  }
  file.decisions = to_strings(document->decisions());
  for (const Text& sentence : document->damage()) file.decisions.push_back(to_string(sentence));
  return file;
}

inline ReadFile read_bytes(std::string_view bytes, const std::map<std::string, std::string>& options = {}) {
  const TempFile file(bytes);
  return read_path(file.path(), options);
}

}  // namespace csv_test
}  // namespace maex
