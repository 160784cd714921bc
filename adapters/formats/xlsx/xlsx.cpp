// The format "xlsx": Excel workbooks since 2007.
#include <algorithm>

#include "adapters/formats/xlsx/document.hpp"
#include "adapters/formats/xlsx/mark.hpp"
#include "adapters/formats/xlsx/writer.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"
#include "core/office/tokenizer.hpp"

namespace maex {
namespace {

Descriptor describe() {
  Descriptor d;
  d.id = "xlsx";
  d.kind = AdapterKind::format;
  d.title = "Excel workbook";
  d.about =
      "Workbooks of Excel 2007 and later, with or without macros, transitional and strict. Values, cached results of "
      "formulas, number formats, merged ranges and hidden sheets and rows are read; charts, pictures and comments are "
      "reported and not read.";
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

/// Whether the root relation leads to a workbook part with an unusual name.
bool leads_to_workbook(const Probe& probe) {
  try {
    const xlsx::Package package{Archive(probe.path)};
    xlsx::Tokenizer xml(package.open(package.workbook()));
    return xml.next() == xlsx::Tokenizer::Tag::start && xml.name() == "workbook";
  } catch (const InputError&) {
    return false;  // the package contains no known workbook
  }
}

class Xlsx final : public Format {
 public:
  [[nodiscard]] const Descriptor& descriptor() const override { return descriptor_; }

  [[nodiscard]] Identification identify(const Probe& probe) const override {
    if (!probe.head.starts_with("PK")) return {Certainty::no, "not a ZIP archive"};
    if (probe.entries.empty()) return {Certainty::no, "ZIP archive that cannot be opened: it may be cut off"};
    if (has_entry(probe, "xl/workbook.xml")) return {Certainty::certain, "ZIP archive with a workbook part"};
    if (has_entry(probe, "_rels/.rels") && leads_to_workbook(probe))
      return {Certainty::certain, "ZIP archive whose relations lead to a workbook part"};
    return {Certainty::no, "ZIP archive without a workbook part"};
  }

  std::unique_ptr<TableDocument> open(const std::filesystem::path& path, const OpenContext& context) const override {
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
