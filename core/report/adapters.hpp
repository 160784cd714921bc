// The descriptions of the adapters as text, Markdown and JSON.
#pragma once
#include <string>

#include "core/adapter/registry.hpp"

namespace maex {

/// One line for each format and partner.
std::string formats_text(const Registry& registry);
/// The unsupported formats that maex recognises only to say what the user can do.
std::string foreign_text();
/// The complete description of one adapter.
std::string card_text(const Descriptor& card);
/// A Markdown table of all adapters. The README contains exactly this table.
std::string formats_markdown(const Registry& registry);
/// The page of one adapter: title, what it does, options, losses and findings with why and fix. Ends with a line feed.
std::string adapter_markdown(const Descriptor& card);
/// One adapter gives an object, several adapters give an array.
std::string adapter_json(const Descriptor& card);
std::string adapters_json(const Registry& registry);
/// Formats that maex recognises but does not read.
std::string foreign_json();

}  // namespace maex
