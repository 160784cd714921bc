// Writes a group of records as bytes, and reads it back.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "core/model/group.hpp"

namespace maex {

/// Appends the records of a group. Includes texts, extras, places and the sender's own bytes (Batch::kept). Kinds,
/// fields and codes are numbers of this build of the model.
void append_group(std::string& bytes, const Group& group);

/// Appends the records to a batch; texts are copied into it. Throws InputError when append_group() did not make the
/// bytes.
void read_group(std::string_view bytes, Batch& into);

}  // namespace maex
