// The times of figures, and figures that a text states twice, once all of the text is read.
#pragma once
#include <cstddef>
#include <vector>

#include "core/mapping/prose/statement.hpp"
#include "core/mapping/prose/timing.hpp"

namespace maex::prose {

/// Gives each figure without a time the period of the report, where it is known. Returns the indexes of figures that
/// repeat another one, from the title or an earlier sentence, in ascending order.
std::vector<std::size_t> settle_headline(const std::vector<Statement*>& statements, const ReportTime& time);

/// Adds the indexes of figures of `own_source` that repeat a figure of another source for the same time. `repeated`
/// stays in ascending order.
void add_overview(const std::vector<Statement*>& statements, const std::string& own_source,
                  std::vector<std::size_t>& repeated);

}  // namespace maex::prose
