// The class of accident of IMSMA NG that follows from the devices of an incident.
#pragma once
#include <optional>
#include <string>

#include "adapters/partners/maxml/dialect/plan.hpp"
#include "core/model/record.hpp"

namespace maex::maxml {

/// Assumption: the table of devices in the reference (domain D2). nullopt when the incident names no device, a device
/// outside the table, or devices of several classes.
std::optional<Code> accident_type_of(const Batch& batch, std::size_t incident);

/// The base term of the class of accident that the item of an incident gets from its devices (rule
/// "accident-type-from-device"). nullptr when the sender states a class, none follows, or the dialect has no term for
/// it.
const std::string* derived_class(const Plan& plan, const Batch& batch, std::size_t top);

}  // namespace maex::maxml
