// The first line of the input names the fault; see README.md.
#include <sys/mman.h>

#include <cmath>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "core/plugin/plugin.hpp"

namespace {

using namespace maex;

/// The word after the first blank of the file.
std::string fault_of(const std::filesystem::path& path) {
  std::ifstream stream(path);
  std::string magic, fault;
  stream >> magic >> fault;
  return fault;
}

volatile int depth = 0;
int fill_stack() {
  volatile char block[256];  // smaller than a page, so that no frame skips the guard page of the stack
  block[0] = static_cast<char>(depth);
  depth = depth + 1;
  if (depth < 0) return 0;
  return fill_stack() + block[0];
}

void do_it(const std::string& fault) {
  if (fault == "throw") throw std::runtime_error("Person Name, born 1990");
  if (fault == "throw-int") throw 7;
  if (fault == "refuse") throw InputError("the faulty plugin refuses this file in its own words");
  if (fault == "abort") std::abort();
  if (fault == "overflow") fill_stack();
  if (fault == "segfault") {
    // Access to this page is forbidden. It causes a real processor fault, which no sanitizer intercepts before it
    // happens.
    auto* page = static_cast<volatile char*>(::mmap(nullptr, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    *page = 1;
  }
  if (fault == "fpe") std::raise(SIGFPE);
}

class Records final : public RecordReader {
 public:
  Records(std::string fault, ReadContext& context) : fault_(std::move(fault)), context_(context) {}
  bool next(Batch& batch) override {
    if (done_) return false;
    done_ = true;
    do_it(fault_);
    context_.account.read_row();
    if (fault_ != "balance") context_.account.row(Fate::used);
    Record& record = batch.add(Kind::incident, {context_.document, 0, 1});
    if (fault_ == "type")
      record.set(Field::incident_date, Value::text("yesterday"));
    else if (fault_ == "kind")
      record.set(Field::victim_age, Value::integer(7));
    else
      record.set(Field::incident_id, Value::text(fault_ == "keep" ? "kept" : "1"));
    return true;
  }
  std::vector<Text> remarks() const override {
    if (fault_ != "keep") return {};
    return {Text::as_is(context_.keep_source ? "the bytes of the records are wanted"
                                             : "the bytes of the records are not wanted")};
  }

 private:
  std::string fault_;
  ReadContext& context_;
  bool done_ = false;
};

class UndeclaredLosses final : public RecordWriter {
  void write(const Batch& batch, Losses& losses) override {
    for (std::size_t i = 0; i != batch.size(); ++i)
      if (batch[i].text(Field::incident_id) != "kept") losses.all_values(i, &undeclared_);
  }
  void finish() override {}
  LossType undeclared_{"loss-undeclared", "Nobody knows this loss."};
};

class Faulty final : public Partner {
 public:
  explicit Faulty(const Descriptor& card) : card_(card) {}
  const Descriptor& descriptor() const override { return card_; }
  Identification identify(Source&) const override { return {}; }
  std::unique_ptr<RecordReader> read(Source& source, ReadContext& context) const override {
    const std::string fault = fault_of(source.probe.path);
    if (fault == "nothing") return nullptr;
    return std::make_unique<Records>(fault, context);
  }
  std::unique_ptr<RecordWriter> write(const Target&, WriteContext&) const override {
    return std::make_unique<UndeclaredLosses>();
  }
  bool keeps_source(const Options&, const Options&) const override { return true; }

 private:
  const Descriptor& card_;
};

class Rows final : public RowReader {
 public:
  explicit Rows(std::string fault) : fault_(std::move(fault)) {}
  bool next(Row& row) override {
    if (++number_ > 3) return false;
    do_it(fault_);
    cells_[0] = cells_[1] = {1, CellKind::text, false, "text", 0, nullptr};
    cells_[1].column = 2;
    row = {};
    row.number = number_;
    row.cells = cells_;
    if (fault_ == "rows" && number_ == 2) row.number = 1;
    if (fault_ == "no-cells") row.cells = {};
    if (fault_ == "columns") cells_[1].column = 1;
    if (fault_ == "empty-cell") cells_[1].raw = {};
    if (fault_ == "not-utf8") cells_[1].raw = "half of \xC9";
    if (fault_ == "no-number") cells_[1].kind = CellKind::number, cells_[1].number = std::nan("");
    return true;
  }

 private:
  std::string fault_;
  Cell cells_[2];
  std::uint32_t number_ = 0;
};

class Table final : public TableDocument {
 public:
  explicit Table(std::string fault) : fault_(std::move(fault)), sheets_(1) {}
  std::span<const SheetInfo> sheets() const override { return sheets_; }
  std::unique_ptr<RowReader> open(std::size_t) override { return std::make_unique<Rows>(fault_); }
  std::vector<MergedRange> merged(std::size_t) override { return {}; }
  std::vector<Text> decisions() const override { return {}; }

 private:
  std::string fault_;
  std::vector<SheetInfo> sheets_;
};

class FaultyTable final : public Format {
 public:
  explicit FaultyTable(const Descriptor& card) : card_(card) {}
  const Descriptor& descriptor() const override { return card_; }
  Identification identify(const Probe&) const override { return {}; }
  std::unique_ptr<TableDocument> open(const std::filesystem::path& path, const OpenContext&) const override {
    return std::make_unique<Table>(fault_of(path));
  }

 private:
  const Descriptor& card_;
};

/// The program asks this format about every file with the word "faulty". Its refusals must not stop other adapters from
/// reading their files.
class Refusing final : public Format {
 public:
  explicit Refusing(const Descriptor& card) : card_(card) {}
  const Descriptor& descriptor() const override { return card_; }
  Identification identify(const Probe&) const override { throw InputError("the refusing format cannot read this"); }
  std::unique_ptr<TableDocument> open(const std::filesystem::path&, const OpenContext&) const override {
    return nullptr;
  }

 private:
  const Descriptor& card_;
};

/// A plugin's code runs as soon as its library is opened. A test sees it by this file.
[[maybe_unused]] const bool loaded = [] {
  const char* file = std::getenv("MAEX_TEST_LOADED");
  if (file != nullptr) std::ofstream(file) << "loaded";
  return true;
}();

}  // namespace

MAEX_PLUGIN(adapters) {
  adapters.bring<Refusing>("faulty-refusing");
  adapters.bring<Faulty>("faulty");
  adapters.bring<FaultyTable>("faulty-table");
}
