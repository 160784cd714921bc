// Builds a ZIP archive in memory. The same parts always give the same bytes.
#pragma once
#include <string>
#include <vector>

namespace maex::docx {

struct PackagePart {
  std::string name;
  std::string bytes;
};

/// The archive with these parts, in this order. Throws OutputError without the name of a file.
std::string pack(const std::vector<PackagePart>& parts);

}  // namespace maex::docx
