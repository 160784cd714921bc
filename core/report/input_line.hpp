// What became of one of several inputs, or of a file inside an input, in one line.
#pragma once
#include <string>

#include "core/facts/facts.hpp"
#include "core/report/messages.hpp"

namespace maex {

/// "not read: it is a picture". Only for inputs with a reason.
std::string not_read_line(const InputFact& input, const Messages& words);
/// "azcbl (xlsx): 12 records", or the first line of its problem, or why it is not read.
std::string input_line(const InputFact& input, const Messages& words);

}  // namespace maex
