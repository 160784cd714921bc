// Reads PDFs through the registry, as the program does.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "core/document/table.hpp"

namespace maex::pdf_test {

struct ReadRow {
  std::uint32_t number = 0, page = 0, level = 0;
  std::vector<std::pair<std::uint32_t, std::string>> cells;  ///< column, text
};
struct ReadPart {
  std::string name;
  PartKind kind = PartKind::text;
  PartPlace after;
  std::vector<ReadRow> rows;
  std::vector<std::string> merges;  ///< "A1:B1"
  /// One line for each row: "A=text|B=text". Headings begin with "#" for each level.
  [[nodiscard]] std::vector<std::string> lines() const;
};
struct Reading {
  std::vector<ReadPart> parts;
  std::vector<std::string> decisions, damage;
  bool incomplete = false;
  std::string refusal;  ///< the sentence, when the file was refused
  [[nodiscard]] const ReadPart* part(const std::string& name) const;
  /// Lines of all parts of a kind.
  [[nodiscard]] std::vector<std::string> lines(PartKind kind) const;
};

Reading read_file(const std::filesystem::path& path);
/// Writes the bytes to a file, reads it and removes it.
Reading read_bytes(const std::string& bytes, const std::string& name = "made.pdf");

}  // namespace maex::pdf_test
