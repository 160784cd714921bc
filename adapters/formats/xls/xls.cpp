// The format "xls": workbooks of Excel 5 to 2003.
#include <algorithm>

#include "adapters/formats/xls/document.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"
#include "core/io/resources.hpp"
#include "core/io/temporary.hpp"
#include "core/text/text_source.hpp"

namespace maex {
namespace {

Descriptor describe() {
  Descriptor d;
  d.id = "xls";
  d.kind = AdapterKind::format;
  d.title = "Legacy Excel workbook";
  d.about =
      "Workbooks of Excel 97-2003 (BIFF8), of Excel 5 and 95 (BIFF5), and of Excel 2, 3 and 4. Values, stored results "
      "of formulas, number "
      "formats, merged ranges and hidden sheets and rows are read; charts, pictures, comments and macros are reported "
      "and "
      "not read. Files under this name that are something else are known by their content.";
  d.extensions = {".xls", ".xlt"};
  d.media_types = {"application/vnd.ms-excel"};
  d.reads = true;
  d.streams = true;
  d.options = {
      {"encoding",
       OptionType::text,
       "auto",
       {},
       "Code page of the texts in a workbook of Excel 2 to 95, such as windows-1251 or windows-1254; auto takes "
       "the one it names."}};
  return d;
}

bool is_workbook_name(std::string_view name) {
  const auto is = [name](std::string_view other) {
    return std::equal(name.begin(), name.end(), other.begin(), other.end(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b; });
  };
  return is("workbook") || is("book");
}

/// A sheet of that time has at most 16,384 rows; its file is read into memory.
constexpr std::size_t largest_bare = std::size_t{64} << 20;

/// The version in the first record of a workbook stream that has no compound file around it.
std::string_view bare_version(std::string_view head) {
  if (head.size() < 8 || head[0] != '\x09' || head[3] != '\0') return {};
  const bool right_size = head[2] == 4 || head[2] == 6 || head[2] == 8 || head[2] == 16;
  const auto kind = static_cast<unsigned char>(head[6]);
  if (!right_size || head[7] > 1 || (kind != 0 && kind != 5 && kind != 0x10 && kind != 0x20 && kind != 0x40)) return {};
  switch (head[1]) {
    case 0: return "Excel 2";
    case 2: return "Excel 3";
    case 4: return "Excel 4";
    case 8: return "Excel 5";
    default: return {};
  }
}

class Xls final : public Format {
 public:
  [[nodiscard]] const Descriptor& descriptor() const override { return descriptor_; }

  [[nodiscard]] Identification identify(const Probe& probe) const override {
    if (const std::string_view version = bare_version(probe.head); !version.empty())
      return {Certainty::certain, "workbook of " + std::string(version)};
    if (!CompoundFile::begins(probe.head)) return {Certainty::no, "not a compound file"};
    if (std::any_of(probe.entries.begin(), probe.entries.end(), is_workbook_name))
      return {Certainty::certain, "compound file with a workbook stream"};
    // open() reports what is broken.
    if (probe.entries.empty()) return {Certainty::possible, "compound file whose directory is damaged"};
    return {Certainty::no, "compound file without a workbook stream"};
  }

  std::unique_ptr<TableDocument> open(const std::filesystem::path& path, const OpenContext& context) const override {
    const std::string_view option = context.options.get(descriptor_, "encoding");
    const std::string encoding = option == "auto" ? std::string() : std::string(option);
    text::FileBytes file(path);
    std::string head = text::read_up_to(file, 8);
    if (!bare_version(head).empty()) {
      const std::string rest = text::read_up_to(file, largest_bare);
      if (rest.size() == largest_bare)
        throw InputError(name_in_messages(path) + " is refused: it is larger than any workbook of Excel 2 to 4");
      return std::make_unique<xls::Document>(head + rest, name_in_messages(path), encoding);
    }
    return std::make_unique<xls::Document>(CompoundFile(path, context.bounds), encoding);
  }

  [[nodiscard]] std::string specimen() const override {
    return std::string(find_resource("specimens/specimen.xls").value_or(""));
  }

 private:
  Descriptor descriptor_ = describe();
};

}  // namespace

void register_format_xls(Registry& registry) { registry.add(std::make_unique<Xls>()); }

}  // namespace maex
