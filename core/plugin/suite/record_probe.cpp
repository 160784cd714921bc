#include "core/plugin/suite/record_probe.hpp"

#include <chrono>

#include "core/io/error.hpp"
#include "core/plugin/suite/specimen_records.hpp"
#include "core/plugin/suite/table_probe.hpp"
#include "core/plugin/suite/trial.hpp"

namespace maex::conformance {
namespace {

class CountedFates final : public FateSink {
 public:
  CountedFates(RecordReading& to, bool places) : to_(to), places_(places) {}
  void cell(const Locator& where, Fate, std::string_view, std::string_view) override {
    ++to_.cells_told;
    if (!places_) return;
    Locator place = where;
    place.document.clear();
    place.heading.clear();
    ++to_.fates[to_string(place)];
  }

 private:
  RecordReading& to_;
  bool places_;
};

void take(RecordReading& reading, const Batch& batch, bool details) {
  add_content(reading.content, batch);
  for (std::size_t i = 0; i != batch.size(); ++i) {
    const Record& record = batch[i];
    if (record.parent() >= static_cast<std::int32_t>(i)) reading.fault = "a record hangs below one that comes after it";
    if (is_child(record.kind()) != (record.parent() >= 0))
      reading.fault = "a record of kind " + std::string(name(record.kind())) + " is at the wrong level";
    ++reading.records;
    if (!details) continue;
    for (const Slot& slot : record.slots())
      reading.values.push_back({static_cast<std::size_t>(reading.records), record.kind(), record.origin(), slot.column,
                                slot.field, to_text(slot.value), slot.value.kind() == Value::Kind::text});
  }
}

void read_all(RecordReading& reading, const Registry& registry, const Partner& partner,
              const std::filesystem::path& path, const RecordAsk& ask) {
  SourceChoice choice;
  choice.partner = partner.descriptor().id;
  choice.bounds = ask.bounds;
  OpenedSource opened = open_source(registry, path, choice);
  if (opened.source.tables || partner.descriptor().containers.empty()) (void)partner.identify(opened.source);
  Notices notices;
  Balance balance;
  CountedFates fates(reading, ask.details);
  Account account(path.filename().string(), notices, balance, &fates);
  ReadContext context{account, ask.options, suite_day, 1, ask.stop, ask.bounds};
  const auto reader = partner.read(opened.source, context);
  Batch batch;
  while (reader->next(batch)) {
    take(reading, batch, ask.details);
    if (reader->progress() > 1.000001) reading.fault = "progress is more than the whole";
    batch.reset();
  }
  reading.cells_read = balance.cells_read();
  reading.rows_read = balance.rows_read();
  for (const Notices::Group& group : notices.groups()) reading.notice_codes.emplace_back(group.type->code);
  if (!balance.holds())
    reading.fault = "the balance does not hold: " + std::to_string(balance.rows_read()) + " rows and " +
                    std::to_string(balance.cells_read()) + " cells were read, and the fates do not add up to that";
}

}  // namespace

RecordReading read_records(const Registry& registry, const Partner& partner, const std::filesystem::path& path,
                           const RecordAsk& ask) {
  RecordReading reading;
  const auto began = std::chrono::steady_clock::now();
  try {
    read_all(reading, registry, partner, path, ask);
  } catch (const InputError& error) {
    reading.refused = error.what();
    reading.fault = bad_refusal(reading.refused, path);
  } catch (const UsageError& error) { reading.refused = error.what(); } catch (const Interrupted&) {
    reading.interrupted = true;
  } catch (const std::exception& error) {
    reading.fault = "an exception of another kind leaves it: " + words_of(error);
  } catch (...) { reading.fault = "something that is no exception is thrown"; }
  const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  if (reading.fault.empty() && seconds > static_cast<double>(ask.bounds.seconds) + 1)
    reading.fault = "it takes " + std::to_string(seconds) + " seconds, where " + std::to_string(ask.bounds.seconds) +
                    " are allowed";
  return reading;
}

}  // namespace maex::conformance
