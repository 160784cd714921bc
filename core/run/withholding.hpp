// Takes out of a batch what its target must not get (domain G2).
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/adapter/adapter.hpp"
#include "core/run/known_names.hpp"
#include "core/run/outgoing.hpp"

namespace maex {

class Withholding {
 public:
  /// `same_layout`: the target has the layout of the input, so that the sender's own columns go back to the sender.
  /// `open`: headings whose values every target may get; may be empty. `losses` must outlive this object.
  Withholding(PersonalPolicy policy, bool same_layout, Partner::OpenHeadings open, LossCount& losses)
      : policy_(policy), same_layout_(same_layout), open_(std::move(open)), losses_(losses) {}

  /// Does nothing under PersonalPolicy::keep. Otherwise takes out and counts as losses:
  /// - values of identity fields;
  /// - values without a field (extras) whose heading speaks of a person; in another layout, all those whose heading is
  ///   not open;
  /// - texts that hold a telephone number, the number of an identity document or the name of a person of the same
  ///   incident or record.
  void apply(Batch& batch);

 private:
  /// Why the values under a heading do not go on; nullptr: they do. Decided once for each heading.
  const LossType* loss_of(std::string_view heading);
  /// Records [first, last): an incident with its victims, or another top-level record, each with its children.
  void apply(Batch& batch, std::size_t first, std::size_t last);
  void collect_names(const Batch& batch, std::size_t first, std::size_t last);
  void take_values(Record& record);
  void take_extras(Record& record);
  [[nodiscard]] bool identifies(Field field, std::string_view text) const;

  PersonalPolicy policy_;
  bool same_layout_;
  Partner::OpenHeadings open_;
  LossCount& losses_;
  std::map<std::string, const LossType*, std::less<>> headings_;
  KnownNames names_;           // of the persons of one group of records
  std::vector<Field> fields_;  // of one record, to be taken out
};

/// The losses that withholding causes: loss-personal-withheld, loss-unlisted-withheld and loss-text-withheld.
const LossType& personal_loss();
const LossType& unlisted_loss();
const LossType& text_loss();

}  // namespace maex
