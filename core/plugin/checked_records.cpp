#include "core/plugin/checked_records.hpp"

#include <algorithm>

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
  CheckedReader(std::unique_ptr<RecordReader> reader, std::shared_ptr<Library> library, const Account& account)
      : Held(std::move(reader), std::move(library), "Partner::read"), account_(account) {}

  bool next(Batch& batch) override {
    if (call([&] { return object().next(batch); })) {
      check(batch);
      return true;
    }
    const Balance& balance = account_.balance();
    if (balance.holds()) return false;
    std::uint64_t rows = 0, cells = 0;
    for (const Balance::Line& line : balance.lines()) {
      rows += line.rows;
      cells += line.cells;
    }
    broken("of " + std::to_string(balance.rows_read()) + " rows and " + std::to_string(balance.cells_read()) +
           " cells of " + account_.document() + ", the fates of " + std::to_string(rows) + " and " +
           std::to_string(cells) + " were told");
  }
  [[nodiscard]] double progress() const override {
    return call([&] { return object().progress(); });
  }
  [[nodiscard]] std::vector<Text> remarks() const override {
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
  const Account& account_;
};

class CheckedWriter final : public RecordWriter, Held<RecordWriter> {
 public:
  CheckedWriter(std::unique_ptr<RecordWriter> writer, std::shared_ptr<Library> library, const Descriptor& card)
      : Held(std::move(writer), std::move(library), "Partner::write"), card_(card) {}

  void write(const Batch& batch, Losses& losses) override {
    call([&] { object().write(batch, losses); });
    const LossType* known = nullptr;
    for (const LossType* loss : losses.types()) {
      if (loss == nullptr || loss == known) continue;
      if (std::none_of(card_.losses.begin(), card_.losses.end(),
                       [loss](const LossType& each) { return &each == loss; }))
        broken("it reports a loss that its manifest does not declare");
      known = loss;
    }
  }
  void finish() override {
    call([&] { object().finish(); });
  }

 private:
  const Descriptor& card_;
};

}  // namespace

std::unique_ptr<RecordReader> checked(std::unique_ptr<RecordReader> reader, std::shared_ptr<Library> library,
                                      const Account& account) {
  return std::make_unique<CheckedReader>(std::move(reader), std::move(library), account);
}

std::unique_ptr<RecordWriter> checked(std::unique_ptr<RecordWriter> writer, std::shared_ptr<Library> library,
                                      const Descriptor& card) {
  return std::make_unique<CheckedWriter>(std::move(writer), std::move(library), card);
}

}  // namespace maex
