// What adapters say about themselves, as text, Markdown and JSON.
#pragma once
#include <string>

#include "core/adapter/registry.hpp"

namespace maex {

/// One line for each format and partner.
std::string formats_text(const Registry& registry);
/// What is recognised only to say what to do with it.
std::string foreign_text();
/// The whole card of one.
std::string card_text(const Descriptor& card);
/// A Markdown table of all; the README holds exactly this.
std::string formats_markdown(const Registry& registry);
/// The page of one: title, what it does, options, losses and findings with why and fix. Ends with a line feed.
std::string adapter_markdown(const Descriptor& card);
/// One gives an object, several an array.
std::string adapter_json(const Descriptor& card);
std::string adapters_json(const Registry& registry);
/// Formats that are recognised and not read.
std::string foreign_json();

}  // namespace maex
