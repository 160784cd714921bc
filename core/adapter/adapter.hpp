// The two interfaces for adapters: Format (bytes ↔ table) and Partner (table or bytes ↔ records).
#pragma once
#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/adapter/account.hpp"
#include "core/adapter/descriptor.hpp"
#include "core/adapter/enclosed.hpp"
#include "core/adapter/losses.hpp"
#include "core/document/document_writer.hpp"
#include "core/document/mark.hpp"
#include "core/document/table.hpp"
#include "core/io/bounds.hpp"
#include "core/model/record.hpp"
#include "core/place/geo.hpp"

namespace maex {

/// The parts of a file that identification may look at. They are cheap to read and never the whole file.
struct Probe {
  std::filesystem::path path;
  /// As messages show it. A temporary file has the name of what it contains, and `path` is its descriptor: ask this
  /// name for an extension.
  std::string name;
  std::uintmax_t size = 0;
  std::string head;  ///< first bytes (at most 64 KiB)
  std::string tail;  ///< last bytes (at most 1 KiB)
  /// Names in a ZIP directory, or streams and storages of a compound file ("Workbook", "ObjectPool/_1/CONTENTS"). At
  /// most 1,000. Empty for other files, and when the directory is damaged.
  std::vector<std::string> entries;
};
/// Throws InputError when the file cannot be opened.
Probe probe_file(const std::filesystem::path& path);

enum class Certainty : std::uint8_t { no, possible, likely, certain };
std::string_view to_string(Certainty certainty);

struct Identification {
  Certainty certainty = Certainty::no;
  std::string reason;       ///< in words: "ZIP archive with a workbook part"
  bool recognised = false;  ///< no adapter reads it, but it is known: `reason` says what it is and what to do
};

/// Shared by everything that reads one input.
struct ReadContext {
  Account& account;
  Options options;  ///< of the adapter that reads
  Day today;
  std::uint32_t document = 0;               ///< number of the input in this run
  const std::atomic<bool>* stop = nullptr;  ///< set: throw Interrupted soon
  Bounds bounds{};
  bool keep_source = false;  ///< also keep the source bytes of the records; set only where keeps_source() is true
  std::optional<GeoBox> country = {};  ///< where points are expected; none: unknown
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
  /// Throws InputError with one sentence that names the file and the reason. A format that encloses files has no tables
  /// of its own, and always throws.
  virtual std::unique_ptr<TableDocument> open(const std::filesystem::path& path, const OpenContext& context) const = 0;
  /// The files inside the file, in their order, where descriptor().encloses is true. A file that is not read is listed,
  /// too, with the reason. Bounds message-parts, message-depth, member-bytes and
  /// expanded-bytes hold. Throws InputError when the file itself is damaged, and UsageError when the format holds no
  /// files.
  [[nodiscard]] virtual std::vector<EnclosedFile> unpack(const std::filesystem::path& path,
                                                         const OpenContext& context) const;
  /// `path` exists and is empty. The caller renames or removes it. Throws UsageError when the format cannot write
  /// tables.
  virtual std::unique_ptr<TableWriter> create(const std::filesystem::path& path, const Options& options) const;
  /// Begins a report in the file `path`, which exists and is empty. The caller renames or removes it. Throws UsageError
  /// when descriptor().writes_documents is false.
  virtual std::unique_ptr<DocumentWriter> create_document(const std::filesystem::path& path, const DocumentStart& start,
                                                          const Options& options) const;
  /// The bytes of a file of this format that contains the specimen table of the conformance suite. Only for formats
  /// that cannot write the table; empty otherwise. A format that encloses files gives a file with a text and the
  /// attachment of the suite (core/plugin/suite/specimen_table.hpp).
  [[nodiscard]] virtual std::string specimen() const { return {}; }
  /// Copies `from` to `to` (which exists and is empty) and marks these cells. All other content stays the same, byte
  /// for byte. Throws UsageError when descriptor().marks is false or a cell cannot be marked. Throws InputError and
  /// OutputError.
  virtual void mark(const std::filesystem::path& from, const std::filesystem::path& to, std::span<const CellMark> marks,
                    const OpenContext& context) const;
};

/// An input and what identification found. `tables` is set when a table format recognised the input.
struct Source {
  Probe probe;
  const Format* format = nullptr;
  std::unique_ptr<TableDocument> tables;
};

class RecordReader {
 public:
  virtual ~RecordReader() = default;
  /// Fills `batch` (already reset) with some records. Returns false when there are no more. An incident and the victims
  /// that directly follow it are in one batch, so that the caller sees them together. Throws InputError.
  virtual bool next(Batch& batch) = 0;
  /// Share of the input read so far, 0..1; negative when it is not known. Called between calls of next().
  [[nodiscard]] virtual double progress() const { return -1; }
  /// Sentences about the whole file. Complete once the file is read to its end.
  [[nodiscard]] virtual std::vector<Text> remarks() const { return {}; }
  /// The place of a value of a record that next() has returned, for findings about it. `column`: as in the slot of the
  /// value (0: not known). `field`: the field of the value (Field::count: the whole record). `document` of the result
  /// may be empty. Any thread may call it, also while next() runs.
  [[nodiscard]] virtual Locator locate(const Origin& origin, std::uint16_t column, Field field) const;
};

/// Values of a field, or extras, that a target drops: which, why, how often.
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

/// Where a partner writes: a temporary file and, for partners over tables, the format that writes it.
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
  /// Whether this partner, with the options `to`, can write unchanged records back exactly as the sender wrote them,
  /// when it read them with the options `from` (ReadContext::keep_source, Batch::kept).
  [[nodiscard]] virtual bool keeps_source(const Options& from, const Options& to) const {
    static_cast<void>(from);
    static_cast<void>(to);
    return false;
  }
  /// Whether a file written with the options `to` has the layout of one read with the options `from`. Values under
  /// headings that the partner does not list go back to such a file only.
  [[nodiscard]] virtual bool is_same_layout(const Options& from, const Options& to) const {
    static_cast<void>(from);
    static_cast<void>(to);
    return true;
  }
  /// True for headings without a field (Extra::heading) whose values hold nothing about a person, so that every target
  /// may get them. The profile, mapping or dialect that reads with the options `from` declares them. Empty: none.
  using OpenHeadings = std::function<bool(std::string_view heading)>;
  [[nodiscard]] virtual OpenHeadings open_headings(const Options& from) const {
    static_cast<void>(from);
    return {};
  }
  /// The bytes of a small, complete file of this partner with made-up data, for the conformance suite, which reads it
  /// and damages it. Only for partners that cannot write one; empty otherwise.
  [[nodiscard]] virtual std::string specimen() const { return {}; }
};

}  // namespace maex
