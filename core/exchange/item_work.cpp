#include "core/exchange/item_work.hpp"

#include <stdlib.h>

#include <cstring>

#include "core/exchange/record_keys.hpp"
#include "core/exchange/sandbox.hpp"
#include "core/facts/facts_json.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/io/temporary.hpp"

namespace maex::exchange {
namespace {

constexpr unsigned most_open_files = 512;
/// Reading, checking and writing have a thread each, and the limit of processor time counts all of them.
constexpr std::uint64_t threads_at_work = 4;

std::string packed(const std::vector<RecordKey>& records, const std::string& json) {
  const std::uint64_t count = records.size();
  std::string text(sizeof count + count * sizeof(RecordKey), '\0');
  std::memcpy(text.data(), &count, sizeof count);
  if (count != 0) std::memcpy(text.data() + sizeof count, records.data(), count * sizeof(RecordKey));
  return text + json;
}

}  // namespace

std::string work_on(const ExchangeJob& job, const Route& route, const Registry& registry, const NightHooks& hooks,
                    const Stage& stage, const std::string& name) {
  std::filesystem::current_path(stage.in());
  ::setenv("TMPDIR", stage.temporary().c_str(), 1);
  ConvertJob one = route.job;
  one.inputs = {name};
  one.output = "out";
  one.source.bounds.seconds =
      std::min<decltype(one.source.bounds.seconds)>(one.source.bounds.seconds, job.item_seconds);
  limit_file_size(one.source.bounds.temporary_bytes);
  enter_sandbox({stage.folder, route.files, job.memory_mb << 20, job.item_seconds * threads_at_work, most_open_files});
  std::vector<RecordKey> records;
  RunHooks run_hooks;
  run_hooks.stop = hooks.stop;
  run_hooks.group = [&records](const Group& group) {
    if (group.head().kind() != Kind::submission) records.push_back(record_key(group));
  };
  const RunFacts facts = run(one, registry, run_hooks);
  if (hooks.report) write_file(stage.report(), hooks.report(facts), true, Access::owner);
  return packed(records, facts_to_json(facts));
}

ItemWork told_by(std::string_view text) {
  std::uint64_t count = 0;
  if (text.size() < sizeof count) throw InputError("a worker told nothing");
  std::memcpy(&count, text.data(), sizeof count);
  text.remove_prefix(sizeof count);
  if (count > text.size() / sizeof(RecordKey)) throw InputError("a worker told less than it announced");
  ItemWork work;
  work.records.resize(count);
  if (count != 0) std::memcpy(work.records.data(), text.data(), count * sizeof(RecordKey));
  work.facts = facts_from_json<RunFacts>(text.substr(count * sizeof(RecordKey)));
  if (work.facts.items.size() != 1) throw InputError("a worker told of another number of files than one");
  return work;
}

}  // namespace maex::exchange
