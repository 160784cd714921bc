// Tells people and programs what a run did: mail through sendmail, and a hook.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/status.hpp"

namespace maex::exchange {

/// Sends the mail and starts the hook, as the job says. `now` is YYYY-MM-DDThh:mm:ssZ. Returns a sentence for each that
/// failed. Throws nothing else: the files of the run are in place whatever happens here.
std::vector<std::string> tell(const ExchangeJob& job, const StatusFacts& facts, std::string_view now);

}  // namespace maex::exchange
