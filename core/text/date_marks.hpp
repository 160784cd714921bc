// Marks of doubt and bounds around a date: "?", "~", "±2", "(…)", "<". Private to parse_date.cpp.
#pragma once
#include <string>

#include "core/model/date.hpp"

namespace maex::date_reading {

struct Marks {
  PartialDate::Doubt doubt = PartialDate::Doubt::none;
  PartialDate::Form form = PartialDate::Form::at;  // before or after, from "<" and ">"
};

/// Removes the marks from `text`. False when a sign of tolerance has no number after it.
bool take_marks(std::string& text, Marks& marks);

}  // namespace maex::date_reading
