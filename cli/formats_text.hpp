// Adapters' cards as text and as Markdown.
#pragma once
#include <string>

#include "core/adapter/registry.hpp"

namespace maex::cli {

/// One line for each format and partner.
std::string formats_text(const Registry& registry);
/// What is recognised only to say what to do with it.
std::string foreign_text();
/// The whole card of one.
std::string card_text(const Descriptor& card);
/// A Markdown table of all, then the page of each.
std::string formats_markdown(const Registry& registry);
/// A format or a partner. Throws UsageError with the nearest names.
const Descriptor& require_adapter(const Registry& registry, const std::string& id);

}  // namespace maex::cli
