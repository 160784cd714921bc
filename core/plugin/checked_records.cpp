#include "core/plugin/checked_records.hpp"

#include "core/plugin/held.hpp"

namespace maex {
namespace {

bool fits(const FieldInfo& field, const Value& value) {
  switch (value.kind()) {
    case Value::Kind::text: return field.type == Type::text;
    case Value::Kind::integer: return field.type == Type::integer;
    case Value::Kind::decimal: return field.type == Type::decimal;
    case Value::Kind::boolean: return field.type == Type::boolean;
    case Value::Kind::date: return field.type == Type::date;
    case Value::Kind::code:
      return field.type == Type::code && static_cast<std::size_t>(value.as_code()) < all_codes().size() &&
             info(value.as_code()).list == field.list;
    case Value::Kind::none: break;
  }
  return false;
}

class CheckedReader final : public RecordReader, Held<RecordReader> {
 public:
  CheckedReader(std::unique_ptr<RecordReader> reader, std::shared_ptr<Library> library, const ReadContext& context)
      : Held(std::move(reader), std::move(library), "Partner::read"), context_(context) {}

  bool next(Batch& batch) override {
    if (call([&] { return object().next(batch); })) {
      check(batch);
      return true;
    }
    const Balance& balance = context_.balance;
    if (balance.holds()) return false;
    std::uint64_t rows = 0, cells = 0;
    for (const Balance::Line& line : balance.lines()) {
      rows += line.rows;
      cells += line.cells;
    }
    broken("of " + std::to_string(balance.rows_read()) + " rows and " + std::to_string(balance.cells_read()) +
           " cells of " + context_.document_name + ", the fates of " + std::to_string(rows) + " and " +
           std::to_string(cells) + " were told");
  }
  [[nodiscard]] double progress() const override {
    return call([&] { return object().progress(); });
  }
  [[nodiscard]] std::vector<std::string> remarks() const override {
    return call([&] { return object().remarks(); });
  }
  [[nodiscard]] Locator locate(const Origin& origin, std::uint16_t column, Field field) const override {
    return call([&] { return object().locate(origin, column, field); });
  }

 private:
  void check(const Batch& batch) const {
    for (std::size_t i = 0; i != batch.size(); ++i) {
      const Record& record = batch[i];
      const std::int32_t parent = record.parent();
      const bool below = parent >= 0 && static_cast<std::size_t>(parent) < i;
      if (is_child(record.kind()) ? !below : parent >= 0)
        broken("a record of kind " + std::string(name(record.kind())) + " hangs below the wrong one");
      for (const Slot& slot : record.slots()) {
        if (slot.field >= Field::count) broken("a record holds a field that there is not");
        const FieldInfo& field = info(slot.field);
        if (field.kind != record.kind())
          broken("a record of kind " + std::string(name(record.kind())) + " holds the field " +
                 std::string(field.full_name));
        if (!fits(field, slot.value))
          broken("the field " + std::string(field.full_name) + " holds a value of another type");
      }
    }
  }
  const ReadContext& context_;
};

class CheckedWriter final : public RecordWriter, Held<RecordWriter> {
 public:
  CheckedWriter(std::unique_ptr<RecordWriter> writer, std::shared_ptr<Library> library, const Descriptor& card)
      : Held(std::move(writer), std::move(library), "Partner::write"), card_(card) {}

  [[nodiscard]] const LossType* loss_of(const Batch& batch, std::size_t record, const Slot& slot) const override {
    return declared(call([&] { return object().loss_of(batch, record, slot); }));
  }
  [[nodiscard]] const LossType* loss_of(const Batch& batch, std::size_t record, const Extra& extra) const override {
    return declared(call([&] { return object().loss_of(batch, record, extra); }));
  }
  void write(const Batch& batch) override {
    call([&] { object().write(batch); });
  }
  void finish() override {
    call([&] { object().finish(); });
  }

 private:
  const LossType* declared(const LossType* loss) const {
    if (loss == nullptr) return nullptr;
    for (const LossType& each : card_.losses)
      if (&each == loss) return loss;
    broken("it tells a loss that its manifest does not declare");
  }
  const Descriptor& card_;
};

}  // namespace

std::unique_ptr<RecordReader> checked(std::unique_ptr<RecordReader> reader, std::shared_ptr<Library> library,
                                      const ReadContext& context) {
  return std::make_unique<CheckedReader>(std::move(reader), std::move(library), context);
}

std::unique_ptr<RecordWriter> checked(std::unique_ptr<RecordWriter> writer, std::shared_ptr<Library> library,
                                      const Descriptor& card) {
  return std::make_unique<CheckedWriter>(std::move(writer), std::move(library), card);
}

}  // namespace maex
