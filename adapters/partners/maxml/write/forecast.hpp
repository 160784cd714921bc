// What a dialect cannot carry, said before it is written. Asks the same plans and the same rendering as the writer.
#pragma once
#include <string>

#include "adapters/partners/maxml/custom_fields.hpp"
#include "adapters/partners/maxml/dialect/plan.hpp"
#include "core/adapter/adapter.hpp"

namespace maex::maxml {

class Forecast {
 public:
  Forecast(const Dialect& dialect, const Plans& plans, const CustomFields& custom)
      : dialect_(dialect), plans_(plans), custom_(custom) {}
  [[nodiscard]] const LossType* of(const Batch& batch, std::size_t record, const Slot& slot) const;
  [[nodiscard]] const LossType* of(const Batch& batch, std::size_t record, const Extra& extra) const;

 private:
  /// How a record is written: with which plan, and whether as an element of its own.
  struct Route {
    const Plan* plan = nullptr;  ///< nullptr: only FieldReportInfo tells it
    bool own_block = true;
    std::size_t top = 0;
  };
  const LossType* route(const Batch& batch, std::size_t record, Route& into) const;
  const LossType* strict_route(const Batch& batch, std::size_t record, Route& into) const;
  const LossType* strict_loss(const Batch& batch, std::size_t record, const Slot& slot, const Route& route) const;
  const LossType* info_loss(const Slot& slot) const;

  const Dialect& dialect_;
  const Plans& plans_;
  const CustomFields& custom_;
};

}  // namespace maex::maxml
