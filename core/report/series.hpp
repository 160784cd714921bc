// Figures over time as text with bars, as a picture, as a page and as JSON.
#pragma once
#include <string>

#include "core/facts/series_facts.hpp"
#include "core/report/messages.hpp"

namespace maex {

/// A table for each series, with a bar of at most `bar_room` characters in each row.
std::string series_text(const SeriesFacts& facts, std::size_t bar_room, const Messages& words);
/// A picture that needs no other file: figures for periods as bars as wide as their time, running totals as points on a
/// line, and values that running totals imply as open bars. The series are below each other on one scale of time.
std::string series_svg(const SeriesFacts& facts, const Messages& words);
/// A page that needs no network and no script: the picture, and the tables.
std::string series_html(const SeriesFacts& facts, const Messages& words);
/// Described by schemas/report/series.schema.json.
std::string series_json(const SeriesFacts& facts);

/// "ANAMA, status=CIVILIAN: running totals since early 1990s".
std::string series_name(const Series& series, const Messages& words);
/// The words for a code in the language of the messages, also in English, where other reports print the code itself.
std::string series_label(CodeList list, std::string_view code, const Messages& words);
/// As people write it: "2440", "453.9".
std::string series_number(double value);
/// "about 3000".
std::string series_value(const SeriesPoint& point, const Messages& words);
/// What the tables do not show, in one sentence; empty: they show all.
std::string series_rest(const SeriesFacts& facts, const Messages& words);

}  // namespace maex
