#include "adapters/formats/pdf/file_end.hpp"

#include <charconv>
#include <fstream>

namespace maex::pdf {
namespace {

constexpr std::string_view spaces = " \t\r\n";

std::string_view without_spaces(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(spaces), text.size()));
  return text;
}

/// Takes a number and the spaces after it.
bool take_number(std::string_view& text, std::uint64_t& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return false;
  text = without_spaces(text.substr(static_cast<std::size_t>(end - text.data())));
  return true;
}

/// "xref", or "12 0 obj" of a compressed table.
bool begins_table(std::string_view text) {
  text = without_spaces(text);
  if (text.starts_with("xref")) return true;
  std::uint64_t number = 0;
  return take_number(text, number) && take_number(text, number) && text.starts_with("obj");
}

}  // namespace

FileEnd look_at_end(const std::filesystem::path& path) {
  const Probe probe = probe_file(path);
  FileEnd result;
  result.has_mark = probe.tail.find("%%EOF") != std::string::npos;
  constexpr std::string_view mark = "startxref";
  const std::size_t at = probe.tail.rfind(mark);
  if (at == std::string::npos) return result;
  std::string_view number = without_spaces(std::string_view(probe.tail).substr(at + mark.size()));
  std::uint64_t place = 0;
  if (!take_number(number, place) || place >= probe.size) return result;
  // Places count from "%PDF-", before which programs put other bytes; readers accept the start of the file too.
  const std::size_t start = std::min(probe.head.find("%PDF-"), probe.head.size());
  std::ifstream file(path, std::ios::binary);
  for (const std::uint64_t each : {place + start, place}) {
    std::string bytes(64, '\0');
    file.clear();
    file.seekg(static_cast<std::streamoff>(each));
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    if (begins_table(bytes)) result.has_table = true;
  }
  return result;
}

}  // namespace maex::pdf
