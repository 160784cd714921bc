// The format "xlsx": Excel workbooks since 2007.
#include <algorithm>
#include <fstream>

#include "adapters/formats/xlsx/document.hpp"
#include "adapters/formats/xlsx/mark.hpp"
#include "core/xml/tokenizer.hpp"
#include "adapters/formats/xlsx/writer.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"

namespace maex {
namespace {

constexpr std::string_view ole_magic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

Descriptor describe() {
  Descriptor d;
  d.id = "xlsx";
  d.kind = AdapterKind::format;
  d.title = "Excel workbook";
  d.about =
      "Workbooks of Excel 2007 and later, with or without macros, transitional and strict. Values, cached results of "
      "formulas, number formats, merged ranges and hidden sheets and rows are read; charts, pictures and comments are "
      "told and not read.";
  d.extensions = {".xlsx", ".xlsm"};
  d.media_types = {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                   "application/vnd.ms-excel.sheet.macroEnabled.12"};
  d.reads = true;
  d.writes = true;
  d.streams = true;
  d.marks = true;
  return d;
}

bool equal_names(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '\\' ? '/' : c; };
    return lower(x) == lower(y);
  });
}

bool has_entry(const Probe& probe, std::string_view name) {
  return std::any_of(probe.entries.begin(), probe.entries.end(),
                     [name](const std::string& entry) { return equal_names(entry, name); });
}

std::string utf16(std::string_view ascii) {
  std::string wide;
  for (const char c : ascii) wide.append({c, '\0'});
  return wide;
}

std::uint32_t little_endian(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

/// The directory of an OLE container names its streams; that of an encrypted workbook is short.
std::string ole_directory(const std::filesystem::path& path, std::string_view head) {
  constexpr std::size_t header = 512;
  constexpr std::size_t read_at_most = 16 * 1024;
  if (head.size() < header) return {};
  const bool large_sectors = head[30] == 12;
  const std::uint64_t sector_size = large_sectors ? 4096 : 512;
  std::ifstream stream(path, std::ios::binary);
  stream.seekg(static_cast<std::streamoff>((std::uint64_t{little_endian(head, 48)} + 1) * sector_size));
  std::string directory(read_at_most, '\0');
  stream.read(directory.data(), static_cast<std::streamsize>(directory.size()));
  directory.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
  return directory;
}

/// Why an OLE container is no workbook of ours.
std::string ole_advice(const std::filesystem::path& path, std::string_view head) {
  const std::string directory = ole_directory(path, head);
  if (directory.find(utf16("EncryptedPackage")) != std::string::npos)
    return "a password-protected workbook; open it in Excel, remove the password (File, Info, Protect Workbook) and "
           "save it";
  if (directory.find(utf16("Workbook")) != std::string::npos || directory.find(utf16("Book")) != std::string::npos)
    return "a legacy Excel workbook (.xls), which the format xls reads; leave --format away";
  return "an old Office file; open it in Excel or LibreOffice and save it as .xlsx";
}

/// The root relation of a package whose workbook part has an unusual name.
bool leads_to_workbook(const Probe& probe) {
  try {
    const xlsx::Package package{Archive(probe.path)};
    xlsx::Tokenizer xml(package.open(package.workbook()));
    return xml.next() == xlsx::Tokenizer::Tag::start && xml.name() == "workbook";
  } catch (const InputError&) {
    return false;  // whatever it is, no workbook was found in it
  }
}

class Xlsx final : public Format {
 public:
  [[nodiscard]] const Descriptor& descriptor() const override { return descriptor_; }

  [[nodiscard]] Identification identify(const Probe& probe) const override {
    if (std::string_view(probe.head).starts_with(ole_magic))
      return {Certainty::no, ole_advice(probe.path, probe.head), true};
    if (!probe.head.starts_with("PK")) return {Certainty::no, "not a ZIP archive"};
    if (probe.entries.empty()) return {Certainty::no, "ZIP archive that cannot be opened: it may be cut off"};
    if (has_entry(probe, "xl/workbook.bin"))
      return {Certainty::no, "a binary Excel workbook (.xlsb); open it in Excel and save it as .xlsx", true};
    if (has_entry(probe, "xl/workbook.xml")) return {Certainty::certain, "ZIP archive with a workbook part"};
    if (has_entry(probe, "_rels/.rels") && leads_to_workbook(probe))
      return {Certainty::certain, "ZIP archive whose relations lead to a workbook part"};
    return {Certainty::no, "ZIP archive without a workbook part"};
  }

  std::unique_ptr<TableDocument> open(const std::filesystem::path& path, const OpenContext& context) const override {
    std::ifstream stream(path, std::ios::binary);
    std::string head(512, '\0');
    stream.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
    if (std::string_view(head).starts_with(ole_magic))
      throw InputError(path.string() + " is " + ole_advice(path, head));
    return std::make_unique<xlsx::Document>(Archive(path, context.bounds));
  }

  std::unique_ptr<TableWriter> create(const std::filesystem::path& path, const Options&) const override {
    return xlsx::make_writer(path);
  }

  void mark(const std::filesystem::path& from, const std::filesystem::path& to, std::span<const CellMark> marks,
            const OpenContext& context) const override {
    xlsx::mark_workbook(from, to, marks, context);
  }

 private:
  Descriptor descriptor_ = describe();
};

}  // namespace

void register_format_xlsx(Registry& registry) { registry.add(std::make_unique<Xlsx>()); }

}  // namespace maex
