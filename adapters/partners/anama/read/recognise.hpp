// Recognises a report of the mine action agency.
#pragma once
#include <string>

#include "core/adapter/adapter.hpp"

namespace maex::anama {

/// By the share of paragraphs with numbers whose figures the patterns read.
Identification recognise(TableDocument& document);
/// A small web page with made-up figures.
std::string specimen();

}  // namespace maex::anama
