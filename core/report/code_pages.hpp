// Pages for the codes that reports print and that are not rules: findings of readers, losses, what happened to a cell,
// and rules that derive values.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/adapter/registry.hpp"
#include "core/notice/notice.hpp"

namespace maex {

struct CodePage {
  std::string code;
  std::string family;          ///< "finding", "loss", "cell" or "derived"
  std::string severity;        ///< of a finding; otherwise empty
  std::string what, why, fix;  ///< sentences; the last two are only of findings
};

/// All pages, sorted by code. A code that is both a finding and the name of what happened to its cell is the finding.
std::vector<CodePage> code_pages(std::span<const NoticeType* const> notices, std::span<const LossType> more_losses,
                                 const Registry& registry);
/// The names of what happens to a cell, each with one sentence.
std::span<const std::pair<std::string_view, std::string_view>> cell_fates();

std::string page_text(const CodePage& page);
std::string page_markdown(const CodePage& page);
std::string page_json(const CodePage& page);

}  // namespace maex
