// The inputs of one item: opened, and read one after the other as one submission.
#pragma once
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/run/item.hpp"

namespace maex {

/// Reads the inputs of an item in their order. A batch has records of one input only. `Origin::document` of a record is
/// the number of the item plus the position of the input, so that locate() knows the input. Most items have one input.
class Inputs final : public RecordReader {
 public:
  /// Opens and identifies every input, and adds one fact for each to `facts.inputs`, in their order. With
  /// ConvertJob::skip_broken, inputs that cannot be opened are left out. Throws InputError when an input cannot be
  /// opened, after it has tried all of them; its fact has the problem. Item, job, registry and facts must outlive the
  /// object, and `facts.inputs` must not grow.
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
    std::size_t number;  ///< position in the item
    OpenedSource opened;
    std::optional<Account> account;
    std::optional<ReadContext> context;
    std::unique_ptr<RecordReader> reader;
  };
  void open(std::size_t number, const std::filesystem::path& path);

  const Item& item_;
  const ConvertJob& job_;
  const Registry& registry_;
  ItemFacts& facts_;
  std::deque<Input> inputs_;                    ///< those that are read
  std::vector<const RecordReader*> by_number_;  ///< null: left out
  std::size_t current_ = 0;                     ///< in inputs_
};

/// The names of the inputs for messages: all of them when there are few, otherwise the first and the last.
std::string names_of(std::span<const std::filesystem::path> inputs);

/// "input-left-out": an error, so that the exit code reports it.
const NoticeType& input_left_out();
std::vector<const NoticeType*> input_notices();

}  // namespace maex
