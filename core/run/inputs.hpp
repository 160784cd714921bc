// The inputs of one item: opened, and read one after the other as one submission.
#pragma once
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/io/file_handle.hpp"
#include "core/io/temporary.hpp"
#include "core/run/item.hpp"

namespace maex {

/// Reads the inputs of an item in their order. An input that encloses files (a message) is replaced by these files,
/// each an input of its own. A batch has records of one input only. `Origin::document` of a record is the number of the
/// item plus the position of the input in `facts.inputs`, so that locate() knows the input. Most items have one input.
class Inputs final : public RecordReader {
 public:
  /// Opens and identifies every input, and adds one fact for each to `facts.inputs`, in their order. With
  /// ConvertJob::skip_broken, inputs that cannot be opened are left out. Throws InputError when an input cannot be
  /// opened, after it has tried all of them; its fact has the problem. Enclosed files that hold no list and no report
  /// are facts, too, but are not read. Item, job, registry and facts must outlive the object, and `facts.inputs` must
  /// not grow.
  Inputs(const Item& item, const ConvertJob& job, const Registry& registry, ItemFacts& facts);
  Inputs(const Inputs&) = delete;
  Inputs& operator=(const Inputs&) = delete;

  /// Makes the readers. Call it once, before next(). The arguments must outlive the object.
  void begin(Notices& notices, FateSink* fates, Quarantine* quarantine, const std::atomic<bool>* stop,
             bool keep_source);

  /// The partner of each input that is read.
  [[nodiscard]] std::vector<const Partner*> partners() const;
  /// Reports what the formats found damaged, and stores what formats and readers decided. Call it after the last batch.
  void report_end(Notices& notices);
  /// Adds up the balances of the inputs so far.
  void add_up();

  /// Throws InputError; the fact of the input then has the problem.
  bool next(Batch& batch) override;
  [[nodiscard]] double progress() const override;
  [[nodiscard]] Locator locate(const Origin& origin, std::uint16_t column, Field field) const override;

 private:
  struct Input {
    std::size_t number;  ///< position in facts_.inputs
    OpenedSource opened;
    std::optional<Account> account;
    std::optional<ReadContext> context;
    std::unique_ptr<RecordReader> reader;
  };
  /// The content of an enclosed file. Readers open it again, so it stays until they end.
  struct Content {
    FileHandle bytes;
    TemporaryMark mark;
  };
  void open(const std::filesystem::path& path);
  void open_enclosed(const std::string& name, const Source& envelope, const SourceChoice& choice, std::uint64_t level);
  void open_enclosed_file(const std::string& name, EnclosedFile file, std::uint64_t level);
  void add(InputFact fact, Source&& source, const SourceChoice& choice);
  InputFact& fail(InputFact fact, const std::string& problem);
  void report_enclosed(Notices& notices) const;
  [[nodiscard]] std::string nothing_read() const;

  const Item& item_;
  const ConvertJob& job_;
  const Registry& registry_;
  ItemFacts& facts_;
  std::deque<Content> contents_;  ///< outlive the readers
  std::uint64_t enclosed_files_ = 0, enclosed_bytes_ = 0;
  std::deque<Input> inputs_;                    ///< those that are read
  std::vector<const RecordReader*> by_number_;  ///< null: left out
  std::size_t current_ = 0;                     ///< in inputs_
};

/// True when the item has one input, and it is no file inside another. Its facts are then those of the item.
bool is_single(const ItemFacts& facts);

/// The names of the inputs for messages: all of them when there are few, otherwise the first and the last.
std::string names_of(std::span<const std::filesystem::path> inputs);

/// "input-left-out": an error, so that the exit code reports it.
const NoticeType& input_left_out();
std::vector<const NoticeType*> input_notices();

}  // namespace maex
