// The class of accident of IMSMA NG that follows from the devices of an incident.
#pragma once
#include <optional>

#include "core/model/record.hpp"

namespace maex::maxml {

/// Assumption: the table of devices in the reference (domain D2). nullopt when the incident names no device, a device
/// outside the table, or devices of several classes.
std::optional<Code> accident_type_of(const Batch& batch, std::size_t incident);

}  // namespace maex::maxml
