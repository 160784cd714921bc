#include "tests/hostile/heavy_pdf.hpp"

#include <fstream>

namespace maex::test {
namespace {

namespace fs = std::filesystem;

const std::string some_text = "BT /F1 10 Tf 60 700 Td (Words of a page that says little) Tj ET\n";

/// Writes a file with these contents of pages. `box`: the size of a page; `more`: entries of the trailer, in which
/// "TABLE" is the place of the table of objects.
void save_pdf(const fs::path& path, const std::vector<std::string>& contents, const std::string& box = "0 0 595 842",
              std::string more = "") {
  std::string kids;
  for (std::size_t i = 0; i != contents.size(); ++i) kids += std::to_string(4 + 2 * i) + " 0 R ";
  std::vector<std::string> objects = {
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(contents.size()) + " >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
  for (const std::string& each : contents) {
    objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [" + box + "] /Contents " +
                      std::to_string(objects.size() + 2) + " 0 R /Resources << /Font << /F1 3 0 R >> >> >>");
    objects.push_back("<< /Length " + std::to_string(each.size()) + " >>\nstream\n" + each + "\nendstream");
  }
  std::ofstream out(path, std::ios::binary);
  std::string table;
  out << "%PDF-1.4\n";
  for (std::size_t i = 0; i != objects.size(); ++i) {
    const std::string place = std::to_string(static_cast<std::uint64_t>(out.tellp()));
    table += std::string(10 - place.size(), '0') + place + " 00000 n \n";
    out << i + 1 << " 0 obj\n" << objects[i] << "\nendobj\n";
  }
  const std::string place = std::to_string(static_cast<std::uint64_t>(out.tellp()));
  const std::string mark = "TABLE";
  if (const std::size_t at = more.find(mark); at != std::string::npos) more.replace(at, mark.size(), place);
  out << "xref\n0 " << objects.size() + 1 << "\n0000000000 65535 f \n"
      << table << "trailer\n<< /Size " << objects.size() + 1 << " /Root 1 0 R " << more << " >>\nstartxref\n"
      << place << "\n%%EOF\n";
}

std::string words(std::size_t rows, std::size_t columns) {
  std::string text = "BT /F1 6 Tf\n";
  for (std::size_t row = 0; row != rows; ++row) {
    text += "1 0 0 1 10 " + std::to_string(14'300 - 14 * row) + " Tm\n";
    for (std::size_t column = 0; column != columns; ++column) text += "14 0 Td (ab) Tj\n";
  }
  return text + "ET";
}

std::string lines(std::size_t count) {
  std::string text = some_text;
  for (std::size_t i = 0; i != count; ++i) {
    const std::string x = std::to_string(i % 500), y = std::to_string(i % 800);
    text += x + " " + y + " m " + std::to_string(i % 500 + 90) + " " + y + " l S\n";
  }
  return text;
}

}  // namespace

std::vector<Heavy> heavy_pdfs() {
  return {
      {"pages_10000.pdf", [](const fs::path& p) { save_pdf(p, std::vector<std::string>(10'000, some_text)); },
       "no partner profile fits"},
      {"words_million.pdf", [](const fs::path& p) { save_pdf(p, {words(1000, 1000)}, "0 0 14400 14400"); },
       "busy without a result for too long|--limit held-bytes|has more than 500000 words"},
      {"lines_500000.pdf", [](const fs::path& p) { save_pdf(p, {lines(500'000)}); }, "no partner profile fits"},
      {"page_of_1e9_points.pdf", [](const fs::path& p) { save_pdf(p, {some_text}, "0 0 1000000000 1000000000"); },
       "larger than 1,000,000 points"},
      {"xref_endless.pdf", [](const fs::path& p) { save_pdf(p, {some_text}, "0 0 595 842", "/Prev TABLE"); },
       "no partner profile fits"},
  };
}

}  // namespace maex::test
