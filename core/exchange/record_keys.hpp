// What the ledger knows about a record: two digests.
#pragma once
#include <string>

#include "core/exchange/ledger.hpp"
#include "core/model/group.hpp"

namespace maex::exchange {

/// The key is the digest of the record's own number, and of its content where it has none or maex made it. The content
/// has all values of the group except numbers that maex can make; the order of rows and columns does not count.
RecordKey record_key(const Group& group);

}  // namespace maex::exchange
