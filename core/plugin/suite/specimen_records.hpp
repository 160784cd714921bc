// Records with a made-up value in every field of the model, which partners must carry or report as lost.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>

#include "core/adapter/adapter.hpp"

namespace maex::conformance {

/// Fills an empty batch: incidents with their victims directly after them and all kinds of children below, then every
/// other kind of record. Texts contain their field and number, so that no two records have the same text. Codes run
/// through every list. Some texts begin with = + - @, or contain a line feed or letters of three alphabets. Equal seeds
/// give equal records. No text is about a real person.
void fill_specimen_records(Batch& batch, std::uint64_t seed);

/// Writes the records with the partner. `each` gets what the writer reported, before the output is complete.
void write_specimen_records(const Partner& partner, const Format* container, const std::filesystem::path& path,
                            const Options& options,
                            const std::function<void(const Batch&, const Losses&)>& each = nullptr);

/// The current day for the whole suite. It is later than every made-up date.
inline constexpr Day suite_day{2026, 1, 1};

}  // namespace maex::conformance
