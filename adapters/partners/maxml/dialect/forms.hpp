// How an installation spells a day: a pattern of YYYY, MM, DD (or M, D without a leading zero), hh, mm, ss and anything
// else as it stands, for example "DD.MM.YYYY" or "YYYY-MM-DDT00:00:00".
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/date.hpp"

namespace maex::maxml {

/// Whether the text is a pattern that holds year, month and day once each.
bool is_form(std::string_view form);
/// Appends a full day. hh, mm and ss become 00.
void append_day(std::string& out, std::string_view form, const Day& day);
/// Appends a moment that stands in YYYY-MM-DDThh:mm:ss.
void append_moment(std::string& out, std::string_view form, std::string_view moment);
/// A day spelled exactly so. hh, mm and ss take any time of day, which is dropped; `timed` says whether there was one.
std::optional<Day> parse_day(std::string_view form, std::string_view text, bool* timed = nullptr);
/// A regular expression of XML Schema for what append_day() writes.
std::string form_pattern(std::string_view form);
/// Every usual pattern that reads the text: one, none, or two where day and month can be swapped.
std::vector<std::string> forms_of(std::string_view text);

}  // namespace maex::maxml
