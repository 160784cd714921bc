// Recognises a message by its header.
#pragma once
#include <string>

#include "core/adapter/adapter.hpp"

namespace maex::eml {

Identification identify_message(const Probe& probe);
/// A message for the conformance suite.
std::string make_specimen();

}  // namespace maex::eml
