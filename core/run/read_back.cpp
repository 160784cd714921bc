#include "core/run/read_back.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "core/io/error.hpp"
#include "core/model/fingerprint.hpp"

namespace maex {
namespace {

constexpr std::size_t most_detailed = 10'000;  // number of different records whose different fields are kept

[[noreturn]] void fail(const char* what) {
  throw OutputError(std::string("the output cannot be verified: a temporary file cannot be ") + what + ": " +
                    write_problem(errno));
}

Text field_name(std::uint16_t field, std::uint16_t extra) {
  if (field == extra) return "a column of the sender's own"_text;
  return Text::as_is(std::string(info(static_cast<Field>(field)).full_name));
}

std::vector<Argument> of_records(std::uint64_t count, Kind kind) {
  return {{"count", count}, {"kind", std::string(name(kind))}};
}

Text did_not_come(std::uint64_t count, Kind kind) {
  return {"{count:record|records} ({kind}) did not come back."_text, of_records(count, kind)};
}

Text never_written(std::uint64_t count, Kind kind) {
  return {"Read back, but never written: {count:record|records} ({kind})."_text, of_records(count, kind)};
}

}  // namespace

const NoticeType& not_read_back() {
  static const NoticeType type{
      "not-read-back", Severity::error, "The output does not say what was read, beyond the losses that were announced.",
      "The receiver of the output gets other values than the sender gave.",
      "Keep the output back, and report this with the names of both partners: it is a fault of maex."};
  return type;
}

const NoticeType& came_back() {
  static const NoticeType type{"lost-but-read-back", Severity::info,
                               "Values that were reported as lost are in the output.",
                               "The output has more than the forecast of losses says.",
                               "Nothing to do; the output says more than was promised."};
  return type;
}

std::uint64_t ReadBack::Facts::digest() const {
  std::uint64_t sum = 0;
  // A filled value that the target does not carry is lost on the one side and filled again on the other.
  for (const Fact& fact : facts)
    if (!fact.lost && !fact.filled) sum += mix64(fact.hash);
  return sum;
}

/// Facts of the record and its children.
void ReadBack::collect(Facts& into, const Batch& batch, std::size_t top, const Losses* losses) {
  into.clear();
  into.origin = batch[top].origin();
  const auto head = static_cast<std::uint64_t>(batch[top].kind()) + 1;
  for_each_fact(Group{&batch, top, batch.end_of(top)}, [&](const maex::Fact& fact) {
    const auto field = fact.is_extra() ? extra : static_cast<std::uint16_t>(fact.field);
    const bool lost = losses != nullptr && losses->of(fact) != nullptr;
    into.facts.push_back({fingerprint(fact, head), field, lost, is_filled(fact.column)});
  });
  std::sort(into.facts.begin(), into.facts.end(),
            [](const Fact& a, const Fact& b) { return std::tie(a.hash, a.lost) < std::tie(b.hash, b.lost); });
}

void ReadBack::put(Spool& spool, const Facts& facts) {
  if (!spool.file) spool.file = open_temporary_stream();
  const auto count = static_cast<std::uint32_t>(facts.facts.size());
  bytes_.clear();
  const auto add = [this](const void* from, std::size_t size) {
    const auto* p = static_cast<const unsigned char*>(from);
    bytes_.insert(bytes_.end(), p, p + size);
  };
  add(&facts.origin, sizeof facts.origin);
  add(&count, sizeof count);
  for (const Fact& fact : facts.facts) {
    const auto field =
        static_cast<std::uint16_t>(fact.field | (fact.lost ? lost_mark : 0) | (fact.filled ? filled_mark : 0));
    add(&fact.hash, sizeof fact.hash);
    add(&field, sizeof field);
  }
  if (std::fwrite(bytes_.data(), 1, bytes_.size(), spool.file.get()) != bytes_.size()) fail("written");
}

bool ReadBack::take(Spool& spool, Facts& facts) {
  if (!spool.file) return false;
  if (!spool.reading) {
    if (std::fflush(spool.file.get()) != 0) fail("written");
    std::rewind(spool.file.get());
    spool.reading = true;
  }
  facts.clear();
  std::uint32_t count = 0;
  if (std::fread(&facts.origin, sizeof facts.origin, 1, spool.file.get()) != 1) {
    if (std::ferror(spool.file.get()) != 0) fail("read");
    return false;
  }
  if (std::fread(&count, sizeof count, 1, spool.file.get()) != 1) fail("read");
  constexpr std::size_t each = sizeof(std::uint64_t) + sizeof(std::uint16_t);
  bytes_.resize(count * each);
  if (std::fread(bytes_.data(), 1, bytes_.size(), spool.file.get()) != bytes_.size()) fail("read");
  facts.facts.resize(count);
  const unsigned char* from = bytes_.data();
  for (Fact& fact : facts.facts) {
    std::memcpy(&fact.hash, from, sizeof fact.hash);
    std::memcpy(&fact.field, from + sizeof fact.hash, sizeof fact.field);
    from += each;
    fact.lost = (fact.field & lost_mark) != 0;
    fact.filled = (fact.field & filled_mark) != 0;
    fact.field &= static_cast<std::uint16_t>(~(lost_mark | filled_mark));
  }
  return true;
}

void ReadBack::stated(const Batch& certain, const Batch& implied) {
  if (!figures_) return;
  const Losses none(certain);
  for (std::size_t i = 0; i != certain.size(); ++i) figures_->wrote(certain, i, none);
  for (std::size_t i = 0; i != implied.size(); ++i) figures_->allow(implied[i]);
}

void ReadBack::wrote(const Batch& batch, const Losses& losses) {
  for (std::size_t i = 0; i < batch.size(); i = batch.end_of(i)) {
    if (figures_ && batch[i].kind() == Kind::tally) {
      figures_->wrote(batch, i, losses);
      continue;
    }
    collect(wanted_, batch, i, &losses);
    // Submissions describe the sending, so they are not compared. A record whose values are all lost need not be read
    // back.
    const bool something =
        std::any_of(wanted_.facts.begin(), wanted_.facts.end(), [](const Fact& fact) { return !fact.lost; });
    if (batch[i].kind() == Kind::submission || !something) continue;
    ++records_;
    put(spools_[static_cast<std::size_t>(batch[i].kind())], wanted_);
  }
}

void ReadBack::found(const Batch& batch) {
  for (std::size_t i = 0; i < batch.size(); i = batch.end_of(i)) {
    const Kind kind = batch[i].kind();
    if (kind == Kind::submission) continue;
    if (figures_ && kind == Kind::tally) {
      figures_->found(batch[i]);
      continue;
    }
    collect(here_, batch, i, nullptr);
    if (here_.facts.empty()) continue;
    if (take(spools_[static_cast<std::size_t>(kind)], wanted_))
      compare(kind, wanted_, here_);
    else
      ++strangers_.try_emplace(here_.digest(), 0, kind).first->second.first;
  }
}

void ReadBack::compare(Kind kind, const Facts& wanted, const Facts& here) {
  std::vector<std::uint16_t> missing, more;
  std::size_t w = 0, h = 0;
  while (w != wanted.facts.size() || h != here.facts.size()) {
    const Fact* want = w != wanted.facts.size() ? &wanted.facts[w] : nullptr;
    const Fact* have = h != here.facts.size() ? &here.facts[h] : nullptr;
    if (want != nullptr && have != nullptr && want->hash == have->hash) {
      if (want->lost && !want->filled) {
        Count& count = came_back_[want->field];
        if (count.records++ == 0) count.first = wanted.origin;
      }
      ++w, ++h;
    } else if (have == nullptr || (want != nullptr && want->hash < have->hash)) {
      if (!want->lost) missing.push_back(want->field);
      ++w;
    } else {
      more.push_back(have->field);
      ++h;
    }
  }
  // An extra value in a field that was written is a duplicate, or belongs to another record. An extra value in another
  // field, or in a field that was reported as lost, comes from the reader itself.
  for (const std::uint16_t field : more) {
    bool carried = false, lost = false;
    for (const Fact& fact : wanted.facts)
      if (fact.field == field) (fact.lost ? lost : carried) = true;
    if (carried && !lost && field != extra) missing.push_back(field);
  }
  if (missing.empty()) {
    ++matched_;
    return;
  }
  miss(kind, wanted, std::move(missing));
  ++strangers_.try_emplace(here.digest(), 0, kind).first->second.first;
}

void ReadBack::miss(Kind kind, const Facts& wanted, std::vector<std::uint16_t> fields) {
  std::sort(fields.begin(), fields.end());
  fields.erase(std::unique(fields.begin(), fields.end()), fields.end());
  if (missing_.size() >= most_detailed) fields = {};
  missing_.push_back({wanted.digest(), kind, wanted.origin, std::move(fields)});
}

std::vector<ReadBack::Difference> ReadBack::differences() {
  for (std::size_t kind = 0; kind != kind_count; ++kind)
    while (take(spools_[kind], wanted_)) miss(static_cast<Kind>(kind), wanted_, {});
  std::map<std::pair<Kind, std::uint16_t>, Count> fields;
  std::map<Kind, Count> whole;
  const auto count = [](Count& into, const Origin& origin) {
    if (into.records++ == 0) into.first = origin;
  };
  for (const Missing& one : missing_) {
    const auto elsewhere = strangers_.find(one.digest);
    if (elsewhere != strangers_.end() && elsewhere->second.first != 0) {
      --elsewhere->second.first;
      ++matched_;
      continue;
    }
    if (one.fields.empty()) count(whole[one.kind], one.origin);
    for (const std::uint16_t field : one.fields) count(fields[{one.kind, field}], one.origin);
  }
  std::vector<Difference> found;
  for (const auto& [key, what] : fields) {
    std::vector<Argument> arguments = of_records(what.records, key.first);
    arguments.emplace_back("field", field_name(key.second, extra));
    found.push_back({&not_read_back(),
                     what.first,
                     {"{field} of {count:record|records} ({kind}) was not read back as it was written."_text,
                      std::move(arguments)}});
  }
  for (const auto& [kind, what] : whole)
    found.push_back({&not_read_back(), what.first, did_not_come(what.records, kind)});
  std::map<Kind, std::uint64_t> strangers;
  for (const auto& [digest, one] : strangers_) strangers[one.second] += one.first;
  for (const auto& [kind, what] : strangers)
    if (what != 0) found.push_back({&not_read_back(), {}, never_written(what, kind)});
  for (const auto& [field, what] : came_back_)
    found.push_back({&came_back(),
                     what.first,
                     {"{field} of {count:record|records} was reported as lost, but read back."_text,
                      {{"field", field_name(field, extra)}, {"count", what.records}}}});
  if (figures_) add_figures(found);
  return found;
}

void ReadBack::add_figures(std::vector<Difference>& found) const {
  if (const std::uint64_t missing = figures_->records() - figures_->matched(); missing != 0)
    found.push_back({&not_read_back(), figures_->first_missing(), did_not_come(missing, Kind::tally)});
  if (figures_->strangers() != 0)
    found.push_back({&not_read_back(), {}, never_written(figures_->strangers(), Kind::tally)});
}

}  // namespace maex
