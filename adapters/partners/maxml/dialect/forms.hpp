// How an installation spells a day: a pattern of YYYY, MM, DD (or M, D without a leading zero), hh, mm, ss and literal
// characters, for example "DD.MM.YYYY" or "YYYY-MM-DDT00:00:00".
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/date.hpp"

namespace maex::maxml {

/// Whether the text is a pattern with year, month and day once each.
bool is_form(std::string_view form);
/// Appends a full day. hh, mm and ss become 00.
void append_day(std::string& out, std::string_view form, const Day& day);
/// Appends a moment that is spelled YYYY-MM-DDThh:mm:ss.
void append_moment(std::string& out, std::string_view form, std::string_view moment);
/// Reads a day spelled exactly like this. hh, mm and ss accept any time of day, which is dropped; `timed` receives
/// whether there was one.
std::optional<Day> parse_day(std::string_view form, std::string_view text, bool* timed = nullptr);
/// A regular expression of XML Schema that matches the output of append_day().
std::string form_pattern(std::string_view form);
/// All usual patterns that match the text: one, none, or two where day and month can be swapped.
std::vector<std::string> forms_of(std::string_view text);

}  // namespace maex::maxml
