// An open OpenDocument text.
#pragma once
#include <string>
#include <vector>

#include "adapters/formats/odt/facts.hpp"
#include "core/document/odf_styles.hpp"
#include "core/document/stored_parts.hpp"
#include "core/office/archive.hpp"

namespace maex::odt {

/// Reads the whole document. Throws InputError.
class Document final : public TableDocument {
 public:
  explicit Document(const Archive& archive, const Bounds& bounds = {});
  [[nodiscard]] std::span<const SheetInfo> sheets() const override { return parts_.sheets(); }
  std::unique_ptr<RowReader> open(std::size_t sheet) override { return parts_.open(sheet); }
  std::vector<MergedRange> merged(std::size_t sheet) override { return parts_.merged(sheet); }
  [[nodiscard]] std::vector<Text> decisions() const override;
  [[nodiscard]] std::vector<Text> damage() const override;

 private:
  odf::Styles styles_;
  StoredParts parts_;
  Facts facts_;
  bool is_template_ = false;
};

}  // namespace maex::odt
