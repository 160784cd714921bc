// The facts about an adapter. This is the only place that declares them.
#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/notice/notice.hpp"
#include "core/place/programme.hpp"

namespace maex {

enum class OptionType : std::uint8_t { text, number, boolean, choice };

struct OptionSpec {
  std::string name;
  OptionType type = OptionType::text;
  std::string fallback;              ///< default, as text
  std::vector<std::string> choices;  ///< for OptionType::choice
  std::string help;                  ///< one sentence
  std::string since = "0.1";
};

/// A kind of data that a target cannot carry. `code` starts with "loss-".
struct LossType {
  std::string code;
  std::string summary;  ///< one sentence
};

enum class AdapterKind : std::uint8_t { format, partner };

/// Where an adapter comes from. All empty: built in.
struct Provider {
  std::string plugin;   ///< name of the plugin
  std::string version;  ///< of the plugin
  std::string file;     ///< its manifest
  std::string problem;  ///< why it cannot be used, one sentence; empty when no problem is known
};

struct Descriptor {
  std::string id;  ///< "xlsx"
  AdapterKind kind = AdapterKind::format;
  std::string title;                    ///< "Excel workbook"
  std::string about;                    ///< two or three sentences for its page
  std::vector<std::string> extensions;  ///< lower case, with the dot, first is the usual one
  std::vector<std::string> media_types;
  bool reads = false;
  bool writes = false;            ///< partners: writes; formats: writes tables
  bool writes_documents = false;  ///< formats: writes reports (Format::create_document)
  bool document = false;          ///< partners: writes a report, not a list; its containers say in which formats
  bool streams = false;           ///< memory does not grow with the file
  bool marks = false;             ///< can mark cells in a copy of a file (Format::mark)
  bool one_table = false;         ///< formats: a file is one table, without sheets
  bool no_merged_cells = false;   ///< formats: a cell cannot span several columns or rows
  bool encloses = false;          ///< formats: a file holds other files, such as attachments (Format::unpack)
  bool for_imsma = false;         ///< the output goes into IMSMA: the importer's rules run before anything is written
  bool map = false;               ///< the output is a map, which shows only records with coordinates
  bool custom_fields = false;  ///< values without a named place go into custom fields, which the receiver must define
  std::vector<std::string>
      containers;       ///< partners over tables: formats they are usually sent in, first is the default
  Programme programme;  ///< partners: of their lists, where they are of one country
  std::vector<OptionSpec> options;
  std::vector<LossType> losses;
  std::vector<const NoticeType*> notices;  ///< every notice the adapter may raise
  Provider provider;
};

/// Values for declared options. check() rejects unknown names and values outside `choices`.
class Options {
 public:
  void set(std::string name, std::string value) { values_[std::move(name)] = std::move(value); }
  /// The value that the user gave, or else the declared default. Throws std::logic_error for an undeclared name.
  [[nodiscard]] std::string_view get(const Descriptor& of, std::string_view name) const;
  [[nodiscard]] bool flag(const Descriptor& of, std::string_view name) const { return get(of, name) == "true"; }
  [[nodiscard]] bool given(std::string_view name) const { return values_.find(name) != values_.end(); }
  [[nodiscard]] const std::map<std::string, std::string, std::less<>>& values() const { return values_; }

 private:
  std::map<std::string, std::string, std::less<>> values_;
};

/// Throws UsageError that names the adapter, the option, and the nearest known option or the choices.
void check(const Options& options, const Descriptor& of);

}  // namespace maex
