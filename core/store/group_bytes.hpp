// A group of records as bytes, and back.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "core/model/group.hpp"

namespace maex {

/// Appends the records of a group. Texts, extras, places and the sender's own bytes (Batch::kept) are all there. Kinds,
/// fields and codes are numbers of this build of the model.
void append_group(std::string& bytes, const Group& group);

/// Appends the records to a batch; texts are copied into it. Throws InputError when the bytes are not what append_group
/// made.
void read_group(std::string_view bytes, Batch& into);

}  // namespace maex
