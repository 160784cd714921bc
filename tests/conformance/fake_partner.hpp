// A partner for tests of the suite. It is correct except for one fault. The file has one line per record and one line
// per value.
#pragma once
#include "tests/conformance/fake_format.hpp"

namespace maex::test {

enum class PartnerFault {
  none,
  drops_in_silence,
  announces_too_much,
  undeclared_loss,
  doubles,
  wrong_line,
  fate_missing,
  deaf_to_stop,
  leaves_a_file,
  unbalanced,
  undeclared_notice,
  quits,
  negative_reason
};

inline constexpr NoticeType odd_value{"odd-value", Severity::info, "A value is odd.", "Odd values mislead.",
                                      "Look at it."};

class FauxPartner : public Partner {
 public:
  explicit FauxPartner(PartnerFault fault = PartnerFault::none) : fault_(fault) {
    card_.id = "lines";
    card_.kind = AdapterKind::partner;
    card_.title = "Lines";
    card_.about = "A value a line.";
    card_.extensions = {".lines"};
    card_.reads = card_.writes = true;
    card_.losses = {{"loss-extra", "Extras are not carried."}};
  }
  const Descriptor& descriptor() const override { return card_; }
  Identification identify(Source& source) const override {
    if (source.probe.head.starts_with("LINES\n")) return {Certainty::certain, "begins with LINES"};
    return {Certainty::no, fault_ == PartnerFault::negative_reason ? "" : "does not begin with LINES"};
  }
  std::unique_ptr<RecordReader> read(Source& source, ReadContext& context) const override {
    return std::make_unique<Reader>(source.probe.path, context, fault_);
  }
  std::unique_ptr<RecordWriter> write(const Target& target, WriteContext&) const override {
    return std::make_unique<Writer>(target.path, card_, fault_);
  }

 private:
  class Reader : public RecordReader {
   public:
    Reader(const std::filesystem::path& path, ReadContext& context, PartnerFault fault)
        : stream_(path, std::ios::binary), context_(context), fault_(fault) {
      std::string line;
      if (!std::getline(stream_, line) || line != "LINES") refuse();
    }
    bool next(Batch& batch) override {
      for (std::string line; std::getline(stream_, line);) {
        ++line_;
        if (context_.stop != nullptr && *context_.stop && fault_ != PartnerFault::deaf_to_stop) throw Interrupted();
        if (line.starts_with("R\t"))
          begin(batch, line.substr(2));
        else if (line.starts_with("F\t"))
          value(batch, line.substr(2));
        else
          refuse();
      }
      return !std::exchange(done_, true) && !batch.empty();
    }

   private:
    [[noreturn]] void refuse() const {
      if (fault_ == PartnerFault::quits) throw std::out_of_range("beyond the end");
      throw InputError(context_.account.document() + ", line " + std::to_string(line_) + ": is no record");
    }
    void begin(Batch& batch, const std::string& words) {
      const std::size_t space = words.find(' ');
      const auto kind = find_kind(words.substr(0, space));
      const int parent = space == std::string::npos ? 0 : std::atoi(words.c_str() + space);
      if (!kind || is_child(*kind) != (parent >= 0) || parent >= static_cast<int>(batch.size())) refuse();
      batch.add(*kind, {1, 0, line_ + (fault_ == PartnerFault::wrong_line ? 40 : 0)}, parent);
      context_.account.read_row();
      if (fault_ != PartnerFault::unbalanced) context_.account.row(Fate::used);
    }
    void value(Batch& batch, const std::string& words) {
      const std::size_t space = words.find(' ');
      const auto field = find_field(words.substr(0, space));
      if (!field || batch.empty() || info(*field).kind != batch[batch.size() - 1].kind()) refuse();
      const std::string text = unescaped(words.substr(space + 1));
      batch[batch.size() - 1].set(*field, parsed(batch, info(*field), text));
      context_.account.read_cells(1);
      if (fault_ == PartnerFault::fate_missing)
        context_.account.cells(Fate::used, {}, 1);
      else
        context_.account.used(LinePlace(line_, {}, *field));
      if (fault_ == PartnerFault::undeclared_notice) context_.account.report(odd_value, LinePlace());
    }
    Value parsed(Batch& batch, const FieldInfo& field, const std::string& text) const {
      switch (field.type) {
        case Type::text: return Value::text(batch.keep(text));
        case Type::integer: return Value::integer(std::atoll(text.c_str()));
        case Type::decimal: return Value::decimal(std::strtod(text.c_str(), nullptr));
        case Type::boolean: return Value::boolean(text == "true");
        case Type::date:
          if (const auto date = parse_iso_date(text)) return Value::date(*date);
          break;
        case Type::code:
          if (const auto code = find_code(field.list, text)) return Value::code(*code);
          break;
      }
      refuse();
    }
    std::ifstream stream_;
    ReadContext& context_;
    PartnerFault fault_;
    std::uint32_t line_ = 1;
    bool done_ = false;
  };

  class Writer : public RecordWriter {
   public:
    Writer(const std::filesystem::path& path, const Descriptor& card, PartnerFault fault)
        : stream_(path, std::ios::binary), card_(card), fault_(fault) {
      stream_ << "LINES\n";
      if (fault == PartnerFault::leaves_a_file) std::ofstream(path.string() + ".part") << "half";
    }
    void write(const Batch& batch, Losses& losses) override {
      static const LossType other{"loss-other", "Something else."};
      for (std::size_t i = 0; i != batch.size(); ++i) {
        losses.all_extras(i, fault_ == PartnerFault::undeclared_loss ? &other : &card_.losses[0]);
        for (std::size_t k = 0; k != batch[i].slots().size(); ++k)
          if (fault_ == PartnerFault::announces_too_much && batch[i].slots()[k].field == Field::victim_age)
            losses.value(i, k, &card_.losses[0]);
        stream_ << "R\t" << name(batch[i].kind()) << ' ' << batch[i].parent() << '\n';
        for (const Slot& slot : batch[i].slots()) {
          if (fault_ == PartnerFault::drops_in_silence && slot.field == Field::victim_age) continue;
          const std::string line =
              "F\t" + std::string(info(slot.field).full_name) + ' ' + escaped(to_text(slot.value)) + '\n';
          stream_ << line;
          if (fault_ == PartnerFault::doubles && slot.field == Field::incident_cause) stream_ << line;
        }
      }
    }
    void finish() override {
      stream_.close();
      if (!stream_) throw OutputError("cannot write");
    }

   private:
    std::ofstream stream_;
    const Descriptor& card_;
    PartnerFault fault_;
  };

  Descriptor card_;
  PartnerFault fault_;
};

}  // namespace maex::test
