// A Word document as a TableDocument.
#pragma once
#include <memory>

#include "adapters/formats/docx/content.hpp"
#include "core/document/table.hpp"
#include "core/office/archive.hpp"

namespace maex::docx {

class Document final : public TableDocument {
 public:
  /// Reads the whole document. Throws InputError.
  explicit Document(Archive archive);

  [[nodiscard]] std::span<const SheetInfo> sheets() const override { return sheets_; }
  std::unique_ptr<RowReader> open(std::size_t sheet) override;
  std::vector<MergedRange> merged(std::size_t sheet) override { return parts_.at(sheet).merges; }
  [[nodiscard]] std::vector<Text> decisions() const override;
  [[nodiscard]] std::vector<Text> damage() const override;
  [[nodiscard]] bool is_incomplete() const override;

 private:
  std::vector<Part> parts_;
  std::vector<SheetInfo> sheets_;
  Facts facts_;
  std::uint64_t macros_ = 0;
};

}  // namespace maex::docx
