// What the ledger keeps of the facts of one file.
#pragma once
#include <cstdint>
#include <string_view>

#include "core/exchange/exchange_job.hpp"
#include "core/exchange/ledger.hpp"
#include "core/exchange/worker.hpp"
#include "core/facts/facts.hpp"

namespace maex::exchange {

/// Outcome, reason and counts of a file that its worker has read, or could not.
void fill(ItemRow& row, const ItemFacts& facts);
/// The same for a worker that did not end by itself.
void fill_failed(ItemRow& row, const WorkResult& result, const ExchangeJob& job);
/// True when no person has to look at the file.
bool is_clean(const ItemRow& row);
/// Days since 1970 of a time YYYY-MM-DDThh:mm:ss.
std::int64_t days_of(std::string_view time);

}  // namespace maex::exchange
