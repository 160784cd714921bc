// A partner for tests. It reads "KIND text" lines as incidents and writes one id per line. A test can make it
// misbehave.
#pragma once
#include <fstream>

#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"

namespace maex::test {

inline constexpr NoticeType odd_line{"odd-line", Severity::error, "A line is odd.", "Odd lines mean harm.",
                                     "Mend the line."};

class FakePartner : public Partner {
 public:
  explicit FakePartner(std::string id) {
    card_.id = std::move(id);
    card_.kind = AdapterKind::partner;
    card_.title = "Fake";
    card_.extensions = {".fake"};
    card_.reads = card_.writes = true;
    card_.losses = {{"loss-remark", "Remarks are not carried."}};
  }
  const Descriptor& descriptor() const override { return card_; }
  Identification identify(Source& source) const override {
    if (source.probe.head.starts_with("fake")) return {Certainty::certain, "begins with fake"};
    return {Certainty::no, "does not begin with fake"};
  }

  class Reader : public RecordReader {
   public:
    Reader(const std::filesystem::path& path, ReadContext& context) : stream_(path), context_(context) {}
    bool next(Batch& batch) override {
      for (std::string line; std::getline(stream_, line);) {
        context_.account.read_row();
        context_.account.read_cells(1);
        if (line == "unbalanced") continue;
        if (line == "broken") throw InputError("the file breaks off");
        if (line == "stop") stop_on_sight->store(true);
        if (line == "odd") {
          context_.account.report(odd_line, LinePlace(1), {line, Known::word});
          context_.account.row(Fate::quarantined, "odd");
          context_.account.quarantined(LinePlace(2), "odd", line, "it is odd, \"quoted\"");
          continue;
        }
        const bool mark = line == "fake";
        context_.account.row(mark ? Fate::ignored : Fate::used, mark ? "mark" : "");
        context_.account.cells(mark ? Fate::ignored : Fate::used, mark ? "mark" : "", 1);
        if (mark) continue;
        Record& record = batch.add(Kind::incident, {0, 0, 1});
        record.set(Field::incident_id, Value::text(batch.keep(line)));
        if (line == "remark") record.set(Field::incident_remarks, Value::text("a remark"));
        if (line == "person") record.set(Field::incident_reviewed_by, Value::text("Somebody"));
        return true;
      }
      return false;
    }
    std::ifstream stream_;
    ReadContext& context_;
  };

  class Writer : public RecordWriter {
   public:
    Writer(const std::filesystem::path& path, const LossType& loss) : stream_(path), loss_(loss) {}
    void write(const Batch& batch, Losses& losses) override {
      for (std::size_t i = 0; i != batch.size(); ++i) {
        losses.all_extras(i, &loss_);
        for (std::size_t k = 0; k != batch[i].slots().size(); ++k)
          if (batch[i].slots()[k].field == Field::incident_remarks) losses.value(i, k, &loss_);
        const std::string_view id = batch[i].text(Field::incident_id);
        if (id == "no-space") throw OutputError("cannot write: no space left");
        if (id == "bug") throw std::logic_error("a fault of ours");
        stream_ << id << (batch[i].has(Field::incident_reviewed_by) ? "+" : "") << '\n';
      }
    }
    void finish() override { stream_.flush(); }
    std::ofstream stream_;
    const LossType& loss_;
  };

  std::unique_ptr<RecordReader> read(Source& source, ReadContext& context) const override {
    return std::make_unique<Reader>(source.probe.path, context);
  }
  std::unique_ptr<RecordWriter> write(const Target& target, WriteContext&) const override {
    return std::make_unique<Writer>(target.path, card_.losses[0]);
  }

  static inline std::atomic<bool>* stop_on_sight = nullptr;

 private:
  Descriptor card_;
};

}  // namespace maex::test
