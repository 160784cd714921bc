#include "adapters/formats/pdf/made_pdf.hpp"

#include <fmt/format.h>
#include <unicode/utf8.h>

#include <stdexcept>

namespace maex::pdf {
namespace {

constexpr unsigned first_code = 161, last_code = 255;

/// The font: half as wide as high, with names for the characters outside ASCII.
std::string font_object(const std::map<char32_t, unsigned>& codes) {
  std::string widths, names;
  for (unsigned code = 32; code <= last_code; ++code) widths += "500 ";
  for (const auto& [character, code] : codes)
    names += fmt::format("{} /uni{:04X} ", code, static_cast<unsigned>(character));
  return "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 32 /LastChar 255 /Widths [" + widths +
         "] /FontDescriptor << /Type /FontDescriptor /FontName /Helvetica /Flags 32 /FontBBox [0 -210 1000 770] "
         "/ItalicAngle 0 /Ascent 770 /Descent -210 /CapHeight 700 /StemV 80 >> "
         "/Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [" +
         names + "] >> >>";
}

std::string stream_object(std::string_view head, std::string_view bytes) {
  return fmt::format("<< {} /Length {} >>\nstream\n{}\nendstream", head, bytes.size(), bytes);
}

}  // namespace

void MadePdf::page(double width, double height, int rotate) { pages_.push_back({width, height, rotate, {}}); }

void MadePdf::text(double x, double y, std::string_view utf8, double size, int turn) {
  std::string coded;
  for (std::int32_t at = 0; at < static_cast<std::int32_t>(utf8.size());) {
    UChar32 character = 0;
    U8_NEXT(utf8.data(), at, static_cast<std::int32_t>(utf8.size()), character);
    if (character < 0x80) {
      if (character == '(' || character == ')' || character == '\\') coded += '\\';
      coded += static_cast<char>(character);
      continue;
    }
    const auto known =
        codes_.try_emplace(static_cast<char32_t>(character), first_code + static_cast<unsigned>(codes_.size())).first;
    if (known->second > last_code) throw std::logic_error("a made PDF has too many different characters");
    coded += fmt::format("\\{:03o}", known->second);
  }
  const char* const matrix = turn == 90 ? "0 1 -1 0" : turn == 180 ? "-1 0 0 -1" : turn == 270 ? "0 -1 1 0" : "1 0 0 1";
  pages_.back().content +=
      fmt::format("BT /F1 {} Tf {} {} {} Tm ({}) Tj ET\n", size, matrix, x, pages_.back().height - y, coded);
}

void MadePdf::line(double from_x, double from_y, double to_x, double to_y) {
  const double height = pages_.back().height;
  pages_.back().content += fmt::format("0.5 w {} {} m {} {} l S\n", from_x, height - from_y, to_x, height - to_y);
}

void MadePdf::grid(const std::vector<double>& x, const std::vector<double>& y) {
  for (const double each : x) line(each, y.front(), each, y.back());
  for (const double each : y) line(x.front(), each, x.back(), each);
}

void MadePdf::picture(double x, double y, double width, double height) {
  pages_.back().content +=
      fmt::format("q {} 0 0 {} {} {} cm /P1 Do Q\n", width, height, x, pages_.back().height - y - height);
}

void MadePdf::raw(std::string_view operators) { pages_.back().content += operators; }

std::string MadePdf::bytes() const {
  // 1: catalogue, 2: pages, 3: font, 4: picture, then a page and its content for each page
  constexpr std::size_t fixed = 4;
  std::vector<std::string> objects(fixed);
  std::string kids;
  for (const Sheet& sheet : pages_) {
    const std::size_t number = objects.size() + 1;
    kids += fmt::format("{} 0 R ", number);
    objects.push_back(
        fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {} {}] /Rotate {} /Contents {} 0 R "
                    "/Resources << /Font << /F1 3 0 R >> /XObject << /P1 4 0 R >> >> >>",
                    sheet.width, sheet.height, sheet.rotate, number + 1));
    objects.push_back(stream_object("", sheet.content));
  }
  objects[0] = "<< /Type /Catalog /Pages 2 0 R >>";
  objects[1] = fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages_.size());
  objects[2] = font_object(codes_);
  objects[3] = stream_object(
      "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "\x7F");
  std::string file = "%PDF-1.4\n", table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (std::size_t i = 0; i != objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", file.size());
    file += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  return file + table +
         fmt::format("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n", objects.size() + 1, file.size());
}

}  // namespace maex::pdf
