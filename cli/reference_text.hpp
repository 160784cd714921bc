// The reference pages of `maex help`: fields and code lists, made from their declarations in core/model.
#pragma once
#include <string>

#include "core/model/fields.hpp"

namespace maex::cli {

/// All fields, grouped by kind, one or two lines each.
std::string fields_text();
std::string fields_text(Kind kind);
/// The whole card of one field, with its code list.
std::string field_text(Field field);
/// All code lists, one line each.
std::string codes_text();
/// The values of one list with their labels.
std::string codes_text(CodeList list);

/// What one input may cost: names, defaults, reasons.
std::string limits_topic(bool json);

/// For "fields" NAME: a field's card or a kind's fields; as text or JSON. Throws UsageError with the nearest names.
std::string fields_topic(const std::string& wanted, bool json);
/// For "codes" NAME. Throws UsageError with the nearest names.
std::string codes_topic(const std::string& wanted, bool json);

}  // namespace maex::cli
