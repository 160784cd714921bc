// All adapters of this program, and the choice between them.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/adapter/adapter.hpp"
#include "core/io/error.hpp"

namespace maex {

class Registry {
 public:
  void add(std::unique_ptr<Format> format);
  void add(std::unique_ptr<Partner> partner);
  [[nodiscard]] const std::vector<std::unique_ptr<Format>>& formats() const { return formats_; }
  [[nodiscard]] const std::vector<std::unique_ptr<Partner>>& partners() const { return partners_; }
  /// nullptr when there is none.
  [[nodiscard]] const Format* format(std::string_view id) const;
  [[nodiscard]] const Partner* partner(std::string_view id) const;
  /// Like the above, but throws UsageError with the nearest known names.
  [[nodiscard]] const Format& require_format(std::string_view id) const;
  [[nodiscard]] const Partner& require_partner(std::string_view id) const;
  /// The descriptors of all formats, then of all partners.
  [[nodiscard]] std::vector<const Descriptor*> descriptors() const;
  /// The descriptor of a format or a partner. Throws UsageError with the nearest names.
  [[nodiscard]] const Descriptor& require_descriptor(std::string_view id) const;
  /// The format that writes files with this extension (".xlsx"); nullptr when none does.
  [[nodiscard]] const Format* format_for(const std::filesystem::path& path) const;

  /// Notes a plugin that was left out. The error about an unknown name repeats the reason, one sentence, because the
  /// adapter may be in that plugin.
  void leave_out(std::string reason) { left_out_.push_back(std::move(reason)); }
  /// Notes a file that belongs to a plugin, also to one that was left out. No output may replace it.
  void add_plugin_file(std::filesystem::path file) { plugin_files_.push_back(std::move(file)); }
  [[nodiscard]] const std::vector<std::filesystem::path>& plugin_files() const { return plugin_files_; }

 private:
  std::vector<std::unique_ptr<Format>> formats_;
  std::vector<std::unique_ptr<Partner>> partners_;
  std::vector<std::string> left_out_;
  std::vector<std::filesystem::path> plugin_files_;
};

template <class Adapter>
struct AdapterCandidate {
  const Adapter* adapter;
  Identification identification;
};

/// The answer of every adapter, most certain first. Equal answers are in the order of registration.
std::vector<AdapterCandidate<Format>> identify_format(const Registry& registry, const Probe& probe);
std::vector<AdapterCandidate<Partner>> identify_partner(const Registry& registry, Source& source);

struct SourceChoice {
  std::string format;   ///< forced format id, empty: identify
  std::string partner;  ///< forced partner id, empty: identify
  Options format_options;
  Bounds bounds;
};

/// No partner reads this file, although it may be a file that a format reads.
struct NoPartner : InputError {
  using InputError::InputError;
};

struct OpenedSource {
  Source source;
  const Partner* partner = nullptr;
  std::string reason;  ///< why this partner
};

/// Probes, identifies and opens the file. Throws InputError when no adapter fits, or when two fit equally well: then
/// the message names both and the option that decides. Throws UsageError for unknown ids.
OpenedSource open_source(const Registry& registry, const std::filesystem::path& path, const SourceChoice& choice);
/// The same for a file that open_tables() has opened. Throws NoPartner when no partner fits; `source` stays as it is
/// then.
OpenedSource open_source(const Registry& registry, Source&& source, const SourceChoice& choice);
/// Identifies and opens only the format, for inspection. source.tables stays empty when no table format recognises the
/// file, and when the format encloses files (Format::unpack).
Source open_tables(const Registry& registry, const std::filesystem::path& path, const SourceChoice& choice);

}  // namespace maex
