// The two interfaces every adapter implements: Format (bytes ↔ table) and Partner (table or bytes ↔ records).
#pragma once
#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/adapter/account.hpp"
#include "core/adapter/descriptor.hpp"
#include "core/adapter/losses.hpp"
#include "core/document/mark.hpp"
#include "core/document/table.hpp"
#include "core/io/bounds.hpp"
#include "core/model/record.hpp"

namespace maex {

/// What identification may look at: cheap, and never the whole file.
struct Probe {
  std::filesystem::path path;
  std::string name;  ///< file name for messages
  std::uintmax_t size = 0;
  std::string head;  ///< first bytes (at most 64 KiB)
  std::string tail;  ///< last bytes (at most 1 KiB)
  /// Names in a ZIP directory; streams and storages of a compound file ("Workbook", "ObjectPool/_1/CONTENTS"). At most
  /// 1,000; empty otherwise, and when the directory is damaged.
  std::vector<std::string> entries;
};
/// Throws InputError when the file cannot be opened.
Probe probe_file(const std::filesystem::path& path);

enum class Certainty : std::uint8_t { no, possible, likely, certain };
std::string_view to_string(Certainty certainty);

struct Identification {
  Certainty certainty = Certainty::no;
  std::string reason;       ///< in words: "ZIP archive with a workbook part"
  bool recognised = false;  ///< not read by anybody here, but known: `reason` says what it is and what to do
};

/// Shared by everything that reads one input.
struct ReadContext {
  Account& account;
  Options options;  ///< of the adapter that reads
  Day today;
  std::uint32_t document = 0;               ///< number of the input in this run
  const std::atomic<bool>* stop = nullptr;  ///< set: throw Interrupted soon
  Bounds bounds{};
  bool keep_source =
      false;  ///< asked only of partners that say keeps_source(): keep the bytes behind the records as well
};

/// Shared by everything that writes one output.
struct WriteContext {
  Notices& notices;
  Options options;
  std::string document_name;  ///< name of the target, for messages
  std::string source_name;    ///< file the records came from, for headers
  Day today;
  std::string now;      ///< YYYY-MM-DDThh:mm:ss for file headers
  std::string program;  ///< "maex 0.1.0"
};

/// How a format opens one file.
struct OpenContext {
  Options options;  ///< of the format
  Bounds bounds;
};

class Format {
 public:
  virtual ~Format() = default;
  [[nodiscard]] virtual const Descriptor& descriptor() const = 0;
  [[nodiscard]] virtual Identification identify(const Probe& probe) const = 0;
  /// Throws InputError with one sentence naming the file and the reason.
  virtual std::unique_ptr<TableDocument> open(const std::filesystem::path& path, const OpenContext& context) const = 0;
  /// `path` exists and is empty; it is the caller's to rename or remove. Throws UsageError where nothing can be
  /// written.
  virtual std::unique_ptr<TableWriter> create(const std::filesystem::path& path, const Options& options) const;
  /// The bytes of a file of this format that holds the conformance suite's specimen table, for formats that cannot
  /// write one themselves; empty otherwise.
  [[nodiscard]] virtual std::string specimen() const { return {}; }
  /// Makes `to` (which exists and is empty) a copy of `from` with these cells marked; everything else is as it was,
  /// byte for byte. Only where descriptor().marks; otherwise, and for a cell that cannot be, throws UsageError. Throws
  /// InputError and OutputError.
  virtual void mark(const std::filesystem::path& from, const std::filesystem::path& to, std::span<const CellMark> marks,
                    const OpenContext& context) const;
};

/// An input together with what is known of it. `tables` is set when a table format recognised it.
struct Source {
  Probe probe;
  const Format* format = nullptr;
  std::unique_ptr<TableDocument> tables;
};

class RecordReader {
 public:
  virtual ~RecordReader() = default;
  /// Fills `batch` (already reset) with some records; false when there are no more. An incident and the victims that
  /// come directly behind it stand in one batch, so that whoever takes it sees them together. Throws InputError.
  virtual bool next(Batch& batch) = 0;
  /// Share of the input read so far, 0..1; negative when it cannot be told. Asked between calls of next().
  [[nodiscard]] virtual double progress() const { return -1; }
  /// What is to be said of the file as a whole once it was read to its end, in sentences.
  [[nodiscard]] virtual std::vector<Text> remarks() const { return {}; }
  /// The place of a value of a record that was given out, for findings about it: `column` as in its slot (0: not
  /// known), `field` the value's (Field::count: the record as a whole). `document` may stay empty. Any thread may ask,
  /// also while next() runs.
  [[nodiscard]] virtual Locator locate(const Origin& origin, std::uint16_t column, Field field) const;
};

/// A value or extra that a target drops: which, why, how often.
struct Loss {
  const LossType* type;
  std::string field;  ///< full field name, or "extra: HEADING"
  std::uint64_t count = 0;
};

class RecordWriter {
 public:
  virtual ~RecordWriter() = default;
  /// Writes the records and reports, in the same pass, each value and extra that the target does not carry or that
  /// does not read back equal. `losses` was reset for `batch`. Throws OutputError.
  virtual void write(const Batch& batch, Losses& losses) = 0;
  /// Completes the output. Throws OutputError.
  virtual void finish() = 0;
};

/// Where a partner writes: a temporary file and, for partners over tables, the format that makes it.
struct Target {
  std::filesystem::path path;
  const Format* format = nullptr;
  Options format_options;
};

class Partner {
 public:
  virtual ~Partner() = default;
  [[nodiscard]] virtual const Descriptor& descriptor() const = 0;
  /// May open sheets of source.tables, but must leave them readable from the start.
  [[nodiscard]] virtual Identification identify(Source& source) const = 0;
  virtual std::unique_ptr<RecordReader> read(Source& source, ReadContext& context) const = 0;
  virtual std::unique_ptr<RecordWriter> write(const Target& target, WriteContext& context) const = 0;
  /// Whether what this partner reads with the options `from` can be written back by it with the options `to` as the
  /// sender wrote it, where nothing was changed (ReadContext::keep_source, Batch::kept).
  [[nodiscard]] virtual bool keeps_source(const Options& from, const Options& to) const {
    static_cast<void>(from);
    static_cast<void>(to);
    return false;
  }
  /// The bytes of a small whole file of this partner's, made up, for partners that cannot write one themselves: the
  /// conformance suite reads and damages it. Empty otherwise.
  [[nodiscard]] virtual std::string specimen() const { return {}; }
};

}  // namespace maex
