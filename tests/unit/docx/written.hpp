// A report that a test writes and looks at.
#pragma once
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>

#include "adapters/formats/docx/writer.hpp"
#include "tests/unit/docx/make_docx.hpp"

namespace maex::test {

class Written : public testing::Test {
 protected:
  Written() {
    std::string pattern = (std::filesystem::temp_directory_path() / "maex-docx-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  ~Written() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] static DocumentStart start() {
    return {"az", "Aylıq <hesabat>", "Agency", "maex 0.1.0", "2014-07-01T10:00:00Z", {}};
  }
  std::string save(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return (folder_ / name).string();
  }
  /// The bytes of a report.
  std::string write(const std::function<void(DocumentWriter&)>& content, const DocumentStart& with = start()) {
    const std::filesystem::path path = save("report.docx", "");
    const auto writer = docx::make_writer(path, with);
    content(*writer);
    writer->finish();
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static ReadDocx read_back(const std::string& bytes) {
    docx::Document document(Archive(bytes, "report.docx"));
    return read(document);
  }
  static std::string part_of(const std::string& bytes, const std::string& name) {
    const Archive archive(bytes, "report.docx");
    const std::size_t member = archive.find(name);
    return member == Archive::npos ? "" : archive.read(member, 1 << 20);
  }

  std::filesystem::path folder_;
};

inline OutCell words(std::string_view text, CellStyle style = CellStyle::plain, std::uint32_t across = 1) {
  OutCell cell;
  cell.kind = CellKind::text;
  cell.text = text;
  cell.style = style;
  cell.across = across;
  return cell;
}
inline OutCell amount(double number) {
  OutCell cell;
  cell.kind = CellKind::number;
  cell.number = number;
  return cell;
}

}  // namespace maex::test
