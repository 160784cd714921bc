// The reference: fields, code lists and limits as text and JSON, made from their declarations.
#pragma once
#include <optional>
#include <span>
#include <string>

#include "core/model/fields.hpp"

namespace maex {

/// All fields, grouped by kind, one or two lines each.
std::string fields_text();
std::string fields_text(Kind kind);
std::string fields_text(std::span<const Field> fields);
/// The complete description of one field, with its code list.
std::string field_text(Field field);
/// All code lists, one line each.
std::string codes_text();
/// The values of one list with their labels.
std::string codes_text(CodeList list);

/// The limits for one input: names, defaults, reasons.
std::string limits_text();

std::string fields_json(std::optional<Kind> only);
std::string fields_json(std::span<const Field> fields);
std::string field_json(Field field);
std::string codes_json(std::optional<CodeList> only);
std::string limits_json();

}  // namespace maex
