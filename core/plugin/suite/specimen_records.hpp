// Records with a made-up value in every field of the model, for partners to carry or to announce as lost.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>

#include "core/adapter/adapter.hpp"

namespace maex::conformance {

/// Fills an empty batch: incidents with their victims directly behind and all kinds of children below, then every other
/// kind of record. Texts name their field and number, so that no two records share one; codes go through every list;
/// some texts begin with = + - @, hold a line feed or letters of three alphabets. Equal for equal seeds. No text is a
/// person's.
void fill_specimen_records(Batch& batch, std::uint64_t seed);

/// Writes them with the partner; `each` sees what the writer reported, before the output is complete.
void write_specimen_records(const Partner& partner, const Format* container, const std::filesystem::path& path,
                            const Options& options,
                            const std::function<void(const Batch&, const Losses&)>& each = nullptr);

/// The day on which everything in the suite happens: later than every made-up date.
inline constexpr Day suite_day{2026, 1, 1};

}  // namespace maex::conformance
